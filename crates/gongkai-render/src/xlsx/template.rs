//! A ledger as a workbook to be filled in: the ledger itself, what its columns mean, and what may be chosen.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use crate::Error;

/// A column of a form.
#[derive(Clone, Debug)]
pub struct FormColumn<'a> {
    /// Its head.
    pub label: &'a str,
    /// Whether every row needs it.
    pub required: bool,
    /// What stands in it.
    pub explain: &'a str,
    /// What may be chosen; empty where it is written freely.
    pub allowed: &'a [&'a str],
}

/// A form of many rows.
#[derive(Clone, Debug)]
pub struct Form<'a> {
    /// Name of the sheet that is filled in.
    pub name: &'a str,
    /// Name of the sheet that explains the columns.
    pub explanations: &'a str,
    /// Name of the sheet with what may be chosen.
    pub options: &'a str,
    /// Its columns.
    pub columns: Vec<FormColumn<'a>>,
    /// Its rows, as texts in the order of the columns.
    pub rows: &'a [Vec<String>],
}

/// The last row that is prepared with lists to choose from.
const LAST_ROW: u32 = 5000;

/// The form as a workbook. Every cell is a text, so that no number of an identity card loses its last digits and no
/// day its form.
///
/// # Errors
/// Where something does not fit into a workbook, as a cell of more than 32767 characters.
pub fn form(form: &Form<'_>) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    // never the clock: the same form gives the same bytes
    let made = DocProperties::new().set_title(form.name).set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?);
    workbook.set_properties(&made);
    ledger(workbook.add_worksheet().set_name(form.name)?, form)?;
    explanations(workbook.add_worksheet().set_name(form.explanations)?, form)?;
    if form.columns.iter().any(|column| !column.allowed.is_empty()) {
        options(workbook.add_worksheet().set_name(form.options)?, form)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn ledger(sheet: &mut Worksheet, form: &Form<'_>) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@").set_align(FormatAlign::Left);
    for (at, column) in (0..).zip(&form.columns) {
        sheet.set_column_format(at, &text)?.set_column_width(at, 18)?;
        sheet.write_string_with_format(0, at, column.label, &head(column.required))?;
        if !column.allowed.is_empty() {
            // a list in the validation itself holds 255 characters, so the words stand on a sheet
            let last = column.allowed.len() + 1;
            let letters = letters(at);
            let list = format!("='{}'!${letters}$2:${letters}${last}", form.options);
            let list = DataValidation::new()
                .allow_list_formula(list.as_str().into())
                // several words in one cell, and words that the reader knows beside these, may be written
                .set_error_style(DataValidationErrorStyle::Information)
                .set_error_message("不在选项之中：可以保留，导入时会逐行核对")?;
            sheet.add_data_validation(1, at, LAST_ROW, at, &list)?;
        }
    }
    for (at, row) in (1..).zip(form.rows) {
        for (column, value) in (0..).zip(row).filter(|(_, value)| !value.is_empty()) {
            sheet.write_string_with_format(at, column, value, &text)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

fn explanations(sheet: &mut Worksheet, form: &Form<'_>) -> Result<(), XlsxError> {
    let cell = Format::new().set_align(FormatAlign::Left).set_align(FormatAlign::Top).set_text_wrap();
    for (at, (label, width)) in (0..).zip([("列名", 20.0), ("是否必填", 10.0), ("填写说明", 60.0), ("可以填写", 60.0)])
    {
        sheet.set_column_width(at, width)?.write_string_with_format(0, at, label, &head(false))?;
    }
    for (row, column) in (1..).zip(&form.columns) {
        sheet.write_string_with_format(row, 0, column.label, &cell)?;
        sheet.write_string_with_format(row, 1, if column.required { "必填" } else { "" }, &cell)?;
        sheet.write_string_with_format(row, 2, column.explain, &cell)?;
        sheet.write_string_with_format(row, 3, column.allowed.join("；"), &cell)?;
    }
    Ok(())
}

fn options(sheet: &mut Worksheet, form: &Form<'_>) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(&form.columns).filter(|(_, column)| !column.allowed.is_empty()) {
        sheet.set_column_width(at, 30)?.write_string_with_format(0, at, column.label, &head(false))?;
        for (row, word) in (1..).zip(column.allowed) {
            sheet.write_string(row, at, *word)?;
        }
    }
    Ok(())
}

fn head(required: bool) -> Format {
    let format = Format::new().set_bold().set_align(FormatAlign::Center).set_text_wrap().set_border(FormatBorder::Thin);
    format.set_background_color(if required { "#FFE699" } else { "#DDEBF7" })
}

/// The letters of a column from 0.
fn letters(column: u16) -> String {
    let mut found = Vec::new();
    let mut left = u32::from(column) + 1;
    while left > 0 {
        found.push(u8::try_from((left - 1) % 26).map_or('A', |at| char::from(b'A' + at)));
        left = (left - 1) / 26;
    }
    found.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(rows: &[Vec<String>]) -> Form<'_> {
        let columns = vec![
            FormColumn { label: "登记编号", required: true, explain: "每件一个", allowed: &[] },
            FormColumn {
                label: "提交方式", required: true, explain: "怎样提交", allowed: &["当面提交", "传真"]
            },
        ];
        Form { name: "台账", explanations: "填写说明", options: "选项", columns, rows }
    }

    #[test]
    fn it_reads_back_and_is_the_same_every_time() {
        let rows = [vec!["2025-001".to_owned(), "传真".to_owned()]];
        let bytes = form(&example(&rows)).unwrap();
        assert_eq!(bytes, form(&example(&rows)).unwrap());
        let read = gongkai_reader::decode::decode(&bytes, &gongkai_reader::Limits::default());
        assert!(read.problems.is_empty());
        let gongkai_document::Block::Table(table) = &read.document.blocks[0] else { panic!() };
        let texts: Vec<&str> = table.rows[1].cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["2025-001", "传真"]);
    }

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
