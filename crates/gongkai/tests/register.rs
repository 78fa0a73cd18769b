//! The register of normative documents from the command line: as it stands on a day, against another list, and the
//! numbers of table 二 over three years.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)] // a test that cannot go on fails

mod support;

use serde_json::Value;
use support::gongkai;
use support::publishing::{Place, lines};

/// A ledger: two of 2023, one repealed in 2024; one of 2024 issued with another organ, who leads; one of 2025 that ran out.
const LEDGER: &str = "文号,标题,制发机关,联合制发机关,制发日期,有效期至,废止日期,废止依据\n\
    示水规〔2023〕1号,示范县取水许可管理办法,示范县水务局,,2023-03-01,2028-02-28,,\n\
    示水规〔2023〕2号,示范县节水奖励办法,示范县水务局,,2023-05-01,,2024-06-10,示水发〔2024〕9号\n\
    示发改规〔2024〕1号,示范县水价改革实施办法,示范县发展和改革局,示范县水务局,2024-04-01,,,\n\
    示水规〔2025〕1号,示范县河道采砂管理暂行办法,示范县水务局,,2025-01-10,2025-11-30,,\n";

fn place() -> Place {
    let place = Place::new();
    let described = place.run(&[
        "body",
        "describe",
        "--body",
        "zx",
        "--name",
        "示范县水务局",
        "--own",
        "本局",
        "--kind",
        "department",
        "--makes-documents",
        "--from",
        "2023-01-01",
    ]);
    assert_eq!(described.code, 0, "{}", described.err);
    let ledger = place.file("文件台账.csv", LEDGER);
    let imported = place.run(&["import", "documents", &ledger, "--body", "zx"]);
    assert_eq!(imported.code, 0, "{} {}", imported.out, imported.err);
    place
}

#[test]
fn the_register_tells_what_applies_on_a_day_and_what_runs_out() {
    let place = place();
    let on = |day: &str| lines(&place.run(&["register", "list", "--on", day, "--format", "json"]));
    let validities =
        |day: &str| on(day).iter().map(|one| one["validity"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(validities("2023-12-31"), ["in_force", "in_force"]);
    assert_eq!(validities("2025-12-31"), ["expired", "in_force", "repealed", "in_force"]);
    let alarm: Vec<Value> = on("2025-06-01").iter().map(|one| one["runs_out_in_days"].clone()).collect();
    assert_eq!(alarm, [182.into(), Value::Null, Value::Null, Value::Null], "told half a year ahead");
    let running_out = place.run(&["register", "list", "--on", "2025-06-01", "--running-out"]);
    assert!(running_out.out.contains("还有182天到期") && running_out.out.contains("共1件"), "{}", running_out.out);
}

#[test]
fn another_list_is_compared_document_by_document() {
    let place = place();
    let same = place.file("一致.csv", "文件名称,发文字号,有效性\n示范县取水许可管理办法,示水规[2023]1号,现行有效\n示范县水价改革实施办法,示发改规（2024）1号,有效\n");
    let compared = place.run(&["register", "compare", &same, "--on", "2025-12-31"]);
    assert!(compared.code == 0 && compared.out.contains("一致"), "{} {}", compared.out, compared.err);
    let other = place.file(
        "国家清单.json",
        r#"{"list":[{"标题":"示范县取水许可管理规定","文号":"示水规〔2023〕1号","有效性":"有效"},
            {"标题":"示范县节水奖励办法","文号":"示水规〔2023〕2号","有效性":"有效"},
            {"标题":"示范县防洪办法","文号":"示水规〔2022〕8号","有效性":"有效"},
            {"标题":"示范县取水许可管理规定","文号":"示水规〔2023〕1号"}]}"#,
    );
    let compared = place.run(&["register", "compare", &other, "--on", "2025-12-31", "--format", "json"]);
    let what: Vec<(String, bool)> = lines(&compared)
        .iter()
        .map(|one| (one["what"].as_str().unwrap().to_owned(), one["record"].is_string()))
        .collect();
    let told = [("title", true), ("validity", true), ("missing_here", false), ("twice", true), ("missing_there", true)];
    assert_eq!((compared.code, what), (1, told.map(|(what, record)| (what.to_owned(), record)).to_vec()));
    let text = place.file("无表.txt", "没有表格\n");
    let unusable = place.run(&["register", "compare", &text]);
    assert!(unusable.code == 2 && unusable.err.contains("文号"), "{}", unusable.err);
}

