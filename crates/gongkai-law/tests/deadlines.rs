//! Vectors of deadlines: every limit on the day, the day before and the day after.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{
    AnswerClock, Consultation, Extension, Period, PeriodLength, StepKind, WorkingDays, working_days_after,
};
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
    let error = working_days_after(&Calendar::national(), date(2018, 11, 30), days(1), cited::ART_33_2).unwrap_err();
    assert!(error.to_string().contains("导入"));
    let far = working_days_after(&Calendar::national(), date(9999, 12, 30), days(20), cited::ART_33_2).unwrap_err();
    assert!(far.to_string().contains("超出"));
}

fn clock() -> AnswerClock {
    AnswerClock::new(date(2026, 3, 2), "当面提交")
}

fn due(clock: &AnswerClock) -> Date {
    clock.due(&Calendar::national(), date(2026, 12, 1)).unwrap().explained.due
}

#[test]
fn art_33_answer_is_due_on_the_twentieth_working_day() {
    assert_eq!(due(&clock()), date(2026, 3, 30));
}

#[test]
fn art_30_supplement_restarts_the_clock() {
    let clock = AnswerClock { supplemented: Some(date(2026, 3, 16)), ..clock() };
    assert_eq!(due(&clock), after("2026-03-16", 20));
    let found = clock.due(&Calendar::national(), date(2026, 12, 1)).unwrap();
    assert!(found.steps.iter().any(|step| step.kind == StepKind::Restart && step.provision == cited::ART_30));
}

#[test]
fn art_33_consultation_is_not_counted_and_overlaps_count_once() {
    let consult = |third_party, from, to| Consultation { third_party, dispatched: from, opinion: Some(to) };
    let one = AnswerClock { consultations: vec![consult(true, date(2026, 3, 9), date(2026, 3, 13))], ..clock() };
    assert_eq!(due(&one), after("2026-03-30", 4));
    let mut two = one.clone();
    two.consultations.push(consult(false, date(2026, 3, 11), date(2026, 3, 16)));
    assert_eq!(due(&two), after("2026-03-30", 5));
}

#[test]
fn art_32_silence_ends_the_exclusion_after_fifteen_working_days() {
    let asked = Consultation { third_party: true, dispatched: date(2026, 3, 9), opinion: None };
    let clock = AnswerClock { consultations: vec![asked], ..clock() };
    let found = clock.due(&Calendar::national(), date(2026, 6, 1)).unwrap();
    assert_eq!(found.explained.due, after("2026-03-30", 15));
    assert!(!found.standing);
    let meanwhile = clock.due(&Calendar::national(), date(2026, 3, 12)).unwrap();
    assert!(meanwhile.standing);
}

#[test]
fn art_33_extension_counts_once_and_only_if_notified_by_the_first_limit() {
    let extend = |notified| Extension { days: days(20), notified };
    let with = |extensions| AnswerClock { extensions, ..clock() };
    for (notified, moves) in [(date(2026, 3, 27), true), (date(2026, 3, 30), true), (date(2026, 3, 31), false)] {
        let found = due(&with(vec![extend(notified)]));
        assert_eq!(found == after("2026-03-02", 40), moves, "{notified}");
        assert_eq!(found == after("2026-03-02", 20), !moves, "{notified}");
    }
    let twice = with(vec![extend(date(2026, 3, 20)), extend(date(2026, 4, 20))]);
    assert_eq!(due(&twice), after("2026-03-02", 40));
    let too_long = with(vec![Extension { days: days(30), notified: date(2026, 3, 20) }]);
    assert_eq!(due(&too_long), after("2026-03-02", 40));
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

proptest! {
    #[test]
    fn counting_agrees_with_a_naive_day_counter(start in 0_i32..2800, number in 0_u16..60) {
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
