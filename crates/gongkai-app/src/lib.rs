//! What the use cases ask of the world outside, and the use cases.
//!
//! A port is a trait with the types it speaks in. An adapter (a database, a fixed clock of a test) implements it; the
//! binary joins the two. [`tail::Tail`] needs nothing but the port, so it stands here too.

pub mod books;
pub mod cases;
pub mod confide;
pub mod demo;
pub mod desk;
pub mod entry;
mod error;
pub mod ground;
pub mod import;
pub mod items;
pub mod port;
pub mod record;
pub mod register;
pub mod tail;
pub mod year;

pub use error::AppError;
