//! A part of XML as a tree: names without their prefix, text unescaped, every element with its bytes.
//!
//! Nothing is looked up and nothing expands: an entity that the document declares itself stays as it is written, so
//! a few bytes can never become many.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::Limits;

/// No node.
const NONE: u32 = u32::MAX;

/// A tree.
#[derive(Debug)]
pub(super) struct Tree<'s> {
    source: &'s str,
    nodes: Vec<Node<'s>>,
    /// Where the text stopped being XML, or where a limit was reached; what comes before is in the tree.
    pub broken: Option<Broken>,
}

/// Why a tree ends early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// The text is no XML from this byte on.
    Damaged(usize),
    /// It has more elements than are read.
    TooMany,
    /// Its elements are nested more deeply than is read.
    TooDeep,
}

#[derive(Debug)]
struct Node<'s> {
    kind: Kind<'s>,
    first: u32,
    next: u32,
    end: u32,
}

#[derive(Debug)]
enum Kind<'s> {
    /// An element: where its tag begins, and how long its name is with its prefix.
    Element { start: u32, name: u16 },
    /// Text between tags.
    Text(Cow<'s, str>),
}

/// One element of a tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'t, 's> {
    tree: &'t Tree<'s>,
    index: u32,
}

impl<'s> Tree<'s> {
    /// Reads a text. `keep` tells whether an element that is written as empty (`<c r="B2"/>`) is
    /// worth a node; it is given the tag without its brackets.
    pub(super) fn parse(source: &'s str, limits: &Limits, keep: fn(&str) -> bool) -> Self {
        let mut builder = Builder {
            tree: Tree { source, nodes: Vec::new(), broken: None },
            open: Vec::new(),
            last: Vec::new(),
            limits,
            keep,
        };
        builder.run();
        builder.tree
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Option<Element<'_, 's>> {
        let index = self.nodes.iter().position(|node| matches!(node.kind, Kind::Element { .. }))?;
        Some(Element { tree: self, index: u32::try_from(index).ok()? })
    }

    fn node(&self, index: u32) -> Option<&Node<'s>> {
        self.nodes.get(index as usize)
    }
}

struct Builder<'s, 'l> {
    tree: Tree<'s>,
    /// The elements that are not closed yet, outermost first.
    open: Vec<u32>,
    /// The last child of each of them so far; one more for the outermost level.
    last: Vec<u32>,
    limits: &'l Limits,
    keep: fn(&str) -> bool,
}

