//! An export against the log, and exports against one another.

use std::fmt;
use std::future::Future;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Export, Head};
use crate::digest::Digest;
use crate::seal::RegisterTip;

/// What a check asks of the log. The hashes it answers must be recomputed from the stored bytes or come from a log
/// whose chain was verified before.
pub trait Log {
    /// What it says when it cannot be read.
    type Error;

    /// Number of the last event of a body; 0 if there is none.
    fn last(&self, body: &str) -> impl Future<Output = Result<u64, Self::Error>> + Send;

    /// Hash of one event of a body.
    fn hash_at(&self, body: &str, seq: u64) -> impl Future<Output = Result<Option<Digest>, Self::Error>> + Send;
}

/// How a log differs from an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeadFault {
    /// Fewer events than were exported.
    CutTail {
        /// Which body.
        body: String,
        /// Number of its last event in the export.
        exported: u64,
        /// Number of its last event in the log.
        actual: u64,
    },
    /// As many events, but another one there.
    Recomputed {
        /// Which body.
        body: String,
        /// Which event.
        seq: u64,
    },
}

impl fmt::Display for HeadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CutTail { body, exported, actual } => write!(
                f,
                "机构 {body} 的历史被截断：链头导出时已有第 {exported} 条，现在只到第 {actual} 条，缺 {} 条；请从备份恢复并查明原因",
                exported.saturating_sub(*actual)
            ),
            Self::Recomputed { body, seq } => write!(
                f,
                "机构 {body} 的历史被改写：第 {seq} 条的校验值与导出的链头不同，此条或更早的记录被改动后重新计算过；请与备份核对并查明原因"
            ),
        }
    }
}

/// Holds an export against the log: a cut tail and a recomputed chain show, one fault a body.
///
/// # Errors
/// The log cannot be read.
pub async fn check<L: Log>(export: &Export, log: &L) -> Result<Vec<HeadFault>, L::Error> {
    let mut faults = Vec::new();
    for Head { body, seq, hash } in &export.heads {
        let actual = log.last(body).await?;
        if actual < *seq {
            faults.push(HeadFault::CutTail { body: body.clone(), exported: *seq, actual });
        } else if log.hash_at(body, *seq).await? != Some(*hash) {
            faults.push(HeadFault::Recomputed { body: body.clone(), seq: *seq });
        }
    }
    Ok(faults)
}

/// What is wrong among exports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChainFault {
    /// Exports that are not at hand.
    Missing {
        /// Number of the first.
        first: u64,
        /// Number of the last.
        last: u64,
    },
    /// Two different exports of one number.
    Twice(u64),
    /// An export that does not follow the one before it.
    Broken(u64),
    /// Days on which none was made.
    NoExport {
        /// The first day.
        first: Date,
        /// The last day.
        last: Date,
    },
    /// A body whose chain became shorter, or another one of the same length.
    Rewritten {
        /// In which export.
        no: u64,
        /// Which body.
        body: String,
    },
    /// The register of destroyed keys became shorter, or another one of the same length.
    Register(u64),
}

impl fmt::Display for ChainFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { first, last } if first == last => write!(f, "缺少第 {first} 号链头文件：请找回后再核对"),
            Self::Missing { first, last } => write!(f, "缺少第 {first} 至 {last} 号链头文件：请找回后再核对"),
            Self::Twice(no) => write!(f, "第 {no} 号链头有两份不同的文件：其中至少一份不可信，请查明来源"),
            Self::Broken(no) => write!(f, "第 {no} 号链头没有接在上一份之后：上一份被替换过，请查明来源"),
            Self::NoExport { first, last } if first == last => write!(f, "{first} 没有导出链头：请检查定时任务"),
            Self::NoExport { first, last } => write!(f, "{first} 至 {last} 没有导出链头：请检查定时任务"),
            Self::Rewritten { no, body } => write!(f, "机构 {body} 的历史在第 {no} 号链头处变短或被改写：请查明原因"),
            Self::Register(no) => write!(f, "已销毁密钥登记簿在第 {no} 号链头处变短或被改写：请查明原因"),
        }
    }
}

/// Holds exports, in any order, against one another: from the first number to the last there must be every one, each
/// following the one before, and one on every legal day up to the day before `today`.
#[must_use]
pub fn check_chain(exports: &[Export], today: Date) -> Vec<ChainFault> {
    let mut exports: Vec<&Export> = exports.iter().collect();
    exports.sort_by_key(|export| (export.no, export.digest));
    exports.dedup_by_key(|export| export.digest);
    let mut faults = Vec::new();
    if let Some(first) = exports.first().filter(|first| first.no > 1) {
        faults.push(ChainFault::Missing { first: 1, last: first.no - 1 });
    }
    for [before, after] in exports.array_windows() {
        between(before, after, &mut faults);
    }
    if let Some(last) = exports.last() {
        faults.extend(days_between(last.day(), today));
    }
    faults
}

fn between(before: &Export, after: &Export, faults: &mut Vec<ChainFault>) {
    let no = after.no;
    if no == before.no {
        return faults.push(ChainFault::Twice(no));
    }
    if no > before.no + 1 {
        faults.push(ChainFault::Missing { first: before.no + 1, last: no - 1 });
    } else if after.previous != Some(before.digest) {
        faults.push(ChainFault::Broken(no));
    }
    if no == before.no + 1 {
        faults.extend(days_between(before.day(), after.day()));
    }
    for head in &before.heads {
        let now = after.heads.iter().find(|now| now.body == head.body);
        if !now.is_some_and(|now| grew((head.seq, head.hash), (now.seq, now.hash))) {
            faults.push(ChainFault::Rewritten { no, body: head.body.clone() });
        }
    }
    let pair = |tip: RegisterTip| (tip.no, tip.hash);
    if let Some(tip) = before.destroyed
        && !after.destroyed.is_some_and(|now| grew(pair(tip), pair(now)))
    {
        faults.push(ChainFault::Register(no));
    }
}

/// The days that lie between two days.
fn days_between(before: Date, after: Date) -> Option<ChainFault> {
    let (first, last) = (before.saturating_add(1.day()), after.saturating_sub(1.day()));
    (first <= last).then_some(ChainFault::NoExport { first, last })
}

/// Whether a chain went on, or is the same.
fn grew(before: (u64, Digest), after: (u64, Digest)) -> bool {
    after.0 > before.0 || after == before
}
