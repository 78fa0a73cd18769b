//! The text of a document: its paragraphs, tables and boxes, in reading order.

use std::collections::HashMap;

use gongkai_document::{Block, Heading, Link, Origin, Paragraph, Run};
use gongkai_report::{Problem, ProblemKind};

use super::field::Fields;
use super::numbering::Numbering;
use super::paragraph::Line;
use super::relationships::Relationships;
use super::styles::Styles;
use super::{problem, table};
use crate::Limits;
use crate::decode::xml::Element;

/// How deeply tables and boxes may stand in one another.
const DEEPEST: usize = 12;

/// A heading is short; a longer paragraph that is marked as one is text.
const LONGEST_HEADING: usize = 120;

/// Things in the file that a reader of the page does not see, or that are not read.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub tracked: bool,
    pub comments: bool,
    pub placeholders: bool,
    pub embedded: bool,
    pub foreign_parts: bool,
    pub unknown_symbols: bool,
    pub too_deep: bool,
    pub too_many_cells: bool,
}

/// Reads the text of one document.
pub(super) struct Body<'r, 't, 's> {
    pub styles: Styles<'t, 's>,
    pub numbering: Numbering<'t, 's>,
    pub relations: &'r Relationships,
    pub limits: &'r Limits,
    /// Name of the part, for origins.
    pub part: String,
    /// Footnotes and endnotes, by kind and number.
    pub notes: HashMap<(String, String), Element<'t, 's>>,
    pub links: Vec<Link>,
    pub seen: Seen,
    pub fields: Fields,
    /// Cells so far.
    pub cells: usize,
    /// How deep the walk is in tables and boxes.
    pub depth: usize,
    /// Whether the text stands on the coloured ground of a cell.
    pub ground: bool,
}

impl<'r, 't, 's> Body<'r, 't, 's> {
    /// Ready to read.
    pub(super) fn new(
        styles: Styles<'t, 's>,
        numbering: Numbering<'t, 's>,
        relations: &'r Relationships,
        limits: &'r Limits,
    ) -> Self {
        Self {
            styles,
            numbering,
            relations,
            limits,
            part: String::new(),
            notes: HashMap::new(),
            links: Vec::new(),
            seen: Seen::default(),
            fields: Fields::default(),
            cells: 0,
            depth: 0,
            ground: false,
        }
    }

    /// The blocks of the body.
    pub(super) fn read(&mut self, body: Element<'t, 's>) -> Vec<Block> {
        let path = self.part.clone();
        self.blocks(body, &path)
    }

    /// The blocks in an element, in order.
    pub(super) fn blocks(&mut self, element: Element<'t, 's>, path: &str) -> Vec<Block> {
        let mut out = Vec::new();
        if self.depth > DEEPEST {
            self.seen.too_deep = true;
            return out;
        }
        self.depth += 1;
        let mut pending = Line::default();
        let (mut paragraphs, mut tables) = (0, 0);
        for child in self.flow(element) {
            match child.name() {
                "p" => {
                    paragraphs += 1;
                    let mut line = std::mem::take(&mut pending);
                    let goes_on = self.paragraph(child, &mut line);
                    if goes_on {
                        pending = line;
                        continue;
                    }
                    self.finish(line, child, &format!("{path}/p[{paragraphs}]"), &mut out);
                }
                "tbl" => {
                    tables += 1;
                    let path = format!("{path}/tbl[{tables}]");
                    self.fields.end_all();
                    let read = table::read(self, child, &path);
                    out.push(Block::Table(read.table));
                    out.extend(read.after);
                }
                "altChunk" => self.seen.foreign_parts = true,
                "oMathPara" | "oMath" => {
                    let text = child.descendants(&|e| e.is("t")).into_iter().map(Element::text).collect::<String>();
                    out.push(Block::Paragraph(Paragraph::plain(text, Some(self.origin(child, path)))));
                }
                _ => {}
            }
        }
        if !pending.runs.is_empty() {
            self.finish(pending, element, path, &mut out);
        }
        self.depth -= 1;
        out
    }

    /// Puts a paragraph, and what hangs on it, among the blocks.
    fn finish(&mut self, line: Line<'t, 's>, element: Element<'t, 's>, path: &str, out: &mut Vec<Block>) {
        out.extend(line.before);
        let origin = Some(self.origin(element, path));
        let paragraph = Paragraph { runs: line.runs, origin: origin.clone() };
        let text = paragraph.text();
        let heading = line.level.filter(|_| {
            let text = text.trim();
            !text.is_empty() && !text.contains('\n') && text.chars().count() <= LONGEST_HEADING
        });
        match heading {
            Some(level) => {
                out.push(Block::Heading(Heading { level, text: text.trim().to_owned(), origin: origin.clone() }));
                let hidden: Vec<Run> = paragraph.runs.into_iter().filter(|run| run.hidden).collect();
                if !hidden.is_empty() {
                    out.push(Block::Paragraph(Paragraph { runs: hidden, origin }));
                }
            }
            None if !paragraph.runs.is_empty() => out.push(Block::Paragraph(paragraph)),
            None => {}
        }
        out.extend(line.after);
        for note in line.notes {
            // a note stands behind what it belongs to; notes in notes are not followed
            let path = format!("{path}/note");
            let blocks = self.blocks(note, &path);
            out.extend(blocks);
        }
    }

