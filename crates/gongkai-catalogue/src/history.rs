//! A record as the fold of its entries: the facts that stand, and what may be asked of it.

use std::fmt;

use gongkai_case::history::{Entry, Fact, Folded, History};
use gongkai_case::{Refusal, RefusalCode};
use gongkai_law::form;
use gongkai_law::provision::Provision;
use jiff::civil::Date;

use crate::refusal::{filled, refusal};

/// A record: its entries, corrected ones too, and the facts that stand.
pub type Record<F> = History<Standing<F>>;

/// The facts of a record that stand, in the order of their days; facts of one day in the order of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<F>(Vec<Fact<F>>);

impl<F> Default for Standing<F> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<F> Standing<F> {
    /// The facts.
    #[must_use]
    pub fn facts(&self) -> &[Fact<F>] {
        &self.0
    }
}

impl<F: Clone + fmt::Debug + Eq> Folded for Standing<F> {
    type Event = F;

    fn apply(&mut self, fact: &Fact<F>) {
        let place = self.0.partition_point(|earlier| earlier.on <= fact.on);
        self.0.insert(place, fact.clone());
    }
}

/// A kind of record: what may have happened to it.
pub trait Facts: Clone + fmt::Debug + Eq {
    /// Why such records are kept.
    const PROVISION: Provision;

    /// Whether all this can be true together. The facts stand in the order of their days; none at all is a record made
    /// by mistake, and possible.
    ///
    /// # Errors
    /// The first impossibility.
    fn possible(facts: &[Fact<Self>]) -> Result<(), Refusal>;
}

/// What is asked of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command<F> {
    /// Record what happened.
    Record(Fact<F>),
    /// Correct a mistaken entry.
    CorrectEntry {
        /// Its number, from 1.
        entry: usize,
        /// Why it is a mistake. No personal data.
        reason: String,
        /// What is true instead; `None`: it never happened.
        instead: Option<Fact<F>>,
    },
}

/// The entries that a command adds to a record. Nothing here hangs on who asks, which the log tells.
///
/// A correction is judged by what it leaves: an entry on which others rest is corrected after them.
///
/// # Errors
/// If it is impossible; what is unlawful but true is never refused.
pub fn decide<F: Facts>(record: &Record<F>, command: Command<F>, today: Date) -> Result<Vec<Entry<F>>, Refusal> {
    let entry = match command {
        Command::Record(fact) => {
            happened(&fact, today)?;
            Entry::Fact(fact)
        }
        Command::CorrectEntry { entry, reason, instead } => {
            let found = entry.checked_sub(1).and_then(|place| record.entries().get(place));
            if !matches!(found, Some(Entry::Fact(_))) {
                let what = format!("没有第{entry}条可以更正的记录，共有{}条", record.entries().len());
                return Err(refusal(RefusalCode::NoSuchEntry, what, F::PROVISION, "请核对记录的序号"));
            }
            filled(&reason, "更正的理由", F::PROVISION)?;
            instead.iter().try_for_each(|fact| happened(fact, today))?;
            Entry::Correction { entry, on: today, reason, instead }
        }
    };
    let mut after = record.clone();
    after.evolve(entry.clone());
    F::possible(after.state().facts())?;
    Ok(vec![entry])
}

/// Only what has happened is recorded.
fn happened<F: Facts>(fact: &Fact<F>, today: Date) -> Result<(), Refusal> {
    if fact.on > today {
        let what = format!("{}还没有到（今日{}）", form::long(fact.on), form::long(today));
        return Err(refusal(RefusalCode::InTheFuture, what, F::PROVISION, "请核对日期，到时再登记"));
    }
    Ok(())
}
