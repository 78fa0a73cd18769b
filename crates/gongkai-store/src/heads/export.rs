//! One export: written, signed, read back.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

use super::{Head, Signer, Verifier};
use crate::digest::Digest;
use crate::seal::RegisterTip;
use crate::{durable, stamp};

const SCHEMA: &str = "gongkai.heads/1";

/// Hours that the legal day (Asia/Shanghai, no daylight saving) is ahead of UTC.
const LEGAL_DAY: i8 = 8;

/// The line, without its signature.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    schema: String,
    no: u64,
    at: Timestamp,
    previous: Option<String>,
    heads: Vec<LineHead>,
    destroyed: Option<LineTip>,
    algorithm: String,
    key: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineHead {
    body: String,
    seq: u64,
    hash: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineTip {
    no: u64,
    hash: String,
}

/// What is to be exported.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The instant.
    pub at: Timestamp,
    /// The heads, one a body, in any order.
    pub heads: Vec<Head>,
    /// How far the register of destroyed keys goes, if there is one.
    pub destroyed: Option<RegisterTip>,
}

/// An export whose signature was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its number, from 1, without gaps.
    pub no: u64,
    /// The instant it was made.
    pub at: Timestamp,
    /// Digest of the export before; `None` for the first.
    pub previous: Option<Digest>,
    /// The heads, in the order of the codes.
    pub heads: Vec<Head>,
    /// How far the register of destroyed keys went.
    pub destroyed: Option<RegisterTip>,
    /// Digest of this export: of all its bytes.
    pub digest: Digest,
}

