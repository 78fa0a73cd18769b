//! The stock of documents follows from what was issued and repealed, whatever happened.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use gongkai_case::history::{Entry, Fact};
use gongkai_catalogue::{
    AmendmentCounts, Command, CountingRules, Facts, Issue, Normative, NormativeFact, NormativeKind, Organ, Record,
    YearSoFar, count_normative, decide,
};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 12, 31);

fn body() -> Organ {
    Organ { code: None, name: "示范县人民政府".to_owned() }
}

/// A day of 2020 to 2026.
fn day() -> impl Strategy<Value = Date> {
    (0_i64..2557).prop_map(|days| date(2020, 1, 1).checked_add(days.days()).unwrap())
}

fn issue() -> impl Strategy<Value = NormativeFact> {
    (day(), prop::option::of(day())).prop_map(|(valid_from, valid_until)| {
        NormativeFact::Issued(Box::new(Issue {
            kind: NormativeKind::NormativeDocument,
            excluded: None,
            title: "办法".to_owned(),
            number: None,
            registration: None,
            lead: body(),
            joint: Vec::new(),
            valid_from,
            valid_until,
        }))
    })
}

fn fact() -> impl Strategy<Value = NormativeFact> {
    let by = || "某文".to_owned();
    prop_oneof![
        2 => issue(),
        2 => Just(NormativeFact::Amended { by: by() }),
        2 => day().prop_map(|until| NormativeFact::Prolonged { until }),
        2 => day().prop_map(move |from| NormativeFact::Repealed { by: by(), from }),
        1 => day().prop_map(move |from| NormativeFact::DeclaredExpired { by: by(), from }),
    ]
}

fn command() -> impl Strategy<Value = Command<NormativeFact>> {
    let why = || "有误".to_owned();
    prop_oneof![
        6 => (day(), fact()).prop_map(|(on, what)| Command::Record(Fact { on, what })),
        2 => (1_usize..6, prop::option::of((day(), fact()))).prop_map(move |(entry, instead)| {
            let instead = instead.map(|(on, what)| Fact { on, what });
            Command::CorrectEntry { entry, reason: why(), instead }
        }),
    ]
}

/// A record made by commands; those that are impossible leave no trace.
fn record() -> impl Strategy<Value = Record<NormativeFact>> {
    let opening = (day(), issue()).prop_map(|(on, what)| Command::Record(Fact { on, what }));
    (opening, prop::collection::vec(command(), 0..12)).prop_map(|(opening, commands)| {
        let mut record = Record::default();
        for command in std::iter::once(opening).chain(commands) {
            decide(&record, command, TODAY).unwrap_or_default().into_iter().for_each(|event| record.evolve(event));
        }
        record
    })
}

/// What happened to a document on a day.
fn on(record: &Record<NormativeFact>, day: Date) -> impl Iterator<Item = &Fact<NormativeFact>> {
    record.state().facts().iter().filter(move |fact| fact.on == day)
}

/// Whether a document is issued and in force on a day, asked of its facts alone.
fn binds(record: &Record<NormativeFact>, day: Date) -> bool {
    let facts = record.state().facts();
    let mut last_day = None;
    let mut issued = false;
    for fact in facts.iter().filter(|fact| fact.on <= day) {
        match &fact.what {
            NormativeFact::Issued(issue) => (issued, last_day) = (true, issue.valid_until),
            NormativeFact::Prolonged { until } => last_day = Some(*until),
            _ => {}
        }
    }
    let declared = |fact: &Fact<NormativeFact>| match &fact.what {
        NormativeFact::Repealed { from, .. } | NormativeFact::DeclaredExpired { from, .. } => *from <= day,
        _ => false,
    };
    issued && last_day.is_none_or(|last| day <= last) && !facts.iter().any(declared)
}

/// Whether a day is the first on which an issued document is not in force: the day of issue at the earliest.
fn ends_on(record: &Record<NormativeFact>, day: Date) -> bool {
    let issued = record.state().facts().first().map(|fact| fact.on);
    let before = day.yesterday().unwrap();
    issued.is_some_and(|issued| issued <= day && !binds(record, day) && (issued == day || binds(record, before)))
}

proptest! {
    #[test]
    fn stock_is_last_years_plus_issued_less_repealed(
        records in prop::collection::vec(record(), 0..8),
        year in 2020_i16..=2026,
        amendments: bool,
    ) {
        let amendment = if amendments { AmendmentCounts::AsNewAndOld } else { AmendmentCounts::NotAtAll };
        let rules = CountingRules { amendment, ..CountingRules::default() };
        let named = || records.iter().map(|record| ("d", record));
        let of = |year| {
            let year = YearSoFar::whole(year);
            let counts = count_normative(named(), &body(), NormativeKind::NormativeDocument, year, rules);
            [counts.issued.len(), counts.repealed.len(), counts.in_force.len()]
        };
        let ([_, _, before], [issued, repealed, stock]) = (of(year - 1), of(year));
        prop_assert_eq!(stock + repealed, before + issued);
    }

    #[test]
    fn a_count_day_by_day_agrees(records in prop::collection::vec(record(), 0..3), year in 2020_i16..=2026) {
        let named = records.iter().map(|record| ("d", record));
        let (year, rules) = (YearSoFar::whole(year), CountingRules::default());
        let counts = count_normative(named, &body(), NormativeKind::NormativeDocument, year, rules);
        let days = || std::iter::successors(Some(year.first()), |day| day.tomorrow().ok()).take_while(|day| *day <= year.last());
        let (mut issued, mut repealed, mut stock) = (0, 0, 0);
        for record in &records {
            let amended = |day| on(record, day).filter(|fact| matches!(fact.what, NormativeFact::Amended { .. })).count();
            let amendments: usize = days().map(amended).sum();
            let opened = |day| on(record, day).any(|fact| matches!(fact.what, NormativeFact::Issued(_)));
            issued += amendments + days().filter(|day| opened(*day)).count();
            repealed += amendments + days().filter(|day| ends_on(record, *day)).count();
            stock += usize::from(binds(record, year.last()));
        }
        prop_assert_eq!([counts.issued.len(), counts.repealed.len(), counts.in_force.len()], [issued, repealed, stock]);
    }

    #[test]
    fn what_commands_leave_is_possible_and_opens_with_an_issue(record in record()) {
        let standing = record.state().facts();
        prop_assert_eq!(standing.is_empty(), Normative::of(&record).is_none());
        prop_assert!(NormativeFact::possible(standing).is_ok());
    }

    #[test]
    fn evolve_takes_any_event(entries in prop::collection::vec((0_usize..9, day(), fact(), 0..3), 0..20)) {
        let why = String::new;
        let events = entries.into_iter().map(|(entry, on, what, kind)| match kind {
            0 => Entry::Fact(Fact { on, what }),
            1 => Entry::Correction { entry, on, reason: why(), instead: None },
            _ => Entry::Correction { entry, on, reason: why(), instead: Some(Fact { on, what }) },
        });
        let record = Record::of(events);
        prop_assert!(record.state().facts().len() <= record.entries().len());
        prop_assert!(record.state().facts().is_sorted_by_key(|fact| fact.on));
        let _ = Normative::of(&record);
    }
}
