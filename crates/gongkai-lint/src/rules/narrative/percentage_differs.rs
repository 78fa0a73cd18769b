//! N109: shares, rates and growth that the text gives and that can be recomputed.

use rust_decimal::{Decimal, RoundingStrategy};

use super::prose::{Prose, Standing};
use super::readings::Requests;
use crate::narrative::{Exactness, Measure, Statement, Topic, Unit};
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 正文写明的占比、办结率和增减幅度，应与正文或表格里的件数算得的一致。
    ///
    /// 占比的分母可以是正文前面写过的任何一个总数，也可以是表三的新收、新收加上年结转、办理结果总计，有一个算得上就算对；
    /// 按印出的小数位数，四舍五入、去尾都可以。“按时办结率”“满意率”无从核算，不看。
    pub(crate) PercentageDiffers = "N109" {
        name: "percentage_differs",
        title: "正文百分比与件数不符",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [56],
        provision: [ART_6] "及时、准确",
        mend: "按核实的件数重新计算百分比，并写明以什么为总数。",
    }
}

impl Rule for PercentageDiffers {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let prose = Prose::new(context);
        let mut findings = Vec::new();
        let mut computed = 0;
        for (at, statement) in prose.statements().iter().enumerate() {
            if statement.unit != Unit::Percent || statement.exactness != Exactness::Exact {
                continue;
            }
            let result = match statement.measure {
                Measure::Share => share(&prose, at, statement),
                Measure::Rate => rate(&prose, statement),
                Measure::Change { .. } => growth(&prose, at, statement),
                Measure::Count => None,
            };
            let Some(result) = result else { continue };
            computed += 1;
            findings.extend(result);
        }
        if computed == 0 {
            return Verdict::NotApplicable("正文没有可以核算的百分比".into());
        }
        Verdict::from_findings(findings)
    }
}

/// Whether a quotient prints as that percentage, rounded or cut off at its decimals.
pub(crate) fn prints_as(part: Decimal, whole: Decimal, percent: Decimal, decimals: u32) -> bool {
    let Some(exact) = part.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(whole)) else {
        return false;
    };
    let ways =
        [RoundingStrategy::MidpointAwayFromZero, RoundingStrategy::ToZero, RoundingStrategy::MidpointNearestEven];
    ways.into_iter().any(|way| exact.round_dp_with_strategy(decimals, way) == percent)
}

/// Words that may stand between a count and its share.
const SHARE_WORDS: &[&str] = &[
    "占",
    "占比",
    "占比为",
    "占比达",
    "约占",
    "占总数",
    "占总量",
    "占总数的",
    "占总量的",
    "占总数比",
    "占申请总数的",
    "占申请总量的",
    "占全部申请的",
    "占办理总数的",
    "占答复总数的",
];

/// A share of the count told just before it. `None`: it cannot be recomputed; `Some(None)`: it is right.
fn share(prose: &Prose<'_>, at: usize, statement: &Statement) -> Option<Option<Finding>> {
    let part = prose.statements().get(at.checked_sub(1)?)?;
    let (number, percent) = (part.number?, statement.number?);
    let is_its_count = same_sentence(part, statement) && part.is_exact_count() && part.unit != Unit::Percent;
    if !is_its_count
        || !SHARE_WORDS.contains(&prose.near(statement).as_str())
        || prose.standing(part) == Standing::Other
    {
        return None;
    }
    let wholes = wholes(prose, part, number)?;
    if wholes.iter().any(|whole| prints_as(number, *whole, percent, statement.decimals)) {
        return Some(None);
    }
    let words = prose.words(statement);
    let message = format!("正文称 {} 占 {words}，以正文和表格里的各个总数都算不出这个比例", prose.words(part));
    let finding = prose.finding(&PercentageDiffers::MANUAL, statement, message);
    Some(Some(finding.with_values("按实有件数计算", words)))
}

/// What a count may be a share of: totals of its passage, the sum of its list, totals of table 三. `None` where
/// the whole is not known.
fn wholes(prose: &Prose<'_>, part: &Statement, number: Decimal) -> Option<Vec<Decimal>> {
    let all = prose.statements();
    let alike = |other: &&Statement| {
        other.section == part.section
            && other.passage == part.passage
            && other.unit == part.unit
            && other.measure == Measure::Count
            && other.exactness == Exactness::Exact
    };
    let mut wholes: Vec<Decimal> = all.iter().filter(alike).filter_map(|whole| whole.number).collect();
    let list = |other: &&Statement| alike(other) && same_sentence(other, part) && other.part_of == part.part_of;
    wholes.push(all.iter().filter(list).filter_map(|other| other.number).sum());
    let of_requests = is_of_requests(&part.topic) || prose.among_requests(part);
    let told =
        all.iter().any(|whole| alike(&whole) && whole.range.end <= part.range.start && whole.number > Some(number));
    if of_requests {
        let requests = Requests::new(prose.context().report());
        let readings = [requests.received(), requests.answered()].concat();
        if readings.iter().any(|reading| reading.values.is_empty()) {
            return None;
        }
        wholes.extend(readings.iter().flat_map(|reading| &reading.values).map(|value| Decimal::from(*value)));
    }
    wholes.retain(|whole| *whole >= number);
    // a whole that the text does not tell cannot be told wrong
    (is_of_requests(&part.topic) || told).then_some(wholes)
}

