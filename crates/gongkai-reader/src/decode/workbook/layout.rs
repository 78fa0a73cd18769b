//! A sheet laid out as blocks: runs of rows become tables, lone texts become paragraphs.

use std::collections::HashMap;

use gongkai_document::{Block, Image, Origin, Paragraph, Table, TableCell, TableRow};

use super::sheet::{Cell, Merge, Place, Sheet};

/// A table wider than this is cut: no form comes near it.
const WIDEST: u32 = 256;

/// A lone text longer than this is running text, not the head of a part of a table.
const LONGEST_LABEL: usize = 40;

/// The blocks of a sheet, and whether some of it was left out.
pub(super) struct LaidOut {
    pub blocks: Vec<Block>,
    pub cut: bool,
}

/// Lays out a sheet.
pub(super) fn blocks(sheet: &Sheet, most: usize) -> LaidOut {
    let mut out = LaidOut { blocks: Vec::new(), cut: false };
    let merges = Merges::of(sheet);
    for text in &sheet.boxes {
        let origin = Some(Origin::Sheet { sheet: sheet.name.clone(), cell: String::new() });
        out.blocks.push(Block::Paragraph(Paragraph::plain(text.clone(), origin)));
    }
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (place, cell) in &sheet.cells {
        if merges.over(*place).is_some() {
            continue; // under a merged cell: not displayed
        }
        match rows.last_mut().filter(|row| row.number == place.0) {
            Some(row) => row.cells.push((place.1, cell)),
            None => rows.push(Row { number: place.0, cells: vec![(place.1, cell)] }),
        }
    }
    drop_repeated_empties(&mut rows);
    let mut left = most;
    for group in groups(&rows, &merges) {
        let first = group.iter().position(|row| row.cells.len() > 1).unwrap_or(group.len());
        let last = group.iter().rposition(|row| row.cells.len() > 1).map_or(group.len(), |last| last + 1);
        let mut open: Vec<&Row<'_>> = Vec::new();
        for (at, row) in group.iter().enumerate() {
            if (first..last).contains(&at) && !row.is_text(&merges) {
                open.push(row);
                continue;
            }
            table(sheet, &merges, &open, &mut left, &mut out);
            open.clear();
            for (_, cell) in row.cells.iter().filter(|(_, cell)| !cell.text.is_empty()) {
                let text = Paragraph::plain(cell.text.clone(), Some(origin(sheet, cell)));
                out.blocks.push(Block::Paragraph(text));
            }
        }
        table(sheet, &merges, &open, &mut left, &mut out);
    }
    for (alt, target) in &sheet.pictures {
        let origin = Some(Origin::Sheet { sheet: sheet.name.clone(), cell: String::new() });
        out.blocks.push(Block::Image(Image { alt: alt.clone(), target: target.clone(), origin }));
    }
    out
}

/// Drops rows of empty cells that follow one another, but for the first: a form may have one row to be filled in, and
/// a sheet prepared with borders has hundreds.
fn drop_repeated_empties(rows: &mut Vec<Row<'_>>) {
    let is_empty = |row: &Row<'_>| row.cells.iter().all(|(_, cell)| cell.text.is_empty());
    rows.dedup_by(|row, before| is_empty(row) && is_empty(before));
}

/// A row that displays something.
struct Row<'s> {
    number: u32,
    cells: Vec<(u32, &'s Cell)>,
}

impl Row<'_> {
    /// Whether a row inside a table is no row of it: one text alone that begins a section or runs on.
    fn is_text(&self, merges: &Merges) -> bool {
        let [(column, cell)] = self.cells.as_slice() else { return false };
        if merges.at.get(&(self.number, *column)).is_some_and(|merge| merge.last.0 > merge.first.0) {
            return false; // the label of several rows
        }
        let text = cell.text.trim();
        let number = text.trim_start_matches(['（', '(', '第']).chars().next();
        let numbered = number.is_some_and(|first| "一二三四五六七八九十".contains(first));
        let begins =
            numbered && text.chars().take(5).any(|c| matches!(c, '、' | '.' | '．')) && !text.starts_with('第');
        begins || text.contains('。') || text.chars().count() > LONGEST_LABEL
    }
}

/// A rectangle with more places than this is looked at as a whole.
const LARGE: u64 = 4096;

/// So many large rectangles are looked at, and so many places of small ones; a form has a few hundred.
const MOST_LARGE: usize = 64;
const MOST_PLACES: usize = 1_000_000;

/// The merged rectangles of a sheet.
#[derive(Default)]
struct Merges {
    at: HashMap<Place, Merge>,
    /// The first place of the rectangle over each place of a small one.
    covered: HashMap<Place, Place>,
    large: Vec<Merge>,
}

