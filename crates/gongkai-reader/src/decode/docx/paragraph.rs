//! One paragraph: its runs, its number, and the boxes and pictures that hang on it.

use gongkai_document::{Block, Image, Link, Run};

use super::body::Body;
use super::look::{Look, is_ground};
use super::{field, styles};
use crate::decode::xml::Element;

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Line<'t, 's> {
    pub runs: Vec<Run>,
    pub level: Option<u8>,
    /// Boxes and pictures anchored before its text.
    pub before: Vec<Block>,
    /// Boxes and pictures anchored in or behind its text.
    pub after: Vec<Block>,
    /// Notes that it refers to.
    pub notes: Vec<Element<'t, 's>>,
    /// The link that is being shown: its target, and the text so far.
    link: Option<Link>,
}

impl Line<'_, '_> {
    fn push(&mut self, text: &str, look: &Look) {
        if let Some(link) = self.link.as_mut().filter(|_| !look.is_unseen()) {
            link.text.push_str(text);
        }
        let hidden = look.is_unseen();
        if let Some(last) = self.runs.last_mut()
            && (last.hidden, last.bold, &last.color) == (hidden, look.bold, &look.color)
        {
            last.text.push_str(text);
            return;
        }
        self.runs.push(Run { text: text.to_owned(), hidden, bold: look.bold, color: look.color.clone() });
    }

    fn has_text(&self) -> bool {
        self.runs.iter().any(|run| !run.hidden && !run.text.trim().is_empty())
    }
}

