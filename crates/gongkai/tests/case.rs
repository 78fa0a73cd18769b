//! `case replay`: scripts that hold, that do not, and that cannot be read.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod support;

use support::{gongkai, gongkai_with_input};

const SCRIPT: &str = "场景 一次补正\n条款 30 31\n今日 2025-03-14\n案件 申请 甲\n\
                      2025-03-03 收到申请 当面提交 自然人 附身份证明\n\
                      2025-03-06 告知补正 限2025-03-20 写明后果\n\
                      2025-03-14 收到补正\n期望 到期 2025-04-14 依据第三十三条第二款\n";

fn folder() -> String {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios").display().to_string()
}

#[test]
fn every_scenario_of_the_project_holds() {
    let answer = gongkai(&["case", "replay", &folder(), "--format", "json"]);
    assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
    let lines = answer.json();
    assert!(lines.len() >= 100, "{}", lines.len());
    for line in lines {
        assert_eq!(
            (line["schema"].as_str(), line["state"].as_str()),
            (Some("gongkai.replay/1"), Some("held")),
            "{line}"
        );
        assert!(line["checks"].as_u64() > Some(0) && line["timeline"].is_null(), "{line}");
    }
}

#[test]
fn a_script_that_holds_tells_on_demand_what_moved_the_due_day() {
    let answer = gongkai_with_input(&["case", "replay", "-"], SCRIPT);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert_eq!(answer.out, "成立  一次补正（核对2处）  -\n共1个场景：成立1个，不成立0个，不能使用0个。\n");
    let answer = gongkai_with_input(&["case", "replay", "-", "--verbose"], SCRIPT);
    for part in [
        "第6行  2025-03-06 告知补正",
        "甲：待补正",
        "答复期限2025年4月14日",
        "收到补正，答复期限自次日起重新计算",
        "第三十条",
    ] {
        assert!(answer.out.contains(part), "{part}\n{}", answer.out);
    }
    let line = gongkai_with_input(&["case", "replay", "-", "-v", "--format", "json"], SCRIPT).json().remove(0);
    assert_eq!(line["timeline"][2]["due"], "2025-04-14");
    assert!(!line["timeline"][2]["steps"].as_array().unwrap().is_empty());
}

#[test]
fn a_mismatch_and_a_refusal_end_with_one_and_a_bad_script_with_two() {
    let wrong = SCRIPT.replace("2025-04-14", "2025-04-11");
    let answer = gongkai_with_input(&["case", "replay", "-"], &wrong);
    assert_eq!(answer.code, 1);
    for part in ["不成立", "第8行  期望 到期", "应为  到期：2025-04-11", "实为  到期：2025-04-14"] {
        assert!(answer.out.contains(part), "{part}\n{}", answer.out);
    }
    let refused = format!("{SCRIPT}2025-03-14 确认收到\n");
    let answer = gongkai_with_input(&["case", "replay", "-", "--format", "json"], &refused);
    assert_eq!((answer.code, answer.json()[0]["mismatches"][0]["line"].as_u64()), (1, Some(9)));
    let bad = SCRIPT.replace("告知补正", "要求补正");
    let answer = gongkai_with_input(&["case", "replay", "-"], &bad);
    assert_eq!(answer.code, 2);
    assert!(answer.out.contains("第6行第12字：不认识“要求补正”"), "{}", answer.out);
    let line = gongkai_with_input(&["case", "replay", "-", "--format", "json"], &bad).json().remove(0);
    assert_eq!((line["state"].as_str(), line["problems"][0]["column"].as_u64()), (Some("unusable"), Some(12)));
}

#[test]
fn of_a_folder_only_texts_are_taken_and_what_is_missing_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("补正");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(inner.join("一.txt"), SCRIPT).unwrap();
    std::fs::write(folder.path().join("说明.md"), "不是场景").unwrap();
    let path = folder.path().display().to_string();
    let answer = gongkai(&["case", "replay", &path]);
    assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
    assert!(answer.out.contains("共1个场景"), "{}", answer.out);
    std::fs::write(inner.join("二.txt"), [0xff, 0xfe, 0x00]).unwrap();
    let answer = gongkai(&["case", "replay", &path, "没有.txt"]);
    assert_eq!(answer.code, 2);
    assert!(answer.out.contains("不是 UTF-8") && answer.out.contains("没有这个文件"), "{}", answer.out);
    assert!(gongkai(&["case", "replay", "--help"]).out.contains("gongkai case replay 补正.txt"));
}
