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

/// Whether a row is the rest of the row above: cell under cell of the same width, words that go on with words, no
/// value under a value; and either no line between them, or words that had no more room on the first page.
fn is_rest(rows: &[RowDraft], row: &RowDraft, open: bool) -> bool {
    let (mut goes_on, mut values) = (false, false);
    for cell in &row.cells {
        let Some(above) =
            covering(rows, cell.column, rows.len()).and_then(|(at, place)| rows.get(at)?.cells.get(place))
        else {
            return false;
        };
        if (above.column, above.columns) != (cell.column, cell.columns) {
            return false;
        }
        if cell.text.is_empty() {
            continue;
        }
        let words = !is_value(cell);
        values |= !words;
        if above.text.is_empty() {
            continue;
        }
        if !words || is_value(above) || !(open || above.full && !is_numbered(&cell.text)) {
            return false;
        }
        goes_on = true;
    }
    goes_on && (open || !values)
}

/// Whether a label bears a number, so that it begins a row.
fn is_numbered(text: &str) -> bool {
    let text = squeezed(text);
    let rest = text.trim_start_matches(['（', '(']);
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    behind.len() < rest.len() && behind.starts_with(['、', '.', '．', '）', ')'])
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::Rect;

    const XS: [f32; 4] = [70.0, 170.0, 220.0, 270.0];

    fn table(page: u32, rows: &[&[&str]]) -> TableDraft {
        let rows = rows
            .iter()
            .map(|row| RowDraft {
                cells: row
                    .iter()
                    .enumerate()
                    .map(|(column, text)| CellDraft {
                        column,
                        rows: 1,
                        columns: 1,
                        text: text.trim_end_matches('>').to_owned(),
                        full: text.ends_with('>'),
                        page,
                        bounds: [0.0; 4],
                    })
                    .collect(),
            })
            .collect();
        TableDraft { rect: Rect::default(), xs: XS.to_vec(), rows, open: [false; 2], bounds: [0.0; 4], page }
    }

    fn joined(first: TableDraft, next: TableDraft) -> Vec<Vec<String>> {
        let page = |page: u32, table| PageItems { page, width: 600.0, height: 800.0, items: vec![Item::Table(table)] };
        let mut pages = vec![page(1, first), page(2, next)];
        tables(&mut pages);
        let texts = |table: &TableDraft| {
            table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.text.clone()).collect()).collect()
        };
        match pages.first().and_then(|page| page.items.first()) {
            Some(Item::Table(table)) if pages.get(1).is_some_and(|page| page.items.is_empty()) => texts(table),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_repeated_head_is_read_once_and_another_head_stays() {
        let first = table(1, &[&["信息内容", "制发", "废止"], &["规章", "1", "2"]]);
        let same = table(2, &[&["信息 内容", "制发", "废止"], &["规范性文件", "3", "4"]]);
        assert_eq!(joined(first.clone(), same).len(), 3);
        let other = table(2, &[&["信息内容", "新制发", "废止"], &["规范性文件", "3", "4"]]);
        assert_eq!(joined(first, other).len(), 4);
    }

    #[test]
    fn rows_of_equal_values_are_no_repeated_head() {
        let first = table(1, &[&["公民", "0", "0"], &["企业", "0", "0"]]);
        assert_eq!(joined(first, table(2, &[&["公民", "0", "0"], &["企业", "0", "0"]])).len(), 4);
    }

    #[test]
    fn a_row_broken_over_the_page_is_one() {
        let first = table(1, &[&["规章", "1", "2"], &["行政机关不再处理其>", "3", "4"]]);
        let rest = table(2, &[&["政府信息公开申请", "", ""], &["其他", "5", "6"]]);
        assert_eq!(joined(first, rest)[1], ["行政机关不再处理其政府信息公开申请", "3", "4"]);
        let values = table(1, &[&["规章", "1", "2"], &["行政机关不再处理其>", "", ""]]);
        let open = TableDraft { open: [true, false], ..table(2, &[&["政府信息公开申请", "3", "4"]]) };
        assert_eq!(joined(values, open)[1], ["行政机关不再处理其政府信息公开申请", "3", "4"]);
    }

    #[test]
    fn a_row_without_values_is_no_rest_of_another() {
        let first = table(1, &[&["规章", "1", "2"]]);
        assert_eq!(joined(first.clone(), table(2, &[&["行政规范性文件", "", ""]])).len(), 2);
        let full = table(1, &[&["属于国家秘密的信息>", "1", "2"]]);
        assert_eq!(joined(full, table(2, &[&["2.其他法律行政法规", "", ""]])).len(), 2, "a number begins a row");
    }

    #[test]
    fn tables_of_other_columns_stay_apart() {
        let first = table(1, &[&["规章", "1", "2"]]);
        let mut next = table(2, &[&["规章", "1", "2"]]);
        next.xs = vec![70.0, 130.0, 200.0, 270.0];
        assert!(joined(first, next).is_empty());
    }
}
