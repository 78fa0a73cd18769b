//! The parts of a Word file in their archive; the same parts give the same bytes.

use std::io::{Cursor, Write as _};

use gongkai_report::Report;
use jiff::civil::Date;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::Error;
use crate::xml::Xml;

/// Parts that are the same in every file.
const FIXED: [(&str, &str); 9] = [
    ("[Content_Types].xml", include_str!("../../templates/docx/content_types.xml")),
    ("_rels/.rels", include_str!("../../templates/docx/package_rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("../../templates/docx/document_rels.xml")),
    ("word/styles.xml", include_str!("../../templates/docx/styles.xml")),
    ("word/settings.xml", include_str!("../../templates/docx/settings.xml")),
    ("word/fontTable.xml", include_str!("../../templates/docx/fontTable.xml")),
    ("word/footer1.xml", include_str!("../../templates/docx/footer1.xml")),
    ("word/footer2.xml", include_str!("../../templates/docx/footer2.xml")),
    ("docProps/app.xml", include_str!("../../templates/docx/app.xml")),
];

/// The file of a document; what it says of itself comes from the report.
pub(super) fn pack(report: &Report, document: &str) -> Result<Vec<u8>, Error> {
    let core = core(report);
    let own = [("word/document.xml", document), ("docProps/core.xml", core.as_str())];
    // nothing of the machine or the hour
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in FIXED.into_iter().chain(own) {
        zip.start_file(name, options)?;
        zip.write_all(content.as_bytes()).map_err(zip::result::ZipError::Io)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Title, body, language and day.
fn core(report: &Report) -> String {
    let mut xml = Xml::document();
    let names: [(&str, &dyn std::fmt::Display); 4] = [
        ("xmlns:cp", &"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
        ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &names, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(crate::about::title(report)));
        if let Some(body) = &report.body {
            xml.element("dc:creator", &[], |xml| xml.text(body));
        }
        if let Some(day) = crate::about::day(report) {
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.element(name, &[("xsi:type", &"dcterms:W3CDTF")], |xml| xml.text(&midnight(day)));
            }
        }
        xml.element("dc:language", &[], |xml| xml.text("zh-CN"));
    });
    xml.finish()
}

fn midnight(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
