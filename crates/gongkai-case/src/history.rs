//! A history: entries in the order they were recorded, the corrections among them, and the state they fold to.

use gongkai_law::provision::cited;
use jiff::civil::Date;

use crate::{Refusal, RefusalCode};

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact<E> {
    /// The legal day on which it happened, in Asia/Shanghai; not the day on which it was recorded.
    pub on: Date,
    /// What happened.
    pub what: E,
}

/// A line of a history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry<E> {
    /// Something happened.
    Fact(Fact<E>),
    /// An earlier entry was a mistake. It stays visible and counts no more.
    Correction {
        /// The number of the entry that was mistaken, from 1.
        entry: usize,
        /// The day the mistake was found.
        on: Date,
        /// Why it was one.
        reason: String,
        /// What was true instead, in the place of the mistaken entry; `None`: it never happened.
        instead: Option<Fact<E>>,
    },
}

impl<E> Entry<E> {
    /// The day it speaks of.
    #[must_use]
    pub const fn on(&self) -> Date {
        match self {
            Self::Fact(fact) => fact.on,
            Self::Correction { on, .. } => *on,
        }
    }
}

/// What a history folds to.
pub trait Folded: Default {
    /// What can happen.
    type Event: Clone + std::fmt::Debug + Eq;

    /// Takes in what happened. Total: an event that makes no sense here changes nothing.
    fn apply(&mut self, fact: &Fact<Self::Event>);
}

/// The entries of a case and the state they fold to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History<S: Folded> {
    entries: Vec<Entry<S::Event>>,
    state: S,
}

impl<S: Folded> Default for History<S> {
    fn default() -> Self {
        Self { entries: Vec::new(), state: S::default() }
    }
}

impl<S: Folded> History<S> {
    /// The history of these entries.
    pub fn of(entries: impl IntoIterator<Item = Entry<S::Event>>) -> Self {
        let mut history = Self { entries: Vec::new(), state: S::default() };
        for entry in entries {
            history.evolve(entry);
        }
        history
    }

    /// Takes in one more entry. A correction folds the history anew, the true fact in the place of the mistaken one.
    pub fn evolve(&mut self, entry: Entry<S::Event>) {
        let correction = matches!(entry, Entry::Correction { .. });
        if let Entry::Fact(fact) = &entry {
            self.state.apply(fact);
        }
        self.entries.push(entry);
        if correction {
            let mut state = S::default();
            self.standing().for_each(|fact| state.apply(fact));
            self.state = state;
        }
    }

    /// Every entry as recorded, mistaken ones and corrections too; the number of an entry is its place, from 1.
    #[must_use]
    pub fn entries(&self) -> &[Entry<S::Event>] {
        &self.entries
    }

    /// The state.
    #[must_use]
    pub const fn state(&self) -> &S {
        &self.state
    }

    /// The state alone, where the entries are not needed any more.
    #[must_use]
    pub fn into_state(self) -> S {
        self.state
    }

    /// The facts that still stand, each in the place of what it corrects.
    pub fn standing(&self) -> impl Iterator<Item = &Fact<S::Event>> {
        self.standing_before(self.entries.len().saturating_add(1))
    }

    /// Of the facts that still stand those before an entry.
    pub fn standing_before(&self, entry: usize) -> impl Iterator<Item = &Fact<S::Event>> {
        (1..entry).filter_map(|number| match self.entries.get(number - 1) {
            Some(Entry::Fact(fact)) => match self.corrected_by(number) {
                Some(Entry::Correction { instead, .. }) => instead.as_ref(),
                _ => Some(fact),
            },
            _ => None,
        })
    }

    /// The last correction of an entry, if there is one.
    #[must_use]
    pub fn corrected_by(&self, number: usize) -> Option<&Entry<S::Event>> {
        let later = self.entries.get(number..)?;
        later.iter().rev().find(|entry| matches!(entry, Entry::Correction { entry, .. } if *entry == number))
    }
}

impl<S: Folded> History<S> {
    /// The state before an entry that is to be corrected.
    ///
    /// # Errors
    /// A refusal if there is no such fact, or no reason is given.
    pub(crate) fn correctable(&self, entry: usize, reason: &str) -> Result<S, Refusal> {
        let found = entry.checked_sub(1).and_then(|place| self.entries.get(place));
        if !matches!(found, Some(Entry::Fact(_))) {
            let what = format!("没有第{entry}条可以更正的记录，共有{}条", self.entries.len());
            return Err(Refusal::new(RefusalCode::NoSuchEntry, what, cited::ART_45, "请核对记录的序号"));
        }
        if reason.trim().is_empty() {
            let what = "更正没有写明理由";
            return Err(Refusal::new(RefusalCode::Incomplete, what, cited::ART_45, "请写明原记录错在哪里"));
        }
        let mut state = S::default();
        self.standing_before(entry).for_each(|fact| state.apply(fact));
        Ok(state)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Remembers the order of what it was told.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    struct Said(Vec<(Date, u8)>);

    impl Folded for Said {
        type Event = u8;

        fn apply(&mut self, fact: &Fact<u8>) {
            self.0.push((fact.on, fact.what));
        }
    }

    fn fact(day: i8, what: u8) -> Fact<u8> {
        Fact { on: date(2025, 3, day), what }
    }

    fn correction(entry: usize, instead: Option<Fact<u8>>) -> Entry<u8> {
        Entry::Correction { entry, on: date(2025, 4, 1), reason: "录入有误".to_owned(), instead }
    }

    #[test]
    fn a_correction_takes_the_place_of_the_mistake_and_both_stay_visible() {
        let facts = [fact(3, 1), fact(4, 2), fact(5, 3)].map(Entry::Fact);
        let mut history = History::<Said>::of(facts);
        history.evolve(correction(2, Some(fact(6, 9))));
        assert_eq!(history.state().0, [(date(2025, 3, 3), 1), (date(2025, 3, 6), 9), (date(2025, 3, 5), 3)]);
        assert_eq!(history.entries().len(), 4);
        assert!(history.corrected_by(2).is_some() && history.corrected_by(1).is_none());
    }

    #[test]
    fn the_last_correction_of_an_entry_wins_and_a_struck_fact_is_gone() {
        let mut history = History::<Said>::of([Entry::Fact(fact(3, 1)), correction(1, Some(fact(4, 5)))]);
        history.evolve(correction(1, None));
        assert!(history.state().0.is_empty());
        // what names no fact changes nothing
        history.evolve(correction(77, Some(fact(4, 5))));
        history.evolve(correction(2, Some(fact(4, 5))));
        assert!(history.state().0.is_empty());
    }

    #[test]
    fn folding_entry_by_entry_is_folding_all() {
        let entries = || {
            let facts = [Entry::Fact(fact(3, 1)), correction(1, Some(fact(9, 4))), Entry::Fact(fact(4, 2))];
            facts.into_iter()
        };
        let mut history = History::<Said>::default();
        entries().for_each(|entry| history.evolve(entry));
        assert_eq!(history, History::of(entries()));
        assert_eq!(history.into_state().0.len(), 2);
    }
}
