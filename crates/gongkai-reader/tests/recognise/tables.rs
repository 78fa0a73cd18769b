//! Real tables, whole and cut, shifted and misprinted.

use gongkai_law::outcome::{NotProcessedReason, OtherDisposal, Outcome, UnableReason, WithholdingGround};
use gongkai_report::{
    CellId, FormVersion, ProblemKind, Report, Table2Cell, Table2Column, Table2Row, Table3Column, Table3Row,
    Table4Column, Table4Group, TableId, Value,
};

use crate::sample::*;

const OTHER: Table3Row = Table3Row::Disposed(Outcome::OtherDisposal(OtherDisposal::Other));

fn with_table3(rows: &[Vec<String>]) -> Report {
    with_tables(&grid2(), rows, &grid4())
}

/// Replaces the text of the cell that begins with a text, keeping its spans.
fn relabel(rows: &mut [Vec<String>], from: &str, to: &str) {
    let cell = rows.iter_mut().flatten().find(|cell| cell.starts_with(from)).unwrap();
    let spans = cell.rsplit_once('@').map(|(_, spans)| format!("@{spans}")).unwrap_or_default();
    *cell = format!("{to}{spans}");
}

#[test]
fn the_form_as_it_is() {
    let report = with_tables(&grid2(), &grid3(), &grid4());
    assert_all(&report);
    assert_eq!(report.form, Some(FormVersion::F2021));
    assert!(report.problems.is_empty(), "{}", problems(&report));
    assert!(report.faults.labels.is_empty(), "{:?}", report.faults.labels);
}

#[test]
fn labels_set_one_character_a_line_short_misspelt_and_in_other_words() {
    let mut rows = grid3();
    relabel(&mut rows, "一、本年新收", "一、本\n年\n新\n收\n政\n府\n信\n息\n公\n开\n申\n请\n数\n量");
    relabel(&mut rows, "6.属于四类", "6. 属于四类过程姓信息");
    relabel(&mut rows, "1.申请人无正当理由", "1.逾期不补正");
    relabel(&mut rows, "2.申请人逾期", "2.申请人逾期未按收费通知要求缴纳费用");
    relabel(&mut rows, "（七）总计", "（七）办理结果总计");
    relabel(&mut rows, "2.其他法律", "2、其他法律、行政法规禁止公开");
    relabel(&mut rows, "3.危及", "3.危及\"三安全一稳定\"");
    relabel(&mut rows, "社会公益组织", "社会组织");
    let report = with_table3(&rows);
    assert_all(&report);
    assert!(problems(&report).contains("过程姓信息"), "{}", problems(&report));
    let printed: Vec<&str> = report.faults.labels.iter().map(|label| label.printed.as_str()).collect();
    assert!(printed.contains(&"社会组织") && printed.contains(&"1.逾期不补正"), "{printed:?}");
}

#[test]
fn rows_in_another_order_are_read_by_their_labels() {
    let mut rows = grid3();
    let flat: Vec<Vec<String>> =
        Table3Row::all().map(|row| labelled(&[&format!("{}@1x3", label3(row))], row3(row))).collect();
    rows.truncate(3);
    rows.extend(flat.into_iter().rev());
    assert_all(&with_table3(&rows));
}

#[test]
fn a_row_that_lacks_a_stub_column_is_read_all_the_same() {
    let mut rows = grid3();
    // the cell 其他处理 reaches over two rows only, so the third row begins one column further left
    relabel(&mut rows, "（六）其他处理", "（六）其他处理");
    let cell = rows.iter_mut().flatten().find(|cell| cell.starts_with("（六）其他处理")).unwrap();
    *cell = "（六）其他处理@2x1".into();
    assert_all(&with_table3(&rows));
}

#[test]
fn a_table_without_header_and_a_table_cut_over_pages() {
    let rows = grid3();
    assert_all(&with_table3(&rows[3..]));
    let report = Writer::new()
        .front()
        .line("二、主动公开政府信息情况")
        .table(&grid2())
        .line("三、收到和处理政府信息公开申请情况")
        .table(&rows[..12])
        .table(&head3().into_iter().chain(rows[12..].to_vec()).collect::<Vec<_>>())
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .table(&grid4())
        .back()
        .one();
    assert_all(&report);
}

