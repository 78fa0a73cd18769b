//! Separated values: the CSV that this project writes, and tables from elsewhere.

use std::collections::BTreeMap;

use gongkai_document::{Block, Document, Origin, SourceKind, Table, TableCell, TableRow};
use gongkai_report::{
    Cell, CellId, FormVersion, Head, Mark, Narrative, Problem, ProblemKind, Report, Signature, Table as Cells, TableId,
    Value,
};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Decoded;
use super::separated::{Field, Rows};
use crate::Limits;

/// Reads a table of separated values into one table of the document.
pub(super) fn decode_table(source: String, separator: u8, limits: &Limits) -> Decoded {
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    let mut cells = 0;
    for row in Rows::new(&source, separator) {
        cells += row.len();
        if cells > limits.cells {
            let what =
                format!("单元格超过 {} 个，后面的没有读：年度报告不会这么大，请检查是不是给错了文件", limits.cells);
            problems.push(Problem { kind: ProblemKind::Limit, place: None, what, origin: None });
            break;
        }
        let cell = |field: Field| TableCell::plain(field.text, Some(Origin::bytes(field.range.0, field.range.1)));
        rows.push(TableRow { cells: row.into_iter().map(cell).collect() });
    }
    let origin = Some(Origin::bytes(0, source.len()));
    let blocks = vec![Block::Table(Table { rows, origin })];
    let document = Document { kind: SourceKind::Csv, blocks, source, ..Document::default() };
    Decoded { document, problems, ..Decoded::default() }
}

/// Reads the CSV that this project writes: `place,value,mark,remark`, one statement a line.
pub(super) fn decode_report(source: &str) -> Decoded {
    let mut lines = Vec::new();
    let mut facts: BTreeMap<String, String> = BTreeMap::new();
    for row in Rows::new(source, b',').skip(1) {
        let field = |index: usize| row.get(index).map(|field| field.text.clone()).unwrap_or_default();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_from_elsewhere_is_one_table_whose_cells_know_their_bytes() {
        let decoded = decode_table("信息内容,\"本年\n制发\"\n规章,3\n".into(), b',', &Limits::default());
        let [Block::Table(table)] = decoded.document.blocks.as_slice() else { panic!() };
        let cell = &table.rows[0].cells[1];
        let (start, end) = cell.origin.as_ref().unwrap().range().unwrap();
        assert_eq!((cell.text.as_str(), &decoded.document.source[start..end]), ("本年\n制发", "\"本年\n制发\""));
        let few = Limits { cells: 3, ..Limits::default() };
        assert_eq!(decode_table("1,2\n3,4\n".into(), b',', &few).problems.len(), 1);
    }

    #[test]
    fn our_own_csv_gives_the_report_itself() {
        let csv = "place,value,mark,remark\nform,2021,,\nyear,2023,,\nbody,青石县水务局,,\n\
            period,2023-01-01/2023-12-31,,\noverview.platform,\"一句。\n两句。\",,\n\
            table3.granted.total,,blank,\ntable3.granted.enterprise,5,,其中补录1件\ntable9.x,1,,\n";
        let reports = decode_report(csv).reports.unwrap();
        let report = &reports[0];
        let cell = |column: &str| report.cell(format!("table3.granted.{column}").parse().unwrap()).unwrap();
        assert_eq!((report.year, report.form), (Some(2023), Some(FormVersion::F2021)));
        assert_eq!(cell("total").value, Value::Blank);
        assert_eq!(cell("enterprise").remark.as_deref(), Some("其中补录1件"));
        assert_eq!(cell("natural_person").value, Value::Unread);
        assert_eq!(report.overview[&Head::Platform].passages.len(), 2);
        assert!(report.table2.is_none() && report.problems.len() == 1);
        assert_eq!(decode_report("place,value,mark,remark\n").reports.unwrap()[0].problems.len(), 1);
    }
}
