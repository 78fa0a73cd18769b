//! Markdown by its tree: headings, paragraphs line by line, tables; HTML inside it by the HTML reader.
//!
//! A paragraph gives one line for each line of the source, with its tabs and the spaces that align it: a table that
//! lost its format stands there. Nothing that CommonMark drops is dropped: numbers of list items, cells beyond the
//! header of a table, a row of dashes that reads as a rule.

mod inline;
mod pipes;
#[cfg(test)]
mod tests;

use comrak::nodes::{AstNode, ListType, NodeHeading, NodeValue};
use comrak::{Arena, Options, parse_document};
use gongkai_document::{
    Block, Document, Heading, Image, Link, Meta, Origin, Paragraph, Run, SourceKind, Table, TableCell, TableRow,
};
use gongkai_report::{Problem, ProblemKind};

use super::{Decoded, html, text};
use crate::Limits;

/// Deepest nesting of lists and quotations that is followed; what lies deeper is read as plain lines.
const DEEPEST: usize = 64;
/// A line of at least this many dashes set apart is a row of a table, not a rule.
const DASHES_OF_A_ROW: usize = 5;

/// Reads a Markdown text.
pub(super) fn decode(source: String, limits: &Limits) -> Decoded {
    if marks(&source) > limits.nodes / 2 {
        let mut decoded = text::decode(source, limits);
        decoded.document.kind = SourceKind::Markdown;
        let what = "Markdown 的标记过多，按纯文本逐行读取：请检查是不是给错了文件".to_owned();
        decoded.problems.push(Problem { kind: ProblemKind::Limit, place: None, what, origin: None });
        return decoded;
    }
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.front_matter_delimiter = Some("---".to_owned());
    let root = parse_document(&arena, &source, &options);
    let mut walk = Walk {
        lines: line_starts(&source),
        source: &source,
        limits,
        document: Document { kind: SourceKind::Markdown, ..Document::default() },
        problems: Vec::new(),
        cells: 0,
        marker: None,
    };
    walk.children(root, 0);
    let Walk { mut document, mut problems, cells, .. } = walk;
    if cells > limits.cells {
        let what = format!("单元格超过 {} 个，后面的没有读：请检查是不是给错了文件", limits.cells);
        problems.push(Problem { kind: ProblemKind::Limit, place: None, what, origin: None });
    }
    document.source = source;
    Decoded { document, problems, ..Decoded::default() }
}

/// How many characters may be marks: each can become a node of the tree.
fn marks(source: &str) -> usize {
    let is_mark = |byte: &u8| b"\n\r*_`&<>[]!\\|~-+.)".contains(byte);
    source.bytes().filter(is_mark).count()
}

/// Where each line starts; a line ends at a line feed, a carriage return, or both.
fn line_starts(source: &str) -> Vec<usize> {
    let bytes = source.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

struct Walk<'s> {
    lines: Vec<usize>,
    source: &'s str,
    limits: &'s Limits,
    document: Document,
    problems: Vec<Problem>,
    cells: usize,
    /// The marker of the list item that was entered: it stands before the item's first line.
    marker: Option<(String, usize)>,
}

