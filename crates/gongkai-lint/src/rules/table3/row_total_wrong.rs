//! T303: the total of a row is the sum of the kinds of applicant.

use crate::diagnose::{self, SumFamily};
use crate::rule::declare_rule;
use crate::{Context, Rule, Verdict};

declare_rule! {
    /// 表三每一行的“总计”应等于自然人与五类法人或其他组织之和，各行逐行成立。
    ///
    /// 空白格按没有计；总计空白而分项不为零的记为“不能判断”，应填的数见 C103。同一处差错已由 T301、T302 报告的，这里只作提示。
    /// 数字被拆在相邻两格（1、2 实为 12）、记错一列、整行错开一列的，会在 T301、T302 或本规则的说明中指出。
    ///
    /// 例：自然人 8、商业企业 2，总计 11——核对总计，或是否漏填一类申请人。
    pub(crate) RowTotalWrong = "T303" {
        name: "row_total_wrong",
        title: "行总计不等于各类申请人之和",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [34],
        provision: [REPORT_FORMAT_2021] "表三",
        mend: "对照台账核对该行各类申请人，改正填错的一格。",
    }
}

impl Rule for RowTotalWrong {
    fn check(&self, context: &Context<'_>) -> Verdict {
        diagnose::verdict(context, &Self::MANUAL, SumFamily::RowTotal)
    }
}
