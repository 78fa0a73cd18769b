//! The register of destroyed keys: a file of its own outside every backup, one line an entry, chained.
//!
//! A line is JSON; its last member is the SM3 digest of the bytes before it, and one member is the digest of the line
//! before. A line is never changed and none is ever taken out. That the last lines were cut off shows only against a
//! [`RegisterTip`] told elsewhere: the daily export of heads carries it.
//!
//! A line that a power cut left unfinished was never acknowledged and nothing was destroyed by it; it is passed over
//! and the next entry takes its place. It is told from a damaged line by being too short: it has no whole digest.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Destruction, DestructionOrder, Person};
use crate::digest::Digest;
use crate::{durable, stamp};

const SCHEMA: &str = "gongkai.destroyed/1";

/// Digest, quotation mark, brace and newline at the end of a line.
const WHOLE_STAMP: usize = 64 + 3;

/// A line, without its own digest.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    schema: String,
    no: u64,
    body: String,
    person: String,
    record: String,
    on: Date,
    approved_by: String,
    seconded_by: String,
    previous: String,
}

/// One destroyed key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whose.
    pub person: Person,
    /// When and by which record.
    pub why: Destruction,
    /// Accounts of the two who approved.
    pub approvers: [String; 2],
    /// Digest of the line.
    pub hash: Digest,
}

/// How far the register goes: the number of its entries and the digest of the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegisterTip {
    /// Number of entries.
    pub no: u64,
    /// Digest of the last; zeros for an empty register.
    pub hash: Digest,
}

/// The register of destroyed keys. Several processes may use one file.
#[derive(Clone, Debug)]
pub struct Register(PathBuf);

/// Why the register cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// There is no such file.
    #[error("找不到已销毁密钥登记簿 {0}：没有它就不能确认哪些人的信息已经销毁；请找回这个文件，首次使用请先新建")]
    Missing(PathBuf),
    /// A new register must not be written over an old one.
    #[error("已销毁密钥登记簿 {0} 已经存在，没有覆盖它")]
    Exists(PathBuf),
    /// A line is not as it was written.
    #[error("已销毁密钥登记簿 {path} 第 {line} 行被改动、缺失或不完整：请用另存的副本核对，在此之前不要恢复数据")]
    Broken {
        /// The file.
        path: PathBuf,
        /// The first line that does not fit, counted from 1.
        line: usize,
    },
    /// It lacks what was told of it elsewhere.
    #[error(
        "已销毁密钥登记簿 {0} 比备份或链头里记载的短，或不是同一份：可能被截断，或不是最新的副本；请找回最新的一份，在此之前不要恢复或启动"
    )]
    Short(PathBuf),
    /// The file could not be read or written.
    #[error("读写已销毁密钥登记簿 {path} 失败（{source}），没有销毁：请检查权限和磁盘")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Register {
    /// A new, empty register.
    ///
    /// # Errors
    /// There is one already, or the file cannot be written.
    pub fn create(path: &Path) -> Result<Self, RegisterError> {
        let register = Self(path.to_owned());
        durable::write_new(path, b"").map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => RegisterError::Exists(path.to_owned()),
            _ => register.fail(source),
        })?;
        Ok(register)
    }

    /// The register in a file; read once, so that a broken one shows at the start.
    ///
    /// # Errors
    /// The file is not there or broken.
    pub fn open(path: &Path) -> Result<Self, RegisterError> {
        let register = Self(path.to_owned());
        register.read()?;
        Ok(register)
    }

    /// All entries, each line checked, and how far they go.
    ///
    /// # Errors
    /// The file is not there, or a line is not as it was written.
    pub fn read(&self) -> Result<(Vec<Entry>, RegisterTip), RegisterError> {
        let file = self.file(OpenOptions::new().read(true))?;
        file.lock_shared().map_err(|source| self.fail(source))?;
        let (entries, tip, _) = self.entries(file)?;
        Ok((entries, tip))
    }

    /// Whether the register still goes at least as far as it once went, and holds the same there.
    ///
    /// # Errors
    /// As [`Register::read`].
    pub fn reaches(&self, tip: RegisterTip) -> Result<bool, RegisterError> {
        let (entries, _) = self.read()?;
        let last = tip.no.checked_sub(1).map(|index| entries.get(usize::try_from(index).ok()?).map(|entry| entry.hash));
        Ok(last.is_none_or(|hash| hash == Some(tip.hash)))
    }

    /// That it lacks what was told of it elsewhere.
    pub(crate) fn short(&self) -> RegisterError {
        RegisterError::Short(self.0.clone())
    }

    /// Writes down those of an order who are not in the register yet; they are on the disk when this returns.
    pub(super) fn append(&self, order: &DestructionOrder) -> Result<(), RegisterError> {
        let mut file = self.file(OpenOptions::new().read(true).append(true))?;
        file.lock().map_err(|source| self.fail(source))?;
        let (entries, mut tip, end) = self.entries(&file)?;
        let mut known: BTreeSet<Person> = entries.into_iter().map(|entry| entry.person).collect();
        let mut lines = String::new();
        for person in order.persons().filter(|person| known.insert(person.clone())) {
            let (line, next) = write(order, &person, tip).map_err(|source| self.fail(source))?;
            lines.push_str(&line);
            lines.push('\n');
            tip = next;
        }
        let append = |file: &mut File| {
            if file.metadata()?.len() > end {
                file.set_len(end)?;
            }
            file.write_all(lines.as_bytes())?;
            file.sync_all()
        };
        append(&mut file).map_err(|source| self.fail(source))
    }

    /// Entries, tip, and where the last whole line ends.
    fn entries(&self, mut file: impl io::Read) -> Result<(Vec<Entry>, RegisterTip, u64), RegisterError> {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|source| self.fail(source))?;
        let (mut entries, mut tip, mut end) = (Vec::new(), RegisterTip { no: 0, hash: Digest::ZERO }, 0);
        for (index, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
            match read(line, tip) {
                Some((entry, next)) => {
                    entries.push(entry);
                    tip = next;
                    end += line.len() as u64;
                }
                None if unfinished(line) => break,
                None => return Err(RegisterError::Broken { path: self.0.clone(), line: index + 1 }),
            }
        }
        Ok((entries, tip, end))
    }

    fn file(&self, options: &OpenOptions) -> Result<File, RegisterError> {
        options.open(&self.0).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => RegisterError::Missing(self.0.clone()),
            _ => self.fail(source),
        })
    }

    fn fail(&self, source: io::Error) -> RegisterError {
        RegisterError::File { path: self.0.clone(), source }
    }
}

