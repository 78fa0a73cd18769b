//! The vault as the use cases see it: words of a person in, sealed words out, and back for a purpose.

use gongkai_app::confide::{NotSealed, Sealer};
use gongkai_app::port::BodyCode;
use gongkai_app::record::Confided;

use super::{KeyTable, Opened, Person, Personal, Place, Purpose, SealError, Sealed, Vault};

/// A vault over a table.
#[derive(Clone, Copy)]
pub struct Sealing<'v, K> {
    vault: &'v Vault,
    keys: &'v K,
}

impl<'v, K: KeyTable> Sealing<'v, K> {
    /// This vault over this table.
    pub const fn new(vault: &'v Vault, keys: &'v K) -> Self {
        Self { vault, keys }
    }

    /// Opens what was sealed for a field of a history of a person, for a purpose.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub async fn open(
        &self,
        body: &BodyCode,
        person: &gongkai_case::PersonId,
        (stream, field): (&str, &str),
        sealed: &gongkai_case::Sealed,
        purpose: Purpose,
    ) -> Result<Opened, SealError> {
        let person = person_of(body, person)?;
        let place = Place { person: &person, stream, field };
        self.vault.open(self.keys, &place, &Sealed::from_bytes(sealed.bytes().to_vec()), purpose).await
    }

    async fn sealed(&self, body: &BodyCode, confided: Confided<'_>) -> Result<gongkai_case::Sealed, SealError> {
        let person = person_of(body, confided.person)?;
        let place = Place { person: &person, stream: confided.stream, field: confided.field };
        let words = Personal::new(confided.words.to_owned());
        let sealed = self.vault.seal(self.keys, &place, &words).await?;
        Ok(gongkai_case::Sealed::new(sealed.into_bytes()))
    }
}

impl<K: KeyTable> Sealer for Sealing<'_, K> {
    async fn seal(&self, body: &BodyCode, confided: Confided<'_>) -> Result<gongkai_case::Sealed, NotSealed> {
        self.sealed(body, confided).await.map_err(NotSealed::new)
    }
}

/// A person of a history as the vault knows them.
pub(crate) fn person_of(body: &BodyCode, person: &gongkai_case::PersonId) -> Result<Person, SealError> {
    let id = person.as_str().parse().map_err(|_| SealError::NotAPerson)?;
    Ok(Person::new(body.as_str(), id))
}
