//! An office that imports its ledgers: sheets in three styles, and the records that they become.

use std::collections::BTreeMap;

use gongkai_app::import::{Books, ImportError, Ledger, LedgerKind, Plan, Sheet, check};
use gongkai_app::port::BodyCode;
use gongkai_app::record::{Act, AnyEntry, Confided, RecordKind};
use gongkai_case::Sealed;
use gongkai_case::dispute::Dispute;
use gongkai_case::history::{Entry, Folded, History};
use gongkai_case::request::Request;
use gongkai_catalogue::{ChargeFact, CountFact, CountingRules, DecisionFact, NormativeFact, Organ, Record, YearSoFar};
use gongkai_document::SourceKind;
use gongkai_law::calendar::Calendar;
use gongkai_reader::{Limits, decode};
use gongkai_report::Report;
use gongkai_tally::{Basis, Detail, Register, Source, Tally};
use jiff::civil::{Date, date};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// The day of the import.
pub const TODAY: Date = date(2026, 3, 2);
pub const NAME: &str = "示范县公共资源交易服务中心";

/// An office with its books.
pub struct Office {
    body: BodyCode,
    calendar: Calendar,
    pub books: Books,
    pub mappings: Vec<(String, String)>,
}

impl Office {
    pub fn new() -> Self {
        let (books, mappings) = (Books::default(), Vec::new());
        Self { body: "shifan".parse().unwrap(), calendar: Calendar::national(), books, mappings }
    }

    pub fn ledger(&self, kind: LedgerKind) -> Ledger<'_> {
        Ledger {
            folder: &gongkai_app::import::NO_FOLDER,
            kind,
            body: &self.body,
            body_name: Some(NAME),
            mappings: &self.mappings,
            books: &self.books,
            calendar: &self.calendar,
            account: "importer",
            today: TODAY,
        }
    }

    pub fn plan(&self, kind: LedgerKind, sheets: &[Sheet]) -> Result<Plan, ImportError> {
        check(&self.ledger(kind), sheets)
    }

    /// The acts of a ledger in which nothing is wrong.
    pub fn acts(&self, kind: LedgerKind, sheets: &[Sheet]) -> Vec<Act> {
        let plan = self.plan(kind, sheets).unwrap();
        assert!(
            plan.is_clean(),
            "{:#?} {:?}",
            plan.rejected,
            plan.missing().map(|field| field.label).collect::<Vec<_>>()
        );
        self.acts_of(&plan)
    }

    pub fn acts_of(&self, plan: &Plan) -> Vec<Act> {
        let mut made = 0;
        let mut id = || {
            made += 1;
            format!("id-{made}")
        };
        let mut seal =
            |confided: Confided<'_>| Ok(Sealed::new(format!("{}:{}", confided.person, confided.words).into_bytes()));
        plan.acts(&self.ledger(plan.kind), &mut seal, &mut id).unwrap()
    }
}

/// What the acts fold to.
#[derive(Default)]
pub struct Records {
    pub requests: BTreeMap<String, Request>,
    pub disputes: BTreeMap<String, Dispute>,
    pub normative: BTreeMap<String, Record<NormativeFact>>,
    pub decisions: BTreeMap<String, Record<DecisionFact>>,
    pub charges: BTreeMap<String, Record<ChargeFact>>,
    pub counts: BTreeMap<String, Record<CountFact>>,
}

fn fold<S: Folded>(records: &mut BTreeMap<String, History<S>>, id: &str, entry: &Entry<S::Event>) {
    records.entry(id.to_owned()).or_default().evolve(entry.clone());
}

impl Records {
    pub fn of(acts: &[Act]) -> Self {
        let mut records = Self::default();
        for act in acts {
            let id = act.stream.id();
            assert_eq!(act.recorded, TODAY);
            for entry in &act.entries {
                match entry {
                    AnyEntry::Request(entry) => fold(&mut records.requests, id, entry),
                    AnyEntry::Dispute(entry) => fold(&mut records.disputes, id, entry),
                    AnyEntry::Normative(entry) => fold(&mut records.normative, id, entry),
                    AnyEntry::Decision(entry) => fold(&mut records.decisions, id, entry),
                    AnyEntry::Charge(entry) => fold(&mut records.charges, id, entry),
                    AnyEntry::Count(entry) => fold(&mut records.counts, id, entry),
                    other => panic!("{:?}", other.kind()),
                }
            }
        }
        records
    }