/// 办结率 of requests: concluded over received.
fn rate(prose: &Prose<'_>, statement: &Statement) -> Option<Option<Finding>> {
    let near = prose.near(statement);
    let sentence = prose.sentence(statement);
    let timely = ["按时", "按期", "及时", "法定", "限期", "规定", "如期"].iter().any(|word| sentence.contains(word));
    let concluded = near.contains("办结率");
    if !concluded || timely || !is_of_requests(&statement.topic) || prose.standing(statement) != Standing::Own {
        return None;
    }
    if !prose.among_requests(statement) {
        return None;
    }
    let requests = Requests::new(prose.context().report());
    let wholes = requests.received();
    let parts = requests.concluded();
    let pairs: Vec<(i64, i64)> = parts
        .iter()
        .flat_map(|part| {
            part.values.iter().flat_map(|p| wholes.iter().flat_map(move |w| w.values.iter().map(move |w| (*p, *w))))
        })
        .filter(|(_, whole)| *whole > 0)
        .collect();
    if pairs.is_empty() {
        return None;
    }
    let percent = statement.number?;
    let fits = pairs
        .iter()
        .any(|(part, whole)| prints_as(Decimal::from(*part), Decimal::from(*whole), percent, statement.decimals));
    if fits {
        return Some(None);
    }
    let (part, whole) = *pairs.get(wholes.len().checked_sub(1)?).or(pairs.first())?;
    let message =
        format!("正文称办结率 {}，按表三办结 {part} 件、应办 {whole} 件算不出这个比率", prose.words(statement));
    Some(Some(
        prose
            .finding(&PercentageDiffers::MANUAL, statement, message)
            .with_values(format!("{part}/{whole}"), prose.words(statement)),
    ))
}

/// Growth from two counts that the text gives itself: 26件，较上年增加4件，增长18.2%; 26件，上年30件，下降13.3%.
fn growth(prose: &Prose<'_>, at: usize, statement: &Statement) -> Option<Option<Finding>> {
    let all = prose.statements();
    let Measure::Change { down } = statement.measure else { return None };
    let percent = statement.number?;
    let before = all.get(at.checked_sub(1)?)?;
    let now = all.get(at.checked_sub(2)?)?;
    if !same_sentence(before, statement) || !same_sentence(now, statement) || before.unit != now.unit {
        return None;
    }
    if !now.is_exact_count() || now.other_year || before.exactness != Exactness::Exact {
        return None;
    }
    let of_last_year = before.other_year && names_only_a_year(&prose.near(before));
    if before.topic != now.topic && !of_last_year {
        return None;
    }
    let current = now.number?;
    let change = match before.measure {
        Measure::Change { down } => {
            let size = before.number?;
            if down { -size } else { size }
        }
        Measure::Count if before.other_year => current - before.number?,
        _ => return None,
    };
    let base = current - change;
    if base <= Decimal::ZERO {
        return None;
    }
    let signed = if down { -percent } else { percent };
    if prints_as(change, base, signed, statement.decimals) {
        return Some(None);
    }
    let message = format!("正文称增减幅度 {}，按句中件数 {current} 与 {base} 算不出这个幅度", prose.words(statement));
    Some(Some(
        prose
            .finding(&PercentageDiffers::MANUAL, statement, message)
            .with_values(format!("({current}-{base})/{base}"), prose.words(statement)),
    ))
}

/// 上年50件, 2023年为50件: the thing counted last, in another year.
fn names_only_a_year(near: &str) -> bool {
    const YEAR_WORDS: [&str; 13] =
        ["上一年度", "上年度", "上一年", "上年", "去年", "同期", "年度", "年", "为", "的", "较", "比", "与"];
    let rest = YEAR_WORDS.iter().fold(near.to_owned(), |rest, word| rest.replace(word, ""));
    !near.is_empty() && rest.chars().all(|c| c.is_ascii_digit())
}

fn same_sentence(left: &Statement, right: &Statement) -> bool {
    (left.section, left.passage, &left.sentence) == (right.section, right.passage, &right.sentence)
}

fn is_of_requests(topic: &Topic) -> bool {
    matches!(
        topic,
        Topic::Requests
            | Topic::CarriedIn
            | Topic::CarriedOut
            | Topic::Results(_)
            | Topic::Channel(_)
            | Topic::Applicant(_)
    )
}
