//! The pieces of a document that are looked at: each a text, where it stands, and what is said beside it.

use std::fmt;

use gongkai_document::{Block, Document, Origin, Paragraph, Table};

/// Where a piece stands: counted as a reader counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The title of the page.
    Title,
    /// A heading or a paragraph, from 1.
    Paragraph(usize),
    /// A cell of a table: which table, row and cell, from 1.
    Cell(usize, usize, usize),
    /// A link, from 1.
    Link(usize),
    /// A picture, from 1.
    Picture(usize),
    /// Something in the file beside its text, from 1.
    File(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("标题"),
            Self::Paragraph(number) => write!(f, "第{number}段"),
            Self::Cell(table, row, cell) => write!(f, "表{table}第{row}行第{cell}格"),
            Self::Link(number) => write!(f, "第{number}个链接"),
            Self::Picture(number) => write!(f, "第{number}张图片"),
            Self::File(number) => write!(f, "文件内第{number}处"),
        }
    }
}

/// A piece.
pub(crate) struct Piece<'d> {
    /// Where it stands.
    pub(crate) place: Place,
    /// What can be read in it.
    pub(crate) text: String,
    /// What is said beside a cell: the head of its column, and the cell on its left.
    pub(crate) beside: String,
    /// Where in the source.
    pub(crate) origin: Option<&'d Origin>,
}

/// The pieces of a document, in reading order.
pub(crate) fn pieces(document: &Document) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    if let Some(title) = &document.title {
        out.push(Piece { place: Place::Title, text: title.clone(), beside: String::new(), origin: None });
    }
    let (mut paragraphs, mut tables) = (0, 0);
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => {
                paragraphs += 1;
                let (place, text) = (Place::Paragraph(paragraphs), heading.text.clone());
                out.push(Piece { place, text, beside: String::new(), origin: heading.origin.as_ref() });
            }
            Block::Paragraph(paragraph) => {
                paragraphs += 1;
                let (place, text) = (Place::Paragraph(paragraphs), paragraph.text());
                out.push(Piece { place, text, beside: String::new(), origin: paragraph.origin.as_ref() });
            }
            Block::Table(table) => of_table(table, &mut tables, &mut out),
            Block::Image(_) => {}
        }
    }
    out
}

fn of_table<'d>(table: &'d Table, tables: &mut usize, out: &mut Vec<Piece<'d>>) {
    *tables += 1;
    let number = *tables;
    let heads: Vec<&str> = table.rows.first().map(|row| heads(&row.cells)).unwrap_or_default();
    for (row_number, row) in (1..).zip(&table.rows) {
        let mut column = 0_usize;
        let mut left = "";
        for (cell_number, cell) in (1..).zip(&row.cells) {
            let head = if row_number == 1 { "" } else { heads.get(column).copied().unwrap_or_default() };
            let beside = format!("{head} {left}");
            let place = Place::Cell(number, row_number, cell_number);
            out.push(Piece { place, text: cell.text.clone(), beside, origin: cell.origin.as_ref() });
            cell.nested.iter().for_each(|nested| of_table(nested, tables, out));
            left = &cell.text;
            column += usize::from(cell.column_span);
        }
    }
}

/// The text over each column of the first row.
fn heads(cells: &[gongkai_document::TableCell]) -> Vec<&str> {
    cells.iter().flat_map(|cell| std::iter::repeat_n(cell.text.as_str(), usize::from(cell.column_span))).collect()
}

/// The paragraphs that hold something a reader cannot see, with what it is.
pub(crate) fn hidden(document: &Document) -> Vec<(Place, String, Option<&Origin>)> {
    let of = |paragraph: &Paragraph| -> String {
        paragraph.runs.iter().filter(|run| run.hidden).map(|run| run.text.as_str()).collect()
    };
    let texts = document.blocks.iter().filter(|block| matches!(block, Block::Heading(_) | Block::Paragraph(_)));
    (1..)
        .zip(texts)
        .filter_map(|(number, block)| match block {
            Block::Paragraph(paragraph) => Some((number, of(paragraph), paragraph.origin.as_ref())),
            _ => None,
        })
        .filter(|(_, text, _)| !text.trim().is_empty())
        .map(|(number, text, origin)| (Place::Paragraph(number), text, origin))
        .collect()
}