    /// The report of a year.
    pub fn report(&self, year: i16) -> Report {
        fn sourced<T>(records: &BTreeMap<String, T>) -> Vec<(Source<'_>, &T)> {
            records.iter().map(|(id, record)| (Source { id, seq: 0 }, record)).collect()
        }
        let body = Organ { code: Some("shifan".to_owned()), name: NAME.to_owned() };
        let calendar_version = Calendar::national().version();
        let basis = Basis { counting: CountingRules::default(), rules_version: "1".to_owned(), calendar_version };
        let mut tally = Tally::new(body, YearSoFar::whole(year), basis, Detail::Records).unwrap();
        sourced(&self.requests).into_iter().for_each(|(source, request)| tally.request(source, request.state()));
        sourced(&self.disputes).into_iter().for_each(|(source, dispute)| tally.dispute(source, dispute.state()));
        tally.register(&Register {
            normative: sourced(&self.normative),
            decisions: sourced(&self.decisions),
            counts: sourced(&self.counts),
            charges: sourced(&self.charges),
        });
        tally.report(None).0
    }

    /// Notes the numbers of the requests in the books.
    pub fn note_requests(&self, books: &mut Books) {
        for (id, request) in &self.requests {
            let (_, number) = request.state().registered.as_ref().unwrap();
            books.note(RecordKind::Request, number, id);
        }
    }
}

/// The sheets in bytes of any kind, as the reader decodes them.
pub fn sheets(bytes: &[u8]) -> Vec<Sheet> {
    let limits = Limits::default();
    let mut decoded = decode::decode(bytes, &limits);
    if decoded.document.kind == SourceKind::Text {
        // two short lines do not show by themselves that they are a table
        decoded = decode::decode_as(SourceKind::Csv, &decoded.document.source, &limits);
    }
    assert!(decoded.problems.is_empty(), "{:?}", decoded.problems);
    Sheet::of(&decoded.document)
}

/// Separated values.
pub fn csv(rows: &[Vec<String>]) -> String {
    let quoted = |field: &String| {
        if field.contains([',', '"', '\n']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.clone() }
    };
    rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n").collect()
}

/// The same in the encoding of an old spreadsheet program.
pub fn gb18030(rows: &[Vec<String>]) -> Vec<u8> {
    encoding_rs::GB18030.encode(&csv(rows)).0.into_owned()
}

/// A workbook as offices keep it: a merged title, an empty line, the head, days as days, a sum and a remark below.
pub fn workbook(title: &str, rows: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("2025年").unwrap();
    let last = u16::try_from(rows[0].len() - 1).unwrap();
    sheet.merge_range(0, 0, 0, last, title, &Format::new().set_bold()).unwrap();
    let day_format = Format::new().set_num_format("yyyy/m/d");
    for (at, row) in (2..).zip(rows) {
        for (column, value) in (0..).zip(row).filter(|(_, value)| !value.is_empty()) {
            match value.parse::<Date>() {
                // every third day was typed as a text
                Ok(day) if at % 3 != 0 => {
                    let (year, month, date) = (day.year(), day.month(), day.day());
                    let day = ExcelDateTime::from_ymd(
                        year.try_into().unwrap(),
                        month.try_into().unwrap(),
                        date.try_into().unwrap(),
                    );
                    sheet.write_datetime_with_format(at, column, day.unwrap(), &day_format).unwrap();
                }
                Ok(day) => drop(sheet.write_string(at, column, gongkai_law::form::long(day)).unwrap()),
                Err(_) => drop(sheet.write_string(at, column, value).unwrap()),
            }
        }
    }
    let end = u32::try_from(rows.len()).unwrap() + 2;
    sheet.write_string(end, 0, "合计").unwrap();
    sheet.write_string(end, 1, format!("{}件", rows.len() - 1)).unwrap();
    sheet.write_string(end + 2, 0, "注：本台账由办公室填写，收件日期以签收之日为准。").unwrap();
    book.save_to_buffer().unwrap()
}

/// A ledger as an office keeps it: a column of numbers in front and one of remarks behind, columns in another order.
pub fn lived_in(head: &[&str], rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut all = vec![head.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>()];
    all.extend(rows.iter().cloned());
    for (at, row) in all.iter_mut().enumerate() {
        row.rotate_left(2);
        row.insert(0, if at == 0 { "序号".to_owned() } else { at.to_string() });
        row.push(if at == 0 { "备注".to_owned() } else { String::new() });
    }
    all
}

/// Rows of text.
pub fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

/// The acts of a ledger written in three styles, which are the same.
pub fn in_three_styles(
    office: &Office,
    kind: LedgerKind,
    (plain_head, plain): (&[&str], &[Vec<String>]),
    (lived_head, lived): (&[&str], &[Vec<String>]),
) -> Vec<Act> {
    assert!(plain.len() >= 20 && plain.len() == lived.len());
    let mut first = rows(&[plain_head]);
    first.extend(plain.iter().cloned());
    let acts = office.acts(kind, &sheets(csv(&first).as_bytes()));
    let lived = lived_in(lived_head, lived);
    let title = "示范县公共资源交易服务中心2025年度台账";
    assert_eq!(acts, office.acts(kind, &sheets(&workbook(title, &lived))), "workbook");
    assert_eq!(acts, office.acts(kind, &sheets(&gb18030(&lived))), "GB18030");
    assert_eq!(acts.len(), plain.len());
    acts
}
