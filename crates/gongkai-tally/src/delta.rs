//! Why a cell counts otherwise than it did.

use std::collections::BTreeMap;

use gongkai_report::CellId;
use rust_decimal::Decimal;

use crate::leaves::number;
use crate::{Basis, Head, RecordRef, Tally, Traced};

/// Why a record counts otherwise than it did, or why a number is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// A record that came in after the year was frozen, or counts here since an entry made after that.
    Came,
    /// A record that counts here no more since an entry made after the year was frozen.
    Went,
    /// A record that counts with another amount since an entry made after the year was frozen.
    Changed,
    /// Nothing new in the record: the rules or settings are others.
    Rules,
    /// Nothing new in the record, and the rules are the same: the calendar is another.
    Calendar,
    /// What was published was not what the records told on the day of freezing.
    PublishedOtherwise,
    /// None of these; somebody should look.
    Unexplained,
}

impl Cause {
    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Came => "came",
            Self::Went => "went",
            Self::Changed => "changed",
            Self::Rules => "rules",
            Self::Calendar => "calendar",
            Self::PublishedOtherwise => "published_otherwise",
            Self::Unexplained => "unexplained",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Came => "发布后补记或改记于此",
            Self::Went => "发布后撤销或改记他处",
            Self::Changed => "发布后金额或数量有更正",
            Self::Rules => "计数规则或设置有变化",
            Self::Calendar => "工作日历有变化",
            Self::PublishedOtherwise => "发布的数字与当时的记录不一致",
            Self::Unexplained => "原因不明，请核对",
        }
    }
}

/// One reason for a difference, and how much of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta {
    /// Why.
    pub cause: Cause,
    /// The record, as it counts now or counted then; none if it is no single record.
    pub record: Option<RecordRef>,
    /// By how much, in the unit of the cell.
    pub by: Decimal,
}

/// What was known when a year was frozen.
pub(crate) struct Then<'a> {
    pub(crate) counted: &'a Traced,
    pub(crate) published: Option<Decimal>,
    pub(crate) head: &'a Head,
    pub(crate) basis: &'a Basis,
}

/// Every reason why a cell of the count differs from what was published. Their sum is the difference.
pub(crate) fn deltas(then: &Then<'_>, now: &Tally, cell: CellId) -> Vec<Delta> {
    let mut records: BTreeMap<String, (i64, i64, RecordRef)> = BTreeMap::new();
    for record in &then.counted.records {
        records.entry(record.id.clone()).or_insert_with(|| (0, 0, record.clone())).0 += record.adds;
    }
    for record in now.trace(cell).records {
        let entry = records.entry(record.id.clone()).or_insert_with(|| (0, 0, record.clone()));
        entry.1 += record.adds;
        entry.2 = record;
    }
    let counted: i64 = records.values().map(|(was, ..)| was).sum();
    let mut deltas: Vec<Delta> = records
        .into_values()
        .filter(|(was, is, _)| was != is)
        .map(|(was, is, record)| {
            let cause = cause(then, now, &record, was, is);
            Delta { cause, record: Some(record), by: number(cell, is - was) }
        })
        .collect();
    let printed = then.published.map(|published| number(cell, counted) - published);
    if let Some(by) = printed.filter(|by| !by.is_zero()) {
        deltas.push(Delta { cause: Cause::PublishedOtherwise, record: None, by });
    }
    deltas
}

fn cause(then: &Then<'_>, now: &Tally, record: &RecordRef, was: i64, is: i64) -> Cause {
    // a record that is not given to the count any more went away
    let changed = now.seq_of(&record.id).is_none_or(|seq| seq > then.head.seq);
    let basis = now.basis();
    match (was, is) {
        (0, _) if changed => Cause::Came,
        (_, 0) if changed => Cause::Went,
        _ if changed => Cause::Changed,
        _ if basis.counting != then.basis.counting || basis.rules_version != then.basis.rules_version => Cause::Rules,
        _ if basis.calendar_version != then.basis.calendar_version => Cause::Calendar,
        _ => Cause::Unexplained,
    }
}
