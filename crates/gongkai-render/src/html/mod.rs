//! A report as one self-contained web page, alone or with the findings of a check beside its cells.
//!
//! The page loads nothing, runs no script, works by keyboard, reads at 360 px (tables scroll in their own
//! container) and prints on A4 with table heads repeated.

mod comparison;
mod findings;
mod sections;
mod table;

use askama::Template;
use gongkai_report::Report;

pub use crate::checked::Checked;
pub use comparison::comparison;
use findings::{CheckView, FileView, Notes};
use sections::SectionView;

/// Most reports that [`checks`] shows in full on one page; beyond it the page lists files and findings only.
pub const FULL_REPORTS: usize = 20;

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    title: String,
    meta: Vec<(&'static str, String)>,
    style: &'static str,
    checked: bool,
    files: Vec<FileView<'a>>,
    reports: Vec<ReportView<'a>>,
}

struct ReportView<'a> {
    check: Option<CheckView<'a>>,
    sections: Vec<SectionView<'a>>,
}

const STYLE: &str = include_str!("../../templates/style.css");

/// The report as a web page.
#[must_use]
pub fn report(report: &Report) -> String {
    let mut meta = Vec::new();
    let mut state = |name, content: Option<String>| meta.extend(content.map(|content| (name, content)));
    state("ArticleTitle", report.title.clone());
    state("PubDate", report.published.map(|day| day.to_string()));
    state("ContentSource", report.body.clone());
    let notes = Notes::default();
    let view = ReportView { check: None, sections: sections::of(report, "", &notes) };
    render(&Page {
        title: report.title.clone().unwrap_or_else(|| "政府信息公开工作年度报告".into()),
        meta,
        style: STYLE,
        checked: false,
        files: Vec::new(),
        reports: vec![view],
    })
}

/// Checked reports as one web page: each report with its findings beside the cells they speak of, behind a
/// table of the files if there are several. Beyond [`FULL_REPORTS`] only the files and their findings are
/// listed, since a browser would not take the rest.
#[must_use]
pub fn checks(checked: &[Checked<'_>]) -> String {
    let full = checked.len() <= FULL_REPORTS;
    let mut page = Page {
        title: "政府信息公开工作年度报告检查结果".into(),
        meta: Vec::new(),
        style: STYLE,
        checked: true,
        files: Vec::new(),
        reports: Vec::new(),
    };
    let mut noted = Vec::with_capacity(checked.len());
    for (index, it) in checked.iter().enumerate() {
        let prefix = if checked.len() == 1 { String::new() } else { format!("r{}-", index + 1) };
        let notes = Notes::of(it.report, it.check, &prefix);
        noted.push((prefix, notes));
    }
    for (it, (prefix, notes)) in checked.iter().zip(&noted) {
        let sections = if full { sections::of(it.report, prefix, notes) } else { Vec::new() };
        let check = CheckView::of(it, prefix, notes, full);
        if checked.len() > 1 {
            page.files.push(FileView::of(&check));
        }
        page.reports.push(ReportView { check: Some(check), sections });
    }
    render(&page)
}

fn render(page: &Page<'_>) -> String {
    // Templates are compiled in and memory takes every byte, so rendering cannot fail.
    page.render().unwrap_or_default()
}
