//! A document as values: blocks, runs, tables with spans, and where each piece came from.
//!
//! Every reader (HTML, Markdown, plain text, and later PDF, DOCX, XLSX) produces a [`Document`]; nothing
//! above this crate knows what kind of file it came from. Pure: no clock, no file, no network.

mod block;
mod grid;
mod normalize;
mod origin;
mod trace;
mod words;

pub use block::{Block, Document, Heading, Image, Link, Meta, Paragraph, Run, SourceKind, Table, TableCell, TableRow};
pub use grid::{Grid, GridCell};
pub use normalize::{each_folded, fold_width, normalize, same_text, squeeze, squeezed};
pub use origin::Origin;
pub use trace::{Trace, TraceKind};
pub use words::Words;
