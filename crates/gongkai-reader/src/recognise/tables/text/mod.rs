//! Tables that are set as text: separated by tabs or strokes, aligned by spaces, or torn apart by extraction.

mod align;
mod delimited;
mod halves;
mod matrix;
mod order;
mod stream;
mod torn4;

use gongkai_report::TableId;

use super::row::Row;
use crate::recognise::lines::Line;

/// The rows of a table that is text.
#[derive(Debug, Default)]
pub struct TextRows {
    /// The rows.
    pub rows: Vec<Row<'static>>,
    /// Whether strokes or tabs separate their cells, so that a blank one shows.
    pub separated: bool,
    /// Whether they were put together from pieces that stood in another order.
    pub put_together: bool,
    /// Whether they stand in pieces whose order nothing confirms, and were not read for that.
    pub unordered: bool,
}

/// The rows of a table that stands as text on these lines.
#[must_use]
pub fn rows(lines: &[&Line], table: TableId, number: usize) -> TextRows {
    match delimited::rows(lines, number) {
        Some(rows) => TextRows { rows, separated: true, ..TextRows::default() },
        None => stream::rows(lines, table, number),
    }
}
