//! What is only counted: pieces published, notices, trainings, each with its day or its days.

use gongkai_case::history::Fact;
use gongkai_case::{Refusal, RefusalCode};
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use crate::refusal::{filled, refusal, span_within_year};
use crate::{Counted, DecisionKind, Facts, Measured, Quantity, Record, YearSoFar};

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CountOf {
    /// Decisions of a kind, where they are not recorded one by one.
    Decisions(DecisionKind),
    /// Pieces published on the body's own motion.
    Published {
        /// Where: website, new media, gazette; none if the source does not say.
        outlet: Option<String>,
        /// In which column; none if the source does not say.
        column: Option<String>,
    },
    /// Notices of procurement and trading.
    Notices {
        /// Of which kind; none if the source does not say.
        kind: Option<String>,
    },
    /// Outdated pieces taken down (清理过时信息).
    RetiredItems,
    /// Revisions of the guide (公开指南).
    GuideRevisions,
    /// Trainings (art. 48).
    Trainings,
    /// Work plans issued (工作要点).
    WorkPlans,
}

impl CountOf {
    /// Identifier.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Decisions(kind) => kind.id(),
            Self::Published { .. } => "published",
            Self::Notices { .. } => "notices",
            Self::RetiredItems => "retired_items",
            Self::GuideRevisions => "guide_revisions",
            Self::Trainings => "trainings",
            Self::WorkPlans => "work_plans",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Decisions(kind) => kind.label(),
            Self::Published { .. } => "主动公开信息",
            Self::Notices { .. } => "交易公告",
            Self::RetiredItems => "清理过时信息",
            Self::GuideRevisions => "修订公开指南",
            Self::Trainings => "培训",
            Self::WorkPlans => "印发工作要点",
        }
    }

    /// The duty behind it.
    #[must_use]
    pub const fn provision(&self) -> Provision {
        match self {
            Self::Decisions(kind) => kind.provision(),
            Self::Published { .. } => cited::ART_19,
            Self::Notices { .. } => cited::RESOURCES_2017,
            Self::RetiredItems => cited::ART_4,
            Self::GuideRevisions => cited::ART_12,
            Self::Trainings => cited::ART_48,
            Self::WorkPlans => cited::ART_46,
        }
    }
}

/// What may have happened: something was counted. The day is the last of the days it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountFact {
    /// What.
    pub of: CountOf,
    /// The first of the days it speaks of; none if it speaks of a single day.
    pub since: Option<Date>,
    /// How many, as exactly as the source says.
    pub measured: Measured,
    /// Where the number comes from: a ledger, a report.
    pub source: Option<String>,
}

impl Facts for CountFact {
    const PROVISION: Provision = cited::ART_50_1;

    fn possible(facts: &[Fact<Self>]) -> Result<(), Refusal> {
        if facts.len() > 1 {
            let what = "同一条计数登记了两次";
            return Err(refusal(
                RefusalCode::AlreadyDone,
                what,
                Self::PROVISION,
                "另一段时间的计数请另行登记，有误的请更正",
            ));
        }
        let Some(fact) = facts.first() else { return Ok(()) };
        if let Quantity::Text(text) = &fact.what.measured.quantity {
            filled(text, &format!("{}的“{}”数量", form::long(fact.on), fact.what.of.label()), Self::PROVISION)?;
        }
        span_within_year(fact.what.since, fact.on, Self::PROVISION)
    }
}

/// A dated count as its record tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedCount<'a> {
    /// What is counted.
    pub of: &'a CountOf,
    /// The first day it speaks of.
    pub from: Date,
    /// The last day it speaks of; it counts on this day.
    pub to: Date,
    /// How many.
    pub measured: &'a Measured,
    /// Where the number comes from.
    pub source: Option<&'a str>,
}

impl<'a> DatedCount<'a> {
    /// The count of a record; none if it was struck out.
    #[must_use]
    pub fn of(record: &'a Record<CountFact>) -> Option<Self> {
        let fact = record.state().facts().first()?;
        let CountFact { of, since, measured, source } = &fact.what;
        Some(Self { of, from: since.unwrap_or(fact.on), to: fact.on, measured, source: source.as_deref() })
    }
}

/// A sum of quantities, of which some may be vague.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuantitySum<'a> {
    /// The sum of the exact ones.
    pub exact: u64,
    /// The others, as they were told.
    pub vague: Vec<&'a Measured>,
    /// The records behind it.
    pub records: Vec<Counted<'a>>,
}

/// Adds up the counts that `wanted` chooses, in a year so far.
pub fn sum_counts<'a>(
    records: impl IntoIterator<Item = (&'a str, &'a Record<CountFact>)>,
    wanted: impl Fn(&CountOf) -> bool,
    year: YearSoFar,
) -> QuantitySum<'a> {
    let mut sum = QuantitySum::default();
    for (id, record) in records {
        let Some(count) = DatedCount::of(record) else { continue };
        if !wanted(count.of) || !year.contains(count.to) {
            continue;
        }
        match count.measured.quantity.exact() {
            Some(number) => sum.exact = sum.exact.saturating_add(number),
            None => sum.vague.push(count.measured),
        }
        sum.records.push(Counted { id, number: count.source, day: count.to });
    }
    sum
}
