//! Where a piece of a document came from, precisely enough to put a finger on it.

use std::sync::Arc;

/// The place in the source that a block, a cell or a problem was read from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// A box on a drawn page (PDF): page number from 1, box as left, top, right, bottom in points.
    Page {
        /// Page number, from 1.
        page: u32,
        /// Left, top, right, bottom, in points from the top left corner.
        bounds: [f32; 4],
    },
    /// A byte range of the decoded text (HTML, Markdown, plain text, CSV, JSON), with the path of the
    /// element in a tree format (`table[2]/tr[5]/td[3]`), empty in a flat one.
    Bytes {
        /// First byte, and one past the last, in the UTF-8 text that was read.
        range: (usize, usize),
        /// Path of the element, outermost first; empty where the format has no tree. Shared: line, cell and
        /// report carry the same.
        dom: Arc<str>,
    },
    /// A cell of a workbook: `sheet` by name, `cell` as in `B7`.
    Sheet {
        /// Name of the sheet.
        sheet: String,
        /// Address of the cell, as in `B7`.
        cell: String,
    },
}

impl Origin {
    /// An origin in a flat text.
    #[must_use]
    pub fn bytes(start: usize, end: usize) -> Self {
        Self::Bytes { range: (start, end), dom: Arc::default() }
    }

    /// The byte range, if the source is a text.
    #[must_use]
    pub fn range(&self) -> Option<(usize, usize)> {
        match self {
            Self::Bytes { range, .. } => Some(*range),
            Self::Page { .. } | Self::Sheet { .. } => None,
        }
    }
}
