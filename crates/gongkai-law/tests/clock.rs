//! The clock of a request: every event that moves its due day, in time and too late.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{
    AnswerClock, AnswerDue, ClockState, Consultation, Consulted, CountError, ExcludedSpan, Extension, FeeDemand,
    Postponement, StepKind, Supplement, WorkingDays, working_days_after,
};
use gongkai_law::provision::cited;
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn days(number: u16) -> WorkingDays {
    number.to_string().parse().unwrap()
}

/// The day `number` working days after one.
fn after(from: Date, number: u16) -> Date {
    working_days_after(&Calendar::national(), from, days(number), cited::ART_33_2).unwrap().due
}

const RECEIVED: Date = date(2026, 3, 2);

fn clock() -> AnswerClock {
    AnswerClock::new(RECEIVED, "当面提交")
}

fn on(clock: &AnswerClock, today: Date) -> AnswerDue {
    clock.due(&Calendar::national(), today).unwrap()
}

fn due(clock: &AnswerClock) -> Date {
    on(clock, date(2026, 12, 1)).explained.due
}

fn kinds(clock: &AnswerClock) -> Vec<StepKind> {
    on(clock, date(2026, 12, 1)).steps.iter().map(|step| step.kind).collect()
}

fn supplement(asked: Date, received: Option<Date>) -> Supplement {
    Supplement { asked, answer_by: Some(date(2026, 4, 10)), received }
}

fn third_party(dispatched: Date, served: Option<Date>, opinion: Option<Date>) -> Consultation {
    Consultation { consulted: Consulted::ThirdParty, dispatched, served, opinion }
}

#[test]
fn art_33_answer_is_due_on_the_twentieth_working_day() {
    let found = on(&clock(), date(2026, 3, 3));
    assert_eq!((found.explained.due, found.first_limit), (date(2026, 3, 30), date(2026, 3, 30)));
    assert_eq!(found.state, ClockState::Running);
    assert_eq!(found.explained.days.iter().filter(|day| day.counted.is_some()).count(), 20);
}

#[test]
fn a_request_of_the_old_regulation_has_fifteen_working_days() {
    let clock = AnswerClock::new(date(2019, 5, 14), "当面提交");
    assert_eq!(due(&clock), after(date(2019, 5, 14), 15));
}

#[test]
fn art_30_supplement_restarts_the_clock() {
    let clock = AnswerClock { supplements: vec![supplement(date(2026, 3, 5), Some(date(2026, 3, 16)))], ..clock() };
    assert_eq!(due(&clock), after(date(2026, 3, 16), 20));
    let found = on(&clock, date(2026, 12, 1));
    assert!(found.steps.iter().any(|step| step.kind == StepKind::Restart && step.provision == cited::ART_30));
}

#[test]
fn art_30_supplement_asked_within_seven_working_days_has_effect_and_later_has_none() {
    // the seventh working day after 2 March is 11 March
    for (asked, restarts) in [(date(2026, 3, 10), true), (date(2026, 3, 11), true), (date(2026, 3, 12), false)] {
        let clock = AnswerClock { supplements: vec![supplement(asked, Some(date(2026, 3, 16)))], ..clock() };
        let expected = if restarts { after(date(2026, 3, 16), 20) } else { date(2026, 3, 30) };
        assert_eq!(due(&clock), expected, "{asked}");
        assert_eq!(kinds(&clock).contains(&StepKind::WithoutEffect), !restarts, "{asked}");
    }
    let mut lenient =
        AnswerClock { supplements: vec![supplement(date(2026, 3, 12), Some(date(2026, 3, 16)))], ..clock() };
    lenient.settings.late_supplement_restarts = true;
    assert_eq!(due(&lenient), after(date(2026, 3, 16), 20));
}

#[test]
fn art_30_a_second_supplement_moves_nothing() {
    let twice = vec![
        supplement(date(2026, 3, 5), Some(date(2026, 3, 16))),
        supplement(date(2026, 3, 18), Some(date(2026, 3, 25))),
    ];
    let mut clock = AnswerClock { supplements: twice, ..clock() };
    assert_eq!(due(&clock), after(date(2026, 3, 16), 20));
    clock.settings.repeated_supplement_restarts = true;
    assert_eq!(due(&clock), after(date(2026, 3, 25), 20));
}

#[test]
fn art_30_the_clock_waits_for_the_supplement() {
    let clock = AnswerClock { supplements: vec![supplement(date(2026, 3, 5), None)], ..clock() };
    let found = on(&clock, date(2026, 3, 20));
    assert_eq!(found.state, ClockState::AwaitsSupplement { by: Some(date(2026, 4, 10)) });
    assert_eq!(found.explained.due, after(date(2026, 3, 20), 20));
}

