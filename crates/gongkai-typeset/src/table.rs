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
    with(report, table, |id| text_of::value_and_remark(report.cell(id)))
}

/// The table of a report, each cell showing what `shown` says: a number, with whatever stands behind it.
pub(crate) fn with(report: &Report, table: TableId, shown: impl Fn(CellId) -> String) -> Dict {
    let layout = Layout::of(report, table);
    let blocks: Array = layout.blocks.iter().map(|block| self::block(&shown, block).into_value()).collect();
    dict! { "name" => Section::of_table(table).label(), "columns" => i64::from(layout.width), "blocks" => blocks }
}

fn block(shown: &impl Fn(CellId) -> String, block: &Block) -> Dict {
    let rows = |rows: &[Vec<Slot>]| -> Array {
        let row = |row: &Vec<Slot>| row.iter().map(|slot| cell(shown, slot).into_value()).collect::<Array>();
        rows.iter().map(|slots| row(slots).into_value()).collect()
    };
    dict! { "head" => rows(&block.head), "body" => rows(&block.body) }
}

/// `(kind, text, rows, columns, run)`: the run is what its column must hold on one line.
fn cell(shown: &impl Fn(CellId) -> String, slot: &Slot) -> Dict {
    let (kind, text) = match &slot.what {
        What::ColumnHead { text, .. } if text == CORNER => ("corner", text.clone()),
        What::ColumnHead { text, .. } => ("column", text.clone()),
        What::RowHead { text, .. } => ("row", text.clone()),
        What::Value(id) => ("value", breakable(&shown(*id))),
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

/// What a cell shows: the number as everywhere, but what stands behind it may be broken.
fn breakable(shown: &str) -> String {
    let (number, rest) = shown.split_at(shown.find('（').unwrap_or(shown.len()));
    format!("{number}{}", text::fit(rest, IN_A_REMARK))
}
