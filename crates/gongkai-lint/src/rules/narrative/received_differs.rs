//! N101: requests received, carried and concluded, in the text and in table 三.

use gongkai_report::Table3Row;

use super::prose::{Prose, counts_requests};
use super::readings::{Fit, Reading, Requests, fit, told};
use crate::narrative::{Scope, Statement, Topic, Unit, Verb};
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 正文里收到、上年结转、办结、结转下年度的申请件数，应与表三“总计”列一致。
    ///
    /// 各机关说法不一，凡说得通的口径都算对上：“收到”“受理”可指本年新收，也可指新收加上年结转；“办理”还可指办理结果总计；“办结”“答复”可指
    /// 办理结果总计，或减去上年结转、减去无需答复的各项之后的数。一种口径都对不上才报错误。
    ///
    /// 句中写明是别的机关、别的年度、全系统或代办口径的，不与本表相比，至多提示；约数不比。
    pub(crate) ReceivedDiffers = "N101" {
        name: "received_differs",
        title: "正文申请件数与表三不符",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [49],
        provision: [REPORT_FORMAT_2021, ART_50_2] "表三",
        mend: "对照依申请公开台账核对件数，正文与表三改成同一个数；正文若用别的口径，写明口径。",
    }
}

/// Words that narrow the requests spoken of to some of them.
const SOME_ONLY: &[&str] = &[
    "当场", "延期", "逾期", "转办", "提前", "电话", "口头", "重点", "疑难", "复杂", "补正", "告知", "撤回", "撤销",
    "平均", "每", "最多", "首", "同一", "批量", "涉及", "关于", "类", "按期", "超期", "主要", "征地", "拆迁", "直接",
    "部门", "乡镇", "名义", "律师", "企业", "内容", "正在", "尚", "在办", "未", "待", "剩余", "余下", "其余", "另",
    "转交", "转送", "移送", "移交", "交办", "协办", "协同", "配合",
];

/// Words behind a number that do the same: 3件正在办理中.
const SOME_BEHIND: &[&str] = &["正在", "尚", "在办", "待", "延期", "撤回", "未"];

impl Rule for ReceivedDiffers {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let prose = Prose::new(context);
        let requests = Requests::new(context.report());
        let mut findings = Vec::new();
        let (mut compared, mut unread) = (0, 0);
        for statement in prose.statements() {
            let Some((what, readings)) = readings(&prose, &requests, statement) else { continue };
            compared += 1;
            match fit(statement.number, &readings) {
                Fit::Fits => {}
                Fit::Unread => unread += 1,
                Fit::Misfit => findings.extend(misfit(&prose, statement, what, &readings)),
            }
        }
        if compared == 0 {
            return Verdict::NotApplicable("正文没有写明本机关本年度的申请件数".into());
        }
        Verdict::from_findings_or(findings, (unread > 0).then(|| format!("正文有 {unread} 个件数，表三相应的格读不出")))
    }
}

/// What a statement says of requests and what it may mean; `None` where it cannot be held against the table.
fn readings(prose: &Prose<'_>, requests: &Requests<'_>, statement: &Statement) -> Option<(&'static str, Vec<Reading>)> {
    if statement.negated
        || !statement.is_exact_count()
        || !counts_requests(statement)
        || !prose.among_requests(statement)
        || recounts(prose.sentence(statement))
    {
        return None;
    }
    let near = prose.near(statement);
    let behind = prose.behind(statement);
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let some_only = has(&near, SOME_ONLY) || has(&behind, SOME_BEHIND);
    // 12月下旬收到的3件: a relative clause picks some
    let picked = near.ends_with('的');
    let rest = has(&near, &["其余", "其他", "余下", "剩余"]);
    match statement.topic {
        Topic::CarriedIn | Topic::CarriedOut if rest => None,
        Topic::CarriedIn => Some(("上年结转", vec![requests.rows("表三“上年结转”", &[Table3Row::CarriedIn], &[])])),
        Topic::CarriedOut => {
            Some(("结转下年度", vec![requests.rows("表三“结转下年度”", &[Table3Row::CarriedOut], &[])]))
        }
        Topic::Requests if some_only || picked || is_a_part(prose, statement) => None,
        // one request may have several letters
        Topic::Requests if statement.unit == Unit::Copy && statement.verb == Some(Verb::Answered) => None,
        Topic::Requests if !says_what_was_done(&near) && !names_requests_only(&near) => None,
        Topic::Requests => {
            let (what, mut readings) = by_verb(requests, statement.verb)?;
            // 通过申请系统收到25件: by one way, unless several are named
            let one_way = near.contains("通过") && !near.contains(['等', '、', '和', '及', '各']);
            readings.iter_mut().for_each(|reading| reading.at_most |= one_way);
            Some((what, readings))
        }
        _ => None,
    }
}

