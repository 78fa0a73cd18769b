//! S112: signature, date, and how to reach the body.

use gongkai_report::{Narrative, Section};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict, say};

declare_rule! {
    /// 报告末尾宜有机关名称和日期，正文宜有联系方式，便于读者核对和询问。
    ///
    /// 都只是提示。联系方式看正文里有没有电话、地址、邮箱一类的字样，本规则不显示其内容。
    ///
    /// 例：在文末写“云川市教育局　2024年1月15日”。
    pub(crate) Unsigned = "S112" {
        name: "unsigned",
        title: "缺落款、日期或联系方式",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [12],
        provision: [REPORT_FORMAT_2021],
        mend: "补上落款机关、日期和联系方式。",
    }
}

const CONTACT: &[&str] = &["联系电话", "联系方式", "电话", "联系地址", "地址", "邮箱", "请与", "传真"];

impl Rule for Unsigned {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let signature = report.signature.clone().unwrap_or_default();
        let mut missing = Vec::new();
        if signature.body.is_none() {
            missing.push("落款机关");
        }
        if signature.date.is_none() {
            missing.push("落款日期");
        }
        let text: String = report
            .narratives()
            .map(|(_, text)| Narrative::text(text))
            .chain(report.faults.stray.iter().cloned())
            .collect();
        if !say::mentions(&text, CONTACT) {
            missing.push("联系方式");
        }
        if missing.is_empty() {
            return Verdict::Held;
        }
        let finding = Finding::new(&Self::MANUAL, format!("没有找到{}", missing.join("、")));
        Verdict::Broken(vec![finding.at(Section::Signature)])
    }
}
