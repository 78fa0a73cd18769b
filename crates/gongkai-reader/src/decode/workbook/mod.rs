//! Workbooks (XLSX, ODS, XLS): every sheet that is shown, as tables and running text.
//!
//! Three containers give the same value, a [`sheet::Sheet`] of cells as they are displayed; [`layout`] makes blocks
//! of it. What is hidden is not read as content, but said.

mod excel;
mod format;
mod layout;
mod old;
mod open_sheet;
mod sheet;
#[cfg(test)]
mod tests;

use gongkai_document::{Block, Document, SourceKind};
use gongkai_report::{Problem, ProblemKind};

use self::sheet::Sheet;
use super::Decoded;
use super::docx::{problem, said};
use super::package::{Budget, Package};
use crate::Limits;

/// Reads the workbook of an Excel package.
pub(super) fn decode_excel(package: &mut Package<'_>, limits: &Limits, budget: &mut Budget) -> Decoded {
    let mut book = Book::new(limits);
    excel::read(&mut book, package, budget);
    book.decoded()
}

/// Reads the workbook of an OpenDocument package.
pub(super) fn decode_open(package: &mut Package<'_>, limits: &Limits, budget: &mut Budget) -> Decoded {
    let mut book = Book::new(limits);
    open_sheet::read(&mut book, package, budget);
    book.decoded()
}

/// Reads an old workbook (`.xls`, `.et`).
pub(super) fn decode_old(bytes: &[u8], limits: &Limits) -> Decoded {
    let mut book = Book::new(limits);
    old::read(&mut book, bytes);
    book.decoded()
}

/// The sheet behind our own workbooks that checks the sums; it is no part of the report.
const CHECK_SHEET: &str = "校验";

/// A workbook that is being read.
struct Book<'l> {
    sheets: Vec<Sheet>,
    problems: Vec<Problem>,
    /// Cells so far, over all sheets.
    cells: usize,
    limits: &'l Limits,
}

impl<'l> Book<'l> {
    fn new(limits: &'l Limits) -> Self {
        Self { sheets: Vec::new(), problems: Vec::new(), cells: 0, limits }
    }

    /// Whether one more cell may be read; the first that may not is said.
    fn may_read(&mut self) -> bool {
        self.cells += 1;
        if self.cells == self.limits.cells + 1 {
            let most = self.limits.cells;
            let what =
                format!("工作簿的单元格超过 {most} 个，后面的没有读：年度报告不会这么大，请检查是不是给错了文件");
            self.problems.push(problem(ProblemKind::Limit, what));
        }
        self.cells <= self.limits.cells
    }

    /// A workbook that cannot be opened at all.
    fn damaged(&mut self) {
        let what = "工作簿已经损坏，打不开：请用 Excel 或 WPS 打开后另存为 .xlsx 再读";
        self.problems.push(problem(ProblemKind::NotAReport, what));
    }

    /// The document of the workbook.
    fn decoded(mut self) -> Decoded {
        if self.sheets.is_empty() {
            if self.problems.is_empty() {
                self.damaged();
            }
            return Decoded::unusable_for(self.problems);
        }
        let mut blocks: Vec<Block> = Vec::new();
        for sheet in self.sheets.iter_mut().filter(|sheet| sheet.name != CHECK_SHEET) {
            let unseen = sheet.drop_hidden();
            if let Some(what) = unseen.said(&sheet.name) {
                self.problems.push(problem(ProblemKind::Other, what));
            }
            if sheet.uncomputed > 0 {
                let what = format!(
                    "工作表“{}”有 {} 个公式没有存下结果，按读不出处理：请在 Excel 或 WPS 里打开、保存一次后再读",
                    sheet.name, sheet.uncomputed
                );
                self.problems.push(problem(ProblemKind::UnreadableCell, what));
            }
            let laid_out = layout::blocks(sheet, self.limits.cells);
            if laid_out.cut {
                let what = format!("工作表“{}”太大，有的行列没有读：请检查是不是给错了文件", sheet.name);
                self.problems.push(problem(ProblemKind::Limit, what));
            }
            blocks.extend(laid_out.blocks);
        }
        let document = Document { kind: SourceKind::Workbook, blocks, ..Document::default() };
        Decoded { document, problems: self.problems, ..Decoded::default() }
    }
}
