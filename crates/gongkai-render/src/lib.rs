//! Values to text that a person or a program reads: HTML, Markdown, CSV, JSON and terminal text.
//!
//! Whatever is written here reads back as the same report: same numbers, marks, remarks and texts.

mod checked;
mod compared;
pub mod csv;
pub mod html;
pub mod json;
mod layout;
pub mod markdown;
pub mod text;
mod text_of;
mod words;

pub use checked::{Checked, Counts};
pub use compared::{Compared, Holding, SumLine, moved};
