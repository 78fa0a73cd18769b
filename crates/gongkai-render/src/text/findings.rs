//! Findings in the manner of a compiler: title, place, the row with a caret under the cell, why, and how to mend.

use gongkai_lint::{Finding, Severity, Verdict};
use gongkai_report::{CellId, Place, Report, Table2Cell, Table3Column, Table4Column};
use unicode_width::UnicodeWidthStr;

use super::{by_severity, frame, grid, strong};
use crate::checked::{Checked, Counts, place_label};
use crate::text_of;

/// Places named after the first one.
const MORE_PLACES: usize = 5;

/// The findings of a checked report, the gravest first, closed by a line of counts.
#[must_use]
pub fn findings(it: &Checked<'_>) -> String {
    let mut out = list(it);
    out.push_str(&closing(it));
    out
}

/// The line that closes a run over several files.
#[must_use]
pub fn total(files: usize, counts: Counts) -> String {
    format!("共检查 {files} 份报告：{}\n", in_words(counts))
}

/// The findings of a checked report, without the closing line.
pub(super) fn list(it: &Checked<'_>) -> String {
    let mut found: Vec<(&Finding, &str)> = Vec::new();
    for result in &it.check.results {
        if let Verdict::Broken(findings) = &result.verdict {
            found.extend(findings.iter().map(|finding| (finding, result.manual.title)));
        }
    }
    found.sort_by_key(|(finding, _)| std::cmp::Reverse(finding.severity));
    found.into_iter().map(|(finding, title)| one(it, finding, title) + "\n").collect()
}

fn in_words(counts: Counts) -> String {
    let part = |severity: Severity, count: usize| {
        let text = format!("{} {count} 条", severity.label());
        if count > 0 { by_severity(severity, text) } else { text }
    };
    [part(Severity::Error, counts.error), part(Severity::Warning, counts.warning), part(Severity::Info, counts.info)]
        .join("，")
}

/// The line that closes a file: counts, and what could not be decided, so that silence is not taken for soundness.
pub(super) fn closing(it: &Checked<'_>) -> String {
    let state = |wanted: fn(&Verdict) -> bool| it.check.results.iter().filter(|result| wanted(&result.verdict)).count();
    format!(
        "{}：{}；{} 条规则中符合 {} 条、有发现 {} 条、无法判断 {} 条、不适用 {} 条\n",
        strong(it.file),
        in_words(Counts::of(it.check)),
        it.check.results.len(),
        state(|verdict| matches!(verdict, Verdict::Held)),
        state(|verdict| matches!(verdict, Verdict::Broken(_))),
        state(|verdict| matches!(verdict, Verdict::Undecided(_))),
        state(|verdict| matches!(verdict, Verdict::NotApplicable(_))),
    )
}

fn one(it: &Checked<'_>, finding: &Finding, title: &str) -> String {
    let form = it.report.form_or_default();
    let head = format!("{}[{}]", finding.severity.label(), finding.code);
    let mut out = format!("{} {}\n", by_severity(finding.severity, head), strong(title));
    let mut places = finding.places.iter().map(|place| place_label(*place, form));
    let place = places.next().map(|place| format!(" {place}")).unwrap_or_default();
    out.push_str(&format!("  {} {}{place}\n", frame("-->"), it.file));
    let bar = frame("|");
    let drawn = draw(it.report, finding);
    let snippet = if drawn.is_empty() {
        finding.snippet.iter().flat_map(|text| text.lines()).map(str::to_owned).collect()
    } else {
        drawn
    };
    if !snippet.is_empty() {
        out.push_str(&format!("   {bar}\n"));
        for line in snippet {
            out.push_str(&format!("   {bar} {line}\n"));
        }
        out.push_str(&format!("   {bar}\n"));
    }
    let mut note = |label: &str, text: &str| {
        out.push_str(&format!("   {} {label}：{}\n", frame("="), text.replace('\n', "\n           ")));
    };
    note("说明", &finding.message);
    if let Some(expected) = &finding.expected {
        note("应为", expected);
    }
    if let Some(found) = &finding.found {
        note("现为", found);
    }
    let others: Vec<String> = places.collect();
    for other in others.iter().take(MORE_PLACES) {
        note("另见", other);
    }
    if others.len() > MORE_PLACES {
        note("另见", &format!("其余 {} 处", others.len() - MORE_PLACES));
    }
    note("依据", &finding.provision);
    note("改法", &finding.mend);
    out
}

/// The row of the first cell that a finding names: its label, its columns, its values, and carets under the cells.
fn draw(report: &Report, finding: &Finding) -> Vec<String> {
    let Some(Place::Cell(first)) = finding.places.first() else { return Vec::new() };
    // a row of the wrong width is shown as it stands, not as it was fitted to the columns
    let misfit = report.faults.row_widths.iter().any(|width| width.row == *first);
    if report.cell(*first).is_none() || misfit && finding.snippet.is_some() {
        return Vec::new();
    }
    let (label, row) = row_of(report, *first);
    let heads: Vec<String> = row.iter().map(|(head, _)| (*head).to_owned()).collect();
    let values: Vec<String> = row.iter().map(|(_, id)| printed(report, *id)).collect();
    let widths = grid::widths(&[heads.clone(), values.clone()]);
    let mut carets = String::new();
    for (((_, id), value), width) in row.iter().zip(&values).zip(&widths) {
        let sign = match finding.places.iter().position(|place| *place == Place::Cell(*id)) {
            Some(0) => "^",
            Some(_) => "-",
            None => " ",
        };
        let under = value.width().max(1);
        carets.push_str(&" ".repeat(width.saturating_sub(under)));
        carets.push_str(&sign.repeat(under));
        carets.push_str("  ");
    }
    let mut lines = vec![label];
    lines.extend(grid::lines(&[heads, values], 0));
    lines.push(by_severity(finding.severity, carets.trim_end()));
    lines
}

fn printed(report: &Report, id: CellId) -> String {
    report.cell(id).and_then(|cell| cell.raw.clone()).map_or_else(
        || text_of::value_and_remark(report.cell(id)),
        |raw| raw.split_whitespace().collect::<Vec<_>>().join(" "),
    )
}

/// The label of the row in which a cell stands, and the cells of the row with their columns.
fn row_of(report: &Report, id: CellId) -> (String, Vec<(&'static str, CellId)>) {
    let form = report.form_or_default();
    match id {
        CellId::Table2(Table2Cell { row, .. }) => {
            let cells = row.columns(form).iter().map(|column| (column.label(), *column));
            let cells = cells.map(|(label, column)| (label, CellId::Table2(Table2Cell { row, column })));
            (row.label(form).to_owned(), cells.collect())
        }
        CellId::Table3(row, _) => {
            let cells = Table3Column::all().map(|column| (column.label(), CellId::Table3(row, column)));
            (crate::layout::flat_label(row, report.single_other_disposal), cells.collect())
        }
        CellId::Table4(group, _) => {
            let cells = Table4Column::ALL.into_iter().map(|column| (column.label(), CellId::Table4(group, column)));
            (group.label().to_owned(), cells.collect())
        }
    }
}