impl Merges {
    fn of(sheet: &Sheet) -> Self {
        let mut merges = Self::default();
        for merge in &sheet.merges {
            let (first, last) = (merge.first, merge.last);
            let area = (u64::from(last.0 - first.0) + 1).saturating_mul(u64::from(last.1 - first.1) + 1);
            if area > LARGE && merges.large.len() < MOST_LARGE {
                merges.large.push(*merge);
            } else if area > LARGE || merges.covered.len() > MOST_PLACES {
                continue;
            } else {
                let places = (first.0..=last.0).flat_map(|row| (first.1..=last.1).map(move |column| (row, column)));
                merges.covered.extend(places.map(|place| (place, first)));
            }
            merges.at.insert(first, *merge);
        }
        merges
    }

    /// The first place of the rectangle that lies over a place, if it is another one.
    fn over(&self, (row, column): Place) -> Option<Place> {
        let holds = |merge: &&Merge| {
            (merge.first.0..=merge.last.0).contains(&row) && (merge.first.1..=merge.last.1).contains(&column)
        };
        let large = || self.large.iter().find(holds).map(|merge| merge.first);
        self.covered.get(&(row, column)).copied().or_else(large).filter(|first| *first != (row, column))
    }
}

/// Rows without an empty one between them; a row under a merged cell is not empty.
fn groups<'r, 's>(rows: &'r [Row<'s>], merges: &Merges) -> Vec<&'r [Row<'s>]> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut reach = 0;
    for (at, row) in rows.iter().enumerate() {
        if at > start && row.number > reach + 1 {
            out.push(rows.get(start..at).unwrap_or_default());
            start = at;
        }
        let merged = row.cells.iter().filter_map(|(column, _)| merges.at.get(&(row.number, *column)));
        reach = merged
            .map(|merge| merge.last.0)
            .chain([row.number, if at > start { reach } else { 0 }])
            .max()
            .unwrap_or(reach);
    }
    out.push(rows.get(start..).unwrap_or_default());
    out.retain(|group| !group.is_empty());
    out
}

/// Puts a table of the rows, if there are any.
fn table(sheet: &Sheet, merges: &Merges, rows: &[&Row<'_>], left: &mut usize, out: &mut LaidOut) {
    let Some(first_row) = rows.first() else { return };
    let columns = || rows.iter().flat_map(|row| row.cells.iter().map(|(column, _)| (row.number, *column)));
    let begin = columns().map(|(_, column)| column).min().unwrap_or(0);
    let reach = |at: Place| merges.at.get(&at).map_or(at.1, |merge| merge.last.1);
    let mut end = columns().map(reach).max().unwrap_or(begin);
    if end - begin >= WIDEST {
        end = begin + WIDEST - 1;
        out.cut = true;
    }
    let last_row = rows.last().map_or(first_row.number, |row| row.number);
    let mut table = Table { rows: Vec::new(), origin: first_row.cells.first().map(|(_, cell)| origin(sheet, cell)) };
    let mut rows = rows.iter().peekable();
    for number in first_row.number..=last_row {
        let cells: HashMap<u32, &Cell> = match rows.peek().filter(|row| row.number == number) {
            Some(row) => row.cells.iter().map(|(column, cell)| (*column, *cell)).collect(),
            None => HashMap::new(),
        };
        if !cells.is_empty() {
            rows.next();
        }
        let mut row = TableRow::default();
        for column in begin..=end {
            let at = (number, column);
            let under = merges.over(at);
            // a rectangle that begins outside this table covers nothing in it
            if under.is_some_and(|first| first.0 >= first_row.number && first.1 >= begin) {
                continue;
            }
            if *left == 0 {
                out.cut = true;
                break;
            }
            *left -= 1;
            let found = cells.get(&column);
            let place = found.map_or_else(
                || Some(Origin::Sheet { sheet: sheet.name.clone(), cell: String::new() }),
                |cell| Some(origin(sheet, cell)),
            );
            let mut cell = TableCell::plain(found.map_or("", |cell| cell.text.as_str()), place);
            if let Some(merge) = merges.at.get(&at) {
                cell.row_span = narrow(merge.last.0.min(last_row) - number + 1);
                cell.column_span = narrow(merge.last.1.min(end) - column + 1);
            }
            row.cells.push(cell);
        }
        table.rows.push(row);
    }
    out.blocks.push(Block::Table(table));
}

fn narrow(span: u32) -> u16 {
    u16::try_from(span).unwrap_or(u16::MAX)
}

fn origin(sheet: &Sheet, cell: &Cell) -> Origin {
    Origin::Sheet { sheet: sheet.name.clone(), cell: cell.address.clone() }
}
