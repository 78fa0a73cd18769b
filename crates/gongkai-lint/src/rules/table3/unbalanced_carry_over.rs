//! T301: received plus carried in against concluded plus carried out.

use crate::diagnose::{self, SumFamily};
use crate::rule::declare_rule;
use crate::{Context, Rule, Verdict};

declare_rule! {
    /// 表三自带的勾稽关系：“本年新收”加“上年结转”之和，应等于“办理结果总计”加“结转下年度”之和，七列逐列成立。
    ///
    /// 空白格按没有计，不当作读到了 0；有读不出的格，该列不作判断。每个数都在一行、一列的合计里，填错一格会使几处合计同时不平：
    /// 只有一种改法能使各处都平时，直接指出那一格和应填的数，同一处引起的其他不平由 T302、T303、Y101 作为提示列出，不重复报错误；
    /// 几种改法都行的，逐一列出；一种也没有的，只列两边的数。
    ///
    /// 例：新收 13、结转 0，办结 12、结转下年 0，新收各类申请人之和为 12——把新收总计 13 改为 12。
    pub(crate) UnbalancedCarryOver = "T301" {
        name: "unbalanced_carry_over",
        title: "勾稽关系不平",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [32],
        provision: [REPORT_FORMAT_2021] "表三所印勾稽关系",
        mend: "对照台账逐列核对新收、结转、办结、结转下年四个数，改正填错的一格。",
    }
}

impl Rule for UnbalancedCarryOver {
    fn check(&self, context: &Context<'_>) -> Verdict {
        diagnose::verdict(context, &Self::MANUAL, SumFamily::CarryOver)
    }
}
