//! Sums that must hold inside a report and between two years.

use crate::{CellId, Report, Table2Cell, Table2Column, Table2Row, Table3Column, Table3Row, Table4Column, Table4Group};

/// A sum that must hold inside one report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Identity {
    /// 新收 + 上年结转 = 办理结果总计 + 结转下年度, printed on table 三 itself; for every column.
    CarryOver(Table3Column),
    /// 办理结果总计 = the sum of all outcomes; for every column.
    DisposedTotal(Table3Column),
    /// 总计 = the sum of the six kinds of applicant; for every row.
    RowTotal(Table3Row),
    /// 总计 = 维持 + 纠正 + 其他 + 尚未审结; for each group of table 四.
    DisputeTotal(Table4Group),
}

/// A sum that must hold between a report and last year's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum YearIdentity {
    /// 上年结转 = last year's 结转下年度; for every column.
    CarriedIn(Table3Column),
    /// 现行有效 = last year's 现行有效 + 本年制发 − 本年废止; for 规章 and 行政规范性文件 (2021 form).
    Stock(Table2Row),
}

/// One side of a balance: its sum, and its cells without a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// The cells added; a cell named in `minus` is subtracted.
    pub plus: Vec<CellId>,
    /// The cells subtracted.
    pub minus: Vec<CellId>,
    /// The sum, empty cells counted as nothing.
    pub sum: i64,
    /// Cells in which nothing or a dash is printed.
    pub empty: Vec<CellId>,
    /// Cells that could not be read: the sum cannot be told.
    pub unread: Vec<CellId>,
}

/// Both sides of an identity in one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// Left side: the total, or what came in.
    pub left: Side,
    /// Right side: the parts, or what became of it.
    pub right: Side,
}

impl Balance {
    /// Whether both sides could be read in full (empty cells count as read).
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.left.unread.is_empty() && self.right.unread.is_empty()
    }

    /// Whether both sides are equal.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.left.sum == self.right.sum
    }
}

/// All identities inside a report, table by table.
pub fn within_year() -> impl Iterator<Item = Identity> {
    Table3Column::all()
        .map(Identity::CarryOver)
        .chain(Table3Column::all().map(Identity::DisposedTotal))
        .chain(Table3Row::all().map(Identity::RowTotal))
        .chain(Table4Group::ALL.into_iter().map(Identity::DisputeTotal))
}

/// All identities between a report and last year's.
pub fn between_years() -> impl Iterator<Item = YearIdentity> {
    Table3Column::all()
        .map(YearIdentity::CarriedIn)
        .chain([Table2Row::GovernmentRules, Table2Row::NormativeDocuments].map(YearIdentity::Stock))
}

impl Identity {
    /// Both sides in a report; `None` where the table was not found or has no such cells.
    #[must_use]
    pub fn balance(self, report: &Report) -> Option<Balance> {
        let (left, right): (Vec<CellId>, Vec<CellId>) = match self {
            Self::CarryOver(column) => (
                cells_of(&[Table3Row::NewlyReceived, Table3Row::CarriedIn], column),
                cells_of(&[Table3Row::DisposedTotal, Table3Row::CarriedOut], column),
            ),
            Self::DisposedTotal(column) => (
                vec![CellId::Table3(Table3Row::DisposedTotal, column)],
                Table3Row::all()
                    .filter(|row| matches!(row, Table3Row::Disposed(_)))
                    .map(|row| CellId::Table3(row, column))
                    .filter(|cell| report.cell(*cell).is_some())
                    .collect(),
            ),
            Self::RowTotal(row) => (
                vec![CellId::Table3(row, Table3Column::Total)],
                Table3Column::all()
                    .filter(|column| *column != Table3Column::Total)
                    .map(|column| CellId::Table3(row, column))
                    .collect(),
            ),
            Self::DisputeTotal(group) => (
                vec![CellId::Table4(group, Table4Column::Total)],
                Table4Column::ALL
                    .into_iter()
                    .filter(|column| *column != Table4Column::Total)
                    .map(|column| CellId::Table4(group, column))
                    .collect(),
            ),
        };
        Some(Balance { left: side(report, left, Vec::new())?, right: side(report, right, Vec::new())? })
    }
}

impl YearIdentity {
    /// Both sides, the left in this report, the right in last year's (and, for the stock, in both).
    /// `None` where a table was not found or has no such cells, as in the 2019 form.
    #[must_use]
    pub fn balance(self, report: &Report, previous: &Report) -> Option<Balance> {
        match self {
            Self::CarriedIn(column) => Some(Balance {
                left: side(report, vec![CellId::Table3(Table3Row::CarriedIn, column)], Vec::new())?,
                right: side(previous, vec![CellId::Table3(Table3Row::CarriedOut, column)], Vec::new())?,
            }),
            Self::Stock(row) => {
                let cell = |column| CellId::Table2(Table2Cell { row, column });
                let mut right = side(previous, vec![cell(Table2Column::InForce)], Vec::new())?;
                let flow = side(report, vec![cell(Table2Column::Issued)], vec![cell(Table2Column::Repealed)])?;
                right.sum += flow.sum;
                right.plus.extend(flow.plus);
                right.minus.extend(flow.minus);
                right.empty.extend(flow.empty);
                right.unread.extend(flow.unread);
                Some(Balance { left: side(report, vec![cell(Table2Column::InForce)], Vec::new())?, right })
            }
        }
    }
}

fn cells_of(rows: &[Table3Row], column: Table3Column) -> Vec<CellId> {
    rows.iter().map(|row| CellId::Table3(*row, column)).collect()
}

/// Adds up one side; `None` if a cell does not exist in the report.
fn side(report: &Report, plus: Vec<CellId>, minus: Vec<CellId>) -> Option<Side> {
    let mut side = Side::default();
    for (cells, sign) in [(&plus, 1_i64), (&minus, -1)] {
        for id in cells {
            let cell = report.cell(*id)?;
            if let Some(number) = cell.count() {
                side.sum = side.sum.saturating_add(number.saturating_mul(sign));
            } else if cell.is_empty() {
                side.empty.push(*id);
            } else {
                side.unread.push(*id);
            }
        }
    }
    Some(Side { plus, minus, ..side })
}
