//! The shapes in which events are stored: kind, version and payload, written once and read for ever.
//!
//! The rules that keep old records readable:
//!
//! - A payload is one line of JSON. The legal day comes first, then the fields of the event in the order of its type,
//!   every one of them, `null` for what is not there. The same event makes the same bytes.
//! - A kind is the name of its event and never changes its meaning. Its version counts the shapes it has had.
//! - Within a version nothing is let pass: an unknown field, a missing one and an unknown identifier are refused, since
//!   what is skipped in reading would be lost without a sign. A new field, and a new identifier that an older program
//!   does not know, therefore need a new version, which an older program refuses by its number, saying that it is too old.
//! - What an older version wrote is lifted to the newest shape on reading ([`Lift`]), step by step; stored bytes stay.
//! - No error quotes a payload: it may hold what nobody may see.

mod annual;
mod attachment;
mod body;
mod charge;
mod correction;
mod count;
mod decision;
mod dispute;
mod error;
mod event;
mod item;
mod normative;
mod provision;
mod rectification;
mod request;
mod value;

use gongkai_case::history::Entry;

pub use error::StoredError;
use event::Events;
pub use event::{Kind, Lift};

/// Something that can happen to a case, or to a record of the register, and is stored.
pub trait StoredEvent: Events {}

impl<E: Events> StoredEvent for E {}

/// An entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The name of the event.
    pub kind: &'static str,
    /// The version of its shape, from 1.
    pub version: u16,
    /// One line of JSON, without the line end. Personal data in it is sealed.
    pub payload: Vec<u8>,
}

/// An entry of a history as it is stored, in the newest version of its kind.
#[must_use]
pub fn encode<E: StoredEvent>(entry: &Entry<E>) -> Encoded {
    match entry {
        Entry::Fact(fact) => E::write(fact),
        Entry::Correction { entry, on, reason, instead } => correction::write(*entry, *on, reason, instead.as_ref()),
    }
}

/// An entry of a history from what is stored, in whatever version.
///
/// # Errors
/// If this program does not know the kind or the version, or the payload is not of their shape.
pub fn decode<E: StoredEvent>(kind: &str, version: u16, payload: &[u8]) -> Result<Entry<E>, StoredError> {
    match E::CORRECTION.named(kind) {
        Some(known) => event::read(known, E::LIFTS, version, payload),
        None => event::fact(kind, version, payload).map(Entry::Fact),
    }
}

/// The kind under which an entry is stored.
#[must_use]
pub fn kind<E: StoredEvent>(entry: &Entry<E>) -> &'static str {
    match entry {
        Entry::Fact(fact) => fact.what.kind(),
        Entry::Correction { .. } => E::CORRECTION.name,
    }
}

/// Every kind of entry of a history with its newest version, the correction last.
pub fn kinds<E: StoredEvent>() -> impl Iterator<Item = (&'static str, u16)> {
    let facts = E::FACTS.iter().map(|kind| (kind.name, kind.version));
    facts.chain([(E::CORRECTION.name, E::CORRECTION.version)])
}
