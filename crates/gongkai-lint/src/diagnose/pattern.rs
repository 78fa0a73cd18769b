//! Slips of the pen that change more than one cell, each as candidates for the search.

use gongkai_report::{Identity, Table3Column, Table3Row};

use super::Kind;
use super::ledger::{Reading, Slot, Sum};
use super::search::{Candidates, Edit, Field, changed};

const ROWS: usize = Table3Row::COUNT;
const COLUMNS: usize = Table3Column::COUNT;
/// The column of totals.
const TOTAL: usize = COLUMNS - 1;

fn at(row: usize, column: usize) -> usize {
    row * COLUMNS + column
}

fn number(slot: Slot) -> Option<i64> {
    match slot {
        Slot::Number(number) => Some(number),
        Slot::Empty => Some(0),
        Slot::Unread => None,
    }
}

/// Whether nothing would be lost if the place were overwritten.
fn is_nothing(slot: Slot) -> bool {
    matches!(slot, Slot::Empty | Slot::Number(0))
}

/// Rows of table 三 whose own sum is broken.
fn broken_rows(field: &Field<'_>) -> Vec<usize> {
    let sums = field.broken.iter().filter_map(|index| field.equations.get(*index));
    sums.filter_map(|equation| match equation.sum {
        Sum::Within(Identity::RowTotal(row)) => Some(row.index()),
        _ => None,
    })
    .collect()
}

/// Columns of table 三 with a broken sum, and by how much its left side is too large.
fn broken_columns(field: &Field<'_>, readings: &[Reading]) -> Vec<(usize, i64)> {
    let mut out: Vec<(usize, i64)> = field
        .broken
        .iter()
        .filter_map(|index| {
            let column = match field.equations.get(*index)?.sum {
                Sum::Within(Identity::CarryOver(column) | Identity::DisposedTotal(column)) => column,
                _ => return None,
            };
            Some((column.index(), field.gap(readings, *index)))
        })
        .collect();
    out.dedup();
    out
}

/// `1` and `2` in neighbouring cells of a row are the 12 of one of them.
pub(super) fn split_digits(field: &Field<'_>, _: &[Reading]) -> Candidates {
    let mut out = Vec::new();
    for row in broken_rows(field) {
        for column in 0..TOTAL {
            let (left, right) = (at(row, column), at(row, column + 1));
            let (Slot::Number(a), Slot::Number(b)) = (field.ledger.get(left), field.ledger.get(right)) else {
                continue;
            };
            let Some(joined) = format!("{a}{b}").parse::<i64>().ok().filter(|_| a > 0 && b >= 0) else { continue };
            let (joined, nothing) = (Slot::Number(joined), Slot::Number(0));
            out.push((Kind::SplitDigits, vec![(left, joined), (right, nothing)]));
            out.push((Kind::SplitDigits, vec![(right, joined), (left, nothing)]));
        }
    }
    out
}

