//! The counts of tables 三 and 四 as one vector, and every sum over them that must hold.

use gongkai_report::{
    CellId, Identity, Report, Table3Column, Table3Row, Table4Column, Table4Group, TableId, YearIdentity, within_year,
};

/// Places of table 三 come first, then those of table 四.
const TABLE3_SIZE: usize = Table3Row::COUNT * Table3Column::COUNT;
const SIZE: usize = TABLE3_SIZE + 15;

/// What stands in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// A count.
    Number(i64),
    /// A blank or a dash: counts as nothing.
    Empty,
    /// Something that could not be read: no sum over it can be told.
    Unread,
}

impl Slot {
    /// The count for a sum: an empty place counts as nothing.
    fn amount(self) -> i64 {
        match self {
            Self::Number(number) => number,
            Self::Empty | Self::Unread => 0,
        }
    }
}

/// A sum that must hold: inside the report, or with last year's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sum {
    /// Inside the report.
    Within(Identity),
    /// 上年结转 of a column against last year's 结转下年度.
    CarriedIn(Table3Column),
}

/// A sum over places: left = right + constant.
#[derive(Clone, Debug)]
pub(crate) struct Equation {
    /// Which one.
    pub(crate) sum: Sum,
    /// Places of the left side: the total, or what came in.
    pub(crate) left: Vec<usize>,
    /// Places of the right side: the parts, or what became of it.
    pub(crate) right: Vec<usize>,
    /// Last year's number, where the sum reaches into last year; `None` inside it: last year's is unread.
    pub(crate) constant: Option<i64>,
}

/// How a sum stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Both sides are equal, empty cells counted as nothing.
    Held,
    /// They are not.
    Broken,
    /// A cell could not be read.
    Unread,
    /// The total is left empty though its parts are not: the value that would fit.
    EmptyTotal(i64),
    /// They are not equal, but a row in it has more or fewer values than columns, so that nobody knows which
    /// value belongs where.
    Misplaced,
}

/// Both sides of a sum, and how it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// Left side.
    pub(crate) left: i64,
    /// Right side.
    pub(crate) right: i64,
    /// How it stands.
    pub(crate) state: State,
}

/// The place of a cell; `None` for table 二.
pub(crate) fn place(id: CellId) -> Option<usize> {
    match id {
        CellId::Table2(_) => None,
        CellId::Table3(row, column) => Some(row.index() * Table3Column::COUNT + column.index()),
        CellId::Table4(group, column) => Some(TABLE3_SIZE + group.index() * 5 + column.index()),
    }
}

/// The cell of a place.
pub(crate) fn cell_at(place: usize) -> Option<CellId> {
    if place < TABLE3_SIZE {
        let row = Table3Row::all().nth(place / Table3Column::COUNT)?;
        let column = Table3Column::all().nth(place % Table3Column::COUNT)?;
        return Some(CellId::Table3(row, column));
    }
    let place = place - TABLE3_SIZE;
    Some(CellId::Table4(*Table4Group::ALL.get(place / 5)?, *Table4Column::ALL.get(place % 5)?))
}

/// The counts of a report.
#[derive(Clone, Debug)]
pub(crate) struct Ledger {
    slots: Vec<Slot>,
    /// Places in rows with more or fewer values than columns.
    misplaced: Vec<bool>,
}

impl Ledger {
    /// The counts of a report; places of a table that was not found are unread.
    pub(crate) fn of(report: &Report) -> Self {
        let mut slots = vec![Slot::Unread; SIZE];
        for table in [TableId::Table3, TableId::Table4] {
            for id in report.expected_cells(table) {
                let Some(cell) = report.cell(id) else { continue };
                if let Some(slot) = place(id).and_then(|place| slots.get_mut(place)) {
                    *slot = match cell.count() {
                        Some(number) => Slot::Number(number),
                        None if cell.is_empty() => Slot::Empty,
                        None => Slot::Unread,
                    };
                }
            }
        }
        let mut misplaced = vec![false; SIZE];
        for width in &report.faults.row_widths {
            let row = |id: &CellId| match (width.row, id) {
                (CellId::Table3(row, _), CellId::Table3(other, _)) => row == *other,
                (CellId::Table4(..), CellId::Table4(..)) => true,
                _ => false,
            };
            for place in report.expected_cells(width.table).filter(row).filter_map(place) {
                if let Some(mark) = misplaced.get_mut(place) {
                    *mark = true;
                }
            }
        }
        Self { slots, misplaced }
    }

    /// What stands in a place.
    pub(crate) fn get(&self, place: usize) -> Slot {
        self.slots.get(place).copied().unwrap_or(Slot::Unread)
    }

    /// Puts a count into a place.
    pub(crate) fn set(&mut self, place: usize, slot: Slot) {
        if let Some(old) = self.slots.get_mut(place) {
            *old = slot;
        }
    }

