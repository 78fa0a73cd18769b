//! Table 四: results, instances, joint suits, and the years in which a dispute counts.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use common::Office;
use gongkai_case::dispute::{DisputeEvent, Instance, Role};
use gongkai_law::dispute::{DisputeKind, DisputeResult as R};
use gongkai_report::{CellId, Report, Table4Column as C, Table4Group as G};
use jiff::civil::{Date, date};

fn decides(office: &mut Office, place: usize, on: Date, result: R) {
    office.argues(place, on, DisputeEvent::DecisionMade { result, new_answer: None }).unwrap();
}

/// The columns of a group, in the order of the form.
fn columns(report: &Report, group: G) -> [i64; 5] {
    C::ALL.map(|column| report.count(CellId::Table4(group, column)).unwrap())
}

#[test]
fn every_result_counts_in_its_column() {
    let table = [
        (R::Maintained, C::Upheld),
        (R::ReconsiderationClaimDismissed, C::Upheld),
        (R::SuitClaimDismissed, C::Upheld),
        (R::Revoked, C::Corrected),
        (R::PartlyRevoked, C::Corrected),
        (R::Changed, C::Corrected),
        (R::HeldUnlawful, C::Corrected),
        (R::HeldVoid, C::Corrected),
        (R::OrderedToPerform, C::Corrected),
        (R::NotAccepted, C::OtherResult),
        (R::ApplicationRejected, C::OtherResult),
        (R::SuitRejected, C::OtherResult),
        (R::Withdrawn, C::OtherResult),
        (R::Terminated, C::OtherResult),
        (R::Mediated, C::OtherResult),
    ];
    assert_eq!(table.len(), R::ALL.len());
    let groups = [
        (DisputeKind::Reconsideration, G::Reconsideration),
        (DisputeKind::DirectSuit, G::DirectSuit),
        (DisputeKind::SuitAfterReconsideration, G::SuitAfterReconsideration),
    ];
    for (result, column) in table {
        for (kind, group) in groups.into_iter().filter(|(kind, _)| result.fits(*kind)) {
            let mut office = Office::default();
            let place = office.disputes(kind, date(2025, 2, 3), Role::OriginalOrgan);
            decides(&mut office, place, date(2025, 4, 1), result);
            let report = office.report(2025);
            let filled = |cell: &CellId| report.count(*cell) == Some(1);
            let cells: Vec<CellId> = gongkai_report::FormVersion::F2021
                .table_cells(gongkai_report::TableId::Table4)
                .filter(filled)
                .collect();
            assert_eq!(cells, [CellId::Table4(group, column), CellId::Table4(group, C::Total)], "{}", result.id());
        }
    }
}

#[test]
fn what_is_pending_on_31_december_counts_as_pending_and_next_year_by_its_result() {
    for (day, old, new) in
        [(date(2024, 12, 31), [0, 1, 0, 0, 1], [0; 5]), (date(2025, 1, 1), [0, 0, 0, 1, 1], [0, 1, 0, 0, 1])]
    {
        let mut office = Office::default();
        let place = office.disputes(DisputeKind::Reconsideration, date(2024, 11, 20), Role::OriginalOrgan);
        decides(&mut office, place, day, R::Revoked);
        let of = |year| columns(&office.report(year), G::Reconsideration);
        assert_eq!((of(2024), of(2025)), (old, new));
    }
}

#[test]
fn a_joint_suit_counts_for_the_original_organ_only() {
    let mut office = Office::default();
    for role in Role::ALL {
        office.disputes(DisputeKind::SuitAfterReconsideration, date(2025, 5, 6), role);
    }
    assert_eq!(columns(&office.report(2025), G::SuitAfterReconsideration), [0, 0, 0, 1, 1]);
}

#[test]
fn one_case_over_instances_counts_once_by_its_latest_result() {
    let mut office = Office::default();
    let place = office.disputes(DisputeKind::DirectSuit, date(2024, 3, 1), Role::OriginalOrgan);
    decides(&mut office, place, date(2024, 6, 3), R::SuitClaimDismissed);
    let appeal = DisputeEvent::AppealOpened { instance: Instance::Second, case_number: None };
    office.argues(place, date(2024, 7, 1), appeal).unwrap();
    decides(&mut office, place, date(2024, 10, 8), R::HeldUnlawful);
    assert_eq!(columns(&office.report(2024), G::DirectSuit), [0, 1, 0, 0, 1]);
    // a retrial opened later is pending, and the year it ended in before keeps its result
    let retrial = DisputeEvent::AppealOpened { instance: Instance::Retrial, case_number: None };
    office.argues(place, date(2025, 9, 1), retrial).unwrap();
    assert_eq!(columns(&office.report(2024), G::DirectSuit), [0, 1, 0, 0, 1]);
    assert_eq!(columns(&office.report(2025), G::DirectSuit), [0, 0, 0, 1, 1]);
    assert_eq!(columns(&office.report(2023), G::DirectSuit), [0; 5]);
}

#[test]
fn a_dispute_is_traced_by_its_case_number_and_the_day_of_its_result() {
    let mut office = Office::default();
    let place = office.disputes(DisputeKind::Reconsideration, date(2025, 2, 3), Role::OriginalOrgan);
    decides(&mut office, place, date(2025, 4, 1), R::Maintained);
    let trace = office.tally(2025).trace(CellId::Table4(G::Reconsideration, C::Total));
    let found: Vec<_> = trace.records.iter().map(|record| (record.number.as_deref(), record.day)).collect();
    assert_eq!(found, [(Some("示府复〔2025〕0号"), date(2025, 4, 1))]);
}
