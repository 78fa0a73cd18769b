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

#[test]
fn the_guide_is_checked_by_art_12_and_flagged_when_the_body_changes() {
    let place = Place::new();
    let guide = |more: &[&str]| place.run(&[&["catalogue", "guide"], more].concat());
    assert!(guide(&[]).code == 1 && guide(&[]).out.contains("没有登记"));
    let text = place.file(
        "指南.txt",
        "政府信息的分类：按条例第二十条\n编排体系：按索引号\n获取方式：网站查阅\n工作机构名称：办公室\n\
        办公地址：示范县一号\n办公时间：工作日\n上午九时起\n联系电话：0999-1234567\n互联网联系方式：zx@shifan.gov.cn\n",
    );
    let revised = guide(&["--revise", &text, "--format", "json"]);
    let shape = &lines(&revised)[0];
    assert_eq!((revised.code, &shape["missing"]), (1, &serde_json::json!(["fax"])));
    assert_eq!(shape["fields"]["hours"], "工作日\n上午九时起");
    let whole = place.file("指南二.txt", &(std::fs::read_to_string(&text).unwrap() + "传真号码：0999-1234568\n"));
    assert_eq!(guide(&["--revise", &whole]).code, 0);
    let renamed = place.run(&[
        "body",
        "describe",
        "--body",
        "zx",
        "--name",
        "示范新中心",
        "--own",
        "本中心",
        "--kind",
        "authorised_organisation",
    ]);
    assert_eq!(renamed.code, 0, "{}", renamed.err);
    let flagged = guide(&[]);
    assert!(flagged.code == 1 && flagged.out.contains("已改名为示范新中心"), "{}", flagged.out);
    let broken = place.file("坏.txt", "没有项目\n");
    assert!(guide(&["--revise", &broken]).err.contains("办公地址"));
}

#[test]
fn the_basic_directory_is_taken_over_whole_and_told_as_of_a_day() {
    let place = Place::new();
    let table = |name: &str, rows: &str| {
        place.file(name, &format!("公开事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道\n{rows}"))
    };
    let first =
        table("一.csv", "中标公告,项目、供应商、金额,采购条例,2个工作日,采购人,平台\n,合同,采购条例,2个工作日,,平台\n");
    let import = |file: &str, from: &str| place.run(&["import", "duties", file, "--from", from, "--body", "zx"]);
    assert_eq!(import(&first, "2025-01-01").code, 0);
    let second = table("二.csv", "收费公示,标准,条例,20个工作日,本中心,网站\n");
    assert_eq!(import(&second, "2026-01-01").code, 0);
    let on = |day: &str| lines(&place.run(&["catalogue", "duties", "--on", day, "--format", "json"]));
    let old = on("2025-06-01");
    assert_eq!(old.len(), 2);
    assert_eq!(
        (&old[1]["item"], &old[1]["responsible"]),
        (&"中标公告".into(), &"采购人".into()),
        "merged cells carry down"
    );
    assert_eq!(on("2026-06-01")[0]["item"], "收费公示");
    assert!(place.run(&["catalogue", "duties"]).out.contains("序号,公开事项,公开内容"));
    let broken = table("三.csv", "收费公示,标准,条例,20个工作日,,网站\n");
    let refused = import(&broken, "2026-01-01");
    assert!(refused.code == 2 && refused.err.contains("第2行"), "{}", refused.err);
}

#[test]
fn the_systems_that_the_law_names_are_asked_for_until_they_stand() {
    let place = Place::new();
    let systems = |args: &[&str]| place.run(&[&["catalogue", "systems"], args].concat());
    let none = systems(&[]);
    assert!(none.code == 1 && none.out.contains("没有登记政府信息公开审查制度"), "{}", none.out);
    for (title, kind) in
        [("保密审查办法", "review"), ("动态调整办法", "dynamic_adjustment"), ("会商办法", "coordination")]
    {
        systems(&["--adopt", title, "--kind", kind, "--number", "示公资〔2024〕3号", "--on", "2026-03-01"]);
    }
    systems(&["--adopt", "保密审查办法", "--kind", "review", "--on", "2026-05-01"]);
    let all = systems(&[]);
    assert!(all.code == 0 && all.out.contains("2026年3月1日建立，2026年5月1日修订"), "{} {}", all.out, all.err);
    let told = lines(&systems(&["--format", "json"])).remove(0);
    assert_eq!((told["systems"].as_array().unwrap().len(), told["findings"].as_array().unwrap().len()), (3, 0));
    let ended = systems(&["--end", "会商办法", "--why", "并入保密审查办法"]);
    assert!(ended.code == 1 && ended.out.contains("协调制度"), "{}", ended.out);
    let unknown = systems(&["--end", "没有的办法", "--why", "不用了"]);
    assert!(unknown.code == 1 && unknown.err.contains("catalogue systems"), "{}", unknown.err);
}