#[test]
fn art_33_consultation_is_not_counted_and_overlaps_count_once() {
    let one = third_party(date(2026, 3, 9), Some(date(2026, 3, 10)), Some(date(2026, 3, 13)));
    let mut clock = AnswerClock { consultations: vec![one], ..clock() };
    assert_eq!(due(&clock), after(date(2026, 3, 30), 4));
    clock.consultations.push(Consultation {
        consulted: Consulted::OtherOrgan,
        dispatched: date(2026, 3, 11),
        served: None,
        opinion: Some(date(2026, 3, 16)),
    });
    let found = on(&clock, date(2026, 12, 1));
    assert_eq!(found.explained.due, after(date(2026, 3, 30), 5));
    assert_eq!(found.excluded, [ExcludedSpan { from: date(2026, 3, 10), to: date(2026, 3, 16) }]);
}

#[test]
fn art_32_fifteen_working_days_run_from_service_and_end_the_exclusion() {
    // served on 11 March: the fifteenth working day is 1 April
    let asked = third_party(date(2026, 3, 9), Some(date(2026, 3, 11)), None);
    let clock = AnswerClock { consultations: vec![asked], ..clock() };
    let found = on(&clock, date(2026, 6, 1));
    assert_eq!(found.excluded, [ExcludedSpan { from: date(2026, 3, 10), to: date(2026, 4, 1) }]);
    assert_eq!(found.explained.due, after(date(2026, 3, 30), 17));
    assert_eq!(found.state, ClockState::Running);
    assert_eq!(on(&clock, date(2026, 4, 1)).state, ClockState::AwaitsOpinion { by: Some(date(2026, 4, 1)) });
    assert_eq!(on(&clock, date(2026, 4, 2)).state, ClockState::Running);
}

#[test]
fn art_32_an_opinion_after_the_limit_does_not_lengthen_the_exclusion() {
    let at = |opinion| AnswerClock {
        consultations: vec![third_party(date(2026, 3, 9), Some(date(2026, 3, 11)), Some(opinion))],
        ..clock()
    };
    assert_eq!(due(&at(date(2026, 3, 31))), after(date(2026, 3, 30), 16));
    assert_eq!(due(&at(date(2026, 4, 1))), after(date(2026, 3, 30), 17));
    assert_eq!(due(&at(date(2026, 4, 20))), after(date(2026, 3, 30), 17));
}

#[test]
fn art_34_the_co_maker_has_a_limit_and_another_organ_has_none() {
    let ask = |consulted| AnswerClock {
        consultations: vec![Consultation {
            consulted,
            dispatched: date(2026, 3, 9),
            served: Some(date(2026, 3, 9)),
            opinion: None,
        }],
        ..clock()
    };
    let state = |consulted| on(&ask(consulted), date(2026, 6, 1)).state;
    assert_eq!(state(Consulted::CoMaker), ClockState::Running);
    assert_eq!(state(Consulted::OtherOrgan), ClockState::AwaitsOpinion { by: None });
    assert!(Consulted::CoMaker.silence_consents() && !Consulted::ThirdParty.silence_consents());
}

#[test]
fn art_32_a_letter_that_was_not_served_does_not_run() {
    let clock = AnswerClock { consultations: vec![third_party(date(2026, 3, 9), None, None)], ..clock() };
    assert_eq!(due(&clock), date(2026, 3, 30));
    assert!(kinds(&clock).contains(&StepKind::WithoutEffect));
}

#[test]
fn art_33_extension_counts_once_and_only_if_notified_by_the_first_limit() {
    let extend = |notified| Extension { days: days(20), notified, approved: true };
    let with = |extensions| AnswerClock { extensions, ..clock() };
    for (notified, moves) in [(date(2026, 3, 27), true), (date(2026, 3, 30), true), (date(2026, 3, 31), false)] {
        let found = due(&with(vec![extend(notified)]));
        assert_eq!(found, after(RECEIVED, if moves { 40 } else { 20 }), "{notified}");
    }
    let twice = with(vec![extend(date(2026, 3, 20)), extend(date(2026, 4, 20))]);
    assert_eq!(due(&twice), after(RECEIVED, 40));
    let too_long = with(vec![Extension { days: days(30), ..extend(date(2026, 3, 20)) }]);
    assert_eq!(due(&too_long), after(RECEIVED, 40));
    let unapproved = with(vec![Extension { approved: false, ..extend(date(2026, 3, 20)) }]);
    assert_eq!(due(&unapproved), after(RECEIVED, 20));
}

