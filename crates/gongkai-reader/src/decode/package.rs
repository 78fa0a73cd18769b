//! The inside of a packed file: its parts by name, unpacked under one budget whatever the file says of its sizes.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use encoding_rs::GB18030;
use gongkai_report::{Problem, ProblemKind};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::Limits;

/// How many bytes are unpacked at a time.
const STEP: usize = 64 * 1024;

/// How much may still be unpacked, over all parts and all archives inside archives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Budget {
    /// Bytes left.
    pub bytes: usize,
    /// Entries left.
    pub entries: usize,
}

impl Budget {
    /// The whole budget of one file.
    pub(super) fn of(limits: &Limits) -> Self {
        Self { bytes: limits.unpacked, entries: limits.entries }
    }
}

/// What became of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Whole.
    Whole(Vec<u8>),
    /// As far as it could be unpacked: the rest is damaged.
    Damaged(Vec<u8>),
    /// Larger than a file may be, or than the budget that is left.
    TooLarge,
    /// Locked with a password.
    Locked,
    /// Packed in a way that is not known.
    Unknown,
}

/// One entry of the list of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name, with `/` between folders.
    pub name: String,
    /// Whether it is a folder or a link.
    pub is_file: bool,
}

/// A packed file.
#[derive(Debug)]
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    entries: Vec<Entry>,
    by_name: HashMap<String, usize>,
    most: usize,
}

impl<'b> Package<'b> {
    /// Opens a packed file; the error says what is wrong with it.
    pub(super) fn open(bytes: &'b [u8], limits: &Limits, budget: &mut Budget) -> Result<Self, Problem> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        let count = archive.len();
        if count > budget.entries {
            return Err(limit(format!("压缩包里的文件超过 {} 个，没有读：请分成几个压缩包", limits.entries)));
        }
        budget.entries -= count;
        let entries: Vec<Entry> = (0..count).map(|index| entry(&archive, index)).collect();
        let by_name = entries.iter().enumerate().map(|(at, entry)| (entry.name.to_ascii_lowercase(), at)).collect();
        Ok(Self { archive, entries, by_name, most: limits.bytes })
    }

    /// The list of contents.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether there is a part of that name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.by_name.contains_key(&name.to_ascii_lowercase())
    }

    /// Whether there is a part whose name begins so.
    pub(super) fn holds_under(&self, folder: &str) -> bool {
        self.by_name.keys().any(|name| name.starts_with(folder))
    }

    /// Unpacks the part of that name; `None` if there is none.
    pub(super) fn part(&mut self, name: &str, budget: &mut Budget) -> Option<Part> {
        let at = *self.by_name.get(&name.trim_start_matches('/').to_ascii_lowercase())?;
        Some(self.unpack(at, budget))
    }

    /// Unpacks an entry by its place in the list.
    pub(super) fn unpack(&mut self, at: usize, budget: &mut Budget) -> Part {
        let most = self.most.min(budget.bytes);
        let mut file = match self.archive.by_index(at) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) | Err(ZipError::InvalidPassword) => {
                return Part::Locked;
            }
            Err(ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_)) => return Part::Unknown,
            Err(_) => return Part::Damaged(Vec::new()),
        };
        let mut bytes = Vec::new();
        let mut step = vec![0; STEP];
        let part = loop {
            match file.read(&mut step) {
                Ok(0) => break Part::Whole(bytes),
                // the stated size is never asked: what comes out is counted
                Ok(read) if bytes.len() + read > most => {
                    budget.bytes = budget.bytes.saturating_sub(bytes.len() + read);
                    return Part::TooLarge;
                }
                Ok(read) => bytes.extend_from_slice(step.get(..read).unwrap_or_default()),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(_) => break Part::Damaged(bytes),
            }
        };
        if let Part::Whole(bytes) | Part::Damaged(bytes) = &part {
            budget.bytes = budget.bytes.saturating_sub(bytes.len());
        }
        part
    }
}

fn entry(archive: &ZipArchive<Cursor<&[u8]>>, index: usize) -> Entry {
    let Ok(data) = archive.by_index_data(index) else { return Entry { name: String::new(), is_file: false } };
    let name = name_of(data.name_raw()).replace('\\', "/");
    let is_file = data.is_file() && !name.ends_with('/');
    Entry { name: name.trim_start_matches('/').to_owned(), is_file }
}

/// A name in whatever encoding it was packed: UTF-8 where it is valid, else GBK, in which Chinese systems pack. The
/// flag that should tell is often missing and sometimes wrong.
fn name_of(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

fn damaged() -> Problem {
    let what = "文件不完整或已经损坏（打不开它的内部目录），没有读：请重新下载或重新保存后再读".into();
    Problem { kind: ProblemKind::NotAReport, place: None, what, origin: None }
}

fn limit(what: String) -> Problem {
    Problem { kind: ProblemKind::Limit, place: None, what, origin: None }
}
