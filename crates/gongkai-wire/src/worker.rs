//! What crosses between the process that decodes a stranger's file and the one that asked for it.
//!
//! Internal: both ends are the same program, and nothing is kept. A first line names the version; then for each file
//! that was found a line that tells its name and size, and so many bytes; a last line tells how many there were, so
//! that a stream that was cut is known to be cut.

use std::io::{self, Write};

use gongkai_document::Document;
use gongkai_report::Problem;
use serde::{Deserialize, Serialize};

use crate::WireError;
use crate::document::{DocumentShape, ProblemShape};

/// First line of every stream.
const VERSION: &str = "gongkai.worker/1\n";

/// What was found in one file.
#[derive(Clone, Debug, PartialEq)]
pub enum Crossing {
    /// A document, and what could not be read of it.
    Document(Document, Vec<Problem>),
    /// No document, for those reasons.
    Refused(Vec<Problem>),
    /// Bytes that the asking process reads itself.
    Plain(Vec<u8>),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Head {
    File { name: Option<String>, kind: Kind, length: usize },
    End { files: usize },
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Document,
    Refused,
    Plain,
}

#[derive(Debug, Serialize, Deserialize)]
struct Body {
    document: Option<DocumentShape>,
    problems: Vec<ProblemShape>,
}

/// Writes the files that were found.
///
/// # Errors
/// Whatever the output refuses.
pub fn write_crossings<'n>(
    out: &mut impl Write,
    found: impl IntoIterator<Item = (Option<&'n str>, Crossing)>,
) -> io::Result<()> {
    out.write_all(VERSION.as_bytes())?;
    let mut files = 0;
    for (name, crossing) in found {
        files += 1;
        let (kind, bytes) = match crossing {
            Crossing::Document(document, problems) => (Kind::Document, body(Some(document), problems)?),
            Crossing::Refused(problems) => (Kind::Refused, body(None, problems)?),
            Crossing::Plain(bytes) => (Kind::Plain, bytes),
        };
        crate::write_line(out, &Head::File { name: name.map(str::to_owned), kind, length: bytes.len() })?;
        out.write_all(&bytes)?;
        out.write_all(b"\n")?;
    }
    crate::write_line(out, &Head::End { files })?;
    out.flush()
}

fn body(document: Option<Document>, problems: Vec<Problem>) -> io::Result<Vec<u8>> {
    let problems = problems.into_iter().map(Into::into).collect();
    let body = Body { document: document.map(Into::into), problems };
    serde_json::to_vec(&body).map_err(io::Error::from)
}

/// Reads the files that were found.
///
/// # Errors
/// The stream is of another version, damaged or cut.
pub fn read_crossings(stream: &[u8]) -> Result<Vec<(Option<String>, Crossing)>, WireError> {
    let broken = || WireError { line: 1, path: String::new(), what: "两个进程之间的数据不完整".into() };
    let mut rest = stream.strip_prefix(VERSION.as_bytes()).ok_or_else(broken)?;
    let mut found = Vec::new();
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n').ok_or_else(broken)?;
        let (line, behind) = rest.split_at_checked(end).ok_or_else(broken)?;
        let head: Head = serde_json::from_slice(line).map_err(|_| broken())?;
        rest = behind.get(1..).ok_or_else(broken)?;
        let (name, kind, length) = match head {
            Head::File { name, kind, length } => (name, kind, length),
            Head::End { files } if files == found.len() && rest.is_empty() => return Ok(found),
            Head::End { .. } => return Err(broken()),
        };
        let (bytes, behind) = rest.split_at_checked(length).ok_or_else(broken)?;
        rest = behind.strip_prefix(b"\n").ok_or_else(broken)?;
        let crossing = match kind {
            Kind::Plain => Crossing::Plain(bytes.to_vec()),
            Kind::Document | Kind::Refused => {
                let body: Body = serde_json::from_slice(bytes).map_err(|_| broken())?;
                let problems = body.problems.into_iter().map(Into::into).collect();
                match body.document {
                    Some(document) => Crossing::Document(document.into(), problems),
                    None => Crossing::Refused(problems),
                }
            }
        };
        found.push((name, crossing));
    }
}
