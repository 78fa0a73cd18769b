//! C106: digits, separators and units inside cells.

use gongkai_report::{Cell, CellId, FormVersion, Report, Table2Column, TableId};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict, say};

declare_rule! {
    /// 格内只写半角阿拉伯数字，不用全角数字、千位分隔符，不写“件”“条”等单位，便于程序读取和汇总。
    ///
    /// 这些写法不影响数值，作警告，每张表只报一次。数后的说明（如“22（其中修订16件）”）只是提示；2019 年格式的采购金额没有规定单位，写单位不算。
    ///
    /// 例：“１，２３４件”——改为“1234”。
    pub(crate) UntidyNumbers = "C106" {
        name: "untidy_numbers",
        title: "格内数字写法不规范",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [23],
        provision: [REPORT_FORMAT_2021] "表二、表三、表四",
        mend: "改用半角阿拉伯数字，去掉分隔符和单位。",
    }
}

impl Rule for UntidyNumbers {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let mut findings = Vec::new();
        let mut read = false;
        for table in TableId::ALL {
            read |= report.table(table).is_some();
            let found: Vec<(CellId, &'static str)> =
                report.expected_cells(table).filter_map(|id| Some((id, untidy(report, id)?))).collect();
            let (remarks, written): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, what)| *what == REMARK);
            findings.extend(finding(report, table, &written, Severity::Warning));
            findings.extend(finding(report, table, &remarks, Severity::Info));
        }
        if read { Verdict::from_findings(findings) } else { Verdict::Undecided("三张表都没有读到".into()) }
    }
}

const REMARK: &str = "数后有说明";

/// How the number of a cell is written, if not plainly.
fn untidy(report: &Report, id: CellId) -> Option<&'static str> {
    let cell: &Cell = report.cell(id)?;
    cell.decimal()?;
    let purchase = report.form == Some(FormVersion::F2019)
        && matches!(id, CellId::Table2(cell) if cell.column == Table2Column::PurchaseAmount);
    if purchase {
        return None;
    }
    let raw = cell.raw.as_deref().unwrap_or_default().trim();
    if raw.chars().any(|c| matches!(c, '\u{FF10}'..='\u{FF19}')) {
        return Some("全角数字");
    }
    let between = |c: char| matches!(c, ',' | '，' | ' ' | '\u{3000}');
    let digits = raw.trim_end_matches(|c: char| !c.is_ascii_digit());
    if digits.contains(between) && digits.chars().all(|c| c.is_ascii_digit() || between(c) || c == '.') {
        return Some("分隔符");
    }
    if let Some(remark) = &cell.remark {
        let unit = matches!(remark.trim(), "件" | "条" | "项" | "次" | "元" | "万元" | "宗" | "个");
        return Some(if unit { "单位" } else { REMARK });
    }
    let tail = raw.trim_start_matches(|c: char| c.is_ascii_digit() || between(c) || matches!(c, '.' | '+' | '-'));
    (!tail.trim().is_empty()).then_some("单位")
}

fn finding(report: &Report, table: TableId, cells: &[(CellId, &str)], severity: Severity) -> Option<Finding> {
    let (first, _) = cells.first()?;
    let form = report.form_or_default();
    let told: Vec<String> = cells
        .iter()
        .map(|(id, what)| format!("{}“{}”（{what}）", say::short_cell(*id, form), say::printed(report, *id)))
        .collect();
    let message = format!("{}有 {} 格数字写法不规范：{}", table.label(), cells.len(), say::list(&told, "格"));
    let value = report.decimal(*first).map(|number| number.normalize().to_string()).unwrap_or_default();
    let finding = Finding::new(&UntidyNumbers::MANUAL, message)
        .with_severity(severity)
        .at_all(cells.iter().map(|(id, _)| *id))
        .with_values(value, say::printed(report, *first));
    Some(finding)
}
