//! Workbooks: real numbers, sums as formulas where they give what is printed, the same bytes for the same report.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod package;

use std::collections::BTreeMap;

use gongkai_render::xlsx;
use gongkai_report::{Cell, CellId, Narrative, Report, TableId, Value};
use package::{Element, parts};

/// A cell of a sheet: what it shows, whether that is a number, and its formula.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shown {
    text: String,
    number: bool,
    formula: Option<String>,
}

/// The sheets of a workbook by name: their cells by place.
fn sheets(bytes: &[u8]) -> BTreeMap<String, BTreeMap<String, Shown>> {
    let parts = parts(bytes);
    let strings: Vec<String> = parts
        .get("xl/sharedStrings.xml")
        .map_or(Vec::new(), |all| all.all("si").map(|text| text.text_of("t")).collect());
    let names = parts["xl/workbook.xml"].below("sheet").into_iter().map(|sheet| sheet.attribute("name").to_owned());
    let names: Vec<String> = names.collect();
    let cells = |sheet: &Element| {
        let shown = |cell: &Element| {
            let raw = cell.child("v").map(|value| value.text.clone()).unwrap_or_default();
            let kind = cell.attribute("t");
            Shown {
                text: if kind == "s" { strings[raw.parse::<usize>().unwrap()].clone() } else { raw.clone() },
                number: kind.is_empty() && !raw.is_empty(),
                formula: cell.child("f").map(|formula| formula.text.clone()),
            }
        };
        sheet.below("c").into_iter().map(|cell| (cell.attribute("r").to_owned(), shown(cell))).collect()
    };
    let sheet = |(number, name): (usize, String)| {
        let sheet = &parts[&format!("xl/worksheets/sheet{number}.xml")];
        (name, cells(sheet))
    };
    (1..).zip(names).map(sheet).collect()
}

fn blank(year: i16) -> Report {
    Report::blank(Some("示范县水务局"), year).unwrap()
}

fn id(name: &str) -> CellId {
    name.parse().unwrap()
}

/// A report with zeros everywhere but for one request of an enterprise that was granted, and its sums.
fn sound() -> Report {
    let mut report = blank(2025);
    for cell in TableId::ALL.into_iter().flat_map(|table| report.expected_cells(table)).collect::<Vec<_>>() {
        report.set(cell, Cell::number(0));
    }
    for row in ["newly_received", "granted", "disposed_total"] {
        for column in ["enterprise", "total"] {
            report.set(id(&format!("table3.{row}.{column}")), Cell::number(7));
        }
    }
    report
}

#[test]
fn sheets_stand_in_the_order_of_the_report_and_the_check_behind_it() {
    let parts = parts(&xlsx::report(&sound()).unwrap());
    let names: Vec<&str> =
        parts["xl/workbook.xml"].below("sheet").into_iter().map(|sheet| sheet.attribute("name")).collect();
    assert_eq!(names, ["总体情况", "表二", "表三", "表四", "问题和其他事项", "校验"]);
}

#[test]
fn counts_are_numbers_and_totals_formulas_that_show_their_value() {
    let sheets = sheets(&xlsx::report(&sound()).unwrap());
    let table = &sheets["表三"];
    assert_eq!(table["A5"].text, "一、本年新收政府信息公开申请数量");
    assert_eq!(table["E5"], Shown { text: "7".into(), number: true, formula: None });
    assert_eq!(table["J5"], Shown { text: "7".into(), number: true, formula: Some("SUM(D5:I5)".into()) });
    assert_eq!(table["E28"], Shown { text: "7".into(), number: true, formula: Some("SUM(E7:E27)".into()) });
    assert_eq!(sheets["表四"]["E5"].formula.as_deref(), Some("SUM(A5:D5)"));
}

#[test]
fn a_total_that_does_not_add_up_is_the_number_printed_and_the_check_shows_the_difference() {
    let mut report = sound();
    report.set(id("table3.granted.total"), Cell::number(9));
    let sheets = sheets(&xlsx::report(&report).unwrap());
    assert_eq!(sheets["表三"]["J7"], Shown { text: "9".into(), number: true, formula: None });
    let check = &sheets["校验"];
    let row =
        (3..60).find(|row| check[&format!("A{row}")].text == "表三 › （一）予以公开 › 总计 = 各类申请人之和").unwrap();
    assert_eq!(check[&format!("D{row}")].text, "2");
    assert_eq!(check[&format!("E{row}")].text, "不平");
    assert_eq!(check[&format!("C{row}")].formula.as_deref(), Some("SUM('表三'!D7:I7)"));
}

