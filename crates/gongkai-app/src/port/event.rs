//! Events on their way into the log and out of it, and where the log of a body ends.

use std::fmt;

use gongkai_law::actor::Actor;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{BodyCode, LogError, Source, StreamId};

/// A fact about to be recorded. The log does not look into it.
#[derive(Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// Made in the program, version 7.
    pub id: Uuid,
    /// Type, past tense: `RequestRegistered`.
    pub kind: String,
    /// Version of the type, from 1.
    pub version: u16,
    /// The legal day on which the fact took effect, which may lie before the day it was recorded.
    pub effective: Date,
    /// JSON as the wire crate made it; kept byte for byte.
    pub payload: Vec<u8>,
}

/// Shows everything but the payload, which may hold what a person wrote.
impl fmt::Debug for NewEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewEvent")
            .field("id", &self.id)
            .field("kind", &self.kind)
            .field("version", &self.version)
            .field("effective", &self.effective)
            .field("payload_bytes", &self.payload.len())
            .finish()
    }
}

/// What makes a command from outside the same command when it is sent again.
#[derive(Clone, PartialEq, Eq)]
pub struct CommandKey {
    /// Key given by the sender, unique within the body.
    pub key: String,
    /// The command as it came, before ids and ciphertext were made for it. Only its hash is kept, so put a secret of the
    /// body in front where the content could be guessed.
    pub content: Vec<u8>,
}

/// Shows the key only.
impl fmt::Debug for CommandKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CommandKey").field("key", &self.key).finish_non_exhaustive()
    }
}

/// The outcome of one command: all of its events are recorded, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Append {
    /// In whose log.
    pub body: BodyCode,
    /// To which history.
    pub stream: StreamId,
    /// How many events the history had when the command was decided; 0 begins one.
    pub expected: u64,
    /// Who acts, in what capacity, for which body.
    pub actor: Actor,
    /// Where the command came from.
    pub source: Source,
    /// When it is recorded; kept in microseconds.
    pub recorded: Timestamp,
    /// For commands from outside, which may arrive twice.
    pub key: Option<CommandKey>,
    /// At least one.
    pub events: Vec<NewEvent>,
}

/// What became of an [`Append`] that was not refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The events as they are recorded.
    pub events: Vec<Event>,
    /// Whether they had been recorded before, under the same key.
    pub repeated: bool,
}

/// A recorded fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// In whose log.
    pub body: BodyCode,
    /// Place in the log of the body, from 1, without gaps.
    pub seq: u64,
    /// Of which history.
    pub stream: StreamId,
    /// Place in the history, from 1, without gaps.
    pub stream_version: u64,
    /// Who acted.
    pub actor: Actor,
    /// Where the command came from.
    pub source: Source,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// The fact.
    pub fact: NewEvent,
    /// SM3 over the chain bytes of the event, which hold the hash of the event before.
    pub hash: Hash,
}

impl Event {
    /// Refuses an event of a type version that this program does not know yet.
    ///
    /// # Errors
    /// [`LogError::NewerEvent`].
    pub fn known_up_to(&self, newest: u16) -> Result<(), LogError> {
        if self.fact.version <= newest {
            return Ok(());
        }
        let (kind, found) = (self.fact.kind.clone(), self.fact.version);
        Err(LogError::NewerEvent { body: self.body.clone(), seq: self.seq, kind, found, known: newest })
    }
}

/// An SM3 hash.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands before the first event of a body.
    pub const START: Self = Self([0; 32]);
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

/// Where the log of a body ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Whose log.
    pub body: BodyCode,
    /// How many events it has.
    pub seq: u64,
    /// Hash of the last one.
    pub hash: Hash,
}

/// One history in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamEntry {
    /// Which history.
    pub stream: StreamId,
    /// How many events it has.
    pub events: u64,
    /// Place of the last one in the log of the body.
    pub last_seq: u64,
    /// The latest legal day among them.
    pub last_effective: Date,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_is_not_shown() {
        let (id, effective) = (Uuid::nil(), jiff::civil::date(2025, 1, 2));
        let fact = NewEvent { id, kind: "RequestFiled".into(), version: 1, effective, payload: b"canary".to_vec() };
        let key = CommandKey { key: "k-1".into(), content: b"canary".to_vec() };
        assert!(!format!("{fact:?} {key:?}").contains("canary"));
        assert!(!format!("{fact:?} {key:?}").contains("99, 97, 110"), "nor as numbers");
    }

    #[test]
    fn a_hash_is_written_in_hexadecimal() {
        assert_eq!(Hash([0xab; 32]).to_string(), "ab".repeat(32));
    }
}
