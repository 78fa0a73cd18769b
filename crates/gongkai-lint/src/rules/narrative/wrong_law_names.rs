//! N114: wrong names and numbers of laws, and misspelt terms.

use std::sync::LazyLock;

use gongkai_document::{Words, squeezed};
use gongkai_report::{Passage, Section};

use super::personal::masked;
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 《中华人民共和国政府信息公开条例》的令号应为国务院令第 711 号；年报格式通知的文号应写作国办公开办函〔2021〕30号，年份用六角括号；
    /// 法规首次出现应写全称（已注明“以下简称”的除外）；还有一些官方用语的明显错别字。
    ///
    /// 令号错误报警告，其余为提示。
    pub(crate) WrongLawNames = "N114" {
        name: "wrong_law_names",
        title: "法规名称、文号或用语有误",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [62],
        provision: [REGULATION, REPORT_FORMAT_2021],
        mend: "按法规、文件的标准名称和文号改正。",
    }
}

/// Misspelt terms and their right form; characters in the third place make another word of the first.
const MISSPELT: [(&str, &str, &str); 17] = [
    ("年渡报告", "年度报告", ""),
    ("年度报靠", "年度报告", ""),
    ("依申请公开开", "依申请公开", "展放发办启通始设门拓创辟头"),
    ("依申请工开", "依申请公开", ""),
    ("主动共开", "主动公开", ""),
    ("主动公开开", "主动公开", "展放发办启通始设门拓创辟头"),
    ("信息工开", "信息公开", ""),
    ("政府信公开", "政府信息公开", ""),
    ("政府信息信息公开", "政府信息公开", ""),
    ("规犯性文件", "规范性文件", ""),
    ("规范性文伴", "规范性文件", ""),
    ("行政夏议", "行政复议", ""),
    ("行政诉松", "行政诉讼", ""),
    ("政府信息公开条列", "政府信息公开条例", ""),
    ("信息处理废", "信息处理费", ""),
    ("三安全、一稳定", "三安全一稳定", ""),
    ("不与公开", "不予公开", ""),
];

/// A passage without any of these gives nothing to look at.
static SPOKEN_OF: LazyLock<Words> = LazyLock::new(|| {
    let names = ["政府信息公开条例", "国办公开办函", "简称", "下称"];
    names.into_iter().chain(MISSPELT.iter().map(|(wrong, ..)| *wrong)).map(|word| (word, ())).collect()
});

impl Rule for WrongLawNames {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let mut findings = Vec::new();
        let mut named_in_full = false;
        for (section, narrative) in context.report().narratives() {
            for passage in &narrative.passages {
                let text = squeezed(&passage.text);
                if !SPOKEN_OF.any_in(&text) {
                    continue;
                }
                let mut report = |severity: Severity, message: String, expected: &str, found: &str| {
                    findings.push(finding(section, passage, severity, message, expected, found));
                };
                if let Some(number) = order_number(&text).filter(|number| number != "711") {
                    let message = format!("《政府信息公开条例》现行令号是国务院令第711号，正文写作第{number}号");
                    report(Severity::Warning, message, "第711号", &format!("第{number}号"));
                }
                if let Some(found) = wrong_brackets(&text) {
                    report(Severity::Info, format!("文号的年份应用六角括号，正文写作“{found}”"), "〔2021〕", &found);
                }
                for (wrong, right) in misspelt(&text) {
                    report(Severity::Info, format!("“{wrong}”疑为“{right}”之误"), right, wrong);
                }
                let defined = text.contains("以下简称") || text.contains("下称") || text.contains("简称");
                let full = text.contains("中华人民共和国政府信息公开条例");
                if !named_in_full && !full && !defined && text.contains("《政府信息公开条例》") {
                    let message = "首次提到条例没有写全称《中华人民共和国政府信息公开条例》".to_owned();
                    report(Severity::Info, message, "《中华人民共和国政府信息公开条例》", "《政府信息公开条例》");
                }
                named_in_full |= full || defined || text.contains("《政府信息公开条例》");
            }
        }
        Verdict::from_findings(findings)
    }
}

fn finding(
    section: Section,
    passage: &Passage,
    severity: Severity,
    message: String,
    expected: &str,
    found: &str,
) -> Finding {
    Finding::new(&WrongLawNames::MANUAL, message)
        .with_severity(severity)
        .at(section)
        .with_values(expected, found)
        .with_snippet(masked(passage.text.trim()), passage.origin.clone())
}

/// The number of the order that stands in brackets right behind the name of the 条例.
fn order_number(text: &str) -> Option<String> {
    let at = text.find("政府信息公开条例》")?;
    let rest = text.get(at + "政府信息公开条例》".len()..)?.strip_prefix('(')?;
    let inside = rest.get(..rest.find(')')?)?;
    let after = inside.split_once("令第").or_else(|| inside.split_once('令'))?.1;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty() && after.get(digits.len()..).is_some_and(|rest| rest.starts_with('号'))).then_some(digits)
}

/// A number of the General Office's disclosure bureau with the year in other brackets.
fn wrong_brackets(text: &str) -> Option<String> {
    let at = text.find("国办公开办函")?;
    let rest = text.get(at + "国办公开办函".len()..)?;
    let open = rest.chars().next().filter(|c| matches!(c, '[' | '(' | '【' | '{'))?;
    let end = rest.find(']').or_else(|| rest.find(')')).or_else(|| rest.find('】')).or_else(|| rest.find('}'))?;
    let year = rest.get(open.len_utf8()..end)?;
    (year.len() == 4).then(|| rest.get(..end + 1).unwrap_or(year).to_owned())
}

/// Misspelt terms of a text, with their right form.
fn misspelt(text: &str) -> Vec<(&'static str, &'static str)> {
    MISSPELT
        .iter()
        .filter(|(wrong, _, followers)| {
            text.match_indices(wrong).any(|(at, _)| {
                let after = text.get(at + wrong.len()..).and_then(|rest| rest.chars().next());
                !after.is_some_and(|c| followers.contains(c))
            })
        })
        .map(|(wrong, right, _)| (*wrong, *right))
        .collect()
}
