//! A year that is published: its numbers stay, and a later difference is told with its reasons.

use gongkai_report::{CellId, FormVersion, Report, TableId};
use rust_decimal::Decimal;

use crate::delta::{Then, deltas};
use crate::leaves::parts;
use crate::{Basis, Delta, Tally, Traced};

/// Where the log of a body stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Position of the last entry.
    pub seq: u64,
    /// The hash over it and all before it.
    pub hash: String,
}

/// A published year.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    /// The year.
    pub year: i16,
    /// The report as published; nothing in it is computed again.
    pub report: Report,
    /// The records that each counted cell held, cells without any left out.
    pub counted: Vec<Traced>,
    /// Where the log stood.
    pub head: Head,
    /// What the count rested on beside the records.
    pub basis: Basis,
}

impl Frozen {
    /// Freezes a year as it is published: the report, and the records behind it. The count must have kept its records.
    #[must_use]
    pub fn of(tally: &Tally, published: Report, head: Head) -> Self {
        let counted = FormVersion::F2021.cells().filter(|cell| parts(*cell) == [*cell]);
        let counted = counted.map(|cell| tally.trace(cell)).filter(|traced| !traced.records.is_empty()).collect();
        Self { year: tally.year().year(), report: published, counted, head, basis: tally.basis().clone() }
    }

    /// The records that a cell held when the year was frozen.
    #[must_use]
    pub fn trace(&self, cell: CellId) -> Traced {
        let parts = parts(cell);
        let held = self.counted.iter().filter(|traced| parts.contains(&traced.cell));
        Traced { cell, records: held.flat_map(|traced| &traced.records).cloned().collect() }
    }

    /// The number that a cell printed.
    #[must_use]
    pub fn number(&self, cell: CellId) -> Option<Decimal> {
        self.report.decimal(cell)
    }

    pub(crate) fn then<'a>(&'a self, counted: &'a Traced) -> Then<'a> {
        Then { counted, published: self.number(counted.cell), head: &self.head, basis: &self.basis }
    }
}

/// A cell whose records tell otherwise now than what was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restated {
    /// The cell.
    pub cell: CellId,
    /// What was published.
    pub published: Decimal,
    /// What the records tell now.
    pub now: Decimal,
    /// Why, record by record; the sum is the difference.
    pub deltas: Vec<Delta>,
}

/// The cells of a published year whose records tell otherwise now, in the order of print. A cell that was published
/// without a number is left out, since nothing can be said to differ from it. Both counts must have kept their records.
#[must_use]
pub fn restatement(frozen: &Frozen, now: &Tally) -> Vec<Restated> {
    let cells = TableId::ALL.into_iter().flat_map(|table| frozen.report.expected_cells(table));
    cells.filter_map(|cell| restated(frozen, now, cell)).collect()
}

fn restated(frozen: &Frozen, now: &Tally, cell: CellId) -> Option<Restated> {
    let published = frozen.number(cell)?;
    let number = now.number(cell)?;
    if published == number {
        return None;
    }
    let counted = frozen.trace(cell);
    let deltas = deltas(&frozen.then(&counted), now, cell);
    Some(Restated { cell, published, now: number, deltas })
}
