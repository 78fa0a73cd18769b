//! The whole calendar against the published data, day by day.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use std::path::PathBuf;

use gongkai_law::calendar::{
    Calendar, DayKind, ImportError, ImportedDay, ImportedYear, RegionalHoliday, basis, notices,
};
use jiff::civil::{Date, date};

fn days_of(year: i16) -> impl Iterator<Item = Date> {
    date(year, 1, 1).series(jiff::Span::new().days(1)).take_while(move |day| day.year() == year)
}

/// The folder of shared data beside the project, if it is there.
fn shared() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("GONGKAI_SHARED") {
        return Some(folder.into());
    }
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().map(|folder| folder.join("shared")).find(|folder| folder.join("data").is_dir())
}

fn published(year: i16) -> Option<ImportedYear> {
    let text = std::fs::read_to_string(shared()?.join(format!("data/calendar/{year}.json"))).ok()?;
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let days = value["days"].as_array().unwrap().iter().map(|day| ImportedDay {
        date: day["date"].as_str().unwrap().parse().unwrap(),
        name: day["name"].as_str().unwrap().into(),
        is_off_day: day["isOffDay"].as_bool().unwrap(),
    });
    Some(ImportedYear { year, papers: Vec::new(), days: days.collect() })
}

/// The days that no arrangement can leave out.
fn always_off(year: i16) -> impl Iterator<Item = ImportedDay> {
    [(1, 1, "元旦"), (5, 1, "劳动节"), (10, 1, "国庆节")].into_iter().map(move |(month, day, name)| ImportedDay {
        date: date(year, month, day),
        name: name.into(),
        is_off_day: true,
    })
}

#[test]
fn the_built_in_calendar_equals_the_published_data_on_every_day() {
    if shared().is_none() {
        println!("skipped: no shared data beside the project");
        return;
    }
    let national = Calendar::national();
    let mut imported = Calendar::national();
    for year in 2019..=2026 {
        imported = imported.with_year(published(year).unwrap()).unwrap();
    }
    for year in 2019..=2026 {
        for day in days_of(year) {
            assert_eq!(national.is_working(day), imported.is_working(day), "{day}");
        }
    }
    assert_ne!(national.version(), imported.version());
}

#[test]
fn working_days_of_each_year() {
    let calendar = Calendar::national();
    let count = |year| days_of(year).filter(|day| calendar.is_working(*day)).count();
    let found: Vec<usize> = (2019..=2026).map(count).collect();
    assert_eq!(found, [250, 249, 250, 249, 249, 251, 248, 248]);
}

#[test]
fn holidays_art_2_stands_for_2027_until_the_notice_is_out() {
    let calendar = Calendar::national();
    assert!(!calendar.has_notice(2027));
    let spring = calendar.day(date(2027, 2, 8));
    assert_eq!((spring.kind, spring.provisional), (DayKind::Holiday, true));
    assert!(spring.reason.contains("未公布"));
    assert_eq!(calendar.day(date(2027, 2, 9)).kind, DayKind::WorkingDay);
    let notice = ImportedYear {
        year: 2027,
        papers: Vec::new(),
        days: always_off(2027)
            .chain([
                ImportedDay { date: date(2027, 2, 9), name: "春节".into(), is_off_day: true },
                ImportedDay { date: date(2027, 2, 20), name: "春节".into(), is_off_day: false },
            ])
            .collect(),
    };
    let known = calendar.clone().with_year(notice).unwrap();
    assert_eq!((known.day(date(2027, 2, 9)).kind, known.day(date(2027, 2, 9)).provisional), (DayKind::Holiday, false));
    assert_eq!(known.day(date(2027, 2, 20)).kind, DayKind::MakeUpWorkingDay);
    assert_ne!(known.version(), calendar.version());
}

#[test]
fn holidays_art_4_regional_days_are_off_and_change_the_version() {
    let day = RegionalHoliday { date: date(2026, 4, 20), name: "三月三".into() };
    let calendar = Calendar::national().with_regional(vec![day]);
    assert_eq!(calendar.day(date(2026, 4, 20)).kind, DayKind::RegionalHoliday);
    assert!(Calendar::national().is_working(date(2026, 4, 20)));
    assert_ne!(calendar.version(), Calendar::national().version());
}

#[test]
fn an_import_that_contradicts_itself_is_refused_with_the_day() {
    let year = |days: Vec<(Date, bool)>| ImportedYear {
        year: 2027,
        papers: Vec::new(),
        days: days
            .into_iter()
            .map(|(date, is_off_day)| ImportedDay { date, name: "元旦".into(), is_off_day })
            .collect(),
    };
    let import = |days| Calendar::national().with_year(year(days)).unwrap_err();
    let new_year = date(2027, 1, 1);
    assert_eq!(import(vec![]), ImportError::Empty { year: 2027 });
    assert_eq!(import(vec![(new_year, true), (new_year, false)]), ImportError::Twice { year: 2027, date: new_year });
    let outside = date(2026, 11, 30);
    assert_eq!(import(vec![(outside, true)]), ImportError::OutsideYear { year: 2027, date: outside });
    assert!(import(vec![]).to_string().contains("2027年"));
    let december = date(2026, 12, 31);
    assert_eq!(import(vec![(december, true)]), ImportError::Empty { year: 2027 });
    assert_eq!(import(vec![(date(2028, 1, 1), true)]), ImportError::OutsideYear { year: 2027, date: date(2028, 1, 1) });
}

