//! A report as aligned tables.

use gongkai_report::{
    CellId, Narrative, Report, Section, Table2Row, Table3Column, Table3Row, Table4Column, Table4Group, TableId,
};

use super::{grid, strong};
use crate::checked::place_label;
use crate::layout::{flat_label, item_title};
use crate::text_of;

/// Characters of a section's text that are shown.
const EXCERPT: usize = 36;

/// Columns of a terminal that a label may take.
const LABEL: usize = 40;

/// The report as text: what it says of itself, the three tables, the beginning of each section's text, and what
/// could not be read.
#[must_use]
pub fn report(report: &Report, file: &str) -> String {
    let mut out = String::new();
    facts(&mut out, report, file);
    for table in TableId::ALL {
        let section = Section::of_table(table).label();
        out.push_str(&format!("\n{}\n", strong(section)));
        if report.table(table).is_none() {
            out.push_str("  （没有找到这张表）\n");
            continue;
        }
        match table {
            TableId::Table2 => table2(&mut out, report),
            TableId::Table3 => table3(&mut out, report),
            TableId::Table4 => table4(&mut out, report),
        }
        if let Some([read, empty, unread]) = report.counts(table) {
            out.push_str(&format!("  读到 {read} 格，空白 {empty} 格，没有读懂 {unread} 格\n"));
        }
    }
    texts(&mut out, report);
    problems(&mut out, report);
    out
}

fn facts(out: &mut String, report: &Report, file: &str) {
    out.push_str(&format!("{}\n", strong(report.title.as_deref().unwrap_or(file))));
    let period = report.period.map(|(first, last)| format!("{first} 至 {last}"));
    let facts = [
        ("文件", Some(file.to_owned())),
        ("机关", report.body.clone()),
        ("年度", report.year.map(|year| year.to_string())),
        ("格式", report.form.map(|form| format!("{}年格式", form.id()))),
        ("统计期限", period),
        ("发布日期", report.published.map(|day| day.to_string())),
    ];
    let rows: Vec<Vec<String>> = facts
        .into_iter()
        .map(|(label, fact)| vec![label.to_owned(), fact.unwrap_or_else(|| "（未读到）".into())])
        .collect();
    push(out, &rows, 2);
}

fn push(out: &mut String, rows: &[Vec<String>], labels: usize) {
    for line in grid::lines(rows, labels) {
        out.push_str(&format!("  {line}\n"));
    }
}

fn value(report: &Report, id: CellId) -> String {
    text_of::value_and_remark(report.cell(id))
}

fn table2(out: &mut String, report: &Report) {
    let form = report.form_or_default();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut item = 0;
    for row in Table2Row::ALL {
        let columns = row.columns(form);
        if !columns.is_empty() && row.item_of_article_20() != item {
            item = row.item_of_article_20();
            push(out, &rows, 1);
            rows.clear();
            let heads = columns.iter().map(|column| column.label().to_owned());
            rows.push([item_title(item)].into_iter().chain(heads).collect());
        }
        let cells = columns
            .iter()
            .map(|column| value(report, CellId::Table2(gongkai_report::Table2Cell { row, column: *column })));
        if !columns.is_empty() {
            rows.push([row.label(form).to_owned()].into_iter().chain(cells).collect());
        }
    }
    push(out, &rows, 1);
}

/// Rows of a group stand indented under its title; long labels are cut, so that the table fits a terminal.
fn table3(out: &mut String, report: &Report) {
    let heads = Table3Column::all().map(|column| column.label().to_owned());
    let mut rows: Vec<Vec<String>> = vec![[String::new()].into_iter().chain(heads).collect()];
    let mut last = String::new();
    for row in Table3Row::all().filter(|row| report.cell(CellId::Table3(*row, Table3Column::Total)).is_some()) {
        let full = flat_label(row, report.single_other_disposal);
        let label = match full.split_once(' ') {
            Some((group, label)) => {
                if last != group {
                    rows.push(vec![group.to_owned()]);
                    group.clone_into(&mut last);
                }
                format!("    {label}")
            }
            None => full,
        };
        let cells = Table3Column::all().map(|column| value(report, CellId::Table3(row, column)));
        rows.push([grid::clip(&label, LABEL)].into_iter().chain(cells).collect());
    }
    push(out, &rows, 1);
}

fn table4(out: &mut String, report: &Report) {
    let heads = Table4Column::ALL.into_iter().map(|column| column.label().to_owned());
    let mut rows: Vec<Vec<String>> = vec![[String::new()].into_iter().chain(heads).collect()];
    for group in Table4Group::ALL {
        let label = match group {
            Table4Group::Reconsideration => group.label().to_owned(),
            Table4Group::DirectSuit | Table4Group::SuitAfterReconsideration => format!("行政诉讼 {}", group.label()),
        };
        let cells = Table4Column::ALL.into_iter().map(|column| value(report, CellId::Table4(group, column)));
        rows.push([label].into_iter().chain(cells).collect());
    }
    push(out, &rows, 1);
}

fn texts(out: &mut String, report: &Report) {
    out.push_str(&format!("\n{}\n", strong("文字部分")));
    let mut rows = Vec::new();
    for (section, narrative) in report.narratives().filter(|(_, narrative)| !narrative.is_empty()) {
        rows.push(vec![section.label().to_owned(), excerpt(narrative)]);
    }
    push(out, &rows, 2);
    if rows.is_empty() {
        out.push_str("  （没有读到）\n");
    }
}

fn excerpt(narrative: &Narrative) -> String {
    let text: String = narrative.text().split_whitespace().collect();
    let length = text.chars().count();
    if length <= EXCERPT {
        return text;
    }
    let start: String = text.chars().take(EXCERPT).collect();
    format!("{start}……（共 {length} 字）")
}

fn problems(out: &mut String, report: &Report) {
    if report.problems.is_empty() {
        return;
    }
    out.push_str(&format!("\n{}\n", strong(format!("没有读懂的地方（{} 处）", report.problems.len()))));
    let form = report.form_or_default();
    for problem in &report.problems {
        let place = problem.place.map(|place| format!("{}：", place_label(place, form))).unwrap_or_default();
        out.push_str(&format!("  {place}{}\n", problem.what));
    }
}
