//! Characters that were set without a glyph: a reader would see an empty box, so we refuse and name them.

use std::collections::{BTreeMap, BTreeSet};

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use crate::error::MissingGlyph;

/// The characters without a glyph, with their pages.
pub(crate) fn missing(document: &PagedDocument) -> Vec<MissingGlyph> {
    let mut found: BTreeMap<char, BTreeSet<usize>> = BTreeMap::new();
    for (index, page) in document.pages().iter().enumerate() {
        search(&page.frame, index + 1, &mut found);
    }
    let glyph =
        |(character, pages): (char, BTreeSet<usize>)| MissingGlyph { character, pages: pages.into_iter().collect() };
    found.into_iter().map(glyph).collect()
}

fn search(frame: &Frame, page: usize, found: &mut BTreeMap<char, BTreeSet<usize>>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => search(&group.frame, page, found),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let characters = text.text.get(glyph.range()).unwrap_or_default().chars();
                    for character in characters {
                        found.entry(character).or_default().insert(page);
                    }
                }
            }
            _ => {}
        }
    }
}
