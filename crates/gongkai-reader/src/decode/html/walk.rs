//! The walk over the whole page: everything that is seen, as items in reading order, and the blocks around them.

use std::collections::BTreeMap;

use gongkai_document::{Block, Heading, Link, Meta, Origin, Paragraph};

use super::arena::{Kind, Node, NodeId, ROOT, Tree};
use super::element::{Class, Role, classify, role_of};
use super::layout::{Use, table_uses};
use super::leaf::shorten;
use super::line::{Line, count_seen};
use super::ordinal::{ListLabels, label};
use super::path::{Mark, Path};
use super::source_end::end_of;
use super::style::{Display, Style};
use super::table::{OpenTable, seen_in_table, split};
use crate::Limits;

/// Deepest nesting of data tables that are kept as tables; what lies deeper is text.
const NESTED_TABLES: usize = 4;
/// How much hidden text and link text is kept, in bytes.
pub(super) const KEPT_TEXT: usize = 2000;

/// A piece of the page in reading order.
#[derive(Debug)]
pub(super) struct Item {
    pub block: Block,
    /// Characters that are seen.
    pub seen: u32,
    /// Those of them that stand in links.
    pub linked: u32,
}

/// A block element and the items in it.
#[derive(Debug)]
pub(super) struct Frame {
    pub parent: usize,
    pub first: usize,
    pub end: usize,
    pub role: Role,
}

/// The whole page as it is seen.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub title: Option<String>,
    pub meta: Vec<Meta>,
    pub items: Vec<Item>,
    pub frames: Vec<Frame>,
    /// Links, each with the index of the item it stands in.
    pub links: Vec<(usize, Link)>,
    /// Pages shown inside this one.
    pub inner_pages: Vec<String>,
    pub scripts: usize,
    /// Lines beyond the limit were left out.
    pub too_many_lines: bool,
    /// Cells beyond the limit were left out.
    pub too_many_cells: bool,
}

/// What is to be done when an element is left.
#[derive(Debug)]
enum What {
    Inline,
    Link,
    Block { frame: usize },
    Item { frame: usize },
    Heading { frame: usize, outer: Option<u8> },
    List(Option<(ListLabels, i64)>, usize),
    Table { data: bool, frame: usize },
    RowGroup,
    Cell,
}

struct Open<'t> {
    node: NodeId,
    outer: Style<'t>,
    mark: Mark,
    what: What,
}

/// The walk under way.
pub(super) struct Walker<'t> {
    pub(super) tree: &'t Tree,
    pub(super) source: &'t str,
    limits: &'t Limits,
    uses: BTreeMap<NodeId, Use>,
    open: Vec<Open<'t>>,
    pub(super) style: Style<'t>,
    pub(super) path: Path,
    pub(super) line: Line,
    heading: Option<u8>,
    link: Option<Link>,
    /// The number of the item that was entered, and where: it stands before the item's first text.
    label: Option<(String, u32)>,
    pub(super) tables: Vec<OpenTable>,
    frame: usize,
    cells: usize,
    pub(super) page: Page,
}

/// Walks over a page.
pub(super) fn walk(tree: &Tree, source: &str, limits: &Limits) -> Page {
    let mut walker = Walker {
        tree,
        source,
        limits,
        uses: table_uses(tree),
        open: Vec::new(),
        style: Style::PAGE,
        path: Path::default(),
        line: Line::default(),
        heading: None,
        link: None,
        label: None,
        tables: Vec::new(),
        frame: 0,
        cells: 0,
        page: Page::default(),
    };
    walker.page.frames.push(Frame { parent: 0, first: 0, end: 0, role: Role::Plain });
    let mut next = Some(ROOT);
    while let Some(id) = next {
        let skip = tree.get(id).is_none_or(|node| walker.enter(id, node));
        next = tree.step(id, ROOT, skip, |left| walker.leave(left));
    }
    walker.flush();
    let end = walker.page.items.len();
    if let Some(frame) = walker.page.frames.first_mut() {
        frame.end = end;
    }
    walker.page
}

impl<'t> Walker<'t> {
    /// Enters a node; says whether what is in it is to be passed over.
    fn enter(&mut self, id: NodeId, node: &'t Node) -> bool {
        if let Kind::Text(text) = &node.kind {
            self.text(text, node);
            return true;
        }
        let Some((name, class)) = classify(node) else { return false };
        match class {
            Class::Skip => return true,
            Class::Script => self.page.scripts += 1,
            Class::Title => self.title(node),
            Class::Meta => self.meta(node),
            Class::Frame => self.page.inner_pages.extend(node.attr("src").map(str::to_owned)),
            Class::Break => self.line_break(),
            _ => {
                let (style, display) = self.style.inside(node, name);
                if display == Display::None {
                    self.hidden(id);
                    return true;
                }
                match class {
                    Class::Image => self.image(node),
                    Class::Field => self.field(node, name, &style),
                    _ => return self.open(id, node, name, class, style, display),
                }
            }
        }
        true
    }

