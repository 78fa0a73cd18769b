//! Lists: the number that Word writes before a paragraph, as text.

use std::collections::{HashMap, HashSet};

use super::sequence::written;
use super::styles::{InList, Styles};
use crate::decode::xml::{Element, Tree};

/// Levels of a list.
const LEVELS: usize = 9;

/// The definitions of lists, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering<'t, 's> {
    lists: HashMap<String, List>,
    kinds: HashMap<String, Element<'t, 's>>,
    /// By kind of list: lists of one kind count on together.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// The levels of lists that have begun anew as they say they do.
    begun: HashSet<(String, usize)>,
    levels: HashMap<(String, usize), Level>,
    overrides: HashMap<(String, usize), Level>,
}

#[derive(Clone, Debug, Default)]
struct List {
    kind: String,
    /// Where a level begins in this list, if it says so.
    starts: HashMap<usize, u32>,
}

/// One level of a kind of list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// The text, with `%1` for the number of the first level.
    text: String,
    digits_only: bool,
    /// The level whose next number makes this one begin anew; `Some(0)`: none does.
    restart: Option<usize>,
    gap: bool,
}

impl<'t, 's> Numbering<'t, 's> {
    /// Reads the part of lists.
    pub(super) fn read(tree: &'t Tree<'s>) -> Self {
        let mut out = Self::default();
        for element in tree.root().into_iter().flat_map(Element::children) {
            match element.name() {
                "abstractNum" => {
                    let Some(id) = element.attr("abstractNumId") else { continue };
                    for (at, level) in levels(element) {
                        out.levels.insert((id.clone(), at), level);
                    }
                    out.kinds.insert(id, element);
                }
                "num" => {
                    let (Some(id), Some(kind)) = (element.attr("numId"), element.val("abstractNumId")) else {
                        continue;
                    };
                    let mut starts = HashMap::new();
                    for change in element.children().filter(|child| child.is("lvlOverride")) {
                        let Some(at) = change.attr("ilvl").and_then(|at| at.parse().ok()) else { continue };
                        if let Some(start) = change.val("startOverride").and_then(|start| start.parse().ok()) {
                            starts.insert(at, start);
                        }
                        if let Some(level) = change.child("lvl") {
                            out.overrides.insert((id.clone(), at), level_of(level));
                        }
                    }
                    out.lists.insert(id, List { kind, starts });
                }
                _ => {}
            }
        }
        out
    }

    /// The number of the next paragraph of a list; empty where it has none.
    pub(super) fn next(&mut self, found: &InList, styles: &Styles<'_, '_>) -> String {
        let Some(list_id) = found.list.as_deref() else { return String::new() };
        let at = found.level.unwrap_or(0);
        let Some(list) = self.lists.get(list_id).cloned() else { return String::new() };
        let kind = self.kind_of(&list.kind, styles);
        let Some(level) = self.level(list_id, &kind, at).cloned() else { return String::new() };
        let anew = list.starts.get(&at).filter(|_| self.begun.insert((list_id.to_owned(), at))).copied();
        let restarts: Vec<Option<usize>> =
            (0..LEVELS).map(|deeper| self.level(list_id, &kind, deeper).and_then(|level| level.restart)).collect();
        let counts = self.counts.entry(kind.clone()).or_default();
        if let Some(count) = counts.get_mut(at) {
            *count = Some(match (anew, *count) {
                (Some(start), _) => start,
                (None, Some(count)) => count.saturating_add(1),
                (None, None) => level.start,
            });
        }
        for (deeper, count) in counts.iter_mut().enumerate().skip(at + 1) {
            // a level begins anew behind any higher one, unless it names the only one that counts
            match restarts.get(deeper).copied().flatten() {
                None => *count = None,
                Some(only) if at < only => *count = None,
                Some(_) => {}
            }
        }
        self.text(list_id, &kind, &level)
    }

    /// The kind of list that holds the levels: a kind may only point to a style that names a list.
    fn kind_of(&self, kind: &str, styles: &Styles<'_, '_>) -> String {
        let linked = self.kinds.get(kind).and_then(|element| element.val("numStyleLink"));
        let list = linked.and_then(|style| styles.linked_list(&style));
        list.and_then(|list| self.lists.get(&list)).map_or_else(|| kind.to_owned(), |list| list.kind.clone())
    }

    fn level(&self, list: &str, kind: &str, at: usize) -> Option<&Level> {
        self.overrides.get(&(list.to_owned(), at)).or_else(|| self.levels.get(&(kind.to_owned(), at)))
    }

    fn text(&self, list: &str, kind: &str, level: &Level) -> String {
        let counts = self.counts.get(kind).copied().unwrap_or_default();
        let mut out = String::new();
        let mut characters = level.text.chars().peekable();
        while let Some(character) = characters.next() {
            let digit = characters.peek().and_then(|next| next.to_digit(10)).filter(|_| character == '%');
            let Some(place) =
                digit.and_then(|digit| usize::try_from(digit).ok()).and_then(|digit| digit.checked_sub(1))
            else {
                out.push(character);
                continue;
            };
            characters.next();
            let of = self.level(list, kind, place);
            let start = of.map_or(1, |level| level.start);
            let number = counts.get(place).copied().flatten().unwrap_or(start);
            let format = of.map_or("decimal", |level| level.format.as_str());
            out.push_str(&written(number, if level.digits_only { "decimal" } else { format }));
        }
        if level.gap && out.ends_with(|c: char| c.is_ascii()) {
            out.push(' ');
        }
        out
    }
}

fn levels(kind: Element<'_, '_>) -> Vec<(usize, Level)> {
    let of = |level: Element<'_, '_>| Some((level.attr("ilvl")?.parse().ok()?, level_of(level)));
    kind.children().filter(|child| child.is("lvl")).filter_map(of).collect()
}

fn level_of(level: Element<'_, '_>) -> Level {
    // a format of a later version of Word stands in a choice, with an older one to fall back on
    let format = level.val("numFmt").or_else(|| {
        let choice = level.child("AlternateContent")?;
        choice.child("Fallback").or_else(|| choice.child("Choice"))?.val("numFmt")
    });
    let format = format.unwrap_or_else(|| "decimal".into());
    let text = if format == "bullet" { String::new() } else { level.val("lvlText").unwrap_or_default() };
    Level {
        start: level.val("start").and_then(|start| start.parse().ok()).unwrap_or(1),
        format,
        text,
        digits_only: level.child("isLgl").is_some_and(super::look::is_on),
        restart: level.val("lvlRestart").and_then(|at| at.parse().ok()),
        gap: level.val("suff").as_deref() != Some("nothing"),
    }
}
