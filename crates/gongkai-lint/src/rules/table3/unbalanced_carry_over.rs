//! T301: received plus carried in against concluded plus carried out.

use crate::diagnose::{self, SumFamily};
use crate::rule::declare_rule;
use crate::{Context, Rule, Verdict};

declare_rule! {
    /// 表三自带的勾稽关系：“本年新收”加“上年结转”之和，应等于“办理结果总计”加“结转下年度继续办理”之和，七列逐列成立。
    ///
    /// 空白格按未填计，不当作零；有读不出的格时本规则不作判断。
    pub(crate) UnbalancedCarryOver = "T301" {
        name: "unbalanced_carry_over",
        title: "勾稽关系不平",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [32],
        provision: "国办公开办函〔2021〕30号，表三表头所印勾稽关系",
        mend: "对照台账逐列核对新收、结转、办结、结转下年四个数，改正填错的一格。",
    }
}

impl Rule for UnbalancedCarryOver {
    fn check(&self, context: &Context<'_>) -> Verdict {
        diagnose::verdict(context, &Self::MANUAL, SumFamily::CarryOver)
    }
}
