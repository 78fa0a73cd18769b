//! Administrative charges (行政事业性收费): what was received and paid back, day by day.

use gongkai_case::history::Fact;
use gongkai_case::{CaseId, Refusal, RefusalCode};
use gongkai_law::fee::Fen;
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use crate::refusal::{filled, refusal, span_within_year};
use crate::{Counted, Facts, Record, YearSoFar};

/// What a charge is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ChargeItem {
    /// 信息处理费, itself an administrative charge.
    ProcessingFee {
        /// The request it was received for, where the request's own record tells of the payment too: it counts once.
        of_case: Option<CaseId>,
    },
    /// Another item of the body's list.
    Other(String),
}

/// What may have happened to a charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChargeFact {
    /// Money was received on a day, or over some days up to it.
    Received {
        /// What for.
        item: ChargeItem,
        /// How much.
        amount: Fen,
        /// The first of the days; none for a single day.
        since: Option<Date>,
        /// Number of the receipt or of the ledger. No name of the payer.
        number: Option<String>,
    },
    /// Money was paid back.
    Refunded {
        /// How much.
        amount: Fen,
    },
}

impl Facts for ChargeFact {
    const PROVISION: Provision = cited::ART_20_8;

    fn possible(facts: &[Fact<Self>]) -> Result<(), Refusal> {
        let Some((first, rest)) = facts.split_first() else { return Ok(()) };
        let ChargeFact::Received { item, amount, since, .. } = &first.what else {
            let what = format!("{}的退费早于收费", form::long(first.on));
            return Err(refusal(RefusalCode::TooEarly, what, Self::PROVISION, "请先登记收费，或核对日期"));
        };
        if let ChargeItem::Other(name) = item {
            filled(name, "收费项目", Self::PROVISION)?;
        }
        span_within_year(*since, first.on, Self::PROVISION)?;
        let mut refunded = Fen::ZERO;
        for fact in rest {
            match &fact.what {
                ChargeFact::Received { .. } => {
                    let what = "同一笔收费登记了两次";
                    return Err(refusal(RefusalCode::AlreadyDone, what, Self::PROVISION, "另一笔收费请另行登记"));
                }
                ChargeFact::Refunded { amount } => refunded = refunded + *amount,
            }
        }
        if refunded > *amount {
            let what = format!("退费合计{refunded}，多于收费{amount}");
            return Err(refusal(RefusalCode::NothingToAnswer, what, Self::PROVISION, "请核对金额"));
        }
        Ok(())
    }
}

/// A charge that counts in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedCharge<'a> {
    /// The record, and the day it counts on.
    pub counted: Counted<'a>,
    /// What was received, or paid back.
    pub amount: Fen,
    /// Whether it was paid back.
    pub refund: bool,
    /// What for.
    pub item: &'a ChargeItem,
}

/// The charges of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChargeCount<'a> {
    /// Every receipt and refund of the year.
    pub charges: Vec<CountedCharge<'a>>,
}

impl ChargeCount<'_> {
    /// What was received less what was paid back, in fen; below zero if more was paid back than received in the year.
    #[must_use]
    pub fn net_fen(&self) -> i64 {
        self.sum(|_| true)
    }

    /// The part of it that is 信息处理费.
    #[must_use]
    pub fn net_processing_fee_fen(&self) -> i64 {
        self.sum(|item| matches!(item, ChargeItem::ProcessingFee { .. }))
    }

    fn sum(&self, wanted: impl Fn(&ChargeItem) -> bool) -> i64 {
        let signed = |charge: &CountedCharge<'_>| {
            let amount = i64::try_from(charge.amount.get()).unwrap_or(i64::MAX);
            if charge.refund { -amount } else { amount }
        };
        self.charges.iter().filter(|charge| wanted(charge.item)).map(signed).fold(0, i64::saturating_add)
    }
}

/// Collects the charges of a year so far. A refund counts in the year in which it is paid.
pub fn count_charges<'a>(
    records: impl IntoIterator<Item = (&'a str, &'a Record<ChargeFact>)>,
    year: YearSoFar,
) -> ChargeCount<'a> {
    let mut charges = Vec::new();
    for (id, record) in records {
        let facts = record.state().facts();
        let Some(ChargeFact::Received { item, number, .. }) = facts.first().map(|fact| &fact.what) else { continue };
        for fact in facts.iter().filter(|fact| year.contains(fact.on)) {
            let (amount, refund) = match &fact.what {
                ChargeFact::Received { amount, .. } => (*amount, false),
                ChargeFact::Refunded { amount } => (*amount, true),
            };
            let counted = Counted { id, number: number.as_deref(), day: fact.on };
            charges.push(CountedCharge { counted, amount, refund, item });
        }
    }
    ChargeCount { charges }
}