    /// The counts with every empty total filled from its parts, so that the sums over it can be told.
    /// Marks which places were filled.
    fn filled(&self, equations: &[Equation]) -> (Vec<Slot>, Vec<bool>) {
        let mut slots = self.slots.clone();
        let mut filled = vec![false; slots.len()];
        // rows before columns, except that the total of outcomes is filled last: it adds up filled rows
        let order = |equation: &&Equation| match equation.sum {
            Sum::Within(Identity::RowTotal(Table3Row::DisposedTotal)) => 2,
            Sum::Within(Identity::RowTotal(_) | Identity::DisputeTotal(_)) => 0,
            Sum::Within(Identity::DisposedTotal(_)) => 1,
            Sum::Within(Identity::CarryOver(_)) | Sum::CarriedIn(_) => 3,
        };
        let mut totals: Vec<&Equation> = equations.iter().filter(|equation| order(equation) < 3).collect();
        totals.sort_by_key(order);
        for equation in totals {
            let [total] = equation.left.as_slice() else { continue };
            if slots.get(*total) != Some(&Slot::Empty) {
                continue;
            }
            let parts = || equation.right.iter().filter_map(|place| slots.get(*place));
            if parts().any(|slot| *slot == Slot::Unread) || parts().all(|slot| *slot == Slot::Empty) {
                continue;
            }
            let sum = parts().fold(0, |sum: i64, slot| sum.saturating_add(slot.amount()));
            if let (Some(slot), Some(mark)) = (slots.get_mut(*total), filled.get_mut(*total)) {
                *slot = Slot::Number(sum);
                *mark = true;
            }
        }
        (slots, filled)
    }

    /// How every sum stands.
    pub(crate) fn read(&self, equations: &[Equation]) -> Vec<Reading> {
        let (slots, filled) = self.filled(equations);
        equations
            .iter()
            .map(|equation| {
                let get = |place: &usize| slots.get(*place).copied().unwrap_or(Slot::Unread);
                let side = |places: &[usize]| places.iter().fold(0, |sum: i64, p| sum.saturating_add(get(p).amount()));
                let left = side(&equation.left);
                let right = side(&equation.right).saturating_add(equation.constant.unwrap_or(0));
                let places = || equation.left.iter().chain(&equation.right);
                let own_total = match equation.left.as_slice() {
                    [total] => filled.get(*total).copied().unwrap_or(false),
                    _ => false,
                };
                let misplaced = |place: &usize| self.misplaced.get(*place).copied().unwrap_or(false);
                let state = if equation.constant.is_none() || places().any(|place| get(place) == Slot::Unread) {
                    State::Unread
                } else if left != right {
                    if places().any(misplaced) { State::Misplaced } else { State::Broken }
                } else if own_total && left != 0 && !matches!(equation.sum, Sum::CarriedIn(_)) {
                    State::EmptyTotal(left)
                } else {
                    State::Held
                };
                Reading { left, right, state }
            })
            .collect()
    }

    /// The count of a place for a sum over it, an empty total filled from its parts.
    fn amount_of(&self, place: usize, equations: &[Equation]) -> Option<i64> {
        match self.filled(equations).0.get(place)? {
            Slot::Unread => None,
            slot => Some(slot.amount()),
        }
    }
}

/// Every sum that must hold in a report, and, if last year's is given, the carry-over from it.
pub(crate) fn equations(report: &Report, previous: Option<&Report>) -> Vec<Equation> {
    let places = |cells: &[CellId]| cells.iter().filter_map(|id| place(*id)).collect::<Vec<usize>>();
    let mut out: Vec<Equation> = within_year()
        .filter_map(|identity| {
            let balance = identity.balance(report)?;
            Some(Equation {
                sum: Sum::Within(identity),
                left: places(&balance.left.plus),
                right: places(&balance.right.plus),
                constant: Some(0),
            })
        })
        .collect();
    if let Some(previous) = previous.filter(|previous| previous.table3.is_some()) {
        let ledger = Ledger::of(previous);
        let own = equations(previous, None);
        for column in Table3Column::all() {
            if YearIdentity::CarriedIn(column).balance(report, previous).is_none() {
                continue;
            }
            let constant = place(CellId::Table3(Table3Row::CarriedOut, column))
                .and_then(|carried_out| ledger.amount_of(carried_out, &own));
            out.push(Equation {
                sum: Sum::CarriedIn(column),
                left: places(&[CellId::Table3(Table3Row::CarriedIn, column)]),
                right: Vec::new(),
                constant,
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_has_one_place_and_comes_back() {
        for place_number in 0..SIZE {
            assert_eq!(cell_at(place_number).and_then(place), Some(place_number));
        }
        assert_eq!(cell_at(SIZE), None);
    }
}
