//! A document as a flat list of lines, tables and pictures, in reading order.

use gongkai_document::{Block, Document, Image, Origin, Paragraph, SourceKind, Table, squeeze};

use super::tables::find;

/// One piece of the document.
#[derive(Clone, Debug)]
pub enum Item<'d> {
    /// A line of text.
    Line(Line),
    /// A table that holds data: no layout table.
    Table(&'d Table),
    /// A picture.
    Image(&'d Image),
}

/// A line of text.
#[derive(Clone, Debug)]
pub struct Line {
    /// As printed, ends trimmed.
    pub text: String,
    /// As printed with its layout, where the source is a text.
    pub layout: Option<String>,
    /// Squeezed, for matching.
    pub key: String,
    /// Level where the format marks it as a heading.
    pub level: Option<u8>,
    /// Whether it begins in bold.
    pub bold: bool,
    /// Where it stands.
    pub origin: Option<Origin>,
}

/// A document made flat, and how much of it lay beyond the limit on cells.
#[derive(Debug, Default)]
pub struct Flat<'d> {
    /// The pieces.
    pub items: Vec<Item<'d>>,
    /// Text that a reader of the page cannot see.
    pub hidden: Vec<String>,
    /// Whether tables were left out because the limit on cells was reached.
    pub cut: bool,
    cells: usize,
    limit: usize,
}

/// Makes a document flat. Layout tables become lines; nested tables stand after the text of their cell.
#[must_use]
pub fn flatten(document: &Document, limit: usize) -> Flat<'_> {
    let mut flat = Flat { limit, ..Flat::default() };
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => flat.push_text(&heading.text, Some(heading.level), false, &heading.origin, None),
            Block::Paragraph(paragraph) => {
                flat.hidden.extend(hidden(paragraph));
                let bold = paragraph.runs.iter().find(|run| !run.text.trim().is_empty()).is_some_and(|run| run.bold);
                let text = paragraph.text();
                let source = match document.kind {
                    SourceKind::Text | SourceKind::Markdown => slice(&document.source, paragraph.origin.as_ref()),
                    // the lines of a drawn page are set in columns as they stand on it
                    SourceKind::Pdf => Some(text.as_str()),
                    _ => None,
                };
                flat.push_text(&text, None, bold, &paragraph.origin, source);
            }
            Block::Table(table) => flat.push_table(table, 0),
            Block::Image(image) => flat.items.push(Item::Image(image)),
        }
    }
    flat
}

fn hidden(paragraph: &Paragraph) -> impl Iterator<Item = String> + '_ {
    paragraph.runs.iter().filter(|run| run.hidden && !run.text.trim().is_empty()).map(|run| run.text.clone())
}

fn slice<'s>(source: &'s str, origin: Option<&Origin>) -> Option<&'s str> {
    let (start, end) = origin?.range()?;
    source.get(start..end)
}

impl<'d> Flat<'d> {
    /// Pushes the lines of a text. `source` is the same text with its layout, if that is known.
    fn push_text(&mut self, text: &str, level: Option<u8>, bold: bool, origin: &Option<Origin>, source: Option<&str>) {
        // a format that joins the lines of a paragraph still shows them in its source
        let laid_out = source.filter(|source| source.lines().count() > text.lines().count());
        let lines = laid_out.unwrap_or(text);
        let whole = lines.len();
        let mut at = 0;
        for line in lines.split_inclusive('\n') {
            let from = at;
            at += line.len();
            if level.is_none() && is_whole_report(line) {
                self.push_words(line, from, origin, source.is_some());
                continue;
            }
            let key = squeeze(line);
            if key.is_empty() || is_page_number(&key) {
                continue;
            }
            let origin = part(origin, from, from + line.trim_end().len(), source.is_some(), whole == line.len());
            let plain = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}').to_owned();
            let layout = source.is_some().then(|| line.trim_end_matches(['\n', '\r']).to_owned());
            self.items.push(Item::Line(Line { text: plain, layout, key, level, bold, origin }));
        }
    }

    /// A line that holds a whole report: every white space in it may have been the end of a line or of a cell.
    fn push_words(&mut self, line: &str, from: usize, whole: &Option<Origin>, exact: bool) {
        for (at, word) in words(line) {
            let key = squeeze(word);
            if key.is_empty() {
                continue;
            }
            let origin = part(whole, from + at, from + at + word.len(), exact, false);
            let layout = exact.then(|| word.to_owned());
            self.items.push(Item::Line(Line { text: word.to_owned(), layout, key, level: None, bold: false, origin }));
        }
    }

    fn push_table(&mut self, table: &'d Table, depth: usize) {
        self.cells += table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
        if self.cells > self.limit || depth > 16 {
            self.cut = true;
            return;
        }
        let nested = table.rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.nested.is_empty());
        if !nested && find::is_tabular(table) {
            self.items.push(Item::Table(table));
            return;
        }
        // A table for layout only, or one with tables inside: what its cells say stands on its own.
        if nested && find::has_labels(table) {
            self.items.push(Item::Table(table));
        }
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            self.push_text(&cell.text, None, false, &cell.origin, None);
            for inner in &cell.nested {
                self.push_table(inner, depth + 1);
            }
        }
    }
}

