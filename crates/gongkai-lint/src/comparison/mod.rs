//! Two reports side by side: what became of the text, of every number, and of the sums that join two years.

mod align;
mod part;
mod words;

use gongkai_report::{Balance, Cell, CellId, Identity, Report, Table3Column, TableId, YearIdentity, between_years};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::years;

pub use part::{PartComparison, Repeated, Row};
pub use words::Piece;

/// How two reports stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// One body, the second report for the year after the first.
    Consecutive,
    /// One body, one year: two forms of one report (web page and attachment), or a correction.
    SameYear,
    /// Anything else, and why the sums between two years do not apply.
    Apart(String),
}

/// Two reports side by side.
#[derive(Clone, Debug)]
pub struct Comparison<'r> {
    /// How they stand to each other.
    pub relation: Relation,
    /// The running text, part by part in the order of the form, as far as either report has the part.
    pub parts: Vec<PartComparison>,
    /// How much of the second report's own text (section 一 and section 五 together) recurs in the first. `None`: too
    /// short to tell.
    pub repeated: Option<Repeated>,
    /// Every cell of either report, in the order of print.
    pub cells: Vec<CellComparison<'r>>,
    /// The sums that join two years, written out; empty unless they are consecutive years of one body.
    pub between_years: Vec<(YearIdentity, Balance)>,
    /// 新收 + 上年结转 = 办理结果总计 + 结转下年度 over all applicants, in the first report and in the second.
    pub carry_over: [Option<Balance>; 2],
}

/// One cell in both reports.
#[derive(Clone, Copy, Debug)]
pub struct CellComparison<'r> {
    /// The cell.
    pub id: CellId,
    /// In the first report; `None`: its form has no such cell, or its table was not found.
    pub old: Option<&'r Cell>,
    /// In the second report.
    pub new: Option<&'r Cell>,
}

impl CellComparison<'_> {
    /// What the second report has more than the first; `None` where either has no number.
    #[must_use]
    pub fn change(&self) -> Option<Decimal> {
        self.new?.decimal()?.checked_sub(self.old?.decimal()?).map(|change| change.normalize())
    }

    /// The change in percent of the first report's number, to one decimal place; `None` where that is zero or
    /// either has no number.
    #[must_use]
    pub fn growth_percent(&self) -> Option<Decimal> {
        let share = self.change()?.checked_div(self.old?.decimal()?)?.checked_mul(Decimal::ONE_HUNDRED)?;
        Some(share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize())
    }

    /// Whether the two say different things: another number, another mark, another remark.
    #[must_use]
    pub fn differs(&self) -> bool {
        let said = |cell: Option<&Cell>| cell.map(|cell| (cell.decimal(), cell.value.mark(), cell.remark.clone()));
        said(self.old) != said(self.new)
    }
}

impl<'r> Comparison<'r> {
    /// Lays two reports side by side.
    #[must_use]
    pub fn of(old: &'r Report, new: &'r Report) -> Self {
        let relation = Relation::of(old, new);
        let joined = relation == Relation::Consecutive;
        let sums = between_years().filter(|_| joined).filter_map(|sum| Some((sum, sum.balance(new, old)?)));
        let carry_over = |report| Identity::CarryOver(Table3Column::Total).balance(report);
        Self {
            between_years: sums.collect(),
            parts: part::compare(old, new),
            repeated: part::repeated(old, new),
            cells: cells(old, new),
            carry_over: [carry_over(old), carry_over(new)],
            relation,
        }
    }
}

impl Relation {
    fn of(old: &Report, new: &Report) -> Self {
        let (Some(then), Some(now)) = (old.year, new.year) else {
            return Self::Apart("有一份报告看不出年度".into());
        };
        if let (Some(left), Some(right)) = (&old.body, &new.body)
            && !years::same_body(left, right)
        {
            return Self::Apart(format!("两份报告的机关名称不同（“{left}”和“{right}”）"));
        }
        match i32::from(now) - i32::from(then) {
            0 => Self::SameYear,
            1 => Self::Consecutive,
            -1 => Self::Apart(format!("前一份是 {then} 年度，后一份是 {now} 年度，先后颠倒：请对调后再比较")),
            _ => Self::Apart(format!("前一份是 {then} 年度，后一份是 {now} 年度，年度不相连")),
        }
    }
}

/// Every cell of either report: those of the second in its order of print, then those that only the first has.
fn cells<'r>(old: &'r Report, new: &'r Report) -> Vec<CellComparison<'r>> {
    let mut cells = Vec::new();
    for table in TableId::ALL {
        let expected = |report: &'r Report| {
            report.table(table).is_some().then(|| report.expected_cells(table)).into_iter().flatten()
        };
        let first = cells.len();
        cells.extend(expected(new).map(|id| CellComparison { id, old: old.cell(id), new: new.cell(id) }));
        for id in expected(old) {
            let known = cells.iter().skip(first).any(|cell: &CellComparison<'_>| cell.id == id);
            if !known {
                cells.push(CellComparison { id, old: old.cell(id), new: None });
            }
        }
    }
    cells
}
