//! Y101: carried in is last year's carried out.

use crate::diagnose::{self, SumFamily};
use crate::rule::declare_rule;
use crate::{Context, Rule, Verdict, years};

declare_rule! {
    /// 本年“上年结转”应等于上年年报公布的“结转下年度”，七列逐列比较。
    ///
    /// 总计不符为错误；只有某一类申请人不符（总计相符）为警告。上年年报须是同一机关、紧接着的上一年度；机关名称变了，
    /// 或报告自己提到合并组建、职能划入划出的，不适用。事后发现漏计的，上年结转仍填已公布的数，另作说明。
    ///
    /// 例：上年公布结转 3，本年上年结转填 2——改为 3，并在报告中说明差的 1 件。
    pub(crate) CarriedInDiffers = "Y101" {
        name: "carried_in_differs",
        title: "上年结转与上年年报不符",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [35],
        provision: [REPORT_FORMAT_2021] "表三，上年结转",
        mend: "按上年年报公布的结转数填写；确需调整的，在报告中说明。",
    }
}

impl Rule for CarriedInDiffers {
    fn check(&self, context: &Context<'_>) -> Verdict {
        if let Err(verdict) = context.previous() {
            return verdict;
        }
        match diagnose::verdict(context, &Self::MANUAL, SumFamily::CarriedIn) {
            Verdict::Broken(_) if years::tells_of_reorganisation(context.report()) => {
                Verdict::NotApplicable("两年的结转数不同，而报告提到机构或职能调整，不作比较".into())
            }
            verdict => verdict,
        }
    }
}