#[test]
fn one_small_table_a_row_group_under_false_column_names() {
    let mut writer = Writer::new()
        .front()
        .heading(2, "二、主动公开政府信息情况")
        .table(&grid2()[..4])
        .table(&grid2()[4..7])
        .table(&grid2()[7..11])
        .table(&grid2()[11..])
        .heading(2, "三、收到和处理政府信息公开申请情况")
        .line("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
        .heading(3, "申请人情况（自然人）")
        .table(&[cells(&["（数据项目）", "数量"]), cells(&["-", "-"])])
        .table(&[
            cells(&["商业企业", "科研机构", "社会公益", "法律服务机构", "其他"]),
            cells(&["-", "-", "-", "-", "-"]),
        ]);
    let rows: Vec<Table3Row> = Table3Row::all().collect();
    for (at, chunk) in rows.chunks(3).enumerate() {
        let header = if at == 7 {
            cells(&["项目", "本年新收件数", "上年结转件数", "予以公开", "部分公开", "不予公开", "结转下年度", "总计"])
        } else {
            cells(&["类别", "数据1", "数据2", "数据3", "数据4", "数据5", "数据6", "总计"])
        };
        let body = chunk.iter().map(|row| labelled(&[&label3(*row)], row3(*row)));
        writer = writer.heading(3, "（六）其他").table(&std::iter::once(header).chain(body).collect::<Vec<_>>());
    }
    writer = writer.heading(2, "四、政府信息公开行政复议、行政诉讼情况");
    for (group, name) in ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"].iter().enumerate()
    {
        let values = row4()[group * 5..group * 5 + 5].to_vec();
        let header = cells(&["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]);
        writer = writer.heading(3, name).table(&[header, values]);
    }
    let report = writer.back().one();
    assert_all(&report);
    assert!(report.problems.is_empty(), "{}", problems(&report));
}

#[test]
fn columns_in_another_order_are_read_by_their_names() {
    let mut rows =
        vec![cells(&["项目", "总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"])];
    for row in Table3Row::all() {
        let mut values = row3(row);
        values.rotate_right(1);
        rows.push(labelled(&[&label3(row)], values));
    }
    assert_all(&with_table3(&rows));
}

#[test]
fn a_column_more_than_the_form_is_left_out_by_the_names_of_the_others() {
    let mut rows = vec![cells(&[
        "项目",
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "小计",
        "总计",
    ])];
    for row in Table3Row::all() {
        let mut values = row3(row);
        values.insert(6, "999".into());
        rows.push(labelled(&[&label3(row)], values));
    }
    assert_table(&with_table3(&rows), TableId::Table3);
}

#[test]
fn blanks_stay_where_the_table_puts_them() {
    let mut rows = grid3();
    for row in &mut rows[3..] {
        let last = row.len();
        for cell in &mut row[last - 6..last - 1] {
            cell.clear();
        }
    }
    let report = with_table3(&rows);
    for row in Table3Row::all() {
        for column in Table3Column::all() {
            let cell = report.cell(CellId::Table3(row, column)).unwrap();
            let filled = matches!(column.index(), 0 | 6);
            let wanted = if filled { Value::Number(value(CellId::Table3(row, column))) } else { Value::Blank };
            assert_eq!(cell.value, wanted, "{row:?} {column:?}");
        }
    }
    assert_eq!(report.counts(TableId::Table3), Some([50, 125, 0]));
}

#[test]
fn blanks_are_placed_where_a_filler_column_stands_before_the_values() {
    let mut rows: Vec<Vec<String>> = Table3Row::all()
        .map(|row| labelled(&[&label3(row), ""], row3(row)).into_iter().chain([String::new()]).collect())
        .collect();
    rows[3] = labelled(&[&label3(Table3Row::all().nth(3).unwrap()), "", "", "", "", "", "", "", "7", ""], Vec::new());
    let report = with_table3(&rows);
    let row = Table3Row::all().nth(3).unwrap();
    let counts: Vec<Option<i64>> = Table3Column::all().map(|c| report.count(CellId::Table3(row, c))).collect();
    assert_eq!(counts, [None, None, None, None, None, None, Some(7)]);
    assert_eq!(report.counts(TableId::Table3), Some([169, 6, 0]));
}

#[test]
fn other_disposal_as_one_row_is_read_as_other() {
    let mut rows = grid3();
    rows.retain(|row| !row[0].starts_with("2.申请人逾期") && !row[0].starts_with("3.其他"));
    let row = rows.iter_mut().find(|row| row[0].starts_with("（六）其他处理")).unwrap();
    *row = labelled(&["（六）其他处理@1x2"], row3(OTHER));
    relabel(&mut rows, "三、本年度办理结果", "三、本年度办理结果");
    let cell = rows.iter_mut().flatten().find(|cell| cell.starts_with("三、本年度办理结果")).unwrap();
    *cell = "三、本年度办理结果@20x1".into();
    let report = with_table3(&rows);
    assert!(report.single_other_disposal);
    assert_eq!(report.form, Some(FormVersion::F2021));
    assert_eq!(report.expected_cells(TableId::Table3).count(), 161);
    assert_table(&report, TableId::Table3);
}

#[test]
fn a_local_row_more_is_noted_and_takes_no_place() {
    let mut rows = grid3();
    let at = rows.iter().position(|row| row[0].starts_with("（四）无法提供")).unwrap();
    rows.insert(at, labelled(&["9.属于工作秘密"], row3(OTHER)));
    let mut two = grid2();
    two.insert(4, cells(&["其他主动公开文件", "7", "0", "7"]));
    let report = with_tables(&two, &rows, &grid4());
    assert_all(&report);
    let labels: Vec<&str> = report.faults.extra_rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["其他主动公开文件", "9.属于工作秘密"]);
}

#[test]
fn other_in_another_group_is_not_the_row_other() {
    let mut rows = grid3();
    let at = rows.iter().position(|row| row[0].starts_with("（五）不予处理")).unwrap();
    let group = rows.iter_mut().flatten().find(|cell| cell.starts_with("（四）无法提供")).unwrap();
    *group = "（四）无法提供@4x1".into();
    rows.insert(at, labelled(&["4.其他"], cells(&["9", "9", "9", "9", "9", "9", "54"])));
    assert_table(&with_table3(&rows), TableId::Table3);
}

#[test]
fn a_row_with_a_value_too_many_is_read_only_if_the_sum_allows_one_way() {
    let mut rows = grid3();
    let row = rows.iter_mut().find(|row| row[0].starts_with("7.属于")).unwrap();
    *row = labelled(&["7.属于行政执法案卷"], cells(&["1", "2", "0", "0", "0", "0", "50", "3"]));
    let report = with_table3(&rows);
    let id =
        |column| CellId::Table3(Table3Row::Disposed(Outcome::Withheld(WithholdingGround::EnforcementFile)), column);
    let counts: Vec<Option<i64>> = Table3Column::all().map(|column| report.count(id(column))).collect();
    assert_eq!(counts, [Some(1), Some(2), Some(0), Some(0), Some(0), Some(0), Some(3)]);
    assert!(problems(&report).contains("7 列下有 8 个值"), "{}", problems(&report));

    let row = rows.iter_mut().find(|row| row[0].starts_with("7.属于")).unwrap();
    *row = labelled(&["7.属于行政执法案卷"], cells(&["1", "2", "0", "0", "0", "0", "50", "60"]));
    let report = with_table3(&rows);
    assert!(Table3Column::all().all(|column| report.cell(id(column)).unwrap().value == Value::Unread));
    assert!(report.problems.iter().any(|problem| problem.kind == ProblemKind::UnreadRow));
    assert_eq!(report.counts(TableId::Table3), Some([168, 0, 7]));
}

#[test]
fn sixteen_zeros_under_fifteen_columns() {
    let mut rows = grid4();
    rows[3] = vec!["0".to_owned(); 16];
    let report = with_tables(&grid2(), &grid3(), &rows);
    assert_eq!(report.counts(TableId::Table4), Some([15, 0, 0]));
    assert!(problems(&report).contains("15 列下有 16 个值"), "{}", problems(&report));
    assert_eq!(report.faults.row_widths[0].values.len(), 16);
}

#[test]
fn sixteen_values_of_which_one_choice_only_adds_up() {
    let mut rows = grid4();
    rows[3].insert(7, "77".into());
    assert_table(&with_tables(&grid2(), &grid3(), &rows), TableId::Table4);
    rows[3] = (1..=16).map(|n| n.to_string()).collect();
    let report = with_tables(&grid2(), &grid3(), &rows);
    assert_eq!(report.counts(TableId::Table4), Some([0, 0, 15]));
}

#[test]
fn table_four_with_three_header_rows_without_header_and_as_rows() {
    let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let three_rows = vec![
        cells(&["行政复议@2x5", "行政诉讼@1x10"]),
        cells(&["未经复议直接起诉@1x5", "复议后起诉@1x5"]),
        cells(&results).into_iter().chain(cells(&results)).chain(cells(&results)).collect(),
        row4(),
    ];
    assert_all(&with_tables(&grid2(), &grid3(), &three_rows));
    assert_all(&with_tables(&grid2(), &grid3(), &[row4()]));
    let mut rows = vec![labelled(&["类别"], cells(&results))];
    for (group, label) in ["行政复议", "行政诉讼：未经复议直接起诉", "行政诉讼：复议后起诉"].iter().enumerate()
    {
        rows.push(labelled(&[label], row4()[group * 5..group * 5 + 5].to_vec()));
    }
    assert_all(&with_tables(&grid2(), &grid3(), &rows));
    let mut turned = vec![cells(&["结果", "行政复议", "未经复议直接起诉", "复议后起诉"])];
    for (at, result) in results.iter().enumerate() {
        turned.push(cells(&[*result, &row4()[at], &row4()[at + 5], &row4()[at + 10]]));
    }
    assert_all(&with_tables(&grid2(), &grid3(), &turned));
}

#[test]
fn groups_of_table_four_in_another_order_are_read_by_their_names() {
    let results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let mut values = row4();
    values.rotate_left(5);
    let rows = vec![
        cells(&["未经复议直接起诉@1x5", "复议后起诉@1x5", "行政复议@1x5"]),
        cells(&results).into_iter().chain(cells(&results)).chain(cells(&results)).collect(),
        values,
    ];
    assert_all(&with_tables(&grid2(), &grid3(), &rows));
}

#[test]
fn table_two_flattened_repeated_and_with_other_names() {
    let mut rows: Vec<Vec<String>> = vec![
        cells(&["第二十条第（一）项", "", "", ""]),
        cells(&["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]),
        cells(&["规章", "0", "0", "0"]),
        cells(&["规范性文件", "3", "1", "42"]),
        cells(&["行政许可", "1206", "1206", "1206"]),
        cells(&["行政处罚", "87", "", ""]),
        cells(&["行政强制", "5件"]),
        cells(&["行政事业性收费", "19万元", "", ""]),
    ];
    let report = with_tables(&rows, &grid3(), &grid4());
    assert_all(&report);
    assert_eq!(report.faults.labels[0].printed, "规范性文件");
    // the stub repeats the item of the article
    for row in rows.iter_mut().skip(2) {
        row.insert(0, "第二十条第（一）项".into());
    }
    assert_all(&with_tables(&rows, &grid3(), &grid4()));
}

#[test]
fn the_2019_table_two_in_a_later_report_sets_the_form() {
    let change = "本年增/减";
    let rows = vec![
        cells(&["第二十条第（一）项@1x4"]),
        cells(&["信息内容", "本年新\n制作数量", "本年新\n公开数量", "对外公开总数量"]),
        cells(&["规章", "0", "0", "0"]),
        cells(&["规范性文件", "2", "2", "11"]),
        cells(&["第二十条第（五）项@1x4"]),
        cells(&["信息内容", "上一年项目数量", change, "处理决定数量"]),
        cells(&["行政许可", "30", "-5", "1206"]),
        cells(&["其他对外管理服务事项", "12", "+3", "40"]),
        cells(&["行政处罚", "8", "0", "87"]),
        cells(&["行政强制", "1", "/", "5"]),
        cells(&["信息内容", "上一年项目数量", "本年增/减@1x2"]),
        cells(&["行政事业性收费", "4", "减少1@1x2"]),
        cells(&["信息内容", "采购项目数量", "采购总金额@1x2"]),
        cells(&["政府集中采购", "6", "251000元@1x2"]),
    ];
    let report = with_tables(&rows, &grid3(), &grid4());
    assert_eq!((report.form, report.year), (Some(FormVersion::F2019), Some(2023)));
    let of = |row, column| report.cell(CellId::Table2(Table2Cell { row, column })).unwrap().clone();
    assert_eq!(of(Table2Row::NormativeDocuments, Table2Column::TotalDisclosed).count(), Some(11));
    assert_eq!(of(Table2Row::Licences, Table2Column::Change).count(), Some(-5));
    assert_eq!(of(Table2Row::OtherManagementServices, Table2Column::Change).count(), Some(3));
    assert_eq!(of(Table2Row::AdministrativeCompulsion, Table2Column::Change).value, Value::Dash);
    assert_eq!(of(Table2Row::Charges, Table2Column::Change).count(), Some(-1));
    let amount = of(Table2Row::GovernmentProcurement, Table2Column::PurchaseAmount);
    assert_eq!((amount.decimal(), amount.remark.as_deref()), (Some(251_000.into()), Some("元")));
    assert_eq!(report.counts(TableId::Table2), Some([21, 1, 0]));
    // table 三 still prints three rows of 其他处理
    assert_table(&report, TableId::Table3);
}

#[test]
fn what_stands_in_a_cell_beside_its_number() {
    let mut two = grid2();
    two[3] = cells(&["行政规范性文件", "22（其中修订16件）", "１", "４２"]);
    two[6] = cells(&["行政许可", "1，206@1x3"]);
    two[13] = cells(&["行政事业性收费", "96171.6@1x3"]);
    let mut three = grid3();
    let row = three.iter_mut().find(|row| row[0].starts_with("2.重复申请")).unwrap();
    *row = labelled(&["2.重复申请"], cells(&["-", "—", "/", "", "O", "1.5", "0"]));
    let report = with_tables(&two, &three, &grid4());
    let documents = |column| CellId::Table2(Table2Cell { row: Table2Row::NormativeDocuments, column });
    let issued = report.cell(documents(Table2Column::Issued)).unwrap();
    assert_eq!((issued.count(), issued.remark.as_deref()), (Some(22), Some("其中修订16件")));
    assert_eq!(report.count(documents(Table2Column::InForce)), Some(42));
    let repeat = Table3Row::Disposed(Outcome::NotProcessed(NotProcessedReason::RepeatRequest));
    let values: Vec<Value> =
        Table3Column::all().map(|c| report.cell(CellId::Table3(repeat, c)).unwrap().value).collect();
    use Value::{Blank, Dash, Number, Unreadable};
    assert_eq!(values, [Dash, Dash, Dash, Blank, Unreadable, Unreadable, Number(0)]);
    assert_eq!(report.problems.iter().filter(|p| p.kind == ProblemKind::UnreadableCell).count(), 2);
}

#[test]
fn a_missing_row_is_a_problem_and_never_zeros() {
    let mut rows = grid3();
    let at = rows.iter().position(|row| row[0].starts_with("2.没有现成")).unwrap();
    rows.remove(at);
    let report = with_table3(&rows);
    let row = Table3Row::Disposed(Outcome::UnableToProvide(UnableReason::NeedsCreation));
    assert_eq!(report.cell(CellId::Table3(row, Table3Column::Total)).unwrap().value, Value::Unread);
    assert!(problems(&report).contains("没有现成信息需要另行制作"), "{}", problems(&report));
    assert_eq!(report.counts(TableId::Table3), Some([168, 0, 7]));
}

#[test]
fn tables_inside_a_layout_table_are_found() {
    let mut outer = table(&[cells(&["二、主动公开政府信息情况"])]);
    outer.rows[0].cells[0].nested = vec![table(&grid2())];
    let mut writer = Writer::new().front();
    writer.0.blocks.push(gongkai_document::Block::Table(outer));
    let report = writer
        .line("三、收到和处理政府信息公开申请情况")
        .table(&grid3())
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .table(&grid4())
        .back()
        .one();
    assert_all(&report);
}

#[test]
fn a_picture_in_place_of_a_table_is_said_to_be_one() {
    let mut writer = Writer::new().front().line("二、主动公开政府信息情况");
    writer.0.blocks.push(gongkai_document::Block::Image(gongkai_document::Image::default()));
    let report = writer
        .line("三、收到和处理政府信息公开申请情况")
        .table(&grid3())
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .table(&grid4())
        .back()
        .one();
    assert!(report.table2.is_none());
    assert_eq!(report.form, Some(FormVersion::F2021));
    assert!(problems(&report).contains("图片"), "{}", problems(&report));
    assert_table(&report, TableId::Table3);
}

#[test]
fn tables_under_the_wrong_heading_are_told_by_their_labels() {
    let report = Writer::new()
        .front()
        .line("二、主动公开政府信息情况")
        .table(&grid3())
        .line("三、收到和处理政府信息公开申请情况")
        .table(&grid4())
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .table(&grid2())
        .back()
        .one();
    assert_all(&report);
    let id = CellId::Table4(Table4Group::DirectSuit, Table4Column::Total);
    assert_eq!(report.count(id), Some(value(id)));
}
