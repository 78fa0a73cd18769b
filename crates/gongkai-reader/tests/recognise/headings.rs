//! Sections and heads: however they are numbered, marked, broken and disguised.

use gongkai_report::{Head, Report, Section};

use crate::sample::*;

const TITLES: [&str; 6] = [
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
];

/// A report whose six headings are these.
fn report(headings: [&str; 6]) -> Writer {
    Writer::new()
        .line("青石县水务局2023年政府信息公开工作年度报告")
        .line(headings[0])
        .lines(&OVERVIEW)
        .line(headings[1])
        .table(&grid2())
        .line(headings[2])
        .table(&grid3())
        .line(headings[3])
        .table(&grid4())
        .line(headings[4])
        .line("解读不够。")
        .line(headings[5])
        .line("无。")
}

#[track_caller]
fn assert_sections(report: &Report) {
    let found: Vec<Section> =
        report.faults.headings.iter().map(|h| h.section).filter(|s| Section::SIX.contains(s)).collect();
    assert_eq!(found, Section::SIX);
    assert_eq!(report.overview.len(), 5, "{:?}", report.overview.keys());
    assert_eq!(report.overview[&Head::Platform].text(), "维护专栏。");
    assert_eq!(report.problems_and_improvements.as_ref().unwrap().text(), "解读不够。");
    assert_eq!(report.other_matters.as_ref().unwrap().text(), "无。");
    assert_all(report);
}

#[test]
fn numbers_of_every_look() {
    let looks: [[&str; 6]; 6] = [
        ["一、", "二、", "三、", "四、", "五、", "六、"],
        ["一．", "二．", "三．", "四．", "五．", "六．"],
        ["第一部分 ", "第二部分 ", "第三部分 ", "第四部分 ", "第五部分 ", "第六部分 "],
        ["一 ", "二 ", "三 ", "四 ", "五 ", "六 "],
        ["", "", "", "", "", ""],
        ["1.", "2.", "3.", "4.", "5.", "6."],
    ];
    for look in looks {
        let headings: Vec<String> = look.iter().zip(TITLES).map(|(number, title)| format!("{number}{title}")).collect();
        let headings: [&str; 6] = std::array::from_fn(|at| headings[at].as_str());
        assert_sections(&report(headings).one());
    }
}

#[test]
fn titles_in_other_words_with_spaces_and_stops() {
    assert_sections(
        &report([
            "一、 总 体 情 况",
            "二、行政机关主动公开政府信息的情况",
            "三、行政机关收到和处理政府信息公开申请情况：",
            "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "五、政府信息公开工作存在的主要问题及整改措施",
            "六、其它需要说明的事项。",
        ])
        .one(),
    );
    assert_sections(
        &report([
            "一、概述",
            "二、主动公开情况",
            "三、收到和处理申请情况",
            "四、行政复议、行政诉讼情况",
            "五、存在问题及改进情况",
            "六、其他事项",
        ])
        .one(),
    );
}

#[test]
fn a_heading_broken_over_lines() {
    let report = Writer::new()
        .line("青石县水务局2023年政府信息公开工作年度报告")
        .line("一、")
        .line("总体情况")
        .lines(&OVERVIEW)
        .line("二、主动公开政府信息情况")
        .table(&grid2())
        .line("三、收到和处理政府信息公开申请情况")
        .table(&grid3())
        .line("四、因政府信息公开工作被申请行政复议、提起行政诉讼")
        .line("情况")
        .table(&grid4())
        .line("五、存在的主要问题及改进情况")
        .line("解读不够。")
        .line("六、其他需要报告的事项")
        .line("无。")
        .one();
    assert_sections(&report);
}

#[test]
fn a_table_of_contents_is_not_taken_for_the_sections() {
    let numbered = ["一、", "二、", "三、", "四、", "五、", "六、"];
    let headings: Vec<String> = numbered.iter().zip(TITLES).map(|(number, title)| format!("{number}{title}")).collect();
    let lines: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut writer = Writer::new().line("目录").lines(&lines);
    writer.0.blocks.extend(report(std::array::from_fn(|at| lines[at])).0.blocks);
    assert_sections(&writer.one());
}