/// The words of a line, each with its place.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    line.split_inclusive(char::is_whitespace).filter_map(move |word| {
        let start = at;
        at += word.len();
        Some((start, word.trim_end())).filter(|(_, word)| !word.is_empty())
    })
}

/// Whether a text lost all its line ends: one line in which most of the six sections open.
fn is_whole_report(line: &str) -> bool {
    const LEAST: usize = 1200;
    const OPENINGS: [&str; 5] = ["一、总体情况", "二、主动公开", "三、收到和处理", "四、政府信息公开", "六、其他需要"];
    line.len() >= LEAST
        && OPENINGS.iter().filter(|opening| line.contains(**opening)).count() >= 4
        && line.contains("本年新收")
}

/// The origin of a part of a text: exact where the text stands in the source as it is, else that of the whole.
fn part(origin: &Option<Origin>, from: usize, to: usize, exact: bool, whole: bool) -> Option<Origin> {
    match origin {
        Some(Origin::Bytes { range: (start, end), dom }) if exact && !whole => {
            Some(Origin::Bytes { range: (start + from, (start + to).min(*end)), dom: dom.clone() })
        }
        other => other.clone(),
    }
}

/// `-3-`, `—12—`, `第3页`, `第3页共6页`, `3/6`.
fn is_page_number(key: &str) -> bool {
    let dashed = key.trim_matches(['-', '—', '–', '―', '－']);
    if dashed.len() < key.len() && !dashed.is_empty() && dashed.len() <= 3 && dashed.bytes().all(|b| b.is_ascii_digit())
    {
        let dashes = key.chars().filter(|c| !c.is_ascii_digit()).count();
        return dashes >= 2;
    }
    key.starts_with('第')
        && key.ends_with('页')
        && key.chars().all(|c| c.is_ascii_digit() || matches!(c, '第' | '页' | '共' | '/' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_no_text() {
        for key in ["-3-", "—12—", "第3页", "第3页共6页"] {
            assert!(is_page_number(key), "{key}");
        }
        for key in ["-", "——", "-3", "3", "第二十条第(一)项"] {
            assert!(!is_page_number(key), "{key}");
        }
    }

    #[test]
    fn lines_of_a_text_keep_their_layout_and_place() {
        let source = "规章\t0\t0\t0\n许可\t3".to_owned();
        let paragraph = Paragraph::plain("规章 0 0 0 许可 3", Some(Origin::bytes(0, source.len())));
        let document = Document {
            kind: SourceKind::Markdown,
            blocks: vec![Block::Paragraph(paragraph)],
            source,
            ..Document::default()
        };
        let flat = flatten(&document, 100);
        let Item::Line(line) = &flat.items[1] else { panic!() };
        assert_eq!(line.layout.as_deref(), Some("许可\t3"));
        assert_eq!(line.origin, Some(Origin::bytes(13, 21)));
        assert_eq!(line.key, "许可3");
    }
}
