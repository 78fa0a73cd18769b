//! How the correction of an entry is stored: which entry, why, and the fact in its place with a kind and version of its own.

use gongkai_case::history::{Entry, Fact};
use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Encoded;
use super::event::{self, Events};
use super::value::field;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionShape {
    #[serde(with = "field")]
    on: Date,
    entry: usize,
    reason: String,
    // asked for outright: a missing key must not read as "it never happened"
    #[serde(deserialize_with = "Option::deserialize")]
    instead: Option<InsteadShape>,
}

/// The fact that was true instead.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InsteadShape {
    kind: String,
    version: u16,
    payload: Box<RawValue>,
}

/// A correction as it is stored.
pub(super) fn write<E: Events>(entry: usize, on: Date, reason: &str, instead: Option<&Fact<E>>) -> Encoded {
    let instead = instead.map(E::write).and_then(|fact| {
        // what was written just now is JSON
        let payload = serde_json::from_slice(&fact.payload).ok()?;
        Some(InsteadShape { kind: fact.kind.to_owned(), version: fact.version, payload })
    });
    let shape = CorrectionShape { on, entry, reason: reason.to_owned(), instead };
    event::encoded(E::CORRECTION.name, E::CORRECTION.version, &shape)
}

/// A correction from the newest version of its payload.
pub(super) fn read<E: Events>(payload: &[u8]) -> serde_json::Result<Entry<E>> {
    let CorrectionShape { on, entry, reason, instead } = serde_json::from_slice(payload)?;
    let fact = |instead: InsteadShape| {
        let read = event::fact(&instead.kind, instead.version, instead.payload.get().as_bytes());
        read.map_err(|error| serde_json::Error::custom(format!("更正后的记录有误：{error}")))
    };
    Ok(Entry::Correction { entry, on, reason, instead: instead.map(fact).transpose()? })
}
