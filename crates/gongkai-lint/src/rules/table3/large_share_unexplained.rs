//! T306: a large share of 其他 or 不掌握.

use gongkai_law::outcome::{OtherDisposal, Outcome, UnableReason};
use gongkai_report::Table3Row;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict, say};

use super::{total, total_of};

declare_rule! {
    /// “其他处理·其他”超过办结总数的 10%，或“本机关不掌握相关政府信息”超过 50%，值得说明：可能归类不准，或可主动告知掌握机关。
    ///
    /// 只是提示，办结不满 20 件的不看（件数可在设置中调整）。
    ///
    /// 例：办结 40 件，“其他”9 件——看看是否应归入不予处理、无法提供等行。
    pub(crate) LargeShareUnexplained = "T306" {
        name: "large_share_unexplained",
        title: "“其他”或“不掌握”占比偏高",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [38],
        provision: [REPORT_FORMAT_2021] "表三",
        mend: "核对归类；确系如此的，在报告中说明原因。",
    }
}

impl Rule for LargeShareUnexplained {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let Some(disposed) = total_of(report, Table3Row::DisposedTotal) else {
            return Verdict::Undecided("没有读到办理结果总计".into());
        };
        let from = context.subject.settings.share_from;
        if disposed < from || disposed <= 0 {
            return Verdict::NotApplicable(format!("办结 {disposed} 件，不满 {from} 件的不看占比"));
        }
        let mut findings = Vec::new();
        let mut unread = None;
        for (outcome, limit) in SHARES {
            let row = Table3Row::Disposed(outcome);
            let Some(count) = total_of(report, row) else {
                unread = Some(format!("没有读到“{}”", say::row(row)));
                continue;
            };
            // a single row 其他处理 holds more than 其他
            if report.single_other_disposal && outcome == Outcome::OtherDisposal(OtherDisposal::Other) {
                continue;
            }
            if count.saturating_mul(100) > disposed.saturating_mul(limit) {
                let share = count.saturating_mul(100) / disposed;
                let message = format!("“{}”{count} 件，占办结 {disposed} 件的 {share}%，超过 {limit}%", say::row(row));
                let finding = Finding::new(&Self::MANUAL, message).at(total(row)).at(total(Table3Row::DisposedTotal));
                findings.push(finding.with_values(format!("不超过 {limit}%"), format!("{share}%")));
            }
        }
        Verdict::from_findings_or(findings, unread)
    }
}

/// Outcomes, and the share of all in percent beyond which they are worth a word.
const SHARES: [(Outcome, i64); 2] =
    [(Outcome::OtherDisposal(OtherDisposal::Other), 10), (Outcome::UnableToProvide(UnableReason::NotHeld), 50)];
