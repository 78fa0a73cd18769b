//! C103: a number stands in every cell, nought too.

use std::collections::BTreeMap;

use gongkai_report::{Cell, CellId, Report, Table3Column, TableId, Value};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict, say};

declare_rule! {
    /// 没有发生的填 0，不留空白，也不填短横、斜杠或“无”：空白分不清是没有还是漏填。
    ///
    /// 每张表只报一次，说明有几格、在哪里。整张表都是空的为错误；否则为警告。合计时空白按没有计，不当作读到了 0。
    /// 总计空白而分项不为零的，给出应填的数；该项合计因此不能判断（T302、T303 记为“不能判断”），填什么都不平的由它们报错误。
    ///
    /// 例：“予以公开”行自然人 258、商业企业 12、总计空白——总计填 270。
    pub(crate) EmptyCells = "C103" {
        name: "empty_cells",
        title: "该填数的格是空白或短横",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [20],
        provision: [REPORT_FORMAT_2021] "表二、表三、表四",
        mend: "没有发生的填 0；总计按分项之和填写。",
    }
}

impl Rule for EmptyCells {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let read: Vec<TableId> = TableId::ALL.into_iter().filter(|table| report.table(*table).is_some()).collect();
        if read.is_empty() {
            return Verdict::Undecided("三张表都没有读到".into());
        }
        let findings = read.iter().filter_map(|table| empty(context, report, *table)).collect();
        let missing = TableId::ALL.len() - read.len();
        Verdict::from_findings_or(findings, (missing > 0).then(|| format!("有 {missing} 张表没有读到")))
    }
}

/// The one finding of a table.
fn empty(context: &Context<'_>, report: &Report, table: TableId) -> Option<Finding> {
    let expected: Vec<CellId> = report.expected_cells(table).collect();
    let is_empty = |id: &CellId| report.cell(*id).is_some_and(Cell::is_empty);
    let empty: Vec<CellId> = expected.iter().copied().filter(is_empty).collect();
    if empty.is_empty() {
        return None;
    }
    if empty.len() == expected.len() {
        let message = format!("{}整张是空的，没有填任何数", table.label());
        let finding = Finding::new(&EmptyCells::MANUAL, message).with_severity(Severity::Error);
        return Some(finding.at(gongkai_report::Section::of_table(table)).with_values("0 或实际件数", "空白"));
    }
    let dashes = empty.iter().filter(|id| report.cell(**id).is_some_and(|cell| cell.value == Value::Dash)).count();
    let kinds = match (empty.len() - dashes, dashes) {
        (blanks, 0) => format!("{blanks} 格空白"),
        (0, dashes) => format!("{dashes} 格填的是短横或“无”"),
        (blanks, dashes) => format!("{blanks} 格空白、{dashes} 格填的是短横或“无”"),
    };
    let form = report.form_or_default();
    let mut message = format!("{}有 {kinds}：{}", table.label(), say::list(&groups(report, &empty), "处"));
    let fitting: Vec<(CellId, i64)> =
        context.diagnosis().fitting_totals().filter(|(id, _)| id.table() == table).fold(Vec::new(), |mut all, one| {
            if !all.contains(&one) {
                all.push(one);
            }
            all
        });
    if !fitting.is_empty() {
        let told: Vec<String> = fitting.iter().map(|(id, n)| format!("{}填 {n}", say::short_cell(*id, form))).collect();
        message.push_str(&format!("。按分项之和，{}", say::list(&told, "格")));
    }
    let mut finding = Finding::new(&EmptyCells::MANUAL, message);
    if let [(id, number)] = fitting.as_slice() {
        finding = finding.at(*id).with_values(number, say::printed(report, *id));
    }
    let told = finding.places.clone();
    Some(finding.at_all(empty.into_iter().filter(|id| !told.contains(&(*id).into()))))
}

/// Where the empty cells are: whole columns of table 三 first, then cell by cell.
fn groups(report: &Report, empty: &[CellId]) -> Vec<String> {
    let form = report.form_or_default();
    let mut by_column: BTreeMap<Table3Column, Vec<CellId>> = BTreeMap::new();
    for id in empty {
        if let CellId::Table3(_, column) = id {
            by_column.entry(*column).or_default().push(*id);
        }
    }
    let rows = report.expected_cells(TableId::Table3).count() / Table3Column::COUNT;
    let mut out = Vec::new();
    let mut told: Vec<Table3Column> = Vec::new();
    for (column, cells) in by_column {
        if cells.len() == rows {
            out.push(format!("“{}”整列", say::column(column)));
        } else if cells.len() > 3 {
            out.push(format!("“{}”列 {} 格", say::column(column), cells.len()));
        } else {
            continue;
        }
        told.push(column);
    }
    let is_told = |id: &&CellId| matches!(id, CellId::Table3(_, column) if told.contains(column));
    out.extend(empty.iter().filter(|id| !is_told(id)).map(|id| say::short_cell(*id, form)));
    out
}
