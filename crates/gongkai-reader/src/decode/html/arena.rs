//! The tree of a page: one vector of nodes, each stamped with its place in the source.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, ns};

/// Index of a node; [`NONE`] is no node.
pub(super) type NodeId = u32;

/// No node.
pub(super) const NONE: NodeId = u32::MAX;

/// The root of the tree.
pub(super) const ROOT: NodeId = 0;

/// What a node is. Comments, instructions and the document type are not kept.
#[derive(Debug)]
pub(super) enum Kind {
    /// The root.
    Document,
    /// An element; `foreign` where it is not of HTML (SVG, MathML).
    Element { name: LocalName, foreign: bool, attrs: Vec<Attribute> },
    /// Text.
    Text(StrTendril),
}

/// One node. `start` and `end` bound the start tag of an element, and the whole of a text.
#[derive(Debug)]
pub(super) struct Node {
    pub kind: Kind,
    pub parent: NodeId,
    pub previous: NodeId,
    pub next: NodeId,
    pub first: NodeId,
    pub last: NodeId,
    pub start: u32,
    pub end: u32,
    depth: u32,
}

impl Node {
    /// The value of an attribute, if the node is an element that has it.
    pub(super) fn attr(&self, name: &str) -> Option<&str> {
        match &self.kind {
            Kind::Element { attrs, .. } => attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value),
            Kind::Document | Kind::Text(_) => None,
        }
    }
}

/// The finished tree.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// A node.
    pub(super) fn get(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id as usize)
    }

    /// The node that follows in document order inside `top`, not going below `id` if `skip`. Calls `leave`
    /// for each element that is left on the way.
    pub(super) fn step(&self, id: NodeId, top: NodeId, skip: bool, mut leave: impl FnMut(NodeId)) -> Option<NodeId> {
        let mut node = self.get(id)?;
        let mut id = id;
        if !skip && node.first != NONE {
            return Some(node.first);
        }
        loop {
            leave(id);
            if id == top {
                return None;
            }
            if node.next != NONE {
                return Some(node.next);
            }
            id = node.parent;
            node = self.get(id)?;
        }
    }
}

/// A name and a node: what html5ever passes around, so that asking the name borrows nothing.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    id: NodeId,
    ns: Namespace,
    local: LocalName,
}

