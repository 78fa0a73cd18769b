//! Sealing and opening under a person's own key, and changing the key-encryption key.

use std::collections::BTreeSet;

use zeroize::{Zeroize, Zeroizing};

use super::{
    Access, Kek, KekId, Keks, KeyRow, KeyTable, OpenStream, Opened, Person, Personal, Place, Purpose, SealError,
    SealStream, Sealed, Suite,
};
use crate::Secret;
use crate::digest::frame;

/// Seals and opens personal data. Holds the KEKs; the data keys stay in the table.
pub struct Vault {
    suite: Suite,
    keks: Keks,
}

/// What a change of the KEK did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rotation {
    /// Rows wrapped anew.
    pub rewrapped: u64,
    /// Rows that were under the current KEK already.
    pub current: u64,
    /// Rows that are tombstones.
    pub destroyed: u64,
    /// Rows that somebody else changed meanwhile: run it again.
    pub contended: u64,
}

impl Vault {
    /// A vault under these KEKs.
    #[must_use]
    pub const fn new(suite: Suite, keks: Keks) -> Self {
        Self { suite, keks }
    }

    /// A vault of the standard algorithm under one KEK.
    #[must_use]
    pub fn under(kek: Kek) -> Self {
        Self::new(Suite::default(), Keks::new(kek, []))
    }

    /// Name of the KEK that wraps.
    #[must_use]
    pub const fn current(&self) -> &KekId {
        self.keks.current()
    }

    /// Works under other KEKs from now on.
    pub(crate) fn turn_to(&mut self, keks: Keks) {
        self.keks = keks;
    }

    /// Seals a value for its place; the person gets a data key if they have none.
    ///
    /// # Errors
    /// The person's key was destroyed, its KEK is not at hand, or the table cannot be used.
    pub async fn seal<T: Zeroize + AsRef<[u8]>>(
        &self,
        table: &impl KeyTable,
        place: &Place<'_>,
        value: &Personal<T>,
    ) -> Result<Sealed, SealError> {
        let key = self.key_or_new(table, place.person).await?;
        self.suite.seal(&key, &of_place(place), value.reveal().as_ref())
    }

    /// Opens a value of this place, for a purpose.
    ///
    /// # Errors
    /// The value was sealed for another place or was changed; the key is destroyed, missing, or wrapped by a KEK that
    /// is not at hand; the table cannot be read.
    pub async fn open(
        &self,
        table: &impl KeyTable,
        place: &Place<'_>,
        sealed: &Sealed,
        purpose: Purpose,
    ) -> Result<Opened, SealError> {
        let access = access(place, purpose);
        let refused = || SealError::Refused { person: place.person.clone(), field: place.field.to_owned() };
        let key = self.key(table, place.person).await?;
        let mut plain = self.suite.open(&key, &of_place(place), sealed)?.ok_or_else(refused)?;
        // The text takes over the memory of the bytes: there is no second copy to wipe, but that of a refused text.
        let text = String::from_utf8(std::mem::take(&mut *plain)).map_err(|error| {
            drop(Zeroizing::new(error.into_bytes()));
            SealError::NotText { person: place.person.clone(), field: place.field.to_owned() }
        })?;
        Ok(Opened { value: Personal::new(text), access })
    }

    /// Seals what comes in pieces, as an attachment does, for its place.
    ///
    /// # Errors
    /// As [`Vault::seal`].
    pub async fn seal_stream(&self, table: &impl KeyTable, place: &Place<'_>) -> Result<SealStream, SealError> {
        let key = self.key_or_new(table, place.person).await?;
        SealStream::new(&self.suite, key, of_place(place))
    }

    /// Opens what comes in pieces of this place, for a purpose.
    ///
    /// # Errors
    /// As [`Vault::open`] before the first piece; later ones come from the stream.
    pub async fn open_stream(
        &self,
        table: &impl KeyTable,
        place: &Place<'_>,
        purpose: Purpose,
    ) -> Result<(OpenStream, Access), SealError> {
        let key = self.key(table, place.person).await?;
        let access = access(place, purpose);
        Ok((OpenStream::new(&self.suite, key, of_place(place), access.clone()), access))
    }