#[test]
fn holidays_art_2_no_file_can_name_a_holiday_of_the_whole_country_as_worked() {
    let worked = ImportedDay { date: date(2027, 2, 6), name: "春节".into(), is_off_day: false };
    let inverted = ImportedYear { year: 2027, papers: Vec::new(), days: always_off(2027).chain([worked]).collect() };
    let error = Calendar::national().with_year(inverted).unwrap_err();
    assert_eq!(error, ImportError::HolidayWorked { year: 2027, date: date(2027, 2, 6), name: "春节" });
    assert!(error.to_string().contains("2027-02-06 春节列为上班"), "{error}");
}

#[test]
fn a_year_that_is_neither_announced_nor_computed_is_not_reached() {
    let calendar = Calendar::national();
    let reached: Vec<i16> = (2015..=2040).filter(|year| calendar.reaches(*year)).collect();
    assert_eq!(reached, (2019..=2030).collect::<Vec<_>>());
    let far = ImportedYear { year: 2031, papers: Vec::new(), days: always_off(2031).collect() };
    assert!(calendar.with_year(far).unwrap().reaches(2031));
}

#[test]
fn the_version_names_the_first_and_the_last_year_of_the_notices() {
    let years = notices().iter().map(|notice| notice.year);
    let (first, last) = (years.clone().min().unwrap(), years.max().unwrap());
    assert_eq!(Calendar::national().version(), format!("国办通知{first}—{last}"));
}

#[test]
fn holidays_art_2_is_cited_in_the_version_in_force() {
    assert_eq!(basis(date(2024, 12, 31)).to_string(), "《全国年节及纪念日放假办法（2013年）》第二条");
    assert_eq!(basis(date(2025, 1, 1)).to_string(), "《全国年节及纪念日放假办法》第二条");
}

#[test]
fn a_year_given_again_replaces_what_was_known_of_it() {
    let year = |day| ImportedYear {
        year: 2026,
        papers: Vec::new(),
        days: always_off(2026).chain([ImportedDay { date: day, name: "元旦".into(), is_off_day: true }]).collect(),
    };
    let first = Calendar::national().with_year(year(date(2026, 1, 2))).unwrap();
    // 2 January is off by the notice and by the first file, and on again by the second
    assert!(!first.is_working(date(2026, 1, 2)));
    let second = first.clone().with_year(year(date(2026, 1, 5))).unwrap();
    assert!(second.is_working(date(2026, 1, 2)) && !second.is_working(date(2026, 1, 5)));
    assert_ne!(first.version(), second.version());
    assert_eq!(second.version().matches("2026年导入").count(), 1);
}

#[test]
fn a_short_file_cannot_turn_a_statutory_holiday_into_a_working_day() {
    let one = ImportedDay { date: date(2027, 2, 5), name: "春节".into(), is_off_day: true };
    let short = ImportedYear { year: 2027, papers: Vec::new(), days: vec![one] };
    let calendar = Calendar::national().with_year(short).unwrap();
    for (month, day) in [(1, 1), (2, 8), (4, 5), (6, 9), (9, 15), (10, 1)] {
        let status = calendar.day(date(2027, month, day));
        assert_eq!((status.kind, status.provisional), (DayKind::Holiday, false), "{}", status.date);
    }
    assert_eq!(calendar.day(date(2027, 2, 9)).kind, DayKind::WorkingDay);
}

#[test]
fn every_named_day_belongs_to_the_holiday_the_notice_names() {
    let national = Calendar::national();
    for year in 2019..=2026 {
        let Some(year) = published(year) else {
            println!("skipped: no shared data beside the project");
            return;
        };
        for day in year.days {
            let reason = national.day(day.date).reason;
            assert!(
                day.name.split('、').any(|name| reason.contains(name))
                    || day.name.contains(&reason[..reason.find("放假").unwrap_or(0)]),
                "{}: {} or {reason}",
                day.date,
                day.name
            );
        }
    }
}

#[test]
fn notices_carry_title_number_and_day_and_stand_in_order() {
    let all = notices();
    assert_eq!(all.len(), 10);
    assert!(all.windows(2).all(|pair| pair[0].issued < pair[1].issued));
    for notice in all {
        assert!(notice.title.contains(&format!("{}年", notice.year)), "{}", notice.title);
        assert!(notice.number.contains(&format!("〔{}〕", notice.issued.year())), "{}", notice.number);
    }
}

#[test]
fn importing_a_year_keeps_the_december_days_of_the_next_notice() {
    let earlier = ImportedYear { year: 2018, papers: Vec::new(), days: always_off(2018).collect() };
    let calendar = Calendar::national().with_year(earlier).unwrap();
    assert_eq!(calendar.day(date(2018, 12, 29)).kind, DayKind::MakeUpWorkingDay);
    assert_eq!(calendar.day(date(2018, 12, 31)).kind, DayKind::Holiday);
    assert_eq!(calendar.day(date(2018, 12, 28)).kind, DayKind::WorkingDay);
    assert_eq!(calendar.day(date(2018, 5, 1)).kind, DayKind::Holiday);
}
