//! Bytes to document: encoding and kind by content, then one module a format.

mod archive;
mod compound;
mod compound_parts;
mod compound_traces;
mod csv;
mod docx;
mod encoding;
#[cfg(test)]
mod hostile;
mod html;
mod json;
mod kind;
mod markdown;
mod open_traces;
mod package;
mod packed;
mod separated;
#[cfg(test)]
mod testing;
mod text;
mod traces;
mod workbook;
mod xml;

pub(crate) use archive::Opened;
pub(crate) use kind::{is_compound, is_packed, is_pdf};

use gongkai_document::{Document, SourceKind};
use gongkai_report::{Problem, ProblemKind, Report};

use crate::Limits;
use crate::open::{Content, Member, must_be_opened, no_pdf, open};
use kind::Kind;

/// What a file turned out to be.
#[derive(Clone, Debug, Default)]
pub struct Decoded {
    /// The document.
    pub document: Document,
    /// The reports, where the format holds report values directly (JSON and CSV of this project).
    pub reports: Option<Vec<Report>>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Decoded {
    /// A file that this version cannot read, and what to do.
    fn unusable(kind: ProblemKind, what: impl Into<String>) -> Self {
        Self::unusable_for(vec![Problem { kind, place: None, what: what.into(), origin: None }])
    }

    /// A file in which no report can be looked for, for those reasons.
    #[must_use]
    pub fn unusable_for(problems: Vec<Problem>) -> Self {
        let report = Report { problems, ..Report::default() };
        Self { reports: Some(vec![report]), ..Self::default() }
    }
}

/// Reads bytes into a document, in this process and without drawn pages. An archive is no document: see
/// [`open`](crate::open()).
#[must_use]
pub fn decode(bytes: &[u8], limits: &Limits) -> Decoded {
    if !must_be_opened(bytes) {
        return decode_plain(bytes, limits);
    }
    let mut members = open(bytes, limits, no_pdf);
    match members.pop() {
        Some(Member { name: None, content: Content::Decoded(decoded) }) => decoded,
        _ => {
            let what = format!("这是压缩包，里面有 {} 个文件：请逐个读其中的文件", members.len() + 1);
            Decoded::unusable(ProblemKind::NotAReport, what)
        }
    }
}

/// Reads the bytes of a text into a document.
pub(crate) fn decode_plain(bytes: &[u8], limits: &Limits) -> Decoded {
    if bytes.len() > limits.bytes {
        let most = limits.bytes >> 20;
        return Decoded::unusable(
            ProblemKind::Limit,
            format!("文件超过 {most} MB 的上限，没有读：年度报告不会这么大，请检查是不是给错了文件"),
        );
    }
    if let Some(what) = kind::not_a_text(bytes).filter(|_| !encoding::is_utf16(bytes)) {
        return Decoded::unusable(ProblemKind::NotAReport, what);
    }
    let (source, mut problems) = encoding::decode(bytes);
    let mut decoded = match kind::of(&source) {
        Kind::Html => html::decode(source, limits),
        Kind::Json => json::decode(&source, limits),
        Kind::ReportCsv => csv::decode_report(&source),
        Kind::Csv(delimiter) => csv::decode_table(source, delimiter, limits),
        Kind::Markdown => markdown::decode(source, limits),
        Kind::Text => text::decode(source, limits),
    };
    match decoded.reports.as_mut().and_then(|reports| reports.first_mut()) {
        Some(report) => report.problems.append(&mut problems),
        None => {
            problems.append(&mut decoded.problems);
            decoded.problems = problems;
        }
    }
    decoded
}

/// Reads a text of a kind that is already known; for tests and fuzzing of one format. Kinds that are no text give an
/// empty document.
#[must_use]
pub fn decode_as(kind: SourceKind, source: &str, limits: &Limits) -> Decoded {
    match kind {
        SourceKind::Html => html::decode(source.to_owned(), limits),
        SourceKind::Markdown => markdown::decode(source.to_owned(), limits),
        SourceKind::Text => text::decode(source.to_owned(), limits),
        SourceKind::Csv => csv::decode_table(source.to_owned(), b',', limits),
        SourceKind::Json => json::decode(source, limits),
        SourceKind::Word | SourceKind::Workbook | SourceKind::Pdf => Decoded::default(),
    }
}
