//! Decisions, charges and dated counts: what is possible and what counts in a year.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use gongkai_case::history::{Entry, Fact};
use gongkai_case::{CaseId, RefusalCode};
use gongkai_catalogue::{
    ChargeFact, ChargeItem, Command, CountFact, CountOf, Decision, DecisionFact, DecisionKind, Facts, Measured,
    Overturning, Publicity, Record, YearSoFar, count_charges, count_decisions, decide, sum_counts,
};
use gongkai_law::calendar::Calendar;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 6, 1);

fn record<F: Facts>(facts: impl IntoIterator<Item = (Date, F)>) -> Record<F> {
    Record::of(facts.into_iter().map(|(on, what)| Entry::Fact(Fact { on, what })))
}

fn refused<F: Facts>(record: &Record<F>, on: Date, what: F) -> RefusalCode {
    decide(record, Command::Record(Fact { on, what }), TODAY).unwrap_err().code
}

fn accepted<F: Facts>(record: &Record<F>, on: Date, what: F) -> bool {
    decide(record, Command::Record(Fact { on, what }), TODAY).is_ok()
}

fn made(kind: DecisionKind) -> DecisionFact {
    DecisionFact::Made { kind, number: "示罚〔2024〕3号".to_owned() }
}

fn published() -> DecisionFact {
    DecisionFact::Published { outlet: "门户网站".to_owned() }
}

fn count(of: CountOf, since: Option<Date>, text: &str) -> CountFact {
    CountFact { of, since, measured: Measured::read(text).unwrap(), source: Some("台账".to_owned()) }
}

fn licences(since: Date, to: Date, text: &str) -> Record<CountFact> {
    record([(to, count(CountOf::Decisions(DecisionKind::Licence), Some(since), text))])
}

#[test]
fn every_decision_of_the_year_counts_published_or_lawfully_not() {
    let why = DecisionFact::LeftUnpublished { why: "涉及商业秘密".to_owned() };
    let records = [
        record([(date(2024, 1, 1), made(DecisionKind::Penalty)), (date(2024, 1, 9), published())]),
        record([(date(2024, 12, 31), made(DecisionKind::Penalty)), (date(2025, 1, 8), why)]),
        record([(date(2025, 1, 1), made(DecisionKind::Penalty))]),
        record([(date(2024, 6, 1), made(DecisionKind::Licence))]),
    ];
    let named = || ["a", "b", "c", "d"].into_iter().zip(&records);
    let of = |kind, year| count_decisions(named(), [], kind, year).number;
    assert_eq!(of(DecisionKind::Penalty, YearSoFar::whole(2024)), 2);
    assert_eq!(of(DecisionKind::Penalty, YearSoFar::new(2024, date(2024, 12, 30))), 1);
    assert_eq!(of(DecisionKind::Licence, YearSoFar::whole(2024)), 1);
    assert_eq!(of(DecisionKind::AdministrativeCompulsion, YearSoFar::whole(2024)), 0);
    let unpublished = Decision::of(&records[1]).unwrap();
    assert_eq!(unpublished.publicity, Publicity::LeftUnpublished("涉及商业秘密"));
}

#[test]
fn a_number_of_the_ledger_holds_the_decisions_of_its_days() {
    let ledger = [licences(date(2023, 1, 1), date(2023, 6, 30), "112件")];
    let singles = [
        record([(date(2023, 6, 30), made(DecisionKind::Licence))]),
        record([(date(2023, 7, 1), made(DecisionKind::Licence))]),
    ];
    let found = count_decisions(
        ["in", "out"].into_iter().zip(&singles),
        [("ledger", &ledger[0])],
        DecisionKind::Licence,
        YearSoFar::whole(2023),
    );
    assert_eq!(found.number, 113);
    assert_eq!((found.within_ledger[0].id, found.single[0].id), ("in", "out"));
    assert_eq!((found.ledger[0].0.day, found.ledger[0].1), (date(2023, 6, 30), 112));
}

#[test]
fn ledger_numbers_of_the_same_days_and_vague_ones_are_pointed_at() {
    let ledger = [
        licences(date(2023, 1, 1), date(2023, 6, 30), "50"),
        licences(date(2023, 6, 30), date(2023, 12, 31), "60"),
        licences(date(2023, 1, 1), date(2023, 1, 31), "100余件"),
    ];
    let named = ["a", "b", "c"].into_iter().zip(&ledger);
    let found = count_decisions([], named, DecisionKind::Licence, YearSoFar::whole(2023));
    assert_eq!((found.number, found.overlapping.as_slice()), (110, [("a", "b")].as_slice()));
    assert_eq!(found.vague[0].id, "c");
}

