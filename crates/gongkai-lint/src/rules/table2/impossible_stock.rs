//! T201: issued, repealed and in force can stand together.

use gongkai_report::{FormVersion, Table2Column, Table2Row};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

use super::cell;

declare_rule! {
    /// 表二“现行有效”是年末存量：本年制发的不是还有效，就是又废止了，所以本年制发不应多于现行有效加本年废止；
    /// 有上年年报时，本年废止也不应多于上年现行有效加本年制发。
    ///
    /// 集中清理、机构改革、口径调整会使存量不连续，所以只作警告，请说明。只适用于 2021 年格式。
    ///
    /// 例：制发 8、废止 0、现行有效 6——现行有效至少为 8，或有 2 件应计入废止。
    pub(crate) ImpossibleStock = "T201" {
        name: "impossible_stock",
        title: "制发、废止与现行有效不能同时成立",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [25, 27],
        provision: [REPORT_FORMAT_2021] "表二",
        mend: "对照规范性文件目录核对三个数；确有特殊情况的，在报告中说明。",
    }
}

impl Rule for ImpossibleStock {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        if report.form == Some(FormVersion::F2019) {
            return Verdict::NotApplicable("2019 年格式没有废止和现行有效".into());
        }
        if report.table2.is_none() {
            return Verdict::Undecided("没有读到表二".into());
        }
        let previous = context.previous().ok();
        let mut findings = Vec::new();
        let mut unread = None;
        for row in [Table2Row::GovernmentRules, Table2Row::NormativeDocuments] {
            let columns = [Table2Column::Issued, Table2Column::Repealed, Table2Column::InForce];
            let [Some(issued), Some(repealed), Some(in_force)] = columns.map(|column| report.count(cell(row, column)))
            else {
                unread = Some(format!("“{}”行有没有填数的格", row.label(FormVersion::F2021)));
                continue;
            };
            let name = row.label(FormVersion::F2021);
            if issued > in_force.saturating_add(repealed) {
                let message =
                    format!("“{name}”本年制发 {issued} 件，多于现行有效 {in_force} 件加本年废止 {repealed} 件");
                let finding = Finding::new(&Self::MANUAL, message)
                    .at_all(columns.map(|column| cell(row, column)))
                    .with_values(format!("现行有效不少于 {}", issued.saturating_sub(repealed)), in_force);
                findings.push(finding);
            }
            let stock = previous.and_then(|previous| previous.count(cell(row, Table2Column::InForce)));
            if let Some(stock) = stock.filter(|stock| repealed > stock.saturating_add(issued)) {
                let message =
                    format!("“{name}”本年废止 {repealed} 件，多于上年现行有效 {stock} 件加本年制发 {issued} 件");
                let finding = Finding::new(&Self::MANUAL, message)
                    .at_all([Table2Column::Repealed, Table2Column::Issued].map(|column| cell(row, column)))
                    .with_values(format!("不多于 {}", stock.saturating_add(issued)), repealed);
                findings.push(finding);
            }
        }
        Verdict::from_findings_or(findings, unread)
    }
}
