//! An entry of any history of a body, and in which history it stands.

use gongkai_case::dispute::DisputeEntry;
use gongkai_case::history::Entry;
use gongkai_case::rectification::RectificationEvent;
use gongkai_case::request::RequestEntry;
use gongkai_case::{PersonId, Sealed};
use gongkai_catalogue::{BodyFact, ChargeFact, CountFact, DecisionFact, ItemFact, NormativeFact};
use gongkai_law::actor::Actor;
pub use gongkai_tally::RecordKind;
use gongkai_tally::annual::AnnualFact;
use gongkai_wire::stored::{Encoded, StoredError, decode, encode};
use jiff::civil::Date;

use crate::port::{NewEvent, StreamId};

/// The one history that tells of the body itself.
pub const PROFILE: &str = "profile";

/// An entry of any history of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyEntry {
    /// Of the body itself.
    Body(Entry<BodyFact>),
    /// Of a request.
    Request(RequestEntry),
    /// Of a dispute.
    Dispute(DisputeEntry),
    /// Of a rectification.
    Rectification(Entry<RectificationEvent>),
    /// Of an item of the catalogue.
    Item(Entry<ItemFact>),
    /// Of a normative document.
    Normative(Entry<NormativeFact>),
    /// Of a decision.
    Decision(Entry<DecisionFact>),
    /// Of a charge.
    Charge(Entry<ChargeFact>),
    /// Of a count.
    Count(Entry<CountFact>),
    /// Of an annual report.
    Annual(Entry<AnnualFact>),
}

impl AnyEntry {
    /// The kind of history it stands in.
    #[must_use]
    pub const fn kind(&self) -> RecordKind {
        match self {
            Self::Body(_) => RecordKind::Body,
            Self::Request(_) => RecordKind::Request,
            Self::Dispute(_) => RecordKind::Dispute,
            Self::Rectification(_) => RecordKind::Rectification,
            Self::Item(_) => RecordKind::Item,
            Self::Normative(_) => RecordKind::Normative,
            Self::Decision(_) => RecordKind::Decision,
            Self::Charge(_) => RecordKind::Charge,
            Self::Count(_) => RecordKind::Count,
            Self::Annual(_) => RecordKind::AnnualReport,
        }
    }

    /// The legal day it speaks of.
    #[must_use]
    pub const fn on(&self) -> Date {
        match self {
            Self::Body(entry) => entry.on(),
            Self::Request(entry) => entry.on(),
            Self::Dispute(entry) => entry.on(),
            Self::Rectification(entry) => entry.on(),
            Self::Item(entry) => entry.on(),
            Self::Normative(entry) => entry.on(),
            Self::Decision(entry) => entry.on(),
            Self::Charge(entry) => entry.on(),
            Self::Count(entry) => entry.on(),
            Self::Annual(entry) => entry.on(),
        }
    }
}

/// Something recorded on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// The day on which it was recorded.
    pub recorded: Date,
    /// In which history.
    pub stream: StreamId,
    /// By whom.
    pub actor: Actor,
    /// What.
    pub entries: Vec<AnyEntry>,
}

/// Something personal, and where it stands: what it is sealed for.
#[derive(Clone, Copy)]
pub struct Confided<'a> {
    /// Whose it is.
    pub person: &'a PersonId,
    /// In which history.
    pub stream: &'a str,
    /// In which field of it.
    pub field: &'static str,
    /// The words.
    pub words: &'a str,
}

/// Seals what is personal; an error says why it cannot, without the words.
pub type Seal<'a> = dyn FnMut(Confided<'_>) -> Result<Sealed, String> + 'a;

impl AnyEntry {
    /// The entry as it is stored.
    #[must_use]
    pub fn encode(&self) -> Encoded {
        match self {
            Self::Body(entry) => encode(entry),
            Self::Request(entry) => encode(entry),
            Self::Dispute(entry) => encode(entry),
            Self::Rectification(entry) => encode(entry),
            Self::Item(entry) => encode(entry),
            Self::Normative(entry) => encode(entry),
            Self::Decision(entry) => encode(entry),
            Self::Charge(entry) => encode(entry),
            Self::Count(entry) => encode(entry),
            Self::Annual(entry) => encode(entry),
        }
    }

    /// The entry of a history of a kind, from what is stored.
    ///
    /// # Errors
    /// If this program does not know the event or its version, or the payload is not of its shape.
    pub fn decode(kind: RecordKind, fact: &NewEvent) -> Result<Self, StoredError> {
        let NewEvent { kind: name, version, payload, .. } = fact;
        Ok(match kind {
            RecordKind::Body => Self::Body(decode(name, *version, payload)?),
            RecordKind::Request => Self::Request(decode(name, *version, payload)?),
            RecordKind::Dispute => Self::Dispute(decode(name, *version, payload)?),
            RecordKind::Rectification => Self::Rectification(decode(name, *version, payload)?),
            RecordKind::Item => Self::Item(decode(name, *version, payload)?),
            RecordKind::Normative => Self::Normative(decode(name, *version, payload)?),
            RecordKind::Decision => Self::Decision(decode(name, *version, payload)?),
            RecordKind::Charge => Self::Charge(decode(name, *version, payload)?),
            RecordKind::Count => Self::Count(decode(name, *version, payload)?),
            RecordKind::AnnualReport => Self::Annual(decode(name, *version, payload)?),
        })
    }
}
