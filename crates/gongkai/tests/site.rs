//! The public pages as they are written out: everything that is public, nothing else, and no link that leads nowhere.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod support;

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use support::gongkai;
use support::publishing::Place;

/// Every file of a folder by its path from it.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(root).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The addresses in a page.
fn links(html: &str) -> Vec<String> {
    let parts = html.split("href=\"").skip(1).chain(html.split("src=\"").skip(1));
    parts.filter_map(|part| Some(part.split('"').next()?.to_owned())).collect()
}

/// Where a relative link leads, from the root of the site.
fn landed(page: &Path, link: &str) -> PathBuf {
    let mut at: Vec<String> =
        page.parent().unwrap().components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    for part in Path::new(&decoded(link.split('#').next().unwrap())).components() {
        match part {
            Component::ParentDir => assert!(at.pop().is_some(), "{link} leads out of the site"),
            Component::Normal(name) => at.push(name.to_string_lossy().into_owned()),
            _ => {}
        }
    }
    at.iter().collect()
}

fn decoded(link: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = link.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// That every link of every page leads to a file of the site; how many there are.
fn crawled(all: &BTreeMap<PathBuf, Vec<u8>>) -> usize {
    let mut count = 0;
    for (page, bytes) in all.iter().filter(|(path, _)| path.extension().is_some_and(|ending| ending == "html")) {
        for link in links(std::str::from_utf8(bytes).unwrap()) {
            if link.starts_with('#') || link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            count += 1;
            assert!(all.contains_key(&landed(page, &link)), "{}: {link}", page.display());
        }
    }
    count
}

#[test]
fn what_is_public_is_written_and_nothing_else() {
    let place = Place::new();
    let table = place.file("附 表.csv", "项目,金额\n水泵,12\n");
    let shown = place.add("水泵采购公告\n<b>公开的正文</b>。\n", &["--attach", &table, "--number", "示公资函"]);
    place.publish(&shown);
    let outdated = place.add("旧交易规程\n旧规程正文。\n", &[]);
    place.publish(&outdated);
    place.step(&["retire", &outdated, "--reason", "已有新规程", "--redirect", &shown]);
    let wrong = place.add("误发的名单\n误发正文。\n", &[]);
    place.publish(&wrong);
    place.step(&["withdraw", &wrong, "--reason", "泄露个人隐私"]);
    place.add("还在拟稿的事\n拟稿正文。\n", &[]);
    let changed = place.file("改.txt", "水泵采购公告\n改动中的正文。\n");
    place.step(&["redraft", &shown, "--text", &changed, "--title", "改动中的标题", "--account", "wangke"]);
    let folder = place.folder.path().join("公开页面");
    let out = folder.display().to_string();
    let ran = place.run(&["site", &out, "--base", "https://www.example.gov.cn/xxgk/"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let all = files(&folder);
    assert!(crawled(&all) > 30);
    let everything: String = all.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    for told in ["水泵采购公告", "公开的正文", "水泵,12", "过时", "撤回"] {
        assert!(everything.contains(told), "{told}");
    }
    for kept in
        ["还在拟稿", "拟稿正文", "改动中", "旧规程正文", "旧交易规程", "误发", "隐私", "wangke", "lishen", "<b>公开"]
    {
        assert!(!everything.contains(kept), "{kept}");
    }
    let feed = std::str::from_utf8(&all[Path::new("feed.atom")]).unwrap();
    assert!(feed.contains("https://www.example.gov.cn/xxgk/items/") && !feed.contains("xxgk//items"), "{feed}");
    // written again in its place; a folder with anything else in it is left alone
    place.step(&["withdraw", &shown, "--reason", "发错了"]);
    assert_eq!(place.run(&["site", &out]).code, 0);
    let again: String = files(&folder).values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(!again.contains("公开的正文") && !again.contains("水泵,12"));
    let foreign = place.folder.path().join("别的");
    std::fs::create_dir(&foreign).unwrap();
    std::fs::write(foreign.join("重要.txt"), "不能丢").unwrap();
    let refused = place.run(&["site", &foreign.display().to_string()]);
    assert!(refused.code != 0 && refused.err.contains("别的东西"), "{}", refused.err);
    assert_eq!(std::fs::read_to_string(foreign.join("重要.txt")).unwrap(), "不能丢");
}

#[test]
fn words_of_an_item_never_become_marks_of_a_page() {
    let place = Place::new();
    let hostile = "\"><script>alert(1)</script>";
    let table = place.file("a'b&c.csv", "甲,乙\n1,2\n");
    let item = place.add("标题\n正文。\n", &["--title", hostile, "--summary", hostile, "--attach", &table]);
    place.publish(&item);
    let folder = place.folder.path().join("页面");
    let ran = place.run(&["site", &folder.display().to_string(), "--base", "https://a.gov.cn"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let all = files(&folder);
    crawled(&all);
    for (path, bytes) in &all {
        let markup = path.extension().is_some_and(|ending| ending == "html" || ending == "atom");
        assert!(!markup || !String::from_utf8_lossy(bytes).contains("<script"), "{}", path.display());
    }
}

#[test]
fn the_whole_demonstration_has_no_link_that_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let ran = gongkai(&["site", &out.display().to_string(), "--demo", "--body", "shifan"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let all = files(&out);
    assert!(all.len() > 500 && crawled(&all) > 4_000, "{}", all.len());
    for year in ["2023", "2024"] {
        let page = &all[&Path::new("reports").join(year).join("index.html")];
        assert!(String::from_utf8_lossy(page).contains("<table"), "{year}");
    }
}
