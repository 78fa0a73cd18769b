//! Values to PDF, typeset in the manner of an official document (GB/T 9704 where it applies).
//!
//! A value becomes plain data, a template in `templates/` sets it, and typst draws the pages: tagged for screen readers
//! (PDF/UA-1), fit for archives (PDF/A-2u), the same bytes for the same report and fonts. No text of a report is
//! ever read as markup.

mod comparison;
mod error;
mod fonts;
mod glyphs;
mod report;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod typesetter;
mod world;

pub use error::{Error, MissingGlyph};
pub use fonts::FontSource;
pub use typesetter::Typesetter;
