//! Where each value stands in the workbook, whether Excel can count with it, and formulas over them.

use std::collections::BTreeMap;

use gongkai_report::{CellId, Identity, Report, Side, TableId, Value, within_year};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::utility::row_col_to_cell;

use crate::layout::{Layout, What};
use crate::text_of;

/// Rows above a table on its sheet: the heading of its section.
pub(super) const ROWS_ABOVE: u32 = 1;

/// What a cell holds in the workbook.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Figure {
    /// A number with its format.
    Number(f64, String),
    /// Text: a dash, a question mark, a number with its remark or with more digits than Excel keeps.
    Text(String),
    /// Nothing.
    Nothing,
}

impl Figure {
    /// What a cell of a report becomes.
    pub(super) fn of(report: &Report, id: CellId) -> Self {
        let cell = report.cell(id);
        let text = text_of::value_and_remark(cell);
        let plain = cell.filter(|cell| cell.remark.is_none()).map(|cell| cell.value);
        match plain {
            Some(Value::Blank) => Self::Nothing,
            Some(Value::Number(number)) => {
                number_of(Decimal::from(number)).map_or(Self::Text(text), |number| Self::Number(number, "0".into()))
            }
            Some(Value::Amount(amount)) => {
                let decimals = usize::try_from(amount.scale()).unwrap_or_default();
                let format = if decimals == 0 { "0".into() } else { format!("0.{}", "0".repeat(decimals)) };
                number_of(amount).map_or(Self::Text(text), |number| Self::Number(number, format))
            }
            _ => Self::Text(text),
        }
    }
}

/// The number as Excel holds it; `None` where it would lose digits, which it does beyond fifteen.
fn number_of(number: Decimal) -> Option<f64> {
    const MOST: i128 = 999_999_999_999_999;
    if number.mantissa().abs() > MOST { None } else { number.to_f64() }
}

/// The places and identities of a report.
pub(super) struct Figures<'r> {
    report: &'r Report,
    places: BTreeMap<CellId, (u32, u16)>,
}

impl<'r> Figures<'r> {
    /// The places of all values.
    pub(super) fn of(report: &'r Report) -> Self {
        let mut places = BTreeMap::new();
        for table in TableId::ALL {
            let layout = Layout::of(report, table);
            for (row, placed) in (ROWS_ABOVE..).zip(layout.placed()) {
                for place in placed.slots {
                    if let What::Value(id) = place.slot.what {
                        places.insert(id, (row, place.column));
                    }
                }
            }
        }
        Self { report, places }
    }

    /// The formula of a total on its own sheet, where it gives what is printed.
    pub(super) fn total(&self, id: CellId) -> Option<String> {
        let parts = identities_of(self.report, id).find(|(total, parts)| {
            let counted = parts.plus.len() > parts.empty.len();
            let exact = parts.plus.iter().all(|part| self.is_exact(*part));
            counted && exact && parts.unread.is_empty() && parts.sum == total.sum
        });
        self.sum(&parts?.1, None)
    }

    /// The formula of a total in a form to be filled in: nothing until a part is there.
    pub(super) fn open_total(&self, id: CellId) -> Option<String> {
        let (_, side) = identities_of(self.report, id).next()?;
        let parts = self.range(&side, None)?;
        Some(format!("=IF(COUNT({parts})=0,\"\",SUM({parts}))"))
    }

    /// `=SUM(D5:I5)`, numbers with a remark added one by one, since Excel takes them for text. `sheet`: seen from
    /// another sheet.
    pub(super) fn sum(&self, side: &Side, sheet: Option<TableId>) -> Option<String> {
        let mut formula = format!("=SUM({})", self.range(side, sheet)?);
        for part in &side.plus {
            let has_remark =
                self.report.cell(*part).is_some_and(|cell| cell.count().is_some() && cell.remark.is_some());
            if has_remark {
                let place = self.place(*part, sheet)?;
                formula.push_str(&format!("+VALUE(LEFT({place},FIND(\"（\",{place})-1))"));
            }
        }
        Some(formula)
    }

    /// The cells of a side: a range where they stand in a row or a column, else a list.
    pub(super) fn range(&self, side: &Side, sheet: Option<TableId>) -> Option<String> {
        let (first, last) = (*side.plus.first()?, *side.plus.last()?);
        let ((top, left), (bottom, right)) = (*self.places.get(&first)?, *self.places.get(&last)?);
        let size = usize::try_from(bottom.checked_sub(top)? + 1).ok()? * usize::from(right.checked_sub(left)? + 1);
        if size == side.plus.len() && size > 1 {
            return Some(format!("{}:{}", self.place(first, sheet)?, row_col_to_cell(bottom, right)));
        }
        let places: Option<Vec<String>> = side.plus.iter().map(|part| self.place(*part, sheet)).collect();
        Some(places?.join(","))
    }

    fn place(&self, id: CellId, sheet: Option<TableId>) -> Option<String> {
        let (row, column) = *self.places.get(&id)?;
        let cell = row_col_to_cell(row, column);
        Some(sheet.map_or(cell.clone(), |table| format!("'{}'!{cell}", table.label())))
    }

    /// Whether a formula sees the cell as it is: a number, a number with a remark, or nothing to count.
    fn is_exact(&self, id: CellId) -> bool {
        let is_count = self.report.cell(id).is_some_and(|cell| cell.count().is_some() && cell.remark.is_none());
        !is_count || matches!(Figure::of(self.report, id), Figure::Number(..))
    }
}

/// The identities whose total is that cell, the sum of its row first.
fn identities_of(report: &Report, id: CellId) -> impl Iterator<Item = (Side, Side)> + '_ {
    let of_rows =
        within_year().filter(|identity| matches!(identity, Identity::RowTotal(_) | Identity::DisputeTotal(_)));
    let of_columns = within_year().filter(|identity| matches!(identity, Identity::DisposedTotal(_)));
    of_rows.chain(of_columns).filter_map(move |identity| {
        let balance = identity.balance(report)?;
        (balance.left.plus == [id]).then_some((balance.left, balance.right))
    })
}
