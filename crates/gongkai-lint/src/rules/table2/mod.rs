//! T2: table 二 by itself.

mod charges_without_fee;
mod form_of_another_year;
mod implausible_for_body;
mod impossible_stock;
mod rules_without_power;

use gongkai_report::{CellId, Table2Cell, Table2Column, Table2Row};

use crate::Rule;

/// Rules of the family T2.
pub(crate) const RULES: &[&dyn Rule] = &[
    &impossible_stock::ImpossibleStock,
    &rules_without_power::RulesWithoutPower,
    &charges_without_fee::ChargesWithoutFee,
    &implausible_for_body::ImplausibleForBody,
    &form_of_another_year::FormOfAnotherYear,
];

/// A cell of table 二.
pub(crate) fn cell(row: Table2Row, column: Table2Column) -> CellId {
    CellId::Table2(Table2Cell { row, column })
}
