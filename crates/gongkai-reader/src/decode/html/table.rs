//! A table of data while it is being read.

use std::sync::Arc;

use gongkai_document::{Block, Origin, Paragraph, Run, Table, TableCell, TableRow};

use super::arena::{Node, NodeId};
use super::evidence::is_section_heading;
use super::line::count_seen;

/// Widest span that is kept, as browsers have it.
const MAX_COLUMN_SPAN: u32 = 1000;
/// Tallest span that is kept, as browsers have it.
const MAX_ROW_SPAN: u32 = 65_534;

/// A single cell of a whole row with more characters than this is a paragraph that stands in the table.
const PARAGRAPH: u32 = 120;

/// A table of data while it is being read.
#[derive(Debug)]
pub(super) struct OpenTable {
    /// Its element.
    pub node: NodeId,
    rows: Vec<TableRow>,
    /// The cell that is being read.
    cell: Option<OpenCell>,
    /// First row of the group that is being read: no span leaves its group.
    group: usize,
    /// Text in it that cannot be seen, and pictures: they follow the table.
    pub after: Vec<Block>,
    origin: Option<Origin>,
}

/// A cell while it is being read.
#[derive(Debug)]
struct OpenCell {
    cell: TableCell,
    start: usize,
}

impl OpenTable {
    /// A table that starts.
    pub(super) fn new(node: NodeId, origin: Option<Origin>) -> Self {
        Self { node, rows: Vec::new(), cell: None, group: 0, after: Vec::new(), origin }
    }

    /// Whether a cell is being read.
    pub(super) fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// Starts a row.
    pub(super) fn open_row(&mut self) {
        self.rows.push(TableRow::default());
    }

    /// Starts a cell.
    pub(super) fn open_cell(&mut self, node: &Node, header: bool) {
        let cell = TableCell {
            text: String::new(),
            row_span: span(node.attr("rowspan"), MAX_ROW_SPAN, true),
            column_span: span(node.attr("colspan"), MAX_COLUMN_SPAN, false),
            header,
            nested: Vec::new(),
            origin: None,
        };
        self.cell = Some(OpenCell { cell, start: node.start as usize });
    }

    /// Adds a line to the cell that is being read.
    pub(super) fn push_line(&mut self, runs: Vec<Run>) {
        let Some(open) = &mut self.cell else { return };
        let text = &mut open.cell.text;
        if !text.is_empty() {
            text.push('\n');
        }
        let before = text.len();
        for run in runs {
            if run.hidden {
                self.after.push(Block::Paragraph(Paragraph { runs: vec![run], origin: None }));
            } else {
                text.push_str(&run.text);
            }
        }
        if text.len() == before {
            text.truncate(before.saturating_sub(1));
        }
    }

    /// Puts a table into the cell that is being read; without one it is given back.
    pub(super) fn push_nested(&mut self, table: Table) -> Result<(), Table> {
        match &mut self.cell {
            Some(open) => {
                open.cell.nested.push(table);
                Ok(())
            }
            None => Err(table),
        }
    }

    /// Ends a cell at that byte. A cell that holds nothing but a table of one row is replaced by its cells.
    pub(super) fn close_cell(&mut self, end: usize, dom: Arc<str>) {
        let Some(OpenCell { mut cell, start }) = self.cell.take() else { return };
        if self.rows.is_empty() {
            self.open_row();
        }
        let Some(row) = self.rows.last_mut() else { return };
        if cell.text.is_empty()
            && let [nested] = cell.nested.as_mut_slice()
            && let [only] = nested.rows.as_mut_slice()
        {
            row.cells.append(&mut only.cells);
            return;
        }
        cell.origin = Some(Origin::Bytes { range: (start, end.max(start)), dom });
        row.cells.push(cell);
    }

    /// Ends a group of rows.
    pub(super) fn close_group(&mut self) {
        let end = self.rows.len();
        for (index, row) in self.rows.iter_mut().enumerate().skip(self.group) {
            let left = u16::try_from(end - index).unwrap_or(u16::MAX);
            for cell in &mut row.cells {
                cell.row_span = if cell.row_span == 0 { left } else { cell.row_span.min(left) };
            }
        }
        self.group = end;
    }

    /// Ends the table at that byte.
    pub(super) fn close(mut self, end: usize) -> (Table, Vec<Block>) {
        self.close_group();
        let mut origin = self.origin;
        if let Some(Origin::Bytes { range, .. }) = &mut origin {
            range.1 = end.max(range.0);
        }
        (Table { rows: self.rows, origin }, self.after)
    }
}

/// The value of a span as browsers read it: leading digits, at least 1; 0 rows mean to the end of the group.
fn span(value: Option<&str>, most: u32, zero_is_all: bool) -> u16 {
    let Some(value) = value else { return 1 };
    let value = value.trim_start().trim_start_matches('+');
    let digits = value.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let number = if digits.len() > 6 { most } else { digits.parse().unwrap_or(1) };
    if number == 0 && !zero_is_all {
        return 1;
    }
    u16::try_from(number.min(most)).unwrap_or(u16::MAX)
}

/// How many characters of ink a table holds.
pub(super) fn seen_in_table(table: &Table) -> u32 {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.map(|cell| count_seen(&cell.text) + cell.nested.iter().map(seen_in_table).sum::<u32>()).sum()
}

/// A table with the rows taken out that are no rows: a heading of a section, or a paragraph, set in one cell
/// over the whole width.
pub(super) fn split(table: Table) -> Vec<Block> {
    let stands_alone = |row: &TableRow| match row.cells.as_slice() {
        [cell] if cell.row_span <= 1 && cell.nested.is_empty() => {
            is_section_heading(&cell.text) || count_seen(&cell.text) > PARAGRAPH
        }
        _ => false,
    };
    if !table.rows.iter().any(stands_alone) {
        return vec![Block::Table(table)];
    }
    let origin = table.origin.clone();
    let mut blocks = Vec::new();
    let mut rows = Vec::new();
    for row in table.rows {
        if !stands_alone(&row) {
            rows.push(row);
            continue;
        }
        push_part(&mut blocks, &mut rows, origin.as_ref());
        for cell in row.cells {
            push_cell_as_text(&mut blocks, &cell);
        }
    }
    push_part(&mut blocks, &mut rows, origin.as_ref());
    blocks
}

fn push_part(blocks: &mut Vec<Block>, rows: &mut Vec<TableRow>, origin: Option<&Origin>) {
    let rows = std::mem::take(rows);
    if rows.iter().any(|row| row.cells.iter().any(|cell| !cell.text.is_empty() || !cell.nested.is_empty())) {
        blocks.push(Block::Table(Table { rows, origin: origin.cloned() }));
    }
}

fn push_cell_as_text(blocks: &mut Vec<Block>, cell: &TableCell) {
    for line in cell.text.lines() {
        blocks.push(Block::Paragraph(Paragraph::plain(line, cell.origin.clone())));
    }
}
