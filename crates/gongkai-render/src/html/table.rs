//! An official table as HTML: every cell names its heads, so that a screen reader tells where a number stands.

use gongkai_lint::Comparison;
use gongkai_report::{Report, TableId};

use super::findings::{NoteView, Notes};
use crate::compared::moved;
use crate::layout::{Block, CORNER, Layout, Slot, What};
use crate::text_of;

pub(super) struct TableView<'a> {
    pub(super) label: &'static str,
    pub(super) class: &'static str,
    pub(super) head: Vec<Vec<CellView<'a>>>,
    pub(super) bodies: Vec<Vec<Vec<CellView<'a>>>>,
}

pub(super) struct CellView<'a> {
    pub(super) head: bool,
    pub(super) id: String,
    pub(super) scope: &'static str,
    pub(super) class: String,
    pub(super) rows: u16,
    pub(super) columns: u16,
    pub(super) headers: String,
    pub(super) text: String,
    pub(super) remark: Option<&'a str>,
    pub(super) notes: &'a [NoteView],
    /// What an earlier report says there, where that differs, and by how much the number moved.
    pub(super) was: Option<(String, Option<String>)>,
}

/// The table of a report with the notes of its cells.
pub(super) fn of<'a>(report: &'a Report, table: TableId, prefix: &str, notes: &'a Notes<'_>) -> TableView<'a> {
    build(Builder { report, notes, prefix, table, comparison: None, next_id: 0 })
}

/// The table of the second of two reports, with what each cell was in the first.
pub(super) fn compared<'a>(report: &'a Report, table: TableId, comparison: &'a Comparison<'a>) -> TableView<'a> {
    build(Builder { report, notes: Notes::none(), prefix: "", table, comparison: Some(comparison), next_id: 0 })
}

fn build<'a>(mut builder: Builder<'a, '_>) -> TableView<'a> {
    let table = builder.table;
    let layout = Layout::of(builder.report, table);
    let mut head = Vec::new();
    let mut bodies = Vec::new();
    for block in &layout.blocks {
        let (heads, rows) = builder.block(block, usize::from(layout.width));
        if layout.blocks.len() == 1 {
            head = heads;
            bodies.push(rows);
        } else {
            bodies.push(heads.into_iter().chain(rows).collect());
        }
    }
    TableView { label: table.label(), class: table.id(), head, bodies }
}

struct Builder<'a, 'p> {
    report: &'a Report,
    notes: &'a Notes<'a>,
    prefix: &'p str,
    table: TableId,
    comparison: Option<&'a Comparison<'a>>,
    next_id: usize,
}

/// The heads over the columns of a block, and those of row groups that reach down to the rows below.
struct Heads {
    columns: Vec<String>,
    hanging: Vec<Option<(String, u16)>>,
}

type Rows<'a> = Vec<Vec<CellView<'a>>>;

impl<'a> Builder<'a, '_> {
    fn block(&mut self, block: &Block, width: usize) -> (Rows<'a>, Rows<'a>) {
        let mut heads = Heads { columns: vec![String::new(); width], hanging: vec![None; width] };
        let head = block.head.iter().map(|row| self.row(row, &mut heads)).collect();
        let body = block.body.iter().map(|row| self.row(row, &mut heads)).collect();
        (head, body)
    }

    /// One row, left to right; `heads` carries what spans down from above.
    fn row(&mut self, row: &[Slot], heads: &mut Heads) -> Vec<CellView<'a>> {
        let mut line = Vec::with_capacity(row.len());
        let mut row_heads = String::new();
        let mut slots = row.iter();
        let mut column = 0;
        while let Some(place) = heads.hanging.get_mut(column) {
            if let Some((id, left)) = place.take() {
                if !row_heads.split(' ').any(|known| known == id) {
                    push_id(&mut row_heads, &id);
                }
                *place = (left > 1).then_some((id, left - 1));
                column += 1;
                continue;
            }
            let Some(slot) = slots.next() else { break };
            let cell = self.cell(slot, column, &row_heads, heads);
            let is_row_head = matches!(slot.what, What::RowHead { .. });
            for _ in 0..slot.columns {
                if let Some(place) = heads.hanging.get_mut(column) {
                    *place = (slot.rows > 1).then(|| (cell.id.clone(), slot.rows - 1));
                }
                if let (What::ColumnHead { .. }, Some(over)) = (&slot.what, heads.columns.get_mut(column)) {
                    push_id(over, &cell.id);
                }
                column += 1;
            }
            if is_row_head {
                push_id(&mut row_heads, &cell.id);
            }
            line.push(cell);
        }
        line
    }

    fn cell(&mut self, slot: &Slot, column: usize, row_heads: &str, heads: &Heads) -> CellView<'a> {
        let over = heads.columns.get(column).map_or("", String::as_str);
        let mut view = CellView {
            head: true,
            id: String::new(),
            scope: "",
            class: String::new(),
            rows: slot.rows,
            columns: slot.columns,
            headers: String::new(),
            text: String::new(),
            remark: None,
            notes: &[],
            was: None,
        };
        match &slot.what {
            What::ColumnHead { text, group } => {
                view.id = self.head_id();
                view.scope = if *group { "colgroup" } else { "col" };
                view.text.clone_from(text);
                view.headers = over.to_owned();
                if text == CORNER {
                    view.scope = "";
                    view.class = "corner".into();
                }
            }
            What::RowHead { text, group } => {
                view.id = self.head_id();
                view.scope = if *group { "rowgroup" } else { "row" };
                view.text.clone_from(text);
                view.headers = row_heads.to_owned();
                view.class = match (column, group) {
                    (0, true) => "stage",
                    (_, true) => "group",
                    _ => "",
                }
                .into();
            }
            What::Value(id) => {
                let cell = self.report.cell(*id);
                view.head = false;
                view.id = format!("{}{id}", self.prefix);
                view.text = text_of::value(cell);
                view.remark = cell.and_then(|cell| cell.remark.as_deref());
                view.headers =
                    [row_heads, over].into_iter().filter(|ids| !ids.is_empty()).collect::<Vec<_>>().join(" ");
                view.notes = self.notes.at((*id).into());
                if let Some(worst) = view.notes.iter().map(|note| note.severity).max() {
                    view.class = format!("flag {}", worst.id());
                }
                let before = self.comparison.and_then(|it| it.cells.iter().find(|cell| cell.id == *id));
                view.was = before.and_then(moved);
                if view.was.is_some() {
                    view.class = "moved".into();
                }
            }
        }
        view
    }

    fn head_id(&mut self) -> String {
        self.next_id += 1;
        format!("{}{}-h{}", self.prefix, self.table.id(), self.next_id)
    }
}

fn push_id(ids: &mut String, id: &str) {
    if !ids.is_empty() {
        ids.push(' ');
    }
    ids.push_str(id);
}
