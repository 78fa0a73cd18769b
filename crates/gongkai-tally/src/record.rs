//! The records behind a cell, by name.

use gongkai_report::CellId;
use jiff::civil::Date;

/// A kind of record that a body keeps: the kind of its stream, and what a trace calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordKind {
    /// 单位: who the body is.
    Body,
    /// 政府信息公开申请.
    Request,
    /// 行政复议、行政诉讼.
    Dispute,
    /// 更正申请 (art. 41).
    Rectification,
    /// 公开信息: an item of the catalogue.
    Item,
    /// 规章、行政规范性文件.
    Normative,
    /// 行政许可、行政处罚、行政强制决定.
    Decision,
    /// 行政事业性收费.
    Charge,
    /// A number from a ledger (台账计数).
    Count,
    /// 年度报告.
    AnnualReport,
}

impl RecordKind {
    /// All kinds.
    pub const ALL: [Self; 10] = [
        Self::Body,
        Self::Request,
        Self::Dispute,
        Self::Rectification,
        Self::Item,
        Self::Normative,
        Self::Decision,
        Self::Charge,
        Self::Count,
        Self::AnnualReport,
    ];

    /// Identifier: of the stream in the log, and in the public JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Request => "request",
            Self::Dispute => "dispute",
            Self::Rectification => "rectification",
            Self::Item => "document",
            Self::Normative => "normative_document",
            Self::Decision => "decision",
            Self::Charge => "charge",
            Self::Count => "count",
            Self::AnnualReport => "annual_report",
        }
    }

    /// The kind of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Body => "单位",
            Self::Request => "公开申请",
            Self::Dispute => "复议诉讼",
            Self::Rectification => "更正申请",
            Self::Item => "公开信息",
            Self::Normative => "规章、规范性文件",
            Self::Decision => "行政决定",
            Self::Charge => "收费",
            Self::Count => "台账计数",
            Self::AnnualReport => "年度报告",
        }
    }
}

/// Where a record comes from: its stream, and how far its body's log tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// Id of the record, unique over all kinds.
    pub id: &'a str,
    /// Position of the record's last entry in the log of its body: what changed after a year was frozen lies behind
    /// the head that was frozen with it.
    pub seq: u64,
}

/// A record that a cell counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRef {
    /// Of which kind.
    pub kind: RecordKind,
    /// Id of the record.
    pub id: String,
    /// The number by which a person finds it: registration number, 文号, case number.
    pub number: Option<String>,
    /// The day that makes it count here.
    pub day: Date,
    /// What it adds to the cell: 1, the number of a ledger, or an amount in fen.
    pub adds: i64,
    /// Position of its last entry in the log of its body.
    pub seq: u64,
}

/// A cell with the records it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// The cell.
    pub cell: CellId,
    /// The records, in the order in which they were counted.
    pub records: Vec<RecordRef>,
}
