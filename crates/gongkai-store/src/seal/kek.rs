//! Key-encryption keys: outside the database, several at a time, each named by its own digest.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

use crate::digest::{Digest, frame};
use crate::{Secret, SecretError};

/// Name of a KEK: the first 16 hexadecimal digits of a digest over it, so that a file cannot be taken for another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KekId(String);

impl fmt::Display for KekId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for KekId {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

/// A key-encryption key.
#[derive(Clone, Debug)]
pub struct Kek {
    id: KekId,
    secret: Secret,
}

impl Kek {
    /// A KEK with this key.
    #[must_use]
    pub fn new(secret: Secret) -> Self {
        let digest = Digest::of(&frame("gongkai.kek/1", &[secret.expose()])).to_string();
        Self { id: KekId(digest.chars().take(16).collect()), secret }
    }

    /// The KEK in a file, made if there is none: for the first start only.
    ///
    /// # Errors
    /// As [`Secret::load_or_create`].
    pub fn load_or_create(path: &Path) -> Result<Self, SecretError> {
        Secret::load_or_create(path).map(Self::new)
    }

    /// Its name.
    #[must_use]
    pub const fn id(&self) -> &KekId {
        &self.id
    }
}

/// The KEK that wraps, and those that still unwrap.
#[derive(Clone, Debug)]
pub struct Keks {
    current: KekId,
    all: BTreeMap<KekId, Secret>,
}

impl Keks {
    /// One current KEK, and older ones whose rows are not all re-wrapped yet.
    pub fn new(current: Kek, older: impl IntoIterator<Item = Kek>) -> Self {
        let id = current.id.clone();
        let all = older.into_iter().chain([current]).map(|kek| (kek.id, kek.secret)).collect();
        Self { current: id, all }
    }

    /// Name of the one that wraps.
    #[must_use]
    pub const fn current(&self) -> &KekId {
        &self.current
    }

    /// The key of that name.
    pub(super) fn get(&self, id: &KekId) -> Option<&Secret> {
        self.all.get(id)
    }
}
