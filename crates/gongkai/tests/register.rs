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
