//! S102: the six headings stand at one level.

use gongkai_report::Section;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 六个部分的标题应使用同一级标题，读屏软件和目录才能看出它们并列。
    ///
    /// 只看来源格式标明的标题级别（网页的 h1–h6、Markdown 的 #）；来源不标级别的不适用。只是提示，不影响内容。
    ///
    /// 例：“## 二、主动公开政府信息情况”之后用“### 三、收到和处理……”——都改为“##”。
    pub(crate) MixedHeadingLevels = "S102" {
        name: "mixed_heading_levels",
        title: "六个标题的级别不一",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [2],
        provision: [REPORT_FORMAT_2021],
        mend: "把六个部分的标题设为同一级。",
    }
}

impl Rule for MixedHeadingLevels {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let headings = context.report().faults.headings.iter();
        let levels: Vec<(Section, Option<u8>)> = headings
            .filter(|heading| Section::SIX.contains(&heading.section))
            .map(|heading| (heading.section, heading.level))
            .collect();
        let Some(first) = levels.iter().find_map(|(_, level)| *level) else {
            return Verdict::NotApplicable("来源没有标明标题级别".into());
        };
        let odd: Vec<Section> =
            levels.iter().filter(|(_, level)| *level != Some(first)).map(|(section, _)| *section).collect();
        if odd.is_empty() {
            return Verdict::Held;
        }
        let told: Vec<String> = levels
            .iter()
            .map(|(section, level)| match level {
                Some(level) => format!("“{}”为 {level} 级", section.label()),
                None => format!("“{}”不是标题", section.label()),
            })
            .collect();
        let message = format!("六个部分的标题级别不一：{}", told.join("，"));
        Verdict::Broken(vec![Finding::new(&Self::MANUAL, message).at_all(odd)])
    }
}
