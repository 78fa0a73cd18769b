//! C102: every count is a whole number of at least nought.

use gongkai_report::{CellId, FormVersion, Report, Table2Column, TableId, Value};
use rust_decimal::Decimal;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict, say};

declare_rule! {
    /// 件数应为不小于 0 的整数；收费金额应为不小于 0 的数，可以有小数。
    ///
    /// 只有 2019 年格式的“本年增/减”可以为负。空白和短横见 C103，全角数字和单位见 C106。
    ///
    /// 例：“行政许可”填“1.5”或“若干”——改为件数。
    pub(crate) NotACount = "C102" {
        name: "not_a_count",
        title: "不是非负整数",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [19],
        provision: [REPORT_FORMAT_2021] "表二、表三、表四",
        mend: "改为实际件数；收费金额填以万元计的数。",
    }
}

/// So many cells of a table are told one by one; more are told together.
const ONE_BY_ONE: usize = 4;

impl Rule for NotACount {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let form = report.form_or_default();
        let mut findings = Vec::new();
        let mut read = false;
        for table in TableId::ALL {
            read |= report.table(table).is_some();
            let faults: Vec<(CellId, &'static str)> =
                report.expected_cells(table).filter_map(|id| Some((id, fault(report, id)?))).collect();
            if faults.len() > ONE_BY_ONE {
                let names: Vec<String> = faults.iter().map(|(id, _)| say::short_cell(*id, form)).collect();
                let message = format!("{}有 {} 格不是件数：{}", table.label(), faults.len(), say::list(&names, "格"));
                findings.push(Finding::new(&Self::MANUAL, message).at_all(faults.iter().map(|(id, _)| *id)));
                continue;
            }
            findings.extend(faults.iter().map(|(id, what)| {
                let printed = say::printed(report, *id);
                let message = format!("{}填的是“{printed}”，{what}", say::cell(*id, form));
                let mut finding = Finding::new(&Self::MANUAL, message).at(*id);
                finding.found = Some(printed);
                finding
            }));
        }
        if read { Verdict::from_findings(findings) } else { Verdict::Undecided("三张表都没有读到".into()) }
    }
}

/// What is wrong with the content of a cell.
fn fault(report: &Report, id: CellId) -> Option<&'static str> {
    let may_be_negative = report.form == Some(FormVersion::F2019)
        && matches!(id, CellId::Table2(cell) if cell.column == Table2Column::Change);
    let cell = report.cell(id)?;
    let is_number = cell.raw.as_deref().is_some_and(|raw| raw.trim().parse::<Decimal>().is_ok());
    match cell.value {
        Value::Number(number) => (number < 0 && !may_be_negative).then_some("不能为负数"),
        Value::Amount(amount) if id.is_amount() => amount.is_sign_negative().then_some("不能为负数"),
        Value::Amount(_) => Some("应为整数"),
        Value::Unreadable if is_number => Some("应为整数"),
        Value::Unreadable => Some("读不出是多少"),
        Value::Blank | Value::Dash | Value::Unread => None,
    }
}
