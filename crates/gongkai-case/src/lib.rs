//! A request for government information, a dispute over it and the rectification of a record, each as the history of
//! what happened.
//!
//! A case is the fold of its entries ([`history::History`]). `decide` turns a command into entries, or refuses what cannot
//! be; what is unlawful but true is recorded, tells itself as a finding, and loses its legal effect. Nothing here reads a
//! clock: today is an argument.

mod attachment;
pub mod dispute;
pub mod history;
mod id;
pub mod rectification;
mod refusal;
pub mod request;
pub mod scenario;

pub use attachment::{Attachment, AttachmentKind};
pub use id::{Account, CaseId, PersonId, Sealed};
pub use refusal::{Refusal, RefusalCode};
