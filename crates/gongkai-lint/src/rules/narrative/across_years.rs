//! Numbers of the text that compare with last year, and both years' tables.

use gongkai_report::Report;

use super::prose::Prose;
use super::readings::{Reading, Requests, disputes};
use crate::narrative::{Measure, Statement, Topic, Verb};

/// Words that a plain comparison is made of. Anything else makes it one of something narrower.
const PLAIN: [&str; 46] = [
    "政府信息公开",
    "信息公开",
    "依申请公开",
    "申请",
    "公开",
    "受理",
    "收到",
    "办理",
    "新收",
    "数量",
    "件数",
    "总数",
    "总量",
    "行政复议",
    "行政诉讼",
    "案件",
    "上一年度",
    "上一年",
    "上年度",
    "上年",
    "去年",
    "同期",
    "相比",
    "同比",
    "较之",
    "较",
    "比",
    "与",
    "相较",
    "于",
    "增加",
    "增长",
    "上升",
    "提升",
    "减少",
    "下降",
    "降低",
    "回落",
    "下滑",
    "了",
    "约",
    "为",
    "年",
    "度",
    "量",
    "率",
];

/// Words of requests of one kind only.
const SOME_ONLY: [&str; 12] =
    ["类", "涉及", "关于", "网上", "网络", "信函", "当面", "自然人", "平均", "月", "季度", "满意"];

impl Prose<'_> {
    /// Whether a change is told against last year, and not against an earlier year, a quarter or a month.
    pub(crate) fn compares_with_last_year(&self, statement: &Statement) -> bool {
        let sentence = self.sentence(statement);
        let last = self.context().report().year.map(|year| format!("{}年", year.saturating_sub(1))).unwrap_or_default();
        let named = ["上年", "去年", "同比", "上一年"].iter().any(|word| sentence.contains(word))
            || (!last.is_empty() && sentence.contains(&last));
        let other = ["环比", "季度", "前年", "两年", "三年", "近年"].iter().any(|word| sentence.contains(word));
        named && !other && self.speaks_for_itself(statement)
    }

    /// Whether the clause says nothing that narrows what it counts.
    pub(crate) fn speaks_for_itself(&self, statement: &Statement) -> bool {
        let mut near = self.near(statement);
        if statement.measure == Measure::Count {
            return !SOME_ONLY.iter().any(|word| near.contains(word));
        }
        for word in PLAIN {
            near = near.replace(word, "");
        }
        near.chars().all(|c| c.is_ascii_digit() || matches!(c, '“' | '”' | '的' | '数'))
    }
}

/// What both years' tables say of the thing a statement speaks of: this year and last year, for each reading.
/// `None`: no table counts it; empty: it could not be read.
pub(crate) fn pairs_of_years(prose: &Prose<'_>, previous: &Report, statement: &Statement) -> Option<Vec<(i64, i64)>> {
    let report = prose.context().report();
    let (now, then): (Vec<Reading>, Vec<Reading>) = match &statement.topic {
        Topic::Requests => match statement.verb {
            None | Some(Verb::Received | Verb::NewlyReceived | Verb::Accepted | Verb::Handled) => {
                (Requests::new(report).received(), Requests::new(previous).received())
            }
            Some(Verb::Concluded | Verb::Answered) => {
                (Requests::new(report).concluded(), Requests::new(previous).concluded())
            }
            _ => return None,
        },
        Topic::Disputes(kinds, result) => (disputes(report, kinds, *result), disputes(previous, kinds, *result)),
        Topic::Documents(row, Some(column)) => {
            let of = |report| super::documents_differ::reading(report, *row, *column).into_iter().collect();
            (of(report), of(previous))
        }
        _ => return None,
    };
    let pairs = now.iter().zip(&then).flat_map(|(now, then)| {
        now.values.iter().flat_map(move |now| then.values.iter().map(move |then| (*now, *then)))
    });
    Some(pairs.collect())
}
