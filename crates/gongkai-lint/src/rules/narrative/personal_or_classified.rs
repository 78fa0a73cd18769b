//! N112: personal data, classification marks and internal marks in the text.

use std::sync::LazyLock;

use gongkai_document::Words;
use gongkai_report::{Passage, Section};

use super::personal::{Kind, mask, masked, personal_data};
use crate::narrative::FoldedPassage;
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 正文里有公民身份号码（校验位正确）、手机号码、银行卡号，或“秘密★”“机密”标志、“内部资料 注意保存”一类的标注。
    ///
    /// 办公电话、开头和第六部分的联系电话不算。号码在报告里只显示首尾。
    pub(crate) PersonalOrClassified = "N112" {
        name: "personal_or_classified",
        title: "含个人信息或涉密、内部标志",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [60],
        provision: [ART_14, ART_15, PERSONAL_INFORMATION_6, PERSONAL_INFORMATION_25, SECRECY_35],
        mend: "立即撤下并删去有关内容，按规定审查后重新发布；涉密的，报告保密工作机构。",
    }
}

/// Marks of classified and internal files.
const MARKS: [&str; 12] = [
    "秘密★",
    "机密★",
    "绝密★",
    "秘密☆",
    "机密☆",
    "绝密☆",
    "内部资料注意保存",
    "内部资料，注意保存",
    "内部资料,注意保存",
    "内部文件",
    "不得外传",
    "仅供内部",
];

static MARKED: LazyLock<Words> = LazyLock::new(|| Words::of(&MARKS));

impl Rule for PersonalOrClassified {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let mut findings = Vec::new();
        for FoldedPassage { section, index, folded } in context.passages() {
            let Some(passage) = report.narrative(*section).and_then(|part| part.passages.get(*index)) else { continue };
            findings.extend(personal(*section, passage));
            if MARKED.any_in(folded.text()) {
                findings.extend(marks(*section, passage));
            }
        }
        Verdict::from_findings(findings)
    }
}

fn personal(section: Section, passage: &Passage) -> Vec<Finding> {
    let text = passage.text.as_str();
    let mut out = Vec::new();
    for (range, kind) in personal_data(text) {
        let before = text.get(..range.start).unwrap_or_default();
        let nearby: String = before.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
        let contact = matches!(section, Section::Period | Section::OtherMatters)
            || ["电话", "联系", "热线", "手机"].iter().any(|word| nearby.contains(word));
        if kind == Kind::Mobile && contact {
            continue;
        }
        let number = mask(text.get(range.clone()).unwrap_or_default());
        let start = before.rfind(['。', '；']).map_or(0, |at| at + '。'.len_utf8());
        let end =
            text.get(range.end..).and_then(|rest| rest.find(['。', '；'])).map_or(text.len(), |at| range.end + at);
        let sentence = text.get(start..end).unwrap_or_default();
        out.push(
            Finding::new(&PersonalOrClassified::MANUAL, format!("正文含{}（{number}）", kind.label()))
                .at(section)
                .with_values("不含个人信息", number)
                .with_snippet(masked(sentence.trim()), passage.origin.clone()),
        );
    }
    out
}

fn marks(section: Section, passage: &Passage) -> Option<Finding> {
    let plain: String = passage.text.chars().filter(|c| !c.is_whitespace()).collect();
    let mark = MARKS.iter().find(|mark| plain.contains(**mark))?;
    // A rule about internal files quotes them: 内部文件管理办法.
    let quoted =
        ["管理", "制度", "办法", "清理", "严禁", "不得", "防止", "杜绝"].iter().any(|word| plain.contains(word));
    if quoted && !mark.contains(['★', '☆']) {
        return None;
    }
    let finding = Finding::new(&PersonalOrClassified::MANUAL, format!("正文含“{mark}”标志"))
        .at(section)
        .with_values("不含涉密、内部标志", *mark)
        .with_snippet(masked(passage.text.trim()), passage.origin.clone());
    Some(finding)
}
