//! Tables that are text.

use gongkai_report::{CellId, FormVersion, ProblemKind, Table3Column, Table3Row, TableCarrier, TableId, Value};

use crate::sample::*;

const TWO: &str = "第二十条 第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 3 1 42\n第二十条 第（五）项\n信息内容 本年处理决定数量\n行政许可 1206\n第二十条 第（六）项\n信息内容 本年处理决定数量\n行政处罚 87\n行政强制 5\n第二十条 第（八）项\n信息内容 本年收费金额（单位：万元）\n行政事业性收费 19";
const HEAD3: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他";
const HEAD4: &str = "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计";

/// Table 三 with a line for each row.
fn three(line: impl Fn(Table3Row) -> String) -> String {
    let rows: Vec<String> = Table3Row::all().map(line).collect();
    format!("{HEAD3}\n{}", rows.join("\n"))
}

fn spaced(row: Table3Row) -> String {
    format!("{} {}", label3(row), row3(row).join(" "))
}

fn four() -> String {
    format!("{HEAD4}\n{}", row4().join(" "))
}

#[test]
fn separated_by_single_spaces() {
    let report = read_text(&text_report(TWO, &three(spaced), &four()));
    assert_all(&report);
    assert!(report.problems.is_empty(), "{}", problems(&report));
    assert_eq!(report.faults.carriers.get(&TableId::Table3), Some(&TableCarrier::Text));
}

#[test]
fn separated_by_tabs_with_merged_cells_flattened() {
    let two = "第二十条 第(一)项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t3\t1\t42\n第二十条 第(五)项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政许可\t1206\t\t\n行政处罚\t87\t\t\n行政强制\t5\t\t\n信息内容\t本年收费金额(单位:万元)\t\t\n行政事业性收费\t19\t\t";
    let head = "(本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和)\t\t申请人情况\t\t\t\t\t\t总计\t\t\n\t\t自然人\t法人或其他组织\t\t\t\t\t\t\t\n\t\t\t商业企业\t科研机构\t社会组织\t法律服务机构\t其他\t\t\t";
    let mut lines = vec![head.to_owned()];
    let mut group = None;
    for row in Table3Row::all() {
        let mut stub = String::new();
        if row.index() == 2 {
            stub.push_str("三、本年度办理结果\t");
        } else if (3..23).contains(&row.index()) && row.index() != 22 {
            stub.push('\t');
        }
        if let Some((named, text)) = group_of(row) {
            // the last row of the last group lacks its stub
            if row.index() != 22 {
                stub.push_str(if group == Some(named) { "\t" } else { text });
                stub.push_str(if group == Some(named) { "" } else { "\t" });
            }
            group = Some(named);
        }
        lines.push(format!("{stub}{}\t\t{}\t\t", label3(row), row3(row).join("\t")));
    }
    let four = format!(
        "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n结果 维持\t结果 纠正\t其他 结果\t尚未 审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n{}",
        row4().join("\t")
    );
    let report = read_text(&text_report(two, &lines.join("\n"), &four));
    assert_all(&report);
    assert!(report.problems.is_empty(), "{}", problems(&report));
}

#[test]
fn tabs_keep_blanks_in_their_columns() {
    let blanked = |row: Table3Row| {
        let values = row3(row);
        let line = if row.index().is_multiple_of(2) {
            format!("{}\t\t\t\t\t\t{}", values[0], values[6])
        } else {
            values.join("\t")
        };
        format!("{}\t\t{line}\t\t", label3(row))
    };
    let report = read_text(&text_report(TWO, &three(blanked), &four()));
    assert_eq!(report.counts(TableId::Table3), Some([175 - 13 * 5, 13 * 5, 0]));
    let id = |c| CellId::Table3(Table3Row::CarriedOut, c);
    let values: Vec<Value> = Table3Column::all().map(|c| report.cell(id(c)).unwrap().value).collect();
    assert_eq!(values[6], Value::Number(value(id(Table3Column::Total))));
    assert!(values[1..6].iter().all(|value| *value == Value::Blank));
}

#[test]
fn drawn_with_strokes_and_rules() {
    let rule = "├──────────┼──┼──┼──┼──┼──┼──┼──┤";
    let drawn = |row: Table3Row| {
        let label = label3(row);
        let at = label.char_indices().nth(8).map_or(label.len(), |(at, _)| at);
        let (first, second) = label.split_at(at);
        format!("│{first}│{}│\n│{second}│ │ │ │ │ │ │ │\n{rule}", row3(row).join("│"))
    };
    let rows: Vec<String> = Table3Row::all().map(drawn).collect();
    let three = format!(
        "{rule}\n│项目│自然人│商业企业│科研机构│社会公益组织│法律服务机构│其他│总计│\n{rule}\n{}",
        rows.join("\n")
    );
    let four = format!("|{}|", row4().join("|"));
    let report = read_text(&text_report(TWO, &three, &four));
    assert_all(&report);
}

