//! What a script may say, what is told of one that cannot be read, and what of one that does not hold.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use gongkai_case::scenario::{Scenario, verbs};
use proptest::prelude::*;

const HEAD: &str = "场景 一个场景\n条款 33\n今日 2025-04-01\n案件 申请 甲\n";

fn errors(text: &str) -> Vec<String> {
    match Scenario::parse(text) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.iter().map(ToString::to_string).collect(),
    }
}

/// What is told of one line after a good head.
fn of_line(line: &str) -> String {
    errors(&format!("{HEAD}{line}\n")).join("\n")
}

#[test]
fn a_line_that_cannot_be_read_says_where_what_and_what_to_write_instead() {
    for (line, says) in [
        ("明天 收到申请", "第5行第1字：不认识“明天”。一行的开头可以是：场景"),
        ("2025-03-03", "第5行第1字：日期后面没有写发生了什么。请写成"),
        ("2025-02-30 收到申请", "第5行第1字：“2025-02-30”这一天不存在。2025年2月没有30日"),
        ("2025-03-03 受理申请", "第5行第12字：不认识“受理申请”。申请的日期后面可以写：收到申请、确认收到"),
        ("2025-03-03 收到申请 自然人", "没有写提交方式。请写：当面提交、邮寄签收"),
        ("2025-03-03 收到申请 当面提交 外星人", "第5行第22字：不认识“外星人”。“收到申请”可以带：由 身份 账号、"),
        ("2025-03-03 确认收到 今天", "不认识“今天”"),
        ("2025-03-03 告知补正 限", "第5行第17字：“限”后面没有日期。请写出日期"),
        ("2025-03-03 告知补正 限明天", "“明天”不是日期。请写成 2026-11-25"),
        ("2025-03-03 告知延长 廿个工作日", "“廿个工作日”里的数不对。请写成 1个工作日"),
        ("2025-03-03 登记 由 审核人", "“由”后面应有身份 账号。请写成“由 身份 账号”"),
        ("2025-03-03 登记 由 科长 李", "不认识身份“科长”。可以写：承办人/审核人"),
        ("2025-03-03 起草答复 予以公开 引用三十六", "第5行第22字：“三十六”不是条款。请写成 引用第三十六条"),
        ("2025-03-03 起草答复 公开", "没有写怎样答复。请写：已主动公开/予以公开"),
        ("2025-03-03 送达答复", "没有写怎样送达。请写：直接送达、邮政邮寄"),
        ("2025-03-03 更正记录 第1条 理由错", "没有写更正成什么。请写“改为 日期 …”，或者“删除”"),
        ("2025-03-03 更正记录 第1条 理由错 改为", "“改为”后面没有日期"),
        ("2025-03-03 更正记录 第1条 理由错 改为 2025-03-02 受理", "不认识“受理”"),
        ("2025-03-03 登记 拒绝 也许", "不认识拒绝的理由“也许”。可以写：尚未到来/"),
        ("期望 天气 晴", "第5行第4字：不认识“天气”。期望后面可以写：到期、收到之日"),
        ("期望 到期", "“期望”没有写日期或者“无”"),
        ("期望 到期 2025-04-01 依据民法", "“民法”不是条款"),
        ("期望 状态 忙", "不认识状态“忙”。可以写：尚无申请/"),
        ("期望 问题 很多", "不认识问题“很多”。可以写：逾期答复/"),
        ("期望 可以 休息", "不认识步骤“休息”"),
        ("期望 记录 三", "没有写几条。请写：3条"),
        ("期望 拒绝 已经办结", "期望拒绝，后面却没有记录"),
        ("今日 2025-03-31", "今日不能从2025年4月1日退回2025年3月31日"),
        ("案件 信访 乙", "没有“信访”这一种案件。请写：案件 申请 甲"),
        ("案件 争议 甲", "“甲”前面是另一种案件"),
        ("设置 随意", "不认识“随意”。设置后面可以写：逾期告知补正也重新起算"),
        ("放假 2025-05-01 劳动节", "前面没有“放假安排”。请先写一行：放假安排 2027"),
        ("场景 又一个", "“场景”应当有一行标题，也只有一行"),
        ("条款 57", "“57”不是条例的条号。请写 1 至 56"),
    ] {
        let told = of_line(line);
        assert!(told.contains(says), "{line}\n  {told}\n  {says}");
    }
}

