//! Several reports in one file: where each begins.

use std::ops::Range;

use gongkai_report::Section;

use super::headings;
use super::lines::Item;
use super::tables;
use super::title;

/// The items of each report, in order; at least one range, which may be empty.
///
/// A report begins at a title with a year behind which its own sections follow from 一 on, while two or more
/// sections of the report before it stand between. So a running head, a title repeated in the page's frame or
/// a link to another report splits nothing.
#[must_use]
pub fn parts(items: &[Item<'_>]) -> Vec<Range<usize>> {
    const LEAST_SECTIONS: usize = 2;
    let whole = std::iter::once(0..items.len()).collect();
    let titles: Vec<title::Title> = title::titles(items).into_iter().filter(|title| title.year.is_some()).collect();
    if titles.len() < 2 {
        return whole;
    }
    let mut starts: Vec<usize> = vec![0];
    let first = titles.first().map_or(0, |title| title.first);
    let mut before = sections(items, 0..first).len();
    for (at, title) in titles.iter().enumerate() {
        let next = titles.get(at + 1).map_or(items.len(), |next| next.first);
        let after = sections(items, title.last + 1..next);
        let own = matches!(after.first(), Some(Section::Overview | Section::Table2));
        if own && after.len() >= LEAST_SECTIONS && before >= LEAST_SECTIONS {
            starts.push(title.first);
            before = 0;
        }
        before += after.len();
    }
    let ends = starts.iter().skip(1).copied().chain([items.len()]);
    starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
}

/// The sections that open in a range.
fn sections(items: &[Item<'_>], range: Range<usize>) -> Vec<Section> {
    let items = items.get(range).unwrap_or_default();
    headings::openings(items, &|at| items.get(at).and_then(tables::table_at))
        .into_iter()
        .map(|opening| opening.section)
        .collect()
}
