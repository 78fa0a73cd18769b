//! One seeded generator of annual reports: history → report → every format → planted faults.
//!
//! A [`History`] is what an invented body did over some years, request by request and document by document.
//! The tables of its reports are counted from these records, so every sum holds by construction; the text is
//! written from the same counts. From a sound report a [`Fault`] makes one with a known fault, and
//! [`Format`] and [`Variant`] write it in ways a reader must understand. The same seed gives the same bytes
//! on every machine: there is no clock and no global randomness here.
//! [`postgres`] is the one part that touches the machine: a database server for the tests that need one.

mod body;
pub mod case_strategy;
mod clock;
mod dispute;
mod fault;
mod formats;
mod history;
mod phrases;
#[cfg(unix)]
pub mod postgres;
mod publication;
pub mod register_strategy;
mod request;
mod seed;
mod strategy;
mod tally;
mod text;

pub use body::{Body, Kind};
pub use clock::TODAY;
pub use dispute::Dispute;
pub use fault::{Fault, Planted};
pub use formats::{Format, Variant};
pub use history::{Document, History, Year};
pub use publication::Publication;
pub use request::{Ending, Request};
pub use seed::Seed;
pub use strategy::{histories, publications};
