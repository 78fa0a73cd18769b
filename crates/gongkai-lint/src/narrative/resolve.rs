//! From the words around a number to what it counts.

use gongkai_report::{Section, Table2Column, Table2Row};

use super::marks::{Found, Mark};
use super::statement::{Dispute, ResultName, Topic, Verb};

/// What a number counts, and what was done with it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Named {
    /// What is counted.
    pub topic: Topic,
    /// What was done with it.
    pub verb: Option<Verb>,
}

/// What is being spoken of, carried from clause to clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Family {
    /// Nothing yet.
    #[default]
    Unknown,
    /// Requests for information.
    Requests,
    /// Disputes of these kinds.
    Disputes(Vec<Dispute>),
    /// Documents of this row.
    Documents(Table2Row),
    /// Something that no table counts.
    Elsewhere,
}

impl Family {
    /// What a part of the report speaks of before anything is named.
    pub(crate) fn of_section(section: Section) -> Self {
        use gongkai_report::Head;
        match section {
            Section::OverviewHead(Head::DisclosureOnRequest) => Self::Requests,
            _ => Self::Unknown,
        }
    }

    /// What later clauses speak of after a number of that topic.
    pub(crate) fn after(&self, topic: &Topic, named_elsewhere: bool) -> Self {
        match topic {
            Topic::Requests
            | Topic::CarriedIn
            | Topic::CarriedOut
            | Topic::Results(_)
            | Topic::Channel(_)
            | Topic::Applicant(_) => Self::Requests,
            Topic::Disputes(kinds, _) => Self::Disputes(kinds.clone()),
            Topic::Documents(row, _) => Self::Documents(*row),
            Topic::Other if named_elsewhere => Self::Elsewhere,
            Topic::Decisions(_) | Topic::Fee => Self::Elsewhere,
            Topic::Other => self.clone(),
        }
    }
}

/// Whether a mark names a thing (and not only what is done with it).
pub(crate) fn is_noun(mark: Mark) -> bool {
    !matches!(mark, Mark::Verb(_) | Mark::DocumentColumn(_) | Mark::DisputeResult(_) | Mark::Nothing)
}

/// What a number counts that these words introduce.
pub(crate) fn topic(words: &str, marks: &[Found], family: &Family) -> Named {
    let verb = verb(marks);
    let Some(last) = marks.iter().rev().find(|found| is_noun(found.mark)) else {
        return Named { topic: without_noun(marks, verb, family), verb };
    };
    let has_elsewhere = marks.iter().any(|found| found.mark == Mark::Elsewhere);
    let topic = match last.mark {
        Mark::Result(_) => Topic::Results(results(marks)),
        Mark::Request => requests(words, marks, last),
        Mark::Application => match family {
            Family::Requests => requests(words, marks, last),
            _ => Topic::Other,
        },
        Mark::CarriedIn => Topic::CarriedIn,
        Mark::CarriedOut => Topic::CarriedOut,
        Mark::Channel(channel) if count(marks, |mark| matches!(mark, Mark::Channel(_))) == 1 => match family {
            Family::Requests | Family::Unknown => Topic::Channel(channel),
            _ => Topic::Other,
        },
        Mark::Applicant(name) if count(marks, |mark| matches!(mark, Mark::Applicant(_))) == 1 => Topic::Applicant(name),
        Mark::Dispute(_) => Topic::Disputes(disputes(marks), dispute_result(marks)),
        Mark::Document(row) if !has_elsewhere && count(marks, |m| matches!(m, Mark::Document(_))) == 1 => {
            Topic::Documents(row, document_column(marks, verb))
        }
        Mark::Decision(row) if count(marks, |m| matches!(m, Mark::Decision(_))) == 1 => Topic::Decisions(row),
        Mark::Fee => Topic::Fee,
        _ => Topic::Other,
    };
    Named { topic, verb }
}

fn count(marks: &[Found], is: impl Fn(Mark) -> bool) -> usize {
    marks.iter().filter(|found| is(found.mark)).count()
}

