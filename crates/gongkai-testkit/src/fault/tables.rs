//! Faults in the numbers of the tables.

use gongkai_law::outcome::Outcome;
use gongkai_report::{
    Cell, CellId, Report, Table2Cell, Table2Column, Table2Row, Table3Column, Table3Row, Table4Column, Table4Group,
    Value,
};

use crate::Fault;

const GRANTED: Table3Row = Table3Row::Disposed(Outcome::Granted);

/// Plants a fault into the tables of a report; `false` where it has no place for it, or is of another kind.
pub(super) fn plant(fault: Fault, report: &mut Report) -> bool {
    let rows = |row: Table3Row| [total(row), first(row)];
    match fault {
        Fault::CarriedOutOff => rows(Table3Row::CarriedOut).into_iter().all(|id| add(report, id, 1)),
        Fault::OutcomeOff => rows(GRANTED).into_iter().all(|id| add(report, id, 1)),
        Fault::RowTotalOff => add(report, total(GRANTED), 1),
        Fault::BeyondReceived => rows(Table3Row::CarriedOut).into_iter().all(|id| add(report, id, 5000)),
        Fault::DisputeTotalOff => add(report, dispute(Table4Column::Total), 1),
        Fault::BlankCell => {
            report.set(total(GRANTED), Cell::of(Value::Blank));
            true
        }
        Fault::NegativeCount => {
            report.set(table2(Table2Row::Penalties, Table2Column::Handled), Cell::of(Value::Number(-1)));
            true
        }
        Fault::RulesWithoutPower => add(report, table2(Table2Row::GovernmentRules, Table2Column::InForce), 2),
        Fault::ImpossibleStock => add(report, table2(Table2Row::NormativeDocuments, Table2Column::Issued), 500),
        _ => false,
    }
}

/// Plants a fault between two years into last year's report.
pub(super) fn plant_between(fault: Fault, previous: &mut Report) -> bool {
    match fault {
        Fault::CarriedInOff => {
            let rows = [Table3Row::CarriedOut, Table3Row::NewlyReceived];
            rows.into_iter().flat_map(|row| [total(row), first(row)]).all(|id| add(previous, id, 2))
        }
        Fault::StockOff => add(previous, table2(Table2Row::NormativeDocuments, Table2Column::InForce), 3),
        Fault::PendingVanished => {
            [Table4Column::Pending, Table4Column::Total].into_iter().all(|column| add(previous, dispute(column), 4000))
        }
        _ => false,
    }
}

fn total(row: Table3Row) -> CellId {
    CellId::Table3(row, Table3Column::Total)
}

/// The cell of natural persons.
fn first(row: Table3Row) -> CellId {
    CellId::Table3(row, Table3Column::Kind(gongkai_law::applicant::ApplicantKind::NaturalPerson))
}

fn dispute(column: Table4Column) -> CellId {
    CellId::Table4(Table4Group::Reconsideration, column)
}

fn table2(row: Table2Row, column: Table2Column) -> CellId {
    CellId::Table2(Table2Cell { row, column })
}

fn add(report: &mut Report, id: CellId, more: i64) -> bool {
    let Some(count) = report.count(id) else { return false };
    report.set(id, Cell::of(Value::Number(count + more)));
    true
}
