//! Whole files: title, body, dates, several reports, and files that are no report.

use gongkai_document::{Link, Meta};
use gongkai_report::{FormVersion, ProblemKind};
use jiff::civil::date;

use crate::sample::*;

fn body_of(writer: Writer) -> Writer {
    writer
        .line("二、主动公开政府信息情况")
        .table(&grid2())
        .line("三、收到和处理政府信息公开申请情况")
        .table(&grid3())
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .table(&grid4())
}

fn meta(name: &str, value: &str) -> Meta {
    Meta { name: name.into(), value: value.into(), origin: None }
}

#[test]
fn title_body_period_and_signature() {
    let report = body_of(Writer::new().front()).back().one();
    assert_eq!(report.title.as_deref(), Some("青石县水务局2023年政府信息公开工作年度报告"));
    assert_eq!(report.body.as_deref(), Some("青石县水务局"));
    assert_eq!(report.year, Some(2023));
    assert_eq!(report.period, Some((date(2023, 1, 1), date(2023, 12, 31))));
    let signature = report.signature.unwrap();
    assert_eq!(signature.body.as_deref(), Some("青石县水务局"));
    assert_eq!(signature.date, Some(date(2024, 1, 17)));
    assert_eq!(report.published, None);
    assert!(report.opening.text().starts_with("根据《中华人民共和国政府信息公开条例》"));
    assert_eq!(report.other_matters.unwrap().text(), "本年度未收取信息处理费。");
}

#[test]
fn a_title_on_two_lines_and_a_year_in_chinese_numerals() {
    let writer = Writer::new().line("青石县水务局").line("二〇二三年政府信息公开工作年度报告").line("一、总体情况");
    let report = body_of(writer.lines(&OVERVIEW)).back().one();
    assert_eq!(report.body.as_deref(), Some("青石县水务局"));
    assert_eq!(report.year, Some(2023));
    let writer =
        Writer::new().line("青石区河口街道办事处2023年度政府").line("信息公开工作年度报告").line("一、总体情况");
    let report = body_of(writer.lines(&OVERVIEW)).one();
    assert_eq!(report.body.as_deref(), Some("青石区河口街道办事处"));
    assert_eq!(report.title.as_deref(), Some("青石区河口街道办事处2023年度政府信息公开工作年度报告"));
}

#[test]
fn a_misspelt_body_in_the_text_gives_way_to_the_title() {
    let writer = Writer::new()
        .line("青石县水务局2023年政府信息公开工作年度报告")
        .line("现公布清石县水务局2023年度政府信息公开工作年度报告，数据期限自2023年1月1日至12月31日。")
        .line("一、总体情况");
    let report = body_of(writer.lines(&OVERVIEW)).back().one();
    assert_eq!(report.body.as_deref(), Some("青石县水务局"));
    assert_eq!(report.period, Some((date(2023, 1, 1), date(2023, 12, 31))));
}

#[test]
fn without_a_title_the_page_the_signature_and_the_period_tell() {
    let mut writer = body_of(
        Writer::new()
            .line("根据条例编制本报告，数据统计期限自2023年1月1日起至2023年12月31日止。")
            .line("一、总体情况")
            .lines(&OVERVIEW),
    )
    .back();
    let report = writer.one();
    assert_eq!((report.body.as_deref(), report.year), (Some("青石县水务局"), Some(2023)));
    writer.0.title = Some("青石县河道管理所2023年政府信息公开年度报告-青石县人民政府".into());
    let report = writer.one();
    assert_eq!(report.title.as_deref(), Some("青石县河道管理所2023年政府信息公开年度报告"));
    assert_eq!(report.body.as_deref(), Some("青石县河道管理所"));
}

#[test]
fn the_day_of_publication_from_the_page_or_a_line() {
    let mut writer = body_of(Writer::new().front()).back();
    writer.0.meta = vec![meta("成文日期", "2024-01-10"), meta("公开日期", "2024-01-19")];
    assert_eq!(writer.one().published, Some(date(2024, 1, 19)));
    let line = "发布时间：2024-01-20 08:30 来源：青石县水务局 字号：[大 中 小]";
    let report = body_of(Writer::new().line(line).front()).back().one();
    assert_eq!(report.published, Some(date(2024, 1, 20)));
    let table = [
        cells(&["索引号", "620702081/2024-00007", "发布机构", "青石县水务局"]),
        cells(&["生成日期", "2024-01-16 11:34:09", "是否有效", ""]),
    ];
    let report = body_of(Writer::new().table(&table).front()).back().one();
    assert_eq!(report.published, Some(date(2024, 1, 16)));
    assert_all(&report);
}