impl ElemName for &Handle {
    fn ns(&self) -> &Namespace {
        &self.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

/// The place of the token that is being handled.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// End of the token before a run of text, where that text starts.
    pub text: u32,
    /// First byte of the token.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

/// Builds the tree for html5ever.
#[derive(Debug)]
pub(super) struct Arena {
    nodes: RefCell<Vec<Node>>,
    place: Cell<Place>,
    /// The last text that was opened or extended, whose end is the start of the next tag.
    open_text: Cell<NodeId>,
    /// How deep the last insertion was, corrected for end tags by the gate.
    pub depth: Cell<u32>,
    max_depth: u32,
}

impl Arena {
    /// An empty tree; nothing is attached deeper than `max_depth`.
    pub(super) fn new(max_depth: usize, capacity: usize) -> Self {
        let arena = Self {
            nodes: RefCell::new(Vec::with_capacity(capacity)),
            place: Cell::default(),
            open_text: Cell::new(NONE),
            depth: Cell::new(0),
            max_depth: u32::try_from(max_depth).unwrap_or(u32::MAX),
        };
        arena.create(Kind::Document);
        arena
    }

    /// How many nodes were made.
    pub(super) fn len(&self) -> usize {
        self.nodes.borrow().len()
    }

    /// Says which token comes next; a text that was open ends where the token starts.
    pub(super) fn set_place(&self, place: Place) {
        let open = self.open_text.replace(NONE);
        if open != NONE
            && let Some(node) = self.nodes.borrow_mut().get_mut(open as usize)
        {
            node.end = place.start;
        }
        self.place.set(place);
    }

    /// Says that a tag was handled: what comes next is text from its end.
    pub(super) fn after_tag(&self) {
        let end = self.place.get().end;
        self.place.set(Place { text: end, start: end, end });
    }

    fn create(&self, kind: Kind) -> NodeId {
        let place = self.place.get();
        let (start, end) = match kind {
            Kind::Text(_) => (place.text, place.start),
            Kind::Element { .. } | Kind::Document => (place.start, place.end),
        };
        let mut nodes = self.nodes.borrow_mut();
        let id = u32::try_from(nodes.len()).unwrap_or(NONE);
        nodes.push(Node {
            kind,
            parent: NONE,
            previous: NONE,
            next: NONE,
            first: NONE,
            last: NONE,
            start,
            end,
            depth: 0,
        });
        id
    }

    fn detach(nodes: &mut [Node], id: NodeId) {
        let Some(node) = nodes.get_mut(id as usize) else { return };
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        match nodes.get_mut(previous as usize) {
            Some(previous) => previous.next = next,
            None => {
                if let Some(parent) = nodes.get_mut(parent as usize) {
                    parent.first = next;
                }
            }
        }
        match nodes.get_mut(next as usize) {
            Some(next) => next.previous = previous,
            None => {
                if let Some(parent) = nodes.get_mut(parent as usize) {
                    parent.last = previous;
                }
            }
        }
    }

    /// Links `id` under `parent`, before `before` or at the end.
    fn attach(&self, parent: NodeId, before: NodeId, id: NodeId) {
        let nodes = &mut *self.nodes.borrow_mut();
        if nodes.get(id as usize).is_none() {
            return; // a comment, which is not kept
        }
        Self::detach(nodes, id);
        let Some(above) = nodes.get(parent as usize) else { return };
        let (mut parent, mut before, mut depth) = (parent, before, above.depth + 1);
        if depth > self.max_depth && above.parent != NONE {
            (parent, before, depth) = (above.parent, NONE, above.depth);
        }
        let previous = match nodes.get_mut(before as usize) {
            Some(sibling) => std::mem::replace(&mut sibling.previous, id),
            None => match nodes.get_mut(parent as usize) {
                Some(parent) => std::mem::replace(&mut parent.last, id),
                None => return,
            },
        };
        match nodes.get_mut(previous as usize) {
            Some(previous) => previous.next = id,
            None => {
                if let Some(parent) = nodes.get_mut(parent as usize) {
                    parent.first = id;
                }
            }
        }
        if let Some(node) = nodes.get_mut(id as usize) {
            (node.parent, node.previous, node.next, node.depth) = (parent, previous, before, depth);
            self.depth.set(depth);
        }
    }

    /// Adds text under `parent` before `before` (or at the end), to the text that stands there if there is one.
    fn attach_text(&self, parent: NodeId, before: NodeId, text: StrTendril) {
        let beside = {
            let nodes = self.nodes.borrow();
            let beside = match nodes.get(before as usize) {
                Some(sibling) => sibling.previous,
                None => nodes.get(parent as usize).map_or(NONE, |parent| parent.last),
            };
            match nodes.get(beside as usize) {
                Some(Node { kind: Kind::Text(_), .. }) => beside,
                _ => NONE,
            }
        };
        let id = if beside == NONE {
            let id = self.create(Kind::Text(text));
            self.attach(parent, before, id);
            id
        } else {
            if let Some(node) = self.nodes.borrow_mut().get_mut(beside as usize)
                && let Kind::Text(all) = &mut node.kind
            {
                all.push_tendril(&text);
                node.end = self.place.get().start.max(node.end);
            }
            beside
        };
        // text that the parser held back until this tag ends where the tag starts; other text is still going on
        if self.place.get().start == self.place.get().end {
            self.open_text.set(id);
        }
    }

    fn insert(&self, parent: NodeId, before: NodeId, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(node) => self.attach(parent, before, node.id),
            NodeOrText::AppendText(text) => self.attach_text(parent, before, text),
        }
    }

    fn parent_of(&self, id: NodeId) -> NodeId {
        self.nodes.borrow().get(id as usize).map_or(NONE, |node| node.parent)
    }

    fn nothing() -> Handle {
        Handle { id: NONE, ns: ns!(), local: LocalName::default() }
    }
}

impl TreeSink for Arena {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = &'a Handle;

    fn finish(self) -> Tree {
        Tree { nodes: self.nodes.into_inner() }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: ROOT, ..Self::nothing() }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a Handle {
        target
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> Handle {
        let QualName { ns, local, .. } = name;
        let id = self.create(Kind::Element { name: local.clone(), foreign: ns != ns!(html), attrs });
        Handle { id, ns, local }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Self::nothing()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Self::nothing()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.id, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.parent_of(element.id) == NONE {
            self.insert(previous.id, NONE, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        self.insert(self.parent_of(sibling.id), sibling.id, child);
    }

    fn add_attrs_if_missing(&self, target: &Handle, new: Vec<Attribute>) {
        if let Some(node) = self.nodes.borrow_mut().get_mut(target.id as usize)
            && let Kind::Element { attrs, .. } = &mut node.kind
        {
            for attr in new {
                if attrs.iter().all(|old| old.name.local != attr.name.local) {
                    attrs.push(attr);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        Self::detach(&mut self.nodes.borrow_mut(), target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        loop {
            let first = self.nodes.borrow().get(node.id as usize).map_or(NONE, |node| node.first);
            if first == NONE {
                return;
            }
            self.attach(new_parent.id, NONE, first);
            if self.parent_of(first) == node.id {
                return;
            }
        }
    }
}
