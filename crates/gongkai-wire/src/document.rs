//! A document as it crosses between processes: every field of it, under short names. Internal, see
//! [`worker`](crate::worker).

use gongkai_document::{
    Block, Document, Heading, Image, Link, Meta, Origin, Paragraph, Run, SourceKind, Table, TableCell, TableRow, Trace,
    TraceKind,
};
use gongkai_report::{Problem, ProblemKind};
use serde::{Deserialize, Serialize};

use crate::report::KINDS;

/// A document.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct DocumentShape {
    kind: u8,
    title: Option<String>,
    meta: Vec<(String, String, Option<OriginOwned>)>,
    blocks: Vec<BlockShape>,
    links: Vec<(String, String)>,
    source: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    traces: Vec<(u8, String, String)>,
}

/// Kinds of source, by their place.
const SOURCES: [SourceKind; 8] = [
    SourceKind::Html,
    SourceKind::Markdown,
    SourceKind::Text,
    SourceKind::Csv,
    SourceKind::Json,
    SourceKind::Word,
    SourceKind::Workbook,
    SourceKind::Pdf,
];

/// The place of a value in a list; past its end where it is not in it.
fn place<T: PartialEq>(list: &[T], value: &T) -> u8 {
    let place = list.iter().position(|known| known == value).and_then(|place| u8::try_from(place).ok());
    place.unwrap_or(u8::MAX)
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum BlockShape {
    Heading(u8, String, Option<OriginOwned>),
    Paragraph(Vec<RunShape>, Option<OriginOwned>),
    Table(TableShape),
    Image(String, String, Option<OriginOwned>),
}

/// Text, hidden, bold, colour.
type RunShape = (String, bool, bool, Option<String>);

#[derive(Debug, Serialize, Deserialize)]
struct TableShape {
    rows: Vec<Vec<CellShape>>,
    origin: Option<OriginOwned>,
}

#[derive(Debug, Serialize, Deserialize)]
struct CellShape {
    #[serde(rename = "t")]
    text: String,
    #[serde(rename = "s")]
    spans: (u16, u16),
    #[serde(rename = "h")]
    header: bool,
    #[serde(rename = "n", default, skip_serializing_if = "Vec::is_empty")]
    nested: Vec<TableShape>,
    #[serde(rename = "o")]
    origin: Option<OriginOwned>,
}

#[derive(Debug, Serialize, Deserialize)]
enum OriginOwned {
    #[serde(rename = "p")]
    Page(u32, [f32; 4]),
    #[serde(rename = "b")]
    Bytes(usize, usize, String),
    #[serde(rename = "s")]
    Sheet(String, String),
}

/// A problem of a document: it has no place in a report yet.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ProblemShape {
    kind: u8,
    what: String,
    origin: Option<OriginOwned>,
}

impl From<Origin> for OriginOwned {
    fn from(origin: Origin) -> Self {
        match origin {
            Origin::Page { page, bounds } => Self::Page(page, bounds),
            Origin::Bytes { range: (start, end), dom } => Self::Bytes(start, end, dom.to_string()),
            Origin::Sheet { sheet, cell } => Self::Sheet(sheet, cell),
        }
    }
}

impl From<OriginOwned> for Origin {
    fn from(origin: OriginOwned) -> Self {
        match origin {
            OriginOwned::Page(page, bounds) => Self::Page { page, bounds },
            OriginOwned::Bytes(start, end, dom) => Self::Bytes { range: (start, end), dom: dom.into() },
            OriginOwned::Sheet(sheet, cell) => Self::Sheet { sheet, cell },
        }
    }
}

impl From<Problem> for ProblemShape {
    fn from(Problem { kind, place: _, what, origin }: Problem) -> Self {
        Self { kind: place(&KINDS, &kind), what, origin: origin.map(Into::into) }
    }
}

impl From<ProblemShape> for Problem {
    fn from(ProblemShape { kind, what, origin }: ProblemShape) -> Self {
        let kind = KINDS.get(usize::from(kind)).copied().unwrap_or(ProblemKind::Other);
        Self { kind, place: None, what, origin: origin.map(Into::into) }
    }
}

