//! The directory of an existing site becomes items, with texts and files, all of it or nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)] // a test that cannot go on fails

mod support;

use std::time::Instant;

use serde_json::Value;
use support::publishing::{Place, lines};

fn site(place: &Place) -> String {
    let folder = place.folder.path().join("站点");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("1.html"), "<h1>交易目录</h1><script>alert(1)</script><p>正文一</p>").unwrap();
    std::fs::write(folder.join("2.txt"), "调整开标时间\n正文二\n").unwrap();
    std::fs::write(folder.join("附表.csv"), "项目,金额\n甲,1\n").unwrap();
    folder.display().to_string()
}

const HEAD: &str = "信息索引号,信息名称,所属栏目,发布时间,成文日期,正文文件,附件,下架日期\n";

#[test]
fn a_site_is_taken_over_with_its_texts_and_known_again() {
    let place = Place::new();
    let files = site(&place);
    let rows = "A/2024-1,交易目录,政府采购,2024-03-05,2024-03-01,1.html,附表.csv,\n\
                A/2024-2,关于调整开标时间的通知,通知公告,2024-09-02,2024-03-01,2.txt,,2025-01-06\n";
    let list = place.file("目录.csv", &format!("{HEAD}{rows}"));
    let import = |more: &[&str]| {
        place.run(
            &[&["import", "directory", &list, "--files", &files, "--from-system", "县政府网站", "--body", "zx"], more]
                .concat(),
        )
    };
    assert_eq!(import(&["--dry-run"]).code, 0);
    assert!(lines(&place.run(&["document", "list", "--format", "json"])).is_empty(), "a look changes nothing");
    let done = import(&[]);
    assert_eq!(done.code, 0, "{} {}", done.out, done.err);
    let item = place.shown("A/2024-1");
    assert_eq!((&item["stage"], &item["draft"]["column"]), (&"published".into(), &"20-9".into()));
    assert_eq!(item["public"]["taken_over"], "县政府网站");
    assert_eq!(item["findings"], serde_json::json!([]), "its reviews are in the older system");
    let text = place.run(&["document", "text", "A/2024-1"]).out;
    assert!(text.contains("正文一") && !text.contains("alert"), "{text}");
    let late = place.shown("A/2024-2");
    assert_eq!(late["findings"][0]["code"], "published_late");
    assert_eq!(late["stage"], "taken_down");
    assert_eq!(place.run(&["catalogue", "links"]).code, 0);
    assert_eq!(place.run(&["verify"]).code, 0);
    let again = import(&["--format", "json"]);
    assert_eq!(again.code, 0);
    let known = lines(&again).iter().filter(|row| row["state"] == "already").count();
    assert_eq!(known, 2, "{}", again.out);
    assert_eq!(lines(&place.run(&["document", "list", "--format", "json"])).len(), 2);
}

#[test]
fn a_row_that_cannot_be_says_where_and_what_to_write_and_nothing_is_taken_over() {
    let place = Place::new();
    let files = site(&place);
    let rows = "A/1,好的一行,20-9,2024-03-05,,1.html,,\n\
                A/2,没有正文,20-9,2024-03-05,,9.html,,\n\
                A/3,没有这一栏,首页,2024-03-05,,,,\n\
                A/4,先发布后形成,20-9,2024-03-05,2024-04-01,,../密.txt,\n\
                A/1,重复,20-9,2024-03-05,,,,\n";
    let list = place.file("目录.csv", &format!("{HEAD}{rows}"));
    let ran = place.run(&["import", "directory", &list, "--files", &files, "--body", "zx", "--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let rejected: Vec<(u64, String)> = lines(&ran)
        .iter()
        .filter(|row| row["state"] == "rejected")
        .map(|row| (row["row"].as_u64().unwrap(), row["faults"].to_string()))
        .collect();
    let rows: Vec<u64> = rejected.iter().map(|(row, _)| *row).collect();
    assert_eq!(rows, [3, 4, 5, 6]);
    for (place, part) in [(0, "文件夹里没有“9.html”"), (1, "法定公开事项的代号"), (2, "../密.txt"), (3, "重复")]
    {
        assert!(rejected[place].1.contains(part), "{}", rejected[place].1);
    }
    assert!(lines(&place.run(&["document", "list", "--format", "json"])).is_empty());
}

#[test]
fn an_array_of_objects_and_thousands_of_rows_are_taken_over() {
    let place = Place::new();
    let rows: Vec<Value> = (0..2_000)
        .map(|number| {
            serde_json::json!({"索引号": format!("B/2024-{number:05}"), "标题": format!("第{number}号公告"),
                "栏目": "20-9", "发布日期": "2024-03-05", "发布渠道": "交易平台"})
        })
        .collect();
    let list = place.file("目录.json", &serde_json::json!({ "data": rows }).to_string());
    let start = Instant::now();
    let ran = place.run(&["import", "directory", &list, "--body", "zx"]);
    assert_eq!(ran.code, 0, "{} {}", ran.out, ran.err);
    println!("2000 rows in {:.1} s", start.elapsed().as_secs_f64());
    let year = &lines(&place.run(&["catalogue", "overview", "--year", "2024", "--format", "json"]))[0];
    assert_eq!(year["by_outlet"]["trading_platform"].as_array().unwrap().len(), 2_000);
}

#[test]
fn what_was_exported_is_taken_in_elsewhere_whole() {
    let place = Place::new();
    place.publish(&place.add("交易目录\n甲\n", &[]));
    let out = place.folder.path().join("导出").display().to_string();
    let exported = place.run(&["export", &out]);
    assert_eq!(exported.code, 0, "{}", exported.err);
    let there = Place::bare();
    let taken = there.run(&["import", "events", &out]);
    assert!(taken.code == 0 && taken.out.contains("1个机关"), "{} {}", taken.out, taken.err);
    assert_eq!(there.run(&["verify"]).out, place.run(&["verify"]).out);
    assert_eq!(lines(&there.run(&["document", "list", "--format", "json"])).len(), 1);
    std::fs::write(std::path::Path::new(&out).join("events.jsonl"), "{\n").unwrap();
    let broken = Place::bare().run(&["import", "events", &out]);
    assert!(broken.code == 2 && broken.err.contains("第 1 行") | broken.err.contains("第1行"), "{}", broken.err);
}
