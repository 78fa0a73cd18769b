//! T401: the total of a group is the sum of its results.

use crate::diagnose::{self, SumFamily};
use crate::rule::declare_rule;
use crate::{Context, Rule, Verdict};

declare_rule! {
    /// 表四三组（行政复议、未经复议直接起诉、复议后起诉）各自的“总计”应等于结果维持、结果纠正、其他结果、尚未审结之和。
    ///
    /// 空白格按没有计；总计空白而分项不为零的记为“不能判断”，应填的数见 C103。两格数字合起来才平的，会说明可能被拆开。
    ///
    /// 例：维持 1、尚未审结 1，总计 1——总计应为 2，或有一件不应计入。
    pub(crate) DisputeTotalWrong = "T401" {
        name: "dispute_total_wrong",
        title: "复议、诉讼总计不等于各项之和",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [42],
        provision: [REPORT_FORMAT_2021] "表四",
        mend: "对照复议、应诉台账核对该组各数。",
    }
}

impl Rule for DisputeTotalWrong {
    fn check(&self, context: &Context<'_>) -> Verdict {
        diagnose::verdict(context, &Self::MANUAL, SumFamily::DisputeTotal)
    }
}