#[test]
fn art_33_an_extension_before_a_restart_is_spent_on_the_old_term() {
    let mut clock = AnswerClock {
        supplements: vec![supplement(date(2026, 3, 5), Some(date(2026, 3, 16)))],
        extensions: vec![Extension { days: days(20), notified: date(2026, 3, 4), approved: true }],
        ..clock()
    };
    assert_eq!(due(&clock), after(date(2026, 3, 16), 20));
    clock.extensions.push(Extension { days: days(10), notified: date(2026, 4, 1), approved: true });
    assert_eq!(due(&clock), after(date(2026, 3, 16), 30));
}

#[test]
fn art_33_an_extension_may_come_within_the_term_that_consultation_lengthened() {
    let clock = AnswerClock {
        consultations: vec![third_party(date(2026, 3, 9), Some(date(2026, 3, 9)), Some(date(2026, 3, 13)))],
        extensions: vec![Extension { days: days(20), notified: date(2026, 4, 2), approved: true }],
        ..clock()
    };
    assert_eq!(on(&clock, date(2026, 12, 1)).first_limit, date(2026, 4, 3));
    assert_eq!(due(&clock), after(RECEIVED, 44));
}

#[test]
fn fee_art_6_payment_restarts_and_a_late_notice_does_not() {
    let demand = |notified, paid| AnswerClock { fees: vec![FeeDemand { notified, paid }], ..clock() };
    assert_eq!(due(&demand(date(2026, 3, 30), Some(date(2026, 4, 8)))), after(date(2026, 4, 8), 20));
    assert_eq!(due(&demand(date(2026, 3, 31), Some(date(2026, 4, 8)))), date(2026, 3, 30));
    // notified on 10 March: the twentieth working day is 8 April
    assert_eq!(due(&demand(date(2026, 3, 10), Some(date(2026, 4, 8)))), after(date(2026, 4, 8), 20));
    assert_eq!(due(&demand(date(2026, 3, 10), Some(date(2026, 4, 9)))), date(2026, 3, 30));
    let unpaid = on(&demand(date(2026, 3, 10), None), date(2026, 3, 20));
    assert_eq!(unpaid.state, ClockState::AwaitsPayment { by: date(2026, 4, 8) });
    let mut counting_on = demand(date(2026, 3, 10), Some(date(2026, 3, 20)));
    counting_on.settings.fee_payment_restarts = false;
    assert_eq!(due(&counting_on), date(2026, 3, 30));
}

#[test]
fn art_35_a_later_day_holds_if_notified_in_time() {
    let later =
        |notified| AnswerClock { postponement: Some(Postponement { until: date(2026, 5, 29), notified }), ..clock() };
    assert_eq!(due(&later(date(2026, 3, 30))), date(2026, 5, 29));
    assert_eq!(due(&later(date(2026, 3, 31))), date(2026, 3, 30));
}

#[test]
fn art_35_a_day_that_is_not_later_moves_nothing() {
    let until =
        |until| AnswerClock { postponement: Some(Postponement { until, notified: date(2026, 3, 20) }), ..clock() };
    for (day, moves) in [(date(2026, 3, 27), false), (date(2026, 3, 30), false), (date(2026, 3, 31), true)] {
        assert_eq!(due(&until(day)), if moves { day } else { date(2026, 3, 30) }, "{day}");
        assert_eq!(kinds(&until(day)).contains(&StepKind::WithoutEffect), !moves, "{day}");
    }
    let error = until(date(2226, 3, 31)).due(&Calendar::national(), date(2026, 12, 1)).unwrap_err();
    assert_eq!(error, CountError::AfterCalendar { year: 2226 });
}

#[test]
fn only_what_cannot_be_is_refused() {
    let early = AnswerClock { supplements: vec![supplement(date(2026, 3, 1), None)], ..clock() };
    let error = early.due(&Calendar::national(), RECEIVED).unwrap_err();
    assert!(matches!(error, CountError::BeforeReceipt { .. }));
    assert!(error.to_string().contains("2026年3月1日"), "{error}");
    let backwards = AnswerClock { supplements: vec![supplement(date(2026, 3, 5), Some(date(2026, 3, 4)))], ..clock() };
    assert!(matches!(backwards.due(&Calendar::national(), RECEIVED), Err(CountError::BeforeSent { .. })));
    let opinion =
        AnswerClock { consultations: vec![third_party(date(2026, 3, 9), None, Some(date(2026, 3, 8)))], ..clock() };
    assert!(opinion.due(&Calendar::national(), RECEIVED).is_err());
}