#[test]
fn table_two_of_three_years_is_the_hand_count_and_every_number_opens_to_its_records() {
    let place = place();
    // issued, repealed or expired, in force at the end of the year; what another organ leads counts there, not here
    for (year, counts) in [("2023", [2, 0, 2]), ("2024", [0, 1, 1]), ("2025", [1, 1, 1])] {
        let report = place.run(&["report", "write", "--body", "zx", "--year", year, "--to", "json"]);
        let report = &lines(&report)[0]["table2"]["normative_documents"];
        let told = ["issued", "repealed", "in_force"].map(|column| report[column].as_i64().unwrap());
        assert_eq!(told, counts, "{year}");
        for (column, count) in ["issued", "repealed", "in_force"].into_iter().zip(counts) {
            let cell = format!("table2.normative_documents.{column}");
            let traced =
                place.run(&["report", "trace", "--body", "zx", "--year", year, "--cell", &cell, "--format", "json"]);
            let numbers = lines(&traced);
            assert_eq!(numbers.len() as i64, count, "{year} {cell}: {}", traced.err);
            assert!(numbers.iter().all(|one| one["number"].as_str().unwrap().starts_with("示水规")));
        }
    }
    let demo = gongkai(&["register", "list", "--demo", "--body", "shifan"]);
    assert_eq!(demo.code, 0, "{}", demo.err);
}

#[test]
fn a_clean_up_is_one_decision_over_many_documents() {
    let place = place();
    let list = place.file(
        "清理清单.csv",
        "序号,文件名称,文号,清理结果\n1,示范县取水许可管理办法,示水规[2023]1号,继续有效\n\
         2,示范县河道采砂管理暂行办法,示水规〔2025〕1号,再议\n",
    );
    let by = ["--by", "示水发〔2025〕20号", "--on", "2025-06-01"];
    let refused = place.run(&[&["register", "clean", &list], &by[..]].concat());
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.out.contains("第3行") && refused.out.contains("不认识的清理结果"), "{}", refused.out);
    assert!(place.run(&["register", "cleanups"]).out.contains("没有登记过清理"), "all or nothing");
    let list = place.file(
        "清理清单.csv",
        "文件名称,文号,清理结果\n示范县取水许可管理办法,示水规[2023]1号,拟修改\n\
         示范县河道采砂管理暂行办法,示水规〔2025〕1号,废止\n",
    );
    let from = ["--from", "2025-07-01"];
    let looked = place.run(&[&["register", "clean", &list, "--dry-run"], &by[..], &from].concat());
    assert!(looked.code == 0 && looked.out.contains("没有列入】示范县水价改革实施办法"), "{}", looked.out);
    assert!(place.run(&["register", "cleanups"]).out.contains("没有登记过清理"), "a look records nothing");
    let done = place.run(&[&["register", "clean", &list], &by[..], &from].concat());
    assert!(done.code == 0 && done.err.contains("已登记2份"), "{} {}", done.out, done.err);
    let again = place.run(&[&["register", "clean", &list, "--format", "json"], &by[..], &from].concat());
    let statuses: Vec<Value> = lines(&again).iter().map(|one| one["status"].clone()).collect();
    assert_eq!(statuses, ["already", "already", "left_out"], "{}", again.err);
    let told = lines(&place.run(&["register", "cleanups", "--format", "json"]));
    assert_eq!((told.len(), &told[0]["on"], &told[0]["by"]), (1, &"2025-06-01".into(), &by[1].into()));
    let outcomes = told[0]["outcomes"].as_object().unwrap();
    assert_eq!(outcomes.keys().collect::<Vec<_>>(), ["repealed", "to_be_revised"]);
    let listed = place.run(&["register", "list", "--on", "2025-12-31"]);
    assert!(listed.out.contains("【拟修改】") && listed.out.contains("共4件，现行有效2件"), "{}", listed.out);
    // the repeal counts in its year, before the document would have run out
    let report = place.run(&["report", "write", "--body", "zx", "--year", "2025", "--to", "json"]);
    assert_eq!(lines(&report)[0]["table2"]["normative_documents"]["repealed"], 1);
}

