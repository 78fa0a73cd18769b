//! Styles: the look, the outline level and the numbering that a paragraph or a run has by name.

use std::collections::HashMap;

use super::look::{Look, is_ground};
use crate::decode::xml::{Element, Tree};

/// How many styles may be based on one another; more, or a circle, is cut.
const LONGEST_CHAIN: usize = 32;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles<'t, 's> {
    by_id: HashMap<String, Style<'t, 's>>,
    default: Option<String>,
    base: Option<Element<'t, 's>>,
}

#[derive(Debug)]
struct Style<'t, 's> {
    element: Element<'t, 's>,
    name: String,
    based_on: Option<String>,
}

/// The numbering that a paragraph belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct InList {
    /// Id of the list; `0` takes a paragraph out of the list of its style.
    pub list: Option<String>,
    /// Level, from 0.
    pub level: Option<usize>,
}

impl<'t, 's> Styles<'t, 's> {
    /// Reads the part of styles.
    pub(super) fn read(tree: &'t Tree<'s>) -> Self {
        let mut out = Self::default();
        let Some(root) = tree.root() else { return out };
        out.base = root.child("docDefaults").and_then(|d| d.child("rPrDefault")).and_then(|d| d.child("rPr"));
        for element in root.children().filter(|element| element.is("style")) {
            let Some(id) = element.attr("styleId") else { continue };
            let paragraph = element.attr("type").as_deref() == Some("paragraph");
            if paragraph && matches!(element.attr("default").as_deref(), Some("1" | "true" | "on")) {
                out.default = Some(id.clone());
            }
            let name = element.val("name").unwrap_or_default().to_lowercase();
            out.by_id.insert(id, Style { element, name, based_on: element.val("basedOn") });
        }
        out
    }

    /// A style and those it is based on, nearest first.
    fn chain(&self, id: Option<&str>) -> Vec<&Style<'t, 's>> {
        let mut chain = Vec::new();
        let mut next = id.or(self.default.as_deref()).and_then(|id| self.by_id.get(id));
        while let Some(style) = next.filter(|_| chain.len() < LONGEST_CHAIN) {
            chain.push(style);
            next = style.based_on.as_deref().and_then(|id| self.by_id.get(id));
        }
        chain
    }

    /// The look of the runs of a paragraph of that style.
    pub(super) fn look(&self, id: Option<&str>) -> Look {
        let mut look = Look::default().over(self.base);
        for style in self.chain(id).into_iter().rev() {
            look = look.over(style.element.child("rPr"));
            look.shaded |= style.element.child("pPr").and_then(|p| p.child("shd")).is_some_and(is_ground);
        }
        look
    }

    /// A look with a style of characters laid over it.
    pub(super) fn character(&self, look: Look, id: &str) -> Look {
        let chain = if self.by_id.contains_key(id) { self.chain(Some(id)) } else { Vec::new() };
        chain.into_iter().rev().fold(look, |look, style| look.over(style.element.child("rPr")))
    }

    /// The heading level of a paragraph of that style, 1 to 6.
    pub(super) fn level(&self, id: Option<&str>) -> Option<u8> {
        let chain = self.chain(id);
        let outline = chain.iter().find_map(|style| level(style.element.child("pPr")));
        outline.or_else(|| chain.iter().find_map(|style| named_level(&style.name).map(Some))).flatten()
    }

    /// The list of a paragraph of that style.
    pub(super) fn list(&self, id: Option<&str>) -> InList {
        let chain = self.chain(id);
        let of = |style: &&Style<'t, 's>| style.element.child("pPr").and_then(|p| p.child("numPr")).map(in_list);
        let lists: Vec<InList> = chain.iter().filter_map(of).collect();
        InList {
            list: lists.iter().find_map(|found| found.list.clone()),
            level: lists.iter().find_map(|found| found.level),
        }
    }

    /// The list that a style of lists stands for.
    pub(super) fn linked_list(&self, id: &str) -> Option<String> {
        self.by_id.contains_key(id).then(|| self.list(Some(id)).list).flatten()
    }

    /// Whether a style of tables gives any cell a coloured ground.
    pub(super) fn shades_cells(&self, id: &str) -> bool {
        let chain = if self.by_id.contains_key(id) { self.chain(Some(id)) } else { Vec::new() };
        chain.iter().any(|style| !style.element.descendants(&|e| e.is("shd") && is_ground(e)).is_empty())
    }
}

/// The list that `numPr` names.
pub(super) fn in_list(properties: Element<'_, '_>) -> InList {
    InList { list: properties.val("numId"), level: properties.val("ilvl").and_then(|level| level.parse().ok()) }
}

/// The level that paragraph properties state: `Some(None)` where they state that it is body text.
pub(super) fn level(properties: Option<Element<'_, '_>>) -> Option<Option<u8>> {
    let level: u8 = properties?.val("outlineLvl")?.parse().ok()?;
    Some((level < 9).then_some((level + 1).min(6)))
}

/// The level that the name of a style tells: `heading 2`, `标题 2`, `Title`.
fn named_level(name: &str) -> Option<u8> {
    if matches!(name, "title" | "标题") {
        return Some(1);
    }
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    let level: u8 = rest.trim().parse().ok()?;
    (1..=9).contains(&level).then_some(level.min(6))
}