#[test]
fn parts_of_the_text_numbered_like_sections_are_no_sections() {
    let report = Writer::new()
        .line("青石县水务局2023年政府信息公开工作年度报告")
        .line("一、总体情况")
        .lines(&["一、主动公开情况", "公开120条。", "二、依申请公开情况", "收到若干件。"])
        .lines(&[
            "三、政府信息管理情况",
            "完善审查。",
            "四、平台建设情况",
            "维护专栏。",
            "五、监督保障情况",
            "培训2次。",
        ])
        .line("二、主动公开政府信息情况")
        .table(&grid2())
        .line("三、收到和处理政府信息公开申请情况")
        .table(&grid3())
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .table(&grid4())
        .line("五、存在的主要问题及改进情况")
        .lines(&["一、存在的主要问题", "解读不够。", "二、改进措施", "加强解读。", "三、其他工作打算", "继续。"])
        .line("六、其他需要报告的事项")
        .line("无。")
        .one();
    let found: Vec<Section> =
        report.faults.headings.iter().map(|h| h.section).filter(|s| Section::SIX.contains(s)).collect();
    assert_eq!(found, Section::SIX);
    assert_eq!(report.overview[&Head::DisclosureOnRequest].text(), "收到若干件。");
    assert_eq!(report.overview[&Head::Supervision].text(), "培训2次。");
    let five = report.problems_and_improvements.unwrap().text();
    assert_eq!(five, "一、存在的主要问题\n解读不够。\n二、改进措施\n加强解读。\n三、其他工作打算\n继续。");
}

#[test]
fn headings_at_mixed_levels_and_in_one_paragraph_with_the_text() {
    let report = Writer::new()
        .line("青石县水务局2023年政府信息公开工作年度报告")
        .line("一、总体情况。2023年，我局做好公开工作。")
        .lines(&OVERVIEW[1..])
        .heading(2, "二、主动公开政府信息情况")
        .table(&grid2())
        .heading(3, "三、收到和处理政府信息公开申请情况")
        .table(&grid3())
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .table(&grid4())
        .heading(2, "五、存在的主要问题及改进情况")
        .line("解读不够。")
        .line("六、其他需要报告的事项：本年度未收取信息处理费。")
        .one();
    assert_eq!(report.overview_lead.text(), "2023年，我局做好公开工作。");
    assert_eq!(report.other_matters.unwrap().text(), "本年度未收取信息处理费。");
    let levels: Vec<Option<u8>> = report
        .faults
        .headings
        .iter()
        .filter(|h| matches!(h.section, Section::Table2 | Section::Table3 | Section::Table4))
        .map(|h| h.level)
        .collect();
    assert_eq!(levels, [Some(2), Some(3), None]);
}

#[test]
fn heads_that_speak_of_the_later_sections_stay_in_section_one() {
    let report = Writer::new()
        .line("青石县水务局2023年政府信息公开工作年度报告")
        .line("一、总体情况")
        .lines(&["（一）行政机关主动公开政府信息情况", "公开49条。"])
        .lines(&["（二）行政机关收到和处理政府信息公开申请情况", "受理0件。"])
        .lines(&["（三）因政府信息公开工作被申请行政复议、提起行政诉讼情况", "没有。"])
        .lines(&["（四）信息管理情况", "审核。", "（五）平台建设情况", "改版。", "（六）监督保障情况", "培训。"])
        .line("二、主动公开政府信息情况")
        .table(&grid2())
        .line("三、收到和处理政府信息公开申请情况")
        .table(&grid3())
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .table(&grid4())
        .back()
        .one();
    let text = |head| report.overview[&head].text();
    assert_eq!(text(Head::ProactiveDisclosure), "公开49条。");
    assert_eq!(text(Head::DisclosureOnRequest), "受理0件。");
    assert_eq!(text(Head::InformationManagement), "审核。");
    assert_eq!(text(Head::Platform), "改版。");
    assert_eq!(text(Head::Supervision), "培训。");
    assert_all(&report);
}

#[test]
fn sections_out_of_order_are_found() {
    let report = Writer::new()
        .front()
        .line("三、收到和处理政府信息公开申请情况")
        .table(&grid3())
        .line("二、主动公开政府信息情况")
        .table(&grid2())
        .line("四、政府信息公开行政复议、行政诉讼情况")
        .table(&grid4())
        .back()
        .one();
    assert_all(&report);
    let found: Vec<Section> =
        report.faults.headings.iter().map(|h| h.section).filter(|s| Section::SIX.contains(s)).collect();
    let wanted = [
        Section::Overview,
        Section::Table3,
        Section::Table2,
        Section::Table4,
        Section::ProblemsAndImprovements,
        Section::OtherMatters,
    ];
    assert_eq!(found, wanted);
}
