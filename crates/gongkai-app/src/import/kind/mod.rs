//! The kinds of ledgers: what their columns are, and what a row of each becomes.

mod catalogue;
mod charge;
mod count;
mod decision;
mod directory;
mod dispute;
mod normative;
mod request;

use std::collections::BTreeMap;

use gongkai_case::history::{Entry, Fact};
use gongkai_case::{CaseId, PersonId, Sealed};
use gongkai_catalogue::{ChargeFact, CountFact, Decision, DecisionFact, Item, ItemFact, Normative, NormativeFact};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::calendar::Calendar;
use jiff::civil::Date;

use super::columns::Columns;
use super::fault::Fault;
use super::field::Field;
use super::folder::Folder;
use super::line::Line;
use crate::port::BodyCode;
use crate::record::{AnyEntry, Confided, RecordKind, Seal};
use catalogue::Told;

/// A kind of ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LedgerKind {
    /// 依申请公开台账.
    Requests,
    /// 复议、诉讼台账.
    Disputes,
    /// 规章、规范性文件台账.
    Documents,
    /// 许可、处罚、强制台账.
    Decisions,
    /// 行政事业性收费台账.
    Charges,
    /// 计数台账.
    Counts,
    /// 已有网站的目录.
    Directory,
}

impl LedgerKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Requests,
        Self::Disputes,
        Self::Documents,
        Self::Decisions,
        Self::Charges,
        Self::Counts,
        Self::Directory,
    ];

    /// The identifier on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::Disputes => "disputes",
            Self::Documents => "documents",
            Self::Decisions => "decisions",
            Self::Charges => "charges",
            Self::Counts => "counts",
            Self::Directory => "directory",
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
            Self::Requests => "依申请公开",
            Self::Disputes => "复议诉讼",
            Self::Documents => "规章和规范性文件",
            Self::Decisions => "行政处理决定",
            Self::Charges => "行政事业性收费",
            Self::Counts => "计数",
            Self::Directory => "网站目录",
        }
    }

    /// The kind of record that a row becomes.
    #[must_use]
    pub const fn record(self) -> RecordKind {
        match self {
            Self::Requests => RecordKind::Request,
            Self::Disputes => RecordKind::Dispute,
            Self::Documents => RecordKind::Normative,
            Self::Decisions => RecordKind::Decision,
            Self::Charges => RecordKind::Charge,
            Self::Counts => RecordKind::Count,
            Self::Directory => RecordKind::Item,
        }
    }

    /// Its fields, in the order of the template. The first is the number by which a row is known again.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Requests => request::FIELDS,
            Self::Disputes => dispute::FIELDS,
            Self::Documents => normative::FIELDS,
            Self::Decisions => decision::FIELDS,
            Self::Charges => charge::FIELDS,
            Self::Counts => count::FIELDS,
            Self::Directory => directory::FIELDS,
        }
    }

    /// The field of that identifier.
    #[must_use]
    pub fn field(self, id: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.id == id)
    }

    /// The field by whose value a row is known again.
    #[must_use]
    pub(super) fn number_field(self) -> &'static str {
        self.fields().first().map_or("", |field| field.id)
    }
}

/// What is already in the books of the body: numbers, and the records they name.
#[derive(Clone, Debug, Default)]
pub struct Books {
    records: BTreeMap<(RecordKind, String), String>,
}

impl Books {
    /// The numbers of everything in the books of a body.
    #[must_use]
    pub fn of(books: &crate::books::Books) -> Self {
        let mut known = Self::default();
        for (id, kept) in &books.requests {
            let number = kept.state().registered.as_ref().map(|(_, number)| number.as_str());
            known.note_if(RecordKind::Request, number, id);
        }
        for (id, kept) in &books.disputes {
            let number = kept.state().filing.as_ref().and_then(|(_, filing)| filing.case_number.as_deref());
            known.note_if(RecordKind::Dispute, number, id);
        }
        for (id, kept) in &books.normative {
            let number = Normative::of(&kept.history).and_then(|document| document.issue.number.as_deref());
            known.note_if(RecordKind::Normative, number, id);
        }
        for (id, kept) in &books.decisions {
            known.note_if(RecordKind::Decision, Decision::of(&kept.history).map(|decision| decision.number), id);
        }
        for (id, kept) in &books.items {
            let number = Item::of(&kept.history).and_then(|item| item.draft.index_number.as_deref());
            known.note_if(RecordKind::Item, number, id);
        }
        for (id, kept) in &books.charges {
            let number = kept.state().facts().iter().find_map(|fact| match &fact.what {
                ChargeFact::Received { number, .. } => number.as_deref(),
                ChargeFact::Refunded { .. } => None,
            });
            known.note_if(RecordKind::Charge, number, id);
        }
        known
    }

    fn note_if(&mut self, kind: RecordKind, number: Option<&str>, id: &str) {
        if let Some(number) = number {
            self.note(kind, number, id);
        }
    }

    /// Notes a record that is in the books.
    pub fn note(&mut self, kind: RecordKind, number: &str, id: impl Into<String>) {
        self.records.insert((kind, number_key(number)), id.into());
    }

    /// The record of a number, however its brackets and spaces are written.
    #[must_use]
    pub fn find(&self, kind: RecordKind, number: &str) -> Option<&str> {
        self.records.get(&(kind, number_key(number))).map(String::as_str)
    }
}

