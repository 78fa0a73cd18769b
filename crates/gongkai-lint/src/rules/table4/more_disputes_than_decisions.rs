//! T403: more disputes than decisions.

use gongkai_report::{Report, Table3Row, Table4Group};

use crate::rule::declare_rule;
use crate::rules::table3;
use crate::{Context, Finding, Rule, Verdict};

use super::{total, total_of};

declare_rule! {
    /// 行政复议与直接起诉之和，一般不应多于本年和上年办结的申请，因为每件争议都从一件答复而来。
    ///
    /// 未按期答复引起的争议、更早的答复都可能使它不成立，所以只是提示，且须有上年年报才判断；本年办结已足够容下的算成立。
    ///
    /// 例：两年共办结 2 件，复议 3 件——核对是否混入了其他案件。
    pub(crate) MoreDisputesThanDecisions = "T403" {
        name: "more_disputes_than_decisions",
        title: "争议多于办结的申请",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [46],
        provision: [REPORT_FORMAT_2021] "表三、表四",
        mend: "核对表四是否只计因政府信息公开引起的案件。",
    }
}

impl Rule for MoreDisputesThanDecisions {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let disposed = |report: &Report| table3::total_of(report, Table3Row::DisposedTotal);
        let groups = [Table4Group::Reconsideration, Table4Group::DirectSuit];
        let [Some(reconsidered), Some(sued)] = groups.map(|group| total_of(report, group)) else {
            return Verdict::Undecided("表四没有读出总计".into());
        };
        let Some(decided) = disposed(report) else {
            return Verdict::Undecided("表三没有读出办理结果总计".into());
        };
        let disputes = reconsidered.saturating_add(sued);
        if disputes <= decided {
            return Verdict::Held;
        }
        let previous = match context.previous().map(disposed) {
            Ok(Some(previous)) => previous,
            Ok(None) => return Verdict::Undecided("上年年报表三没有读出办理结果总计".into()),
            Err(verdict) => return verdict,
        };
        let all = decided.saturating_add(previous);
        if disputes <= all {
            return Verdict::Held;
        }
        let message = format!("行政复议 {reconsidered} 件加直接起诉 {sued} 件，多于本年和上年办结的 {all} 件");
        let finding = Finding::new(&Self::MANUAL, message).at_all(groups.map(total));
        Verdict::Broken(vec![finding.with_values(format!("不多于 {all}"), disputes)])
    }
}
