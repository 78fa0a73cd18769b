//! Bytes to document to report value: a reader that never fails and says what it could not read.
//!
//! Two steps, and nothing between them but a [`Document`]: `decode` turns bytes of any kind into a document,
//! `recognise` finds annual reports in a document. Neither fails: both give a value and problems.

pub mod decode;
mod limits;
mod open;
pub mod recognise;

use gongkai_document::Document;
use gongkai_report::Report;

pub use limits::Limits;
pub use open::{Content, Member, PdfDecoder, finish, must_be_opened, no_pdf, open};

/// What was read from one file.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// The reports in it, at least one: a file that holds none gives one whose form is `None`, with a problem.
    pub reports: Vec<Report>,
}

/// Reads one file, in this process and without drawn pages: its kind is told by its content. A program that reads
/// strangers' files puts a process between [`open()`] and [`finish`].
#[must_use]
pub fn read(bytes: &[u8], limits: &Limits) -> Reading {
    let decoded = decode::decode(bytes, limits);
    let reports = match decoded.reports {
        Some(reports) => reports,
        None => recognise::recognise(&decoded.document, decoded.problems, limits),
    };
    Reading { document: decoded.document, reports }
}
