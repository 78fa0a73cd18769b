//! A sound report, for tests to change.

// each test file uses some of it
#![allow(dead_code)]

use gongkai_report::{
    Cell, CellId, FormVersion, Head, HeadingFound, Narrative, Report, Section, Signature, TableId, Value,
};
use jiff::civil::{Date, date};

/// The body of the sound report: an invented department.
pub const BODY: &str = "云川市教育局";

/// A sound report for a year: every identity holds, every part is there, and the text agrees with the tables.
/// The report of 2024 carries on from that of 2023.
pub fn sound(year: i16) -> Report {
    let mut report = Report {
        body: Some(BODY.into()),
        year: Some(year),
        form: Some(FormVersion::F2021),
        title: Some(format!("{BODY}{year}年政府信息公开工作年度报告")),
        published: Some(date(year + 1, 1, 20)),
        period: Some((date(year, 1, 1), date(year, 12, 31))),
        opening: Narrative::of([format!(
            "根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制本报告。本报告所列数据的统计期限自{year}年1月1日起至12月31日止。如有疑问，请与本局办公室联系。"
        )]),
        problems_and_improvements: Some(Narrative::of([problems(year)])),
        other_matters: Some(Narrative::of(["本年度未收取信息处理费。"])),
        signature: Some(Signature { body: Some(BODY.into()), date: Some(date(year + 1, 1, 18)), origin: None }),
        ..Report::default()
    };
    for head in Head::ALL {
        report.overview.insert(head, Narrative::of([overview(head, year)]));
    }
    for section in Section::SIX {
        report.faults.headings.push(HeadingFound {
            section,
            text: section.label().into(),
            level: Some(2),
            origin: None,
        });
    }
    for table in TableId::ALL {
        for id in report.expected_cells(table).collect::<Vec<CellId>>() {
            let zero = if id.is_amount() { Value::Amount(0.into()) } else { Value::Number(0) };
            report.set(id, Cell::of(zero));
        }
    }
    for (row, values) in [
        ("table3.newly_received", "8 2 0 0 0 0 10"),
        ("table3.carried_in", "1 0 0 0 0 0 1"),
        ("table3.granted", "5 1 0 0 0 0 6"),
        ("table3.partly_granted", "1 0 0 0 0 0 1"),
        ("table3.withheld.third_party_rights", "0 1 0 0 0 0 1"),
        ("table3.unable_to_provide.not_held", "2 0 0 0 0 0 2"),
        ("table3.disposed_total", "8 2 0 0 0 0 10"),
        ("table3.carried_out", "1 0 0 0 0 0 1"),
        ("table4.reconsideration", "1 0 0 0 1"),
    ] {
        set_row(&mut report, row, values);
    }
    let in_force = if year < 2024 { 15 } else { 14 };
    for (cell, number) in [
        ("table2.normative_documents.issued", 1),
        ("table2.normative_documents.repealed", 2),
        ("table2.normative_documents.in_force", in_force),
        ("table2.licences", 36),
    ] {
        report.set(id(cell), Cell::number(number));
    }
    report
}

/// No year repeats the words of another.
fn problems(year: i16) -> &'static str {
    if year < 2024 {
        "存在的主要问题：个别栏目更新不及时。改进情况：上年指出的指南过期已经改正；今后每季度自查一次。"
    } else {
        "存在的主要问题：政策解读形式还不够多样。改进情况：上年所列栏目更新不及时的问题已经整改；下一步将加强解读。"
    }
}

fn overview(head: Head, year: i16) -> &'static str {
    match (head, year < 2024) {
        (Head::ProactiveDisclosure, true) => "全年在网站发布教育经费、招生政策等信息96条。",
        (Head::ProactiveDisclosure, false) => "通过网站主动公开各类信息120条。",
        (Head::DisclosureOnRequest, true) => "对每件公开申请都按期答复，并做好台账。",
        (Head::DisclosureOnRequest, false) => "新收政府信息公开申请10件，上年结转1件，办结10件，结转下年度1件。",
        (Head::InformationManagement, true) => "修订公开目录，先审查后公开。",
        (Head::InformationManagement, false) => "严格落实公开前审查，及时清理失效文件。",
        (Head::Platform, true) => "改版了政府信息公开专栏，公众号按周推送。",
        (Head::Platform, false) => "优化网站栏目，做好新媒体内容更新。",
        (Head::Supervision, true) => "召开两次推进会，纳入科室考核。",
        (Head::Supervision, false) => "组织业务培训，接受社会监督。",
    }
}

/// The cell of a name.
pub fn id(name: &str) -> CellId {
    name.parse().unwrap_or_else(|error| panic!("{error}"))
}

/// A cell as the scripts write it: a number, `_` blank, `-` dash, `?` unreadable, `!` unread.
pub fn cell(text: &str, id: CellId) -> Cell {
    Cell::of(match text {
        "_" => Value::Blank,
        "-" => Value::Dash,
        "?" => Value::Unreadable,
        "!" => Value::Unread,
        text if id.is_amount() || text.contains('.') => Value::Amount(text.parse().unwrap()),
        text => Value::Number(text.parse().unwrap_or_else(|_| panic!("no number: {text}"))),
    })
}

/// Sets a whole row of table 三, or group of table 四.
pub fn set_row(report: &mut Report, row: &str, values: &str) {
    let cells: Vec<CellId> = TableId::ALL
        .into_iter()
        .flat_map(|table| report.expected_cells(table))
        .filter(|id| id.to_string().rsplit_once('.').is_some_and(|(head, _)| head == row))
        .collect();
    let values: Vec<&str> = values.split_whitespace().collect();
    assert_eq!(cells.len(), values.len(), "{row}");
    for (id, value) in cells.into_iter().zip(values) {
        report.set(id, cell(value, id));
    }
}

/// A day, as the scripts write it.
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}
