//! Vectors of deadlines: every limit on the day, the day before and the day after.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{CountError, Period, PeriodLength, WorkingDays, period_due, working_days_after};
use gongkai_law::provision::cited;
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn days(number: u16) -> WorkingDays {
    number.to_string().parse().unwrap()
}

fn after(from: &str, number: u16) -> Date {
    working_days_after(&Calendar::national(), from.parse().unwrap(), days(number), cited::ART_33_2).unwrap().due
}

#[test]
fn art_33_vectors_over_holidays_and_make_up_weekends() {
    let table = [
        ("2023-01-16", ["2023-01-30", "2023-02-09", "2023-02-16", "2023-03-16"]),
        ("2024-02-05", ["2024-02-20", "2024-03-01", "2024-03-08", "2024-04-08"]),
        ("2024-09-12", ["2024-09-24", "2024-10-10", "2024-10-16", "2024-11-13"]),
        ("2025-01-20", ["2025-02-05", "2025-02-14", "2025-02-21", "2025-03-21"]),
        ("2025-09-22", ["2025-09-30", "2025-10-17", "2025-10-24", "2025-11-21"]),
        ("2026-02-10", ["2026-02-26", "2026-03-09", "2026-03-16", "2026-04-14"]),
        ("2026-09-15", ["2026-09-23", "2026-10-12", "2026-10-19", "2026-11-16"]),
    ];
    for (from, due) in table {
        for (number, due) in [7, 15, 20, 40].into_iter().zip(due) {
            assert_eq!(after(from, number).to_string(), due, "{from} +{number}");
        }
    }
}

#[test]
fn every_day_is_counted_or_skipped_with_its_reason() {
    let found = working_days_after(&Calendar::national(), date(2026, 2, 10), days(7), cited::ART_30).unwrap();
    let line = |day: Date| {
        found.days.iter().find(|step| step.date == day).map(|step| (step.counted, step.why.clone())).unwrap()
    };
    assert_eq!(line(date(2026, 2, 11)).0, Some(1));
    assert_eq!(line(date(2026, 2, 14)), (Some(4), "春节调休上班（国办发明电〔2025〕7号）".into()));
    assert_eq!(line(date(2026, 2, 17)), (None, "春节放假（国办发明电〔2025〕7号）".into()));
    assert!(!found.provisional);
    assert_eq!(found.days.len(), 16);
}

#[test]
fn a_count_that_reaches_a_year_without_notice_is_provisional() {
    let calendar = Calendar::national();
    let run = |from| working_days_after(&calendar, from, days(20), cited::ART_33_2).unwrap();
    assert!(!run(date(2026, 12, 3)).provisional);
    assert_eq!(run(date(2026, 12, 3)).due, date(2026, 12, 31));
    let next = run(date(2026, 12, 4));
    assert_eq!((next.due, next.provisional), (date(2027, 1, 4), true));
}

#[test]
fn before_the_first_notice_there_is_an_error_that_says_what_to_do() {
    let run = |from| working_days_after(&Calendar::national(), from, days(5), cited::ART_33_2);
    let error = run(date(2018, 11, 30)).unwrap_err();
    assert_eq!(error, CountError::BeforeCalendar { year: 2018 });
    assert!(error.to_string().contains("2018年") && error.to_string().contains("导入"), "{error}");
    // day zero is not counted: it may be the last day before the calendar begins
    assert_eq!(run(date(2018, 12, 31)).unwrap().due, date(2019, 1, 8));
    assert!(run(date(2018, 12, 30)).is_err());
}

#[test]
fn beyond_the_computed_years_there_is_an_error_that_says_what_to_do() {
    let run = |from, number| working_days_after(&Calendar::national(), from, days(number), cited::ART_33_2);
    assert!(run(date(2030, 12, 30), 1).unwrap().provisional);
    let error = run(date(2030, 12, 30), 2).unwrap_err();
    assert_eq!(error, CountError::AfterCalendar { year: 2031 });
    assert!(error.to_string().contains("导入"), "{error}");
    assert!(run(date(9999, 12, 30), 20).is_err());
    let suit = period_due(&Calendar::national(), Period::SuitAnswer, date(2030, 12, 20)).unwrap_err();
    assert_eq!(suit, CountError::AfterCalendar { year: 2031 });
}

#[test]
fn every_period_in_working_days_is_met_on_its_day_and_missed_on_the_next() {
    let calendar = Calendar::national();
    for period in Period::ALL {
        let found = period.on(date(2026, 4, 7)).unwrap();
        let PeriodLength::Working(length) = found.value else { continue };
        let explained = working_days_after(&calendar, date(2026, 4, 7), length, found.provision).unwrap();
        let counted =
            |until: Date| explained.days.iter().filter(|step| step.date <= until && step.counted.is_some()).count();
        assert_eq!(counted(explained.due), usize::from(length.get()), "{}", period.label());
        assert_eq!(counted(explained.due.yesterday().unwrap()), usize::from(length.get()) - 1, "{}", period.label());
        assert!(calendar.is_working(explained.due), "{}", period.label());
    }
}

