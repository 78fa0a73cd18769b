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
    let whole = tally(narrative.passages.iter().map(|passage| passage.text.as_str()));
    let mut out = Vec::new();
    for ((open, close, name), (opened, closed)) in PAIRS.into_iter().zip(whole) {
        if opened == closed {
            continue;
        }
        let odd = narrative.passages.iter().find_map(|passage| {
            let here = PAIRS.into_iter().zip(tally([passage.text.as_str()])).find(|((sign, ..), _)| *sign == open);
            here.map(|(_, counts)| (passage, counts)).filter(|(_, (opened, closed))| opened != closed)
        });
        let Some((passage, (opened, closed))) = odd else { continue };
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

/// How often each pair opens and closes in texts that follow each other. ASCII brackets count as Chinese ones, and
/// a bracket that only closes an item number (`1)`, `a）`) does not count.
fn tally<'t>(texts: impl IntoIterator<Item = &'t str>) -> [(usize, usize); PAIRS.len()] {
    let mut counts = [(0, 0); PAIRS.len()];
    let (mut depth, mut before) = (0_usize, None);
    for c in texts.into_iter().flat_map(|text| text.chars().chain(['\n'])) {
        let last = before.replace(c);
        let numbers = || last.is_some_and(|c: char| c.is_ascii_alphanumeric() || is_numeral(c));
        let sign = match c {
            '\u{4E00}'..='\u{9FFF}' => continue,
            '(' | '（' => '（',
            ')' | '）' if depth == 0 && numbers() => continue,
            ')' | '）' => '）',
            c => c,
        };
        match sign {
            '（' => depth += 1,
            '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        for ((open, close, _), (opened, closed)) in PAIRS.iter().zip(&mut counts) {
            *opened += usize::from(*open == sign);
            *closed += usize::from(*close == sign);
        }
    }
    counts
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
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
    let mut numeral = String::new();
    let (mut before, mut head) = (None, None);
    for c in text.chars().filter(|c| !c.is_whitespace() && *c != '*') {
        let last = before.replace(c);
        if is_numeral(c) {
            if numeral.is_empty() {
                head = last;
            }
            numeral.push(c);
            continue;
        }
        let opens =
            head.is_none_or(|c| matches!(c, '，' | ',' | '。' | '；' | ';' | '：' | ':' | '“' | '”' | '）' | '、'));
        if c == '是'
            && opens
            && let Some(number) = NUMERALS.iter().position(|known| *known == numeral)
        {
            out.push((number + 1, format!("{numeral}是")));
        }
        numeral.clear();
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
