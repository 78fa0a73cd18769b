//! A report that was written in a spreadsheet: its text stands in rows between those of its tables.

use gongkai_document::{Block, Document, Paragraph, Table, TableRow, squeeze};

use super::cells::is_blank;
use super::tables::find;

/// The document with each row that holds text made a paragraph, so that tables end where a section does.
#[must_use]
pub fn parted(document: &Document) -> Document {
    let mut out = Document { blocks: Vec::with_capacity(document.blocks.len()), ..document.clone() };
    for block in &document.blocks {
        match block {
            Block::Table(table) => part(table, &mut out.blocks),
            other => out.blocks.push(other.clone()),
        }
    }
    out
}

fn part(table: &Table, blocks: &mut Vec<Block>) {
    let mut open = Table { rows: Vec::new(), origin: table.origin.clone() };
    for row in &table.rows {
        match text_of(row) {
            Some(paragraph) => {
                flush(&mut open, blocks);
                blocks.push(Block::Paragraph(paragraph));
            }
            None => open.rows.push(row.clone()),
        }
    }
    flush(&mut open, blocks);
}

fn flush(open: &mut Table, blocks: &mut Vec<Block>) {
    if !open.rows.is_empty() {
        let origin = open.origin.clone();
        blocks.push(Block::Table(std::mem::replace(open, Table { rows: Vec::new(), origin })));
    }
}

/// The text of a row that holds nothing but one text: no label of a table, which may stand alone on its row too.
fn text_of(row: &TableRow) -> Option<Paragraph> {
    const LABEL: usize = 40;
    let mut filled = row.cells.iter().filter(|cell| !is_blank(&cell.text));
    let cell = filled.next().filter(|_| filled.next().is_none())?;
    let key = squeeze(&cell.text);
    let label = key.chars().count() <= LABEL && !key.ends_with('。') && find::table_of(&key).is_some();
    let words = key.contains(super::cells::is_han);
    (words && !label).then(|| Paragraph::plain(cell.text.clone(), cell.origin.clone()))
}
