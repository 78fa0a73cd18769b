//! Which part of a page is its text: told by where the evidence of a report lies, not by what a site calls it.

use std::ops::Range;

use gongkai_document::Block;

use super::about::is_metadata;
use super::chrome::{is_about_page, is_chrome_line};
use super::element::Role;
use super::evidence::{is_title, weight};
use super::walk::{Frame, Item, Page};

/// Evidence below this is none: two headings, or a table and a word.
pub(super) const ENOUGH: u32 = 5;
/// The text is the innermost block that holds this share of the evidence, in percent.
const SHARE: u64 = 85;
/// A block around the text is taken in too while it adds at most this many pieces that are not text.
const STRAYS: usize = 8;
/// A line that stands mostly in links, and is shorter than this, leads elsewhere.
const LINK_LINE: u32 = 60;

/// A line with at least this many characters out of links is running text.
const RUNNING: u32 = 20;

/// What was found.
#[derive(Debug)]
pub(super) struct Selection {
    /// The items of the text, before single lines are left out.
    pub range: Range<usize>,
    /// From the first to one past the last item that is evidence; empty where there is none.
    pub core: Range<usize>,
    /// Where the text begins for good: a line or two before its title, which may stand on several lines.
    pub head: usize,
    /// Whether the page shows that it holds a report.
    pub proven: bool,
    /// Which items stand in blocks that are called navigation, footer and the like and hold no evidence.
    pub around: Vec<bool>,
    /// Which items stand in a path of columns.
    pub crumb: Vec<bool>,
}

impl Selection {
    /// All of so many items.
    pub(super) fn everything(items: usize) -> Self {
        let (range, core) = (0..items, 0..items);
        Self { range, core, head: 0, proven: true, around: Vec::new(), crumb: Vec::new() }
    }

    /// Whether an item is part of the text.
    pub(super) fn keeps(&self, index: usize, item: &Item) -> bool {
        if !self.range.contains(&index) || self.is_around(index) {
            return false;
        }
        if self.core.contains(&index) {
            return true;
        }
        if index < self.head {
            return false;
        }
        !leads_elsewhere(item)
            && !is_metadata(&item.block)
            && !text_of(item).is_some_and(|text| is_chrome_line(&text) || is_about_page(&text))
    }

    fn is_around(&self, index: usize) -> bool {
        self.around.get(index).copied().unwrap_or(false) || self.crumb.get(index).copied().unwrap_or(false)
    }
}

/// The seen text of a line; `None` for tables and pictures.
pub(super) fn text_of(item: &Item) -> Option<String> {
    match &item.block {
        Block::Heading(heading) => Some(heading.text.clone()),
        Block::Paragraph(paragraph) => Some(paragraph.text()),
        Block::Table(_) | Block::Image(_) => None,
    }
}

/// Whether a line is mostly a link, and not to what belongs to the report.
fn leads_elsewhere(item: &Item) -> bool {
    item.seen > 0
        && item.seen <= LINK_LINE
        && item.linked * 10 >= item.seen * 7
        && !text_of(item).is_some_and(|text| text.trim_start().starts_with("附件"))
}

/// Finds the text of a page.
pub(super) fn select(page: &Page) -> Selection {
    let proofs: Vec<u32> = page.items.iter().map(proof).collect();
    let proven = proofs.iter().sum::<u32>() >= ENOUGH;
    let weights: Vec<u32> = if proven { proofs.clone() } else { page.items.iter().map(density).collect() };
    let sums = prefix_sums(&weights);
    let inner = innermost(&page.frames, &sums);
    let core = if proven { bounds(&proofs) } else { 0..0 };
    let (around, crumb) = marked(page, &prefix_sums(&proofs));
    let mut selection = Selection { range: 0..page.items.len(), core, head: 0, proven, around, crumb };
    selection.range = widen(page, &selection, inner);
    let lead = page.items.get(selection.range.start..selection.core.start).unwrap_or_default();
    let title = lead.iter().rposition(is_title_item).map(|title| title.saturating_sub(2));
    selection.head = selection.range.start + title.unwrap_or(0);
    selection
}

