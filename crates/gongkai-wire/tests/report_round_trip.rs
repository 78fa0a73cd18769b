//! A report written as JSON and read back is the same report.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use gongkai_document::Origin;
use gongkai_report::{
    Cell, CellId, FormVersion, Head, Narrative, Problem, ProblemKind, Report, Section, Signature, TableId, Value,
    differences,
};
use gongkai_wire::{from_json, line, to_json};
use jiff::civil::date;
use proptest::prelude::*;

fn value(id: CellId) -> impl Strategy<Value = Value> {
    let number = if id.is_amount() {
        (0_i64..10_000_000, 0_u32..5)
            .prop_map(|(digits, scale)| Value::Amount(rust_decimal::Decimal::new(digits, scale)))
            .boxed()
    } else {
        prop_oneof![6 => 0_i64..40, 1 => -9_i64..0, 1 => any::<i64>()].prop_map(Value::Number).boxed()
    };
    prop_oneof![8 => number, 1 => Just(Value::Blank), 1 => Just(Value::Dash), 1 => Just(Value::Unreadable)]
}

fn cell(id: CellId) -> impl Strategy<Value = (CellId, Cell)> {
    let remark = proptest::option::weighted(0.05, "[一-十a-z0-9\"\\\\,|]{1,8}");
    (value(id), remark).prop_map(move |(value, remark)| (id, Cell { remark, ..Cell::of(value) }))
}

