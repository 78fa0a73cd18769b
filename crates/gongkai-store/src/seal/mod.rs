//! Personal data of applicants, sealed under a key of each person's own, so that destroying one key forgets one person
//! and leaves the history, the counts and the chain whole.
//!
//! What stands in an event is a [`Sealed`] value, opaque bytes that never change. The data key of a person stands in
//! a mutable table, wrapped by a key-encryption key ([`Kek`]) from outside the database; a new KEK re-wraps the rows
//! and touches no event. Destruction replaces the row by a tombstone, and is written down first in a [`Register`]
//! outside every backup, from which a restored table forgets again.
//!
//! No person's name, number, address or text is ever part of an error, a `Debug` or a log of this module: it names
//! people by their [`PersonId`] only.

mod aead;
mod destroy;
mod error;
mod kek;
mod personal;
mod register;
mod sealing;
mod stream;
mod table;
mod vault;

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

pub use aead::{Aead, Suite, XChaCha20};
pub use destroy::{Destruction, DestructionOrder, OrderError, destroy, reapply};
pub use error::SealError;
pub use kek::{Kek, KekId, Keks};
pub use personal::{Access, Opened, Personal, Purpose};
pub use register::{Entry, Register, RegisterError, RegisterTip};
pub use sealing::Sealing;
pub(crate) use sealing::person_of;
pub use stream::{OpenStream, SealStream, SealedReader};
pub use table::{KeyRow, KeyTable, MemoryTable, TableError};
pub use vault::{Rotation, Vault};

/// Name of a person inside this software; says nothing of who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(Uuid);

impl PersonId {
    /// A person who has this id.
    #[must_use]
    pub const fn new(id: Uuid) -> Self {
        Self(id)
    }

    /// The id.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for PersonId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        text.parse().map(Self)
    }
}

/// A person as one body knows them: what a data key belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person {
    /// Code of the body.
    pub body: String,
    /// The person.
    pub id: PersonId,
}

impl Person {
    /// A person as one body knows them.
    pub fn new(body: impl Into<String>, id: PersonId) -> Self {
        Self { body: body.into(), id }
    }
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.body, self.id)
    }
}

/// Where a sealed value belongs: it opens nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Whose it is, and at which body.
    pub person: &'a Person,
    /// The stream of events it stands in, as the number of a request.
    pub stream: &'a str,
    /// The name of the field.
    pub field: &'a str,
}

/// A sealed value: version, algorithm, nonce, ciphertext with its tag. Opaque to everybody but the vault.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// Sealed bytes as they were stored.
    #[must_use]
    pub const fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes to store, without a copy.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// The bytes to store.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}
