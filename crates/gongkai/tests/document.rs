//! Items of the catalogue from the command line: drafted, screened, reviewed by another person, published, taken down.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used)] // a test that cannot go on fails

mod support;

use serde_json::Value;
use support::gongkai;
use support::publishing::{Place, lines};

const ID: &str = "11010519491231002X";

#[test]
fn an_item_is_published_in_order_and_not_otherwise() {
    let place = Place::new();
    let item = place.add("示范县交易目录\n第一条 规范交易。\n", &["--theme", "财政", "--keywords", "交易,目录"]);
    assert!(item.starts_with("zx/") && item.ends_with("-00001"), "{item}");
    let refused = |args: &[&str], why: &str| {
        let ran = place.run(&[&["document"], args].concat());
        assert!(ran.code == 1 && ran.err.contains(why), "{args:?}: {} {}", ran.code, ran.err);
    };
    refused(&["publish", &item], "筛查");
    place.step(&["screen", &item]);
    refused(&["publish", &item], "保密审查");
    refused(&["review", &item, "--pass", "--account", "lishen"], "送审");
    place.step(&["submit", &item, "--account", "wangke"]);
    refused(&["review", &item, "--pass", "--account", "wangke"], "不能对自己拟的稿");
    place.step(&["review", &item, "--return", "缺附表", "--account", "lishen"]);
    refused(&["publish", &item], "保密审查");
    place.step(&["redraft", &item, "--summary", "补了附表", "--account", "wangke"]);
    place.publish(&item);
    let shown = place.shown(&item);
    assert_eq!((&shown["schema"], &shown["stage"]), (&"gongkai.document/1".into(), &"published".into()));
    assert_eq!(shown["public"]["outlets"], serde_json::json!(["website", "trading_platform"]));
    assert_eq!(shown["findings"], serde_json::json!([]));
    assert_eq!(shown["timeline"].as_array().unwrap().len(), 10);
    refused(&["publish", &item], "已经发布");
    assert!(place.run(&["document", "text", &item]).out.contains("<p>第一条 规范交易。</p>"));
    assert_eq!(place.run(&["verify"]).code, 0);
}

#[test]
fn what_is_personal_is_found_masked_or_kept_with_a_reason_and_never_printed() {
    let place = Place::new();
    let item =
        place.add(&format!("公示\n当事人姓名：某甲，身份证号{ID}。\n账号：105031910400010\n"), &["--kind", "notice"]);
    let found = place.run(&["document", "screen", &item, "--format", "json"]);
    assert_eq!(found.code, 1);
    let hits = lines(&found);
    let errors: Vec<&Value> = hits.iter().filter(|hit| hit["severity"] == "error").collect();
    assert_eq!(errors.iter().map(|hit| hit["code"].as_str().unwrap()).collect::<Vec<_>>(), ["P101", "P104"]);
    assert_eq!(hits.last().unwrap()["rules"]["P101"]["state"], "broken");
    assert!(!found.out.contains(ID) && !found.err.contains(ID));
    let account = errors[1]["fingerprint"].as_str().unwrap();
    assert_eq!(place.run(&["document", "screen", &item, "--keep", account]).code, 2, "a reason is needed");
    let kept = place.run(&["document", "screen", &item, "--keep", account, "--why", "公布的保证金账户"]);
    assert!(kept.code == 1 && kept.out.contains("还有") | kept.out.contains("有1处"), "{}", kept.out);
    let masked = place.run(&["document", "screen", &item, "--mask"]);
    assert_eq!(masked.code, 0, "{}", masked.out);
    let text = place.run(&["document", "text", &item]).out;
    assert!(text.contains("110*************2X") && !text.contains(ID), "{text}");
}

#[test]
fn what_is_taken_down_leads_its_reader_on_and_an_older_system_is_taken_over_as_it_was() {
    let place = Place::new();
    let [old, new] = ["旧目录\n甲\n", "新目录\n乙\n"].map(|text| place.add(text, &[]));
    place.publish(&old);
    let refused = place.run(&["document", "retire", &old, "--reason", "过时", "--redirect", &new]);
    assert!(refused.code == 2 && refused.err.contains("没有公开"), "{}", refused.err);
    place.publish(&new);
    place.step(&["retire", &old, "--reason", "已有新目录", "--redirect", &new]);
    let shown = place.run(&["document", "show", &old]).out;
    assert!(shown.contains("读者会被引到：新目录"), "{shown}");
    let happened = place.add("早已发布\n丙\n", &["--formed", "2020-03-02", "--on", "2020-03-02"]);
    place.step(&["publish", &happened, "--already", "--on", "2020-03-09"]);
    let codes: Vec<Value> =
        place.shown(&happened)["findings"].as_array().unwrap().iter().map(|finding| finding["code"].clone()).collect();
    assert_eq!(codes, ["published_unreviewed", "published_unapproved"].map(Value::from), "{codes:?}");
    let listed = lines(&place.run(&["document", "list", "--stage", "taken_down", "--format", "json"]));
    assert_eq!(listed.len(), 1);
    let unknown = place.run(&["document", "show", "没有这一条"]);
    assert!(unknown.code == 2 && unknown.err.contains("document list"), "{}", unknown.err);
}

