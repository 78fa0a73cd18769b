//! Markdown by its tree: headings, paragraphs line by line, tables; HTML inside it by the HTML reader.
//!
//! The text of a paragraph is taken from the source, line by line with tabs and spaces, because a table that lost
//! its format stands there; only the marks of emphasis and escapes are removed.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use gongkai_document::{
    Block, Document, Heading, Image, Link, Origin, Paragraph, Run, SourceKind, Table, TableCell, TableRow,
};
use gongkai_report::{Problem, ProblemKind};

use super::{Decoded, html};
use crate::Limits;

/// Reads a Markdown text.
pub(super) fn decode(source: String, limits: &Limits) -> Decoded {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    let root = parse_document(&arena, &source, &options);
    let mut walk =
        Walk { lines: line_starts(&source), source: &source, limits, blocks: Vec::new(), links: Vec::new(), cells: 0 };
    walk.children(root, 0);
    let Walk { blocks, links, cells, .. } = walk;
    let mut problems = Vec::new();
    if cells > limits.cells {
        let what = format!("单元格超过 {} 个，后面的没有读：请检查是不是给错了文件", limits.cells);
        problems.push(Problem { kind: ProblemKind::Limit, place: None, what, origin: None });
    }
    let document = Document { kind: SourceKind::Markdown, blocks, links, source, ..Document::default() };
    Decoded { document, problems, ..Decoded::default() }
}

fn line_starts(source: &str) -> Vec<usize> {
    let ends = source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}

struct Walk<'s> {
    lines: Vec<usize>,
    source: &'s str,
    limits: &'s Limits,
    blocks: Vec<Block>,
    links: Vec<Link>,
    cells: usize,
}

/// Deepest nesting of lists and quotations that is followed.
const DEEPEST: usize = 64;

impl Walk<'_> {
    fn children<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in node.children() {
            self.block(child, depth);
        }
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) {
        let range = self.range(node);
        let html = match &node.data.borrow().value {
            NodeValue::HtmlBlock(block) => Some(block.literal.clone()),
            _ => None,
        };
        if let Some(literal) = html {
            self.html(&literal, range.0);
            return;
        }
        match &node.data.borrow().value {
            NodeValue::Heading(heading) => {
                self.note_links(node);
                let block =
                    Heading { level: heading.level, text: plain(node), origin: Some(Origin::bytes(range.0, range.1)) };
                self.blocks.push(Block::Heading(block));
            }
            NodeValue::Paragraph => {
                self.note_links(node);
                self.paragraph(range);
            }
            NodeValue::CodeBlock(_) => self.paragraph(range),
            NodeValue::Table(_) => self.table(node, range),
            _ => self.children(node, depth + 1),
        }
    }

    /// The bytes of a node.
    fn range<'a>(&self, node: &'a AstNode<'a>) -> (usize, usize) {
        let place = node.data.borrow().sourcepos;
        let start_of = |line: usize| self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.source.len());
        let start = start_of(place.start.line) + place.start.column.saturating_sub(1);
        let end = start_of(place.end.line) + place.end.column;
        let end = end.clamp(0, self.source.len());
        (self.boundary(start.min(end)), self.boundary(end))
    }

    fn boundary(&self, mut at: usize) -> usize {
        while !self.source.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    /// Every source line of a paragraph is one of its own: a soft line end may part the rows of a table.
    fn paragraph(&mut self, (start, end): (usize, usize)) {
        let mut at = start;
        for line in self.source.get(start..end).unwrap_or_default().split_inclusive('\n') {
            let text = line.trim_end();
            let content = text.trim_start_matches(['>', ' ']);
            if !content.is_empty() {
                let origin = Some(Origin::bytes(at, at + text.len()));
                self.blocks.push(Block::Paragraph(Paragraph { runs: runs_of(content), origin }));
            }
            at += line.len();
        }
    }

    fn html(&mut self, literal: &str, at: usize) {
        let inner = html::decode(literal.to_owned(), self.limits);
        for mut block in inner.document.blocks {
            shift(&mut block, at);
            self.blocks.push(block);
        }
    }

    fn table<'a>(&mut self, node: &'a AstNode<'a>, range: (usize, usize)) {
        let mut table = Table { rows: Vec::new(), origin: Some(Origin::bytes(range.0, range.1)) };
        for row in node.children() {
            let header = matches!(row.data.borrow().value, NodeValue::TableRow(true));
            let mut cells = Vec::new();
            for cell in row.children() {
                self.cells += 1;
                if self.cells > self.limits.cells {
                    break;
                }
                let (start, end) = self.range(cell);
                let origin = Some(Origin::bytes(start, end));
                cells.push(TableCell { header, ..TableCell::plain(plain(cell), origin) });
            }
            table.rows.push(TableRow { cells });
        }
        self.blocks.push(Block::Table(table));
    }

    fn note_links<'a>(&mut self, node: &'a AstNode<'a>) {
        for child in node.descendants() {
            match &child.data.borrow().value {
                NodeValue::Link(link) => self.links.push(Link { text: plain(child), target: link.url.clone() }),
                NodeValue::Image(image) => {
                    let (alt, target) = (plain(child), image.url.clone());
                    self.blocks.push(Block::Image(Image { alt, target, origin: None }));
                }
                _ => {}
            }
        }
    }
}