impl<'s> Walk<'s> {
    fn children<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) {
        if depth > DEEPEST {
            let (start, end) = self.range(node);
            self.plain_lines(start, end);
            return;
        }
        let mut children = node.children();
        while let Some(child) = children.next() {
            if matches!(child.data.borrow().value, NodeValue::HtmlBlock(_)) {
                self.html(child, &mut children);
            } else {
                self.block(child, depth);
            }
        }
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) {
        let (start, end) = self.range(node);
        let text = self.source.get(start..end).unwrap_or_default();
        match &node.data.borrow().value {
            NodeValue::Heading(heading) => self.heading(node, heading, (start, end)),
            NodeValue::Paragraph => {
                self.note_links(node);
                self.paragraph(node);
            }
            NodeValue::CodeBlock(code) => {
                let fence = |line: &&str| code.fenced && line.trim_start().starts_with(['`', '~']);
                let skipped = text.split_inclusive('\n').take(1).find(fence).map_or(0, str::len);
                let closing = text.lines().next_back().filter(fence).map_or(0, str::len);
                // an indented line lost nothing but its indent, which may be the empty cells of a row
                let from = if code.fenced { start + skipped } else { self.line_start(start) };
                self.plain_lines(from, end.saturating_sub(closing).max(from));
            }
            NodeValue::Table(_) => self.table(node, (start, end)),
            NodeValue::ThematicBreak if is_row_of_dashes(text) => self.plain_lines(start, end),
            NodeValue::FrontMatter(matter) => self.front_matter(matter, start),
            NodeValue::Item(list) => {
                let first = node.first_child().map_or(end, |child| self.range(child).0);
                let marker = self.source.get(start..first).unwrap_or_default();
                let row = text.lines().next().is_some_and(|line| line.contains('\t') || line.matches('|').count() > 2);
                if list.list_type == ListType::Ordered || row {
                    self.marker = Some((marker.to_owned(), start));
                }
                self.children(node, depth + 1);
                self.marker = None;
            }
            _ => self.children(node, depth + 1),
        }
    }

    /// The bytes of a node.
    fn range<'a>(&self, node: &'a AstNode<'a>) -> (usize, usize) {
        let place = node.data.borrow().sourcepos;
        let start_of = |line: usize| self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.source.len());
        let start = start_of(place.start.line) + place.start.column.saturating_sub(1);
        let end = (start_of(place.end.line) + place.end.column).min(self.source.len());
        (self.boundary(start.min(end)), self.boundary(end))
    }

    fn boundary(&self, mut at: usize) -> usize {
        while !self.source.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    fn line_start(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|start| *start <= at);
        self.lines.get(line.saturating_sub(1)).copied().unwrap_or(at)
    }

    fn heading<'a>(&mut self, node: &'a AstNode<'a>, heading: &NodeHeading, range: (usize, usize)) {
        self.note_links(node);
        let text = self.source.get(range.0..range.1).unwrap_or_default();
        // a rule right under a table that lost its format makes a heading of its rows
        if heading.setext && (text.contains('\t') || text.lines().count() > 3) {
            let rule = text.trim_end().lines().next_back().map_or(0, str::len);
            self.plain_lines(range.0, range.1.saturating_sub(rule).max(range.0));
            return;
        }
        let origin = Some(Origin::bytes(range.0, range.1));
        let block = Heading { level: heading.level, text: inline::plain(node), origin };
        self.document.blocks.push(Block::Heading(block));
    }

    /// Every source line of a paragraph is one of its own: a soft line end may part the rows of a table.
    fn paragraph<'a>(&mut self, node: &'a AstNode<'a>) {
        let (start, end) = self.range(node);
        let lines = inline::lines(node);
        let last = lines.last().map_or(0, |line| line.source_line);
        let place = node.data.borrow().sourcepos;
        let exact = last == place.end.line.saturating_sub(place.start.line);
        let marker = self.marker.take();
        for (index, line) in lines.iter().enumerate() {
            let (mut from, mut to) = (start, end);
            let mut runs = line.runs.clone();
            if exact {
                let first_here = index == 0 || lines.get(index - 1).is_some_and(|l| l.source_line < line.source_line);
                let last_here = lines.get(index + 1).is_none_or(|l| l.source_line > line.source_line);
                let content = self.source_line(place.start.line + line.source_line, start, end);
                from = content.start;
                to = content.end;
                if first_here {
                    prepend(&mut runs, content.indent);
                }
                if last_here {
                    append(&mut runs, content.trail);
                }
            }
            if index == 0
                && let Some((marker, at)) = &marker
            {
                prepend(&mut runs, marker);
                from = *at;
            }
            if runs.iter().any(|run| !run.text.trim().is_empty()) {
                let origin = Some(Origin::bytes(from, to));
                self.document.blocks.push(Block::Paragraph(Paragraph { runs, origin }));
            }
        }
    }

    /// One line of a paragraph: its bytes without what surrounds them, and the white space that may align it.
    fn source_line(&self, number: usize, start: usize, end: usize) -> SourceLine<'s> {
        let from = self.lines.get(number.saturating_sub(1)).copied().unwrap_or(start);
        let to = self.lines.get(number).copied().unwrap_or(self.source.len());
        let whole = self.source.get(from.max(start)..to).unwrap_or_default().trim_end_matches(['\n', '\r']);
        let body = whole.trim_end();
        let trail = whole.get(body.len()..).filter(|trail| trail.contains('\t')).unwrap_or_default();
        let content = body.trim_start_matches(['>', ' ', '\t']);
        let lead = body.get(..body.len() - content.len()).unwrap_or_default();
        let indent = lead.rsplit_once("> ").or_else(|| lead.rsplit_once('>')).map_or(lead, |(_, indent)| indent);
        let aligned = indent.contains('\t') || indent.len() >= 4;
        let at = from.max(start) + lead.len();
        SourceLine {
            indent: if aligned { indent } else { "" },
            trail,
            start: at,
            end: (at + content.len()).min(end.max(at)),
        }
    }

    /// Lines of the source as they are.
    fn plain_lines(&mut self, start: usize, end: usize) {
        let mut at = start;
        for line in self.source.get(start..end).unwrap_or_default().split_inclusive('\n') {
            let text = line.trim_end_matches(['\n', '\r']);
            if !text.trim().is_empty() {
                let origin = Some(Origin::bytes(at, at + text.len()));
                self.document.blocks.push(Block::Paragraph(Paragraph::plain(text, origin)));
            }
            at += line.len();
        }
    }

    /// HTML from here to where its tables are closed: a blank line inside a table ends the block, but not the table.
    fn html<'a>(&mut self, node: &'a AstNode<'a>, following: &mut impl Iterator<Item = &'a AstNode<'a>>) {
        let (start, mut end) = self.range(node);
        let mut open = open_tables(self.source.get(start..end).unwrap_or_default());
        while open > 0
            && let Some(next) = following.next()
        {
            let more = self.range(next).1.max(end);
            open += open_tables(self.source.get(end..more).unwrap_or_default());
            end = more;
        }
        let text = self.source.get(start..end).unwrap_or_default();
        let inner = html::decode_fragment(text.to_owned(), self.limits);
        self.problems.extend(inner.problems);
        self.document.links.extend(inner.document.links);
        for mut block in inner.document.blocks {
            shift(&mut block, start);
            self.document.blocks.push(block);
        }
    }

    /// A table. The parser takes every line up to the next blank one for a row of it, and cuts and fills rows to the
    /// width of the header; what was written stands in the source.
    fn table<'a>(&mut self, node: &'a AstNode<'a>, range: (usize, usize)) {
        self.note_links(node);
        let frame = pipes::Frame::of(self.source.get(range.0..range.1).unwrap_or_default());
        let mut table = Table { rows: Vec::new(), origin: Some(Origin::bytes(range.0, range.1)) };
        let rows: Vec<(&AstNode<'a>, usize, &'s str)> = node
            .children()
            .map(|row| {
                let (start, end) = self.range(row);
                (row, start, self.source.get(start..end).unwrap_or_default())
            })
            .collect();
        // a line without a bar is text again: where bars frame the rows, or behind the last row
        let last = rows.iter().rposition(|(.., source)| source.contains('|') || is_number(source)).unwrap_or(0);
        for (at, (row, start, source)) in rows.into_iter().enumerate() {
            if !source.contains('|') && !is_number(source) && (frame.left || at > last) {
                let origin = table.origin.clone();
                let before = std::mem::replace(&mut table, Table { rows: Vec::new(), origin });
                if !before.rows.is_empty() {
                    self.document.blocks.push(Block::Table(before));
                }
                self.plain_lines(start, start + source.len());
            } else if at == 0 || !pipes::is_delimiter(source) {
                self.row(row, (start, source), frame, &mut table);
            }
        }
        if !table.rows.is_empty() {
            self.document.blocks.push(Block::Table(table));
        }
    }

    fn row<'a>(
        &mut self,
        row: &'a AstNode<'a>,
        (start, source): (usize, &'s str),
        frame: pipes::Frame,
        table: &mut Table,
    ) {
        let header = matches!(row.data.borrow().value, NodeValue::TableRow(true));
        let written = pipes::cells(source, frame);
        // the parser takes a bar at the start for the frame, whatever the table's frame is
        let before = usize::from(!frame.left && source.starts_with('|'));
        let parsed: Vec<String> = row.children().map(inline::plain).collect();
        let mut cells = Vec::with_capacity(written.len());
        for (index, (from, text)) in written.into_iter().enumerate() {
            self.cells += 1;
            if self.cells > self.limits.cells {
                break;
            }
            let origin = Some(Origin::bytes(start + from, start + from + text.len()));
            let inline = index.checked_sub(before).and_then(|index| parsed.get(index)).cloned();
            let text = inline.unwrap_or_else(|| pipes::unescaped(text));
            cells.push(TableCell { header, ..TableCell::plain(text, origin) });
        }
        if let Some(last) = wrapped(&cells, frame, table)
            && let Some(only) = cells.pop()
        {
            *last = only;
            return;
        }
        table.rows.push(TableRow { cells });
    }

    /// `name: value` lines before the text.
    fn front_matter(&mut self, matter: &str, start: usize) {
        let mut at = start;
        for line in matter.split_inclusive('\n') {
            if let Some((name, value)) = line.split_once(':') {
                let value = value.trim().trim_matches(['"', '\'']).to_owned();
                let name = name.trim().to_owned();
                if name.eq_ignore_ascii_case("title") {
                    self.document.title = Some(value.clone());
                }
                if !name.is_empty() && !value.is_empty() {
                    let origin = Some(Origin::bytes(at, at + line.trim_end().len()));
                    self.document.meta.push(Meta { name, value, origin });
                }
            }
            at += line.len();
        }
    }

    fn note_links<'a>(&mut self, node: &'a AstNode<'a>) {
        for child in node.descendants() {
            match &child.data.borrow().value {
                NodeValue::Link(link) => {
                    self.document.links.push(Link { text: inline::plain(child), target: link.url.clone() });
                }
                NodeValue::Image(image) => {
                    let (start, end) = self.range(child);
                    let (alt, target) = (inline::all_text(child), image.url.clone());
                    let image = Image { alt, target, origin: Some(Origin::bytes(start, end)) };
                    self.document.blocks.push(Block::Image(image));
                }
                _ => {}
            }
        }
    }
}