impl<'s> Builder<'s, '_> {
    fn run(&mut self) {
        let source = self.tree.source;
        let mut reader = Reader::from_str(source);
        reader.config_mut().allow_dangling_amp = true;
        self.last.push(NONE);
        loop {
            let start = position(reader.buffer_position());
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(_) => return self.stop(Broken::Damaged(start)),
            };
            let end = position(reader.buffer_position());
            match event {
                Event::Start(tag) => {
                    self.element(start, &tag);
                    if self.open.len() >= self.limits.depth {
                        return self.stop(Broken::TooDeep);
                    }
                }
                Event::Empty(tag) => {
                    if (self.keep)(&tag) {
                        self.element(start, &tag);
                        self.close(end);
                    }
                }
                Event::End(_) => self.close(end),
                Event::Text(_) => self.text(source.get(start..end).unwrap_or_default()),
                Event::CData(data) => self.push_text(Cow::Owned(data.into_inner().into_owned())),
                Event::GeneralRef(_) => {
                    let written = source.get(start..end).unwrap_or_default();
                    self.push_text(unescape(written).unwrap_or(Cow::Borrowed(written)));
                }
                Event::Eof if self.open.is_empty() => return,
                Event::Eof => return self.stop(Broken::Damaged(end)),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
            if self.tree.nodes.len() >= self.limits.nodes {
                return self.stop(Broken::TooMany);
            }
        }
    }

    /// Closes what is open: the tree ends here.
    fn stop(&mut self, why: Broken) {
        self.tree.broken = Some(why);
        while !self.open.is_empty() {
            self.close(self.tree.source.len());
        }
    }

    fn element(&mut self, start: usize, tag: &BytesStart<'_>) {
        let name = u16::try_from(tag.name().into_inner().len()).unwrap_or(u16::MAX);
        let index = self.push(Kind::Element { start: position32(start), name });
        self.open.push(index);
        self.last.push(NONE);
    }

    fn close(&mut self, end: usize) {
        self.last.pop();
        if let Some(node) = self.open.pop().and_then(|index| self.tree.nodes.get_mut(index as usize)) {
            node.end = position32(end);
        }
        if self.last.is_empty() {
            self.last.push(NONE);
        }
    }

    /// Text as written. Line ends between elements are layout of the file, not text.
    fn text(&mut self, written: &'s str) {
        let layout = written.contains('\n') && written.chars().all(char::is_whitespace);
        let holds_text = || {
            let name = self.open.last().map(|index| Element { tree: &self.tree, index: *index }.name());
            matches!(name, Some("t" | "v" | "delText"))
        };
        if !written.is_empty() && (!layout || holds_text()) {
            self.push_text(Cow::Borrowed(written));
        }
    }

    fn push_text(&mut self, text: Cow<'s, str>) {
        self.push(Kind::Text(text));
    }

    fn push(&mut self, kind: Kind<'s>) -> u32 {
        let index = position32(self.tree.nodes.len());
        self.tree.nodes.push(Node { kind, first: NONE, next: NONE, end: 0 });
        let before = self.last.last_mut().map_or(NONE, |last| std::mem::replace(last, index));
        if let Some(node) = self.tree.nodes.get_mut(before as usize) {
            node.next = index;
        } else if let Some(parent) = self.open.last().and_then(|parent| self.tree.nodes.get_mut(*parent as usize)) {
            parent.first = index;
        }
        index
    }
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// A place in a part; parts are far smaller than four gigabytes.
fn position32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

impl<'t, 's> Element<'t, 's> {
    fn node(self) -> Option<&'t Node<'s>> {
        self.tree.node(self.index)
    }

    /// Its name, without prefix.
    pub(super) fn name(self) -> &'s str {
        let Some(Node { kind: Kind::Element { start, name }, .. }) = self.node() else { return "" };
        let start = *start as usize + 1;
        let name = self.tree.source.get(start..start + usize::from(*name)).unwrap_or_default();
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    /// Whether it is called so.
    pub(super) fn is(self, name: &str) -> bool {
        self.name() == name
    }

    /// Its bytes, tags included.
    pub(super) fn range(self) -> (usize, usize) {
        match self.node() {
            Some(Node { kind: Kind::Element { start, .. }, end, .. }) => (*start as usize, *end as usize),
            _ => (0, 0),
        }
    }

