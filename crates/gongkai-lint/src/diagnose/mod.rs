//! Why the sums of tables 三 and 四 do not hold: the fewest changes that mend all of them at once.
//!
//! Every count stands in at least two sums (its row, its column, the carry-over), so a wrong one leaves a
//! trace that points back at it. A repair is told only if it makes sums hold and breaks none; where several
//! would do, all of them are named, and where none is found, the two sides are.

mod findings;
mod ledger;
mod likeness;
mod pattern;
mod search;
mod width;

use gongkai_report::{CellId, Identity, Report, Table3Column, Table4Group};

pub(crate) use findings::verdict;
pub(crate) use ledger::{Reading, State, Sum};
pub(crate) use width::read_width;

use ledger::{Equation, Ledger, cell_at};

/// One cell that a repair changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// The cell.
    pub(crate) cell: CellId,
    /// The count that would fit.
    pub(crate) to: i64,
}

/// What a repair takes the fault to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One count is wrong.
    OneCell,
    /// The digits of one count stand in two neighbouring cells.
    SplitDigits,
    /// Two neighbouring counts stand in each other's cells.
    Swapped,
    /// Cases of one row are booked under the wrong kind of applicant.
    WrongColumn,
    /// Cases of one kind of applicant are booked in the wrong row.
    WrongRow,
    /// The values of a row stand one column beside theirs.
    ColumnShift,
    /// From some row on, the values stand one row beside theirs.
    RowShift,
    /// A row lacks cases, or has too many, both under a kind of applicant and in its total.
    WithTotal,
}

/// Changes that together make sums hold and break none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Repair {
    /// What it takes the fault to be.
    pub(crate) kind: Kind,
    /// The cells it changes, at least one.
    pub(crate) changes: Vec<Change>,
}

/// Broken sums that one fault explains.
#[derive(Clone, Debug)]
pub(crate) struct Cause {
    /// The broken sums, as places in [`Diagnosis::sums`].
    pub(crate) sums: Vec<usize>,
    /// The repairs that would mend all of them: one is a diagnosis, several are a choice, none leaves the
    /// sums to be looked at.
    pub(crate) repairs: Vec<Repair>,
}

impl Cause {
    /// The repair, where only one would do.
    pub(crate) fn sole_repair(&self) -> Option<&Repair> {
        match self.repairs.as_slice() {
            [repair] => Some(repair),
            _ => None,
        }
    }
}

/// A sum, its cells, and how it stands.
#[derive(Clone, Debug)]
pub(crate) struct SumRead {
    /// Which sum.
    pub(crate) sum: Sum,
    /// Cells of the left side.
    pub(crate) left: Vec<CellId>,
    /// Cells of the right side; last year's are not among them.
    pub(crate) right: Vec<CellId>,
    /// Both sides, and how the sum stands.
    pub(crate) reading: Reading,
}

/// Every sum of a report, and why the broken ones are broken.
#[derive(Clone, Debug)]
pub(crate) struct Diagnosis {
    /// Every sum.
    pub(crate) sums: Vec<SumRead>,
    /// The causes of the broken ones.
    pub(crate) causes: Vec<Cause>,
}

impl Diagnosis {
    /// Reads every sum of a report, with last year's report if it is given.
    pub(crate) fn of(report: &Report, previous: Option<&Report>) -> Self {
        let equations = ledger::equations(report, previous);
        let ledger = Ledger::of(report);
        let readings = ledger.read(&equations);
        let causes = search::causes(&ledger, &equations, &readings);
        let cells = |places: &[usize]| places.iter().filter_map(|place| cell_at(*place)).collect();
        let sums = equations
            .iter()
            .zip(readings)
            .map(|(Equation { sum, left, right, .. }, reading)| SumRead {
                sum: *sum,
                left: cells(left),
                right: cells(right),
                reading,
            })
            .collect();
        Self { sums, causes }
    }

    /// How a sum stands; `None` where its table was not found or has no such cells.
    pub(crate) fn state(&self, sum: Sum) -> Option<State> {
        self.sums.iter().find(|read| read.sum == sum).map(|read| read.reading.state)
    }

    /// The empty totals of a report and the counts that would fit them.
    pub(crate) fn fitting_totals(&self) -> impl Iterator<Item = (CellId, i64)> {
        self.sums.iter().filter_map(|read| match (read.reading.state, read.left.first()) {
            (State::EmptyTotal(count), Some(cell)) => Some((*cell, count)),
            _ => None,
        })
    }
}

/// A family of sums: those that one rule watches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SumFamily {
    /// 新收 + 上年结转 = 办结 + 结转下年度.
    CarryOver,
    /// 办理结果总计 = all outcomes.
    DisposedTotal,
    /// 总计 = all kinds of applicant.
    RowTotal,
    /// 总计 of a group of table 四.
    DisputeTotal,
    /// 上年结转 = last year's 结转下年度.
    CarriedIn,
}

impl Sum {
    /// The family of a sum.
    pub(crate) fn family(self) -> SumFamily {
        match self {
            Self::Within(Identity::CarryOver(_)) => SumFamily::CarryOver,
            Self::Within(Identity::DisposedTotal(_)) => SumFamily::DisposedTotal,
            Self::Within(Identity::RowTotal(_)) => SumFamily::RowTotal,
            Self::Within(Identity::DisputeTotal(_)) => SumFamily::DisputeTotal,
            Self::CarriedIn(_) => SumFamily::CarriedIn,
        }
    }

    /// The group of table 四 it adds up, if it is of table 四.
    fn group(self) -> Option<Table4Group> {
        match self {
            Self::Within(Identity::DisputeTotal(group)) => Some(group),
            _ => None,
        }
    }

    /// Whether it is over the total column.
    pub(crate) fn is_total_column(self) -> bool {
        matches!(
            self,
            Self::Within(Identity::CarryOver(Table3Column::Total) | Identity::DisposedTotal(Table3Column::Total))
                | Self::CarriedIn(Table3Column::Total)
        )
    }
}
