//! N111: another body's name, another year, or another kind of body's self-reference in the text.

use std::sync::LazyLock;

use gongkai_document::{Words, squeeze};
use gongkai_report::{Passage, Section};

use super::personal::masked;
use crate::narrative::{FoldedPassage, sentences};
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 正文里留着抄来的痕迹：自称与机关名称不合（局的年报里写“我委”“我中心”），以自称的口气写着别处同类机关的名称，或在讲本年工作的句子开头写着上一年的年份。
    ///
    /// 提到别的机关、比较上年、回顾上年问题，都不算；只报有把握的几种。
    pub(crate) ForeignNames = "N111" {
        name: "foreign_names",
        title: "正文机关名称、自称或年份有误",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [59],
        provision: [REPORT_FORMAT_2021] "年报应当准确，不得照抄",
        mend: "核对全文的机关名称、自称和年份，改成本机关、本年度的。",
    }
}

/// Self-references, and what a body's name must hold for them to fit; `not_before`: characters that make
/// another word of it.
const SELF: [(&str, &[&str], &str); 11] = [
    ("我局", &["局"], "限面部"),
    ("我委", &["委"], "员托派"),
    ("我厅", &["厅"], ""),
    ("我中心", &["中心"], ""),
    ("我镇", &["镇"], ""),
    ("我乡", &["乡"], "村"),
    ("我街道", &["街道", "街", "办事处"], ""),
    ("我院", &["院"], "子"),
    ("我校", &["校", "学"], "对"),
    ("我馆", &["馆"], ""),
    ("我站", &["站"], ""),
];

static SELVES: LazyLock<Words> = LazyLock::new(|| SELF.iter().map(|(own, ..)| (*own, ())).collect());

/// How a body speaks of its own work.
const OWN_WORK: [&str; 16] = [
    "高度重视",
    "认真",
    "严格",
    "坚持",
    "深入",
    "切实",
    "不断",
    "积极",
    "共收到",
    "未收到",
    "进一步",
    "主动公开",
    "始终",
    "持续",
    "全面",
    "扎实",
];

impl Rule for ForeignNames {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let Some(body) = report.body.as_deref().map(squeeze).filter(|body| !body.is_empty()) else {
            return Verdict::Undecided("没有读到机关名称".into());
        };
        let kind = kind_of(&body);
        let last_year = report.year.and_then(|year| Some(format!("{}年", year.checked_sub(1)?)));
        let mut findings: Vec<Finding> = Vec::new();
        for FoldedPassage { section, index, folded } in context.passages() {
            let Some(passage) = report.narrative(*section).and_then(|part| part.passages.get(*index)) else { continue };
            let text = folded.words();
            let names = |word: &Option<String>| word.as_ref().is_some_and(|word| text.contains(word));
            if !SELVES.any_in(text) && !names(&kind) && !names(&last_year) {
                continue;
            }
            for sentence in sentences(text) {
                let words = text.get(sentence.clone()).unwrap_or_default();
                let wrong = wrong_self(words, &body)
                    .or_else(|| other_body(words, &body, kind.as_deref()?))
                    .or_else(|| other_year(words, text, *section, report.year));
                let Some((found, expected)) = wrong else { continue };
                if findings.iter().any(|finding| finding.found.as_deref() == Some(found.as_str())) {
                    continue;
                }
                let source = passage.text.get(folded.source_range(&sentence)).unwrap_or_default();
                findings.push(finding(*section, passage, source, &found, &expected));
            }
        }
        Verdict::from_findings(findings)
    }
}

fn finding(section: Section, passage: &Passage, sentence: &str, found: &str, expected: &str) -> Finding {
    Finding::new(&ForeignNames::MANUAL, format!("正文写着“{found}”，与本报告（{expected}）不合，疑是抄来的痕迹"))
        .at(section)
        .with_values(expected, found)
        .with_snippet(masked(sentence.trim()), passage.origin.clone())
}

/// A self-reference that does not fit the body: found, expected.
fn wrong_self(words: &str, body: &str) -> Option<(String, String)> {
    SELF.iter().find_map(|(own, fits, followers)| {
        if fits.iter().any(|word| body.contains(word)) {
            return None;
        }
        let spoken = words.match_indices(own).any(|(at, _)| {
            let before = words.get(..at).and_then(|head| head.chars().last());
            let after = words.get(at + own.len()..).and_then(|tail| tail.chars().next());
            !before.is_some_and(|c| matches!(c, '自' | '“' | '：' | ':'))
                && !after.is_some_and(|c| followers.contains(c))
        });
        spoken.then(|| ((*own).to_owned(), body.to_owned()))
    })
}

/// A body's name without its place: 县水务局 of 示范县水务局.
fn kind_of(body: &str) -> Option<String> {
    let own: Vec<char> = body.chars().collect();
    let level_at =
        own.iter().rposition(|c| "县区市旗州镇乡".contains(*c)).filter(|at| *at >= 2 && at + 1 < own.len())?;
    Some(own.get(level_at..)?.iter().collect())
}

/// The name of a body of the same kind in another place, where the sentence speaks of the writer's own work.
fn other_body(words: &str, body: &str, core: &str) -> Option<(String, String)> {
    let place: Vec<char> = body.strip_suffix(core)?.chars().collect();
    for (at, _) in words.match_indices(core) {
        let head: Vec<char> = words.get(..at)?.chars().collect();
        let [.., a, b] = head.as_slice() else { continue };
        let same = place.ends_with(&[*a, *b]);
        let common = "我全各本该在由对向和与及、，。“”是的为等一两县区市旗州镇乡省级年度现公布";
        if same || common.contains(*a) || common.contains(*b) || !(is_han(*a) && is_han(*b)) {
            continue;
        }
        let tail = words.get(at + core.len()..)?;
        if OWN_WORK.iter().any(|word| tail.starts_with(word)) && starts_clause(&head) {
            return Some((format!("{a}{b}{core}"), body.to_owned()));
        }
    }
    None
}

/// Whether at most a short place name stands between the last sign and the end: the name opens its clause.
fn starts_clause(head: &[char]) -> bool {
    let run = head.iter().rev().take_while(|c| !matches!(c, '，' | ',' | '。' | ';' | ':' | '年' | '度')).count();
    run <= 5
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Last year's number at the head of a sentence about this year's work.
fn other_year(words: &str, passage: &str, section: Section, year: Option<i16>) -> Option<(String, String)> {
    let year = year?;
    if !matches!(section, Section::Overview | Section::OverviewHead(_)) {
        return None;
    }
    let last = format!("{}年", year.checked_sub(1)?);
    let rest = words.strip_prefix(last.as_str())?.trim_start_matches('度').strip_prefix(['，', ','])?;
    let own = [
        "我局",
        "我委",
        "我办",
        "我厅",
        "我中心",
        "我镇",
        "我乡",
        "我街道",
        "我院",
        "我县",
        "我市",
        "我区",
        "本机关",
        "本单位",
        "全年",
        "全局",
    ];
    if !own.iter().any(|word| rest.starts_with(word)) || passage.contains(&format!("{year}年")) {
        return None;
    }
    let looks_back = ["上年", "去年", "同期", "相比", "较", "问题", "整改", "年报", "年度报告", "以来", "本年", "今年"];
    (!looks_back.iter().any(|word| passage.contains(word))).then(|| (last.clone(), format!("{year}年")))
}
