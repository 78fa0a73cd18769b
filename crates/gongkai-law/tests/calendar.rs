//! The whole calendar against the published data, day by day.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use std::path::PathBuf;

use gongkai_law::calendar::{Calendar, DayKind, ImportError, ImportedDay, ImportedYear, RegionalHoliday};
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
        days: vec![
            ImportedDay { date: date(2027, 2, 9), name: "春节".into(), is_off_day: true },
            ImportedDay { date: date(2027, 2, 20), name: "春节".into(), is_off_day: false },
        ],
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
}
