//! The catalogue as a whole from the command line: what is owed, due, broken, and what a year came to.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)] // a test that cannot go on fails

mod support;

use serde_json::Value;
use support::publishing::{Place, lines};

#[test]
fn gaps_are_told_until_they_are_filled_or_explained() {
    let place = Place::new();
    let gaps = || {
        let ran = place.run(&["catalogue", "coverage", "--format", "json"]);
        let gaps = lines(&ran).iter().filter(|of| of["gap"] == true).count();
        assert_eq!(ran.code, i32::from(gaps > 0), "{}", ran.err);
        gaps
    };
    assert_eq!(gaps(), 15);
    place.publish(&place.add("交易目录\n甲\n", &[]));
    assert_eq!(gaps(), 14);
    let declared = place.run(&["catalogue", "declare", "20-14", "--why", "本单位不自行招录"]);
    assert_eq!(declared.code, 0, "{}", declared.err);
    assert_eq!(gaps(), 13);
    let unknown = place.run(&["catalogue", "declare", "20-99", "--why", "无"]);
    assert!(unknown.code == 2 && unknown.err.contains("20-15"), "{}", unknown.err);
}

#[test]
fn what_is_due_is_told_with_its_reason_and_what_was_late_is_found() {
    let place = Place::new();
    let item = place.add("交易目录\n甲\n", &["--formed", "2026-03-02", "--on", "2026-03-02"]);
    let due = &lines(&place.run(&["catalogue", "due", "--format", "json"]))[0];
    // 20 working days from 2 March 2026: the last is 30 March
    assert_eq!((due["what"].as_str(), due["day"].as_str()), (Some("publication"), Some("2026-03-30")));
    assert_eq!(due["overdue"], true);
    assert!(due["provision"].as_str().unwrap().contains("第二十六条"));
    let checked = place.run(&["catalogue", "check", "--format", "json"]);
    let codes: Vec<Value> = lines(&checked).iter().map(|found| found["code"].clone()).collect();
    assert_eq!((checked.code, codes), (1, vec![Value::from("publication_overdue")]));
    place.publish(&item);
    let checked = place.run(&["catalogue", "check"]);
    assert!(checked.code == 1 && checked.out.contains("晚于期限2026年3月30日"), "{}", checked.out);
}

#[test]
fn index_numbers_follow_the_template_of_the_body() {
    let place = Place::new();
    let set = |template: &str| place.run(&["catalogue", "template", template]);
    assert!(set("无号").err.contains("{号}"));
    assert_eq!(set("014416330/{年}-{号4}").code, 0);
    let numbers = ["甲", "乙"].map(|title| place.add(title, &["--formed", "2026-03-02"]));
    assert_eq!(numbers, ["014416330/2026-0001", "014416330/2026-0002"]);
    let file = place.file("丙.txt", "丙\n");
    let taken = place.run(&["document", "add", &file, "--column", "20-9", "--index", "014416330/2026-0001"]);
    assert!(taken.code == 2 && taken.err.contains("已经给了另一条"), "{}", taken.err);
}

#[test]
fn a_link_to_what_is_gone_and_a_lost_file_are_found() {
    let place = Place::new();
    let old = place.add("旧目录\n甲\n", &[]);
    place.prepare(&old);
    place.step(&["publish", &old, "--address", "https://zx.example.cn/xxgk/1.html"]);
    let text = "<h1>新目录</h1><p>见<a href=\"/xxgk/1.html\">旧目录</a>、<a href=\"https://elsewhere.example/\">外站</a>，\
                <a href=\"/nowhere\">无</a></p>";
    let (page, table) = (place.file("新.html", text), place.file("附表.csv", "项目,金额\n甲,1\n"));
    let add = [
        "document",
        "add",
        &page,
        "--column",
        "20-9",
        "--index",
        "新-2026-1",
        "--attach",
        &table,
        "--account",
        "wangke",
    ];
    assert_eq!(place.run(&add).code, 0);
    place.publish("新-2026-1");
    let broken = |place: &Place| {
        let ran = place.run(&["catalogue", "links", "--format", "json"]);
        lines(&ran).iter().map(|one| one["what"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(broken(&place), ["link"], "one leads nowhere, one to what is public, one outside");
    place.step(&["retire", &old, "--reason", "过时"]);
    assert_eq!(broken(&place), ["link", "link"]);
    let shown = place.shown("新-2026-1");
    let digest = shown["draft"]["files"][0]["content"].as_str().unwrap().trim_start_matches("sm3:").to_owned();
    let blob = place.folder.path().join("records/blobs/zx/sm3").join(&digest[..2]).join(&digest);
    std::fs::remove_file(blob).unwrap();
    assert_eq!(broken(&place), ["link", "link", "file"]);
}

#[test]
fn a_year_is_counted_with_its_items_and_handed_over() {
    let place = Place::new();
    let item = place.add("交易目录\n甲\n", &["--formed", "2026-03-02", "--on", "2026-03-02"]);
    place.step(&["publish", &item, "--already", "--on", "2026-03-09", "--to", "website,gazette"]);
    let id = place.shown(&item)["id"].clone();
    let year = &lines(&place.run(&["catalogue", "overview", "--year", "2026", "--format", "json"]))[0];
    assert_eq!(year["published"], serde_json::json!([id]));
    assert_eq!(
        (&year["by_column"]["20-9"], &year["by_outlet"]["gazette"]),
        (&serde_json::json!([id]), &serde_json::json!([id]))
    );
    assert_eq!(
        lines(&place.run(&["catalogue", "overview", "--year", "2025", "--format", "json"]))[0]["published"],
        serde_json::json!([])
    );
    let listed = place.run(&["catalogue", "handover", "--year", "2026"]).out;
    assert!(listed.lines().count() == 2 && listed.contains("交易目录") && listed.contains("2026年3月9日"), "{listed}");
    place.step(&["archive", &item, "--number", "2026-档-1"]);
    assert_eq!(place.run(&["catalogue", "handover", "--year", "2026"]).out.lines().count(), 1);
}

#[test]
fn the_running_text_of_the_report_is_drafted_from_the_items() {
    let place = Place::new();
    let [one, two] = ["甲", "乙"].map(|title| place.add(title, &["--formed", "2025-03-03", "--on", "2025-03-03"]));
    place.step(&["publish", &one, "--already", "--on", "2025-03-10", "--to", "website,new_media"]);
    place.step(&["publish", &two, "--already", "--on", "2025-03-10"]);
    place.step(&["retire", &two, "--on", "2025-06-03", "--reason", "过时"]);
    let report = place.run(&["report", "write", "--body", "zx", "--year", "2025", "--to", "json"]);
    let overview = &lines(&report)[0]["overview"];
    let published = overview["proactive_disclosure"].as_str().unwrap();
    assert!(published.contains("主动公开政府信息2条，通过政府网站公开2条，通过政务新媒体公开1条。"), "{published}");
    assert!(published.contains("采购交易公告2条"), "{published}");
    assert!(overview["platform"].as_str().unwrap().contains("清理过时信息1条"));
}
