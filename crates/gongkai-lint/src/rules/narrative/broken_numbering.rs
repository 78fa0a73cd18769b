//! N113: gaps in numbering, and brackets and quotation marks without their partner.

use gongkai_report::{Narrative, Section};

use super::personal::masked;
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 序号有缺漏或重复（一是……三是……），括号、书名号、引号不成对。
    ///
    /// 序号按同一部分内的先后看，重新从一开始的不算缺漏。引号、括号跨段成对的不报。
    pub(crate) BrokenNumbering = "N113" {
        name: "broken_numbering",
        title: "序号缺漏或标点不成对",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [61],
        provision: [OFFICIAL_DOCUMENTS] "结构层次序数；GB/T 15834 标点符号用法",
        mend: "补齐序号和标点。",
    }
}

const PAIRS: [(char, char, &str); 5] = [
    ('（', '）', "括号"),
    ('《', '》', "书名号"),
    ('“', '”', "引号"),
    ('〔', '〕', "六角括号"),
    ('【', '】', "方头括号"),
];

const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

impl Rule for BrokenNumbering {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let mut findings = Vec::new();
        for (section, narrative) in context.report().narratives() {
            findings.extend(unpaired(section, narrative));
            findings.extend(gaps(section, narrative));
        }
        Verdict::from_findings(findings)
    }
}

/// Passages with a bracket or quotation mark too many, unless the section as a whole is even.
fn unpaired(section: Section, narrative: &Narrative) -> Vec<Finding> {
    let whole = folded(&narrative.text());
    let mut out = Vec::new();
    for (open, close, name) in PAIRS {
        if count(&whole, open) == count(&whole, close) {
            continue;
        }
        let odd = narrative.passages.iter().find(|passage| {
            let text = folded(&passage.text);
            count(&text, open) != count(&text, close)
        });
        let Some(passage) = odd else { continue };
        let text = folded(&passage.text);
        let (opened, closed) = (count(&text, open), count(&text, close));
        let what = format!("{name}不成对：“{open}”{opened} 个，“{close}”{closed} 个");
        out.push(
            Finding::new(&BrokenNumbering::MANUAL, what)
                .at(section)
                .with_values(format!("{open}{close}成对"), format!("{opened}:{closed}"))
                .with_snippet(masked(passage.text.trim()), passage.origin.clone()),
        );
    }
    out
}

/// ASCII brackets as Chinese ones, and brackets that only close an item number (`1)`, `a）`) dropped.
fn folded(text: &str) -> Vec<char> {
    let chars: Vec<char> = text
        .chars()
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            c => c,
        })
        .collect();
    let mut depth = 0_usize;
    let mut out = Vec::with_capacity(chars.len());
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        match c {
            '（' => depth += 1,
            '）' if depth == 0
                && before.is_some_and(|c| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(*c)) =>
            {
                continue;
            }
            '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        out.push(*c);
    }
    out
}

fn count(text: &[char], sign: char) -> usize {
    text.iter().filter(|c| **c == sign).count()
}

/// Sequences of 一是, 二是 … and of passages that begin with （一）, 1. … with a number left out or twice.
fn gaps(section: Section, narrative: &Narrative) -> Vec<Finding> {
    let mut out = Vec::new();
    let mut said: Option<usize> = None;
    let mut headed: [Option<usize>; 2] = [None, None];
    for passage in &narrative.passages {
        let report = |what: String, found: &str, out: &mut Vec<Finding>| {
            out.push(
                Finding::new(&BrokenNumbering::MANUAL, what)
                    .at(section)
                    .with_values("序号连续", found)
                    .with_snippet(masked(passage.text.trim()), passage.origin.clone()),
            );
        };
        if let Some((style, number, printed)) = heading_number(passage.text.trim_start())
            && let Some(slot) = headed.get_mut(style)
        {
            if let Some(last) = *slot
                && number != 1
                && number != last + 1
            {
                report(format!("序号不连续：第 {last} 项之后是“{printed}”"), &printed, &mut out);
            }
            *slot = Some(number);
            if style == 0 {
                headed = [Some(number), None];
            }
            said = None;
        }
        for (number, printed) in said_numbers(&passage.text) {
            if let Some(last) = said
                && number != 1
                && number != last + 1
            {
                report(format!("序号不连续：第 {last} 项之后是“{printed}”"), &printed, &mut out);
            }
            said = Some(number);
        }
    }
    out
}

/// 一是, 二是 … at the head of a clause, in order.
fn said_numbers(text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let plain: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != '*').collect();
    for (at, c) in plain.iter().enumerate() {
        if *c != '是' {
            continue;
        }
        let start =
            (0..at).rev().take_while(|k| plain.get(*k).is_some_and(|c| "一二三四五六七八九十".contains(*c))).last();
        let Some(start) = start else { continue };
        let head = start.checked_sub(1).and_then(|before| plain.get(before));
        let opens =
            head.is_none_or(|c| matches!(c, '，' | ',' | '。' | '；' | ';' | '：' | ':' | '“' | '”' | '）' | '、'));
        let numeral: String = plain.get(start..at).unwrap_or_default().iter().collect();
        if opens && let Some(number) = NUMERALS.iter().position(|known| **known == numeral) {
            out.push((number + 1, format!("{numeral}是")));
        }
    }
    out
}

/// The number that a passage begins with: style (0 for （一）, 1 for `1.`), value, as printed.
fn heading_number(text: &str) -> Option<(usize, usize, String)> {
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        let end = rest.find(['）', ')'])?;
        let numeral = rest.get(..end)?.trim();
        let number = NUMERALS.iter().position(|known| *known == numeral)?;
        return Some((0, number + 1, format!("（{numeral}）")));
    }
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = text.get(digits.len()..)?;
    let sign = rest.chars().next().filter(|c| matches!(c, '.' | '、' | '．'))?;
    let after = rest.get(sign.len_utf8()..)?.chars().next()?;
    if digits.is_empty() || digits.len() > 2 || after.is_ascii_digit() {
        return None;
    }
    Some((1, digits.parse().ok()?, format!("{digits}{sign}")))
}
