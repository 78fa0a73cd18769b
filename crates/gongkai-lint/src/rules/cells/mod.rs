//! C: cells present, readable and labelled.

mod amount_unit_suspect;
mod cells_missing;
mod empty_cells;
mod labels_differ;
mod not_a_count;
mod untidy_numbers;

use crate::Rule;

/// Rules of the family C.
pub(crate) const RULES: &[&dyn Rule] = &[
    &cells_missing::CellsMissing,
    &not_a_count::NotACount,
    &empty_cells::EmptyCells,
    &labels_differ::LabelsDiffer,
    &amount_unit_suspect::AmountUnitSuspect,
    &untidy_numbers::UntidyNumbers,
];