#[test]
fn one_number_a_line_and_label_before_its_numbers() {
    let down = |row: Table3Row| format!("{}\n{}", label3(row), row3(row).join("\n"));
    let two = TWO.replace(' ', "\n");
    let four = format!("{HEAD4}\n{}", row4().join("\n"));
    assert_all(&read_text(&text_report(&two, &three(down), &four)));
    let below = |row: Table3Row| format!("{}\n{}", label3(row), row3(row).join("   "));
    assert_all(&read_text(&text_report(TWO, &three(below), &four)));
}

#[test]
fn a_cell_a_line_closed_by_a_stroke() {
    let line = |row: Table3Row| {
        let values: Vec<String> = row3(row).iter().map(|value| format!("{value} |")).collect();
        format!("{} |\n{}\n||", label3(row), values.join("\n"))
    };
    assert_table(&read_text(&text_report(TWO, &three(line), &four())), TableId::Table3);
    let blanks = |row: Table3Row| format!("{} |\n|\n|\n|\n|\n|\n|\n{} |\n||", label3(row), row3(row)[6]);
    let report = read_text(&text_report(TWO, &three(blanks), &four()));
    assert_eq!(report.counts(TableId::Table3), Some([25, 150, 0]), "{}", problems(&report));
}

#[test]
fn labels_wrapped_around_their_numbers() {
    let wrapped = |row: Table3Row| {
        let label = label3(row);
        let count = label.chars().count();
        let head: String = label.chars().take(count * 2 / 3).collect();
        let tail: String = label.chars().skip(count * 2 / 3).collect();
        if count > 14 { format!("{head}\n          {}\n{tail}", row3(row).join("   ")) } else { spaced(row) }
    };
    assert_all(&read_text(&text_report(TWO, &three(wrapped), &four())));
}

#[test]
fn all_labels_before_all_numbers() {
    let labels: Vec<String> = Table3Row::all().map(label3).collect();
    let numbers: Vec<String> = Table3Row::all().map(|row| row3(row).join("\n")).collect();
    let three = format!("{HEAD3}\n{}\n{}", labels.join("\n"), numbers.join("\n"));
    let two = "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n行政规范性文件\n行政许可\n行政处罚\n行政强制\n行政事业性收费\n0\n0\n0\n3\n1\n42\n1206\n87\n5\n19";
    assert_all(&read_text(&text_report(two, &three, &four())));
}

#[test]
fn numbers_torn_from_their_labels_are_placed_between_known_rows() {
    // the labels of rows 3 and 4 were moved to the end
    let torn = |row: Table3Row| {
        if matches!(row.index(), 2 | 3) {
            row3(row).join("\n")
        } else {
            format!("{}\n{}", label3(row), row3(row).join("\n"))
        }
    };
    let text = format!("{}\n（一）予以公开\n（二）部分公开", three(torn));
    let report = read_text(&text_report(TWO, &text, &four()));
    assert_all(&report);
    assert!(report.problems.iter().any(|problem| problem.kind == ProblemKind::Label));
}

#[test]
fn a_block_written_column_by_column_is_turned() {
    let rows: Vec<Table3Row> = Table3Row::all().collect();
    let plain = |row: &Table3Row| format!("{}\n{}", label3(*row), row3(*row).join("\n"));
    let mut text: Vec<String> = vec![HEAD3.to_owned()];
    text.extend(rows[..4].iter().map(plain));
    for column in 0..7 {
        text.extend(rows[4..12].iter().map(|row| row3(*row)[column].clone()));
    }
    text.extend(rows[4..12].iter().map(|row| label3(*row)));
    text.extend(rows[12..].iter().map(plain));
    assert_table(&read_text(&text_report(TWO, &text.join("\n"), &four())), TableId::Table3);
}