/// A number made comparable: layout out, brackets and letters of one kind.
#[must_use]
pub fn number_key(number: &str) -> String {
    let fold = |c: char| match c {
        '〔' | '[' | '【' | '［' => '(',
        '〕' | ']' | '】' | '］' => ')',
        other => other.to_ascii_uppercase(),
    };
    gongkai_document::squeezed(number).chars().map(fold).collect()
}

/// Whose ledger is read, by whom, against which books.
#[derive(Clone, Copy, Debug)]
pub struct Ledger<'a> {
    /// What kind it is.
    pub kind: LedgerKind,
    /// The body that keeps it.
    pub body: &'a BodyCode,
    /// The full name of the body, which documents name; none where the body is not described yet.
    pub body_name: Option<&'a str>,
    /// Columns named by the user: head and field; an empty field leaves the column out.
    pub mappings: &'a [(String, String)],
    /// What is in the books already.
    pub books: &'a Books,
    /// The calendar.
    pub calendar: &'a Calendar,
    /// What lies beside the directory of a site.
    pub folder: &'a Folder,
    /// The account that imports.
    pub account: &'a str,
    /// The day of the import.
    pub today: Date,
}

impl Ledger<'_> {
    /// Who records: the one who imports, as the handler that the ledger stands for.
    pub(super) fn actor(&self) -> Actor {
        Actor { account: self.account.to_owned(), capacity: Capacity::Handler, body: self.body.to_string() }
    }
}

/// What a row needs from outside when it becomes a record: names, seals, and the records that other rows become.
pub(super) struct Maker<'a> {
    pub(super) seal: &'a mut Seal<'a>,
    /// The record that the row becomes.
    pub(super) case: &'a str,
    pub(super) id: &'a mut dyn FnMut() -> String,
    /// Records that rows of this file become, by kind and number.
    pub(super) made: &'a BTreeMap<String, String>,
}

impl Maker<'_> {
    /// Seals what is personal for its field of the record.
    fn sealed(&mut self, person: &PersonId, field: &'static str, words: &str) -> Result<Sealed, Fault> {
        let confided = Confided { person, stream: self.case, field, words };
        (self.seal)(confided).map_err(|why| Fault::of_row(why, "请稍后重试；仍不行的，请与管理员联系"))
    }

    /// The record that a number names, in this file or in the books.
    fn named(&self, ledger: &Ledger<'_>, kind: RecordKind, number: &str) -> Option<CaseId> {
        let here = (kind == ledger.kind.record()).then(|| self.made.get(&number_key(number))).flatten();
        here.map(String::as_str).or_else(|| ledger.books.find(kind, number)).map(CaseId::new)
    }
}

/// A row that was read.
#[derive(Clone, Debug)]
pub(super) enum Record {
    Request(Box<request::Request>),
    Dispute(Box<dispute::Dispute>),
    Normative(Told<NormativeFact>),
    Decision(Told<DecisionFact>),
    Charge(Told<ChargeFact>),
    Count(Told<CountFact>),
    Item(Told<ItemFact>),
}

impl Record {
    /// Reads a row; `None` where something needed could not be read, which the line has noted.
    pub(super) fn read(line: &mut Line<'_>, ledger: &Ledger<'_>) -> Option<Self> {
        match ledger.kind {
            LedgerKind::Requests => request::read(line, ledger).map(|row| Self::Request(Box::new(row))),
            LedgerKind::Disputes => dispute::read(line, ledger).map(|row| Self::Dispute(Box::new(row))),
            LedgerKind::Documents => normative::read(line, ledger).map(Self::Normative),
            LedgerKind::Decisions => decision::read(line).map(Self::Decision),
            LedgerKind::Charges => charge::read(line, ledger).map(Self::Charge),
            LedgerKind::Counts => count::read(line).map(Self::Count),
            LedgerKind::Directory => directory::read(line, ledger).map(Self::Item),
        }
    }

    /// The number by which the row is known again.
    pub(super) fn number(&self) -> &str {
        match self {
            Self::Request(row) => &row.number,
            Self::Dispute(row) => &row.number,
            Self::Normative(row) => &row.number,
            Self::Decision(row) => &row.number,
            Self::Charge(row) => &row.number,
            Self::Count(row) => &row.number,
            Self::Item(row) => &row.number,
        }
    }

    /// Decides the entries of the record, one after another.
    pub(super) fn entries(
        &self,
        ledger: &Ledger<'_>,
        columns: &Columns,
        maker: &mut Maker<'_>,
    ) -> Result<Vec<AnyEntry>, Fault> {
        match self {
            Self::Request(row) => row.entries(ledger, columns, maker),
            Self::Dispute(row) => row.entries(ledger, columns, maker),
            Self::Normative(row) => row.entries(ledger, columns, AnyEntry::Normative),
            Self::Decision(row) => row.entries(ledger, columns, AnyEntry::Decision),
            Self::Charge(row) => row.entries(ledger, columns, AnyEntry::Charge),
            Self::Count(row) => row.entries(ledger, columns, AnyEntry::Count),
            Self::Item(row) => row.entries(ledger, columns, AnyEntry::Item),
        }
    }
}

/// Something that a row tells: in which field, and on which day.
#[derive(Clone, Debug)]
struct Step<E> {
    field: &'static str,
    fact: Fact<E>,
}

impl<E> Step<E> {
    const fn new(field: &'static str, on: Date, what: E) -> Self {
        Self { field, fact: Fact { on, what } }
    }
}

fn all<E>(entries: Vec<Entry<E>>, wrap: fn(Entry<E>) -> AnyEntry, out: &mut Vec<AnyEntry>) {
    out.extend(entries.into_iter().map(wrap));
}
