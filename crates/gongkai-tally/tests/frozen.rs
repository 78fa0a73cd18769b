//! Published years: their numbers stay, differences are told with their reasons, and carry-over is adjusted by name.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod chance;
mod common;

use common::{Office, basis, total};
use gongkai_case::request::RequestEvent;
use gongkai_catalogue::YearSoFar;
use gongkai_law::outcome::Outcome;
use gongkai_law::reply::Reply;
use gongkai_report::{Cell, CellId, Report, Table3Column as Column, Table3Row as Row};
use gongkai_tally::{Basis, Cause, Frozen, Head, RecordRef, Tally, restatement};
use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;

const RECEIVED: CellId = CellId::Table3(Row::NewlyReceived, Column::Total);

fn head(office: &Office) -> Head {
    Head { seq: office.seq, hash: "h".to_owned() }
}

/// Freezes a year as the records tell it.
fn freeze(office: &Office, year: i16) -> Frozen {
    let tally = office.tally(year);
    let published = tally.report(None).0;
    Frozen::of(&tally, published, head(office))
}

/// Freezes a year as another report was published.
fn freeze_as(office: &Office, year: i16, change: impl FnOnce(&mut Report)) -> Frozen {
    let mut frozen = freeze(office, year);
    change(&mut frozen.report);
    frozen
}

/// A reason, and the record it lies in.
type Reason = (Cause, Option<String>);

/// What is restated in a cell: published, now, and the reasons.
fn told(frozen: &Frozen, office: &Office, cell: CellId) -> Option<(Decimal, Decimal, Vec<Reason>)> {
    let found = restatement(frozen, &office.tally(frozen.year)).into_iter().find(|restated| restated.cell == cell)?;
    let reasons = found.deltas.into_iter().map(|delta| (delta.cause, delta.record.map(|record| record.id)));
    Some((found.published, found.now, reasons.collect()))
}

fn number(number: i64) -> Decimal {
    Decimal::from(number)
}

#[test]
fn a_year_that_nothing_touched_is_not_restated() {
    let mut office = Office::default();
    office.takes(date(2024, 3, 3));
    let frozen = freeze(&office, 2024);
    office.takes(date(2025, 3, 3));
    assert_eq!(restatement(&frozen, &office.tally(2024)), []);
    assert_eq!(office.tally(2025).report(Some(&frozen)).1, []);
}

#[test]
fn a_request_found_later_is_named_and_the_published_number_stays() {
    let mut office = Office::default();
    office.takes(date(2024, 3, 3));
    let frozen = freeze(&office, 2024);
    office.takes(date(2024, 12, 20));
    let reasons = vec![(Cause::Came, Some("request-1".to_owned()))];
    assert_eq!(told(&frozen, &office, RECEIVED), Some((number(1), number(2), reasons)));
    assert_eq!(frozen.report.count(RECEIVED), Some(1));
    assert_eq!(frozen.trace(RECEIVED).records.len(), 1);
}

#[test]
fn next_year_prints_the_published_carry_over_and_names_the_adjustment() {
    let mut office = Office::default();
    office.takes(date(2024, 12, 3));
    let frozen = freeze(&office, 2024);
    let late = office.takes(date(2024, 12, 20));
    office.answers(late, date(2025, 1, 8), Reply::Provided);
    let (report, adjustments) = office.tally(2025).report(Some(&frozen));
    assert_eq!((total(&report, Row::CarriedIn), total(&report, Row::DisposedTotal)), (1, 1));
    assert_eq!(total(&report, Row::CarriedOut), 1);
    let columns: Vec<Column> = adjustments.iter().map(|adjustment| adjustment.column).collect();
    assert_eq!(columns, [Column::Kind(gongkai_law::applicant::ApplicantKind::NaturalPerson), Column::Total]);
    let adjustment = &adjustments[1];
    assert_eq!((adjustment.published, adjustment.counted, adjustment.by()), (1, 2, 1));
    assert_eq!(report.cell(adjustment.cell()).unwrap().remark.as_deref(), Some("上年更正+1件"));
    assert_eq!(adjustment.deltas[0].cause, Cause::Came);
    assert!(adjustment.sentence().contains("示公开〔2024〕1号"), "{}", adjustment.sentence());
}

#[test]
fn a_corrected_day_moves_a_request_out_of_a_published_year() {
    let mut office = Office::default();
    let place = office.takes(date(2024, 12, 31));
    let frozen = freeze(&office, 2024);
    // the later entry first: no correction may leave it before the arrival
    office.corrects(place, 2, Some(date(2025, 1, 2)));
    office.corrects(place, 1, Some(date(2025, 1, 2)));
    let went = vec![(Cause::Went, Some("request-0".to_owned()))];
    assert_eq!(told(&frozen, &office, RECEIVED), Some((number(1), number(0), went)));
    let (report, adjustments) = office.tally(2025).report(Some(&frozen));
    assert_eq!((total(&report, Row::NewlyReceived), total(&report, Row::CarriedIn)), (1, 1));
    assert_eq!(adjustments.last().unwrap().by(), -1);
}

#[test]
fn another_result_shows_in_both_rows() {
    let mut office = Office::default();
    let place = office.takes(date(2024, 3, 3));
    office.does(place, date(2024, 3, 5), RequestEvent::RequestWithdrawn);
    let frozen = freeze(&office, 2024);
    office.corrects(place, 3, None);
    office.answers(place, date(2024, 3, 20), Reply::Provided);
    let granted = CellId::Table3(Row::Disposed(Outcome::Granted), Column::Total);
    let came = vec![(Cause::Came, Some("request-0".to_owned()))];
    assert_eq!(told(&frozen, &office, granted), Some((number(0), number(1), came)));
    assert_eq!(told(&frozen, &office, RECEIVED), None);
}

