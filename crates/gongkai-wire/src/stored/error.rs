//! Why a stored record cannot be read. Nothing of its text is quoted, save what looks like an identifier.

use serde_json::error::Category;

/// A stored record that cannot be read: which kind, what is wrong, what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoredError {
    /// The kind is none of this history.
    #[error(
        "不认识{}的记录：可能由更新版本的程序写入，请升级到最新版本后再读；已是最新版本的，请核验数据是否损坏",
        named("类型", kind)
    )]
    UnknownKind {
        /// The kind.
        kind: String,
    },
    /// The version is newer than this program.
    #[error(
        "{kind}记录是第{version}版，这一程序只认识到第{known}版：这一记录由更新版本的程序写入，请把程序升级到最新版本"
    )]
    Newer {
        /// The kind.
        kind: &'static str,
        /// Its version.
        version: u16,
        /// The newest version that this program knows.
        known: u16,
    },
    /// There never was such a version.
    #[error("{kind}记录没有第{version}版（现为第{known}版）：数据可能损坏，请核验数据，必要时从备份恢复")]
    NoSuchVersion {
        /// The kind.
        kind: &'static str,
        /// Its version.
        version: u16,
        /// The newest version that this program knows.
        known: u16,
    },
    /// The payload is not of the shape.
    #[error("第{version}版的{kind}记录读不出来，第{byte}个字节处{what}")]
    Broken {
        /// The kind.
        kind: &'static str,
        /// Its version.
        version: u16,
        /// The place in the payload, from 1. Of a record of an older version, in its lifted text.
        byte: usize,
        /// What is wrong and what to do.
        what: String,
    },
}

/// An identifier as it may be shown: what could be running text, a telephone or an identity number is not.
fn named(what: &str, id: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':' | b'(' | b')' | b'-');
    let shown = id.len() <= 64 && id.starts_with(|first: char| first.is_ascii_alphabetic()) && id.bytes().all(plain);
    if shown { format!("{what}“{id}”") } else { what.to_owned() }
}

/// An identifier that the program does not know. Begins with a Chinese word, as no message of serde does.
pub(super) fn unknown(what: &str, id: &str) -> String {
    let named = named(what, id);
    format!("有不认识的{named}：可能由更新版本的程序写入，请升级；已是最新版本的，请核验数据是否损坏")
}

/// A text that is not written as it should be.
pub(super) fn misspelt(what: &str) -> String {
    format!("{what}的写法不对：数据可能损坏，请核验数据，必要时从备份恢复")
}

/// What serde found, without the text it quotes.
pub(super) fn what(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let own = message.split(" at line ").next().unwrap_or_default();
    let quoted = own.split('`').nth(1).unwrap_or_default();
    match error.classify() {
        Category::Data if !own.starts_with(|first: char| first.is_ascii()) => own.to_owned(),
        Category::Data if own.starts_with("unknown variant") => unknown("代号", quoted),
        Category::Data if own.starts_with("unknown field") => unknown("字段", quoted),
        Category::Data if own.starts_with("missing field") => {
            misspelt(&format!("内容（缺少{}）", named("字段", quoted)))
        }
        Category::Data if own.starts_with("duplicate field") => {
            misspelt(&format!("内容（有两个{}）", named("字段", quoted)))
        }
        Category::Data => misspelt("内容（值的类型不合）"),
        Category::Eof | Category::Io | Category::Syntax => misspelt("JSON"),
    }
}
