//! T3: table 三 by itself.

mod beyond_received;
mod disposed_total_wrong;
mod fee_row_unexplained;
mod large_share_unexplained;
mod mass_requests_of_few;
mod probably_overdue;
mod row_total_wrong;
mod unbalanced_carry_over;

use gongkai_report::{CellId, Report, Table3Column, Table3Row};

use crate::Rule;

/// Rules of the family T3.
pub(crate) const RULES: &[&dyn Rule] = &[
    &unbalanced_carry_over::UnbalancedCarryOver,
    &disposed_total_wrong::DisposedTotalWrong,
    &row_total_wrong::RowTotalWrong,
    &beyond_received::BeyondReceived,
    &probably_overdue::ProbablyOverdue,
    &large_share_unexplained::LargeShareUnexplained,
    &fee_row_unexplained::FeeRowUnexplained,
    &mass_requests_of_few::MassRequestsOfFew,
];

/// A cell of the total column of table 三.
pub(crate) fn total(row: Table3Row) -> CellId {
    CellId::Table3(row, Table3Column::Total)
}

/// The total of a row: as printed, else, where it is left empty, the sum of its parts.
pub(crate) fn total_of(report: &Report, row: Table3Row) -> Option<i64> {
    let printed = report.cell(total(row))?;
    if let Some(count) = printed.count() {
        return Some(count);
    }
    if !printed.is_empty() {
        return None;
    }
    Table3Column::all().filter(|column| *column != Table3Column::Total).try_fold(0, |sum: i64, column| {
        let cell = report.cell(CellId::Table3(row, column))?;
        let count = cell.count().or(cell.is_empty().then_some(0))?;
        Some(sum.saturating_add(count))
    })
}
