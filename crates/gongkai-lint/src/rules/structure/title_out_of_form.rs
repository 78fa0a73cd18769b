//! S103: the title holds body, year and the name of the report.

use gongkai_document::squeeze;
use gongkai_report::Section;

use crate::rule::declare_rule;
use crate::years::years_named;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 标题应为“〈机关名称〉〈年份〉年政府信息公开工作年度报告”，机关、四位年份、报告名称三样齐全。
    ///
    /// 没有年份，或看不出是哪种报告，是错误；词序不同、少“工作”二字、写成“政务公开年度报告”、标题里没有机关名称而别处有，是警告。
    /// “2023年度”与“2023年”不分。
    ///
    /// 例：“2023年政务公开年报”——改为“云川市教育局2023年政府信息公开工作年度报告”。
    pub(crate) TitleOutOfForm = "S103" {
        name: "title_out_of_form",
        title: "标题不合格式",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [3],
        provision: [REPORT_FORMAT_2021],
        mend: "标题写作“〈机关名称〉〈年份〉年政府信息公开工作年度报告”。",
    }
}

const NAME: &str = "政府信息公开工作年度报告";
const OTHER_NAMES: &[&str] = &[
    "政府信息公开年度工作报告",
    "政府信息公开工作年报",
    "政府信息公开年度报告",
    "政府信息公开工作报告",
    "政府信息公开报告",
    "政府信息公开年报",
    "信息公开工作年度报告",
    "信息公开年度报告",
    "信息公开年报",
];
const WRONG_NAMES: &[&str] = &["政务公开工作年度报告", "政务公开年度报告", "政务公开工作报告", "政务公开年报"];

impl Rule for TitleOutOfForm {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let Some(title) = report.title.as_deref().map(squeeze).filter(|title| !title.is_empty()) else {
            return Verdict::Undecided("没有读到标题".into());
        };
        let name = [NAME].iter().chain(WRONG_NAMES).chain(OTHER_NAMES).find(|name| title.contains(**name));
        let (mut errors, mut warnings) = (Vec::new(), Vec::new());
        let told = ["信息公开", "政务公开"].iter().any(|word| title.contains(word));
        match name {
            None if told && (title.contains("年报") || title.contains("报告")) => {
                warnings.push(format!("名称应为“{NAME}”"));
            }
            None => errors.push(format!("看不出是“{NAME}”")),
            Some(name) if WRONG_NAMES.contains(name) => warnings.push(format!("“{name}”应为“{NAME}”")),
            Some(name) if *name != NAME => warnings.push(format!("名称“{name}”应为“{NAME}”")),
            Some(_) => {}
        }
        if years_named(&title).is_empty() {
            errors.push("没有四位年份".to_owned());
        }
        if let Some(head) = name.and_then(|name| title.split(name).next()) {
            let head = head.trim_start_matches("关于").trim_start_matches("关于发布");
            let body: String =
                head.chars().filter(|c| !"0123456789〇零○一二三四五六七八九年度的".contains(*c)).collect();
            let year_last = head.ends_with('年') || head.ends_with("年度");
            match (body.is_empty(), report.body.is_some()) {
                (true, false) => errors.push("没有机关名称".into()),
                (true, true) => warnings.push("没有机关名称".into()),
                (false, _) if !year_last && !years_named(head).is_empty() => {
                    warnings.push("年份应写在机关名称之后".into());
                }
                (false, _) => {}
            }
        }
        let severity = if errors.is_empty() { Severity::Warning } else { Severity::Error };
        errors.append(&mut warnings);
        if errors.is_empty() {
            return Verdict::Held;
        }
        let finding = Finding::new(&Self::MANUAL, format!("标题{}", errors.join("；")))
            .with_severity(severity)
            .at(Section::Title)
            .with_snippet(report.title.clone().unwrap_or_default(), None);
        Verdict::Broken(vec![finding])
    }
}