#[test]
fn the_frame_of_the_page_is_no_part_of_the_report() {
    let mut writer = Writer::new()
        .line("您现在所在的位置：首页 > 政府信息公开 > 政府信息公开年报")
        .line("青石县水务局2023年政府信息公开工作年度报告")
        .line("发布日期：2024-01-17 浏览次数：12 来源：青石县水务局");
    writer = body_of(writer.front()).back().lines(&["附件：年报.docx", "上一篇：无", "主办单位：青石县人民政府"]);
    writer.0.links.push(Link { text: "年报.docx".into(), target: "a.docx".into() });
    let report = writer.one();
    assert_eq!(report.faults.column_path, ["首页", "政府信息公开", "政府信息公开年报"]);
    assert_eq!(report.other_matters.as_ref().unwrap().text(), "本年度未收取信息处理费。");
    assert_eq!(report.opening.passages.len(), 1, "{}", report.opening.text());
    assert_eq!(report.signature.as_ref().unwrap().date, Some(date(2024, 1, 17)));
    assert!(report.faults.stray.contains(&"附件：年报.docx".to_owned()));
    assert_eq!(report.faults.links.len(), 1);
}

#[test]
fn several_reports_in_one_file_each_read_for_itself() {
    let mut writer = Writer::new().line("青石县2023年度政府信息公开工作年度报告汇编");
    for name in ["水务局", "林业局", "体育局"] {
        writer = body_of(
            writer
                .line(&format!("青石县{name}2023年政府信息公开工作年度报告"))
                .line("根据条例编制，数据统计期限自2023年1月1日起至2023年12月31日止。")
                .line("一、总体情况")
                .lines(&OVERVIEW),
        )
        .line("五、存在的主要问题及改进情况")
        .line("解读不够。")
        .line("六、其他需要报告的事项")
        .line(&format!("{name}无。"))
        .line(&format!("青石县{name}"))
        .line("2024年1月17日");
    }
    let reports = writer.read();
    let bodies: Vec<Option<&str>> = reports.iter().map(|report| report.body.as_deref()).collect();
    assert_eq!(bodies, [Some("青石县水务局"), Some("青石县林业局"), Some("青石县体育局")]);
    for (report, name) in reports.iter().zip(["水务局", "林业局", "体育局"]) {
        assert_all(report);
        assert_eq!(report.other_matters.as_ref().unwrap().text(), format!("{name}无。"));
    }
}

#[test]
fn a_title_repeated_on_every_page_splits_nothing() {
    let head = "青石县水务局2023年政府信息公开工作年度报告";
    let report = Writer::new()
        .front()
        .line("二、主动公开政府信息情况")
        .table(&grid2())
        .line(head)
        .line("三、收到和处理政府信息公开申请情况")
        .table(&grid3())
        .line(head)
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .table(&grid4())
        .back()
        .one();
    assert_all(&report);
}

#[test]
fn a_file_that_is_no_report_says_what_was_looked_for() {
    let report = Writer::new().line("关于召开会议的通知").line("请各单位准时参加。").one();
    assert_eq!(report.form, None);
    assert!(report.table2.is_none() && report.table3.is_none() && report.table4.is_none());
    assert_eq!(report.problems[0].kind, ProblemKind::NotAReport);
    assert!(report.problems[0].what.contains("没有找到"), "{}", report.problems[0].what);
    let empty = Writer::new().one();
    assert_eq!((empty.form, empty.problems.len()), (None, 1));
}

#[test]
fn a_report_from_before_the_forms_keeps_title_and_year() {
    let report = Writer::new()
        .line("青石县水务局2016年政府信息公开工作年度报告")
        .line("根据条例编制，统计期限自2016年1月1日起至2016年12月31日止。")
        .lines(&["一、概述", "工作平稳。", "二、主动公开政府信息情况", "公开30条。"])
        .lines(&["三、依申请公开政府信息情况", "无。", "四、存在的主要问题和改进措施", "人手不足。"])
        .one();
    assert_eq!(report.form, None);
    assert_eq!((report.year, report.body.as_deref()), (Some(2016), Some("青石县水务局")));
    assert_eq!(report.problems[0].kind, ProblemKind::NotAReport);
    assert!(report.problems[0].what.contains("2019"), "{}", report.problems[0].what);
}

#[test]
fn a_report_without_any_table_is_still_one() {
    let report = Writer::new()
        .front()
        .line("二、主动公开政府信息情况")
        .line("三、收到和处理政府信息公开申请情况")
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .back()
        .one();
    assert_eq!(report.form, Some(FormVersion::F2021));
    assert!(report.table3.is_none());
    assert_eq!(report.problems.iter().filter(|problem| problem.kind == ProblemKind::Missing).count(), 3);
}
