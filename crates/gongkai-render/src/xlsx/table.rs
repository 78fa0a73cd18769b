//! An official table as a sheet, with the merged cells of the form.

use gongkai_report::{Report, Section, TableId};
use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use super::figures::{Figure, Figures, ROWS_ABOVE};
use super::look;
use crate::layout::{Layout, Placed, What};

/// Writes a table below the heading of its section.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report,
    table: TableId,
    figures: &Figures<'_>,
    blank: bool,
) -> Result<(), XlsxError> {
    let layout = Layout::of(report, table);
    // what a total shows while nothing is filled in; the library would make it a zero
    sheet.set_formula_result_default("");
    let last_column = layout.width.saturating_sub(1);
    for (column, width) in (0..).zip(widths(table)) {
        sheet.set_column_width(column, *width)?;
    }
    sheet.merge_range(0, 0, 0, last_column, Section::of_table(table).label(), &look::heading())?;
    sheet.set_row_height(0, 30)?;
    let sheet_of = Sheet { report, table, figures, blank };
    let rows = layout.placed();
    for (row, placed) in (ROWS_ABOVE..).zip(&rows) {
        let mut height = look::height("", 1.0, look::TABLE);
        for place in placed.slots.iter().filter(|place| place.begins) {
            sheet_of.slot(sheet, row, *place)?;
            if place.slot.rows == 1 {
                height = height.max(look::height(&place.slot.text(report), width_of(table, *place), look::TABLE));
            }
        }
        sheet.set_row_height(row, height)?;
    }
    let heads = u32::try_from(rows.iter().take_while(|row| row.head).count()).unwrap_or_default();
    if table == TableId::Table2 {
        // every block has heads of its own: only the heading stays
        sheet.set_freeze_panes(ROWS_ABOVE, 0)?;
    } else {
        let labels = if table == TableId::Table3 { 3 } else { 0 };
        sheet.set_freeze_panes(ROWS_ABOVE + heads, labels)?;
        sheet.set_repeat_rows(0, ROWS_ABOVE + heads - 1)?;
    }
    Ok(())
}

/// Widths of the columns in characters.
fn widths(table: TableId) -> &'static [f64] {
    match table {
        TableId::Table2 => &[28.0, 18.0, 18.0, 18.0],
        TableId::Table3 => &[5.0, 15.0, 33.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0],
        TableId::Table4 => &[6.5; 15],
    }
}

/// Width of a place in characters.
fn width_of(table: TableId, place: Placed<'_>) -> f64 {
    widths(table).iter().skip(usize::from(place.column)).take(usize::from(place.slot.columns)).sum()
}

struct Sheet<'s> {
    report: &'s Report,
    table: TableId,
    figures: &'s Figures<'s>,
    blank: bool,
}

impl Sheet<'_> {
    fn slot(&self, sheet: &mut Worksheet, row: u32, place: Placed<'_>) -> Result<(), XlsxError> {
        let (slot, column) = (place.slot, place.column);
        let (figure, format) = self.figure(&slot.what);
        if slot.rows > 1 || slot.columns > 1 {
            let (last_row, last_column) = (row + u32::from(slot.rows) - 1, column + slot.columns - 1);
            sheet.merge_range(row, column, last_row, last_column, "", &format)?;
        }
        if let What::Value(id) = slot.what {
            let total = if self.blank { self.figures.open_total(id) } else { self.figures.total(id) };
            match (total, &figure) {
                (Some(formula), Figure::Nothing) if self.blank => {
                    sheet.write_formula_with_format(row, column, Formula::new(formula), &format)?;
                    return Ok(());
                }
                (Some(formula), Figure::Number(number, _)) if !self.blank => {
                    let formula = Formula::new(formula).set_result(number.to_string());
                    sheet.write_formula_with_format(row, column, formula, &format)?;
                    return Ok(());
                }
                _ => {}
            }
        }
        match figure {
            Figure::Number(number, _) => sheet.write_number_with_format(row, column, number, &format)?,
            Figure::Text(text) => sheet.write_string_with_format(row, column, look::printable(&text), &format)?,
            Figure::Nothing => sheet.write_blank(row, column, &format)?,
        };
        Ok(())
    }

    /// What stands in a place, and how it is set.
    fn figure(&self, what: &What) -> (Figure, Format) {
        match what {
            What::RowHead { text, .. } if self.table == TableId::Table3 => {
                (Figure::Text(text.clone()), look::row_label())
            }
            What::ColumnHead { text, .. } | What::RowHead { text, .. } => (Figure::Text(text.clone()), look::label()),
            What::Value(id) => {
                let figure = Figure::of(self.report, *id);
                let format = match &figure {
                    Figure::Number(_, format) => look::number(format),
                    Figure::Text(_) => look::label(),
                    Figure::Nothing if id.is_amount() => look::number("General"),
                    Figure::Nothing => look::number("0"),
                };
                (figure, format)
            }
        }
    }
}
