//! The books of a body: every history of its log, folded.

use std::collections::BTreeMap;

use gongkai_case::dispute::DisputeState;
use gongkai_case::history::{Folded, History};
use gongkai_case::rectification::RectificationState;
use gongkai_case::request::RequestState;
use gongkai_catalogue::{
    BodyFact, BodyProfile, ChargeFact, CountFact, DecisionFact, InForce, ItemFact, NormativeFact, Standing,
    calendar_on, in_force, profile_on,
};
use gongkai_law::calendar::Calendar;
use gongkai_tally::annual::{AnnualFact, AnnualReport};
use gongkai_tally::{Register, Source};
use jiff::civil::Date;

use crate::AppError;
use crate::port::{BodyCode, Event, EventLog, Head};
use crate::record::{AnyEntry, RecordKind};

/// Events read at a time.
const PAGE: u32 = 2_000;

/// A history, and how far the log of the body tells of it.
#[derive(Clone, Debug)]
pub struct Kept<S: Folded> {
    /// The history.
    pub history: History<S>,
    /// Place of its last entry in the log of the body.
    pub seq: u64,
}

impl<S: Folded> Default for Kept<S> {
    fn default() -> Self {
        Self { history: History::default(), seq: 0 }
    }
}

impl<S: Folded> Kept<S> {
    fn take(&mut self, seq: u64, entry: gongkai_case::history::Entry<S::Event>) {
        self.history.evolve(entry);
        self.seq = seq;
    }

    /// What the history folds to.
    pub fn state(&self) -> &S {
        self.history.state()
    }
}

/// The histories of one kind by their ids.
pub type Shelf<S> = BTreeMap<String, Kept<S>>;

/// The books of a body.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// Who the body is.
    pub profile: Kept<Standing<BodyFact>>,
    /// Requests.
    pub requests: Shelf<RequestState>,
    /// Disputes.
    pub disputes: Shelf<DisputeState>,
    /// Rectifications.
    pub rectifications: Shelf<RectificationState>,
    /// Items of the catalogue.
    pub items: Shelf<Standing<ItemFact>>,
    /// Normative documents.
    pub normative: Shelf<Standing<NormativeFact>>,
    /// Decisions.
    pub decisions: Shelf<Standing<DecisionFact>>,
    /// Charges.
    pub charges: Shelf<Standing<ChargeFact>>,
    /// Counts.
    pub counts: Shelf<Standing<CountFact>>,
    /// Annual reports by year.
    pub annual: Shelf<Standing<AnnualFact>>,
    /// Where the log ended when it was read.
    pub head: Option<Head>,
}

impl Books {
    /// Reads the books of a body from its log.
    ///
    /// # Errors
    /// If the log cannot be read, holds what this program does not know, or has nothing of that body.
    pub async fn read(log: &impl EventLog, body: &BodyCode) -> Result<Self, AppError> {
        let mut books = Self::default();
        loop {
            let after = books.head.as_ref().map_or(0, |head| head.seq);
            let page = log.feed(body, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            books.head = Some(Head { body: body.clone(), seq: last.seq, hash: last.hash });
            for event in &page {
                books.take_event(event)?;
            }
        }
        match books.head {
            Some(_) => Ok(books),
            None => Err(AppError::NoSuchBody(body.clone())),
        }
    }

    /// Takes in one event of the log.
    ///
    /// # Errors
    /// If this program does not know the event.
    pub fn take_event(&mut self, event: &Event) -> Result<(), AppError> {
        let Some(kind) = RecordKind::from_id(event.stream.kind()) else {
            return Err(AppError::UnknownKind { seq: event.seq, kind: event.stream.kind().to_owned() });
        };
        let entry =
            AnyEntry::decode(kind, &event.fact).map_err(|error| AppError::Unreadable { seq: event.seq, error })?;
        self.take(event.stream.id(), event.seq, entry);
        Ok(())
    }

    /// Takes in an entry of a history.
    pub fn take(&mut self, id: &str, seq: u64, entry: AnyEntry) {
        match entry {
            AnyEntry::Body(entry) => self.profile.take(seq, entry),
            AnyEntry::Request(entry) => shelved(&mut self.requests, id).take(seq, entry),
            AnyEntry::Dispute(entry) => shelved(&mut self.disputes, id).take(seq, entry),
            AnyEntry::Rectification(entry) => shelved(&mut self.rectifications, id).take(seq, entry),
            AnyEntry::Item(entry) => shelved(&mut self.items, id).take(seq, entry),
            AnyEntry::Normative(entry) => shelved(&mut self.normative, id).take(seq, entry),
            AnyEntry::Decision(entry) => shelved(&mut self.decisions, id).take(seq, entry),
            AnyEntry::Charge(entry) => shelved(&mut self.charges, id).take(seq, entry),
            AnyEntry::Count(entry) => shelved(&mut self.counts, id).take(seq, entry),
            AnyEntry::Annual(entry) => shelved(&mut self.annual, id).take(seq, entry),
        }
    }

    /// How the body described itself on a day.
    #[must_use]
    pub fn profile_on(&self, day: Date) -> Option<&BodyProfile> {
        profile_on(&self.profile.history, day)
    }

    /// The calendar of the body as it was known on a day.
    #[must_use]
    pub fn calendar(&self, day: Date) -> Calendar {
        calendar_on(&self.profile.history, day)
    }

    /// What the body chose of what the texts leave open, as it holds on a day.
    #[must_use]
    pub fn in_force(&self, day: Date) -> InForce {
        in_force(&self.profile.history, day)
    }

    /// What people wrote into the report of a year, and when it was published.
    #[must_use]
    pub fn annual(&self, year: i16) -> AnnualReport<'_> {
        self.annual.get(&year.to_string()).map(|kept| AnnualReport::of(&kept.history)).unwrap_or_default()
    }

    /// The years whose report is published and frozen.
    pub fn frozen_years(&self) -> impl Iterator<Item = i16> {
        let frozen = self.annual.iter().filter(|(_, kept)| AnnualReport::of(&kept.history).frozen.is_some());
        frozen.filter_map(|(year, _)| year.parse().ok())
    }

    /// The register, as the tally takes it.
    #[must_use]
    pub fn register(&self) -> Register<'_> {
        Register {
            normative: sources(&self.normative).collect(),
            decisions: sources(&self.decisions).collect(),
            counts: sources(&self.counts).collect(),
            charges: sources(&self.charges).collect(),
        }
    }
}

fn shelved<'a, S: Folded>(shelf: &'a mut Shelf<S>, id: &str) -> &'a mut Kept<S> {
    shelf.entry(id.to_owned()).or_default()
}

/// The records of a shelf with their sources.
pub(crate) fn sources<S: Folded>(shelf: &Shelf<S>) -> impl Iterator<Item = (Source<'_>, &History<S>)> {
    shelf.iter().map(|(id, kept)| (Source { id, seq: kept.seq }, &kept.history))
}
