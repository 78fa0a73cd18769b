//! Tables whose cells say more, or whose spans say something else, than the form's.

use gongkai_reader::{Limits, read};
use gongkai_report::{CellId, FormVersion, ProblemKind, Table3Row, TableId, Value};

use crate::sample::*;

/// The text of a report whose table 三 is given.
fn text_with_table3(three: &str) -> gongkai_report::Report {
    let two = "规章 0 0 0\n行政规范性文件 3 1 42\n行政许可 1206\n行政处罚 87\n行政强制 5\n行政事业性收费 19";
    read_text(&text_report(&format!("第二十条第（一）项\n信息内容 本年制发件数\n{two}"), three, &row4().join(" ")))
}

fn plain(row: Table3Row) -> String {
    format!("{}\n{}", label3(row), row3(row).join("\n"))
}

fn is_unread(report: &gongkai_report::Report, row: Table3Row) -> bool {
    gongkai_report::Table3Column::all()
        .all(|column| report.cell(CellId::Table3(row, column)).is_none_or(|cell| cell.value == Value::Unread))
}

#[test]
fn labels_with_an_explanation_in_brackets_and_a_local_row_between() {
    let rows = vec![
        cells(&["第二十条第（一）项@1x4"]),
        cells(&["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"]),
        cells(&["规章（设区的市人民政府应提供相关数据）", "1", "2", "3"]),
        cells(&["规范性文件（本机关制定的决定、公告、通知以及标题采用“办法”“规定”等字样的公文）", "4", "5", "6"]),
        cells(&["其他主动公开文件（除规范性文件以外的行政许可、行政处罚等文件）", "77", "78", "79"]),
        cells(&["第二十条第（五）项@1x4"]),
        cells(&[
            "信息内容",
            "上一年项目数量（指上年事项数）",
            "本年增/减（减用负值，如 -8）",
            "处理决定数量（指办件量）",
        ]),
        cells(&["行政许可", "7", "-8", "9"]),
        cells(&["其他对外管理服务事项（指行政许可以外的政务服务事项，含行政处罚、行政强制）", "10", "11", "12"]),
    ];
    let report = with_tables(&rows, &grid3(), &grid4());
    assert_eq!(report.form, Some(FormVersion::F2019));
    let read = |place: &str| report.count(place.parse().unwrap());
    assert_eq!(read("table2.government_rules.total_disclosed"), Some(3));
    assert_eq!(read("table2.normative_documents.newly_made"), Some(4));
    assert_eq!(read("table2.licences.change"), Some(-8));
    assert_eq!(read("table2.other_management_services.decisions"), Some(12));
    assert_eq!(report.faults.extra_rows.len(), 1);
}

#[test]
fn a_value_that_is_repeated_where_its_cell_is_merged_goes_by_the_names_above() {
    let rows = vec![
        cells(&["第二十条第（八）项", "第二十条第（八）项", "第二十条第（八）项", "第二十条第（八）项"]),
        cells(&["信息内容", "上一年项目数量", "本年增/减", "本年增/减"]),
        cells(&["行政事业性收费", "", "-1", "-1"]),
    ];
    let report = with_tables(&rows, &grid3(), &grid4());
    let read = |place: &str| report.cell(place.parse().unwrap()).map(|cell| cell.value);
    assert_eq!(read("table2.charges.items_last_year"), Some(Value::Blank));
    assert_eq!(read("table2.charges.change"), Some(Value::Number(-1)));
}

#[test]
fn a_label_and_its_first_number_in_one_cell() {
    let mut rows = grid3();
    for row in rows.iter_mut().skip(3) {
        let at = row.len() - 7;
        let first = row.remove(at);
        let (label, spans) = row[at - 1].rsplit_once('@').map_or((row[at - 1].clone(), ""), |(l, s)| (l.to_owned(), s));
        let spans = if spans.is_empty() { String::new() } else { format!("@{spans}") };
        row[at - 1] = format!("{label} {first}{spans}");
    }
    let mut two = grid2();
    two[6] = cells(&["行政许可：1206@1x4"]);
    two[13] = cells(&["行政事业性收费 19@1x4"]);
    assert_all(&with_tables(&two, &rows, &grid4()));
}

