//! 上年结转 after a published year: the number published, and beside it by name what the records tell otherwise.

use gongkai_report::{Cell, CellId, Table3Column, Table3Row, Value};
use rust_decimal::Decimal;

use crate::delta::deltas;
use crate::{Delta, Frozen, Tally};

/// What stands beside a cell of 上年结转, since the year before is published and is not counted again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjustment {
    /// The column.
    pub column: Table3Column,
    /// 结转下年度继续办理 as published the year before; the cell prints it.
    pub published: i64,
    /// What the records tell now.
    pub counted: i64,
    /// Why, record by record.
    pub deltas: Vec<Delta>,
}

impl Adjustment {
    /// The cell it stands beside.
    #[must_use]
    pub const fn cell(&self) -> CellId {
        CellId::Table3(Table3Row::CarriedIn, self.column)
    }

    /// What is to be added to the number printed, so that the column adds up.
    #[must_use]
    pub const fn by(&self) -> i64 {
        self.counted.saturating_sub(self.published)
    }

    /// What is printed beside the number.
    #[must_use]
    pub fn remark(&self) -> String {
        format!("上年更正{:+}件", self.by())
    }

    /// The sentence that names it in section 六.
    #[must_use]
    pub fn sentence(&self) -> String {
        let (published, counted) = (self.published, self.counted);
        let column = self.column.label();
        let mut text = format!("上年结转（{column}）按上年度报告公布的{published}件填写；据现有记录应为{counted}件");
        let numbers: Vec<&str> =
            self.deltas.iter().filter_map(|delta| delta.record.as_ref()?.number.as_deref()).collect();
        if !numbers.is_empty() {
            text.push_str(&format!("，差异涉及：{}", numbers.join("、")));
        }
        text.push('。');
        text
    }

    /// The cell as it is printed.
    pub(crate) fn printed(&self) -> Cell {
        let remark = (self.by() != 0).then(|| self.remark());
        Cell { remark, ..Cell::of(Value::Number(self.published)) }
    }
}

/// The adjustments of a count whose year before is published; none where both agree, and none for a cell that was
/// published without a whole number.
pub(crate) fn adjustments(now: &Tally, previous: &Frozen) -> Vec<Adjustment> {
    if previous.year.checked_add(1) != Some(now.year().year()) {
        return Vec::new();
    }
    Table3Column::all().filter_map(|column| adjustment(now, previous, column)).collect()
}

fn adjustment(now: &Tally, previous: &Frozen, column: Table3Column) -> Option<Adjustment> {
    let (carried_in, carried_out) =
        (CellId::Table3(Table3Row::CarriedIn, column), CellId::Table3(Table3Row::CarriedOut, column));
    let published = previous.report.count(carried_out)?;
    let counted = now.sum(carried_in)?;
    if published == counted {
        return None;
    }
    let mut then = previous.trace(carried_out);
    then.cell = carried_in;
    let mut known = previous.then(&then);
    known.published = Some(Decimal::from(published));
    Some(Adjustment { column, published, counted, deltas: deltas(&known, now, carried_in) })
}
