//! Y105: text copied from last year's report.

use gongkai_report::{Head, Narrative, Section};

use crate::rule::declare_rule;
use crate::rules::narrative::masked;
use crate::similarity::{copied, same_but_for_years};
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 某一部分的文字有很大比例照抄上年年报。比较时不看数字、年份和机关名称，按句子比；重复的句子占该部分字数的百分比超过设定（默认八成）就报告。
    ///
    /// 太短的部分（不足八十字）和第六部分不比；第五部分只改了年份的，由 Y106 报告。
    pub(crate) CopiedFromLastYear = "Y105" {
        name: "copied_from_last_year",
        title: "与上年年报内容雷同",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [58],
        provision: [REPORT_FORMAT_2021, ART_47] "内容雷同的追究责任",
        mend: "按本年实际工作重写：做了什么、数据是多少、与上年有何不同。",
    }
}

/// The parts whose text is compared.
pub(crate) fn compared_sections() -> impl Iterator<Item = Section> {
    Head::ALL.into_iter().map(Section::OverviewHead).chain([Section::Overview, Section::ProblemsAndImprovements])
}

impl Rule for CopiedFromLastYear {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let previous = match context.previous() {
            Ok(previous) => previous,
            Err(verdict) => return verdict,
        };
        let report = context.report();
        let limit = context.subject.settings.copied_percent;
        let names = [report.body.as_deref().unwrap_or_default(), previous.body.as_deref().unwrap_or_default()];
        let mut findings = Vec::new();
        for section in compared_sections() {
            let (Some(now), Some(then)) = (report.narrative(section), previous.narrative(section)) else { continue };
            let (text, other) = (now.text(), then.text());
            if section == Section::ProblemsAndImprovements && same_but_for_years(&text, &other) {
                continue;
            }
            let Some(copied) = copied(&text, &other, &names) else { continue };
            let percent = copied.percent();
            if percent <= usize::try_from(limit).unwrap_or(100) {
                continue;
            }
            let message = format!("“{}”有 {percent}% 的文字与上年年报相同", section.label());
            findings.push(
                Finding::new(&Self::MANUAL, message)
                    .at(section)
                    .with_values(format!("不超过 {limit}%"), format!("{percent}%"))
                    .with_snippet(masked(&copied.example), origin(now)),
            );
        }
        Verdict::from_findings(findings)
    }
}

fn origin(narrative: &Narrative) -> Option<gongkai_document::Origin> {
    narrative.passages.first().and_then(|passage| passage.origin.clone())
}