#[test]
fn a_number_with_a_remark_is_text_and_its_sum_still_counts_it() {
    let mut report = sound();
    let remark = Some("含补报1件".to_owned());
    report.set(id("table3.granted.enterprise"), Cell { remark, ..Cell::number(7) });
    let sheets = sheets(&xlsx::report(&report).unwrap());
    assert_eq!(sheets["表三"]["E7"], Shown { text: "7（含补报1件）".into(), number: false, formula: None });
    let total = sheets["表三"]["J7"].formula.clone().unwrap();
    assert_eq!(total, "SUM(D7:I7)+VALUE(LEFT(E7,FIND(\"（\",E7)-1))");
    assert_eq!(sheets["校验"]["E20"].text, "平");
}

#[test]
fn marks_stay_what_they_are_and_large_numbers_keep_their_digits() {
    let mut report = sound();
    report.set(id("table3.granted.other"), Cell::of(Value::Dash));
    report.set(id("table3.carried_in.other"), Cell::of(Value::Blank));
    report.set(id("table3.carried_out.other"), Cell::of(Value::Unreadable));
    report.set(id("table2.penalties"), Cell::number(12_345_678_901_234_567));
    report.set(id("table2.charges_wan_yuan"), Cell::of(Value::Amount("25.10".parse().unwrap())));
    let sheets = sheets(&xlsx::report(&report).unwrap());
    let table = &sheets["表三"];
    assert_eq!(["I7", "I6", "I29"].map(|place| table[place].text.as_str()), ["-", "", "?"]);
    assert!(["I7", "I6", "I29"].iter().all(|place| !table[*place].number));
    assert_eq!(sheets["表二"]["B11"], Shown { text: "12345678901234567".into(), number: false, formula: None });
    assert_eq!(sheets["表二"]["B15"], Shown { text: "25.1".into(), number: true, formula: None });
}

#[test]
fn a_blank_form_holds_no_number_and_adds_up_what_is_typed() {
    let sheets = sheets(&xlsx::blank(&blank(2025)).unwrap());
    for table in ["表二", "表三", "表四"] {
        assert!(sheets[table].values().all(|cell| !cell.number && cell.text != "0"), "{table}");
    }
    let total = Shown { formula: Some("IF(COUNT(D5:I5)=0,\"\",SUM(D5:I5))".into()), ..Shown::default() };
    assert_eq!(sheets["表三"]["J5"], total);
}

#[test]
fn a_paragraph_longer_than_a_cell_is_written_whole() {
    let mut report = sound();
    let text = "更新栏目。".repeat(8000);
    report.other_matters = Some(Narrative::of([text.as_str()]));
    let sheets = sheets(&xlsx::report(&report).unwrap());
    let rows: Vec<&Shown> = sheets["问题和其他事项"].values().filter(|cell| cell.text.starts_with("更新")).collect();
    assert_eq!(rows.iter().map(|cell| cell.text.len()).sum::<usize>(), text.len());
}

#[test]
fn a_remark_that_no_cell_can_hold_is_refused() {
    let mut report = sound();
    let remark = Some("长".repeat(40_000));
    report.set(id("table2.penalties"), Cell { remark, ..Cell::number(1) });
    let error = xlsx::report(&report).unwrap_err().to_string();
    assert!(error.contains("32767"), "{error}");
}

#[test]
fn the_same_report_gives_the_same_bytes_and_the_day_is_its_own() {
    let report = sound();
    let bytes = xlsx::report(&report).unwrap();
    assert_eq!(xlsx::report(&report).unwrap(), bytes);
    let core = &parts(&bytes)["docProps/core.xml"];
    assert_eq!(core.text_of("dcterms:created"), "2025-12-31T00:00:00Z");
    let undated = Report { period: None, ..report };
    assert_eq!(
        parts(&xlsx::report(&undated).unwrap())["docProps/core.xml"].text_of("dcterms:created"),
        "1980-01-01T00:00:00Z"
    );
}

#[test]
fn sheets_print_on_one_page_width_with_their_heads_repeated() {
    let parts = parts(&xlsx::report(&sound()).unwrap());
    let sheet = &parts["xl/worksheets/sheet3.xml"];
    assert_eq!(sheet.below("pageSetup")[0].attribute("paperSize"), "9");
    assert_eq!(sheet.below("pageSetUpPr")[0].attribute("fitToPage"), "1");
    assert_eq!(sheet.below("pane")[0].attribute("topLeftCell"), "D5");
    let names = parts["xl/workbook.xml"].below("definedName");
    let titles: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
    assert_eq!(titles, ["校验!$1:$2", "表三!$1:$4", "表四!$1:$4"]);
}
