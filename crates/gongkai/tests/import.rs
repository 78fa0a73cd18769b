//! The import of ledgers on the command line: templates, and what a look at a ledger says.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod support;

use support::{gongkai, gongkai_with_input};

const KINDS: [&str; 6] = ["requests", "disputes", "documents", "decisions", "charges", "counts"];

#[test]
fn every_template_is_written_and_read_back_with_nothing_missing() {
    let folder = tempfile::tempdir().unwrap();
    for kind in KINDS {
        let path = folder.path().join(format!("{kind}.xlsx")).display().to_string();
        assert_eq!(gongkai(&["import", "template", kind, "--out", &path]).code, 0);
        let look = gongkai(&["import", kind, &path, "--dry-run", "--format", "json", "--name", "示范县财政局"]);
        assert_eq!(look.code, 0, "{kind}: {}{}", look.out, look.err);
        let lines = look.json();
        assert_eq!((lines[0]["accepted"].as_u64(), &lines[0]["clean"]), (Some(0), &true.into()));
        assert!(lines[0]["sheets"].as_array().unwrap().len() >= 2, "the ledger and its explanation");
        assert!(lines[0]["sheets"][1]["head_row"].is_null());
        let csv = gongkai(&["import", "template", kind]);
        let again = gongkai_with_input(&["import", kind, "-", "--dry-run"], &csv.out);
        assert_eq!(again.code, 0, "{kind}: {}", again.err);
        assert!(again.out.contains("示例行"));
    }
}

#[test]
fn a_row_that_is_rejected_says_where_and_what_to_write_and_ends_with_1() {
    let ledger = "登记编号,提交方式,收到日期,申请人类型,申请人\n1,传真,2025-03-04,自然人,张三丰\n2,信函,2025-03-05,自然人,张三丰\n";
    let look = gongkai_with_input(&["import", "requests", "-", "--dry-run"], ledger);
    assert_eq!(look.code, 1, "{}", look.err);
    assert!(look.out.contains("不能导入  第3行（2）\n    B列“提交方式”：看不懂“信函”。请写明"), "{}", look.out);
    assert!(look.out.contains("可以导入 1 行，不能导入 1 行，已经在册 0 行。改好之前一行都不会导入。"));
    assert!(!look.out.contains("张三丰"));
    let look = gongkai_with_input(&["import", "requests", "-", "--dry-run", "--format", "json"], ledger);
    let lines = look.json();
    assert_eq!((&lines[0]["state"], &lines[0]["faults"][0]["column"]), (&"rejected".into(), &"B".into()));
    assert_eq!(lines[1]["rejected"], 1);
}

#[test]
fn what_is_no_ledger_or_not_only_looked_at_ends_with_2() {
    let look = gongkai_with_input(&["import", "charges", "-", "--dry-run"], "甲,乙,丙\n1,2,3\n4,5,6\n");
    assert_eq!(look.code, 2);
    assert!(look.err.contains("没有找到“行政事业性收费”台账的表头"), "{}", look.err);
    assert_eq!(gongkai_with_input(&["import", "charges", "-"], "x").code, 2);
}

#[test]
fn a_ledger_becomes_records_once_and_the_report_falls_out_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("records").display().to_string();
    let body = ["--body", "shuiwu", "--data", &data];
    let here = |args: &[&str]| gongkai(&[args, &body].concat());
    assert_eq!(gongkai(&["migrate", "--data", &data]).code, 0);
    let described = here(&[
        "body",
        "describe",
        "--name",
        "示范县水务局",
        "--own",
        "本局",
        "--kind",
        "department",
        "--from",
        "2024-01-01",
    ]);
    assert_eq!(described.code, 0, "{}", described.err);
    let ledger = "登记编号,提交方式,收到日期,申请人类型,申请人,申请内容,答复日期,答复类型,审批日期,送达方式,送达凭证\n\
        1,当面提交,2025-03-04,自然人,张三丰,河道整治方案,2025-03-20,予以公开,2025-03-19,直接送达,签收1\n\
        2,当面提交,2025-03-05,商业企业,某公司,取水许可清单,2025-05-20,信息不存在,2025-05-19,邮政邮寄,XA1\n";
    let file = folder.path().join("ledger.csv").display().to_string();
    std::fs::write(&file, ledger).unwrap();
    for (accepted, already) in [(2, 0), (0, 2)] {
        let done = here(&["import", "requests", &file, "--format", "json"]);
        assert_eq!(done.code, 0, "{}", done.err);
        let lines = done.json();
        let summary = lines.last().unwrap();
        assert_eq!((summary["accepted"].as_u64(), summary["already"].as_u64()), (Some(accepted), Some(already)));
    }
    let written = here(&["report", "write", "--year", "2025", "--to", "json"]).json();
    assert_eq!(written[0]["table3"]["newly_received"], serde_json::json!([1, 1, 0, 0, 0, 0, 2]));
    assert_eq!(written[0]["table3"]["unable_to_provide.not_held"][6], 1);
    let late = here(&["case", "check", "--year", "2025", "--format", "json"]);
    assert_eq!((late.code, &late.json()[0]["code"]), (1, &serde_json::json!("L101")));
    assert_eq!(gongkai(&["verify", "--data", &data]).code, 0);
    let database = std::fs::read(folder.path().join("records/gongkai.sqlite")).unwrap();
    let name = "张三丰".as_bytes();
    assert!(!database.windows(name.len()).any(|window| window == name), "names are sealed");
}
