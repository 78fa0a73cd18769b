//! The other commands, help, and what is said to a command line that was not understood.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod support;

use support::gongkai;

#[test]
fn art_33_deadline_explains_every_day() {
    let answer = gongkai(&["law", "deadline", "--from", "2026-02-10", "--working-days", "20", "--format", "json"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let found = answer.json().remove(0);
    assert_eq!(found["schema"], "gongkai.deadline/1");
    assert_eq!((found["due"].as_str(), found["provisional"].as_bool()), (Some("2026-03-16"), Some(false)));
    let days = found["days"].as_array().unwrap();
    assert_eq!(days.len(), 34);
    assert_eq!(days.iter().filter(|day| day["counted"] == true).count(), 20);
    assert!(days.iter().all(|day| !day["why"].as_str().unwrap().is_empty()));
    assert!(found["provision"].as_str().unwrap().contains("第三十三条"));
    let table = gongkai(&["law", "deadline", "--from", "2026-02-10", "--working-days", "20"]);
    assert!(table.out.contains("2026年3月16日"), "{}", table.out);
}

#[test]
fn a_year_without_notice_is_provisional_until_its_file_is_given() {
    let ask = |more: &[&str]| {
        let mut arguments = vec!["law", "deadline", "--from", "2027-01-28", "--working-days", "7", "--format", "json"];
        arguments.extend(more);
        gongkai(&arguments)
    };
    assert_eq!(ask(&[]).json()[0]["provisional"], true);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2027.json");
    let text = r#"{"year":2027,"papers":[],"days":[{"name":"春节","date":"2027-02-05","isOffDay":true}]}"#;
    std::fs::write(&file, text).unwrap();
    let path = file.display().to_string();
    let known = ask(&["--calendar", &path]);
    assert_eq!(known.json()[0]["provisional"], false, "{}", known.err);
    std::fs::write(&file, r#"{"year":2027,"papers":[],"days":[]}"#).unwrap();
    let empty = ask(&["--calendar", &path]);
    assert_eq!(empty.code, 2);
    assert!(empty.err.contains("2027年"), "{}", empty.err);
}

#[test]
fn fees_are_explained_in_fen() {
    let item = gongkai(&["law", "fee", "--items", "35", "--format", "json"]).json().remove(0);
    assert_eq!((item["schema"].as_str(), item["fen"].as_i64()), (Some("gongkai.fee/1"), Some(300_000)));
    assert_eq!(item["steps"].as_array().unwrap().len(), 3);
    assert_eq!(gongkai(&["law", "fee", "--pages", "68", "--format", "json"]).json()[0]["fen"], 38_000);
    assert!(gongkai(&["law", "fee", "--items", "11"]).out.contains("其中第11件为100元"));
    assert_eq!(gongkai(&["law", "fee"]).code, 2);
    assert_eq!(gongkai(&["law", "fee", "--items", "1", "--pages", "1"]).code, 2);
}

#[test]
fn terms_and_articles_are_printed() {
    assert!(gongkai(&["law", "terms"]).out.contains("本年新收"));
    assert!(gongkai(&["law", "article", "33"]).out.contains("第三十三条"));
    let none = gongkai(&["law", "article", "57"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("1 至 56"));
}

#[test]
fn what_the_law_cannot_compute_is_refused_in_chinese_with_what_to_do() {
    for (arguments, says) in [
        (&["deadline", "--from", "2026-02-30", "--working-days", "7"][..], "2026年2月没有30日"),
        (&["deadline", "--from", "明天", "--working-days", "7"], "不是日期"),
        (&["deadline", "--from", "2026-02-10", "--working-days", "0"], "1 到 2000 之间"),
        (&["deadline", "--from", "2026-02-10", "--working-days", "-3"], "1 到 2000 之间"),
        (&["deadline", "--from", "2026-02-10", "--working-days", "99999999999"], "1 到 2000 之间"),
        (&["deadline", "--from", "1999-01-04", "--working-days", "7"], "1999年的放假安排没有收录"),
        (&["deadline", "--from", "2050-01-04", "--working-days", "7"], "2050年太远"),
        (&["deadline", "--from", "9999-12-31", "--working-days", "7"], "超出"),
        (&["fee", "--items", "-1"], "“-1”不对"),
        (&["fee", "--items", "4294967296"], "不对"),
        (&["fee", "--pages", "100001"], "最多100000"),
        (&["fee", "--items", "1", "--pages", "1"], "不能与"),
        (&["article", "0"], "1 至 56"),
        (&["article", "300"], "1 至 56"),
    ] {
        let answer = gongkai(&[&["law"], arguments].concat());
        assert_eq!(answer.code, 2, "{arguments:?}: {}{}", answer.out, answer.err);
        assert!(answer.err.starts_with("错误：") && answer.err.contains(says), "{arguments:?}: {}", answer.err);
        assert!(answer.out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_bare_number_of_days_says_which_period_it_is_taken_for() {
    let ask = |days| gongkai(&["law", "deadline", "--from", "2026-03-02", "--working-days", days]).out;
    assert!(ask("7").contains("《政府信息公开条例》第三十条（告知补正的期限"), "{}", ask("7"));
    assert!(ask("5").contains("《全国年节及纪念日放假办法》第二条\n"), "{}", ask("5"));
}

#[test]
fn a_calendar_file_that_is_no_calendar_is_refused_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2027.json");
    let path = file.display().to_string();
    for (text, says) in [
        ("{", "内容不完整"),
        (r#"{"days":[]}"#, "缺少 year"),
        (r#"{"year":2027,"days":[{"name":"元旦","date":"2026-05-01","isOffDay":true}]}"#, "不属于该年"),
        (r#"{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":false}]}"#, "列为上班"),
    ] {
        std::fs::write(&file, text).unwrap();
        let answer = gongkai(&["law", "deadline", "--from", "2027-01-04", "--working-days", "7", "--calendar", &path]);
        assert_eq!(answer.code, 2, "{text}");
        assert!(answer.err.contains(says) && answer.err.contains("2027.json"), "{text}: {}", answer.err);
    }
}

#[test]
fn the_manual_has_a_page_for_every_rule() {
    let list = gongkai(&["report", "rules", "--format", "json"]).json();
    assert!(list.len() >= 60, "{}", list.len());
    assert!(gongkai(&["report", "rules", "t301"]).out.contains("勾稽关系"));
    let none = gongkai(&["report", "rules", "X999"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("X999"));
}

#[test]
fn every_help_page_is_in_chinese_and_shows_an_example_where_it_helps() {
    for path in [
        &[][..],
        &["report"],
        &["law"],
        &["report", "read"],
        &["report", "check"],
        &["report", "write"],
        &["report", "rollup"],
        &["report", "rules"],
        &["law", "deadline"],
        &["law", "fee"],
        &["law", "terms"],
        &["law", "article"],
        &["demo"],
        &["completions"],
    ] {
        let mut arguments = path.to_vec();
        arguments.push("--help");
        let answer = gongkai(&arguments);
        assert_eq!(answer.code, 0, "{arguments:?}");
        assert!(answer.out.contains("用法：gongkai"), "{arguments:?}\n{}", answer.out);
        for english in [
            "Usage",
            "Options",
            "Commands",
            "Arguments",
            "Print help",
            "possible values",
            "default:",
            "OPTIONS",
            "COMMAND",
        ] {
            assert!(!answer.out.contains(english), "{arguments:?} {english}\n{}", answer.out);
        }
    }
}

#[test]
fn a_command_line_that_is_not_understood_is_explained_in_chinese() {
    for (arguments, says) in [
        (&["repot"][..], "没有“repot”这个命令"),
        (&["report", "check"], "缺少"),
        (&["report", "check", "x", "--form", "json"], "没有“--form”这个选项"),
        (&["report", "check", "x", "--format", "pdf"], "不能是“pdf”"),
        (&["report", "check", "x", "--published", "昨天"], "请写成 2026-11-25"),
        (&["law", "article", "三"], "应为规定范围内的整数"),
        (&["law", "deadline", "--from", "2026-01-05", "--working-days", "九千"], "不是工作日数"),
    ] {
        let answer = gongkai(arguments);
        assert_eq!(answer.code, 2, "{arguments:?}");
        assert!(answer.err.contains(says), "{arguments:?}: {}", answer.err);
        assert!(answer.err.starts_with("错误："), "{arguments:?}: {}", answer.err);
    }
}

#[test]
fn completions_are_written_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let answer = gongkai(&["completions", shell]);
        assert!(answer.code == 0 && answer.out.contains("gongkai"), "{shell}");
    }
}

#[test]
fn the_demonstration_ends_well_and_leaves_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    let answer = gongkai(&["demo", "--no-open", "--out", &path]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("错误[T30"), "{}", answer.out);
    assert!(folder.path().join("findings.html").is_file());
}

#[test]
fn nothing_costs_nothing() {
    for flag in ["--items", "--pages"] {
        let answer = gongkai(&["law", "fee", flag, "0", "--format", "json"]);
        assert_eq!((answer.code, &answer.json()[0]["fen"]), (0, &0.into()), "{flag}");
        assert_eq!(gongkai(&["law", "fee", flag, "0"]).code, 0);
    }
}
