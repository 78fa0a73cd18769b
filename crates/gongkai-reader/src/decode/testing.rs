//! Packed files built in tests, and documents told in a few words.

use std::io::{Cursor, Write};

use gongkai_document::{Block, Document, Table};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Decoded, decode};
use crate::Limits;

/// A packed file with these parts.
pub(super) fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The parts that tell what a package is.
pub(super) const TYPES: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");

/// A Word document with this body, and further parts.
pub(super) fn docx_with(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:r=\"r\" xmlns:mc=\"mc\"><w:body>{body}\
         <w:sectPr><w:headerReference r:id=\"h\"/></w:sectPr></w:body></w:document>"
    );
    let mut all: Vec<(&str, &[u8])> = vec![TYPES, ("word/document.xml", main.as_bytes())];
    all.extend(parts.iter().map(|(name, content)| (*name, content.as_bytes())));
    pack(&all)
}

/// A Word document with this body.
pub(super) fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A paragraph of one run.
pub(super) fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A cell of one paragraph, with properties.
pub(super) fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

/// Reads with the usual limits.
pub(super) fn read(bytes: &[u8]) -> Decoded {
    decode(bytes, &Limits::default())
}

/// A document in a few words: `1# heading`, `text`, `[a|b][c]`, `<picture>`; hidden text between braces.
pub(super) fn told(document: &Document) -> Vec<String> {
    document.blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(heading) => format!("{}# {}", heading.level, heading.text),
        Block::Paragraph(paragraph) => paragraph
            .runs
            .iter()
            .map(|run| if run.hidden { format!("{{{}}}", run.text) } else { run.text.clone() })
            .collect(),
        Block::Table(table) => rows(table),
        Block::Image(image) => format!("<{} {}>", image.alt, image.target),
    }
}

fn rows(table: &Table) -> String {
    let row = |row: &gongkai_document::TableRow| {
        let cells = row.cells.iter().map(|cell| {
            let spans = match (cell.row_span, cell.column_span) {
                (1, 1) => String::new(),
                (down, across) => format!("↓{down}→{across}"),
            };
            format!("{}{spans}{}", cell.text.replace('\n', "/"), cell.nested.iter().map(rows).collect::<String>())
        });
        format!("[{}]", cells.collect::<Vec<_>>().join("|"))
    };
    table.rows.iter().map(row).collect()
}

/// The problems in words, one after the other.
pub(super) fn said(decoded: &Decoded) -> String {
    let refused = decoded.reports.iter().flatten().flat_map(|report| &report.problems);
    decoded.problems.iter().chain(refused).map(|problem| problem.what.as_str()).collect::<Vec<_>>().join("；")
}
