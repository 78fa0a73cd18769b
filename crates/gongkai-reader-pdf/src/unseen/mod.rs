//! What a file holds beside what its pages show: names in its properties, remarks, files, programs, layers that are
//! off, and what earlier states of it said.

mod about;
mod actions;
mod earlier;
mod remarks;
mod strings;

use std::collections::HashSet;

use gongkai_document::{Trace, TraceKind};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Object, ObjectIdentifier, String as PdfString};

use crate::budget::{Budget, Limit, Purse};
use crate::draw::Layers;
use crate::page::Sheet;
use crate::streams;

/// Characters of an excerpt.
const EXCERPT: usize = 80;

/// So many traces tell enough of a file.
const MOST: usize = 200;

/// Deepest tree of names or of bookmarks that is walked.
const DEEPEST: usize = 16;

/// Everything unseen in a file; `sheets` are its pages as they were read.
pub(crate) fn of(pdf: &Pdf, bytes: &[u8], sheets: &[Sheet], budget: &Budget) -> Vec<Trace> {
    let mut found = Found::new(budget);
    let xref = pdf.xref();
    let root = xref.get::<Dict<'_>>(xref.root_id()).unwrap_or_default();
    about::of(&mut found, pdf, bytes, &root);
    for name in layers(pdf) {
        found.say(TraceKind::HiddenLayer, "图层", &name);
    }
    files(&mut found, &root);
    actions::of_file(&mut found, &root);
    for (page, number) in pdf.pages().iter().zip(1_u32..).take(sheets.len()) {
        remarks::of_page(&mut found, page.raw(), number);
        if found.is_full() {
            break;
        }
    }
    earlier::of(&mut found, bytes, sheets, budget);
    found.traces
}

/// The names of the layers that are off.
fn layers(pdf: &Pdf) -> Vec<String> {
    let layers = Layers::of(pdf.xref());
    let layer = |id: &ObjectIdentifier| pdf.xref().get::<Dict<'_>>(*id);
    let mut names: Vec<String> =
        layers.off().take(MOST).filter_map(layer).map(|layer| string(&layer, b"Name")).collect();
    names.sort();
    names
}

/// Files that are attached to the file as a whole.
fn files(found: &mut Found, root: &Dict<'_>) {
    if let Some(tree) = root.get::<Dict<'_>>(b"Names").and_then(|names| names.get::<Dict<'_>>(b"EmbeddedFiles")) {
        for (name, file) in found.names(&tree) {
            let told = file.into_dict().map(|file| file_name(&file)).filter(|told| !told.is_empty());
            found.say(TraceKind::Embedded, "附件", &told.unwrap_or(name));
        }
    }
    let associated = root.get::<Array<'_>>(b"AF");
    for file in associated.iter().flat_map(|all| all.iter::<Dict<'_>>()).take(MOST) {
        if found.pays(&file) && file.contains_key(b"EF") {
            found.say(TraceKind::Embedded, "附件", &file_name(&file));
        }
    }
}

/// What a description of a file calls it.
fn file_name(file: &Dict<'_>) -> String {
    let keys: [&[u8]; 3] = [b"UF", b"F", b"Desc"];
    keys.into_iter().map(|key| string(file, key)).find(|name| !name.is_empty()).unwrap_or_default()
}

/// A string of a dictionary; empty where there is none.
fn string(dict: &Dict<'_>, key: &[u8]) -> String {
    dict.get::<PdfString<'_>>(key).map(|bytes| strings::text(bytes.as_bytes())).unwrap_or_default()
}

/// What was found so far, and what looking for more may still cost.
struct Found {
    traces: Vec<Trace>,
    purse: Purse,
    /// Where the dictionaries lie that were looked at and need not be again: those inside an object have no number.
    seen: HashSet<*const u8>,
}

impl Found {
    fn new(budget: &Budget) -> Self {
        let purse = Purse::new(&Budget {
            stream: budget.stream.min(4 << 20),
            unpacked: budget.unpacked.min(16 << 20),
            operators: budget.operators.min(1_000_000),
            ..budget.clone()
        });
        Self { traces: Vec::new(), purse, seen: HashSet::new() }
    }

    fn say(&mut self, kind: TraceKind, place: &str, text: &str) {
        let plain = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty());
        let plain = plain.collect::<Vec<_>>().join(" ");
        let excerpt: String = plain.chars().take(EXCERPT).collect();
        // the properties are in the file twice
        let known = |trace: &Trace| {
            trace.kind == kind && trace.excerpt == excerpt && (kind == TraceKind::Metadata || trace.place == place)
        };
        if !self.is_full() && !self.traces.iter().any(known) {
            self.traces.push(Trace { kind, place: place.to_owned(), excerpt });
        }
    }

    fn is_full(&self) -> bool {
        self.traces.len() >= MOST || self.purse.reached.is_some()
    }

    /// Pays for looking at a dictionary; `false` once there is no more to spend.
    fn pays(&mut self, dict: &Dict<'_>) -> bool {
        const BYTES: usize = 16;
        self.purse.pay(Limit::Operators, 1 + dict.data().len() / BYTES)
    }

    /// Whether this dictionary was not looked at before.
    fn is_new(&mut self, dict: &Dict<'_>) -> bool {
        self.seen.insert(dict.data().as_ptr())
    }

    /// A string that may be kept as a stream.
    fn long_string(&mut self, dict: &Dict<'_>, key: &[u8]) -> String {
        match dict.get::<Object<'_>>(key) {
            Some(Object::String(bytes)) => strings::text(bytes.as_bytes()),
            Some(Object::Stream(stream)) => {
                streams::unpack(&stream, &mut self.purse).map(|bytes| strings::text(&bytes)).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// The entries of a tree of names.
    fn names<'a>(&mut self, tree: &Dict<'a>) -> Vec<(String, Object<'a>)> {
        let mut out = Vec::new();
        let mut open = vec![(tree.clone(), 0)];
        while let Some((node, depth)) = open.pop() {
            if !self.pays(&node) || out.len() >= MOST {
                break;
            }
            let mut entries = node.get::<Array<'a>>(b"Names").into_iter().flat_map(|all| all.iter::<Object<'a>>());
            while let (Some(Object::String(name)), Some(value)) = (entries.next(), entries.next()) {
                out.push((strings::text(name.as_bytes()), value));
                if out.len() >= MOST {
                    break;
                }
            }
            if depth < DEEPEST {
                let kids = node.get::<Array<'a>>(b"Kids");
                open.extend(
                    kids.iter().flat_map(|kids| kids.iter::<Dict<'a>>()).take(MOST).map(|kid| (kid, depth + 1)),
                );
            }
        }
        out
    }
}
