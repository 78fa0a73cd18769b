//! Licences, penalties and compulsory measures, decision by decision.

use gongkai_case::history::Fact;
use gongkai_case::{Refusal, RefusalCode};
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{CountError, Explained, Period, period_due};
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use crate::refusal::{filled, refusal};
use crate::{CountFact, CountOf, Counted, DatedCount, Facts, Record, YearSoFar};

/// A kind of decision that table 二 counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DecisionKind {
    /// 行政许可.
    Licence,
    /// 行政处罚.
    Penalty,
    /// 行政强制.
    AdministrativeCompulsion,
}

impl DecisionKind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Licence, Self::Penalty, Self::AdministrativeCompulsion];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Licence => "licence",
            Self::Penalty => "penalty",
            Self::AdministrativeCompulsion => "administrative_compulsion",
        }
    }

    /// The kind of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Licence => "行政许可",
            Self::Penalty => "行政处罚",
            Self::AdministrativeCompulsion => "行政强制",
        }
    }

    /// Why it is counted.
    #[must_use]
    pub const fn provision(self) -> Provision {
        match self {
            Self::Licence => cited::ART_20_5,
            Self::Penalty | Self::AdministrativeCompulsion => cited::ART_20_6,
        }
    }
}

/// How a published decision fell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Overturning {
    /// 依法变更.
    Changed,
    /// 撤销.
    Revoked,
    /// 确认违法或者确认无效.
    HeldUnlawful,
}

impl Overturning {
    /// All ways.
    pub const ALL: [Self; 3] = [Self::Changed, Self::Revoked, Self::HeldUnlawful];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Revoked => "revoked",
            Self::HeldUnlawful => "held_unlawful",
        }
    }

    /// The way of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Changed => "变更",
            Self::Revoked => "撤销",
            Self::HeldUnlawful => "确认违法",
        }
    }
}

/// What may have happened to a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionFact {
    /// It was made.
    Made {
        /// Of which kind.
        kind: DecisionKind,
        /// Its number. No name of the person concerned.
        number: String,
    },
    /// It was published.
    Published {
        /// Where.
        outlet: String,
    },
    /// It was lawfully left unpublished; it counts all the same.
    LeftUnpublished {
        /// Why.
        why: String,
    },
    /// It was changed, revoked or held unlawful; it counts all the same, as it was made.
    Overturned(Overturning),
    /// It was withdrawn from publication.
    Withdrawn {
        /// Whether the reasons were published, as the law asks.
        reasons_published: bool,
    },
}

impl Facts for DecisionFact {
    const PROVISION: Provision = cited::ART_20;

    fn possible(facts: &[Fact<Self>]) -> Result<(), Refusal> {
        let Some((first, rest)) = facts.split_first() else { return Ok(()) };
        let DecisionFact::Made { kind, number } = &first.what else {
            let what = format!("{}的登记早于作出决定", form::long(first.on));
            return Err(refusal(RefusalCode::TooEarly, what, Self::PROVISION, "请先登记决定，或核对日期"));
        };
        filled(number, "决定书文号", Self::PROVISION)?;
        let (mut published, mut overturned, mut withdrawn) = (false, false, false);
        let twice = |what: &str| {
            let what = format!("这件决定已经登记过{what}");
            refusal(RefusalCode::AlreadyDone, what, Self::PROVISION, "原登记有误的，请更正原登记")
        };
        for fact in rest {
            match &fact.what {
                DecisionFact::Made { .. } => {
                    let what = "同一件决定登记了两次作出";
                    return Err(refusal(RefusalCode::AlreadyDone, what, Self::PROVISION, "另一件决定请另行登记"));
                }
                DecisionFact::Published { outlet } => {
                    filled(outlet, "公开渠道", Self::PROVISION)?;
                    // published again after a withdrawal, as changed
                    if published && !withdrawn {
                        return Err(twice("公开"));
                    }
                    (published, withdrawn) = (true, false);
                }
                DecisionFact::LeftUnpublished { why } => filled(why, "不公开的理由", Self::PROVISION)?,
                DecisionFact::Overturned(_) => overturned = true,
                DecisionFact::Withdrawn { .. } if withdrawn => return Err(twice("撤回")),
                DecisionFact::Withdrawn { .. } => {
                    withdrawable(*kind, published, overturned)?;
                    withdrawn = true;
                }
            }
        }
        Ok(())
    }
}

fn withdrawable(kind: DecisionKind, published: bool, overturned: bool) -> Result<(), Refusal> {
    let refuse = |code, what: &str, mend| Err(refusal(code, what, cited::PENALTY_48_2, mend));
    match (kind, published, overturned) {
        (DecisionKind::Penalty, true, true) => Ok(()),
        (DecisionKind::Penalty, true, false) => {
            refuse(RefusalCode::NothingToAnswer, "处罚决定没有被变更、撤销或者确认违法", "请先登记处罚决定的变更或撤销")
        }
        (DecisionKind::Penalty, false, _) => {
            refuse(RefusalCode::NothingToAnswer, "处罚决定没有公开过", "没有公开的无需撤回；已公开的请先登记公开")
        }
        _ => refuse(RefusalCode::DoesNotApply, "只有行政处罚决定适用撤回公开信息的规定", "请核对决定的种类"),
    }
}