#[test]
fn penalty_art_48_a_published_penalty_that_fell_is_withdrawn_within_three_working_days() {
    let fell = DecisionFact::Overturned(Overturning::Revoked);
    let start = [(date(2024, 1, 2), made(DecisionKind::Penalty))];
    let unpublished = record(start.clone().into_iter().chain([(date(2024, 5, 6), fell.clone())]));
    let calendar = Calendar::national();
    assert_eq!(Decision::of(&unpublished).unwrap().withdrawal_due(&calendar), Ok(None));
    let shown = record(start.into_iter().chain([(date(2024, 1, 9), published()), (date(2024, 5, 9), fell)]));
    let due = |record: &Record<DecisionFact>| {
        Decision::of(record).unwrap().withdrawal_due(&calendar).unwrap().map(|explained| explained.due)
    };
    // 2024-05-11 is a Saturday worked in exchange for the Labour Day holiday
    assert_eq!(due(&shown), Some(date(2024, 5, 13)));
    let withdrawn = DecisionFact::Withdrawn { reasons_published: true };
    assert_eq!(refused(&unpublished, date(2024, 5, 10), withdrawn.clone()), RefusalCode::NothingToAnswer);
    assert!(accepted(&shown, date(2024, 8, 1), withdrawn.clone()));
    let mut over = shown.clone();
    over.evolve(Entry::Fact(Fact { on: date(2024, 5, 10), what: withdrawn.clone() }));
    assert_eq!(due(&over), Some(date(2024, 5, 13)));
    assert_eq!(refused(&over, date(2024, 5, 11), withdrawn), RefusalCode::AlreadyDone);
    assert!(accepted(&over, date(2024, 5, 20), published()));
    over.evolve(Entry::Fact(Fact { on: date(2024, 5, 20), what: published() }));
    assert_eq!(due(&over), None);
}

#[test]
fn only_impossible_facts_of_a_decision_are_refused() {
    let withdrawn = DecisionFact::Withdrawn { reasons_published: false };
    let licence = record([(date(2024, 1, 2), made(DecisionKind::Licence)), (date(2024, 1, 3), published())]);
    assert_eq!(refused(&licence, date(2024, 2, 1), withdrawn.clone()), RefusalCode::DoesNotApply);
    assert_eq!(refused(&licence, date(2024, 2, 1), made(DecisionKind::Licence)), RefusalCode::AlreadyDone);
    assert_eq!(refused(&licence, date(2024, 2, 1), published()), RefusalCode::AlreadyDone);
    assert_eq!(refused(&licence, date(2024, 1, 1), published()), RefusalCode::TooEarly);
    let penalty = record([(date(2024, 1, 2), made(DecisionKind::Penalty)), (date(2024, 1, 3), published())]);
    assert_eq!(refused(&penalty, date(2024, 2, 1), withdrawn), RefusalCode::NothingToAnswer);
    let unnumbered = DecisionFact::Made { kind: DecisionKind::Licence, number: String::new() };
    assert_eq!(refused(&Record::default(), date(2024, 2, 1), unnumbered), RefusalCode::Incomplete);
}

fn received(item: ChargeItem, yuan: &str) -> ChargeFact {
    ChargeFact::Received { item, amount: yuan.parse().unwrap(), since: None, number: None }
}

#[test]
fn charges_are_what_was_received_less_what_was_paid_back_in_the_year() {
    let refund = |yuan: &str| ChargeFact::Refunded { amount: yuan.parse().unwrap() };
    let fee = || ChargeItem::ProcessingFee { of_case: Some(CaseId::new("case-7")) };
    let records = [
        record([(date(2024, 12, 31), received(ChargeItem::Other("考试费".to_owned()), "1200.50"))]),
        record([(date(2024, 3, 1), received(fee(), "380")), (date(2025, 1, 5), refund("80"))]),
    ];
    let of = |year| {
        let charges = count_charges(["a", "b"].into_iter().zip(&records), YearSoFar::whole(year));
        (charges.net_fen(), charges.net_processing_fee_fen(), charges.charges.len())
    };
    assert_eq!(of(2023), (0, 0, 0));
    assert_eq!(of(2024), (158_050, 38_000, 2));
    assert_eq!(of(2025), (-8_000, -8_000, 1));
    assert_eq!(refused(&records[1], date(2025, 2, 1), refund("300.01")), RefusalCode::NothingToAnswer);
    assert!(accepted(&records[1], date(2025, 2, 1), refund("300")));
    assert_eq!(refused(&records[1], date(2024, 2, 29), refund("1")), RefusalCode::TooEarly);
}

