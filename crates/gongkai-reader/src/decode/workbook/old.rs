//! Old workbooks (XLS, and ET of WPS).

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};
use gongkai_report::ProblemKind;

use super::format::Format;
use super::sheet::{Merge, Sheet};
use super::{Book, problem};

/// Reads the sheets of an old workbook. The library that knows the binary format takes it at its word for how large
/// a sheet is, and may stop where it meets a lie: a stop becomes a damaged workbook here, a lie about size is met by
/// the memory limit of the process.
pub(super) fn read(book: &mut Book<'_>, bytes: &[u8]) {
    match catch_unwind(AssertUnwindSafe(|| Xls::new(Cursor::new(bytes)))) {
        Ok(Ok(mut workbook)) => {
            let whole = catch_unwind(AssertUnwindSafe(|| sheets(book, &mut workbook)));
            if whole.is_err() {
                book.damaged();
            }
        }
        Ok(Err(XlsError::Password)) => {
            let what = "工作簿加了打开密码，没有读：请用 Excel 或 WPS 打开，去掉密码后另存为 .xlsx 再读";
            book.problems.push(problem(ProblemKind::NotAReport, what));
        }
        Ok(Err(_)) | Err(_) => book.damaged(),
    }
}

fn sheets(book: &mut Book<'_>, workbook: &mut Xls<Cursor<&[u8]>>) {
    for (at, about) in workbook.sheets_metadata().to_vec().into_iter().enumerate() {
        if about.typ != SheetType::WorkSheet {
            continue;
        }
        let hidden = about.visible != SheetVisible::Visible;
        let mut sheet = Sheet { name: about.name.clone(), hidden, ..Sheet::default() };
        let range = workbook.worksheet_range(&about.name).unwrap_or_default();
        let (row, column) = range.start().unwrap_or_default();
        for (down, across, value) in range.used_cells() {
            let (Ok(down), Ok(across)) = (u32::try_from(down), u32::try_from(across)) else { continue };
            if !book.may_read() {
                break;
            }
            sheet.put((row.saturating_add(down), column.saturating_add(across)), display(value));
        }
        let merges = workbook.merge_cells_by_sheet_id(at).unwrap_or_default();
        sheet.merges = merges.into_iter().map(|merge| Merge { first: merge.start, last: merge.end }).collect();
        book.sheets.push(sheet);
    }
}

fn display(value: &Data) -> String {
    match value {
        Data::Float(number) => Format::General.display(*number, false),
        Data::DateTime(moment) => {
            let format = if moment.is_datetime() { Format::built_in(14) } else { Format::built_in(20) };
            format.display(moment.as_f64(), false)
        }
        Data::Bool(on) => (if *on { "TRUE" } else { "FALSE" }).to_owned(),
        Data::Empty => String::new(),
        other => other.to_string().replace("\r\n", "\n"),
    }
}
