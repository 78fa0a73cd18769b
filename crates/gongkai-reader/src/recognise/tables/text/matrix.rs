//! Rows that an extraction tore into columns: blocks of a table written down column by column.

use gongkai_report::Table3Column;

use crate::recognise::cells::{Measure, parse};
use crate::recognise::tables::row::Slot;

const COLUMNS: usize = Table3Column::COUNT;
/// The most rows that are put together; the form has 25.
const MOST_ROWS: usize = 30;

/// The rows of seven values that a run of numbers holds, as places in the run: row after row if every total is
/// the sum of its row, else in blocks written column by column, if one way only makes every total right.
#[must_use]
pub(super) fn rows(values: &[Slot<'static>]) -> Option<Vec<Vec<usize>>> {
    let count = values.len() / COLUMNS;
    if !values.len().is_multiple_of(COLUMNS) || count > MOST_ROWS {
        return None;
    }
    let numbers: Vec<i64> = values.iter().map(|slot| parse(&slot.text, Measure::Count).count().unwrap_or(0)).collect();
    let in_order: Vec<Vec<usize>> = (0..count).map(|row| block_row(row * COLUMNS, 1, 0)).collect();
    if in_order.iter().all(|row| total_holds(&numbers, row)) {
        return Some(in_order);
    }
    // ways[r]: up to two ways to read everything from row r on
    let mut ways: Vec<Vec<Vec<Vec<usize>>>> = vec![Vec::new(); count + 1];
    if let Some(end) = ways.last_mut() {
        end.push(Vec::new());
    }
    for row in (0..count).rev() {
        let mut found: Vec<Vec<Vec<usize>>> = Vec::new();
        for height in 1..=count - row {
            let block: Vec<Vec<usize>> = (0..height).map(|at| block_row(row * COLUMNS, height, at)).collect();
            if !block.iter().all(|places| total_holds(&numbers, places)) {
                continue;
            }
            for rest in ways.get(row + height).into_iter().flatten() {
                let way: Vec<Vec<usize>> = block.iter().chain(rest).cloned().collect();
                if found.len() < 2 && !found.iter().any(|other| same(&numbers, other, &way)) {
                    found.push(way);
                }
            }
        }
        if let Some(slot) = ways.get_mut(row) {
            *slot = found;
        }
    }
    let first = ways.into_iter().next()?;
    (first.len() == 1).then(|| first.into_iter().next())?
}

/// The places of one row of a block that is written column by column.
fn block_row(start: usize, height: usize, row: usize) -> Vec<usize> {
    (0..COLUMNS).map(|column| start + column * height + row).collect()
}

fn total_holds(numbers: &[i64], places: &[usize]) -> bool {
    let row: Vec<i64> = places.iter().filter_map(|at| numbers.get(*at).copied()).collect();
    row.split_last().is_some_and(|(total, parts)| row.len() == COLUMNS && parts.iter().sum::<i64>() == *total)
}

fn same(numbers: &[i64], left: &[Vec<usize>], right: &[Vec<usize>]) -> bool {
    let read = |rows: &[Vec<usize>]| -> Vec<i64> {
        rows.iter().flatten().filter_map(|at| numbers.get(*at).copied()).collect()
    };
    read(left) == read(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<Vec<String>>> {
        let slots: Vec<Slot<'static>> =
            text.split_whitespace().enumerate().map(|(at, word)| Slot::new(word.to_owned(), at, None)).collect();
        Some(
            rows(&slots)?
                .into_iter()
                .map(|row| row.into_iter().map(|at| slots[at].key.to_string()).collect())
                .collect(),
        )
    }

    #[test]
    fn a_block_written_column_by_column_is_turned() {
        let found = read("4 0 0 0 0 0 4 1 2 0 3 5 0 0 0 0 0 0 0 0 6 5").unwrap_or_default();
        assert_eq!(found, Vec::<Vec<String>>::new());
        let found = read("4 0 0 0 0 0 4 1 2 0 3 5 0 0 0 0 0 0 6 5").unwrap_or_default();
        assert_eq!(found, Vec::<Vec<String>>::new());
        let found = read("4 0 0 0 0 0 4 1 2 0 3 5 0 0 0 0 0 0 0 6 5").unwrap();
        assert_eq!(found[1].concat(), "1050006");
        assert_eq!(found[2].concat(), "2300005");
    }

    #[test]
    fn what_no_way_makes_right_is_not_read() {
        assert_eq!(read("4 0 0 0 0 0 9 1 2 0 3 5 0 9"), None);
    }
}