/// Whether the sentence tells that requests were counted anew: then the table has one of its numbers, or neither.
pub(super) fn recounts(sentence: &str) -> bool {
    ["合并", "拆分", "分拆"].iter().any(|word| sentence.contains(word))
}

/// Whether the verb stands before the number: of `3件申请延期答复` nothing can be said.
fn says_what_was_done(near: &str) -> bool {
    const VERBS: &[&str] = &["收", "受理", "接", "登记", "办理", "处理", "办结", "办毕", "答复", "回复"];
    VERBS.iter().any(|verb| near.contains(verb))
}

/// Whether a clause without a verb only names requests as such: 政府信息公开申请共12件.
fn names_requests_only(near: &str) -> bool {
    const PLAIN: &[&str] = &[
        "政府信息公开",
        "信息公开",
        "依申请",
        "申请",
        "公开",
        "全年",
        "本年度",
        "数量",
        "总数",
        "总量",
        "共计",
        "件",
        "共",
        "为",
    ];
    let rest = PLAIN.iter().fold(near.to_owned(), |rest, word| rest.replace(word, ""));
    rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '度'))
}

fn by_verb(requests: &Requests<'_>, verb: Option<Verb>) -> Option<(&'static str, Vec<Reading>)> {
    let new = || requests.rows("表三“本年新收”", &[Table3Row::NewlyReceived], &[]);
    Some(match verb {
        Some(Verb::NewlyReceived) => ("新收", vec![new()]),
        Some(Verb::Received) => ("收到", requests.received()),
        Some(Verb::Accepted) => ("受理", requests.received()),
        Some(Verb::Handled) | None => ("办理", [requests.received(), requests.concluded()].concat()),
        Some(Verb::Concluded) => ("办结", requests.concluded()),
        Some(Verb::Answered) => ("答复", requests.answered()),
        Some(Verb::Published | Verb::Issued | Verb::Charged) => return None,
    })
}

/// Whether the number is told as a part of another, or beside one of the same kind that is larger: 收到20件，受理18件.
fn is_a_part(prose: &Prose<'_>, statement: &Statement) -> bool {
    let all = prose.statements();
    if statement.part_of.and_then(|whole| all.get(whole)).is_some_and(|whole| is_larger(whole, statement)) {
        return !matches!(statement.verb, Some(Verb::Concluded | Verb::Answered))
            || !prose.near(statement).starts_with("其中");
    }
    statement.verb == Some(Verb::Accepted)
        && all.iter().any(|other| {
            other.section == statement.section
                && other.passage == statement.passage
                && other.topic == Topic::Requests
                && matches!(other.verb, Some(Verb::Received | Verb::NewlyReceived))
                && other.number > statement.number
        })
}

/// Whether a whole is larger than its part, and no wider: 全县收到312件，其中我局收到45件 tells the body's own number.
fn is_larger(whole: &Statement, part: &Statement) -> bool {
    let wider = part.scope == Scope::Own && whole.scope != Scope::Own;
    whole.number > part.number && !wider
}

fn misfit(prose: &Prose<'_>, statement: &Statement, what: &str, readings: &[Reading]) -> Option<Finding> {
    let severity = prose.severity(statement, Severity::Error)?;
    if severity == Severity::Info && tells_own_number(prose) {
        return None;
    }
    let severity = if prose.names_the_government(statement) { Severity::Warning.min(severity) } else { severity };
    let words = prose.words(statement);
    let message = format!("正文称{what}申请 {words}，与表三对不上：{}", told(readings));
    let expected = readings.first().and_then(|reading| reading.values.first()).copied().unwrap_or_default();
    let mut finding = prose
        .finding(&ReceivedDiffers::MANUAL, statement, message)
        .with_severity(severity)
        .with_values(expected, words);
    if let Some(reading) = readings.first() {
        finding = finding.at_all(reading.cells.iter().copied());
    }
    Some(finding)
}

/// Whether the text also gives the number that table 三 has: then a number of a wider scope is no riddle.
fn tells_own_number(prose: &Prose<'_>) -> bool {
    let received = Requests::new(prose.context().report()).received();
    prose.statements().iter().any(|statement| {
        statement.topic == Topic::Requests
            && statement.own_count().is_some_and(|number| received.iter().any(|reading| reading.fits(Some(number))))
    })
}
