//! Heads of the event chains, exported and signed once a day, each export chained to the one before.
//!
//! A chain alone cannot show that its last events were cut off, or that somebody with the database computed all of
//! it anew. An export that left the machine can: [`check`] holds it against the log, [`check_chain`] the exports
//! against one another.
//!
//! An export is one line of JSON, `gongkai.heads/1`; its last member is a signature of the bytes before it.

mod check;
mod export;
mod folder;
mod sign;

pub use check::{ChainFault, HeadFault, Log, check, check_chain};
pub use export::{Draft, Export, HeadsError};
pub use folder::Exports;
pub use sign::{Ed25519Signer, Ed25519Verifier, Signer, Verifier};

use gongkai_app::port;

use crate::digest::Digest;
use crate::store::Store;
use crate::{StoreError, read};

/// How far the chain of one body goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Code of the body.
    pub body: String,
    /// Number of its last event.
    pub seq: u64,
    /// Hash of that event.
    pub hash: Digest,
}

impl From<port::Head> for Head {
    fn from(head: port::Head) -> Self {
        Self { body: head.body.to_string(), seq: head.seq, hash: Digest::from_bytes(head.hash.0) }
    }
}

/// The events that are there, whatever the head row says; hashed anew from their bytes.
impl Log for Store {
    type Error = StoreError;

    async fn last(&self, body: &str) -> Result<u64, StoreError> {
        read::last(&mut *self.fresh().await?, body).await
    }

    async fn hash_at(&self, body: &str, seq: u64) -> Result<Option<Digest>, StoreError> {
        let hash = read::hash_at(&mut *self.fresh().await?, body, seq).await?;
        Ok(hash.map(|hash| Digest::from_bytes(hash.0)))
    }
}
