//! Y: this year against last year.

mod carried_in_differs;
mod pending_disputes_vanish;
mod stock_not_continued;
mod sudden_change;

use crate::Rule;

/// Rules of the family Y.
pub(crate) const RULES: &[&dyn Rule] = &[
    &carried_in_differs::CarriedInDiffers,
    &stock_not_continued::StockNotContinued,
    &sudden_change::SuddenChange,
    &pending_disputes_vanish::PendingDisputesVanish,
];
