//! Stored events: they come back as they were, byte by byte, whatever an older program wrote stays readable, and what
//! cannot be read is refused without showing it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod golden;
mod identifiers;
mod refused;
mod round_trip;
mod sample;
mod sample_annual;
mod sample_item;
mod sample_register;
