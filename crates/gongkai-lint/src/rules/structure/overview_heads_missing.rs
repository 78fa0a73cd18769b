//! S107: the five heads of section 一.

use gongkai_report::{Head, Narrative, Section};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict, say};

declare_rule! {
    /// “一、总体情况”应从五个方面说明：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。
    ///
    /// 没有单列标题而内容在别处写到的，只是提示；这一方面一句也没有写的，或标题下是空的，是警告。标题的用词不必与上面逐字相同。
    ///
    /// 例：没有“（五）监督保障”，全文也没有提到考核、评议、培训——补写一段。
    pub(crate) OverviewHeadsMissing = "S107" {
        name: "overview_heads_missing",
        title: "总体情况五个方面不全",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [7],
        provision: [REPORT_FORMAT_2021] "总体情况",
        mend: "按五个方面分段写明总体情况，每个方面至少有一句实在的内容。",
    }
}

fn topic(head: Head) -> &'static [&'static str] {
    match head {
        Head::ProactiveDisclosure => &["主动公开", "公开信息", "发布信息"],
        Head::DisclosureOnRequest => &["依申请", "公开申请", "申请公开", "申请件"],
        Head::InformationManagement => &["信息管理", "审核", "审查", "规范性文件", "清理", "更新"],
        Head::Platform => &["平台", "网站", "新媒体", "公众号", "栏目", "专栏"],
        Head::Supervision => &["监督", "考核", "评议", "培训", "责任"],
    }
}

impl Rule for OverviewHeadsMissing {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let all: String = [Section::Overview]
            .into_iter()
            .chain(Head::ALL.into_iter().map(Section::OverviewHead))
            .filter_map(|section| report.narrative(section).map(Narrative::text))
            .collect();
        if all.trim().is_empty() {
            return Verdict::Undecided("没有读到“一、总体情况”的内容".into());
        }
        let empty = |head: &Head| report.overview.get(head).is_none_or(Narrative::is_empty);
        let headed = |head: &Head| report.overview.contains_key(head);
        let lacking = |head: &Head| empty(head) && (headed(head) || !say::mentions(&all, topic(*head)));
        let (absent, unheaded): (Vec<Head>, Vec<Head>) = Head::ALL.into_iter().filter(empty).partition(lacking);
        let finding = |heads: &[Head], what: &str, severity: Severity| {
            let names: Vec<&str> = heads.iter().map(|head| head.label()).collect();
            Finding::new(&Self::MANUAL, format!("总体情况{what}：{}", names.join("、")))
                .with_severity(severity)
                .at_all(heads.iter().map(|head| Section::OverviewHead(*head)))
        };
        let mut findings = Vec::new();
        if !absent.is_empty() {
            findings.push(finding(&absent, "没有写到以下方面", Severity::Warning));
        }
        if !unheaded.is_empty() {
            findings.push(finding(&unheaded, "没有为以下方面单列标题（内容在别处有所涉及）", Severity::Info));
        }
        Verdict::from_findings(findings)
    }
}