#[test]
fn a_ledger_sum_speaks_of_days_of_one_year() {
    let sum = |since| ChargeFact::Received {
        item: ChargeItem::Other("诉讼费".to_owned()),
        amount: "5".parse().unwrap(),
        since: Some(since),
        number: None,
    };
    let empty = Record::default();
    assert!(accepted(&empty, date(2024, 12, 31), sum(date(2024, 1, 1))));
    assert_eq!(refused(&empty, date(2024, 12, 31), sum(date(2023, 12, 31))), RefusalCode::DoesNotApply);
    assert_eq!(refused(&empty, date(2024, 1, 31), sum(date(2024, 2, 1))), RefusalCode::TooEarly);
}

#[test]
fn a_vague_count_is_kept_as_it_was_told_and_never_added() {
    let site = CountOf::Published { outlet: Some("网站".to_owned()), column: None };
    let records = [
        record([(date(2023, 12, 31), count(site.clone(), Some(date(2023, 1, 1)), "41条"))]),
        record([(date(2023, 12, 31), count(CountOf::Notices { kind: None }, Some(date(2023, 1, 1)), "100余条"))]),
        record([(date(2023, 5, 8), count(CountOf::RetiredItems, None, "3条"))]),
        record([(date(2024, 1, 1), count(site, None, "9条"))]),
    ];
    let named = || ["a", "b", "c", "d"].into_iter().zip(&records);
    let year = YearSoFar::whole(2023);
    let published = sum_counts(named(), |of| matches!(of, CountOf::Published { .. }), year);
    assert_eq!((published.exact, published.records.len()), (41, 1));
    let notices = sum_counts(named(), |of| matches!(of, CountOf::Notices { .. }), year);
    assert_eq!(notices.exact, 0);
    assert_eq!(notices.vague.iter().map(ToString::to_string).collect::<Vec<_>>(), ["100余条"]);
    let early = sum_counts(named(), |of| *of == CountOf::RetiredItems, YearSoFar::new(2023, date(2023, 5, 7)));
    assert!(early.records.is_empty());
}

#[test]
fn a_count_is_recorded_once_and_corrected_by_replacing_it() {
    let mut trainings = record([(date(2025, 9, 1), count(CountOf::Trainings, None, "2次"))]);
    let more = count(CountOf::Trainings, None, "3次");
    assert_eq!(refused(&trainings, date(2025, 9, 2), more.clone()), RefusalCode::AlreadyDone);
    let instead = Some(Fact { on: date(2025, 9, 1), what: more });
    let command = Command::CorrectEntry { entry: 1, reason: "漏计一次".to_owned(), instead };
    decide(&trainings, command, TODAY).unwrap().into_iter().for_each(|entry| trainings.evolve(entry));
    let sum = sum_counts([("t", &trainings)], |of| *of == CountOf::Trainings, YearSoFar::whole(2025));
    assert_eq!((sum.exact, trainings.entries().len()), (3, 2));
}

#[test]
fn every_identifier_is_found_again() {
    use gongkai_catalogue::{AmendmentCounts, ExclusionKind, NormativeKind};
    assert!(DecisionKind::ALL.into_iter().all(|kind| DecisionKind::from_id(kind.id()) == Some(kind)));
    assert!(Overturning::ALL.into_iter().all(|way| Overturning::from_id(way.id()) == Some(way)));
    assert!(NormativeKind::ALL.into_iter().all(|kind| NormativeKind::from_id(kind.id()) == Some(kind)));
    assert!(ExclusionKind::ALL.into_iter().all(|kind| ExclusionKind::from_id(kind.id()) == Some(kind)));
    assert!(AmendmentCounts::ALL.into_iter().all(|counts| AmendmentCounts::from_id(counts.id()) == Some(counts)));
}
