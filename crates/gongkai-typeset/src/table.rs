//! An official table as data for its template: the shared layout, with what stands in each place.

use gongkai_render::layout::{Block, CORNER, Layout, Slot, What};
use gongkai_render::text_of;
use gongkai_report::{CellId, Report, Section, TableId};
use typst::foundations::{Array, Dict, IntoValue, dict};

use crate::text;

/// Longest run in a remark without a place to break it. Numbers are never broken: the type gets smaller.
const IN_A_REMARK: usize = 6;

/// The table of a report: `(name, columns, blocks: ((head, body), ..))`.
pub(crate) fn of(report: &Report, table: TableId) -> Dict {
    let layout = Layout::of(report, table);
    let blocks: Array = layout.blocks.iter().map(|block| self::block(report, block).into_value()).collect();
    dict! { "name" => Section::of_table(table).label(), "columns" => i64::from(layout.width), "blocks" => blocks }
}

fn block(report: &Report, block: &Block) -> Dict {
    let rows = |rows: &[Vec<Slot>]| -> Array {
        let row = |row: &Vec<Slot>| row.iter().map(|slot| cell(report, slot).into_value()).collect::<Array>();
        rows.iter().map(|slots| row(slots).into_value()).collect()
    };
    dict! { "head" => rows(&block.head), "body" => rows(&block.body) }
}

/// `(kind, text, rows, columns, run)`: the run is what its column must hold on one line.
fn cell(report: &Report, slot: &Slot) -> Dict {
    let (kind, text) = match &slot.what {
        What::ColumnHead { text, .. } if text == CORNER => ("corner", text.clone()),
        What::ColumnHead { text, .. } => ("column", text.clone()),
        What::RowHead { text, .. } => ("row", text.clone()),
        What::Value(id) => ("value", value(report, *id)),
    };
    let run = if kind == "value" { text::longest_run(&text).to_owned() } else { String::new() };
    dict! {
        "kind" => kind,
        "text" => text,
        "rows" => i64::from(slot.rows),
        "columns" => i64::from(slot.columns),
        "run" => run,
    }
}

/// What a cell shows: as everywhere, but the remark may be broken.
fn value(report: &Report, id: CellId) -> String {
    let cell = report.cell(id);
    let number = text_of::value(cell);
    let all = text_of::value_and_remark(cell);
    let remark = all.strip_prefix(number.as_str()).unwrap_or_default();
    format!("{number}{}", text::fit(remark, IN_A_REMARK))
}