fn write(order: &DestructionOrder, person: &Person, tip: RegisterTip) -> io::Result<(String, RegisterTip)> {
    let [approved_by, seconded_by] = order.approvers().map(str::to_owned);
    let line = Line {
        schema: SCHEMA.to_owned(),
        no: tip.no + 1,
        body: person.body.clone(),
        person: person.id.to_string(),
        record: order.why().record.clone(),
        on: order.why().on,
        approved_by,
        seconded_by,
        previous: tip.hash.to_string(),
    };
    let object = serde_json::to_string(&line)?;
    let body = stamp::body(&object);
    let hash = Digest::of(body.as_bytes());
    Ok((stamp::close(body, "hash", hash.as_bytes()), RegisterTip { no: line.no, hash }))
}

/// The entry of a line that follows `tip`, and the tip after it.
fn read(line: &[u8], tip: RegisterTip) -> Option<(Entry, RegisterTip)> {
    let (body, hash) = stamp::open(std::str::from_utf8(line).ok()?.strip_suffix('\n')?, "hash")?;
    let digest = Digest::of(body.as_bytes());
    let line: Line = serde_json::from_str(&format!("{body}}}")).ok()?;
    let follows = line.schema == SCHEMA && line.no == tip.no + 1 && line.previous == tip.hash.to_string();
    if !follows || hash != digest.as_bytes() {
        return None;
    }
    let person = Person::new(line.body, line.person.parse().ok()?);
    let why = Destruction { on: line.on, record: line.record };
    let entry = Entry { person, why, approvers: [line.approved_by, line.seconded_by], hash: digest };
    Some((entry, RegisterTip { no: line.no, hash: digest }))
}

/// Whether a line breaks off before the end of its digest.
fn unfinished(line: &[u8]) -> bool {
    let mark = b",\"hash\":\"";
    let after = line.windows(mark.len()).rposition(|window| window == mark).map(|at| line.len() - at - mark.len());
    !line.ends_with(b"\n") && after.is_none_or(|rest| rest < WHOLE_STAMP)
}
