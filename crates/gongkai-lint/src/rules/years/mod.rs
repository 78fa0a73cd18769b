//! Y: this year against last year.

mod carried_in_differs;
mod change_differs;
mod copied_from_last_year;
mod growth_rate_differs;
mod pending_disputes_vanish;
mod problems_unchanged;
mod stock_not_continued;
mod sudden_change;

use crate::Rule;

pub(crate) use copied_from_last_year::compared_sections;

/// Rules of the family Y.
pub(crate) const RULES: &[&dyn Rule] = &[
    &carried_in_differs::CarriedInDiffers,
    &stock_not_continued::StockNotContinued,
    &sudden_change::SuddenChange,
    &pending_disputes_vanish::PendingDisputesVanish,
    &copied_from_last_year::CopiedFromLastYear,
    &problems_unchanged::ProblemsUnchanged,
    &growth_rate_differs::GrowthRateDiffers,
    &change_differs::ChangeDiffers,
];
