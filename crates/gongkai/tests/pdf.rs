//! Writing PDF, and every format beside it, from outside.
#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on fails

mod support;

use support::{example, gongkai};

#[test]
fn a_report_is_written_as_pdf_twice_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str| {
        let path = folder.path().join(name);
        let out = path.to_str().unwrap();
        let answer = gongkai(&["report", "write", &example("sound.html"), "--to", "pdf", "--out", out]);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{}", answer.out);
        std::fs::read(path).unwrap()
    };
    let pdf = write("年报.pdf");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(pdf == write("再写.pdf"));
}

#[test]
fn a_roll_up_bears_its_title_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let (sound, named) = (example("sound.html"), ["--of", "示范县"]);
    for format in ["html", "md", "csv", "json", "docx", "xlsx", "pdf"] {
        for (of, title) in
            [(&named[..], "示范县2024年政府信息公开工作年度报告"), (&[], "2024年政府信息公开工作年度报告（汇总）")]
        {
            let path = folder.path().join(format!("汇总.{format}")).display().to_string();
            let arguments = ["report", "rollup", &sound, "--to", format, "--out", &path];
            let answer = gongkai(&[&arguments[..], of].concat());
            assert_eq!(answer.code, 0, "{format}: {}", answer.err);
            let read = gongkai(&["report", "read", &path]).json().remove(0);
            assert_eq!((&read["title"], &read["year"]), (&title.into(), &2024.into()), "{format}");
            assert!(of.is_empty() || read["body"] == "示范县", "{format}: {}", read["body"]);
        }
    }
}

#[test]
fn without_a_chinese_font_the_package_is_named_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (fonts, path) = (folder.path().join("字体"), folder.path().join("年报.pdf"));
    std::fs::create_dir(&fonts).unwrap();
    let (fonts, out) = (fonts.to_str().unwrap(), path.to_str().unwrap());
    let answer = gongkai(&["report", "write", &example("sound.html"), "--to", "pdf", "--fonts", fonts, "--out", out]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("没有找到能印中文的字体") && answer.err.contains("fonts-noto-cjk"), "{}", answer.err);
    assert!(answer.err.contains(fonts) && !path.exists(), "{}", answer.err);
}

#[test]
fn two_reports_are_set_side_by_side_twice_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let compare = |name: &str| {
        let path = folder.path().join(name);
        let (old, new, out) = (example("previous.html"), example("faulty.html"), path.to_str().unwrap());
        let answer = gongkai(&["report", "compare", &old, &new, "--to", "pdf", "--out", out]);
        // the later report has errors: the comparison is written all the same
        assert_eq!((answer.code, answer.err.as_str()), (1, ""), "{}", answer.out);
        std::fs::read(path).unwrap()
    };
    let pdf = compare("比较.pdf");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(pdf == compare("再比.pdf"));
}

#[test]
fn a_report_written_as_pdf_is_read_back_through_the_process_that_decodes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("年报.pdf");
    let (sound, out) = (example("sound.html"), path.to_str().unwrap());
    assert_eq!(gongkai(&["report", "write", &sound, "--to", "pdf", "--out", out]).code, 0);
    let same = gongkai(&["report", "compare", &sound, out]);
    assert!(same.out.contains("200 格全部相同"), "{}{}", same.out, same.err);
}

#[test]
fn a_signature_under_an_empty_last_section_is_one_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let sound = gongkai(&["report", "write", &example("sound.html"), "--to", "json"]).json().remove(0);
    let body = sound["signature"]["body"].as_str().unwrap();
    for (text, signature) in [
        ("", serde_json::json!({ "body": body, "date": "2025-01-16" })),
        ("", serde_json::json!({ "body": body, "date": null })),
        ("", serde_json::json!({ "body": null, "date": "2025-01-16" })),
        ("无。", serde_json::json!({ "body": body, "date": "2025-01-16" })),
        ("没有其他事项", serde_json::Value::Null),
    ] {
        let mut report = sound.clone();
        report["other_matters"] = text.into();
        report["signature"] = signature.clone();
        std::fs::write(at("年报.json"), report.to_string()).unwrap();
        for format in ["html", "md", "csv", "json", "docx", "xlsx", "pdf"] {
            let path = at(&format!("再写.{format}"));
            let written = gongkai(&["report", "write", &at("年报.json"), "--to", format, "--out", &path]);
            assert_eq!(written.code, 0, "{format}: {}", written.err);
            let read = gongkai(&["report", "read", &path]).json().remove(0);
            assert_eq!((&read["other_matters"], &read["signature"]), (&text.into(), &signature), "{format}");
        }
    }
}
