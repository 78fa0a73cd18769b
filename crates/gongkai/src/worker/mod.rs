//! The process that decodes a stranger's file: same program, one process a file, little memory, little time.
//!
//! Packed and binary files (DOCX, XLSX, XLS, ODS, ZIP, PDF) are read by much code that believes what a file says of
//! itself. A fault in it ends this one process, and becomes a problem of this one file; the other files go on. Texts
//! are read where they are asked for.

mod ask;
mod pdf;
pub(crate) mod serve;

use gongkai_reader::decode::{self, Decoded};
use gongkai_reader::{Content, Limits, Member, Reading, finish, must_be_opened};
use gongkai_report::{Problem, ProblemKind, Report};

/// What one process may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Allowance {
    /// Memory, in megabytes.
    pub memory: u64,
    /// Time of the processor, in seconds. On the clock three times as much: the machine does other things too.
    pub seconds: u64,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { memory: 1024, seconds: 20 }
    }
}

/// What was read of one file: its name, with the path inside an archive behind it, and its reading.
pub(crate) struct Read {
    pub name: String,
    pub reading: Reading,
}

/// Reads files, those of strangers' programs in a process of their own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reader {
    limits: Limits,
    allowance: Allowance,
}

impl Reader {
    /// A reader that allows each file so much.
    pub(crate) fn new(allowance: Allowance) -> Self {
        Self { limits: Limits::default(), allowance }
    }

    /// Largest file that is read.
    pub(crate) fn most_bytes(&self) -> usize {
        self.limits.bytes
    }

    /// Reads the bytes of a file; at least one reading comes back.
    pub(crate) fn read(&self, name: &str, bytes: Vec<u8>) -> Vec<Read> {
        // too large a file is refused in the same words whatever it is, and crosses nowhere
        if bytes.len() > self.limits.bytes || !must_be_opened(&bytes) {
            let reading = finish(Content::Plain(bytes), &self.limits);
            return vec![Read { name: name.to_owned(), reading }];
        }
        let members = match ask::open(&bytes, self.allowance, &self.limits) {
            Ok(members) => members,
            Err(what) => return vec![Read { name: name.to_owned(), reading: unusable(ProblemKind::Limit, what) }],
        };
        let named = |Member { name: inside, content }| Read {
            name: inside.map_or_else(|| name.to_owned(), |inside| format!("{name}/{inside}")),
            reading: finish(content, &self.limits),
        };
        members.into_iter().map(named).collect()
    }

    /// Decodes the bytes of a file without looking for reports: one document, or one for each file of an archive. The
    /// error says why it could not be opened.
    pub(crate) fn decode(&self, bytes: &[u8]) -> Result<Vec<Decoded>, String> {
        if bytes.len() > self.limits.bytes || !must_be_opened(bytes) {
            return Ok(vec![decode::decode(bytes, &self.limits)]);
        }
        let decoded = |member: Member| match member.content {
            Content::Decoded(decoded) => decoded,
            Content::Plain(bytes) => decode::decode(&bytes, &self.limits),
        };
        Ok(ask::open(bytes, self.allowance, &self.limits)?.into_iter().map(decoded).collect())
    }
}

/// A document with the pictures that it shows: the names by which its blocks know them, and their bytes.
pub(crate) type Illustrated = (Decoded, Vec<(String, Vec<u8>)>);

impl Reader {
    /// Decodes the bytes of a file that is one document, with its pictures as far as they have `most` bytes. The error says
    /// why it is none.
    pub(crate) fn illustrated(&self, bytes: &[u8], most: usize) -> Result<Illustrated, String> {
        let several = || "压缩包里不是只有一个文件，请逐个登记".to_owned();
        if bytes.len() > self.limits.bytes || !must_be_opened(bytes) {
            return Ok((decode::decode(bytes, &self.limits), Vec::new()));
        }
        let limits = Limits { pictures: most, ..self.limits.clone() };
        let mut members = ask::open(bytes, self.allowance, &limits)?.into_iter();
        let first = members.next().ok_or_else(several)?;
        let alone = first.name.is_none();
        let decoded = match first.content {
            Content::Decoded(decoded) => decoded,
            Content::Plain(bytes) => decode::decode(&bytes, &self.limits),
        };
        let mut pictures = Vec::new();
        for member in members {
            match (member.name, member.content) {
                (Some(name), Content::Plain(bytes)) if alone => pictures.push((name, bytes)),
                _ => return Err(several()),
            }
        }
        Ok((decoded, pictures))
    }
}

/// A reading that holds no report, for that reason.
pub(crate) fn unusable(kind: ProblemKind, what: String) -> Reading {
    let problem = Problem { kind, place: None, what, origin: None };
    let report = Report { problems: vec![problem], ..Report::default() };
    Reading { document: gongkai_document::Document::default(), reports: vec![report] }
}