#[test]
fn a_number_that_was_published_otherwise_is_told_as_such() {
    let mut office = Office::default();
    office.takes(date(2024, 3, 3));
    let frozen = freeze_as(&office, 2024, |report| report.set(RECEIVED, Cell::number(3)));
    let reasons = vec![(Cause::PublishedOtherwise, None)];
    assert_eq!(told(&frozen, &office, RECEIVED), Some((number(3), number(1), reasons)));
    let blank = freeze_as(&office, 2024, |report| report.set(RECEIVED, Cell::of(gongkai_report::Value::Blank)));
    assert_eq!(told(&blank, &office, RECEIVED), None);
}

#[test]
fn what_no_entry_explains_is_put_down_to_rules_then_calendar_then_nothing() {
    let mut office = Office::default();
    office.takes(date(2024, 3, 3));
    office.takes(date(2024, 4, 3));
    // as if the rules of that day had not counted the second request
    let mut frozen = freeze(&office, 2024);
    frozen.counted.iter_mut().for_each(|traced| traced.records.truncate(1));
    frozen.report.set(RECEIVED, Cell::number(1));
    let cause = |basis: Basis| {
        let tally = office.tally_on(YearSoFar::whole(2024), basis);
        let found = restatement(&frozen, &tally).into_iter().find(|restated| restated.cell == RECEIVED).unwrap();
        found.deltas.iter().map(|delta| delta.cause).collect::<Vec<_>>()
    };
    let other = |version: &str| version.to_owned();
    assert_eq!(cause(Basis { rules_version: other("2"), ..basis() }), [Cause::Rules]);
    assert_eq!(cause(Basis { calendar_version: other("2"), ..basis() }), [Cause::Calendar]);
    assert_eq!(cause(basis()), [Cause::Unexplained]);
}

/// Every cell with its records in the order of their ids.
fn traced(tally: &Tally) -> Vec<(CellId, gongkai_report::Value, Vec<RecordRef>)> {
    let cells = gongkai_report::FormVersion::F2021.cells();
    let sorted = |cell| {
        let mut records = tally.trace(cell).records;
        records.sort_by(|one, other| (&one.id, one.day).cmp(&(&other.id, other.day)));
        (cell, tally.value(cell), records)
    };
    cells.map(sorted).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_difference_is_the_sum_of_its_reasons((before, after) in chance::changed(), year in 2021_i16..=2026) {
        let frozen = freeze(&before, year);
        let now = after.tally(year);
        let report = now.report(None).0;
        let restated = restatement(&frozen, &now);
        for cell in report.expected_cells(gongkai_report::TableId::Table3) {
            let found = restated.iter().find(|restated| restated.cell == cell);
            prop_assert_eq!(found.is_none(), frozen.report.count(cell) == report.count(cell), "{}", cell);
            let Some(found) = found else { continue };
            let sum: Decimal = found.deltas.iter().map(|delta| delta.by).sum();
            prop_assert_eq!(sum, found.now - found.published, "{}", cell);
            let by_entries = |cause| matches!(cause, Cause::Came | Cause::Went | Cause::Changed);
            prop_assert!(found.deltas.iter().all(|delta| by_entries(delta.cause)), "{:?}", found);
        }
    }

    #[test]
    fn a_count_kept_current_equals_a_count_from_nothing((before, after) in chance::changed(), year in 2021_i16..=2026) {
        let mut live = before.tally(year);
        for (place, kept) in after.requests.iter().enumerate() {
            match before.requests.get(place) {
                Some(old) => live.request_changed(kept.source(), old.history.state(), kept.history.state()),
                None => live.request(kept.source(), kept.history.state()),
            }
        }
        for (old, kept) in before.disputes.iter().zip(&after.disputes) {
            live.dispute_changed(kept.source(), old.history.state(), kept.history.state());
        }
        let fresh = after.tally(year);
        prop_assert_eq!(traced(&live), traced(&fresh));
        prop_assert_eq!(live.fees().notices, fresh.fees().notices);
        prop_assert_eq!(live.fees().noticed, fresh.fees().noticed);
        prop_assert_eq!(live.fees().received_fen(), fresh.fees().received_fen());
    }

    #[test]
    fn with_its_adjustment_the_year_after_a_published_one_adds_up(
        (before, after) in chance::changed(),
        year in 2021_i16..=2025,
    ) {
        let frozen = freeze(&before, year);
        let (report, adjustments) = after.tally(year + 1).report(Some(&frozen));
        for column in Column::all() {
            let count = |row| report.count(CellId::Table3(row, column)).unwrap();
            let adjustment = adjustments.iter().find(|adjustment| adjustment.column == column);
            let by = adjustment.map_or(0, |adjustment| adjustment.by());
            prop_assert_eq!(
                count(Row::NewlyReceived) + count(Row::CarriedIn) + by,
                count(Row::DisposedTotal) + count(Row::CarriedOut)
            );
            prop_assert_eq!(Some(count(Row::CarriedIn)), frozen.report.count(CellId::Table3(Row::CarriedOut, column)));
            if let Some(adjustment) = adjustment {
                let sum: Decimal = adjustment.deltas.iter().map(|delta| delta.by).sum();
                prop_assert_eq!(sum, Decimal::from(adjustment.by()));
            }
        }
    }
}