    /// Where an element stands.
    pub(super) fn origin(&self, element: Element<'t, 's>, path: &str) -> Origin {
        Origin::Bytes { range: element.range(), dom: path.into() }
    }

    /// What an element holds, in order, with what only wraps taken away: content controls, smart tags, accepted
    /// insertions; what was deleted is left out, and of two ways to draw the same thing one is taken.
    pub(super) fn flow(&mut self, element: Element<'t, 's>) -> Vec<Element<'t, 's>> {
        let mut out = Vec::new();
        let mut open: Vec<Element<'t, 's>> = element.children().collect();
        open.reverse();
        while let Some(child) = open.pop() {
            let inner = match child.name() {
                "sdt" => self.control(child),
                "ins" | "moveTo" => {
                    self.seen.tracked = true;
                    Some(child)
                }
                "smartTag" | "customXml" | "dir" | "bdo" => Some(child),
                "AlternateContent" => drawn(child),
                "del" | "moveFrom" => {
                    self.seen.tracked = true;
                    None
                }
                "commentRangeStart" | "commentReference" => {
                    self.seen.comments = true;
                    None
                }
                _ => {
                    out.push(child);
                    None
                }
            };
            let at = open.len();
            open.extend(inner.into_iter().flat_map(Element::children));
            open.get_mut(at..).unwrap_or_default().reverse();
        }
        out
    }

    /// What a content control holds; nothing where it shows only what to fill in, or a list of the headings.
    fn control(&mut self, control: Element<'t, 's>) -> Option<Element<'t, 's>> {
        let properties = control.child("sdtPr");
        let has = |name: &str| properties.and_then(|p| p.child(name)).is_some_and(super::look::is_on);
        if has("showingPlcHdr") {
            self.seen.placeholders = true;
            return None;
        }
        let gallery = properties.and_then(|p| p.child("docPartObj")).and_then(|part| part.val("docPartGallery"));
        if gallery.is_some_and(|gallery| gallery.contains("Table of Contents")) {
            return None;
        }
        control.child("sdtContent")
    }

    /// What is to be said of the file.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let seen = &self.seen;
        let other = ProblemKind::Other;
        let many = format!(
            "表格的单元格超过 {} 个，后面的表格没有读：年度报告不会这么大，请检查是不是给错了文件",
            self.limits.cells
        );
        [
            (
                seen.tracked,
                other,
                "文件里还留着修订痕迹：插入的当作接受来读，删除的没有读。请在 Word 或 WPS 里接受或拒绝全部修订后再公布",
            ),
            (seen.comments, other, "文件里还留着批注，没有读：请删除批注后再公布"),
            (seen.placeholders, other, "有的内容控件还没有填写，只有提示文字，按空白读：请填好后再公布"),
            (seen.embedded, other, "文件里有嵌入的对象（例如 Excel 表格），里面的内容没有读：请改用 Word 表格"),
            (
                seen.foreign_parts,
                other,
                "文件里夹带了另一个文件，它的内容没有读：请在 Word 或 WPS 里打开后另存为 .docx 再读",
            ),
            (seen.unknown_symbols, other, "有的符号是专用字体里的图形，读不出来，用 \u{FFFD} 代替：请改用普通文字"),
            (seen.too_deep, ProblemKind::Limit, "表格或文本框嵌套过深，里层的没有读：请检查文件"),
            (seen.too_many_cells, ProblemKind::Limit, many.as_str()),
        ]
        .into_iter()
        .filter(|(said, ..)| *said)
        .map(|(_, kind, what)| problem(kind, what))
        .collect()
    }
}

/// Of several ways to draw the same thing the one that is taken: the newest that holds text or a picture.
fn drawn<'t, 's>(choice: Element<'t, 's>) -> Option<Element<'t, 's>> {
    let holds = |way: &Element<'t, 's>| {
        let content = |e: Element<'t, 's>| matches!(e.name(), "t" | "blip" | "imagedata" | "tab" | "br" | "sym");
        !way.descendants(&content).is_empty()
    };
    let mut ways = choice.children().filter(|way| way.is("Choice") || way.is("Fallback"));
    ways.find(holds)
}
