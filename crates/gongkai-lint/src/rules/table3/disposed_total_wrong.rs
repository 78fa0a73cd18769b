//! T302: the total of outcomes is their sum.

use crate::diagnose::{self, SumFamily};
use crate::rule::declare_rule;
use crate::{Context, Rule, Verdict};

declare_rule! {
    /// 表三“（七）总计”应等于（一）至（六）各行之和，七列逐列成立；2019 年格式“其他处理”只有一行。
    ///
    /// 空白格按没有计；总计空白而各行不为零的记为“不能判断”，应填的数见 C103。同一处差错已由 T301 报告的，这里只作提示。
    ///
    /// 例：予以公开 10、部分公开 2，总计 13——核对是哪一行少计 1 件。
    pub(crate) DisposedTotalWrong = "T302" {
        name: "disposed_total_wrong",
        title: "办理结果总计不等于各项之和",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [33],
        provision: [REPORT_FORMAT_2021] "表三",
        mend: "对照台账逐行核对办理结果，改正填错的一格。",
    }
}

impl Rule for DisposedTotalWrong {
    fn check(&self, context: &Context<'_>) -> Verdict {
        diagnose::verdict(context, &Self::MANUAL, SumFamily::DisposedTotal)
    }
}
