//! Table 二 and the processing fees, from the register and from the requests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use common::{Office, TODAY, basis, body};
use gongkai_case::history::{Entry, Fact};
use gongkai_case::request::{RequestEvent, Settings};
use gongkai_catalogue::{
    AmendmentCounts, ChargeFact, ChargeItem, CountFact, CountOf, CountingRules, DecisionFact, DecisionKind, Facts,
    Issue, Measured, NormativeFact, NormativeKind, Organ, Overturning, Record, YearSoFar,
};
use gongkai_law::calendar::Calendar;
use gongkai_law::fee::FeeBasis;
use gongkai_report::{CellId, Report, TableId, Value};
use gongkai_tally::{
    Basis, Cause, Detail, Findings, Frozen, Head, LedgerCode, RecordKind, Register, Source, Tally, restatement,
};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

fn record<F: Facts>(facts: impl IntoIterator<Item = (Date, F)>) -> Record<F> {
    Record::of(facts.into_iter().map(|(on, what)| Entry::Fact(Fact { on, what })))
}

fn issue(kind: NormativeKind, lead: Organ) -> NormativeFact {
    NormativeFact::Issued(Box::new(Issue {
        kind,
        excluded: None,
        title: "公共资源交易管理办法".to_owned(),
        number: Some("示交〔2024〕1号".to_owned()),
        registration: None,
        lead,
        joint: Vec::new(),
        valid_from: date(2024, 2, 1),
        valid_until: Some(date(2025, 6, 30)),
    }))
}