fn due(period: Period, from: &str) -> (String, String) {
    let found = period_due(&Calendar::national(), period, from.parse().unwrap()).unwrap();
    (found.due.to_string(), found.start)
}

#[test]
fn litigation_art_67_fifteen_days_move_past_a_last_day_that_is_off() {
    assert_eq!(due(Period::SuitAnswer, "2026-03-02").0, "2026-03-17");
    // the fifteenth day is Friday 1 May; the next working day comes after the holiday
    let (day, why) = due(Period::SuitAnswer, "2026-04-16");
    assert_eq!(day, "2026-05-06");
    assert!(why.contains("《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》第四十八条第三款"), "{why}");
    assert_eq!(due(Period::SuitAnswer, "2026-04-15").0, "2026-04-30");
    // a weekend that is worked is no day off: Sunday 26 April 2020
    assert_eq!(due(Period::SuitAnswer, "2020-04-11").0, "2020-04-26");
}

#[test]
fn reconsideration_arts_48_and_54_count_working_days_since_2024() {
    assert_eq!(due(Period::ReconsiderationAnswer, "2026-03-02").0, "2026-03-16");
    assert_eq!(due(Period::ReconsiderationAnswerSimple, "2026-03-02").0, "2026-03-09");
    // before 2024 ten days were calendar days: the tenth is Saturday 11 March
    let (day, why) = due(Period::ReconsiderationAnswer, "2023-03-01");
    assert_eq!(day, "2023-03-13");
    assert!(why.contains("《民事诉讼法（2021年）》第八十五条第三款"), "{why}");
    assert!(due(Period::ReconsiderationAnswer, "2021-03-03").1.contains("《民事诉讼法（2017年）》第八十二条第三款"));
    // the sixtieth day is Friday 1 May
    let (day, why) = due(Period::ReconsiderationDecision, "2026-03-02");
    assert_eq!(day, "2026-05-06");
    assert!(why.contains("《民事诉讼法》第八十五条第三款"), "{why}");
    assert_eq!(due(Period::ReconsiderationDecisionSimple, "2026-03-02").0, "2026-04-01");
}

#[test]
fn litigation_art_46_six_months_end_on_the_day_of_the_same_number() {
    assert_eq!(due(Period::Sue, "2026-03-02").0, "2026-09-02");
    // 31 August plus six months is the last of February, a Sunday
    assert_eq!(due(Period::Sue, "2025-08-31").0, "2026-02-28");
    assert_eq!(due(Period::SueUntold, "2024-02-29").0, "2025-02-28");
    assert_eq!(due(Period::ApplyReconsideration, "2026-01-05").0, "2026-03-06");
}

#[test]
fn penalty_art_48_withdrawal_counts_working_days() {
    assert_eq!(due(Period::PenaltyWithdrawal, "2026-04-30").0, "2026-05-08");
}

#[test]
fn a_period_no_law_set_on_that_day_is_said_to_be_missing() {
    let error = period_due(&Calendar::national(), Period::FeePayment, date(2020, 12, 31)).unwrap_err();
    assert!(error.to_string().contains("2020年12月31日"), "{error}");
    let far = period_due(&Calendar::national(), Period::Sue, date(9999, 12, 1)).unwrap_err();
    assert!(far.to_string().contains("超出"));
    let early = period_due(&Calendar::national(), Period::SuitAnswer, date(2018, 3, 1)).unwrap_err();
    assert!(early.to_string().contains("导入"));
}

#[test]
fn a_last_day_in_a_year_without_notice_is_provisional() {
    let run = |from| period_due(&Calendar::national(), Period::SuitAnswer, from).unwrap().provisional;
    assert!(!run(date(2026, 12, 15)));
    assert!(run(date(2026, 12, 17)));
}

#[test]
fn tendering_art_54_three_days_are_calendar_days_and_a_last_day_that_is_off_moves() {
    assert_eq!(due(Period::TenderCandidates, "2026-03-02").0, "2026-03-05");
    let (day, why) = due(Period::TenderCandidates, "2026-03-04");
    assert_eq!(day, "2026-03-09");
    assert!(why.contains("《民法典》第二百零三条第一款"), "{why}");
    assert!(due(Period::TenderCandidates, "2020-03-04").1.contains("《民法总则》第二百零三条第一款"));
}

proptest! {
    #[test]
    fn counting_agrees_with_a_naive_day_counter(start in 0_i32..2800, number in 1_u16..60) {
        let calendar = Calendar::national();
        let from = date(2019, 1, 1).checked_add(jiff::Span::new().days(start)).unwrap();
        let found = working_days_after(&calendar, from, days(number), cited::ART_33_2).unwrap();
        let mut left = number;
        let mut day = from;
        while left > 0 {
            day = day.tomorrow().unwrap();
            left -= u16::from(calendar.is_working(day));
        }
        prop_assert_eq!(found.due, day);
        prop_assert_eq!(found.days.len() as i32, from.until(day).unwrap().get_days());
    }
}
