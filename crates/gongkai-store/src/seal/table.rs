//! The table of data keys: what the vault asks of the database, and one in memory.

use std::collections::BTreeMap;
use std::error::Error;
use std::future::{Future, ready};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Destruction, KekId, Person, Sealed};

/// What a database says when it cannot.
pub type TableError = Box<dyn Error + Send + Sync>;

/// What the table holds for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyRow {
    /// The data key, wrapped.
    Held {
        /// By which KEK.
        kek: KekId,
        /// The wrapped key.
        wrapped: Sealed,
    },
    /// The key is gone, and why: a tombstone.
    Destroyed(Destruction),
}

/// The mutable table of data keys, keyed by body and person. An implementation may be a transaction.
pub trait KeyTable: Sync {
    /// The row of a person.
    fn get(&self, person: &Person) -> impl Future<Output = Result<Option<KeyRow>, TableError>> + Send;

    /// Puts a row where there is none; the row that stands there afterwards, which may be that of another writer.
    fn insert(&self, person: &Person, row: &KeyRow) -> impl Future<Output = Result<KeyRow, TableError>> + Send;

    /// Replaces a row if it still is `old`, in one step; whether it was.
    fn swap(
        &self,
        person: &Person,
        old: &KeyRow,
        new: &KeyRow,
    ) -> impl Future<Output = Result<bool, TableError>> + Send;

    /// Puts a tombstone in place of whatever is there, or of nothing, so that the key is gone from the table.
    fn destroy(&self, person: &Person, why: &Destruction) -> impl Future<Output = Result<(), TableError>> + Send;

    /// All rows.
    fn list(&self) -> impl Future<Output = Result<Vec<(Person, KeyRow)>, TableError>> + Send;
}

/// A table in memory, for tests and for demonstrations.
#[derive(Debug, Default)]
pub struct MemoryTable(Mutex<BTreeMap<Person, KeyRow>>);

impl MemoryTable {
    /// A copy of all there is: what a backup would take.
    #[must_use]
    pub fn backup(&self) -> Self {
        Self(Mutex::new(self.rows().clone()))
    }

    fn rows(&self) -> MutexGuard<'_, BTreeMap<Person, KeyRow>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl KeyTable for MemoryTable {
    fn get(&self, person: &Person) -> impl Future<Output = Result<Option<KeyRow>, TableError>> + Send {
        ready(Ok(self.rows().get(person).cloned()))
    }

    fn insert(&self, person: &Person, row: &KeyRow) -> impl Future<Output = Result<KeyRow, TableError>> + Send {
        ready(Ok(self.rows().entry(person.clone()).or_insert_with(|| row.clone()).clone()))
    }

    fn swap(
        &self,
        person: &Person,
        old: &KeyRow,
        new: &KeyRow,
    ) -> impl Future<Output = Result<bool, TableError>> + Send {
        let mut rows = self.rows();
        let there = rows.get_mut(person).filter(|row| *row == old);
        ready(Ok(there.map(|row| *row = new.clone()).is_some()))
    }

    fn destroy(&self, person: &Person, why: &Destruction) -> impl Future<Output = Result<(), TableError>> + Send {
        self.rows().insert(person.clone(), KeyRow::Destroyed(why.clone()));
        ready(Ok(()))
    }

    fn list(&self) -> impl Future<Output = Result<Vec<(Person, KeyRow)>, TableError>> + Send {
        ready(Ok(self.rows().iter().map(|(person, row)| (person.clone(), row.clone())).collect()))
    }
}
