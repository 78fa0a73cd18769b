//! Blocks of a document, in reading order.

use crate::{Grid, Origin, Trace};

/// What kind of file a document was read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SourceKind {
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text, also text extracted from another format.
    #[default]
    Text,
    /// Comma or tab separated values.
    Csv,
    /// JSON of this project.
    Json,
    /// A Word document (OOXML).
    Word,
    /// A workbook of sheets (XLSX, XLS, ODS).
    Workbook,
    /// Drawn pages (PDF).
    Pdf,
}

/// A whole document: what it says of itself, and its blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The kind of file.
    pub kind: SourceKind,
    /// Title of the page (`<title>`, front matter), as printed.
    pub title: Option<String>,
    /// What the page says about itself outside the text: metadata elements and the metadata block.
    pub meta: Vec<Meta>,
    /// The text, in reading order.
    pub blocks: Vec<Block>,
    /// Links of the page, in order: downloads, related documents.
    pub links: Vec<Link>,
    /// The decoded source text, for snippets; empty where the source is not a text.
    pub source: String,
    /// What the file holds beside what its reader sees.
    pub traces: Vec<Trace>,
}

/// One statement a page makes about itself: `发布日期` = `2024-01-17`.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// Name, as printed.
    pub name: String,
    /// Value, as printed.
    pub value: String,
    /// Where it stands.
    pub origin: Option<Origin>,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its text.
    pub text: String,
    /// Its target, as written.
    pub target: String,
}

/// One block.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading that the format marks as one.
    Heading(Heading),
    /// A paragraph, a list item, or a line.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A picture.
    Image(Image),
}

/// A heading that the format marks as one (`<h2>`, `##`).
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub origin: Option<Origin>,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// Its runs, in order.
    pub runs: Vec<Run>,
    /// Where it stands.
    pub origin: Option<Origin>,
}

impl Paragraph {
    /// A paragraph of one plain run.
    #[must_use]
    pub fn plain(text: impl Into<String>, origin: Option<Origin>) -> Self {
        Self { runs: vec![Run::plain(text)], origin }
    }

    /// The text that a reader sees: all runs that are not hidden.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().filter(|run| !run.hidden).map(|run| run.text.as_str()).collect()
    }
}

/// A stretch of text of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether a reader cannot see it (`display:none`, white on white): never read as content, but checked.
    pub hidden: bool,
    /// Whether it is set bold.
    pub bold: bool,
    /// Colour, as written in the source.
    pub color: Option<String>,
}

impl Run {
    /// A plain visible run.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Image {
    /// Its alternative text.
    pub alt: String,
    /// Its target, as written.
    pub target: String,
    /// Where it stands.
    pub origin: Option<Origin>,
}

/// A table, its rows as written; [`Table::grid`] resolves the spans.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Rows, in order.
    pub rows: Vec<TableRow>,
    /// Where it stands.
    pub origin: Option<Origin>,
}

impl Table {
    /// The table with its spans resolved.
    #[must_use]
    pub fn grid(&self) -> Grid<'_> {
        Grid::new(self)
    }
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow {
    /// Cells, in order, as written (a cell spanned from above is not repeated).
    pub cells: Vec<TableCell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell {
    /// Its text; line breaks inside it are `\n`.
    pub text: String,
    /// How many rows it spans, at least 1.
    pub row_span: u16,
    /// How many columns it spans, at least 1.
    pub column_span: u16,
    /// Whether the format marks it as a header.
    pub header: bool,
    /// Tables inside it.
    pub nested: Vec<Table>,
    /// Where it stands.
    pub origin: Option<Origin>,
}

impl TableCell {
    /// A plain cell of one row and one column.
    #[must_use]
    pub fn plain(text: impl Into<String>, origin: Option<Origin>) -> Self {
        Self { text: text.into(), row_span: 1, column_span: 1, header: false, nested: Vec::new(), origin }
    }
}
