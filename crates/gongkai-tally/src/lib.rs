//! The records of a year → its annual report: tables 二, 三 and 四, each cell with the records it counts.
//!
//! A [`Tally`] takes folded records one by one and keeps none of them; [`Tally::report`] prints what they add up to,
//! [`Tally::trace`] opens a cell to the records behind it, and [`Tally::request_changed`] keeps a count current. A year that is published is [`Frozen`]: its numbers stay as
//! printed, [`restatement`] says by how much and why the records tell otherwise now, and the next year prints the
//! published carry-over with a named [`Adjustment`] beside it. [`Findings`] gathers what is wrong in the records of a
//! year. Pure: no clock, no file, no network.

pub mod annual;
mod carry;
mod code;
mod delta;
pub mod draft;
mod fees;
mod findings;
mod frozen;
mod leaves;
mod live;
mod record;
mod register;
mod rows;
mod tally;

pub use carry::Adjustment;
pub use code::LedgerCode;
pub use delta::{Cause, Delta};
pub use fees::FeeFacts;
pub use findings::{Findings, LedgerFinding};
pub use frozen::{Frozen, Head, Restated, restatement};
pub use record::{RecordKind, RecordRef, Source, Traced};
pub use register::{Register, RegisterNotes};
pub use rows::{Lifetime, dispute_column, rows};
pub use tally::{Basis, Detail, NoForm, Tally};
