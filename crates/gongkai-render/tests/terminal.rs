//! Terminal text: the caret stands under its cell, and nothing is said by colour alone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use gongkai_lint::{Check, Finding, RuleResult, Settings, Subject, Verdict, all_rules};
use gongkai_render::{Checked, Counts, text};
use gongkai_report::{Cell, CellId, FormVersion, Report, Rollup, Section, Value};

fn sample() -> Report {
    let mut report = Report { form: Some(FormVersion::F2021), body: Some("甲局".into()), ..Report::default() };
    for id in FormVersion::F2021.cells() {
        report.set(id, if id.is_amount() { Cell::of(Value::Amount(0.into())) } else { Cell::number(0) });
    }
    report
}

/// The text without its ANSI styles.
fn plain(styled: &str) -> String {
    let mut parts = styled.split('\u{1b}');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').unwrap().1)
}

fn cell(name: &str) -> CellId {
    name.parse().unwrap()
}

fn broken(finding: Finding) -> Check {
    let manual = all_rules().find(|rule| rule.manual().code == finding.code).unwrap().manual();
    Check { results: vec![RuleResult { manual, verdict: Verdict::Broken(vec![finding]) }] }
}

fn carry_over() -> Finding {
    let manual = all_rules().find(|rule| rule.manual().code == "T301").unwrap().manual();
    Finding::new(manual, "两边不等").with_mend("核对台账。").with_provision("表三")
}

#[test]
fn the_caret_stands_under_the_cell_in_terminal_columns() {
    let mut report = sample();
    report.set(cell("table3.newly_received.total"), Cell { remark: Some("件".into()), ..Cell::number(12) });
    let places = ["table3.newly_received.total", "table3.newly_received.enterprise", "table3.carried_out.total"];
    let check = broken(carry_over().at_all(places.map(cell)).with_values(12, 11));
    let shown = plain(&text::findings(&Checked { file: "甲.md", report: &report, check: &check }));
    let expected = "\
错误[T301] 勾稽关系不平
  --> 甲.md 表三 › 一、本年新收政府信息公开申请数量 › 总计
   |
   | 一、本年新收政府信息公开申请数量
   | 自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他      总计
   |      0         0         0             0             0     0  12（件）
   |                -                                              ^^^^^^^^
   |
   = 说明：两边不等
   = 应为：12
   = 现为：11
   = 另见：表三 › 一、本年新收政府信息公开申请数量 › 商业企业
   = 另见：表三 › 四、结转下年度继续办理 › 总计
   = 依据：表三
   = 改法：核对台账。

甲.md：错误 1 条，警告 0 条，提示 0 条；1 条规则中符合 0 条、有发现 1 条、无法判断 0 条、不适用 0 条
";
    assert_eq!(shown, expected);
}

#[test]
fn a_finding_in_a_text_shows_its_snippet_and_colour_only_adds() {
    let report = sample();
    let check = broken(carry_over().at(Section::OtherMatters).with_snippet("未收取\n信息处理费", None));
    let it = Checked { file: "甲.md", report: &report, check: &check };
    let styled = text::findings(&it);
    let shown = plain(&styled);
    assert!(shown.contains("   | 未收取\n   | 信息处理费\n"), "{shown}");
    assert!(styled.len() > shown.len());
    let counts = Counts::of(&check);
    assert_eq!(plain(&text::total(2, counts.and(counts))), "共检查 2 份报告：错误 2 条，警告 0 条，提示 0 条\n");
}

#[test]
fn a_report_is_shown_as_aligned_tables_that_fit_a_wide_terminal() {
    let report = sample();
    let shown = plain(&text::report(&report, "甲.md"));
    let rows: Vec<&str> = shown.lines().filter(|line| line.ends_with(" 0")).collect();
    assert!(rows.len() > 25);
    assert!(shown.contains("（三）不予公开\n      1.属于国家秘密 "));
    assert!(shown.contains("读到 175 格，空白 0 格，没有读懂 0 格"));
    assert!(shown.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 120));
}