#[test]
fn what_happens_to_one_document_is_told_and_corrected() {
    let place = place();
    let shown = |name: &str| lines(&place.run(&["register", "show", name, "--format", "json"])).remove(0);
    assert_eq!(shown("示水规〔2023〕1号")["filing_due"], "2023-03-31", "thirty days from 1 March");
    let set = ["config", "set", "filing", "fifteen_days", "--why", "省政府规章", "--from", "2023-01-01"];
    assert_eq!(place.run(&set).code, 0);
    assert_eq!(shown("示水规〔2023〕1号")["filing_due"], "2023-03-16");
    let check = lines(&place.run(&["register", "check", "--format", "json"]));
    let codes: Vec<(&str, &str)> =
        check.iter().map(|one| (one["number"].as_str().unwrap(), one["code"].as_str().unwrap())).collect();
    assert!(
        codes.contains(&("示水规〔2023〕1号", "not_filed")) && codes.contains(&("示水规〔2023〕1号", "not_published"))
    );
    assert!(codes.iter().all(|(number, _)| *number != "示发改规〔2024〕1号"), "another organ leads it: {codes:?}");
    let filed = [
        "register",
        "file",
        "示水规(2023)1号",
        "--with",
        "示范县人民政府",
        "--on",
        "2023-03-10",
        "--number",
        "示备7号",
    ];
    let ran = place.run(&filed);
    assert!(ran.code == 0 && ran.out.contains("向示范县人民政府备案，备案号示备7号"), "{} {}", ran.out, ran.err);
    assert_eq!(place.run(&filed).code, 1, "filed once");
    assert_eq!(
        (&shown("示水规〔2023〕1号")["filed"], &shown("示水规〔2023〕1号")["filing_due"]),
        (&"2023-03-10".into(), &Value::Null)
    );
    let repeal = ["register", "repeal", "示水规〔2023〕1号", "--by", "示水发〔2025〕2号", "--on", "2025-02-01"];
    assert_eq!(place.run(&repeal).code, 0);
    assert_eq!(shown("示水规〔2023〕1号")["validity"], "repealed");
    let strike = ["register", "strike", "示水规〔2023〕1号", "--entry", "3", "--reason", "登记错了文件"];
    let ran = place.run(&strike);
    assert!(ran.code == 0 && ran.out.contains("（已更正）"), "{} {}", ran.out, ran.err);
    assert_eq!(shown("示水规〔2023〕1号")["validity"], "in_force");
    let prolong = ["register", "prolong", "示水规〔2023〕1号", "--until", "2033-02-28", "--on", "2025-03-01"];
    assert_eq!(place.run(&prolong).code, 0);
    assert_eq!(shown("示范县取水许可管理办法")["valid_until"], "2033-02-28");
    let none = place.run(&["register", "show", "没有的文号"]);
    assert!(none.code != 0 && none.err.contains("register list"), "{}", none.err);
}

#[test]
fn a_document_is_shown_beside_its_page_and_its_explainer() {
    let place = place();
    let number = "示水规〔2023〕1号";
    let own = ["--column", "20-1", "--formed", "2023-03-01", "--account", "wangke", "--number", number];
    let text = place.file("办法.txt", "示范县取水许可管理办法\n取水应当申请许可。\n");
    let item = ["--index", "zx-1"];
    assert_eq!(place.run(&[&["document", "add", &text], &own[..], &item].concat()).code, 0);
    place.publish("zx-1");
    let text = place.file("解读.txt", "取水许可管理办法解读\n谁要许可。\n");
    let explainer = [
        "--column",
        "20-1",
        "--kind",
        "explainer",
        "--explains",
        "zx-1",
        "--index",
        "zx-2",
        "--account",
        "wangke",
        "--forms",
        "文字,图解",
    ];
    assert_eq!(place.run(&[&["document", "add", &text], &explainer[..]].concat()).code, 0);
    let shown = lines(&place.run(&["register", "show", number, "--format", "json"])).remove(0);
    let page = place.run(&["document", "show", "zx-1"]).out;
    assert!(page.contains("解读  取水许可管理办法解读"), "{page}");
    assert!(place.run(&["document", "show", "zx-2"]).out.contains("解读形式  文字、图解"));
    assert!(shown["item"].is_string() && shown["explainers"].as_array().unwrap().len() == 1, "{shown}");
    let codes = || {
        let check = lines(&place.run(&["register", "check", "--format", "json"]));
        let of = |one: &Value| (one["number"] == number).then(|| one["code"].as_str().unwrap().to_owned());
        check.iter().filter_map(of).collect::<Vec<_>>()
    };
    assert_eq!(codes(), ["not_filed"]);
    let in_force = || {
        let ran = place.run(&["search", "取水许可 有效:是", "--format", "json"]);
        lines(&ran).pop().unwrap()["total"].clone()
    };
    assert_eq!(in_force(), 1);
    let repeal = ["register", "repeal", number, "--by", "示水发〔2026〕2号", "--on", "2026-02-01"];
    assert_eq!(place.run(&repeal).code, 0);
    assert_eq!(codes(), ["not_filed", "page_says_in_force"]);
    assert_eq!(in_force(), 0, "what the register says of it counts, whatever its page says");
    assert!(place.run(&["search", "取水许可"]).out.contains("共1条"), "it is found still");
}
