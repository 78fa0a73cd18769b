//! What each fuzz target demands of any input: shared by libFuzzer and by the mutation loop of `gongkai-testkit`.

use std::io::{Cursor, Write};

use gongkai_document::{Block, Document, SourceKind};
use gongkai_lint::narrative::read_passage;
use gongkai_lint::{Settings, Subject, Verdict};
use gongkai_reader::decode::{decode, decode_as};
use gongkai_reader::recognise::recognise;
use gongkai_reader::{Limits, finish, no_pdf, open, read};
use gongkai_reader_pdf::Budget;
use gongkai_report::{Head, Report, Section, TableId, differences};

/// A target: its name, and what it does with any bytes. It panics if something does not hold.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 12] = [
    ("html", |bytes| document(SourceKind::Html, bytes)),
    ("markdown", |bytes| document(SourceKind::Markdown, bytes)),
    ("text", |bytes| document(SourceKind::Text, bytes)),
    ("csv", |bytes| document(SourceKind::Csv, bytes)),
    ("json", |bytes| document(SourceKind::Json, bytes)),
    ("pdf", pdf),
    ("docx", word),
    ("workbook", workbook),
    ("zip", archive),
    ("recognise", recognised),
    ("narrative", narrative),
    ("check", checked),
];

/// A text of one kind → document: every table resolves its spans to a rectangle.
pub fn document(kind: SourceKind, bytes: &[u8]) {
    rectangles(&decode_as(kind, &String::from_utf8_lossy(bytes), &Limits::default()).document);
}

fn rectangles(document: &Document) {
    for block in &document.blocks {
        if let Block::Table(table) = block {
            let grid = table.grid();
            assert!(grid.rows().all(|row| row.len() == grid.width()));
        }
    }
}

/// Any bytes as PDF → document → reports. The reader catches what stumbles in the parsers below it, and says so; here
/// that is a failure, since we want to know of it.
pub fn pdf(bytes: &[u8]) {
    let budget = Budget { operators: 200_000, glyphs: 100_000, unpacked: 16 << 20, ..Budget::default() };
    let decoded = gongkai_reader_pdf::decode(bytes, &budget);
    assert!(!decoded.problems.iter().any(|problem| problem.what.contains(gongkai_reader_pdf::STUMBLED)));
    for block in &decoded.document.blocks {
        if let Block::Table(table) = block {
            let grid = table.grid();
            assert!(grid.rows().all(|row| row.len() == grid.width()));
        }
    }
    let limits = Limits::default();
    let reports = recognise(&decoded.document, Vec::new(), &limits);
    assert!(!reports.is_empty() && reports.len() <= limits.reports);
}

/// The text of a Word document, as it stands inside the package → document. Packing it here lets a change reach the
/// reader, which a change to packed bytes hardly ever does.
pub fn word(bytes: &[u8]) {
    packed(&[
        ("word/document.xml", bytes),
        ("word/styles.xml", bytes),
        ("word/numbering.xml", bytes),
        ("word/_rels/document.xml.rels", WORD),
    ]);
}

/// A sheet, as it stands inside the package → document: the same bytes taken for one of either kind of workbook.
pub fn workbook(bytes: &[u8]) {
    packed(&[
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", SHEETS),
        ("xl/s.xml", bytes),
        ("xl/t.xml", bytes),
    ]);
    packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", bytes)]);
}

const WORD: &[u8] = b"<Relationships><Relationship Id='a' Type='x/styles' Target='styles.xml'/>\
    <Relationship Id='b' Type='x/numbering' Target='numbering.xml'/></Relationships>";
const BOOK: &[u8] = b"<workbook><sheets><sheet name='a' r:id='s'/></sheets></workbook>";
const SHEETS: &[u8] = b"<Relationships><Relationship Id='s' Type='x/worksheet' Target='s.xml'/>\
    <Relationship Id='t' Type='x/sharedStrings' Target='t.xml'/><Relationship Id='u' Type='x/styles' Target='t.xml'/></Relationships>";

fn packed(parts: &[(&str, &[u8])]) {
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("[Content_Types].xml", &b""[..])].iter().chain(parts) {
        let written = writer.start_file(*name, options).is_ok() && writer.write_all(content).is_ok();
        assert!(written);
    }
    let package = writer.finish().map(Cursor::into_inner).unwrap_or_default();
    rectangles(&decode(&package, &Limits::default()).document);
}

/// Packed bytes → the files in them: never none, and each gives a report, or a value that says why not.
pub fn archive(bytes: &[u8]) {
    let limits = Limits { unpacked: 8 << 20, bytes: 2 << 20, ..Limits::default() };
    let members = open(bytes, &limits, no_pdf);
    assert!(!members.is_empty() && members.len() <= limits.entries + 1);
    for member in members {
        let reading = finish(member.content, &limits);
        assert!(!reading.reports.is_empty());
    }
}

/// Plain text → reports: at least one comes back, and every cell of a table that was found is accounted for.
pub fn recognised(bytes: &[u8]) {
    let limits = Limits::default();
    let decoded = decode_as(SourceKind::Text, &String::from_utf8_lossy(bytes), &limits);
    let reports = recognise(&decoded.document, decoded.problems, &limits);
    assert!(!reports.is_empty() && reports.len() <= limits.reports);
    for report in &reports {
        for table in TableId::ALL {
            let expected = report.expected_cells(table).count();
            assert!(report.counts(table).is_none_or(|counts| counts.iter().sum::<usize>() == expected));
        }
    }
}

/// Running text → statements.
pub fn narrative(bytes: &[u8]) {
    let section = Section::OverviewHead(Head::DisclosureOnRequest);
    let statements = read_passage(&String::from_utf8_lossy(bytes), section, Some("示范县教育局"), Some(2024));
    std::hint::black_box(statements);
}

/// Any bytes → read, check, write in every format; what is written as JSON and CSV reads back equal.
pub fn checked(bytes: &[u8]) {
    let limits = Limits::default();
    let settings = Settings::default();
    let reading = read(bytes, &limits);
    assert!(!reading.reports.is_empty());
    for report in &reading.reports {
        let subject = Subject { document: Some(&reading.document), ..Subject::alone(report, &settings) };
        for result in gongkai_lint::check(subject).results {
            assert!(!matches!(result.verdict, Verdict::Broken(findings) if findings.is_empty()));
        }
        if report.form.is_some() {
            written(report, &limits);
        }
    }
}

fn written(report: &Report, limits: &Limits) {
    for text in [gongkai_render::json::report(report, "fuzz"), gongkai_render::csv::report(report)] {
        let back = read(text.as_bytes(), limits);
        let unlike = back.reports.first().map(|back| differences(report, back)).unwrap_or_default();
        assert!(unlike.is_empty(), "{unlike:?}");
    }
    std::hint::black_box((gongkai_render::html::report(report), gongkai_render::markdown::report(report)));
}
