//! Separated values: the CSV that this project writes, and tables from elsewhere.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord, Terminator};
use gongkai_document::{Block, Document, Origin, SourceKind, Table, TableCell, TableRow};
use gongkai_report::{
    Cell, CellId, FormVersion, Head, Mark, Narrative, Problem, ProblemKind, Report, Signature, Table as Cells, TableId,
    Value,
};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Decoded;
use crate::Limits;

/// Reads a table of separated values into one table of the document.
pub(super) fn decode_table(source: String, delimiter: u8, limits: &Limits) -> Decoded {
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    let mut cells = 0;
    let body = source.trim_start_matches('\u{FEFF}');
    let offset = source.len() - body.len();
    let mut reader = reader(body, delimiter);
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).unwrap_or(false) {
        let at = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0)) + offset;
        cells += record.len();
        if cells > limits.cells {
            let what =
                format!("单元格超过 {} 个，后面的没有读：年度报告不会这么大，请检查是不是给错了文件", limits.cells);
            problems.push(Problem { kind: ProblemKind::Limit, place: None, what, origin: None });
            break;
        }
        let end = at + record.as_slice().len();
        let cell = |text: &str| TableCell::plain(text, Some(Origin::bytes(at, end)));
        rows.push(TableRow { cells: record.iter().map(cell).collect() });
    }
    let blocks = vec![Block::Table(Table { rows, origin: None })];
    let document = Document { kind: SourceKind::Csv, blocks, source, ..Document::default() };
    Decoded { document, problems, ..Decoded::default() }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .terminator(Terminator::CRLF)
        .from_reader(text.as_bytes())
}

/// Reads the CSV that this project writes: `place,value,mark,remark`, one statement a line.
pub(super) fn decode_report(source: &str) -> Decoded {
    let mut lines = Vec::new();
    let mut facts: BTreeMap<String, String> = BTreeMap::new();
    for record in reader(source.trim_start_matches('\u{FEFF}'), b',').records().skip(1).flatten() {
        let field = |index: usize| record.get(index).unwrap_or_default().to_owned();
        facts.entry(field(0)).or_insert_with(|| field(1));
        lines.push([field(0), field(1), field(2), field(3)]);
    }
    let mut report = facts_of(&facts);
    for [place, value, mark, remark] in &lines {
        match place.parse::<CellId>() {
            Ok(id) => set(&mut report, id, value, mark, remark),
            Err(unknown) if place.starts_with("table") => {
                report.problems.push(Problem {
                    kind: ProblemKind::Label,
                    place: None,
                    what: unknown.to_string(),
                    origin: None,
                });
            }
            Err(_) => {}
        }
    }
    if report.form.is_none() {
        let what =
            "CSV 里没有 form 一行（2019 或 2021），不能当作年度报告：请用 gongkai report write --to csv 写出的文件"
                .into();
        report.problems.push(Problem { kind: ProblemKind::NotAReport, place: None, what, origin: None });
    }
    let document = Document { kind: SourceKind::Csv, ..Document::default() };
    Decoded { document, reports: Some(vec![report]), ..Decoded::default() }
}

fn facts_of(facts: &BTreeMap<String, String>) -> Report {
    let text = |place: &str| facts.get(place).filter(|value| !value.is_empty()).cloned();
    let narrative = |place: &str| facts.get(place).map(|value| Narrative::of(value.split('\n')));
    let date = |place: &str| text(place).and_then(|value| value.parse::<Date>().ok());
    let form = text("form").and_then(|form| FormVersion::from_id(&form));
    let period = text("period").and_then(|period| {
        let (first, last) = period.split_once('/')?;
        Some((first.parse().ok()?, last.parse().ok()?))
    });
    let signature = facts.contains_key("signature").then(|| Signature {
        body: text("signature"),
        date: date("signature.date"),
        origin: None,
    });
    let has = |table: TableId| facts.keys().any(|place| place.split('.').next() == Some(table.id()));
    let cells = |table: TableId| form.filter(|_| has(table)).map(|form| Cells::unread(table, form));
    let heads = Head::ALL.into_iter().filter_map(|head| Some((head, narrative(&format!("overview.{}", head.id()))?)));
    Report {
        body: text("body"),
        year: text("year").and_then(|year| year.parse().ok()),
        form,
        title: text("title"),
        published: date("published"),
        period,
        opening: narrative("opening").unwrap_or_default(),
        overview_lead: narrative("overview.lead").unwrap_or_default(),
        overview: heads.collect(),
        problems_and_improvements: narrative("problems_and_improvements"),
        other_matters: narrative("other_matters"),
        signature,
        table2: cells(TableId::Table2),
        table3: cells(TableId::Table3),
        table4: cells(TableId::Table4),
        single_other_disposal: text("single_other_disposal").as_deref() == Some("true"),
        ..Report::default()
    }
}

fn set(report: &mut Report, id: CellId, value: &str, mark: &str, remark: &str) {
    let value = match (Mark::from_id(mark), value.trim()) {
        (Some(mark), _) => mark.into(),
        (None, "") => Value::Blank,
        (None, text) if id.is_amount() => text.parse::<Decimal>().map_or(Value::Unreadable, Value::Amount),
        (None, text) => text.parse::<i64>().map_or(Value::Unreadable, Value::Number),
    };
    let remark = Some(remark.to_owned()).filter(|remark| !remark.is_empty());
    report.set(id, Cell { remark, ..Cell::of(value) });
}