/// Moves the places of a block that was read from a part of the source.
fn shift(block: &mut Block, by: usize) {
    let move_origin = |origin: &mut Option<Origin>| {
        if let Some(Origin::Bytes { range, .. }) = origin {
            *range = (range.0 + by, range.1 + by);
        }
    };
    match block {
        Block::Heading(heading) => move_origin(&mut heading.origin),
        Block::Paragraph(paragraph) => move_origin(&mut paragraph.origin),
        Block::Image(image) => move_origin(&mut image.origin),
        Block::Table(table) => {
            move_origin(&mut table.origin);
            table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| move_origin(&mut cell.origin));
        }
    }
}

/// The text of a node without marks; breaks are line ends.
fn plain<'a>(node: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for child in node.descendants() {
        match &child.data.borrow().value {
            NodeValue::Text(piece) => text.push_str(piece),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
            NodeValue::HtmlInline(tag) if tag.to_ascii_lowercase().starts_with("<br") => text.push('\n'),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// The runs of a source line: bold between `**` or `__`, escapes resolved, links by their text.
fn runs_of(line: &str) -> Vec<Run> {
    let mut runs = vec![Run::default()];
    let (mut bold, mut emphasised) = (false, false);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        if let Some(tail) = rest.strip_prefix("**").or_else(|| rest.strip_prefix("__")) {
            bold = !bold;
            runs.push(Run { bold, ..Run::default() });
            rest = tail;
            continue;
        }
        if c == '*' && (emphasised || after.contains('*')) {
            emphasised = !emphasised;
            rest = after;
            continue;
        }
        if let (Some(escaped), '\\') = (after.chars().next().filter(char::is_ascii_punctuation), c) {
            push(&mut runs, escaped);
            rest = after.get(1..).unwrap_or_default();
            continue;
        }
        if let Some((text, tail)) = link(rest) {
            text.chars().for_each(|c| push(&mut runs, c));
            rest = tail;
            continue;
        }
        if let Some(tail) = inline_break(rest) {
            push(&mut runs, ' ');
            rest = tail;
            continue;
        }
        push(&mut runs, c);
        rest = after;
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}

fn push(runs: &mut [Run], c: char) {
    if let Some(run) = runs.last_mut() {
        run.text.push(c);
    }
}

/// The text of a link `[text](target)` or picture at the start, and what follows.
fn link(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.strip_prefix("![").or_else(|| rest.strip_prefix('['))?;
    let (text, tail) = inner.split_once("](")?;
    let (target, tail) = tail.split_once(')')?;
    (!text.contains(['[', ']', '\n']) && !target.contains(' ')).then_some((text, tail))
}

fn inline_break(rest: &str) -> Option<&str> {
    let tail = rest.strip_prefix("<br").or_else(|| rest.strip_prefix("<BR"))?;
    tail.trim_start_matches([' ', '/']).strip_prefix('>')
}
