//! A small writer of PDF for the tests: objects, fonts that say or hide what their codes mean, pages.

#![allow(dead_code, reason = "every test file uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

pub mod paper;

use std::fmt::Write;

use gongkai_document::{Block, Document};
use gongkai_reader_pdf::{Budget, Decoded, ProblemKind, decode};

/// A file in the making.
#[derive(Clone, Debug, Default)]
pub struct File {
    objects: Vec<Vec<u8>>,
}

impl File {
    /// Keeps a place for an object that is written later.
    pub fn reserve(&mut self) -> usize {
        self.objects.push(b"null".to_vec());
        self.objects.len()
    }

    pub fn set(&mut self, number: usize, body: impl Into<Vec<u8>>) {
        self.objects[number - 1] = body.into();
    }

    pub fn add(&mut self, body: impl Into<Vec<u8>>) -> usize {
        let number = self.reserve();
        self.set(number, body);
        number
    }

    pub fn stream(&mut self, dict: &str, data: &[u8]) -> usize {
        let mut body = format!("<<{dict}/Length {}>>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.add(body)
    }

    /// The file, with its table of places.
    pub fn finish(&self, root: usize) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = Vec::new();
        for (at, body) in self.objects.iter().enumerate() {
            places.push(out.len());
            out.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
            out.extend_from_slice(body);
            out.extend_from_slice(b"\nendobj\n");
        }
        let start = out.len();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
        for place in &places {
            writeln!(table, "{place:010} 00000 n ").unwrap();
        }
        write!(table, "trailer\n<</Size {}/Root {root} 0 R>>\nstartxref\n{start}\n%%EOF\n", places.len() + 1).unwrap();
        out.extend_from_slice(table.as_bytes());
        out
    }

    /// Pages of these contents, with these resources and further entries; gives the whole file.
    pub fn pages(mut self, contents: &[Vec<u8>], resources: &str, entries: &str) -> Vec<u8> {
        let tree = self.reserve();
        let mut kids = String::new();
        for content in contents {
            let content = self.stream("", content);
            let sheet = if entries.contains("MediaBox") { "" } else { "/MediaBox[0 0 595 842]" };
            let page = format!(
                "<</Type/Page/Parent {tree} 0 R{sheet}/Resources<<{resources}>>/Contents {content} 0 R{entries}>>"
            );
            write!(kids, "{} 0 R ", self.add(page)).unwrap();
        }
        self.set(tree, format!("<</Type/Pages/Kids[{kids}]/Count {}>>", contents.len()));
        let root = self.add(format!("<</Type/Catalog/Pages {tree} 0 R>>"));
        self.finish(root)
    }
}

/// How a font tells what its codes mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// By a table in the file.
    ToUnicode,
    /// By the name of its encoding: the code is the character.
    Ucs2,
    /// By the name of its encoding: the code is GBK.
    Gbk,
    /// Not at all.
    Nothing,
}

/// Adds a font of Chinese characters whose codes are those of the characters (or GBK).
pub fn font(file: &mut File, tells: Tells) -> usize {
    let ordering = if tells == Tells::Nothing || tells == Tells::ToUnicode { "Identity" } else { "GB1" };
    let ascii = match tells {
        // the half-width figures and letters of Adobe-GB1 have these numbers
        Tells::Ucs2 | Tells::Gbk => "1 95 500 814 939 500",
        _ => "32 126 500",
    };
    let descriptor = file.add("<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>");
    let descendant = file.add(format!(
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[{ascii}]>>"
    ));
    let (encoding, table) = match tells {
        Tells::ToUnicode => {
            let cmap = "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/X def/CMapType 2 def\n1 begincodespacerange<0000><FFFF>endcodespacerange\n";
            let mut cmap = cmap.to_owned();
            // a range must not change its first byte
            for group in (0..=0xFF_u32).collect::<Vec<_>>().chunks(100) {
                writeln!(cmap, "{} beginbfrange", group.len()).unwrap();
                for high in group {
                    writeln!(cmap, "<{high:02X}00><{high:02X}FF><{high:02X}00>").unwrap();
                }
                cmap.push_str("endbfrange\n");
            }
            cmap.push_str("endcmap CMapName currentdict/CMap defineresource pop end end");
            let table = file.stream("", cmap.as_bytes());
            ("Identity-H", format!("/ToUnicode {table} 0 R"))
        }
        Tells::Ucs2 => ("UniGB-UCS2-H", String::new()),
        Tells::Gbk => ("GBK-EUC-H", String::new()),
        Tells::Nothing => ("Identity-H", String::new()),
    };
    file.add(format!(
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/{encoding}/DescendantFonts[{descendant} 0 R]{table}>>"
    ))
}

/// The codes of a text as a string of a content stream.
pub fn codes(text: &str) -> String {
    let mut out = String::from("<");
    for unit in text.encode_utf16() {
        write!(out, "{unit:04X}").unwrap();
    }
    out.push('>');
    out
}

/// Shows a text at a place, from the bottom left corner.
pub fn show(text: &str, x: f32, y: f32, size: f32) -> String {
    format!("BT /F0 {size} Tf {x} {y} Td {} Tj ET\n", codes(text))
}

/// One page of this content, in a font that tells by a table.
pub fn one_page(content: &str, entries: &str) -> Vec<u8> {
    let mut file = File::default();
    let font = font(&mut file, Tells::ToUnicode);
    file.pages(&[content.as_bytes().to_vec()], &format!("/Font<</F0 {font} 0 R>>"), entries)
}

pub fn read(bytes: &[u8]) -> Decoded {
    decode(bytes, &Budget::default())
}

/// The paragraphs of a document; a table is its cells, row by row.
pub fn texts(document: &Document) -> Vec<String> {
    let shown = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::Table(table) => {
            let rows: Vec<String> = table
                .rows
                .iter()
                .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|"))
                .collect();
            rows.join("\n")
        }
        Block::Heading(heading) => heading.text.clone(),
        Block::Image(_) => "[图]".into(),
    };
    document.blocks.iter().map(shown).filter(|text| !text.is_empty()).collect()
}

pub fn kinds(decoded: &Decoded) -> Vec<ProblemKind> {
    decoded.problems.iter().map(|problem| problem.kind).collect()
}
