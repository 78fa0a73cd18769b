//! Which tables hold data and which only lay out the page: told for all tables in one pass.

use std::collections::BTreeMap;

use super::arena::{Kind, NodeId, ROOT, Tree};
use super::element::{Class, classify};

/// A cell with more characters of its own than this holds running text, not data.
const LONG_CELL: usize = 400;

/// A table with this many numbers holds data, whatever else is in it.
const MANY_NUMBERS: usize = 10;

/// A container table with fewer cells of its own than this is page layout where the tables in it have more.
const FEW_CELLS: usize = 6;

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Its cells are read as cells.
    Data,
    /// Its cells are read as blocks of the page.
    Layout,
}

#[derive(Debug, Default)]
struct Facts {
    table: NodeId,
    rows: usize,
    cells: usize,
    row_cells: usize,
    widest_row: usize,
    numbers: usize,
    long: bool,
    nested_cells: usize,
    tallest_nested: usize,
    cell_chars: usize,
    cell_is_number: bool,
}

impl Facts {
    fn text(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            self.cell_chars += 1;
            self.cell_is_number &=
                c.is_ascii_digit() || ('０'..='９').contains(&c) || matches!(c, '.' | ',' | '-' | '，');
        }
    }

    fn open_cell(&mut self) {
        self.cells += 1;
        self.row_cells += 1;
        (self.cell_chars, self.cell_is_number) = (0, true);
    }

    fn close_cell(&mut self) {
        self.long |= self.cell_chars > LONG_CELL;
        self.numbers += usize::from(self.cell_chars > 0 && self.cell_is_number);
    }

    fn close_row(&mut self) {
        self.rows += 1;
        self.widest_row = self.widest_row.max(self.row_cells);
        self.row_cells = 0;
    }

    fn verdict(&self) -> Use {
        let prose = self.long && self.numbers < MANY_NUMBERS;
        let one_column = self.widest_row <= 1 && (self.rows < 2 || self.numbers * 2 < self.rows);
        let wraps = self.nested_cells > self.cells && (self.cells < FEW_CELLS || self.tallest_nested > 1);
        if self.cells == 0 || prose || one_column || wraps { Use::Layout } else { Use::Data }
    }
}

/// What each table of the page is.
pub(super) fn table_uses(tree: &Tree) -> BTreeMap<NodeId, Use> {
    let mut uses = BTreeMap::new();
    let mut open: Vec<Facts> = Vec::new();
    let mut next = Some(ROOT);
    while let Some(id) = next {
        let Some(node) = tree.get(id) else { break };
        let mut skip = false;
        match (classify(node), &node.kind) {
            (Some((_, Class::Table)), _) => open.push(Facts { table: id, ..Facts::default() }),
            (Some((_, Class::Cell { .. })), _) => {
                if let Some(facts) = open.last_mut() {
                    facts.open_cell();
                }
            }
            (Some((_, Class::Skip | Class::Script | Class::Title)), _) => skip = true,
            (None, Kind::Text(text)) => {
                if let Some(facts) = open.last_mut() {
                    facts.text(text);
                }
            }
            _ => {}
        }
        next = tree.step(id, ROOT, skip, |left| leave(tree, left, &mut open, &mut uses));
    }
    uses
}

fn leave(tree: &Tree, left: NodeId, open: &mut Vec<Facts>, uses: &mut BTreeMap<NodeId, Use>) {
    let Some(facts) = open.last_mut() else { return };
    match tree.get(left).and_then(classify) {
        Some((_, Class::Cell { .. })) => facts.close_cell(),
        Some((_, Class::Row)) => facts.close_row(),
        Some((_, Class::Table)) if facts.table == left => {
            uses.insert(left, facts.verdict());
            let closed = open.pop();
            if let (Some(inner), Some(outer)) = (closed, open.last_mut()) {
                outer.nested_cells += inner.cells + inner.nested_cells;
                outer.tallest_nested = outer.tallest_nested.max(inner.rows).max(inner.tallest_nested);
            }
        }
        _ => {}
    }
}
