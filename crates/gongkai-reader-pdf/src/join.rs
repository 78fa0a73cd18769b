//! Tables that go on over the page become one.

use crate::heads::PageItems;
use crate::page::{CellDraft, Item, RowDraft, TableDraft};

/// How far the edges of columns may differ from page to page.
const SHIFT: f32 = 6.0;

/// Joins each table at the end of a page with the one at the start of the next, where their columns are the same.
pub(crate) fn tables(pages: &mut [PageItems]) {
    // from the back, so that a table over three pages comes together in one walk
    for at in (1..pages.len()).rev() {
        let (before, behind) = pages.split_at_mut(at);
        let (Some(before), Some(behind)) = (before.last_mut(), behind.first_mut()) else { continue };
        let goes_on = match (before.items.last(), behind.items.first()) {
            (Some(Item::Table(first)), Some(Item::Table(next))) => continues(first, next),
            _ => false,
        };
        if !goes_on {
            continue;
        }
        let Item::Table(next) = behind.items.remove(0) else { continue };
        if let Some(Item::Table(first)) = before.items.last_mut() {
            append(first, next);
        }
    }
}

/// Whether the second table is the first going on: the same edges, but for a shift of the whole.
fn continues(first: &TableDraft, next: &TableDraft) -> bool {
    map_columns(&first.xs, &next.xs).is_some()
}

/// For each column edge of the second table, the one of the first that it is. The tables of two pages need not have
/// all edges in common: a page may hold no row that uses one of them.
fn map_columns(first: &[f32], next: &[f32]) -> Option<Vec<usize>> {
    let (start, end) = (first.first()?, first.last()?);
    let (next_start, next_end) = (next.first()?, next.last()?);
    let shift = next_start - start;
    if shift.abs() > 4.0 * SHIFT || ((next_end - next_start) - (end - start)).abs() > SHIFT {
        return None;
    }
    let mut out: Vec<usize> = Vec::with_capacity(next.len());
    for edge in next {
        let (at, distance) = first
            .iter()
            .enumerate()
            .map(|(at, other)| (at, (edge - shift - other).abs()))
            .min_by(|a, b| a.1.total_cmp(&b.1))?;
        if distance > SHIFT || out.last().is_some_and(|last| *last >= at) {
            return None;
        }
        out.push(at);
    }
    Some(out)
}

/// Puts the rows of the second table under those of the first.
fn append(first: &mut TableDraft, next: TableDraft) {
    let TableDraft { xs, mut rows, open, .. } = next;
    if let Some(columns) = map_columns(&first.xs, &xs) {
        for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
            let from = columns.get(cell.column).copied().unwrap_or(cell.column);
            let to = columns.get(cell.column + cell.columns).copied().unwrap_or(from + 1);
            cell.column = from;
            cell.columns = to.saturating_sub(from).max(1);
        }
    }
    let heads = repeated_heads(&first.rows, &rows);
    rows.drain(..heads);
    let broken = heads == 0 && rows.first().is_some_and(|row| is_rest(&first.rows, row, first.open[1] || open[0]));
    if broken && !rows.is_empty() {
        let rest = rows.remove(0);
        let last = first.rows.len();
        complete(&mut first.rows, rest, last);
    }
    extend_spans(&mut first.rows, &mut rows);
    first.rows.append(&mut rows);
    first.open[1] = open[1];
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How many rows at the start of the second table repeat the head of the first.
fn repeated_heads(first: &[RowDraft], next: &[RowDraft]) -> usize {
    let same = |a: &RowDraft, b: &RowDraft| {
        a.cells.len() == b.cells.len()
            && a.cells
                .iter()
                .zip(&b.cells)
                .all(|(a, b)| (a.column, a.columns) == (b.column, b.columns) && squeezed(&a.text) == squeezed(&b.text))
    };
    let has_words = |row: &RowDraft| {
        row.cells.iter().any(|cell| cell.text.chars().any(|c| c.is_alphabetic()))
            && !row.cells.iter().any(|cell| {
                let text = squeezed(&cell.text);
                !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
            })
    };
    // a head of two rows is repeated as a whole or not at all
    first
        .iter()
        .zip(next)
        .take_while(|(a, b)| same(a, b) && has_words(a) || a.cells.is_empty() && b.cells.is_empty())
        .count()
}

/// The cell that covers a column in the last row, with the row that it begins in.
fn covering(rows: &[RowDraft], column: usize, last: usize) -> Option<(usize, usize)> {
    (0..rows.len()).rev().find_map(|at| {
        let row = rows.get(at)?;
        let place = row.cells.iter().position(|cell| {
            column >= cell.column && column < cell.column + cell.columns && at + cell.rows.max(1) >= last
        })?;
        Some((at, place))
    })
}

/// Whether a row is the rest of the row above: it goes on with words where that has words, and brings no value of
/// its own where that has one.
fn is_rest(rows: &[RowDraft], row: &RowDraft, open: bool) -> bool {
    let mut goes_on = false;
    let mut values = 0;
    for cell in &row.cells {
        let text = squeezed(&cell.text);
        if text.is_empty() {
            continue;
        }
        let above = covering(rows, cell.column, rows.len()).and_then(|(at, place)| rows.get(at)?.cells.get(place));
        let above = above.map_or(String::new(), |cell| squeezed(&cell.text));
        let words = text.chars().any(char::is_alphabetic);
        if !words {
            values += 1;
        }
        if !above.is_empty() {
            if !words {
                return false;
            }
            goes_on = true;
        }
    }
    let above_values = rows.last().is_some_and(|row| {
        row.cells.iter().any(|cell| {
            let text = squeezed(&cell.text);
            !text.is_empty() && !text.chars().any(char::is_alphabetic)
        })
    });
    // words under words, and the values on one side of the break only; without a line between them it is one row
    let one_side = (values == 0) != (!above_values) || values == 0;
    let empty_label = row.cells.first().is_some_and(|cell| cell.text.is_empty());
    goes_on && one_side && (open || values == 0 || empty_label)
}

/// Puts the rest of a row, from the next page, to what the last row has.
fn complete(rows: &mut [RowDraft], rest: RowDraft, last: usize) {
    for cell in rest.cells {
        let place = covering(rows, cell.column, last);
        let Some(above) = place.and_then(|(at, place)| rows.get_mut(at)?.cells.get_mut(place)) else { continue };
        if above.text.is_empty() {
            above.text = cell.text;
            above.page = cell.page;
            above.bounds = cell.bounds;
        } else if !cell.text.is_empty() {
            above.text.push_str(&cell.text);
        }
    }
}

/// A label that reaches over the break stands on the first page only: its cell reaches on.
fn extend_spans(rows: &mut [RowDraft], next: &mut [RowDraft]) {
    let last = rows.len();
    let Some(head) = next.first_mut() else { return };
    let mut at = 0;
    while let Some(cell) = head.cells.get(at) {
        let spans = cell.rows > 1 && cell.text.is_empty();
        let (column, columns, reach) = (cell.column, cell.columns, cell.rows);
        let above = covering(rows, column, last).and_then(|(at, place)| rows.get_mut(at)?.cells.get_mut(place));
        match above {
            Some(above) if spans && (above.column, above.columns) == (column, columns) && !is_value(above) => {
                above.rows += reach;
                head.cells.remove(at);
            }
            _ => at += 1,
        }
    }
}

fn is_value(cell: &CellDraft) -> bool {
    !cell.text.is_empty() && !cell.text.chars().any(char::is_alphabetic)
}
