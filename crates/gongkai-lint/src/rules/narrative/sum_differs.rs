//! N108: sums stated in the text.

use rust_decimal::Decimal;

use super::prose::Prose;
use crate::narrative::{Exactness, Measure, Statement, Topic};
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 正文写“共发布 N 条，其中甲 x 条、乙 y 条、其他 z 条”的，分项之和应等于总数。
    ///
    /// 分项列全了才要求相等：末项是“其他”，或写明“分别”“包括”而没有“等”。没有列全的，只在分项之和超过总数时报。
    /// 同一信息可在几个平台同时发布，分项说的是平台的，超过总数只提示。约数不算。
    pub(crate) SumDiffers = "N108" {
        name: "sum_differs",
        title: "正文分项之和与总数不等",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [56],
        provision: [ART_6, ART_50] "及时、准确",
        mend: "核对总数与各分项，改正写错的一个；分项没有列全的，写明“其中”之外还有什么。",
    }
}

const PLATFORMS: [&str; 14] =
    ["网站", "网", "微信", "微博", "公众号", "新媒体", "抖音", "平台", "公报", "报", "客户端", "APP", "栏目", "专栏"];

impl Rule for SumDiffers {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let prose = Prose::new(context);
        let all = prose.statements();
        let mut findings = Vec::new();
        let mut sums = 0;
        for (at, whole) in all.iter().enumerate() {
            let parts: Vec<&Statement> = parts(all, at, whole);
            if parts.len() < 2 || !whole.is_exact_count() || is_of_requests(&whole.topic) {
                continue;
            }
            sums += 1;
            findings.extend(compare(&prose, whole, &parts));
        }
        if sums == 0 {
            return Verdict::NotApplicable("正文没有总数连同分项的写法".into());
        }
        Verdict::from_findings(findings)
    }
}

/// Requests, results and disputes are held against the tables by other rules.
fn is_of_requests(topic: &Topic) -> bool {
    matches!(
        topic,
        Topic::Requests
            | Topic::CarriedIn
            | Topic::CarriedOut
            | Topic::Results(_)
            | Topic::Channel(_)
            | Topic::Disputes(..)
    )
}

/// The parts of a whole: counted in its unit, told behind it, none of them a whole itself counted twice.
fn parts<'a>(all: &'a [Statement], at: usize, whole: &Statement) -> Vec<&'a Statement> {
    let own: Vec<&Statement> = all
        .iter()
        .filter(|part| {
            part.part_of == Some(at) && part.unit == whole.unit && part.measure == Measure::Count && !part.negated
        })
        .collect();
    if own.iter().any(|part| part.exactness != Exactness::Exact || part.other_year || part.scope != whole.scope) {
        return Vec::new();
    }
    own
}

/// Whether the parts make up another count of the sentence (留言410条，回复405条，其中…), or the whole does with the parts
/// told in other units (征集16期).
fn adds_up_otherwise(all: &[Statement], whole: &Statement, parts: &[&Statement]) -> bool {
    let sum: Decimal = parts.iter().filter_map(|part| part.number).sum();
    let sentence = |of: &Statement| (of.section, of.passage, of.sentence.start);
    let alike = |other: &&Statement| sentence(other) == sentence(whole) && other.unit == whole.unit;
    let before = |other: &&Statement| alike(other) && other.range.start < whole.range.start;
    let part_of = parts.first().and_then(|part| part.part_of);
    let every = all.iter().filter(|part| part.part_of == part_of && part.is_exact_count());
    let in_all_units: Decimal = every.filter_map(|part| part.number).sum();
    all.iter().filter(before).any(|other| other.number == Some(sum)) || whole.number == Some(in_all_units)
}

fn compare(prose: &Prose<'_>, whole: &Statement, parts: &[&Statement]) -> Option<Finding> {
    let total = whole.number?;
    let sum: Decimal = parts.iter().filter_map(|part| part.number).sum();
    if sum == total || adds_up_otherwise(prose.statements(), whole, parts) {
        return None;
    }
    let sentence = prose.sentence(whole);
    let last = parts.last()?;
    let open =
        parts.iter().any(|part| part.partial) || ["其中主要", "主要", "如"].iter().any(|word| sentence.contains(word));
    let near_last = prose.near(last);
    let closed = ["其他", "其它", "其余"].iter().any(|word| near_last.contains(word))
        || (!open && ["分别", "包括:", "包括："].iter().any(|word| sentence.contains(word)));
    let on_platforms = parts.iter().any(|part| {
        let near = prose.near(part);
        PLATFORMS.iter().any(|word| near.contains(word))
    });
    let severity = match (sum > total, closed) {
        (true, true) | (false, true) if on_platforms && sum > total => Severity::Info,
        (_, true) => Severity::Warning,
        (true, false) if on_platforms => Severity::Info,
        (true, false) => Severity::Warning,
        (false, false) => return None,
    };
    let words: Vec<&str> = parts.iter().map(|part| prose.words(part)).collect();
    let message =
        format!("正文称总数 {}，其后分项 {} 合计 {sum}，两者不等", prose.words(whole), crate::say::list(&words, "项"));
    Some(prose.finding(&SumDiffers::MANUAL, whole, message).with_severity(severity).with_values(total, sum))
}