/// Whether a decision is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publicity<'a> {
    /// Neither published nor said to stay unpublished.
    Open,
    /// Published on a day.
    Published(Date),
    /// Lawfully unpublished, and why.
    LeftUnpublished(&'a str),
    /// Published and withdrawn on a day, with or without reasons published.
    Withdrawn(Date, bool),
}

/// A decision as its record tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision<'a> {
    /// Of which kind.
    pub kind: DecisionKind,
    /// Its number.
    pub number: &'a str,
    /// The day it was made.
    pub made: Date,
    /// Whether it is published.
    pub publicity: Publicity<'a>,
    /// When and how it last fell.
    pub overturned: Option<(Date, Overturning)>,
}

impl<'a> Decision<'a> {
    /// The decision of a record; none while its making is not recorded.
    #[must_use]
    pub fn of(record: &'a Record<DecisionFact>) -> Option<Self> {
        let mut decision: Option<Self> = None;
        for fact in record.state().facts() {
            match (&fact.what, &mut decision) {
                (DecisionFact::Made { kind, number }, None) => {
                    let (kind, made) = (*kind, fact.on);
                    decision = Some(Self { kind, number, made, publicity: Publicity::Open, overturned: None });
                }
                (DecisionFact::Published { .. }, Some(decision)) => decision.publicity = Publicity::Published(fact.on),
                (DecisionFact::LeftUnpublished { why }, Some(decision)) => {
                    decision.publicity = Publicity::LeftUnpublished(why);
                }
                (DecisionFact::Overturned(how), Some(decision)) => decision.overturned = Some((fact.on, *how)),
                (DecisionFact::Withdrawn { reasons_published }, Some(decision)) => {
                    decision.publicity = Publicity::Withdrawn(fact.on, *reasons_published);
                }
                (DecisionFact::Made { .. }, Some(_)) | (_, None) => {}
            }
        }
        decision
    }

    /// The day by which a published penalty that fell is to be withdrawn with reasons; none where nothing is to be
    /// withdrawn. It is told after the withdrawal too.
    ///
    /// # Errors
    /// If the calendar does not reach so far.
    pub fn withdrawal_due(&self, calendar: &Calendar) -> Result<Option<Explained>, CountError> {
        let (DecisionKind::Penalty, Some((fell, _))) = (self.kind, self.overturned) else { return Ok(None) };
        match self.publicity {
            // published after it fell: that is the changed decision
            Publicity::Published(day) if day <= fell => period_due(calendar, Period::PenaltyWithdrawal, fell).map(Some),
            Publicity::Withdrawn(..) => period_due(calendar, Period::PenaltyWithdrawal, fell).map(Some),
            _ => Ok(None),
        }
    }
}

/// The decisions of one kind that count in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionCount<'a> {
    /// 本年处理决定数量.
    pub number: u64,
    /// Decisions recorded one by one that count.
    pub single: Vec<Counted<'a>>,
    /// Decisions recorded one by one that a number of the ledger holds already.
    pub within_ledger: Vec<Counted<'a>>,
    /// Numbers of the ledger that count, with their number.
    pub ledger: Vec<(Counted<'a>, u64)>,
    /// Entries of the ledger without an exact number; they cannot count.
    pub vague: Vec<Counted<'a>>,
    /// Pairs of ledger numbers that speak of the same days, both of which are added: one of them is to be corrected.
    pub overlapping: Vec<(&'a str, &'a str)>,
}

/// Counts the decisions of one kind in a year so far, published or not.
///
/// A number from a ledger is the whole of its days: decisions that are recorded one by one for these days are in it.
pub fn count_decisions<'a>(
    decisions: impl IntoIterator<Item = (&'a str, &'a Record<DecisionFact>)>,
    counts: impl IntoIterator<Item = (&'a str, &'a Record<CountFact>)>,
    kind: DecisionKind,
    year: YearSoFar,
) -> DecisionCount<'a> {
    let mut found = DecisionCount::default();
    let mut spans: Vec<(&str, Date, Date)> = Vec::new();
    for (id, record) in counts {
        let Some(count) = DatedCount::of(record) else { continue };
        if *count.of != CountOf::Decisions(kind) || !year.contains(count.to) {
            continue;
        }
        let counted = Counted { id, number: count.source, day: count.to };
        let Some(number) = count.measured.quantity.exact() else {
            found.vague.push(counted);
            continue;
        };
        let meets = |(_, from, to): &&(&str, Date, Date)| *from <= count.to && count.from <= *to;
        found.overlapping.extend(spans.iter().filter(meets).map(|(other, ..)| (*other, id)));
        spans.push((id, count.from, count.to));
        found.ledger.push((counted, number));
        found.number = found.number.saturating_add(number);
    }
    for (id, record) in decisions {
        let Some(decision) = Decision::of(record) else { continue };
        if decision.kind != kind || !year.contains(decision.made) {
            continue;
        }
        let counted = Counted { id, number: Some(decision.number), day: decision.made };
        if spans.iter().any(|(_, from, to)| *from <= decision.made && decision.made <= *to) {
            found.within_ledger.push(counted);
        } else {
            found.single.push(counted);
            found.number = found.number.saturating_add(1);
        }
    }
    found
}
