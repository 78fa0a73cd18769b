//! A104: text copied from another body's report of the same year.

use crate::rule::declare_rule;
use crate::rules::narrative::masked;
use crate::rules::years::compared_sections;
use crate::similarity::{Copied, copied};
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 某一部分的文字有很大比例与同年其他机关的年报相同。比较时不看数字、年份和机关名称，按句子比；
    /// 重复的句子占该部分字数的百分比超过设定（默认八成）就报告，每一部分只报最像的一家。
    ///
    /// 太短的部分（不足八十字）不比。
    pub(crate) CopiedFromSister = "A104" {
        name: "copied_from_sister",
        title: "与其他机关年报内容雷同",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [58],
        provision: [REPORT_FORMAT_2021, ART_47] "内容雷同的追究责任",
        mend: "由各机关按自己的实际工作重写；模板只用作提纲。",
    }
}

impl Rule for CopiedFromSister {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let sisters: Vec<_> = context
            .subject
            .sisters
            .iter()
            .filter(|sister| sister.year == report.year && sister.body != report.body)
            .collect();
        if sisters.is_empty() {
            return Verdict::Undecided("没有提供同年其他机关的年报".into());
        }
        let limit = context.subject.settings.copied_percent;
        let mut findings = Vec::new();
        for section in compared_sections() {
            let Some(text) = report.narrative(section).map(gongkai_report::Narrative::text) else { continue };
            let mut closest: Option<(Copied, &str)> = None;
            for sister in &sisters {
                let Some(other) = sister.narrative(section).map(gongkai_report::Narrative::text) else { continue };
                let name = sister.body.as_deref().unwrap_or_default();
                let Some(copied) = copied(&text, &other, &[report.body.as_deref().unwrap_or_default(), name]) else {
                    continue;
                };
                if closest.as_ref().is_none_or(|(best, _)| copied.recurring > best.recurring) {
                    closest = Some((copied, name));
                }
            }
            let Some((copied, name)) = closest else { continue };
            let percent = copied.percent();
            if percent <= usize::try_from(limit).unwrap_or(100) {
                continue;
            }
            let name = if name.is_empty() { "另一机关" } else { name };
            let message = format!("“{}”有 {percent}% 的文字与“{name}”的年报相同", section.label());
            findings.push(
                Finding::new(&Self::MANUAL, message)
                    .at(section)
                    .with_values(format!("不超过 {limit}%"), format!("{percent}%"))
                    .with_snippet(masked(&copied.example), None),
            );
        }
        Verdict::from_findings(findings)
    }
}
