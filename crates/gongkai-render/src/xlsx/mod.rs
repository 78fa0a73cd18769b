//! A report as an Excel workbook: a sheet for each part in the order of the report, numbers as numbers, sums as
//! formulas, and behind the report a sheet that checks its sums.
//!
//! What the report prints wins over what a formula would give: a total that does not add up is written as the
//! number it is, and the checking sheet shows by how much it is off.

mod check;
mod figures;
mod look;
mod prompts;
mod table;
mod template;
mod texts;

use gongkai_report::{Report, TableId};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

pub use self::template::{Form, FormColumn, form};
use crate::{Error, about};
use figures::Figures;

/// The sheet behind the report, which is no part of it.
pub(crate) const CHECK_SHEET: &str = "校验";

/// The report as a workbook.
///
/// # Errors
/// Where something does not fit into a workbook, as a remark of more than 32767 characters.
pub fn report(report: &Report) -> Result<Vec<u8>, Error> {
    workbook(report, false)
}

/// The report as a form to be filled in: totals add up what is typed, and the empty parts say what they ask for
/// when they are chosen.
///
/// # Errors
/// As [`report`].
pub fn blank(report: &Report) -> Result<Vec<u8>, Error> {
    workbook(report, true)
}

fn workbook(report: &Report, blank: bool) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report)?);
    let figures = Figures::of(report);
    if texts::has_front(report) {
        texts::front(sheet(&mut workbook, "总体情况")?, report, blank)?;
    }
    for table in TableId::ALL.into_iter().filter(|table| report.table(*table).is_some()) {
        table::write(sheet(&mut workbook, table.label())?, report, table, &figures, blank)?;
    }
    if texts::has_back(report) {
        texts::back(sheet(&mut workbook, "问题和其他事项")?, report, blank)?;
    }
    if report.table3.is_some() || report.table4.is_some() {
        check::write(sheet(&mut workbook, CHECK_SHEET)?, report, &figures)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// A new sheet set for A4 upright, as wide as the page, with page numbers.
fn sheet<'w>(workbook: &'w mut Workbook, name: &str) -> Result<&'w mut Worksheet, XlsxError> {
    const A4: u8 = 9;
    let sheet = workbook.add_worksheet().set_name(name)?;
    // inches: the margins of official documents, header and footer inside them
    sheet.set_paper_size(A4).set_margins(1.1, 1.02, 1.0, 1.0, 0.5, 0.5);
    sheet.set_print_fit_to_pages(1, 0).set_print_center_horizontally(true).set_footer("&C— &P —");
    Ok(sheet)
}

/// Title, body and day; never the clock, so that the same report gives the same bytes.
fn properties(report: &Report) -> Result<DocProperties, XlsxError> {
    const NO_DAY: (u16, u8, u8) = (1980, 1, 1);
    let day = about::day(report).and_then(|day| {
        let month = u8::try_from(day.month()).ok()?;
        Some((u16::try_from(day.year()).ok()?, month, u8::try_from(day.day()).ok()?))
    });
    let (year, month, day) = day.filter(|(year, ..)| (1900..=9999).contains(year)).unwrap_or(NO_DAY);
    let properties = DocProperties::new()
        .set_title(about::title(report))
        .set_author(report.body.as_deref().unwrap_or_default())
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?);
    Ok(properties)
}
