//! Tables that are set as text: separated by tabs or strokes, aligned by spaces, or torn apart by extraction.

mod delimited;
mod stream;
mod torn4;

use gongkai_report::TableId;

use super::row::Row;
use crate::recognise::lines::Line;

/// The rows of a table that stands as text on these lines.
#[must_use]
pub fn rows(lines: &[&Line], table: TableId, number: usize) -> Vec<Row<'static>> {
    match delimited::rows(lines, number) {
        Some(rows) => rows,
        None => stream::rows(lines, table, number),
    }
}