/// The verb that governs the number: the last one, but two joined verbs (收到并办结) mean handling as a whole.
fn verb(marks: &[Found]) -> Option<Verb> {
    let verbs: Vec<Verb> = marks
        .iter()
        .filter_map(|found| match found.mark {
            Mark::Verb(verb) => Some(verb),
            _ => None,
        })
        .collect();
    let of_requests: Vec<Verb> = verbs
        .iter()
        .copied()
        .filter(|verb| {
            matches!(verb, Verb::Received | Verb::Accepted | Verb::Handled | Verb::Concluded | Verb::Answered)
        })
        .collect();
    match of_requests.as_slice() {
        [first, .., last] if first != last => Some(Verb::Handled),
        // 制定发布规范性文件: what was made is also published.
        _ if verbs.contains(&Verb::Issued) && verbs.last() == Some(&Verb::Published) => Some(Verb::Issued),
        _ => verbs.last().copied(),
    }
}

/// Requests, unless the words before narrow them: 上年结转政府信息公开申请, 网上申请公开.
fn requests(words: &str, marks: &[Found], last: &Found) -> Topic {
    let before: Vec<Found> = marks.iter().filter(|found| found.range.start < last.range.start).cloned().collect();
    let total = ["共", "合计", "总计"].iter().any(|word| words.contains(word));
    let verb_at = before.iter().rposition(|found| matches!(found.mark, Mark::Verb(_)));
    let between = verb_at.map_or(before.as_slice(), |at| before.get(at..).unwrap_or_default());
    if between.iter().any(|found| found.mark == Mark::Elsewhere) {
        return Topic::Other;
    }
    let channels = count(&before, |mark| matches!(mark, Mark::Channel(_)));
    for found in &before {
        match found.mark {
            Mark::CarriedIn if !total => return Topic::CarriedIn,
            Mark::CarriedOut if !total => return Topic::CarriedOut,
            Mark::Channel(channel) if channels == 1 && !words.contains('等') => return Topic::Channel(channel),
            Mark::Applicant(name) if count(&before, |mark| matches!(mark, Mark::Applicant(_))) == 1 => {
                return Topic::Applicant(name);
            }
            Mark::Result(_) => return Topic::Results(results(&before)),
            Mark::Dispute(_) => return Topic::Other,
            _ => {}
        }
    }
    Topic::Requests
}

/// What a number counts that only verbs introduce: that of the clauses before.
fn without_noun(marks: &[Found], verb: Option<Verb>, family: &Family) -> Topic {
    match family {
        Family::Requests if verb.is_some() && verb != Some(Verb::Published) && verb != Some(Verb::Charged) => {
            Topic::Requests
        }
        Family::Disputes(kinds) => match dispute_result(marks) {
            Some(result) => Topic::Disputes(kinds.clone(), Some(result)),
            None => Topic::Other,
        },
        Family::Documents(row) => match document_column(marks, verb) {
            Some(column) => Topic::Documents(*row, Some(column)),
            None => Topic::Other,
        },
        _ => Topic::Other,
    }
}

fn results(marks: &[Found]) -> Vec<ResultName> {
    let mut out = Vec::new();
    for found in marks {
        if let Mark::Result(name) = found.mark
            && !out.contains(&name)
        {
            out.push(name);
        }
    }
    out
}

/// The kinds of dispute named; a suit named with its kind is that kind alone.
pub(crate) fn disputes(marks: &[Found]) -> Vec<Dispute> {
    let mut out = Vec::new();
    for found in marks {
        if let Mark::Dispute(kind) = found.mark
            && !out.contains(&kind)
        {
            out.push(kind);
        }
    }
    if out.iter().any(|kind| matches!(kind, Dispute::DirectSuit | Dispute::SuitAfterReconsideration)) {
        out.retain(|kind| *kind != Dispute::Suit);
    }
    out
}

fn dispute_result(marks: &[Found]) -> Option<gongkai_report::Table4Column> {
    marks.iter().rev().find_map(|found| match found.mark {
        Mark::DisputeResult(column) => Some(column),
        _ => None,
    })
}

/// The column of table 二 that the words name; `None` for documents only said to be published.
fn document_column(marks: &[Found], verb: Option<Verb>) -> Option<Table2Column> {
    let named = marks.iter().rev().find_map(|found| match found.mark {
        Mark::DocumentColumn(column) => Some(column),
        _ => None,
    });
    named.or_else(|| (verb == Some(Verb::Issued)).then_some(Table2Column::Issued))
}