/// Evidence that an item is part of a report; what stands in links only points at one.
fn proof(item: &Item) -> u32 {
    if item.linked * 2 > item.seen { 0 } else { weight(&item.block) }
}

/// How much running text an item holds.
pub(super) fn density(item: &Item) -> u32 {
    let plain = item.seen.saturating_sub(item.linked.saturating_mul(3));
    if plain >= RUNNING { plain } else { 0 }
}

fn prefix_sums(weights: &[u32]) -> Vec<u64> {
    let mut sums = vec![0];
    let mut sum = 0;
    for weight in weights {
        sum += u64::from(*weight);
        sums.push(sum);
    }
    sums
}

fn sum(sums: &[u64], frame: &Frame) -> u64 {
    let at = |index: usize| sums.get(index).copied().unwrap_or(0);
    at(frame.end).saturating_sub(at(frame.first))
}

/// The innermost frame that holds enough of the evidence. Frames stand in the order they open, and two that
/// hold more than half of it are one in the other, so it is the last.
fn innermost(frames: &[Frame], sums: &[u64]) -> usize {
    let total = sums.last().copied().unwrap_or(0);
    frames.iter().rposition(|frame| total > 0 && sum(sums, frame) * 100 >= total * SHARE).unwrap_or(0)
}

fn bounds(proofs: &[u32]) -> Range<usize> {
    let first = proofs.iter().position(|proof| *proof > 1).unwrap_or(0);
    let last = proofs.iter().rposition(|proof| *proof > 1).map_or(first, |last| last + 1);
    first..last
}

/// Goes outwards while what comes in is text too: title, opening, signature.
fn widen(page: &Page, selection: &Selection, inner: usize) -> Range<usize> {
    let mut at = inner;
    let mut range = match page.frames.get(inner) {
        Some(frame) => frame.first..frame.end,
        None => return 0..page.items.len(),
    };
    while at > 0 {
        let Some(parent) = page.frames.get(at).map(|frame| frame.parent) else { break };
        let Some(frame) = page.frames.get(parent) else { break };
        let new = (frame.first..range.start).chain(range.end..frame.end);
        let mut strays = 0;
        for index in new {
            strays += usize::from(page.items.get(index).is_some_and(|item| is_stray(index, item, selection)));
        }
        let allowed = if frame.role == Role::Content { STRAYS * 2 } else { STRAYS };
        if strays > allowed {
            break;
        }
        range = frame.first..frame.end;
        at = parent;
    }
    range
}

fn is_stray(index: usize, item: &Item, selection: &Selection) -> bool {
    if item.seen == 0 {
        return false;
    }
    selection.is_around(index)
        || leads_elsewhere(item)
        || item.linked * 2 > item.seen
        || text_of(item).is_some_and(|text| is_chrome_line(&text))
}

/// Which items stand in blocks that by their name lie around the text, or in a path of columns.
fn marked(page: &Page, proofs: &[u64]) -> (Vec<bool>, Vec<bool>) {
    let mut around = vec![0_i32; page.items.len() + 1];
    let mut crumb = around.clone();
    for frame in &page.frames {
        let marks = match frame.role {
            Role::Chrome => &mut around,
            Role::Crumb => &mut crumb,
            Role::Plain | Role::Content => continue,
        };
        let titled = page.items.get(frame.first..frame.end).unwrap_or_default().iter().any(is_title_item);
        if sum(proofs, frame) > 0 || (titled && frame.role == Role::Chrome) {
            continue;
        }
        for (index, step) in [(frame.first, 1), (frame.end, -1)] {
            if let Some(mark) = marks.get_mut(index) {
                *mark += step;
            }
        }
    }
    (covered(&around), covered(&crumb))
}

fn covered(steps: &[i32]) -> Vec<bool> {
    let mut depth = 0;
    let cover = steps.iter().map(|step| {
        depth += step;
        depth > 0
    });
    cover.take(steps.len() - 1).collect()
}

/// Whether an item reads like the title of the report and is no link to one.
pub(super) fn is_title_item(item: &Item) -> bool {
    item.linked * 2 <= item.seen && text_of(item).is_some_and(|text| is_title(&text))
}