#[test]
fn art_33_supplement_two_consultations_and_an_extension_together() {
    // counted by hand: restart on 29 September, 国庆, the union 10 to 20 October left out
    let organ = Consultation {
        consulted: Consulted::OtherOrgan,
        dispatched: date(2026, 10, 14),
        served: Some(date(2026, 10, 14)),
        opinion: Some(date(2026, 10, 20)),
    };
    let clock = AnswerClock {
        supplements: vec![supplement(date(2026, 9, 21), Some(date(2026, 9, 29)))],
        consultations: vec![third_party(date(2026, 10, 9), Some(date(2026, 10, 12)), Some(date(2026, 10, 16))), organ],
        extensions: vec![Extension { days: days(15), notified: date(2026, 11, 10), approved: true }],
        ..AnswerClock::new(date(2026, 9, 15), "当面提交")
    };
    let found = on(&clock, date(2026, 12, 31));
    assert_eq!(found.excluded, [ExcludedSpan { from: date(2026, 10, 10), to: date(2026, 10, 20) }]);
    assert_eq!((found.first_limit, found.explained.due), (date(2026, 11, 12), date(2026, 12, 3)));
    assert_eq!(found.explained.from, date(2026, 9, 29));
    assert!(found.steps.windows(2).all(|pair| pair[0].date <= pair[1].date));
}

#[test]
fn art_32_a_silent_third_party_over_the_end_of_the_year() {
    // served on 26 December: the fifteenth working day, 4 January worked for 元旦, is 19 January
    let asked = third_party(date(2025, 12, 24), Some(date(2025, 12, 26)), None);
    let clock = AnswerClock { consultations: vec![asked], ..AnswerClock::new(date(2025, 12, 15), "邮寄") };
    let found = on(&clock, date(2026, 3, 2));
    assert_eq!(found.excluded, [ExcludedSpan { from: date(2025, 12, 25), to: date(2026, 1, 19) }]);
    assert_eq!(found.explained.due, date(2026, 2, 5));
}

#[test]
fn fee_art_6_a_notice_sent_while_a_supplement_is_awaited_has_no_effect() {
    let clock = AnswerClock {
        supplements: vec![supplement(date(2026, 3, 5), None)],
        fees: vec![FeeDemand { notified: date(2026, 3, 9), paid: None }],
        ..clock()
    };
    let found = on(&clock, date(2026, 3, 20));
    assert_eq!(found.state, ClockState::AwaitsSupplement { by: Some(date(2026, 4, 10)) });
    let step = found.steps.iter().find(|step| step.kind == StepKind::WithoutEffect).unwrap();
    assert_eq!(step.provision, cited::FEE_6);
}

proptest! {
    /// Whatever happens on the clock, the due day is a working day, not excluded, and exactly the term's days count.
    #[test]
    fn the_term_always_has_its_days(
        spans in prop::collection::vec((0_i32..60, 0_i32..30, any::<bool>()), 0..4),
        extended in prop::option::of((1_u16..25, 0_i32..40)),
        today in 0_i32..200,
    ) {
        let plus = |day: Date, number: i32| day.checked_add(jiff::Span::new().days(number)).unwrap();
        let mut clock = clock();
        for (sent, took, third) in spans {
            let dispatched = plus(RECEIVED, sent);
            let opinion = plus(dispatched, took);
            let consulted = if third { Consulted::ThirdParty } else { Consulted::OtherOrgan };
            clock.consultations.push(Consultation { consulted, dispatched, served: Some(dispatched), opinion: Some(opinion) });
        }
        if let Some((number, notified)) = extended {
            clock.extensions.push(Extension { days: days(number), notified: plus(RECEIVED, notified), approved: true });
        }
        let found = on(&clock, plus(RECEIVED, today));
        let counted = found.explained.days.iter().filter(|day| day.counted.is_some()).count();
        prop_assert!((20..=40).contains(&counted));
        let calendar = Calendar::national();
        for day in &found.explained.days {
            let excluded = found.excluded.iter().any(|span| span.from <= day.date && day.date <= span.to);
            prop_assert_eq!(day.counted.is_some(), calendar.is_working(day.date) && !excluded, "{}", day.date);
        }
        prop_assert!(found.explained.days.last().unwrap().counted.is_some());
        prop_assert!(found.excluded.windows(2).all(|pair| pair[0].to < pair[1].from));
    }
}
