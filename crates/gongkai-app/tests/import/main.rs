//! The import of ledgers: good ones in three styles, everything that is rejected, and templates that are read back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod office;
mod register;
mod rejections;
mod requests;
mod templates;
