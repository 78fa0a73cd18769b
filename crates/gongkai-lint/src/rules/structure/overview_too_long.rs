//! S108: section 一 is brief.

use gongkai_report::{Narrative, Section};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// “一、总体情况”要突出重点、简明扼要，原则上不超过 1000 字（上限可在设置中调整）。
    ///
    /// 按字符计，空白不计。只是提示：政府的报告汇总事项多，略长是常有的。
    ///
    /// 例：把逐条罗列的活动、会议删去，保留数字和结果。
    pub(crate) OverviewTooLong = "S108" {
        name: "overview_too_long",
        title: "总体情况过长",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [8],
        provision: [REPORT_FORMAT_2021] "总体情况原则上不超过1000字",
        mend: "压缩“一、总体情况”，保留数字和结果。",
    }
}

impl Rule for OverviewTooLong {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let count = |text: String| text.chars().filter(|c| !c.is_whitespace()).count();
        let length: usize = report
            .narratives()
            .filter(|(section, _)| matches!(section, Section::Overview | Section::OverviewHead(_)))
            .map(|(_, narrative)| count(Narrative::text(narrative)))
            .sum();
        let limit = context.subject.settings.overview_limit;
        if length == 0 {
            return Verdict::Undecided("没有读到“一、总体情况”的内容".into());
        }
        if length <= limit {
            return Verdict::Held;
        }
        let finding = Finding::new(&Self::MANUAL, format!("总体情况约 {length} 字，超过 {limit} 字"))
            .at(Section::Overview)
            .with_values(format!("不超过 {limit} 字"), format!("{length} 字"));
        Verdict::Broken(vec![finding])
    }
}