impl From<Document> for DocumentShape {
    fn from(Document { kind, title, meta, blocks, links, source, traces }: Document) -> Self {
        let meta = meta.into_iter().map(|Meta { name, value, origin }| (name, value, origin.map(Into::into)));
        Self {
            kind: place(&SOURCES, &kind),
            title,
            meta: meta.collect(),
            blocks: blocks.into_iter().map(Into::into).collect(),
            links: links.into_iter().map(|Link { text, target }| (text, target)).collect(),
            source,
            traces: traces
                .into_iter()
                .map(|Trace { kind, place: at, excerpt }| (place(&TraceKind::ALL, &kind), at, excerpt))
                .collect(),
        }
    }
}

impl From<DocumentShape> for Document {
    fn from(DocumentShape { kind, title, meta, blocks, links, source, traces }: DocumentShape) -> Self {
        let trace = |(kind, place, excerpt): (u8, String, String)| {
            Some(Trace { kind: *TraceKind::ALL.get(usize::from(kind))?, place, excerpt })
        };
        let meta = meta.into_iter().map(|(name, value, origin)| Meta { name, value, origin: origin.map(Into::into) });
        Self {
            kind: SOURCES.get(usize::from(kind)).copied().unwrap_or_default(),
            title,
            meta: meta.collect(),
            blocks: blocks.into_iter().map(Into::into).collect(),
            links: links.into_iter().map(|(text, target)| Link { text, target }).collect(),
            source,
            traces: traces.into_iter().filter_map(trace).collect(),
        }
    }
}

impl From<Block> for BlockShape {
    fn from(block: Block) -> Self {
        match block {
            Block::Heading(Heading { level, text, origin }) => Self::Heading(level, text, origin.map(Into::into)),
            Block::Paragraph(Paragraph { runs, origin }) => {
                let runs = runs.into_iter().map(|Run { text, hidden, bold, color }| (text, hidden, bold, color));
                Self::Paragraph(runs.collect(), origin.map(Into::into))
            }
            Block::Table(table) => Self::Table(table.into()),
            Block::Image(Image { alt, target, origin }) => Self::Image(alt, target, origin.map(Into::into)),
        }
    }
}

impl From<BlockShape> for Block {
    fn from(block: BlockShape) -> Self {
        match block {
            BlockShape::Heading(level, text, origin) => {
                Self::Heading(Heading { level, text, origin: origin.map(Into::into) })
            }
            BlockShape::Paragraph(runs, origin) => {
                let runs = runs.into_iter().map(|(text, hidden, bold, color)| Run { text, hidden, bold, color });
                Self::Paragraph(Paragraph { runs: runs.collect(), origin: origin.map(Into::into) })
            }
            BlockShape::Table(table) => Self::Table(table.into()),
            BlockShape::Image(alt, target, origin) => {
                Self::Image(Image { alt, target, origin: origin.map(Into::into) })
            }
        }
    }
}

impl From<Table> for TableShape {
    fn from(Table { rows, origin }: Table) -> Self {
        let rows = rows.into_iter().map(|row| row.cells.into_iter().map(Into::into).collect());
        Self { rows: rows.collect(), origin: origin.map(Into::into) }
    }
}

impl From<TableShape> for Table {
    fn from(TableShape { rows, origin }: TableShape) -> Self {
        let rows = rows.into_iter().map(|cells| TableRow { cells: cells.into_iter().map(Into::into).collect() });
        Self { rows: rows.collect(), origin: origin.map(Into::into) }
    }
}

impl From<TableCell> for CellShape {
    fn from(TableCell { text, row_span, column_span, header, nested, origin }: TableCell) -> Self {
        let nested = nested.into_iter().map(Into::into).collect();
        Self { text, spans: (row_span, column_span), header, nested, origin: origin.map(Into::into) }
    }
}

impl From<CellShape> for TableCell {
    fn from(CellShape { text, spans: (row_span, column_span), header, nested, origin }: CellShape) -> Self {
        let nested = nested.into_iter().map(Into::into).collect();
        Self { text, row_span, column_span, header, nested, origin: origin.map(Into::into) }
    }
}
