//! Y104: pending disputes reappear the year after.

use gongkai_report::{CellId, Table4Column, Table4Group};

use crate::rule::declare_rule;
use crate::rules::table4;
use crate::{Context, Finding, Rule, Verdict, say};

declare_rule! {
    /// 上年表四“尚未审结”的案件，本年应审结或仍未审结，所以本年同一组的总计不应少于上年的尚未审结。
    ///
    /// 复议决定后又起诉的另计入诉讼，不影响复议组。机关名称变了的不适用。
    ///
    /// 例：上年行政复议尚未审结 2，本年行政复议总计 1——核对是否漏计。
    pub(crate) PendingDisputesVanish = "Y104" {
        name: "pending_disputes_vanish",
        title: "上年未审结的案件没有接续",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [44],
        provision: [REPORT_FORMAT_2021] "表四",
        mend: "与上年台账核对未审结案件的结果，补计入本年。",
    }
}

impl Rule for PendingDisputesVanish {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let previous = match context.previous() {
            Ok(previous) => previous,
            Err(verdict) => return verdict,
        };
        if report.table4.is_none() || previous.table4.is_none() {
            return Verdict::Undecided("两年的表四没有都读到".into());
        }
        let mut findings = Vec::new();
        let mut unread = None;
        for group in Table4Group::ALL {
            let pending = CellId::Table4(group, Table4Column::Pending);
            let last = previous.cell(pending).and_then(|cell| cell.count().or(cell.is_empty().then_some(0)));
            let (Some(last), Some(total)) = (last, table4::total_of(report, group)) else {
                unread = Some(format!("“{}”组有读不出的格", say::group(group)));
                continue;
            };
            if total < last {
                let message = format!("“{}”上年尚未审结 {last} 件，本年总计只有 {total} 件", say::group(group));
                let finding = Finding::new(&Self::MANUAL, message).at(table4::total(group));
                findings.push(finding.with_values(format!("不少于 {last}"), total));
            }
        }
        Verdict::from_findings_or(findings, unread)
    }
}