    /// Wraps every data key anew that is not under the current KEK. Sealed values are not touched.
    ///
    /// # Errors
    /// A KEK is not at hand, a row does not open, or the table cannot be used; rows done before stay done.
    pub async fn rotate(&self, table: &impl KeyTable) -> Result<Rotation, SealError> {
        let mut done = Rotation::default();
        for (person, row) in table.list().await.map_err(SealError::Table)? {
            match &row {
                KeyRow::Destroyed(_) => done.destroyed += 1,
                KeyRow::Held { kek, .. } if kek == self.keks.current() => done.current += 1,
                KeyRow::Held { .. } => {
                    let new = self.wrap(&person, &self.unwrap(&person, &row)?)?;
                    // Only in place of what was read: a key destroyed meanwhile must not come back.
                    let swapped = table.swap(&person, &row, &new).await.map_err(SealError::Table)?;
                    *(if swapped { &mut done.rewrapped } else { &mut done.contended }) += 1;
                }
            }
        }
        Ok(done)
    }

    /// KEKs that rows of the table are wrapped by and that are not at hand; to be asked at every start.
    ///
    /// # Errors
    /// The table cannot be read.
    pub async fn missing_keks(&self, table: &impl KeyTable) -> Result<BTreeSet<KekId>, SealError> {
        let rows = table.list().await.map_err(SealError::Table)?;
        let used = rows.into_iter().filter_map(|(_, row)| match row {
            KeyRow::Held { kek, .. } => Some(kek),
            KeyRow::Destroyed(_) => None,
        });
        Ok(used.filter(|kek| self.keks.get(kek).is_none()).collect())
    }

    async fn key(&self, table: &impl KeyTable, person: &Person) -> Result<Secret, SealError> {
        let row = table.get(person).await.map_err(SealError::Table)?;
        self.unwrap(person, &row.ok_or_else(|| SealError::NoKey(person.clone()))?)
    }

    async fn key_or_new(&self, table: &impl KeyTable, person: &Person) -> Result<Secret, SealError> {
        let row = match table.get(person).await.map_err(SealError::Table)? {
            Some(row) => row,
            None => {
                let key = Secret::random().map_err(SealError::Random)?;
                table.insert(person, &self.wrap(person, &key)?).await.map_err(SealError::Table)?
            }
        };
        self.unwrap(person, &row)
    }

    fn wrap(&self, person: &Person, key: &Secret) -> Result<KeyRow, SealError> {
        let id = self.keks.current();
        let kek = self.keks.get(id).ok_or_else(|| SealError::Kek(id.clone()))?;
        let wrapped = self.suite.seal(kek, &of_key(person, id), key.expose())?;
        Ok(KeyRow::Held { kek: id.clone(), wrapped })
    }

    fn unwrap(&self, person: &Person, row: &KeyRow) -> Result<Secret, SealError> {
        match row {
            KeyRow::Destroyed(why) => Err(SealError::Destroyed { person: person.clone(), why: why.clone() }),
            KeyRow::Held { kek: id, wrapped } => {
                let kek = self.keks.get(id).ok_or_else(|| SealError::Kek(id.clone()))?;
                let key = self.suite.open(kek, &of_key(person, id), wrapped)?;
                key.and_then(|key| Secret::from_slice(&key)).ok_or_else(|| SealError::Wrapped(person.clone()))
            }
        }
    }
}

fn access(place: &Place<'_>, purpose: Purpose) -> Access {
    let Place { person, stream, field } = *place;
    Access { person: person.clone(), stream: stream.to_owned(), field: field.to_owned(), purpose }
}

fn of_place(place: &Place<'_>) -> Vec<u8> {
    let Place { person, stream, field } = place;
    let id = person.id.uuid();
    frame("value", &[person.body.as_bytes(), id.as_bytes(), stream.as_bytes(), field.as_bytes()])
}

fn of_key(person: &Person, kek: &KekId) -> Vec<u8> {
    frame("key", &[person.body.as_bytes(), person.id.uuid().as_bytes(), kek.to_string().as_bytes()])
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::seal::PersonId;

    #[test]
    fn each_part_of_a_place_is_bound() {
        let person = |body: &str, number| Person::new(body, PersonId::new(Uuid::from_u128(number)));
        let (one, body, id) = (person("a", 1), person("b", 1), person("a", 2));
        let place = |person, stream, field| of_place(&Place { person, stream, field });
        let all = [
            place(&one, "s", "f"),
            place(&body, "s", "f"),
            place(&id, "s", "f"),
            place(&one, "t", "f"),
            place(&one, "s", "g"),
            place(&one, "sf", ""),
        ];
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }
}
