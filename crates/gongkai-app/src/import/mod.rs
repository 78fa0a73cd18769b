//! Taking over the ledger (登记台账) that an office keeps in a spreadsheet: each row becomes the history of one record.
//!
//! Pure: [`check`] works on [`Sheet`]s that were read elsewhere and says what an import would do, [`Plan::acts`] seals what
//! is personal, gives out names and makes the acts. Every row is decided as if it had been told event by event, so what
//! cannot have happened is rejected with the reason, and what is unlawful but true goes in and shows as a finding.
//!
//! A cell is never guessed: a word that may mean two things rejects its row and says what to write. What a ledger has no
//! column for is taken as the field's [`Field::assumed`] says, and the preview says so.

mod columns;
mod fault;
mod field;
mod folder;
mod kind;
mod line;
mod plan;
mod sheet;
mod template;
mod words;

pub use columns::{Column, Columns, Matched, Use, label_key};
pub use fault::{Fault, ImportError, RejectedRow};
pub use field::{Field, Holds};
pub use folder::{Folder, NO_FOLDER};
pub use kind::{Books, Ledger, LedgerKind, number_key};
pub use plan::{AcceptedRow, Content, KnownRow, Plan, SheetPreview, Understood, check};
pub use sheet::{Place, Row, Sheet, letters};
pub use template::{Template, template};
