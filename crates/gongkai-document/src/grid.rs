//! A table with its spans resolved: which cell covers each place.

use crate::{Table, TableCell};

/// Widest table that is resolved; a wider one is cut, since no official form comes near it.
const MAX_COLUMNS: usize = 256;

/// A table with its spans resolved.
#[derive(Clone, Debug)]
pub struct Grid<'t> {
    rows: Vec<Vec<GridCell<'t>>>,
}

/// One place of a grid: the cell that covers it, and whether it is the cell's own (top left) place.
#[derive(Clone, Copy, Debug)]
pub struct GridCell<'t> {
    /// The covering cell; `None` where the row is too short.
    pub cell: Option<&'t TableCell>,
    /// Whether this is the top left place of the cell, not one it spans to.
    pub anchor: bool,
}

impl<'t> Grid<'t> {
    /// Resolves the spans of a table the way a browser does; a span never leaves the table.
    pub(crate) fn new(table: &'t Table) -> Self {
        const EMPTY: GridCell<'static> = GridCell { cell: None, anchor: false };
        let mut rows: Vec<Vec<GridCell<'t>>> = Vec::with_capacity(table.rows.len());
        // (cell, rows left below) of the spans that reach into the next row, by column
        let mut hanging: Vec<Option<(&'t TableCell, u16)>> = Vec::new();
        for row in &table.rows {
            let mut line: Vec<GridCell<'t>> = Vec::with_capacity(hanging.len().max(row.cells.len()));
            let mut cells = row.cells.iter();
            let mut next = cells.next();
            let mut column = 0;
            while column < MAX_COLUMNS && (next.is_some() || column < hanging.len()) {
                if let Some(slot) = hanging.get_mut(column)
                    && let Some((cell, left)) = slot.take()
                {
                    line.push(GridCell { cell: Some(cell), anchor: false });
                    if left > 1 {
                        *slot = Some((cell, left - 1));
                    }
                    column += 1;
                    continue;
                }
                let Some(cell) = next else {
                    line.push(EMPTY);
                    column += 1;
                    continue;
                };
                next = cells.next();
                for step in 0..usize::from(cell.column_span.max(1)) {
                    if column >= MAX_COLUMNS || (step > 0 && hanging.get(column).is_some_and(Option::is_some)) {
                        break;
                    }
                    line.push(GridCell { cell: Some(cell), anchor: step == 0 });
                    if hanging.len() <= column {
                        hanging.resize(column + 1, None);
                    }
                    if cell.row_span > 1
                        && let Some(slot) = hanging.get_mut(column)
                    {
                        *slot = Some((cell, cell.row_span - 1));
                    }
                    column += 1;
                }
            }
            rows.push(line);
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        for line in &mut rows {
            line.resize(width, EMPTY);
        }
        Self { rows }
    }

    /// Number of rows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// Number of columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// The places of one row; empty past the end.
    #[must_use]
    pub fn row(&self, row: usize) -> &[GridCell<'t>] {
        self.rows.get(row).map_or(&[], Vec::as_slice)
    }

    /// All rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = &[GridCell<'t>]> {
        self.rows.iter().map(Vec::as_slice)
    }

    /// The cell covering a place.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> Option<&'t TableCell> {
        self.row(row).get(column).and_then(|place| place.cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TableRow;

    fn cell(text: &str, rows: u16, columns: u16) -> TableCell {
        TableCell { row_span: rows, column_span: columns, ..TableCell::plain(text, None) }
    }

    fn texts(table: &Table) -> Vec<Vec<&str>> {
        let grid = table.grid();
        grid.rows().map(|row| row.iter().map(|p| p.cell.map_or("", |c| c.text.as_str())).collect()).collect()
    }

    #[test]
    fn spans_cover_rows_and_columns() {
        let table = Table {
            rows: vec![
                TableRow { cells: vec![cell("a", 2, 1), cell("b", 1, 2)] },
                TableRow { cells: vec![cell("c", 1, 1), cell("d", 1, 1)] },
                TableRow { cells: vec![cell("e", 1, 1)] },
            ],
            origin: None,
        };
        assert_eq!(texts(&table), [["a", "b", "b"], ["a", "c", "d"], ["e", "", ""]]);
    }

    #[test]
    fn a_span_larger_than_the_table_is_cut() {
        let table = Table { rows: vec![TableRow { cells: vec![cell("a", 9000, 60000)] }], origin: None };
        assert_eq!(table.grid().height(), 1);
        assert_eq!(table.grid().width(), MAX_COLUMNS);
    }
}
