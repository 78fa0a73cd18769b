//! What is wrong with a row, and with a file.

use std::fmt;

use super::sheet::{Place, letters};

/// One thing that is wrong with a row. Holds no personal data: a cell that speaks of a person is not quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The column from 0; none where the row as a whole is meant, or the ledger has no such column.
    pub column: Option<u32>,
    /// The field, as the template calls it.
    pub field: Option<&'static str>,
    /// What is wrong.
    pub reason: String,
    /// What to write instead.
    pub mend: String,
}

impl Fault {
    pub(crate) fn of_row(reason: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { column: None, field: None, reason: reason.into(), mend: mend.into() }
    }

    /// The letters of the column.
    #[must_use]
    pub fn letters(&self) -> Option<String> {
        self.column.map(letters)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.letters(), self.field) {
            (Some(letters), Some(field)) => write!(f, "{letters}列“{field}”：")?,
            (None, Some(field)) => write!(f, "“{field}”：")?,
            (Some(letters), None) => write!(f, "{letters}列：")?,
            (None, None) => {}
        }
        write!(f, "{}。{}", self.reason, self.mend)
    }
}

/// A row that cannot be taken over: where, and everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RejectedRow {
    /// Where it stands.
    pub place: Place,
    /// Its number in the ledger, where it has one.
    pub number: Option<String>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

/// Why a file cannot be imported at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// No row looks like the head of such a ledger.
    #[error(
        "没有找到“{kind}”台账的表头：至少要有{needed}这几列。请核对文件和种类，或先用 gongkai import template 下载模板"
    )]
    NoHeader {
        /// The kind of ledger.
        kind: &'static str,
        /// The columns it needs.
        needed: String,
    },
    /// A mapping names a column that the file does not have.
    #[error("文件里没有“{0}”这一列，不能指定它对应的字段。请核对表头的写法")]
    NoSuchColumn(String),
    /// A mapping names a field that the kind does not have.
    #[error("“{kind}”台账没有“{field}”这个字段。请用模板里的列名，或它的英文标识")]
    NoSuchField {
        /// The kind of ledger.
        kind: &'static str,
        /// What was given.
        field: String,
    },
    /// Two columns may mean one field, and none of them more than the other.
    #[error("{first}列和{second}列都可能是“{field}”。请指定其中一列：列名={field}")]
    TwoColumns {
        /// Letters of the first.
        first: String,
        /// Letters of the second.
        second: String,
        /// The field.
        field: &'static str,
    },
    /// Rows are rejected or columns missing: nothing is imported then.
    #[error("有 {rejected} 行不能导入，缺 {missing} 列：一行都没有导入。请按清单改好后重新导入，已在册的行会自动跳过")]
    NotClean {
        /// Rows that are rejected.
        rejected: usize,
        /// Columns that are missing.
        missing: usize,
    },
    /// A row that was accepted cannot be decided any more.
    #[error("{place}：{fault}")]
    Undecided {
        /// Where it stands.
        place: Place,
        /// Why.
        fault: Fault,
    },
}
