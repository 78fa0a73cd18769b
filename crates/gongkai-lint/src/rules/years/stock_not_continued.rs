//! Y102: the stock of documents goes on from last year's.

use gongkai_report::{FormVersion, Report, Table2Column, Table2Row, YearIdentity};

use crate::rule::declare_rule;
use crate::rules::table2::cell;
use crate::{Context, Finding, Rule, Verdict, years};

declare_rule! {
    /// 表二“现行有效”应等于上年现行有效加本年制发减本年废止，规章、行政规范性文件分别比较。
    ///
    /// 集中清理、机构改革、口径调整都会使它不连续，所以只作警告：不符的，请说明。上年是 2019 年格式的没有“现行有效”，不比较。
    ///
    /// 例：上年有效 18，本年制发 8、废止 2，有效 20——应为 24，或说明另清理了 4 件。
    pub(crate) StockNotContinued = "Y102" {
        name: "stock_not_continued",
        title: "现行有效件数与上年不衔接",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [24],
        provision: [REPORT_FORMAT_2021] "表二",
        mend: "与规范性文件目录核对；因清理、机构改革等变化的，在报告中说明。",
    }
}

impl Rule for StockNotContinued {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let previous = match context.previous() {
            Ok(previous) => previous,
            Err(verdict) => return verdict,
        };
        if report.table2.is_none() || previous.table2.is_none() {
            return Verdict::Undecided("两年的表二没有都读到".into());
        }
        if [report, previous].iter().any(|report| report.form == Some(FormVersion::F2019)) {
            return Verdict::NotApplicable("2019 年格式没有现行有效件数".into());
        }
        if years::tells_of_reorganisation(report) {
            return Verdict::NotApplicable("报告提到机构或职能调整".into());
        }
        let mut findings = Vec::new();
        let mut unread = None;
        for row in [Table2Row::GovernmentRules, Table2Row::NormativeDocuments] {
            match YearIdentity::Stock(row).balance(report, previous) {
                Some(balance) if balance.is_decided() => {
                    if !balance.holds() {
                        findings.push(finding(report, previous, row, balance.right.sum, balance.left.sum));
                    }
                }
                _ => unread = Some(format!("“{}”行有读不出的格", row.label(FormVersion::F2021))),
            }
        }
        Verdict::from_findings_or(findings, unread)
    }
}

fn finding(report: &Report, previous: &Report, row: Table2Row, expected: i64, found: i64) -> Finding {
    let count = |report: &Report, column| report.count(cell(row, column)).unwrap_or(0);
    let message = format!(
        "“{}”上年现行有效 {}、本年制发 {}、废止 {}，推算现行有效 {expected}，所填为 {found}，相差 {}",
        row.label(FormVersion::F2021),
        count(previous, Table2Column::InForce),
        count(report, Table2Column::Issued),
        count(report, Table2Column::Repealed),
        found.abs_diff(expected)
    );
    Finding::new(&StockNotContinued::MANUAL, message)
        .at_all([Table2Column::InForce, Table2Column::Issued, Table2Column::Repealed].map(|column| cell(row, column)))
        .with_values(expected, found)
}
