//! The append-only event log of every body and its projections, on SQLite and PostgreSQL.
//!
//! One table of events is the truth; everything else can be dropped and rebuilt from it. Per body, a head row holds the
//! last place and the last hash: a writer locks it, takes the next places, inserts, and commits; so places have no gaps,
//! a reader that goes by them skips nothing, and the chain and the feed are one thing (`append`). What is hashed is what
//! is stored (`chain`). Both engines run the same statements; what differs stands in `database`.
//!
//! Beside it: attachments by their content ([`blob`]), personal data under a key per person ([`seal`]), and heads that are
//! exported and signed ([`heads`]), so that a tail cut off shows.

mod append;
mod attached;
mod attachments;
mod backup;
mod batch;
pub mod blob;
mod chain;
mod copying;
mod database;
pub mod digest;
mod durable;
mod error;
mod export;
pub mod heads;
mod import;
pub mod keeping;
mod lane;
mod migration;
mod person_key;
mod projection;
mod read;
mod rotation;
pub mod seal;
mod secret;
mod stamp;
mod store;
mod verify;

pub use attachments::{Attachments, NoAttachments};
pub use backup::{backup, restore};
pub use chain::BrokenChain;
pub use copying::{Kind, Table};
pub use database::Database;
pub use error::StoreError;
pub use export::export;
pub use import::import;
pub use keeping::Keeping;
pub use migration::{Migrated, migrate};
pub use person_key::PersonKeys;
pub use projection::{Pending, Projection, StreamIndex};
pub use rotation::{KeyCounts, Rotated};
pub use secret::{Secret, SecretError};
pub use store::{Options, Store};
pub use verify::{Fault, Verified};