fn report() -> impl Strategy<Value = Report> {
    let form = prop_oneof![Just(FormVersion::F2019), Just(FormVersion::F2021)];
    let tables = proptest::sample::subsequence(TableId::ALL.to_vec(), 0..=3);
    let paragraphs = "[一-龥，。\"\\\\=+@|<&]{1,12}(\n[一-龥，。\"\\\\=+@|<&]{1,12}){0,2}";
    let texts = proptest::collection::vec(proptest::option::of(paragraphs), 11);
    (form, any::<bool>(), tables, texts).prop_flat_map(|(form, single, tables, texts)| {
        let mut report = Report { form: Some(form), single_other_disposal: single, ..Report::default() };
        let mut texts = texts.into_iter();
        let mut next = || texts.next().flatten();
        report.title = next();
        report.body = next();
        report.opening = next().map(|text| Narrative::of([text])).unwrap_or_default();
        report.overview_lead = next().map(|text| Narrative::of([text])).unwrap_or_default();
        for head in Head::ALL {
            if let Some(text) = next() {
                report.overview.insert(head, Narrative::of([text]));
            }
        }
        report.problems_and_improvements = next().map(|text| Narrative::of([text]));
        report.other_matters = next().map(|text| Narrative::of([text]));
        report.year = Some(2023);
        report.published = Some(date(2024, 1, 17));
        report.period = Some((date(2023, 1, 1), date(2023, 12, 31)));
        report.signature = Some(Signature { body: report.body.clone(), date: report.published, origin: None });
        let cells: Vec<_> = tables.iter().flat_map(|table| report.expected_cells(*table)).map(cell).collect();
        cells.prop_map(move |cells| {
            let mut report = report.clone();
            for (id, cell) in cells {
                report.set(id, cell);
            }
            report
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn written_then_read_is_equal(report in report()) {
        let text = line(&to_json(&report, "报告.html"));
        let back = from_json(&text).unwrap();
        prop_assert_eq!(back.len(), 1);
        prop_assert_eq!(differences(&report, &back[0]), vec![]);
        prop_assert_eq!(&report.signature, &back[0].signature);
        prop_assert_eq!(report.opening.text(), back[0].opening.text());
        let again = line(&to_json(&back[0], "报告.html"));
        prop_assert_eq!(again, text);
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in "[\\[\\]{}\":,a-z0-9 \n]{0,60}") {
        let _ = from_json(&text);
    }
}

fn zeros() -> Report {
    let mut report = Report { form: Some(FormVersion::F2021), year: Some(2023), ..Report::default() };
    for id in FormVersion::F2021.cells() {
        report.set(id, if id.is_amount() { Cell::of(Value::Amount(0.into())) } else { Cell::number(0) });
    }
    report
}

#[test]
fn keys_stand_in_the_order_of_the_contract_and_chinese_is_not_escaped() {
    let mut report = zeros();
    report.body = Some("示范县公共资源交易服务中心".into());
    let cell = |name: &str| name.parse::<CellId>().unwrap();
    report.set(cell("table3.granted.enterprise"), Cell::of(Value::Blank));
    let remark = Some("其中修订16件".into());
    report.set(cell("table2.normative_documents.issued"), Cell { remark, ..Cell::number(22) });
    let origin = Some(Origin::Page { page: 3, bounds: [1.0, 2.0, 3.5, 4.0] });
    report.set(cell("table3.granted.total"), Cell { origin, ..Cell::number(1) });
    report.problems.push(Problem {
        kind: ProblemKind::RowWidth,
        place: Some(Section::Table4.into()),
        what: "16 个数，15 列".into(),
        origin: Some(Origin::bytes(5, 9)),
    });
    let text = line(&to_json(&report, "a.html"));
    for part in [
        r#"{"schema":"gongkai.report/1","file":"a.html","body":"示范县公共资源交易服务中心","year":2023,"form":"2021","title":null,"published":null,"period":null,"#,
        r#""table2":{"government_rules":{"issued":0,"repealed":0,"in_force":0},"normative_documents":{"issued":22,"repealed":0,"in_force":0},"licences":0,"penalties":0,"administrative_compulsion":0,"charges_wan_yuan":"0"},"table3":{"newly_received":[0,0,0,0,0,0,0],"carried_in":"#,
        r#""granted":[0,null,0,0,0,0,1]"#,
        r#""table4":{"reconsideration":[0,0,0,0,0],"direct_suit":[0,0,0,0,0],"suit_after_reconsideration":[0,0,0,0,0]}"#,
        r#""marks":{"table3.granted.enterprise":"blank"},"remarks":{"table2.normative_documents.issued":"其中修订16件"}"#,
        r#""origins":{"table3.granted.total":{"page":3,"box":[1.0,2.0,3.5,4.0]}}"#,
        r#""counts":{"table2":{"read":10,"blank":0,"unread":0},"table3":{"read":174,"blank":1,"unread":0},"table4":"#,
        r#""problems":[{"where":"table4","what":"16 个数，15 列","kind":"row_width","origin":{"bytes":[5,9],"dom":""}}]}"#,
    ] {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
    let back = from_json(&text).unwrap();
    assert_eq!(back[0].problems, report.problems);
    assert_eq!(back[0].cell(cell("table3.granted.total")), report.cell(cell("table3.granted.total")));
}

#[test]
fn a_single_row_of_other_disposal_is_null_where_the_other_two_stand() {
    let mut report = Report { single_other_disposal: true, ..zeros() };
    report.set("table3.other_disposal.other.total".parse().unwrap(), Cell::number(3));
    let text = line(&to_json(&report, "a"));
    assert!(text.contains(r#""other_disposal.supplement_not_made":null,"other_disposal.fee_not_paid":null,"#));
    assert!(text.contains(r#""marks":{}"#));
    assert!(from_json(&text).unwrap()[0].single_other_disposal);
}

#[test]
fn the_2019_form_has_its_own_table_two() {
    let mut report = Report { form: Some(FormVersion::F2019), single_other_disposal: true, ..Report::default() };
    report.set("table2.licences.change".parse().unwrap(), Cell::number(-2));
    let amount = Value::Amount("12.50".parse().unwrap());
    report.set("table2.government_procurement.amount".parse().unwrap(), Cell::of(amount));
    let text = line(&to_json(&report, "a"));
    assert!(text.contains(r#""licences":{"items_last_year":null,"change":-2,"decisions":null}"#));
    assert!(text.contains(r#""government_procurement":{"items":null,"amount":"12.50"}"#));
    assert!(text.contains(r#""charges":{"items_last_year":null,"change":null}"#));
    assert_eq!(differences(&report, &from_json(&text).unwrap()[0]), []);
}

#[test]
fn what_is_no_report_has_no_tables() {
    let report = Report { title: Some("通知".into()), ..Report::default() };
    let text = line(&to_json(&report, "a"));
    assert!(text.contains(r#""form":null"#) && text.contains(r#""table2":null,"table3":null,"table4":null"#));
    assert_eq!(from_json(&text).unwrap()[0].form, None);
}

#[test]
fn an_array_and_json_lines_are_read_and_unknown_keys_passed_over() {
    let one = line(&to_json(&zeros(), "a")).replacen('{', r#"{"later":{"x":[1]},"#, 1);
    assert_eq!(from_json(&format!("\u{FEFF}{one}\n{one}\n\n")).unwrap().len(), 2);
    assert_eq!(from_json(&format!(" [{one},\n{one},{one}]")).unwrap().len(), 3);
}

#[test]
fn errors_name_line_path_and_what_was_expected() {
    let good = line(&to_json(&zeros(), "a"));
    let message = |text: &str| from_json(text).unwrap_err().to_string();
    let wrong_cell = good.replace(r#""granted":[0,0,0"#, r#""granted":[0,0,"三""#);
    let wrong_cell = message(&format!("{good}\n{wrong_cell}"));
    assert_eq!(wrong_cell, "JSON 第 2 行，table3.granted[2]：这里应为整数或 null，现为字符串 \"三\"");
    let short = message(&good.replace(r#""carried_in":[0,0,"#, r#""carried_in":["#));
    assert_eq!(short, "JSON 第 1 行，table3.carried_in：这里应为 7 个数的数组，现为5 项的数组");
    let amount = message(&good.replace(r#""charges_wan_yuan":"0""#, r#""charges_wan_yuan":0"#));
    assert!(amount.contains("table2.charges_wan_yuan：这里应为字符串中的十进制数"), "{amount}");
    let form = message(&good.replace(r#""form":"2021""#, r#""form":"2020""#));
    assert!(form.contains("form：这里应为 \"2019\"、\"2021\" 或 null，现为字符串 \"2020\""), "{form}");
    assert!(message(&good.replace("report/1", "report/9")).contains("这里应为 gongkai.report/1"));
    assert!(message("{}").contains("缺少"));
    assert!(message(&good[..200]).contains("内容不完整"));
    assert!(message("").contains("里面没有报告"));
    assert!(message(&"[".repeat(100_000)).contains("嵌套过深"));
    let phone = message(&good.replace(r#""year":2023"#, r#""year":"13912345678""#));
    assert!(phone.contains("year") && !phone.contains("139"), "{phone}");
}

#[test]
fn a_null_without_a_mark_is_unread_with_a_problem() {
    let text = line(&to_json(&zeros(), "a")).replace(r#""granted":[0,"#, r#""granted":[null,"#);
    let report = from_json(&text).unwrap().remove(0);
    let id: CellId = "table3.granted.natural_person".parse().unwrap();
    assert_eq!(report.cell(id).unwrap().value, Value::Unread);
    assert_eq!(report.problems.iter().map(|p| p.place).collect::<Vec<_>>(), [Some(id.into())]);
}