#[test]
fn a_rollup_names_who_is_in_missing_and_twice_and_what_breaks() {
    let mut report = sample();
    report.set(cell("table4.direct_suit.total"), Cell::number(3));
    report.set(cell("table2.licences"), Cell::of(Value::Unreadable));
    let rollup = Rollup::of(&report, "甲1").merge(Rollup::of(&report, "甲2"));
    let sum = rollup.report("全县", FormVersion::F2021);
    let check = gongkai_lint::aggregate(&gongkai_lint::Collection::alone(&rollup));
    let shown = plain(&text::rollup(&rollup, &sum, &["乙局"], &check));
    for part in [
        "计入的报告（2 份）\n  甲局    甲1\n",
        "没有报告的机关（1 个）\n  乙局\n",
        "重复计入的机关，请只留一份\n  甲局：甲1、甲2\n",
        "读不出数、使合计无法确定的单元格\n  表二 › 行政许可 › 本年处理决定数量：甲局、甲局\n",
        "汇总后不平的合计\n  表四 › 未经复议直接起诉 › 总计：一边为 6，另一边为 0\n",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
}

#[test]
fn what_the_law_says_is_shown_step_by_step() {
    use gongkai_law::{article, calendar::Calendar, deadline, fee, terms};
    let provision = article::ARTICLES[32].provision();
    let from = jiff::civil::date(2025, 9, 30);
    let due = deadline::working_days_after(&Calendar::national(), from, "1".parse().unwrap(), provision).unwrap();
    let shown = plain(&text::deadline(&due, None));
    assert!(shown.starts_with("最后一日：2025年10月9日（周四）\n"), "{shown}");
    assert!(
        shown.contains("  2025-10-08  不计   ") && shown.contains("  2025-10-09  第1日  周四，工作日\n"),
        "{shown}"
    );
    let assumed = plain(&text::deadline(&due, Some(deadline::Period::Answer)));
    assert!(assumed.contains("第三十三条（答复的期限；用于别的期限时，依据另定）\n"), "{assumed}");
    let year_end = jiff::civil::date(2026, 12, 31);
    let due = deadline::working_days_after(&Calendar::national(), year_end, "1".parse().unwrap(), provision).unwrap();
    assert!(plain(&text::deadline(&due, None)).starts_with("最后一日：2027年1月4日（周一），暂定\n"));
    let fee = fee::fee(fee::FeeBasis::PerItem, 31).unwrap();
    assert!(plain(&text::fee(&fee)).contains("  第31件      200元/件   200元\n"), "{}", text::fee(&fee));
    let fee = fee::fee(fee::FeeBasis::PerItem, 35).unwrap();
    let shown = plain(&text::fee(&fee));
    assert!(shown.starts_with("按件计收 35 件：3000元\n"), "{shown}");
    assert!(shown.contains("  第31至35件  200元/件  1000元\n"), "{shown}");
    assert!(shown.contains("其中第35件为200元。\n"), "{shown}");
    assert!(text::article(&article::ARTICLES[0]).contains("没有需要计算"));
    assert_eq!(text::articles(&article::ARTICLES).lines().count(), 56);
    assert_eq!(text::terms(terms::TERMS).lines().count(), terms::TERMS.len());
    let manuals: Vec<_> = all_rules().map(|rule| rule.manual()).collect();
    assert_eq!(text::rules(&manuals).lines().count(), manuals.len());
    let page = plain(&text::rule(manuals.iter().find(|manual| manual.code == "T301").unwrap()));
    assert!(page.starts_with("错误[T301] 勾稽关系不平\n\n表三"), "{page}");
}

#[test]
fn nothing_is_shown_as_sound_without_the_rules_that_could_not_be_decided() {
    let report = sample();
    let check = gongkai_lint::check(Subject::alone(&report, &Settings::default()));
    let shown = plain(&text::findings(&Checked { file: "甲.md", report: &report, check: &check }));
    assert!(shown.lines().last().unwrap().contains("无法判断"), "{shown}");
}