    fn open(&mut self, id: NodeId, node: &'t Node, name: &str, class: Class, style: Style<'t>, shown: Display) -> bool {
        let class = match (class, shown) {
            (Class::Inline, Display::Block) => Class::Block,
            (Class::Block | Class::Item, Display::Inline) => Class::Inline,
            (class, _) => class,
        };
        let data = class == Class::Table
            && self.tables.len() < NESTED_TABLES
            && self.uses.get(&id).is_some_and(|table| *table == Use::Data);
        if class != Class::Inline && class != Class::Link {
            self.flush();
        }
        let mark = self.path.enter(name, node.attr("id"));
        let what = match class {
            Class::Link => self.open_link(node),
            Class::Heading(level) => {
                What::Heading { frame: self.open_frame(node, false), outer: self.heading.replace(level) }
            }
            Class::List { ordered } => self.open_list(node, ordered, &style),
            Class::Table => {
                if data {
                    let origin =
                        Origin::Bytes { range: (node.start as usize, node.end as usize), dom: self.path.dom() };
                    self.tables.push(OpenTable::new(id, Some(origin)));
                }
                What::Table { data, frame: self.open_frame(node, false) }
            }
            Class::RowGroup if self.in_data_table() => What::RowGroup,
            Class::Row if self.in_data_table() => {
                if let Some(table) = self.tables.last_mut() {
                    table.open_row();
                }
                What::Inline
            }
            Class::Cell { header } if self.in_data_table() => {
                if self.cells >= self.limits.cells {
                    self.page.too_many_cells = true;
                    self.path.leave(mark);
                    return true;
                }
                self.cells += 1;
                if let Some(table) = self.tables.last_mut() {
                    table.open_cell(node, header);
                }
                What::Cell
            }
            Class::Inline => What::Inline,
            Class::Item => {
                let frame = self.open_frame(node, false);
                self.item_label(node, &style);
                What::Item { frame }
            }
            Class::Chrome => What::Block { frame: self.open_frame(node, true) },
            _ => What::Block { frame: self.open_frame(node, false) },
        };
        let outer = std::mem::replace(&mut self.style, style);
        self.open.push(Open { node: id, outer, mark, what });
        false
    }

    fn leave(&mut self, left: NodeId) {
        let Some(open) = self.open.pop_if(|open| open.node == left) else { return };
        match open.what {
            What::Inline => {}
            What::Link => self.close_link(),
            What::Block { frame } | What::List(_, frame) => {
                self.flush();
                self.close_frame(frame);
            }
            What::Item { frame } => {
                self.flush();
                self.label = None;
                self.close_frame(frame);
            }
            What::Heading { frame, outer } => {
                self.flush();
                self.heading = outer;
                self.close_frame(frame);
            }
            What::RowGroup => {
                if let Some(table) = self.tables.last_mut() {
                    table.close_group();
                }
            }
            What::Cell => {
                self.flush();
                let end = self.end_of(left);
                let dom = self.path.dom();
                if let Some(table) = self.tables.last_mut() {
                    table.close_cell(end, dom);
                }
            }
            What::Table { data, frame } => {
                self.flush();
                if data {
                    self.close_table(left);
                }
                self.close_frame(frame);
            }
        }
        self.style = open.outer;
        self.path.leave(open.mark);
    }

    /// Whether the innermost open table is one of data: its rows and cells are those that come next.
    fn in_data_table(&self) -> bool {
        let Some(table) = self.tables.last() else { return false };
        self.open
            .iter()
            .rev()
            .find(|open| matches!(open.what, What::Table { .. }))
            .is_some_and(|o| o.node == table.node)
    }

    pub(super) fn in_cell(&self) -> bool {
        self.tables.last().is_some_and(OpenTable::in_cell)
    }

    fn end_of(&self, node: NodeId) -> usize {
        end_of(self.tree, self.source, node)
    }

    fn open_frame(&mut self, node: &Node, chrome: bool) -> usize {
        if !self.tables.is_empty() {
            return self.frame;
        }
        let role = if chrome { Role::Chrome } else { role_of(node) };
        let first = self.page.items.len();
        let outer = std::mem::replace(&mut self.frame, self.page.frames.len());
        self.page.frames.push(Frame { parent: outer, first, end: first, role });
        outer
    }

    fn close_frame(&mut self, outer: usize) {
        if outer == self.frame {
            return;
        }
        let end = self.page.items.len();
        if let Some(frame) = self.page.frames.get_mut(self.frame) {
            frame.end = end;
        }
        self.frame = outer;
    }