/// The empty last cell of the row before, if a row is only the number that a writer wrapped off its line.
fn wrapped<'t>(cells: &[TableCell], frame: pipes::Frame, table: &'t mut Table) -> Option<&'t mut TableCell> {
    let [only] = cells else { return None };
    let before = table.rows.last_mut().filter(|_| is_number(&only.text) && !frame.right)?;
    let wide = before.cells.len() > 1;
    before.cells.last_mut().filter(|last| wide && last.text.is_empty())
}

fn is_number(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
}

struct SourceLine<'s> {
    indent: &'s str,
    trail: &'s str,
    start: usize,
    end: usize,
}

fn prepend(runs: &mut Vec<Run>, text: &str) {
    match runs.first_mut() {
        Some(run) if !run.bold => run.text.insert_str(0, text),
        _ if text.is_empty() => {}
        _ => runs.insert(0, Run::plain(text)),
    }
}

fn append(runs: &mut Vec<Run>, text: &str) {
    match runs.last_mut() {
        Some(run) => run.text.push_str(text),
        None => runs.push(Run::plain(text)),
    }
}

/// Whether what parses as a rule is a row of a table whose cells are dashes.
fn is_row_of_dashes(text: &str) -> bool {
    let parts = text.split_whitespace();
    text.contains('\t') || parts.clone().all(|part| part == "-") && parts.count() >= DASHES_OF_A_ROW
}

/// How many more tables a piece of HTML opens than it closes.
fn open_tables(text: &str) -> isize {
    let mut open = 0;
    for (at, _) in text.match_indices('<') {
        let rest = text.get(at + 1..).unwrap_or_default();
        let named = |name: &str| rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        open += isize::from(named("table")) - isize::from(named("/table"));
    }
    open
}

/// Moves the places of a block that was read from a part of the source.
fn shift(block: &mut Block, by: usize) {
    match block {
        Block::Heading(heading) => shift_origin(&mut heading.origin, by),
        Block::Paragraph(paragraph) => shift_origin(&mut paragraph.origin, by),
        Block::Image(image) => shift_origin(&mut image.origin, by),
        Block::Table(table) => shift_table(table, by),
    }
}

fn shift_table(table: &mut Table, by: usize) {
    shift_origin(&mut table.origin, by);
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        shift_origin(&mut cell.origin, by);
        cell.nested.iter_mut().for_each(|nested| shift_table(nested, by));
    }
}

fn shift_origin(origin: &mut Option<Origin>, by: usize) {
    if let Some(Origin::Bytes { range, .. }) = origin {
        *range = (range.0 + by, range.1 + by);
    }
}
