//! C101: every table, row and cell of the form is there, and no row is too long or too short.

use gongkai_report::{CellId, Report, RowWidth, Section, TableCarrier, TableId, Value};

use crate::diagnose::read_width;
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict, say};

declare_rule! {
    /// 三张表应各格齐全：2021 年格式表二 10 格、表三 25 行 × 7 列、表四 15 格；每行的数应与列数相同。
    ///
    /// 整张表、整行没有，或一行的数多于、少于列数，是错误。多出一个数时会试着说明是哪一格：两格的数字合成一个才平，
    /// 就是一个数被拆开；去掉一个 0 才平，就是多写了一个 0。格式之外多出的行（如“其他主动公开文件”）只是提示。
    /// 表是图片的见 S113。“其他处理”只有一行的见 T205。空白格不在此列，见 C103。
    ///
    /// 例：表四一行有 16 个数而只有 15 列——删去多出的一个。
    pub(crate) CellsMissing = "C101" {
        name: "cells_missing",
        title: "单元格缺失或多出",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [18],
        provision: [REPORT_FORMAT_2021] "表二、表三、表四",
        mend: "按规定格式补齐表格，使每行的数与列数相同。",
    }
}

impl Rule for CellsMissing {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let mut findings = Vec::new();
        let mut pictures = 0;
        for table in TableId::ALL {
            if report.table(table).is_some() {
                findings.extend(unread(report, table));
            } else if report.faults.carriers.get(&table) == Some(&TableCarrier::Picture) {
                pictures += 1;
            } else {
                let message = format!("没有找到{}（{}）", table.label(), Section::of_table(table).label());
                findings.push(Finding::new(&Self::MANUAL, message).at(Section::of_table(table)));
            }
        }
        findings.extend(report.faults.row_widths.iter().map(|width| wide(report, width)));
        for row in &report.faults.extra_rows {
            let message = format!("{}多出格式之外的一行“{}”，其中的数没有计入", row.table.label(), row.label.trim());
            let finding = Finding::new(&Self::MANUAL, message)
                .with_severity(Severity::Info)
                .at(Section::of_table(row.table))
                .with_snippet(format!("{} {}", row.label.trim(), row.values.join(" ")), row.origin.clone());
            findings.push(finding);
        }
        Verdict::from_findings_or(findings, (pictures > 0).then(|| format!("有 {pictures} 张表是图片")))
    }
}

/// The cells of a table that were not found, row by row.
fn unread(report: &Report, table: TableId) -> Option<Finding> {
    let form = report.form_or_default();
    // a row of the wrong width is told by itself
    let is_wide = |id: &CellId| {
        report.faults.row_widths.iter().any(|width| match (width.row, id) {
            (CellId::Table2(of), CellId::Table2(cell)) => of.row == cell.row,
            (CellId::Table3(row, _), CellId::Table3(other, _)) => row == *other,
            (CellId::Table4(..), CellId::Table4(..)) => true,
            _ => false,
        })
    };
    let is_unread = |id: &CellId| !is_wide(id) && report.cell(*id).is_none_or(|cell| cell.value == Value::Unread);
    let missing: Vec<CellId> = report.expected_cells(table).filter(is_unread).collect();
    if missing.is_empty() {
        return None;
    }
    let mut rows: Vec<String> = Vec::new();
    for id in &missing {
        let row = match id {
            CellId::Table2(cell) => cell.row.label(form).to_owned(),
            CellId::Table3(row, _) => say::row(*row),
            CellId::Table4(group, _) => say::group(*group),
        };
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    let of = if table == TableId::Table4 { "组" } else { "行" };
    let message = format!("{}有 {} 格没有读到：{}{of}", table.label(), missing.len(), say::list(&quoted(&rows), of));
    Some(Finding::new(&CellsMissing::MANUAL, message).at_all(missing))
}

fn quoted(rows: &[String]) -> Vec<String> {
    rows.iter().map(|row| format!("“{row}”")).collect()
}

/// A row with too many or too few values, and the way to make it fit if there is only one.
fn wide(report: &Report, width: &RowWidth) -> Finding {
    let row = match width.row {
        CellId::Table2(cell) => format!("“{}”行", cell.row.label(report.form_or_default())),
        CellId::Table3(row, _) => format!("“{}”行", say::row(row)),
        CellId::Table4(..) => "数据行".into(),
    };
    let (found, expected) = (width.values.len(), width.expected);
    let more = if found > expected { "多" } else { "少" };
    let hint = read_width(width.table, expected, &width.values).map(|hint| format!("。{hint}")).unwrap_or_default();
    let message = format!(
        "{}{row}有 {found} 个值，而格式只有 {expected} 列，{more} {} 个{hint}",
        width.table.label(),
        found.abs_diff(expected)
    );
    Finding::new(&CellsMissing::MANUAL, message)
        .at(width.row)
        .with_values(expected, found)
        .with_snippet(width.values.join(" "), width.origin.clone())
}
