//! T404: more suits after reconsideration than reconsiderations.

use gongkai_report::{Report, Table4Group};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

use super::{total, total_of};

declare_rule! {
    /// 复议后起诉的件数，一般不应多于本年和上年行政复议的件数。
    ///
    /// 复议机关单独作被告、更早的复议、一案多次审理的计法不同，都可能使它不成立，所以只是提示，且须有上年年报才判断；本年复议已足够容下的算成立。
    ///
    /// 例：两年复议 1 件，复议后起诉 3 件——一审、二审、再审只计一件。
    pub(crate) MoreSuitsThanReconsiderations = "T404" {
        name: "more_suits_than_reconsiderations",
        title: "复议后起诉多于行政复议",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [47],
        provision: [REPORT_FORMAT_2021] "表四",
        mend: "核对是否把同一案的几审分别计数，或把直接起诉计入了复议后起诉。",
    }
}

impl Rule for MoreSuitsThanReconsiderations {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let reconsidered = |report: &Report| total_of(report, Table4Group::Reconsideration);
        let suits = total_of(report, Table4Group::SuitAfterReconsideration);
        let (Some(suits), Some(now)) = (suits, reconsidered(report)) else {
            return Verdict::Undecided("表四没有读出总计".into());
        };
        if suits <= now {
            return Verdict::Held;
        }
        let previous = match context.previous().map(reconsidered) {
            Ok(Some(previous)) => previous,
            Ok(None) => return Verdict::Undecided("上年年报表四没有读出总计".into()),
            Err(verdict) => return verdict,
        };
        let all = now.saturating_add(previous);
        if suits <= all {
            return Verdict::Held;
        }
        let message = format!("复议后起诉 {suits} 件，多于本年和上年行政复议 {all} 件");
        let finding = Finding::new(&Self::MANUAL, message)
            .at_all([Table4Group::SuitAfterReconsideration, Table4Group::Reconsideration].map(total));
        Verdict::Broken(vec![finding.with_values(format!("不多于 {all}"), suits)])
    }
}