fn source(id: &'static str, seq: u64) -> Source<'static> {
    Source { id, seq }
}

fn tally(register: &Register<'_>, year: i16) -> Tally {
    tally_on(register, year, basis())
}

fn tally_on(register: &Register<'_>, year: i16, basis: Basis) -> Tally {
    let mut tally = Tally::new(body(), YearSoFar::whole(year), basis, Detail::Records).unwrap();
    tally.register(register);
    tally
}

fn cell(name: &str) -> CellId {
    format!("table2.{name}").parse().unwrap()
}

fn values(report: &Report) -> Vec<String> {
    report.expected_cells(TableId::Table2).map(|cell| report.cell(cell).unwrap().printed()).collect()
}

fn findings(register: &Register<'_>, year: i16, may_make_rules: bool) -> Vec<(&'static str, String)> {
    let (calendar, settings) = (Calendar::national(), Settings::default());
    let mut findings = Findings::new(YearSoFar::whole(year), &calendar, &settings, TODAY);
    findings.register(register, tally(register, year).notes(), may_make_rules);
    let (found, unchecked) = findings.finish();
    assert_eq!(unchecked, []);
    found.into_iter().map(|finding| (finding.code.code(), finding.id)).collect()
}

#[test]
fn table_2_falls_out_of_the_register() {
    let other = Organ { code: Some("other".to_owned()), name: "示范县人民政府".to_owned() };
    let documents = [
        record([(date(2024, 1, 10), issue(NormativeKind::NormativeDocument, body()))]),
        record([(date(2024, 1, 10), issue(NormativeKind::GovernmentRule, other))]),
    ];
    let made = |number: &str| DecisionFact::Made { kind: DecisionKind::Penalty, number: number.to_owned() };
    let penalty = record([(date(2024, 5, 6), made("示罚1号"))]);
    let licences = record([(
        date(2024, 12, 31),
        CountFact {
            of: CountOf::Decisions(DecisionKind::Licence),
            since: Some(date(2024, 1, 1)),
            measured: Measured::read("112件").unwrap(),
            source: Some("许可台账".to_owned()),
        },
    )]);
    let item = ChargeItem::Other("考试费".to_owned());
    let received = ChargeFact::Received { item, amount: "12345.60".parse().unwrap(), since: None, number: None };
    let charge = record([(date(2024, 7, 1), received)]);
    let register = Register {
        normative: vec![(source("d1", 1), &documents[0]), (source("d2", 2), &documents[1])],
        decisions: vec![(source("p1", 3), &penalty)],
        counts: vec![(source("l1", 4), &licences)],
        charges: vec![(source("c1", 5), &charge)],
    };
    let report = tally(&register, 2024).report(None).0;
    assert_eq!(values(&report), ["0", "0", "0", "1", "0", "1", "112", "1", "0", "1.23456"]);
    let next = tally(&register, 2025).report(None).0;
    assert_eq!(values(&next), ["0", "0", "0", "0", "1", "0", "0", "0", "0", "0"]);
    let trace = tally(&register, 2024).trace(cell("licences")).records;
    assert_eq!((trace[0].kind, trace[0].id.as_str(), trace[0].adds), (RecordKind::Count, "l1", 112));
    assert_eq!(trace[0].number.as_deref(), Some("许可台账"));
    assert_eq!(tally(&register, 2024).notes().not_counted[0].0.id, "d2");
    assert_eq!(findings(&register, 2024, false), []);
}

#[test]
fn processing_fees_are_charges_and_a_payment_told_twice_counts_once() {
    let mut office = Office::default();
    for (paid, place) in ["100", "200"].into_iter().zip(0..) {
        assert_eq!(office.takes(date(2025, 3, 3)), place);
        let amount = "200".parse().unwrap();
        let noticed = RequestEvent::FeeNoticed { basis: FeeBasis::PerItem, quantity: 12, amount };
        office.does(place, date(2025, 3, 10), noticed);
        office.does(place, date(2025, 3, 20), RequestEvent::FeePaid { amount: paid.parse().unwrap() });
    }
    let item = ChargeItem::ProcessingFee { of_case: Some(gongkai_case::CaseId::new("request-1")) };
    let received = ChargeFact::Received { item, amount: "200".parse().unwrap(), since: None, number: None };
    let refunded = ChargeFact::Refunded { amount: "50".parse().unwrap() };
    let charge = record([(date(2025, 3, 21), received), (date(2025, 4, 1), refunded)]);
    let mut tally = office.tally(2025);
    assert_eq!(tally.value(cell("charges_wan_yuan")), Value::Amount(Decimal::new(3, 2)));
    tally.register(&Register { charges: vec![(source("c1", 9), &charge)], ..Register::default() });
    assert_eq!(tally.value(cell("charges_wan_yuan")), Value::Amount(Decimal::new(25, 3)));
    let traced = tally.trace(cell("charges_wan_yuan")).records;
    let ids: Vec<(&str, i64)> = traced.iter().map(|record| (record.id.as_str(), record.adds)).collect();
    assert_eq!(ids, [("c1", 20_000), ("c1", -5_000), ("request-0", 10_000)]);
    let fees = tally.fees();
    assert_eq!((fees.notices, fees.noticed.to_string(), fees.received_fen()), (2, "400元".to_owned(), 25_000));
    assert_eq!(office.tally(2024).fees().notices, 0);
}

#[test]
fn a_changed_setting_restates_a_published_year_by_name_of_the_document() {
    let by = "示交〔2024〕5号".to_owned();
    let amended = [
        (date(2024, 1, 10), issue(NormativeKind::NormativeDocument, body())),
        (date(2024, 8, 1), NormativeFact::Amended { by }),
    ];
    let document = record(amended);
    let register = Register { normative: vec![(source("d1", 2), &document)], ..Register::default() };
    let then = tally(&register, 2024);
    let frozen = Frozen::of(&then, then.report(None).0, Head { seq: 2, hash: "h".to_owned() });
    let counting = CountingRules { amendment: AmendmentCounts::NotAtAll, ..CountingRules::default() };
    let restated = restatement(&frozen, &tally_on(&register, 2024, Basis { counting, ..basis() }));
    let told: Vec<_> = restated
        .iter()
        .map(|found| (found.cell.to_string(), found.deltas[0].cause, found.deltas[0].by, found.deltas.len()))
        .collect();
    let minus = Decimal::from(-1);
    assert_eq!(
        told,
        [
            ("table2.normative_documents.issued".to_owned(), Cause::Rules, minus, 1),
            ("table2.normative_documents.repealed".to_owned(), Cause::Rules, minus, 1),
        ]
    );
}

#[test]
fn a_corrected_ledger_number_is_told_as_changed() {
    let counted = |text: &str| CountFact {
        of: CountOf::Decisions(DecisionKind::Licence),
        since: Some(date(2024, 1, 1)),
        measured: Measured::read(text).unwrap(),
        source: None,
    };
    let mut licences = record([(date(2024, 12, 31), counted("112件"))]);
    let of = |record: &Record<CountFact>, seq| {
        let register = Register { counts: vec![(source("l1", seq), record)], ..Register::default() };
        tally(&register, 2024)
    };
    let then = of(&licences, 1);
    let frozen = Frozen::of(&then, then.report(None).0, Head { seq: 1, hash: "h".to_owned() });
    let instead = Some(Fact { on: date(2024, 12, 31), what: counted("115件") });
    licences.evolve(Entry::Correction { entry: 1, on: TODAY, reason: "漏计".to_owned(), instead });
    let restated = restatement(&frozen, &of(&licences, 2));
    assert_eq!((restated.len(), restated[0].deltas[0].cause), (1, Cause::Changed));
    assert_eq!(restated[0].deltas[0].by, Decimal::from(3));
}

#[test]
fn penalty_art_48_what_is_not_withdrawn_in_time_is_found_on_the_day_it_was_due() {
    let steps = |more: Vec<(Date, DecisionFact)>| {
        let made = DecisionFact::Made { kind: DecisionKind::Penalty, number: "示罚1号".to_owned() };
        let start = [
            (date(2024, 1, 2), made),
            (date(2024, 1, 9), DecisionFact::Published { outlet: "网站".to_owned() }),
            (date(2024, 5, 9), DecisionFact::Overturned(Overturning::HeldUnlawful)),
        ];
        record(start.into_iter().chain(more))
    };
    let withdrawn = |on, reasons_published| vec![(on, DecisionFact::Withdrawn { reasons_published })];
    let of = |record: &Record<DecisionFact>, year| {
        findings(&Register { decisions: vec![(source("p", 1), record)], ..Register::default() }, year, false)
    };
    let found = |code: &'static str| vec![(code, "p".to_owned())];
    assert_eq!(of(&steps(Vec::new()), 2024), found("L152"));
    assert_eq!(of(&steps(Vec::new()), 2025), []);
    assert_eq!(of(&steps(withdrawn(date(2024, 5, 13), true)), 2024), []);
    assert_eq!(of(&steps(withdrawn(date(2024, 5, 14), true)), 2024), found("L152"));
    assert_eq!(of(&steps(withdrawn(date(2024, 5, 13), false)), 2024), found("L153"));
}

#[test]
fn rules_without_power_and_doubtful_ledger_numbers_are_found() {
    let rule = record([(date(2024, 1, 10), issue(NormativeKind::GovernmentRule, body()))]);
    let counted = |text: &str, from, to| {
        let measured = Measured::read(text).unwrap();
        record([(
            to,
            CountFact { of: CountOf::Decisions(DecisionKind::Penalty), since: Some(from), measured, source: None },
        )])
    };
    let ledger = [
        counted("10", date(2024, 1, 1), date(2024, 6, 30)),
        counted("12", date(2024, 6, 1), date(2024, 12, 31)),
        counted("30余件", date(2024, 1, 1), date(2024, 12, 31)),
    ];
    let counts = ["a", "b", "c"].into_iter().zip(&ledger).map(|(id, record)| (source(id, 1), record)).collect();
    let register = Register { normative: vec![(source("d", 1), &rule)], counts, ..Register::default() };
    let expected = |codes: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        codes.iter().map(|(code, id)| (*code, (*id).to_owned())).collect()
    };
    assert_eq!(findings(&register, 2024, true), expected(&[("L154", "b"), ("L155", "c")]));
    assert_eq!(findings(&register, 2024, false), expected(&[("L151", "d"), ("L154", "b"), ("L155", "c")]));
    assert_eq!(LedgerCode::RuleWithoutPower.code(), "L151");
}