#[test]
fn a_script_without_title_today_or_case_is_told_so() {
    assert!(errors("").join("").contains("没有标题"));
    let told = errors("场景 一\n2025-03-03 收到申请 当面提交 自然人\n").join("");
    assert!(told.contains("还不知道今日是哪一天"), "{told}");
    let told = errors("场景 一\n今日 随记录\n2025-03-03 收到申请 当面提交 自然人\n").join("");
    assert!(told.contains("还不知道说的是哪个案件"), "{told}");
    // every bad line is told, not only the first
    assert_eq!(errors("场景 一\n坏\n更坏\n").len(), 2);
}

#[test]
fn what_does_not_hold_is_told_with_its_line() {
    let text = format!(
        "{HEAD}2025-03-03 收到申请 当面提交 自然人\n期望 到期 2025-03-28\n2025-03-04 确认收到\n\
         2025-03-05 登记 编号1 拒绝 已经办结\n期望 没有问题\n期望 不可 登记 因为下雨\n期望 状态 办理中\n"
    );
    let run = Scenario::parse(&text).unwrap().run();
    let told: Vec<(usize, &str, &str)> =
        run.mismatches.iter().map(|found| (found.line, found.expected.as_str(), found.found.as_str())).collect();
    assert_eq!(told[0], (6, "到期：2025-03-28", "到期：2025-03-31"));
    assert!(told[1].0 == 7 && told[1].1 == "予以登记" && told[1].2.starts_with("拒绝：不适用"), "{told:?}");
    assert_eq!(told[2], (8, "拒绝：已经办结", "予以登记"));
    assert_eq!(told[3], (9, "没有问题", "逾期未答复"));
    assert_eq!(told[4], (10, "不可，因为下雨", "不可，因为已经登记"));
    assert_eq!((told.len(), run.checks, run.timeline.len()), (5, 5, 3));
    assert!(run.timeline[1].refusal.is_some() && run.timeline[2].due.is_some());
}

#[test]
fn a_contradicting_calendar_is_a_mismatch() {
    let text = format!("{HEAD}放假安排 2027\n上班 2027-01-01 元旦\n期望 到期 无\n");
    let run = Scenario::parse(&text).unwrap().run();
    assert_eq!(run.mismatches.len(), 1);
    assert!(run.mismatches[0].found.contains("依法放假"), "{:?}", run.mismatches);
}

#[test]
fn no_verb_is_the_beginning_of_nothing() {
    let verbs = verbs();
    let distinct: std::collections::BTreeSet<&str> = verbs.iter().copied().collect();
    assert_eq!(distinct.len(), verbs.len());
}

/// A word that scripts use, or nearly.
fn word() -> impl Strategy<Value = String> {
    let known = [
        "场景",
        "条款",
        "今日",
        "随记录",
        "案件",
        "申请",
        "争议",
        "更正",
        "甲",
        "期望",
        "到期",
        "拒绝",
        "不适用",
        "由",
        "审核人",
        "2025-03-03",
        "2025-03-20",
        "2026-01-05",
        "33",
        "限",
        "限2025-03-20",
        "第1次",
        "第2条",
        "改为",
        "删除",
        "理由",
        "；",
        "当面提交",
        "互联网渠道",
        "自然人",
        "第三方",
        "同意",
        "20个工作日",
        "按量",
        "31页",
        "10元",
        "予以公开",
        "救济自由选择",
        "引用第十四条",
        "邮政邮寄",
        "放假安排",
        "2027",
        "放假",
        "行政复议",
        "维持",
        "无",
        "#",
        "状态",
        "问题",
        "可以",
        "登记",
    ];
    prop_oneof![4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 3 => prop::sample::select(verbs()).prop_map(str::to_owned), 1 => ".{0,6}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_and_running_never_panic(lines in prop::collection::vec(prop::collection::vec(word(), 0..8), 0..12)) {
        let text: String = lines.into_iter().map(|words| words.join(" ") + "\n").collect();
        for text in [text.clone(), format!("{HEAD}2025-03-03 收到申请 当面提交 自然人\n{text}")] {
            match Scenario::parse(&text) {
                Ok(scenario) => _ = scenario.run(),
                Err(errors) => prop_assert!(errors.iter().all(|error| error.line > 0 && !error.mend.is_empty())),
            }
        }
    }

    #[test]
    fn single_lines_are_read_and_run_or_told(words in prop::collection::vec(word(), 0..8)) {
        let text = format!("{HEAD}2025-03-03 收到申请 当面提交 自然人\n2025-03-20 {}\n", words.join(" "));
        if let Ok(scenario) = Scenario::parse(&text) {
            prop_assert_eq!(scenario.run(), scenario.run());
        }
    }
}