/// Why an export was not written or not accepted.
#[derive(Debug, thiserror::Error)]
pub enum HeadsError {
    /// Not an export, or not one of this version.
    #[error("不是 {SCHEMA} 格式的链头文件，或已损坏：请核对文件来源")]
    Form,
    /// The signature is not that of the trusted key.
    #[error("链头文件的签名不符：内容被改动过，或不是由受信任的密钥签署；请不要采信，并核对公钥和文件来源")]
    Signature,
    /// The signer did not sign.
    #[error("没有签成链头文件：签名设备没有应答；请检查后再导出")]
    Unsigned,
    /// One body twice.
    #[error("机构 {0} 在链头中出现两次，没有导出：请运行 gongkai verify")]
    Twice(String),
    /// Not later than the export before.
    #[error("现在的时间不晚于上一份链头（第 {0} 号），没有导出：请检查系统时间")]
    Early(u64),
    /// A body's chain is shorter than the export before says, or is gone.
    #[error(
        "机构 {body} 的历史比上一份链头短（上一份到第 {before} 条，现在到第 {now} 条），没有导出：可能被截断，请运行 gongkai verify"
    )]
    Shorter {
        /// Which body.
        body: String,
        /// Number of its last event then.
        before: u64,
        /// Number of its last event now; 0 for none.
        now: u64,
    },
    /// The register of destroyed keys is shorter than the export before says, or is gone.
    #[error("已销毁密钥登记簿比上一份链头短，没有导出：可能被截断，请用另存的副本核对")]
    Register,
    /// The file that this is wrong with.
    #[error("{path}：{source}")]
    At {
        /// Which file.
        path: PathBuf,
        /// What.
        source: Box<Self>,
    },
    /// The file or the folder could not be read.
    #[error("读取链头文件 {path} 失败（{source}）：请检查文件夹和权限")]
    Unread {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file could not be written.
    #[error("写入链头文件 {path} 失败（{source}）：请检查文件夹、权限和磁盘，再重新导出")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl Export {
    /// Writes the export that follows `previous` and signs it: its text, and its value.
    ///
    /// # Errors
    /// The draft does not follow the export before, or the signer does not sign. Nothing is signed that would make a
    /// shortened history look lawful.
    pub fn sign(previous: Option<&Self>, draft: Draft, signer: &dyn Signer) -> Result<(String, Self), HeadsError> {
        let Draft { at, mut heads, destroyed } = draft;
        heads.sort_by(|a, b| a.body.cmp(&b.body));
        if let Some([first, _]) = heads.array_windows().find(|[a, b]| a.body == b.body) {
            return Err(HeadsError::Twice(first.body.clone()));
        }
        if let Some(previous) = previous {
            previous.precedes(at, &heads, destroyed)?;
        }
        let no = previous.map_or(0, |export| export.no) + 1;
        let previous = previous.map(|export| export.digest);
        let line = Line {
            schema: SCHEMA.to_owned(),
            no,
            at,
            previous: previous.map(|digest| digest.to_string()),
            heads: heads.iter().map(LineHead::of).collect(),
            destroyed: destroyed.map(|tip| LineTip { no: tip.no, hash: tip.hash.to_string() }),
            algorithm: signer.algorithm().to_owned(),
            key: signer.public_key(),
        };
        let object = serde_json::to_string(&line).map_err(|_| HeadsError::Form)?;
        let body = stamp::body(&object);
        let signature = signer.sign(body.as_bytes()).ok_or(HeadsError::Unsigned)?;
        let text = stamp::close(body, "signature", &signature);
        let digest = Digest::of(text.as_bytes());
        Ok((text, Self { no, at, previous, heads, destroyed, digest }))
    }

    /// Reads an export and checks its signature against a key that the caller trusts; the key in the file is only
    /// compared with it.
    ///
    /// # Errors
    /// It is no export, or not signed by this key.
    pub fn read(text: &str, trusted: &dyn Verifier) -> Result<Self, HeadsError> {
        let text = text.strip_suffix('\n').unwrap_or(text);
        let (body, signature) = stamp::open(text, "signature").ok_or(HeadsError::Form)?;
        let line: Line = serde_json::from_str(&format!("{body}}}")).map_err(|_| HeadsError::Form)?;
        let ours = line.algorithm == trusted.algorithm() && line.key == trusted.public_key();
        if !ours || !trusted.verify(body.as_bytes(), &signature) {
            return Err(HeadsError::Signature);
        }
        line.value(Digest::of(text.as_bytes())).ok_or(HeadsError::Form)
    }

    /// The legal day it was made on.
    #[must_use]
    pub fn day(&self) -> Date {
        TimeZone::fixed(Offset::constant(LEGAL_DAY)).to_datetime(self.at).date()
    }

    /// Writes the text into a folder, as `heads-000012-2026-11-25.json`; never over another file.
    ///
    /// # Errors
    /// The file is there or cannot be written.
    pub fn save(&self, text: &str, folder: &Path) -> Result<PathBuf, HeadsError> {
        let path = folder.join(format!("heads-{:06}-{}.json", self.no, self.day()));
        let fail = |source| HeadsError::File { path: path.clone(), source };
        durable::write_new(&path, format!("{text}\n").as_bytes()).map_err(fail)?;
        Ok(path)
    }

    fn precedes(&self, at: Timestamp, heads: &[Head], destroyed: Option<RegisterTip>) -> Result<(), HeadsError> {
        if at <= self.at {
            return Err(HeadsError::Early(self.no));
        }
        for before in &self.heads {
            let now = heads.iter().find(|head| head.body == before.body).map_or(0, |head| head.seq);
            if now < before.seq {
                return Err(HeadsError::Shorter { body: before.body.clone(), before: before.seq, now });
            }
        }
        if destroyed.map(|tip| tip.no) < self.destroyed.map(|tip| tip.no) {
            return Err(HeadsError::Register);
        }
        Ok(())
    }
}

impl LineHead {
    fn of(head: &Head) -> Self {
        Self { body: head.body.clone(), seq: head.seq, hash: head.hash.to_string() }
    }

    fn value(self) -> Option<Head> {
        Some(Head { hash: self.hash.parse().ok()?, body: self.body, seq: self.seq })
    }
}

impl Line {
    fn value(self, digest: Digest) -> Option<Export> {
        let tip = |tip: LineTip| Some(RegisterTip { no: tip.no, hash: tip.hash.parse().ok()? });
        let export = Export {
            no: self.no,
            at: self.at,
            previous: self.previous.map(|hash| hash.parse()).transpose().ok()?,
            heads: self.heads.into_iter().map(LineHead::value).collect::<Option<_>>()?,
            destroyed: match self.destroyed {
                Some(found) => Some(tip(found)?),
                None => None,
            },
            digest,
        };
        let first = export.no == 1 && export.previous.is_none();
        (self.schema == SCHEMA && (first || export.no > 1 && export.previous.is_some())).then_some(export)
    }
}
