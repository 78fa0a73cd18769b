//! PDF bytes to a document: the drawn page, read back.
//!
//! `draw` runs the operators of a page within a budget and notes glyphs, strokes and areas; nothing is rendered.
//! `page` makes of them what a reader sees: ruled tables, and lines in reading order. `heads`, `join` and
//! `paragraphs` look across the pages. What is hidden is kept apart as hidden; what the file gives no character for
//! is U+FFFD, never dropped. It never fails: what cannot be read is a problem that says where and what to do.

mod budget;
mod decode;
mod draw;
mod fonts;
mod heads;
mod join;
mod marks;
mod page;
mod paragraphs;
mod problem;
mod streams;
mod textual;
mod unicode;
mod unseen;

pub use budget::Budget;
#[doc(hidden)]
pub use decode::STUMBLED;
pub use decode::{Decoded, decode};
pub use problem::{Problem, ProblemKind};