#[test]
fn a_header_whose_spans_lie_turns_no_columns_round() {
    let mut rows = grid3();
    // the corner is said to be two rows high: names of columns slide under it
    rows[0][0] = rows[0][0].replace("@3x3", "@2x3");
    assert_table(&with_tables(&grid2(), &rows, &grid4()), TableId::Table3);
    let mut rows = grid3();
    rows[1][0] = "自然人@1x1".into();
    assert_table(&with_tables(&grid2(), &rows, &grid4()), TableId::Table3);
    let mut rows = grid3();
    let at = rows.iter().position(|row| row[0].starts_with("三、")).unwrap();
    rows[at][0] = rows[at][0].replace("@22x1", "@30x1");
    assert_table(&with_tables(&grid2(), &rows, &grid4()), TableId::Table3);
}

#[test]
fn the_halves_of_a_label_with_the_first_value_between_them() {
    let row = |row: Table3Row| match row.label() {
        "没有现成信息需要另行制作" => {
            let values = row3(row);
            format!("2.没有现成信息需要另行\n{}\n制作\n{}", values[0], values[1..].join("\n"))
        }
        _ => plain(row),
    };
    let rows: Vec<String> = Table3Row::all().map(row).collect();
    let report = text_with_table3(&rows.join("\n"));
    assert_table(&report, TableId::Table3);
}

#[test]
fn numbers_behind_half_a_label_are_not_those_of_the_whole_label_before_it() {
    let all: Vec<Table3Row> = Table3Row::all().collect();
    let secret = all.iter().position(|row| row.label() == "属于国家秘密").unwrap();
    let mut rows: Vec<String> = all.iter().map(|row| plain(*row)).collect();
    rows[secret] = label3(all[secret]);
    rows[secret + 1] = format!("2.其他法律行政法规禁止\n{}\n公开", row3(all[secret + 1]).join("\n"));
    let report = text_with_table3(&rows.join("\n"));
    assert!(is_unread(&report, all[secret]), "{}", problems(&report));
    let total = CellId::Table3(all[secret + 1], gongkai_report::Table3Column::Total);
    assert_eq!(report.count(total), Some(value(total)));
}

#[test]
fn numbers_without_a_label_are_read_only_if_their_total_holds() {
    let all: Vec<Table3Row> = Table3Row::all().collect();
    let lost = 5;
    let with = |values: Vec<String>| {
        let row = |(at, row): (usize, &Table3Row)| {
            if at == lost { format!("（另见说明）\n{}", values.join("\n")) } else { plain(*row) }
        };
        text_with_table3(&all.iter().enumerate().map(row).collect::<Vec<_>>().join("\n"))
    };
    assert!(!is_unread(&with(row3(all[lost])), all[lost]));
    let mut broken = row3(all[lost]);
    broken[6] = "999".into();
    let report = with(broken);
    assert!(is_unread(&report, all[lost]));
    assert!(report.problems.iter().any(|problem| problem.kind == ProblemKind::UnreadRow));
}

#[test]
fn what_a_markdown_table_swallows_is_text_again() {
    let source = "# 青石县水务局2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n| 第二十条第（一）项 | | | |\n|---|---|---|---|\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 3 | 1 | 42 |\n五、存在的主要问题及改进情况\n解读不够。\n六、其他需要报告的事项\n无。\n";
    let report = read(source.as_bytes(), &Limits::default()).reports.remove(0);
    let text = |narrative: Option<gongkai_report::Narrative>| narrative.map(|text| text.text());
    assert_eq!(text(report.problems_and_improvements).as_deref(), Some("解读不够。"));
    assert_eq!(text(report.other_matters).as_deref(), Some("无。"));
}

#[test]
fn a_row_of_dashes_without_a_frame_is_no_list() {
    let four =
        "行政复议 | 行政诉讼\n---|---\n结果维持 | 结果纠正\n- | - | 3 | - | 3 | 1 | - | - | - | 1 | - | 2 | - | - | 2";
    let source = format!(
        "# 青石县水务局2023年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n\n{four}\n\n六、其他需要报告的事项\n\n无。\n"
    );
    let report = read(source.as_bytes(), &Limits::default()).reports.remove(0);
    assert_eq!(report.counts(TableId::Table4), Some([6, 9, 0]));
    assert_eq!(report.count("table4.suit_after_reconsideration.corrected".parse().unwrap()), Some(2));
}

#[test]
fn a_line_of_very_many_values_costs_no_more_than_its_length() {
    // measured from the start of the line for each value this would not come to an end
    for piece in ["|", "1 0 "] {
        let report = text_with_table3(&piece.repeat(100_000));
        assert!(report.problems.iter().any(|problem| problem.place.is_some()), "{}", problems(&report));
    }
}