#[test]
fn columns_that_stand_above_one_another_place_a_row_with_blanks() {
    let line = |row: Table3Row| {
        let values = row3(row);
        let mut text = format!("{:　<34}", label3(row));
        for (column, value) in values.iter().enumerate() {
            let blank = row == Table3Row::CarriedIn && matches!(column, 1..=5);
            text.push_str(&format!("{:^10}", if blank { "" } else { value }));
        }
        text
    };
    let report = read_text(&text_report(TWO, &three(line), &four()));
    assert_eq!(report.counts(TableId::Table3), Some([170, 5, 0]), "{}", problems(&report));
    let total = CellId::Table3(Table3Row::CarriedIn, Table3Column::Total);
    assert_eq!(report.count(total), Some(value(total)));
}

#[test]
fn a_row_that_lost_its_blanks_stays_unread() {
    let line = |row: Table3Row| {
        if row == Table3Row::CarriedIn { format!("{} 2 2", label3(row)) } else { spaced(row) }
    };
    let report = read_text(&text_report(TWO, &three(line), &four()));
    let cell = report.cell(CellId::Table3(Table3Row::CarriedIn, Table3Column::Total)).unwrap();
    assert_eq!(cell.value, Value::Unread);
    assert_eq!(report.counts(TableId::Table3), Some([168, 0, 7]));
    assert!(problems(&report).contains("7 列下有 2 个值"), "{}", problems(&report));
}

#[test]
fn torn_numbers_that_no_total_confirms_stay_unread() {
    let numbers: Vec<String> = (1..=175).map(|n| (n * 13 % 7).to_string()).collect();
    let report = read_text(&text_report(TWO, &format!("{HEAD3}\n{}", numbers.join("\n")), &four()));
    assert!(report.table3.is_none() || report.counts(TableId::Table3) == Some([0, 0, 175]));
    assert!(report.problems.iter().any(|problem| problem.kind == ProblemKind::UnreadRow));
}

#[test]
fn pieces_of_table_four_are_put_together_by_sums_and_names() {
    let v = row4();
    let four = format!(
        "行政复议\n行政诉讼\n未经复议直接起诉\n结果维持 结果纠正 其他结果 尚未审结\n{}\n结果\n复议后起诉\n尚未审结\n{}\n总计\n{}\n结果维持\n{}\n总计\n{}",
        v[..4].join("\n"),
        v[10..14].join("\n"),
        v[4],
        v[5..10].join("\n"),
        v[14]
    );
    let report = read_text(&text_report(TWO, &three(spaced), &four));
    assert_table(&report, TableId::Table4);
    assert!(problems(&report).contains("次序打乱"), "{}", problems(&report));
}

#[test]
fn other_disposal_as_one_row_of_text() {
    let line = |row: Table3Row| match row.index() {
        20 => format!("（六）其他处理 {}", row3(Table3Row::all().nth(22).unwrap()).join(" ")),
        21 | 22 => String::new(),
        _ => spaced(row),
    };
    let report = read_text(&text_report(TWO, &three(line), &four()));
    assert!(report.single_other_disposal);
    assert_eq!(report.form, Some(FormVersion::F2021));
    assert_table(&report, TableId::Table3);
}

#[test]
fn page_numbers_inside_a_table_are_no_values() {
    let line = |row: Table3Row| {
        let values = row3(row);
        if row.index() == 12 {
            format!("{}\n{}\n- 4 -\n{}", label3(row), values[..3].join("\n"), values[3..].join("\n"))
        } else {
            spaced(row)
        }
    };
    assert_all(&read_text(&text_report(TWO, &three(line), &four())));
}

#[test]
fn the_origin_of_a_cell_points_at_its_number() {
    let text = text_report(TWO, &three(spaced), &four());
    let report = read_text(&text);
    let id = CellId::Table3(Table3Row::NewlyReceived, Table3Column::Total);
    let (start, end) = report.cell(id).unwrap().origin.as_ref().unwrap().range().unwrap();
    assert_eq!(text[start..end], value(id).to_string());
}

#[test]
fn stroked_rows_with_empty_cells_behind_them() {
    let line = |row: Table3Row| {
        let values = row3(row);
        format!("| {} | {} | | | | | | {} | ||", label3(row), values[0], values[6])
    };
    let two = TWO.replace("行政许可 1206", "| 行政许可 | 1206 | ||").replace("规章 0 0 0", "| 规章 | 0 | 0 | 0 |");
    let report = read_text(&text_report(&two, &three(line), &format!("| {} |", row4().join(" | "))));
    assert_eq!(report.counts(TableId::Table3), Some([50, 125, 0]), "{}", problems(&report));
    let id = CellId::Table3(Table3Row::DisposedTotal, Table3Column::Total);
    assert_eq!(report.count(id), Some(value(id)));
    assert_table(&report, TableId::Table4);
}
