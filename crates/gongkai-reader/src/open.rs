//! Opening a file that holds others, or that another program wrote in a form of its own.
//!
//! Such files come from strangers and are decoded in a process of their own; what comes out crosses to the one that
//! asked. So there are two halves: [`open`] decodes, [`finish`] finds the reports. Texts are only handed on.

use gongkai_report::{Problem, ProblemKind};

use crate::decode::{self, Decoded, Opened};
use crate::{Limits, Reading, recognise};

/// Decodes drawn pages. The reader itself knows nothing of them; the program that does gives it this.
pub type PdfDecoder = fn(&[u8], &Limits) -> Decoded;

/// One file that was found in what was opened.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its path inside the archive, outermost first; `None` for the file that was opened itself.
    pub name: Option<String>,
    /// What is in it.
    pub content: Content,
}

/// What is in a file that was found.
#[derive(Clone, Debug)]
pub enum Content {
    /// A document that was decoded.
    Decoded(Decoded),
    /// A text, or something else that needs no process of its own: its bytes.
    Plain(Vec<u8>),
}

/// Whether a file must be opened: it is packed, or in a binary form.
#[must_use]
pub fn must_be_opened(bytes: &[u8]) -> bool {
    decode::is_packed(bytes) || decode::is_compound(bytes) || decode::is_pdf(bytes)
}

/// Opens a file: itself where it is one document, its members where it is an archive; never nothing.
#[must_use]
pub fn open(bytes: &[u8], limits: &Limits, pdf: PdfDecoder) -> Vec<Member> {
    let mut opened = Opened::new(limits, pdf);
    opened.file(None, bytes, 0);
    opened.members
}

/// Finds the reports of a file that was opened.
#[must_use]
pub fn finish(content: Content, limits: &Limits) -> Reading {
    let decoded = match content {
        Content::Decoded(decoded) => decoded,
        Content::Plain(bytes) => decode::decode_plain(&bytes, limits),
    };
    let reports = match decoded.reports {
        Some(reports) => reports,
        None => recognise::recognise(&decoded.document, decoded.problems, limits),
    };
    Reading { document: decoded.document, reports }
}

/// What stands for drawn pages where nobody gave a decoder for them.
#[must_use]
pub fn no_pdf(_: &[u8], _: &Limits) -> Decoded {
    let what = "这是 PDF 文件，这里不能直接读：请用 gongkai 命令读，或用公布页面的网页文件";
    let problem = Problem { kind: ProblemKind::NotAReport, place: None, what: what.into(), origin: None };
    Decoded::unusable_for(vec![problem])
}