/// Two neighbouring counts changed places, along a row or down a column.
pub(super) fn swapped(field: &Field<'_>, readings: &[Reading]) -> Candidates {
    let mut pairs = Vec::new();
    for row in broken_rows(field) {
        pairs.extend((0..TOTAL).map(|column| (at(row, column), at(row, column + 1))));
        for column in 0..COLUMNS {
            pairs.extend(row.checked_sub(1).map(|above| (at(above, column), at(row, column))));
            pairs.extend((row + 1 < ROWS).then(|| (at(row, column), at(row + 1, column))));
        }
    }
    for (column, _) in broken_columns(field, readings) {
        pairs.extend((0..ROWS - 1).map(|row| (at(row, column), at(row + 1, column))));
        pairs.extend((0..ROWS).filter(|_| column + 1 < TOTAL).map(|row| (at(row, column), at(row, column + 1))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
        .into_iter()
        .filter_map(|(a, b)| {
            let (x, y) = (field.ledger.get(a), field.ledger.get(b));
            let (p, q) = (number(x)?, number(y)?);
            (p != q && p > 0 && q > 0).then(|| (Kind::Swapped, vec![(a, y), (b, x)]))
        })
        .collect()
}

/// So many cases of one row stand under one kind of applicant and belong to another.
pub(super) fn wrong_column(field: &Field<'_>, readings: &[Reading]) -> Candidates {
    let columns = broken_columns(field, readings);
    let mut out = Vec::new();
    for (from, gap) in &columns {
        for (to, other) in &columns {
            if *from == TOTAL || *to == TOTAL || from == to || *gap == 0 || *gap != other.saturating_neg() {
                continue;
            }
            for row in 0..ROWS {
                let moved = gap.saturating_abs();
                let (a, b) = (at(row, *from), at(row, *to));
                let less = changed(field.ledger.get(a), moved.saturating_neg());
                let more = changed(field.ledger.get(b), moved);
                if let (Some(less), Some(more)) = (less, more) {
                    out.push((Kind::WrongColumn, vec![(a, less), (b, more)]));
                }
            }
        }
    }
    out
}

/// So many cases of one kind of applicant stand in one row and belong to another.
pub(super) fn wrong_row(field: &Field<'_>, readings: &[Reading]) -> Candidates {
    let rows: Vec<(usize, i64)> = field
        .broken
        .iter()
        .filter_map(|index| match field.equations.get(*index)?.sum {
            Sum::Within(Identity::RowTotal(row)) => Some((row.index(), field.gap(readings, *index))),
            _ => None,
        })
        .collect();
    let mut out = Vec::new();
    for (from, gap) in &rows {
        for (to, other) in &rows {
            if *gap == 0 || *gap != other.saturating_neg() || *gap > 0 {
                continue;
            }
            // the parts of `from` exceed its total: cases move from it to `to`, under one kind of applicant,
            // or its total lacks what the other's has too many
            for column in 0..TOTAL {
                let (a, b) = (at(*from, column), at(*to, column));
                if let (Some(less), Some(more)) =
                    (changed(field.ledger.get(a), *gap), changed(field.ledger.get(b), gap.saturating_neg()))
                {
                    out.push((Kind::WrongRow, vec![(a, less), (b, more)]));
                }
            }
            let (a, b) = (at(*from, TOTAL), at(*to, TOTAL));
            if let (Some(more), Some(less)) =
                (changed(field.ledger.get(a), gap.saturating_neg()), changed(field.ledger.get(b), *gap))
            {
                out.push((Kind::WrongRow, vec![(b, less), (a, more)]));
            }
        }
    }
    out
}

/// The values of a row stand one column to the right or to the left of theirs.
pub(super) fn column_shift(field: &Field<'_>, readings: &[Reading]) -> Candidates {
    let mut rows = broken_rows(field);
    if !broken_columns(field, readings).is_empty() {
        rows = (0..ROWS).collect();
    }
    let mut out = Vec::new();
    for row in rows {
        let values: Vec<Slot> = (0..COLUMNS).map(|column| field.ledger.get(at(row, column))).collect();
        // the whole row, or the kinds of applicant alone with the total in its place
        for width in [COLUMNS, TOTAL] {
            let Some(values) = values.get(..width) else { continue };
            let (Some((first, tail)), Some((last, head))) = (values.split_first(), values.split_last()) else {
                continue;
            };
            // a single number in the wrong column is no shift of a row
            if values.iter().take(TOTAL).filter(|slot| !is_nothing(**slot)).count() < 2 {
                continue;
            }
            for (dropped, shifted) in [
                (*first, tail.iter().copied().chain([Slot::Empty]).collect::<Vec<Slot>>()),
                (*last, [Slot::Empty].into_iter().chain(head.iter().copied()).collect()),
            ] {
                if is_nothing(dropped) {
                    let edit = shifted.into_iter().enumerate().map(|(column, slot)| (at(row, column), slot)).collect();
                    out.push((Kind::ColumnShift, edit));
                }
            }
        }
    }
    out
}

/// From some row on, or up to some row, the values stand one row below or above theirs.
pub(super) fn row_shift(field: &Field<'_>, _: &[Reading]) -> Candidates {
    let row_of = |row: usize| (0..COLUMNS).map(move |column| field.ledger.get(at(row, column)));
    let empty = |row: usize| row_of(row).all(is_nothing);
    let mut out = Vec::new();
    for from in 0..ROWS {
        for to in from + 1..ROWS {
            // the block from..=to moved up over an empty row, or down over one
            let up = empty(from).then(|| (from..to).map(|row| (row, row + 1)).collect::<Vec<_>>());
            let down = empty(to).then(|| (from..to).map(|row| (row + 1, row)).collect::<Vec<_>>());
            for (moves, cleared) in [(up, to), (down, from)] {
                let Some(moves) = moves else { continue };
                if empty(cleared) || moves.iter().any(|(target, _)| *target == cleared) {
                    continue;
                }
                let mut edit: Edit = Vec::new();
                for (target, source) in moves {
                    edit.extend(row_of(source).enumerate().map(|(column, slot)| (at(target, column), slot)));
                }
                edit.extend((0..COLUMNS).map(|column| (at(cleared, column), Slot::Number(0))));
                edit.retain(|(place, slot)| number(field.ledger.get(*place)) != number(*slot));
                out.push((Kind::RowShift, edit));
            }
        }
    }
    out
}

/// A row lacks so many cases, or has so many too many, both under one kind of applicant and in its total.
pub(super) fn with_total(field: &Field<'_>, readings: &[Reading]) -> Candidates {
    let columns = broken_columns(field, readings);
    let mut out = Vec::new();
    for (column, gap) in columns.iter().filter(|(column, _)| *column != TOTAL) {
        if !columns.contains(&(TOTAL, *gap)) {
            continue;
        }
        for row in 0..ROWS {
            for delta in [*gap, gap.saturating_neg()] {
                let (a, b) = (at(row, *column), at(row, TOTAL));
                if let (Some(part), Some(total)) =
                    (changed(field.ledger.get(a), delta), changed(field.ledger.get(b), delta))
                {
                    out.push((Kind::WithTotal, vec![(a, part), (b, total)]));
                }
            }
        }
    }
    out
}
