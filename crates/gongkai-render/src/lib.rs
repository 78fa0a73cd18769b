//! Values to text and files that a person or a program reads: HTML, Markdown, CSV, JSON, Word and Excel files, and
//! terminal text.
//!
//! Whatever is written here reads back as the same report: same numbers, marks, remarks and texts.

mod about;
pub mod article;
mod checked;
mod compared;
pub mod csv;
pub mod docx;
mod error;
pub mod html;
pub mod json;
pub mod layout;
pub mod markdown;
pub mod text;
pub mod text_of;
pub mod words;
pub mod xlsx;
mod xml;

pub use checked::{Checked, Counts, FindingLine, finding_lines};
pub use compared::{Compared, Holding, SumLine, moved};
pub use error::Error;
