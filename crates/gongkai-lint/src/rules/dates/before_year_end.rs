//! D103: not published before the year is over.

use gongkai_report::Section;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

use super::publication::{Publication, first_day_after_year};

declare_rule! {
    /// 年报反映整个年度，不能在该年度结束之前公布或落款。12 月 31 日当日也算年度未完。
    ///
    /// 公布日期和落款日期都看。日期写错（如把 2024 年 1 月写成 2023 年 1 月）也由本规则发现。
    ///
    /// 例：2023 年度报告落款“2023年1月15日”——应为 2024 年。
    pub(crate) BeforeYearEnd = "D103" {
        name: "before_year_end",
        title: "日期早于年度结束",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [16],
        provision: [ART_49] "上一年度",
        mend: "核对公布日期和落款日期。",
    }
}

impl Rule for BeforeYearEnd {
    fn check(&self, context: &Context<'_>) -> Verdict {
        self.look(context).unwrap_or_else(Verdict::Undecided)
    }
}

impl BeforeYearEnd {
    fn look(&self, context: &Context<'_>) -> Result<Verdict, String> {
        let first = first_day_after_year(context)?;
        let published = Publication::of(context).map(|published| (Section::Title, published.source(), published.day));
        let signature = context.report().signature.as_ref().and_then(|signature| signature.date);
        let signed = signature.map(|day| (Section::Signature, "落款日期为", day));
        if let (Err(why), None) = (&published, signed) {
            return Err(format!("{why}，也没有读到落款日期"));
        }
        let early = published.into_iter().chain(signed).filter(|(_, _, day)| *day < first);
        let findings = early.map(|(section, source, day)| {
            Finding::new(&Self::MANUAL, format!("{source} {day}，早于 {first}，所报年度尚未结束"))
                .at(section)
                .with_values(format!("不早于 {first}"), day)
        });
        Ok(Verdict::from_findings(findings.collect()))
    }
}