#[test]
fn files_are_screened_as_they_lie_there() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", "示范县交易公告\n联系电话：0538-8812345\n");
    write("b.html", "<html><body><p>机密★1年</p><p>全文</p></body></html>");
    let ran = gongkai(&["document", "check", folder.path().to_str().unwrap(), "--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let found = lines(&ran);
    let codes: Vec<&str> = found.iter().filter_map(|line| line["code"].as_str()).collect();
    assert_eq!(codes, ["P108", "P131"]);
    assert_eq!(found.iter().filter(|line| line["schema"] == "gongkai.check/1").count(), 2);
    let notice =
        gongkai(&["document", "check", folder.path().join("a.txt").to_str().unwrap(), "--occasion", "trading_notice"]);
    assert!(notice.code == 0 && notice.out.contains("错误0处，警告0处，提示0处"), "{}", notice.out);
    let missing = gongkai(&["document", "check", "没有.docx", "--format", "json"]);
    assert_eq!((missing.code, lines(&missing)[0]["rules"]["P101"]["state"].as_str()), (2, Some("undecided")));
    let page = gongkai(&["document", "rules", "p131"]);
    assert!(page.code == 0 && page.out.contains("第十四条"), "{}", page.out);
}

#[test]
fn the_catalogue_of_the_demonstration_is_told_to_who_looks_at_documents() {
    let demo = |args: &[&str]| {
        let ran = gongkai(&[args, &["--demo", "--body", "shifan"]].concat());
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran.out
    };
    let listed = demo(&["document", "list", "--format", "json"]);
    assert_eq!(listed.lines().count(), 520);
    let shown: Value =
        serde_json::from_str(&demo(&["document", "show", "示公资〔2024〕12号", "--format", "json"])).unwrap();
    assert_eq!((&shown["stage"], &shown["findings"]), (&"published".into(), &serde_json::json!([])));
    let index = shown["draft"]["index_number"].as_str().unwrap();
    assert!(demo(&["document", "text", index]).contains("首问负责、一次性告知"));
    // the template goes on where the story ended
    assert!(index.starts_with("12990000MB0X00015T/2024-"), "{index}");
    assert!(demo(&["catalogue", "coverage"]).contains("15类都有信息或者说明"));
    // reports are told without it, and say the same numbers as before
    let counted = demo(&["report", "trace", "--year", "2024", "--cell", "table3.granted.total", "--format", "json"]);
    assert!(!counted.contains("\"document\""), "{counted}");
}

/// A Word file of a title, a paragraph and a picture.
fn word_with_picture() -> Vec<u8> {
    use std::io::{Cursor, Write as _};
    let relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    let related = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns='{relationships}'><Relationship Id='r1' Type='{office}/{kind}' Target='{target}'/></Relationships>"
        )
    };
    let picture = "<w:p><w:r><w:drawing><docPr descr='交易流程图'/><a:blip r:embed='r1'/></w:drawing></w:r></w:p>";
    let line = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = [line("交易流程"), picture.to_owned(), line("以上。")].concat();
    let document = format!(
        "<w:document xmlns:w='{words}' xmlns:r='{office}' xmlns:a='{drawing}'><w:body>{body}</w:body></w:document>"
    );
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";
    let parts: [(&str, Vec<u8>); 5] = [
        ("[Content_Types].xml", types.into()),
        ("_rels/.rels", related("officeDocument", "word/document.xml").into()),
        ("word/document.xml", document.into()),
        ("word/_rels/document.xml.rels", related("image", "media/image1.png").into()),
        ("word/media/image1.png", b"\x89PNG\r\n\x1a\n0000".to_vec()),
    ];
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn the_pictures_of_a_word_file_go_with_its_text() {
    let place = Place::new();
    let path = place.folder.path().join("流程.docx");
    std::fs::write(&path, word_with_picture()).unwrap();
    let path = path.display().to_string();
    let added = place.run(&["document", "add", &path, "--column", "20-9", "--index", "zx-1", "--account", "wangke"]);
    assert!(added.code == 0 && added.out.contains("正文图1.png"), "{} {}", added.out, added.err);
    let text = place.run(&["document", "text", "zx-1"]).out;
    assert!(text.contains("<img src=\"正文图1.png\" alt=\"交易流程图\">"), "{text}");
    let out = place.folder.path().join("取出.png").display().to_string();
    assert_eq!(place.run(&["document", "text", "zx-1", "--file", "1", "--out", &out]).code, 0);
    assert!(std::fs::read(&out).unwrap().starts_with(b"\x89PNG"));
    place.publish("zx-1");
    // a further file stands beside the pictures; another text takes its own pictures in their place
    let table = place.file("附表.csv", "项目,金额\n甲,1\n");
    place.step(&["redraft", "zx-1", "--attach", &table, "--account", "wangke"]);
    let names = |item: &Value| -> Vec<String> {
        let files = item["draft"]["files"].as_array().unwrap();
        files.iter().map(|file| file["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&place.shown("zx-1")), ["附表.csv", "正文图1.png"]);
    let plain = place.file("改.txt", "交易流程\n不再用图。\n");
    place.step(&["redraft", "zx-1", "--text", &plain, "--account", "wangke"]);
    assert_eq!(names(&place.shown("zx-1")), ["附表.csv"]);
}
