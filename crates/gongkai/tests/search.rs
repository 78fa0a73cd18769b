//! Full text from the command line: what is public to everybody, the rest to the officers, each as the log stands now.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod support;

use serde_json::Value;
use support::publishing::{Place, lines};

fn found(place: &Place, args: &[&str]) -> (Vec<String>, Value) {
    let ran = place.run(&[&["search"], args, &["--format", "json"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut all = lines(&ran);
    let closing = all.pop().unwrap();
    (all.iter().map(|hit| hit["title"]["text"].as_str().unwrap().to_owned()).collect(), closing)
}

#[test]
fn what_is_published_is_found_at_once_and_what_is_taken_down_no_more() {
    let place = Place::new();
    let item = place.add("限额以下工程交易办法\n保证金五日内退还。\n", &["--number", "示公资函"]);
    assert_eq!(found(&place, &["保证金"]).0, Vec::<String>::new(), "a draft is nobody's but the officers'");
    assert_eq!(found(&place, &["保证金", "--staff"]).0, ["限额以下工程交易办法"]);
    place.publish(&item);
    let (titles, closing) = found(&place, &["保證金"]);
    assert_eq!(titles, ["限额以下工程交易办法"]);
    assert_eq!((&closing["total"], &closing["facets"]["kind"]["trading_notice"]), (&1.into(), &1.into()));
    let shown = place.run(&["search", "保证金"]).out;
    assert!(shown.contains("共1条") && shown.contains("五日内退还"), "{shown}");
    // a new draft of it stays out of sight until it is published
    let text = place.file("改.txt", "改后的标题\n绝密新内容。\n");
    place.step(&["redraft", &item, "--text", &text, "--title", "改后的标题", "--account", "wangke"]);
    assert_eq!(found(&place, &["绝密新内容"]).0, Vec::<String>::new());
    assert_eq!(found(&place, &["限额以下工程"]).0, ["限额以下工程交易办法"]);
    assert_eq!(found(&place, &["绝密新内容", "--staff"]).0, ["改后的标题"]);
    place.step(&["retire", &item, "--reason", "过时"]);
    assert_eq!(found(&place, &["保证金"]).0, Vec::<String>::new());
}

#[test]
fn an_index_that_is_lost_or_broken_is_made_anew() {
    let place = Place::new();
    place.publish(&place.add("交易目录\n甲。\n", &[]));
    assert_eq!(found(&place, &["交易目录"]).0.len(), 1);
    let folder = place.folder.path().join("records/search/zx/public");
    let pointer = std::fs::read_to_string(folder.join("current")).unwrap();
    let generation = folder.join(pointer.split(' ').next().unwrap());
    std::fs::write(generation.join("meta.json"), "{").unwrap();
    assert_eq!(found(&place, &["交易目录"]).0.len(), 1);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(found(&place, &["交易目录", "--newest"]).0.len(), 1);
    assert!(place.run(&["search", "交易", "--suggest"]).out.contains("交易目录"));
    let none = place.run(&["search", "飞机场"]);
    assert!(none.code == 0 && none.out.contains("没有找到"), "{}", none.out);
}

#[test]
fn what_a_file_says_is_found_with_its_item_and_only_while_it_is_public() {
    let place = Place::new();
    let file = place.file("分项报价表.csv", "分项,单价\n水泵检修,1200\n闸门除锈,800\n");
    let item = place.add("维修项目公告\n详见附件。\n", &["--attach", &file]);
    assert_eq!(found(&place, &["闸门除锈"]).0, Vec::<String>::new());
    assert_eq!(found(&place, &["闸门除锈", "--staff"]).0, ["维修项目公告"]);
    place.publish(&item);
    assert_eq!(found(&place, &["闸门除锈"]).0, ["维修项目公告"]);
    assert_eq!(found(&place, &["分项报价表"]).0, ["维修项目公告"], "by the name of the file too");
    // made anew from what was read before, and from the file itself where that copy is lost
    assert_eq!(found(&place, &["闸门除锈", "--rebuild"]).0, ["维修项目公告"]);
    let copies = place.folder.path().join("records/search/zx/files");
    assert_eq!(std::fs::read_dir(&copies).unwrap().count(), 1);
    std::fs::remove_dir_all(&copies).unwrap();
    assert_eq!(found(&place, &["闸门除锈", "--rebuild"]).0, ["维修项目公告"]);
    place.step(&["withdraw", &item, "--reason", "报价有误"]);
    assert_eq!(found(&place, &["闸门除锈"]).0, Vec::<String>::new());
}
