//! The records through the real binary: reports that fall out of them, traces, cases, due days, upkeep.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod support;

use serde_json::Value;
use support::{Answer, gongkai};

const SHIFAN: [&str; 3] = ["--demo", "--body", "shifan"];

fn demo(args: &[&str]) -> Answer {
    gongkai(&[args, &SHIFAN].concat())
}

fn lines(answer: &Answer) -> Vec<Value> {
    answer.json()
}

/// Every line of a report check that is a finding.
fn findings(report: &str, extra: &[&str]) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.html");
    std::fs::write(&file, report).unwrap();
    let checked = gongkai(&[&["report", "check", file.to_str().unwrap(), "--format", "json"], extra].concat());
    lines(&checked).into_iter().filter(|line| line["schema"] == "gongkai.finding/1").collect()
}

#[test]
fn the_years_of_the_demonstration_fall_out_of_its_records_and_check_clean() {
    for year in ["2023", "2024", "2025"] {
        let written = demo(&["report", "write", "--year", year, "--to", "html"]);
        assert_eq!(written.code, 0, "{}", written.err);
        let found = findings(&written.out, &[]);
        let errors: Vec<&Value> = found.iter().filter(|finding| finding["severity"] != "info").collect();
        assert!(errors.is_empty(), "{year}: {errors:#?}");
    }
}

#[test]
fn every_number_opens_to_the_records_behind_it() {
    let written = demo(&["report", "write", "--year", "2024", "--to", "json"]);
    let report: Value = serde_json::from_str(&written.out).unwrap();
    for row in ["newly_received", "granted", "carried_out", "disposed_total"] {
        let cell = format!("table3.{row}.total");
        let traced = demo(&["report", "trace", "--year", "2024", "--cell", &cell, "--format", "json"]);
        let records = lines(&traced);
        assert_eq!(report["table3"][row][6], records.len(), "{cell}");
        assert!(records.iter().all(|record| record["schema"] == "gongkai.trace/1" && record["cell"] == cell.as_str()));
    }
    let pending = demo(&["report", "trace", "--year", "2024", "--cell", "table4.reconsideration.pending"]);
    assert!(pending.out.contains("复议"), "{}", pending.out);
}

#[test]
fn a_published_year_stays_and_what_came_later_is_named() {
    let restated = demo(&["report", "restated", "--year", "2024", "--format", "json"]);
    let cells = lines(&restated);
    let new = cells.iter().find(|cell| cell["cell"] == "table3.newly_received.total").unwrap();
    assert_eq!((&new["deltas"][0]["cause"], &new["deltas"][0]["by"]), (&Value::from("came"), &Value::from("1")));
    assert!(demo(&["report", "restated", "--year", "2023"]).out.contains("一致"));
    let frozen = demo(&["report", "freeze", "--year", "2024"]);
    assert!(frozen.code == 1 && frozen.err.contains("已经发布并冻结"), "{}", frozen.err);
}

#[test]
fn the_late_answer_is_found_and_nothing_else() {
    let checked = demo(&["case", "check", "--year", "2024", "--format", "json"]);
    assert_eq!(checked.code, 1, "{}", checked.err);
    let codes: Vec<Value> = lines(&checked).iter().map(|finding| finding["code"].clone()).collect();
    assert_eq!(codes, ["L101"]);
    assert_eq!(demo(&["case", "check", "--year", "2023"]).code, 0);
}

#[test]
fn cases_are_listed_shown_and_due() {
    let listed = lines(&demo(&["case", "list", "--year", "2025", "--format", "json"]));
    assert!(listed.len() > 70 && listed.iter().all(|case| case["schema"] == "gongkai.case/1"));
    let number = listed[0]["number"].as_str().unwrap();
    let shown = demo(&["case", "show", number]);
    assert!(shown.out.contains("答复期限") && shown.out.contains("第三十三条"), "{}", shown.out);
    let due = lines(&demo(&["case", "due", "--format", "json"]));
    assert!(!due.is_empty() && due.iter().all(|item| item["schema"] == "gongkai.due/1"));
    let unknown = demo(&["case", "show", "没有这一件"]);
    assert!(unknown.code == 2 && unknown.err.contains("gongkai case list"), "{}", unknown.err);
}

#[test]
fn nobody_is_named_in_what_is_printed() {
    for args in [&["case", "list", "--format", "json"][..], &["case", "due"], &["case", "show", "2024-001"]] {
        let printed = demo(args);
        assert!(!printed.out.contains("申请人001") && !printed.out.contains("990000"), "{args:?}");
    }
}

#[test]
fn the_seed_body_equals_its_published_tables_and_is_clean_where_they_are_not() {
    let written = gongkai(&["report", "write", "--demo", "--body", "bazhou", "--year", "2023", "--to", "html"]);
    assert_eq!(written.code, 0, "{}", written.err);
    assert!(findings(&written.out, &[]).iter().all(|finding| finding["severity"] == "info"));
    assert!(written.out.contains("41条") && written.out.contains("100余条"), "what it published");
    let Some(seed) = support::shared().map(|folder| folder.join("data/reports/bazhou-trading-centre-2023.md")) else {
        return println!("not run: the published report is not at hand");
    };
    let read: Value = serde_json::from_str(&gongkai(&["report", "read", seed.to_str().unwrap()]).out).unwrap();
    let json = gongkai(&["report", "write", "--demo", "--body", "bazhou", "--year", "2023", "--to", "json"]);
    let made: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&made["table2"], &made["table3"]), (&read["table2"], &read["table3"]));
    for group in ["reconsideration", "direct_suit", "suit_after_reconsideration"] {
        assert_eq!(made["table4"][group], serde_json::json!([0, 0, 0, 0, 0]));
    }
}

#[test]
fn a_database_is_made_verified_backed_up_and_restored() {
    let folder = tempfile::tempdir().unwrap();
    let [here, there] = ["here", "there"].map(|name| folder.path().join(name).display().to_string());
    let backup = folder.path().join("backup.sqlite").display().to_string();
    let missing = gongkai(&["verify", "--data", &here]);
    assert!(missing.code == 2 && missing.err.contains("gongkai migrate"), "{}", missing.err);
    for args in [
        &["migrate", "--data", &here][..],
        &["verify", "--data", &here],
        &["backup", &backup, "--data", &here],
        &["restore", &backup, "--data", &there],
        &["verify", "--data", &there],
    ] {
        let done = gongkai(args);
        assert_eq!(done.code, 0, "{args:?}: {}", done.err);
    }
    let verified = lines(&gongkai(&["verify", "--demo", "--format", "json"]));
    assert_eq!(verified.len(), 2);
    assert!(verified.iter().all(|body| body["schema"] == "gongkai.verify/1" && body["first_bad"].is_null()));
}
