//! T4: table 四 by itself.

mod corrections_unexplained;
mod dispute_total_wrong;
mod more_disputes_than_decisions;
mod more_suits_than_reconsiderations;
mod suits_past_reconsideration;

use gongkai_report::{CellId, Report, Table4Column, Table4Group};

use crate::Rule;

/// Rules of the family T4.
pub(crate) const RULES: &[&dyn Rule] = &[
    &dispute_total_wrong::DisputeTotalWrong,
    &suits_past_reconsideration::SuitsPastReconsideration,
    &more_disputes_than_decisions::MoreDisputesThanDecisions,
    &more_suits_than_reconsiderations::MoreSuitsThanReconsiderations,
    &corrections_unexplained::CorrectionsUnexplained,
];

/// The cell of a group's total.
pub(crate) fn total(group: Table4Group) -> CellId {
    CellId::Table4(group, Table4Column::Total)
}

/// The total of a group: as printed, else, where it is left empty, the sum of its parts.
pub(crate) fn total_of(report: &Report, group: Table4Group) -> Option<i64> {
    let printed = report.cell(total(group))?;
    if let Some(count) = printed.count() {
        return Some(count);
    }
    if !printed.is_empty() {
        return None;
    }
    Table4Column::ALL.into_iter().filter(|column| *column != Table4Column::Total).try_fold(0, |sum: i64, column| {
        let cell = report.cell(CellId::Table4(group, column))?;
        Some(sum.saturating_add(cell.count().or(cell.is_empty().then_some(0))?))
    })
}
