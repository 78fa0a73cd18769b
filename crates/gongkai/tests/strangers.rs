//! Files of office programs and archives from outside: every command reads them, and a bad one harms only itself.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod support;

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use support::{example, gongkai};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The cells of a line of CSV as this project writes tables of text.
fn cells<'l>(line: &'l str, cell: &dyn Fn(&str) -> String) -> Vec<String> {
    line.trim_matches('|').split('|').map(|text: &'l str| cell(text.trim())).collect()
}

/// The example report as a Word document: its Markdown, a paragraph or a row of a table a line.
fn docx(example: &str) -> Vec<u8> {
    let markdown = gongkai(&["report", "write", example, "--to", "md"]).out;
    let paragraph = |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let mut body = String::new();
    let mut in_table = false;
    for line in markdown.lines().filter(|line| !line.trim().is_empty() && !line.contains("---")) {
        let row = line.starts_with('|');
        if row != in_table {
            body += if row { "<w:tbl>" } else { "</w:tbl>" };
            in_table = row;
        }
        if row {
            body += &format!("<w:tr>{}</w:tr>", cells(line, &cell).concat());
        } else {
            body += &paragraph(line.trim_start_matches('#').trim());
        }
    }
    let main = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    pack(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", main.as_bytes())])
}

/// The same as a workbook.
fn xlsx(example: &str) -> Vec<u8> {
    let markdown = gongkai(&["report", "write", example, "--to", "md"]).out;
    let cell = |text: &str| match text.parse::<f64>() {
        Ok(_) => format!("<c><v>{text}</v></c>"),
        Err(_) => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let mut rows = String::new();
    for line in markdown.lines().filter(|line| !line.trim().is_empty() && !line.contains("---")) {
        let cells =
            if line.starts_with('|') { cells(line, &cell) } else { vec![cell(line.trim_start_matches('#').trim())] };
        rows += &format!("<row>{}</row>", cells.concat());
    }
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let relations = b"<Relationships><Relationship Id=\"s\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>";
    pack(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"年报\" r:id=\"s\"/></sheets></workbook>".as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/s.xml", sheet.as_bytes()),
    ])
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path: PathBuf = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

/// What must be the same in every format.
const SAME: [&str; 9] = ["body", "year", "form", "title", "period", "table2", "table3", "table4", "overview"];

#[test]
fn documents_and_workbooks_read_as_the_same_report_whatever_their_name() {
    let folder = tempfile::tempdir().unwrap();
    let sound = example("sound.html");
    let original = gongkai(&["report", "read", &sound]).json().remove(0);
    for (name, bytes, origin) in [("年报.pdf", docx(&sound), "bytes"), ("年报.txt", xlsx(&sound), "sheet")] {
        let file = put(folder.path(), name, &bytes);
        let answer = gongkai(&["report", "read", &file]);
        assert_eq!(answer.code, 0, "{}", answer.out);
        let read = answer.json().remove(0);
        for key in SAME {
            assert_eq!(read[key], original[key], "{name} {key}");
        }
        assert!(
            read["origins"]["table3.granted.total"][origin].is_array()
                || read["origins"]["table3.granted.total"][origin].is_string()
        );
    }
}

#[test]
fn every_command_takes_documents_and_archives() {
    let folder = tempfile::tempdir().unwrap();
    let (sound, previous) = (example("sound.html"), example("previous.html"));
    let html = std::fs::read(&sound).unwrap();
    let archive = put(
        folder.path(),
        "各单位.zip",
        &pack(&[("示范局/年报.docx", &docx(&sound)), ("b.html", &html), ("坏.doc", b"\xD0\xCF\x11\xE0")]),
    );
    let old = put(folder.path(), "去年.docx", &docx(&previous));

    let read = gongkai(&["report", "read", &archive]);
    assert_eq!(read.code, 2, "one member is no report");
    let files: Vec<String> = read.json().iter().map(|line| line["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(
        files,
        [format!("{archive}/示范局/年报.docx"), format!("{archive}/b.html"), format!("{archive}/坏.doc")]
    );

    let check = gongkai(&["report", "check", &archive, "--previous", &old, "--format", "json"]);
    assert_eq!(check.code, 2);
    let closings: Vec<_> = check.json().into_iter().filter(|line| line["schema"] == "gongkai.check/1").collect();
    assert_eq!(closings.len(), 3);
    assert_eq!(closings[0]["rules"]["Y101"]["state"], "held", "last year's report is a document too");

    let rollup = gongkai(&["report", "rollup", &archive, "--format", "json"]);
    assert_eq!(rollup.json()[0]["schema"], "gongkai.rollup/1", "{}", rollup.err);
    assert!(rollup.err.contains("坏.doc"));

    let written = gongkai(&["report", "write", &archive, "--to", "json"]);
    assert_eq!((written.code, &written.json()[0]["year"]), (0, &2024.into()), "{}", written.err);
    let compared = gongkai(&["report", "compare", &old, &archive, "--to", "json"]);
    assert!(compared.code < 2 && !compared.out.is_empty(), "{}", compared.err);
}

#[test]
fn a_process_that_needs_too_much_ends_alone_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let sound = example("sound.html");
    // eight megabytes are less than the program itself has, so that nothing can be added to it, and so many paragraphs do not
    // fit into what it has to spare
    let body = "<w:p><w:r><w:t>政府信息公开工作年度报告</w:t></w:r></w:p>".repeat(60_000);
    let main = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let large = pack(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", main.as_bytes())]);
    let word = put(folder.path(), "a.docx", &large);
    let page = put(folder.path(), "b.html", &std::fs::read(&sound).unwrap());
    let answer = gongkai(&["report", "read", &word, &page, "--memory", "8"]);
    let lines = answer.json();
    assert_eq!((answer.code, lines.len()), (2, 2));
    let what = lines[0]["problems"][0]["what"].as_str().unwrap();
    assert!(what.contains("没有读") && what.contains("--memory"), "{what}");
    assert!(lines[0]["form"].is_null());
    assert_eq!(lines[1]["form"], "2021");
}

#[test]
fn many_files_at_once_come_back_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let word = docx(&example("sound.html"));
    for number in 0..24 {
        let cut = if number % 5 == 0 { word.len() / 2 } else { word.len() };
        put(folder.path(), &format!("{number:02}.docx"), &word[..cut]);
    }
    let answer = gongkai(&["report", "read", &folder.path().display().to_string(), "--jobs", "8"]);
    let lines = answer.json();
    assert_eq!((answer.code, lines.len()), (2, 24));
    for (number, line) in lines.iter().enumerate() {
        assert!(line["file"].as_str().unwrap().ends_with(&format!("{number:02}.docx")));
        assert_eq!(line["form"].is_null(), number % 5 == 0, "{number}");
    }
}

#[test]
fn the_process_that_decodes_answers_only_its_own_kind_and_is_no_command_to_be_seen() {
    let help = gongkai(&["--help"]);
    assert!(!help.out.contains("__read"), "{}", help.out);
    let served = support::gongkai_with_input(&["__read", "--memory", "512", "--seconds", "5"], "一、总体情况");
    assert_eq!(served.code, 0, "{}", served.err);
    assert!(served.out.starts_with("gongkai.worker/1\n") && served.out.contains("一、总体情况"));
}

#[test]
fn drawn_pages_are_read_in_that_process_too_and_broken_ones_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let broken = put(folder.path(), "年报.docx", b"%PDF-1.7\n1 0 obj\n<<");
    let answer = gongkai(&["report", "read", &broken]);
    assert_eq!(answer.code, 2);
    let what = answer.json()[0]["problems"][0]["what"].as_str().unwrap().to_owned();
    assert!(what.contains("PDF") && what.contains("请"), "{what}");

    let Some(pdf) = support::shared().map(|folder| folder.join("data/reports/huaian_city_2024.pdf")) else {
        eprintln!("skipped: no shared data beside the project");
        return;
    };
    let read = gongkai(&["report", "read", &pdf.display().to_string()]).json().remove(0);
    assert_eq!(
        (&read["form"], &read["year"], &read["counts"]["table3"]["unread"]),
        (&"2021".into(), &2024.into(), &0.into())
    );
    assert!(read["origins"]["table3.granted.total"]["page"].is_number());
}
