//! Document to report values.
//!
//! The document is made flat ([`lines`]), split where a file holds several reports ([`split`]), and each report is
//! read part by part: title and dates, the six sections by their headings, section 一 by its five heads, the
//! three tables by their labels. Nothing is mended: what cannot be placed is a problem that says where.

pub mod cells;
mod dates;
mod headings;
mod heads;
mod lines;
mod numbering;
mod page;
mod report;
mod sheet;
mod split;
mod tables;
mod tail;
mod title;

use gongkai_document::{Document, SourceKind};
use gongkai_report::{Problem, ProblemKind, Report};

use crate::Limits;

/// Finds the annual reports of a document; at least one value comes back, of form `None` where there is none.
#[must_use]
pub fn recognise(document: &Document, problems: Vec<Problem>, limits: &Limits) -> Vec<Report> {
    let parted = (document.kind == SourceKind::Csv).then(|| sheet::parted(document));
    let document = parted.as_ref().unwrap_or(document);
    let flat = lines::flatten(document, limits.cells);
    let mut parts = split::parts(&flat.items);
    let mut problems = problems;
    if flat.cut {
        let what = format!("表格的单元格超过 {} 个（或嵌套过深），后面的表格没有读取。", limits.cells);
        problems.push(Problem { kind: ProblemKind::Limit, place: None, what, origin: None });
    }
    if parts.len() > limits.reports {
        let what = format!("一个文件里有 {} 份报告，只读取前 {} 份。", parts.len(), limits.reports);
        problems.push(Problem { kind: ProblemKind::Limit, place: None, what, origin: None });
        parts.truncate(limits.reports.max(1));
    }
    let mut reports: Vec<Report> = parts
        .into_iter()
        .enumerate()
        .map(|(number, range)| {
            let items = flat.items.get(range).unwrap_or_default();
            report::read(document, items, number == 0)
        })
        .collect();
    if let Some(first) = reports.first_mut() {
        problems.append(&mut first.problems);
        first.problems = problems;
        first.faults.hidden_text = flat.hidden;
    }
    reports
}