    /// The value of an attribute, by its name without prefix.
    pub(super) fn attr(self, name: &str) -> Option<String> {
        let Some(Node { kind: Kind::Element { start, name: length }, .. }) = self.node() else { return None };
        let rest = self.tree.source.get(*start as usize + 1..)?;
        let tag = BytesStart::from_content(rest.get(..tag_end(rest))?, usize::from(*length));
        let mut attributes = tag.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// The elements in it, in order.
    pub(super) fn children(self) -> impl Iterator<Item = Element<'t, 's>> {
        self.nodes().filter_map(|(index, node)| match node.kind {
            Kind::Element { .. } => Some(Element { tree: self.tree, index }),
            Kind::Text(_) => None,
        })
    }

    fn nodes(self) -> impl Iterator<Item = (u32, &'t Node<'s>)> {
        let tree = self.tree;
        let first = self.node().map_or(NONE, |node| node.first);
        std::iter::successors(tree.node(first).map(|node| (first, node)), move |(_, node)| {
            tree.node(node.next).map(|next| (node.next, next))
        })
    }

    /// The first element of that name in it.
    pub(super) fn child(self, name: &str) -> Option<Element<'t, 's>> {
        self.children().find(|child| child.is(name))
    }

    /// The value of the `val` attribute of the first element of that name in it.
    pub(super) fn val(self, name: &str) -> Option<String> {
        self.child(name)?.attr("val")
    }

    /// The text directly in it.
    pub(super) fn text(self) -> String {
        let mut out = String::new();
        for (_, node) in self.nodes() {
            if let Kind::Text(text) = &node.kind {
                out.push_str(text);
            }
        }
        out
    }

    /// What stands in it, text and elements in their order.
    pub(super) fn pieces(self) -> impl Iterator<Item = Piece<'t, 's>> {
        self.nodes().map(move |(index, node)| match &node.kind {
            Kind::Element { .. } => Piece::Element(Element { tree: self.tree, index }),
            Kind::Text(text) => Piece::Text(text),
        })
    }

    /// Every element in it at any depth for which `found` says so, outermost first; none inside one that was found.
    pub(super) fn descendants(self, found: &dyn Fn(Element<'t, 's>) -> bool) -> Vec<Element<'t, 's>> {
        let mut out = Vec::new();
        let mut open: Vec<Element<'t, 's>> = self.children().collect();
        open.reverse();
        while let Some(element) = open.pop() {
            if found(element) {
                out.push(element);
                continue;
            }
            let at = open.len();
            open.extend(element.children());
            open.get_mut(at..).unwrap_or_default().reverse();
        }
        out
    }
}

/// What an element holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'t, 's> {
    /// An element.
    Element(Element<'t, 's>),
    /// Text.
    Text(&'t str),
}

/// Where a tag ends: at the first `>` outside quotes, the slash of an empty element left out.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if byte == open => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return if rest.as_bytes().get(at.wrapping_sub(1)) == Some(&b'/') { at - 1 } else { at },
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(_: &str) -> bool {
        true
    }

    #[test]
    fn names_lose_their_prefix_and_text_is_unescaped() {
        let source =
            "<?xml version='1.0'?><w:a x:k=\"1 &lt; 2\"><w:t>甲&amp;<![CDATA[<乙>]]>&#x4E19;</w:t>\n <w:b/></w:a>";
        let tree = Tree::parse(source, &Limits::default(), all);
        let root = tree.root().unwrap();
        assert_eq!((root.name(), root.attr("k").as_deref(), root.attr("z")), ("a", Some("1 < 2"), None));
        assert_eq!(root.child("t").unwrap().text(), "甲&<乙>丙");
        assert_eq!(root.children().map(Element::name).collect::<Vec<_>>(), ["t", "b"]);
        let (start, end) = root.child("b").unwrap().range();
        assert_eq!(&source[start..end], "<w:b/>");
        assert_eq!(tree.broken, None);
    }

    #[test]
    fn entities_of_the_document_do_not_expand() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"哈哈哈哈\"><!ENTITY y \"&x;&x;&x;\">]><a><t>&y;&y;</t></a>";
        let tree = Tree::parse(bomb, &Limits::default(), all);
        assert_eq!(tree.root().unwrap().child("t").unwrap().text(), "&y;&y;");
    }

    #[test]
    fn what_comes_before_the_damage_is_kept() {
        let tree = Tree::parse("<a><b>一</b><c>二</a>", &Limits::default(), all);
        assert!(matches!(tree.broken, Some(Broken::Damaged(_))));
        let texts: Vec<String> = tree.root().unwrap().children().map(Element::text).collect();
        assert_eq!(texts, ["一", "二"]);
        let cut = Tree::parse("<a><b>一</b><c>二", &Limits::default(), all);
        assert!(cut.broken.is_some() && cut.root().unwrap().children().count() == 2);
    }

    #[test]
    fn depth_and_count_are_limited() {
        let limits = Limits { depth: 8, nodes: 100, ..Limits::default() };
        let deep = "<a>".repeat(50) + &"</a>".repeat(50);
        assert_eq!(Tree::parse(&deep, &limits, all).broken, Some(Broken::TooDeep));
        let wide = format!("<a>{}</a>", "<b/>".repeat(200));
        assert_eq!(Tree::parse(&wide, &limits, all).broken, Some(Broken::TooMany));
        assert_eq!(Tree::parse(&wide, &limits, |name| name != "b").broken, None);
    }
}
