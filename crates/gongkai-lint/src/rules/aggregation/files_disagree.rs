//! A105: the web page and the attached file print the same numbers.

use gongkai_report::{CellId, Report, TableId};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict, say, years};

declare_rule! {
    /// 同一份年报的网页和附件，三张表每一格应相同；最常见的差错是改了一处没有改另一处。
    ///
    /// 须同时给出两份文件。机关或年度不同的不是同一份年报，不比较。空白与 0 算不同，但只作警告；数不同是错误。每张表只报一次。
    ///
    /// 例：网页新收总计 26，附件 62——核对后改为一致。
    pub(crate) FilesDisagree = "A105" {
        name: "files_disagree",
        title: "网页与附件的数不同",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [],
        provision: [ART_6] "及时、准确",
        mend: "以核实后的数为准，把网页和附件改为一致。",
    }
}

impl Rule for FilesDisagree {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let Some(other) = context.subject.counterpart else {
            return Verdict::NotApplicable("没有给出同一年报的另一份文件".into());
        };
        let differs = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => !years::same_body(a, b),
            _ => false,
        };
        if differs(&report.body, &other.body) || (report.year.zip(other.year)).is_some_and(|(a, b)| a != b) {
            return Verdict::Undecided("两份文件的机关或年度不同，不是同一份年报".into());
        }
        if report.form != other.form {
            return Verdict::Undecided("两份文件读出的表格格式不同".into());
        }
        let mut findings = Vec::new();
        let mut unread = None;
        for table in TableId::ALL {
            if report.table(table).is_none() || other.table(table).is_none() {
                unread = Some(format!("{}没有在两份文件中都读到", table.label()));
                continue;
            }
            let cells: Vec<CellId> = report.expected_cells(table).filter(|id| other.cell(*id).is_some()).collect();
            let numbers = cells
                .iter()
                .copied()
                .filter(|id| matches!((report.decimal(*id), other.decimal(*id)), (Some(a), Some(b)) if a != b));
            findings.extend(finding(report, other, table, &numbers.collect::<Vec<_>>(), Severity::Error));
            let blanks = cells.iter().copied().filter(|id| {
                let empty = |report: &Report| report.cell(*id).is_some_and(gongkai_report::Cell::is_empty);
                (empty(report) && other.decimal(*id).is_some()) || (empty(other) && report.decimal(*id).is_some())
            });
            findings.extend(finding(report, other, table, &blanks.collect::<Vec<_>>(), Severity::Warning));
        }
        Verdict::from_findings_or(findings, unread)
    }
}

/// The cells of a table that differ, in one finding.
fn finding(report: &Report, other: &Report, table: TableId, cells: &[CellId], severity: Severity) -> Option<Finding> {
    let first = cells.first()?;
    let form = report.form_or_default();
    let told: Vec<String> = cells
        .iter()
        .map(|id| {
            format!(
                "{}一份为 {}、另一份为 {}",
                say::short_cell(*id, form),
                say::printed(report, *id),
                say::printed(other, *id)
            )
        })
        .collect();
    let message = format!("{}两份文件有 {} 格不同：{}", table.label(), cells.len(), say::list(&told, "格"));
    let finding = Finding::new(&FilesDisagree::MANUAL, message).with_severity(severity).at_all(cells.iter().copied());
    Some(finding.with_values(say::printed(other, *first), say::printed(report, *first)))
}
