//! The cells that are counted, and those that only add up others.

use gongkai_law::applicant::ApplicantKind;
use gongkai_law::outcome::Outcome;
use gongkai_report::{
    CellId, FormVersion, Table2Cell, Table2Column, Table3Column, Table3Row, Table4Column, TableId, Value,
};
use rust_decimal::Decimal;

use crate::RecordRef;

/// A counted cell: its sum, and the records behind it where they are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Leaf {
    pub(crate) sum: i64,
    pub(crate) records: Vec<RecordRef>,
}

/// All counted cells, laid out as the 2021 form; each table in the order of print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Leaves([Vec<Leaf>; 3]);

impl Leaves {
    pub(crate) fn new() -> Self {
        let size = |table| FormVersion::F2021.table_cells(table).count();
        Self(TableId::ALL.map(|table| vec![Leaf::default(); size(table)]))
    }

    pub(crate) fn get(&self, cell: CellId) -> Option<&Leaf> {
        let [table2, table3, table4] = &self.0;
        let table = match cell.table() {
            TableId::Table2 => table2,
            TableId::Table3 => table3,
            TableId::Table4 => table4,
        };
        table.get(cell.index(FormVersion::F2021)?)
    }

    pub(crate) fn get_mut(&mut self, cell: CellId) -> Option<&mut Leaf> {
        let [table2, table3, table4] = &mut self.0;
        let table = match cell.table() {
            TableId::Table2 => table2,
            TableId::Table3 => table3,
            TableId::Table4 => table4,
        };
        table.get_mut(cell.index(FormVersion::F2021)?)
    }
}

/// The counted cells that a cell of either form adds up; itself if it is one. None for a cell of the 2019 form that
/// asks for what the records do not tell.
pub(crate) fn parts(cell: CellId) -> Vec<CellId> {
    match cell {
        CellId::Table2(cell) => part_of_table2(cell).map(CellId::Table2).into_iter().collect(),
        CellId::Table3(row, column) => {
            let rows = match row {
                Table3Row::DisposedTotal => Outcome::ALL.into_iter().map(Table3Row::Disposed).collect(),
                row => vec![row],
            };
            rows.into_iter()
                .flat_map(|row| kinds(column).map(move |kind| CellId::Table3(row, Table3Column::Kind(kind))))
                .collect()
        }
        CellId::Table4(group, Table4Column::Total) => Table4Column::ALL
            .into_iter()
            .filter(|column| *column != Table4Column::Total)
            .map(|column| CellId::Table4(group, column))
            .collect(),
        CellId::Table4(..) => vec![cell],
    }
}

fn kinds(column: Table3Column) -> impl Iterator<Item = ApplicantKind> {
    ApplicantKind::ALL.into_iter().filter(move |kind| match column {
        Table3Column::Kind(wanted) => wanted == *kind,
        Table3Column::Total => true,
    })
}

/// What was newly made is what was issued, decisions are decisions; the rest of the 2019 form (items on a list, pieces
/// disclosed, purchases) is in no record here.
fn part_of_table2(cell: Table2Cell) -> Option<Table2Cell> {
    let column = match cell.column {
        Table2Column::NewlyMade => Table2Column::Issued,
        Table2Column::Decisions => Table2Column::Handled,
        column => column,
    };
    Some(Table2Cell { column, ..cell }).filter(|cell| cell.is_in(FormVersion::F2021))
}

/// A sum as its cell prints it: fen become 万元.
pub(crate) fn printed(cell: CellId, sum: i64) -> Value {
    if cell.is_amount() { Value::Amount(number(cell, sum)) } else { Value::Number(sum) }
}

/// A sum in the unit of its cell.
pub(crate) fn number(cell: CellId, sum: i64) -> Decimal {
    if cell.is_amount() { Decimal::new(sum, 6).normalize() } else { Decimal::from(sum) }
}