    fn open_link(&mut self, node: &Node) -> What {
        let target = node.attr("href").map(str::trim).filter(|target| !target.is_empty() && !target.starts_with('#'));
        let target = target.filter(|target| !target.get(..11).is_some_and(|s| s.eq_ignore_ascii_case("javascript:")));
        self.link = Some(Link { text: String::new(), target: shorten(target.unwrap_or_default()) });
        What::Link
    }

    fn close_link(&mut self) {
        let Some(mut link) = self.link.take() else { return };
        if !link.target.is_empty() {
            link.text = link.text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.page.links.push((self.page.items.len(), link));
        }
    }

    fn open_list(&mut self, node: &Node, ordered: bool, style: &Style<'_>) -> What {
        let labels = ordered.then(|| ListLabels::of(node, style.list_style)).flatten();
        let start = node.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        What::List(labels.map(|labels| (labels, start)), self.open_frame(node, false))
    }

    /// Writes the number of an item of an ordered list, which is seen though it is not in the source.
    fn item_label(&mut self, node: &Node, style: &Style<'_>) {
        if style.list_style.is_some_and(|list| list.eq_ignore_ascii_case("none")) {
            return;
        }
        let list = self.open.iter_mut().rev().find_map(|open| match &mut open.what {
            What::List(labels, _) => Some(labels),
            _ => None,
        });
        let Some(Some((labels, next))) = list else { return };
        let number = node.attr("value").and_then(|value| value.trim().parse().ok()).unwrap_or(*next);
        *next = number.saturating_add(1);
        self.label = Some((label(*labels, number), node.end));
    }

    fn text(&mut self, text: &str, node: &Node) {
        let range = (node.start, node.end);
        let linked = self.link.is_some();
        if self.label.is_some()
            && !text.trim().is_empty()
            && let Some((label, at)) = self.label.take()
        {
            self.line.push(&label, &self.style, false, (at, at));
        }
        if let Some(link) = &mut self.link
            && link.text.len() < KEPT_TEXT
        {
            link.text.push_str(text);
        }
        if self.style.pre { self.verbatim(text, range) } else { self.line.push(text, &self.style, linked, range) }
    }

    pub(super) fn verbatim(&mut self, text: &str, range: (u32, u32)) {
        // where the source says the same, each line knows its own bytes
        let exact = self.source.get(range.0 as usize..range.1 as usize) == Some(text);
        let mut at = range.0;
        for line in text.split_inclusive('\n') {
            let end = at.saturating_add(u32::try_from(line.len()).unwrap_or(0));
            let place = if exact { (at, end) } else { range };
            self.line.push_verbatim(line.trim_end_matches(['\n', '\r']), &self.style, self.link.is_some(), place);
            if line.ends_with('\n') {
                self.line_break();
            }
            at = end;
        }
    }

    fn line_break(&mut self) {
        if self.heading.is_some() { self.line.push_break() } else { self.flush() }
    }

    fn close_table(&mut self, node: NodeId) {
        let Some(table) = self.tables.pop() else { return };
        let end = self.end_of(node);
        let (table, after) = table.close(end);
        let table = match self.tables.last_mut() {
            Some(outer) => match outer.push_nested(table) {
                Ok(()) => {
                    outer.after.extend(after);
                    return;
                }
                Err(table) => table,
            },
            None => table,
        };
        if seen_in_table(&table) > 0 {
            for block in split(table) {
                let seen = match &block {
                    Block::Table(table) => seen_in_table(table),
                    Block::Paragraph(paragraph) => count_seen(&paragraph.text()),
                    Block::Heading(_) | Block::Image(_) => 0,
                };
                self.push_item(block, seen, 0);
            }
        }
        for block in after {
            self.push_item(block, 0, 0);
        }
    }

    pub(super) fn push_item(&mut self, block: Block, seen: u32, linked: u32) {
        if self.page.items.len() >= self.limits.nodes {
            self.page.too_many_lines = true;
            return;
        }
        self.page.items.push(Item { block, seen, linked });
    }

    /// Ends the line.
    pub(super) fn flush(&mut self) {
        let Some(line) = self.line.take(self.source, 0) else { return };
        if self.in_cell() {
            if let Some(table) = self.tables.last_mut() {
                table.push_line(line.runs);
            }
            return;
        }
        let origin = Some(Origin::Bytes { range: line.range, dom: self.path.dom() });
        let block = match self.heading {
            Some(level) => {
                let text = line.runs.into_iter().filter(|run| !run.hidden).map(|run| run.text).collect();
                Block::Heading(Heading { level, text, origin })
            }
            None => Block::Paragraph(Paragraph { runs: line.runs, origin }),
        };
        self.push_item(block, line.seen, line.linked);
    }
}
