//! What people confide: sealed under a key of their own before anything is recorded.
//!
//! A command holds sealed words only, so whoever makes one — an import, the portal, a desk — seals first, by these verbs.
//! Words open only in the history and the field that they were sealed for; hence the names of the fields stand here.

use std::error::Error;
use std::future::Future;
use std::sync::Arc;

use gongkai_case::request::{Agent, Requester};
use gongkai_case::{CaseId, PersonId, Sealed};
use gongkai_law::applicant::ApplicantKind;

use crate::port::BodyCode;
use crate::record::Confided;

/// The field of a person's name, identity number, address and telephone.
pub const DETAILS: &str = "details";

/// The field of what is asked for.
pub const CONTENT: &str = "content";

/// Why something was not sealed; never tells the words.
#[derive(Clone, Debug, thiserror::Error)]
#[error(transparent)]
pub struct NotSealed(Arc<dyn Error + Send + Sync>);

impl NotSealed {
    /// For this reason.
    pub fn new(why: impl Error + Send + Sync + 'static) -> Self {
        Self(Arc::new(why))
    }
}

/// Seals what is personal. The port of the vault.
pub trait Sealer: Send + Sync {
    /// Seals words of a person at a body; the person gets a key if they have none there.
    ///
    /// # Errors
    /// When the person is forgotten, or the keys cannot be used.
    fn seal(&self, body: &BodyCode, confided: Confided<'_>) -> impl Future<Output = Result<Sealed, NotSealed>> + Send;
}

/// Seals for one request.
#[derive(Clone, Copy, Debug)]
pub struct Confiding<'a, S> {
    /// By whom.
    pub sealer: &'a S,
    /// At which body.
    pub body: &'a BodyCode,
    /// For which request.
    pub case: &'a CaseId,
}

impl<S: Sealer> Confiding<'_, S> {
    /// One of those who ask.
    ///
    /// # Errors
    /// As [`Sealer::seal`].
    pub async fn requester(
        &self,
        person: &PersonId,
        kind: ApplicantKind,
        details: &str,
    ) -> Result<Requester, NotSealed> {
        let details = self.seal(person, DETAILS, details).await?;
        Ok(Requester { person: person.clone(), kind, details })
    }

    /// Somebody who acts for them, and whether the written authorisation is there.
    ///
    /// # Errors
    /// As [`Sealer::seal`].
    pub async fn agent(&self, person: &PersonId, authorised: bool, details: &str) -> Result<Agent, NotSealed> {
        let details = self.seal(person, DETAILS, details).await?;
        Ok(Agent { person: person.clone(), authorised, details })
    }

    /// What is asked for, under the key of the first of those who ask: it is forgotten with them.
    ///
    /// # Errors
    /// As [`Sealer::seal`].
    pub async fn content(&self, first: &PersonId, words: &str) -> Result<Sealed, NotSealed> {
        self.seal(first, CONTENT, words).await
    }

    async fn seal(&self, person: &PersonId, field: &'static str, words: &str) -> Result<Sealed, NotSealed> {
        let stream = self.case.as_str();
        self.sealer.seal(self.body, Confided { person, stream, field, words }).await
    }
}
