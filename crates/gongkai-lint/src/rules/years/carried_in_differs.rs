//! Y101: carried in is last year's carried out.

use crate::diagnose::{self, SumFamily};
use crate::rule::declare_rule;
use crate::{Context, Rule, Severity, Verdict, years};

declare_rule! {
    /// 本年“上年结转”应等于上年年报公布的“结转下年度”，七列逐列比较。
    ///
    /// 总计不符为错误；只有某一类申请人不符（总计相符）为警告。上年年报须是同一机关、紧接着的上一年度；机关名称变了的不适用，
    /// 报告自己提到合并组建、职能划入划出的降为警告。事后发现漏计的，上年结转仍填已公布的数，另作说明。
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
        let verdict = diagnose::verdict(context, &Self::MANUAL, SumFamily::CarriedIn);
        match verdict {
            Verdict::Broken(mut findings) if years::tells_of_reorganisation(context.report()) => {
                for finding in &mut findings {
                    finding.severity = finding.severity.min(Severity::Warning);
                    finding.message.push_str("。报告提到机构或职能调整，可能由此而来");
                }
                Verdict::Broken(findings)
            }
            verdict => verdict,
        }
    }
}
