//! A sheet as a ledger is read from it: rows of text, each cell under the letter of its column.

use std::collections::BTreeMap;
use std::fmt;

use gongkai_document::{Block, Document, GridCell, Origin, Table};

/// A row of a sheet.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet program shows it, from 1.
    pub number: u32,
    /// Its cells that hold something, by column from 0.
    pub cells: BTreeMap<u32, String>,
}

/// Shows where the row stands, never what it says: a ledger is full of people.
impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row {{ number: {}, cells: {} }}", self.number, self.cells.len())
    }
}

/// A sheet of a workbook, or a file of separated values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; none for a file that has no sheets.
    pub name: Option<String>,
    /// Its rows that hold something, in order.
    pub rows: Vec<Row>,
}

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The sheet, where the file has sheets.
    pub sheet: Option<String>,
    /// The number of the row, from 1.
    pub row: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) => write!(f, "工作表“{sheet}”第{}行", self.row),
            None => write!(f, "第{}行", self.row),
        }
    }
}

impl Sheet {
    /// The sheets of a document that was decoded from a workbook or from separated values, in order. Other kinds of
    /// documents give their tables, one sheet each, rows counted from 1.
    #[must_use]
    pub fn of(document: &Document) -> Vec<Self> {
        let mut sheets: Vec<Self> = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Table(table) => add_table(&mut sheets, table, &document.source),
                Block::Paragraph(paragraph) => add_line(&mut sheets, paragraph.origin.as_ref(), &paragraph.text()),
                Block::Heading(heading) => add_line(&mut sheets, heading.origin.as_ref(), &heading.text),
                Block::Image(_) => {}
            }
        }
        for sheet in &mut sheets {
            sheet.rows.sort_by_key(|row| row.number);
        }
        sheets
    }

    /// A sheet of rows that were read elsewhere, the first of them row 1.
    #[must_use]
    pub fn of_rows(rows: impl IntoIterator<Item = Vec<String>>) -> Self {
        let cells = |row: Vec<String>| (0..).zip(row).filter(|(_, text)| !text.trim().is_empty()).collect();
        let rows = (1..).zip(rows).map(|(number, row)| Row { number, cells: cells(row) });
        Self { name: None, rows: rows.filter(|row| !row.cells.is_empty()).collect() }
    }

    /// Where one of its rows stands.
    #[must_use]
    pub fn place(&self, row: u32) -> Place {
        Place { sheet: self.name.clone(), row }
    }

    fn put(&mut self, number: u32, column: u32, text: &str) {
        let row = match self.rows.iter_mut().rev().take(2).position(|row| row.number == number) {
            Some(back) => self.rows.iter_mut().rev().nth(back),
            None => {
                self.rows.push(Row { number, cells: BTreeMap::new() });
                self.rows.last_mut()
            }
        };
        if let Some(row) = row {
            row.cells.entry(column).or_insert_with(|| text.trim().to_owned());
        }
    }
}

/// The sheet of that name, made where it is new.
fn named<'s>(sheets: &'s mut Vec<Sheet>, name: Option<&str>) -> Option<&'s mut Sheet> {
    let at = sheets.iter().position(|sheet| sheet.name.as_deref() == name);
    match at {
        Some(at) => sheets.get_mut(at),
        None => {
            sheets.push(Sheet { name: name.map(str::to_owned), rows: Vec::new() });
            sheets.last_mut()
        }
    }
}

/// A lone text of a sheet: a title, or a remark under the table.
fn add_line(sheets: &mut Vec<Sheet>, origin: Option<&Origin>, text: &str) {
    if let Some(Origin::Sheet { sheet, cell }) = origin
        && let Some((row, column)) = address(cell)
        && let Some(sheet) = named(sheets, Some(sheet))
    {
        sheet.put(row, column, text);
    }
}

fn add_table(sheets: &mut Vec<Sheet>, table: &Table, source: &str) {
    let sheet_name = table.rows.iter().flat_map(|row| &row.cells).find_map(|cell| match &cell.origin {
        Some(Origin::Sheet { sheet, .. }) => Some(sheet.as_str()),
        _ => None,
    });
    match sheet_name {
        Some(name) => {
            let Some(sheet) = named(sheets, Some(name)) else { return };
            for line in table.grid().rows() {
                add_row(sheet, line);
            }
        }
        None => sheets.push(flat(table, source)),
    }
}

/// A row of a workbook. A cell merged over several rows speaks in each of them; its address names the first.
fn add_row(sheet: &mut Sheet, line: &[GridCell<'_>]) {
    let found = |place: &GridCell<'_>| match place.cell?.origin.as_ref()? {
        Origin::Sheet { cell, .. } => address(cell),
        _ => None,
    };
    let own = line.iter().filter(|place| place.anchor).find_map(found);
    let Some((number, _)) = own else { return };
    for place in line {
        let Some(cell) = place.cell.filter(|cell| !cell.text.trim().is_empty()) else { continue };
        if let Some((_, column)) = found(place) {
            sheet.put(number, column, &cell.text);
        }
    }
}

/// Separated values: a row is numbered as a spreadsheet program would number it, empty lines included.
fn flat(table: &Table, source: &str) -> Sheet {
    let mut sheet = Sheet::default();
    let (mut number, mut end) = (1, 0);
    for (at, row) in table.rows.iter().enumerate() {
        let range = |origin: &Option<Origin>| origin.as_ref().and_then(Origin::range);
        let first = row.cells.first().and_then(|cell| range(&cell.origin));
        let last = row.cells.last().and_then(|cell| range(&cell.origin));
        match first.zip(last) {
            Some(((start, _), (_, stop))) => {
                let between = source.get(end..start).unwrap_or_default();
                number += u32::try_from(between.matches('\n').count()).unwrap_or(0);
                end = stop;
            }
            None => number = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1),
        }
        for (column, cell) in (0..).zip(&row.cells).filter(|(_, cell)| !cell.text.trim().is_empty()) {
            sheet.put(number, column, &cell.text);
        }
    }
    sheet
}

/// Row from 1 and column from 0 of an address, as in `B7`.
fn address(cell: &str) -> Option<(u32, u32)> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = cell.split_at_checked(digits)?;
    let mut column: u32 = 0;
    for letter in letters.chars().filter(|c| *c != '$') {
        let value = u32::from(letter.to_ascii_uppercase()).checked_sub(u32::from('A')).filter(|value| *value < 26)?;
        column = column.checked_mul(26)?.checked_add(value + 1)?;
    }
    Some((row.parse().ok()?, column.checked_sub(1)?))
}

/// The letters of a column from 0: A, B … Z, AA.
#[must_use]
pub fn letters(column: u32) -> String {
    let mut found = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        found.push(u8::try_from((left - 1) % 26).map_or('A', |at| char::from(b'A' + at)));
        left = (left - 1) / 26;
    }
    found.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_addresses_are_one_another() {
        for (column, text) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), text);
            assert_eq!(address(&format!("${text}$7")), Some((7, column)));
        }
        assert_eq!((address(""), address("7"), address("B")), (None, None, None));
    }

    #[test]
    fn a_row_does_not_show_what_it_says() {
        let row = Row { number: 3, cells: [(0, "张三".to_owned())].into() };
        assert_eq!(format!("{row:?}"), "Row { number: 3, cells: 1 }");
    }
}
