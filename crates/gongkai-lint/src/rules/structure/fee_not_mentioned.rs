//! S111: section six says whether a processing fee was charged.

use gongkai_report::Section;

use crate::fees::FeeStatement;
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 第六部分应说明全年是否收取信息处理费，收取的写明金额。
    ///
    /// 信息处理费自 2021 年起可以收取，更早年度的报告不适用。没有提到只是提示；说了而看不出收没收，不作判断。
    ///
    /// 例：“六、其他需要报告的事项：无。”——写“本年度未收取信息处理费”。
    pub(crate) FeeNotMentioned = "S111" {
        name: "fee_not_mentioned",
        title: "没有说明信息处理费",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [11],
        provision: [FEE_MEASURES, REPORT_FORMAT_2021] "第六部分",
        mend: "在第六部分写明是否收取信息处理费；收取的，写明件数和总金额。",
    }
}

impl Rule for FeeNotMentioned {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        if report.year.is_some_and(|year| year < 2021) {
            return Verdict::NotApplicable("信息处理费自 2021 年起收取".into());
        }
        if report.narrative(Section::OtherMatters).is_none() {
            return Verdict::Undecided("没有找到第六部分（见 S101）".into());
        }
        match context.fees() {
            FeeStatement::Silent => {
                let finding = Finding::new(&Self::MANUAL, "第六部分没有说明是否收取信息处理费");
                Verdict::Broken(vec![finding.at(Section::OtherMatters)])
            }
            FeeStatement::Unclear => Verdict::Undecided("第六部分提到收费，看不出收没收".into()),
            FeeStatement::NoneCharged | FeeStatement::Charged(_) => Verdict::Held,
        }
    }
}