impl<'t, 's> Body<'_, 't, 's> {
    /// Reads a paragraph into a line. Whether the next paragraph goes on in the same line comes back: its end was
    /// deleted, or it is the large first letter of the next.
    pub(super) fn paragraph(&mut self, element: Element<'t, 's>, line: &mut Line<'t, 's>) -> bool {
        let properties = element.child("pPr");
        let style = properties.and_then(|p| p.val("pStyle"));
        let style = style.as_deref();
        line.level = styles::level(properties).unwrap_or_else(|| self.styles.level(style));
        let mut look = self.styles.look(style);
        look.shaded |= self.ground || properties.and_then(|p| p.child("shd")).is_some_and(is_ground);
        let mark = properties.and_then(|p| p.child("rPr"));
        let deleted = mark.is_some_and(|mark| mark.child("del").is_some() || mark.child("moveFrom").is_some());
        self.seen.tracked |= deleted;
        let number = if deleted { String::new() } else { self.number(properties, style) };
        if !number.is_empty() {
            // before what goes on from a paragraph whose end was deleted
            line.runs.insert(0, Run { bold: look.bold, ..Run::plain(number) });
        }
        self.inline(element, &look, line);
        if let Some(link) = line.link.take() {
            self.keep_link(link);
        }
        self.fields.end_paragraph();
        let frame = properties.and_then(|p| p.child("framePr")).and_then(|frame| frame.attr("dropCap"));
        deleted || frame.is_some_and(|drop| drop != "none")
    }

    fn number(&mut self, properties: Option<Element<'t, 's>>, style: Option<&str>) -> String {
        let of_style = self.styles.list(style);
        let own = properties.and_then(|p| p.child("numPr")).map(styles::in_list).unwrap_or_default();
        let list = own.list.or(of_style.list);
        let level = own.level.or(of_style.level);
        self.numbering.next(&styles::InList { list, level }, &self.styles)
    }

    /// Reads what stands in a line: runs, links, simple fields.
    fn inline(&mut self, element: Element<'t, 's>, look: &Look, line: &mut Line<'t, 's>) {
        if self.depth > self.limits.depth {
            self.seen.too_deep = true;
            return;
        }
        self.depth += 1;
        for child in self.flow(element) {
            match child.name() {
                "r" => self.run(child, look, line),
                "hyperlink" => {
                    let target = child.attr("id").and_then(|id| self.relations.target(&id).map(str::to_owned));
                    let outer = line.link.take();
                    line.link = target.map(|target| Link { text: String::new(), target });
                    self.inline(child, look, line);
                    if let Some(link) = std::mem::replace(&mut line.link, outer) {
                        self.keep_link(link);
                    }
                }
                "fldSimple" => {
                    let instruction = child.attr("instr").unwrap_or_default();
                    if field::is_text(&instruction) {
                        self.inline(child, look, line);
                    }
                }
                "oMath" | "oMathPara" => {
                    for text in child.descendants(&|e| e.is("t")) {
                        line.push(&text.text(), look);
                    }
                }
                _ => {}
            }
        }
        self.depth -= 1;
    }

    fn keep_link(&mut self, mut link: Link) {
        link.text = link.text.trim().to_owned();
        self.links.push(link);
    }

    fn run(&mut self, run: Element<'t, 's>, look: &Look, line: &mut Line<'t, 's>) {
        let properties = run.child("rPr");
        let mut look = match properties.and_then(|p| p.val("rStyle")) {
            Some(style) => self.styles.character(look.clone(), &style),
            None => look.clone(),
        };
        look = look.over(properties);
        for child in self.flow(run) {
            match child.name() {
                "t" => self.push(&child.text(), &look, line),
                "tab" | "ptab" => self.push("\t", &look, line),
                "br" | "cr" => self.push("\n", &look, line),
                "noBreakHyphen" => self.push("-", &look, line),
                "sym" => {
                    let symbol = self.symbol(child);
                    self.push(&symbol, &look, line);
                }
                "fldChar" => {
                    let kind = child.attr("fldCharType").unwrap_or_default();
                    if kind == "end"
                        && let Some(link) = line.link.take()
                    {
                        self.keep_link(link);
                    }
                    if let Some(target) = self.fields.mark(&kind) {
                        line.link = Some(Link { text: String::new(), target });
                    }
                }
                "instrText" => self.fields.instruct(&child.text()),
                "ruby" => {
                    if let Some(base) = child.child("rubyBase") {
                        self.inline(base, &look, line);
                    }
                }
                "footnoteReference" | "endnoteReference" => {
                    let kind = child.name().trim_end_matches("Reference").to_owned();
                    // each note is read once, where it is first spoken of
                    let note = child.attr("id").and_then(|id| self.notes.remove(&(kind, id)));
                    line.notes.extend(note);
                }
                "drawing" | "pict" | "object" => self.graphic(child, line),
                _ => {}
            }
        }
    }

    fn push(&mut self, text: &str, look: &Look, line: &mut Line<'t, 's>) {
        if self.fields.is_text() && !text.is_empty() {
            line.push(text, look);
        }
    }

    /// A character of a font of symbols: the common ones as what they show, others as not readable.
    fn symbol(&mut self, element: Element<'t, 's>) -> String {
        let font = element.attr("font").unwrap_or_default().to_ascii_lowercase();
        let code = element.attr("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or_default();
        let known = match (font.as_str(), code & 0xFF) {
            _ if !(0xF000..=0xF0FF).contains(&code) && !font.starts_with("wingdings") => char::from_u32(code),
            ("wingdings", 0xFC) => Some('✓'),
            ("wingdings", 0xFE) => Some('☑'),
            ("wingdings", 0xA8 | 0x6F | 0x71) => Some('□'),
            ("wingdings", 0x6C) => Some('●'),
            ("wingdings", 0x6E) => Some('■'),
            ("wingdings 2", 0x52) => Some('☑'),
            ("wingdings 2", 0xA3) => Some('□'),
            ("symbol", 0xB7) => Some('·'),
            ("symbol", 0xB4) => Some('×'),
            ("symbol", 0xA3) => Some('≤'),
            ("symbol", 0xB3) => Some('≥'),
            ("symbol", code @ 0x20..=0x3F) => char::from_u32(code),
            _ => None,
        };
        if known.is_none() {
            self.seen.unknown_symbols = true;
        }
        known.unwrap_or('\u{FFFD}').to_string()
    }

    /// Boxes of text and pictures.
    fn graphic(&mut self, element: Element<'t, 's>, line: &mut Line<'t, 's>) {
        let mut blocks = Vec::new();
        self.drawn_in(element, &mut blocks);
        if line.has_text() {
            line.after.extend(blocks);
        } else {
            line.before.extend(blocks);
        }
    }

    fn drawn_in(&mut self, element: Element<'t, 's>, out: &mut Vec<Block>) {
        let alt = element.descendants(&|e| e.is("docPr")).first().and_then(|properties| {
            properties.attr("descr").or_else(|| properties.attr("title")).filter(|alt| !alt.is_empty())
        });
        let mut open = vec![element];
        while let Some(next) = open.pop() {
            match next.name() {
                "txbxContent" => {
                    let part = self.part.clone();
                    let fields = std::mem::take(&mut self.fields);
                    out.extend(self.blocks(next, &format!("{part}/txbxContent")));
                    self.fields = fields;
                }
                "blip" | "imagedata" => {
                    let id = next.attr("embed").or_else(|| next.attr("link")).or_else(|| next.attr("id"));
                    let target = id.and_then(|id| self.relations.target(&id).map(str::to_owned)).unwrap_or_default();
                    let origin = Some(self.origin(next, &self.part));
                    out.push(Block::Image(Image { alt: alt.clone().unwrap_or_default(), target, origin }));
                }
                "OLEObject" => self.seen.embedded = true,
                _ => {
                    let inner = self.flow(next);
                    open.extend(inner.into_iter().rev());
                }
            }
        }
    }
}
