//! `gongkai.hit/1`: something found by a search; `gongkai.search/1`: the line that closes a search.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::Day;

/// Something found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.hit/1", description = "检索到的一条信息")]
pub struct HitShape<'h> {
    /// Always `gongkai.hit/1`.
    #[schemars(extend("const" = "gongkai.hit/1"))]
    schema: &'static str,
    /// Identifier of the item.
    document: &'h str,
    title: MarkedShape<'h>,
    index_number: Option<&'h str>,
    number: Option<&'h str>,
    organ: &'h str,
    /// The first day on which it could be read, or on which it was formed.
    day: Option<Day>,
    /// A stretch of its text.
    fragment: MarkedShape<'h>,
    /// How well it fits; 0 where it is sorted by day.
    score: f32,
}

/// A text with the places that were asked for, in bytes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Marked")]
struct MarkedShape<'h> {
    text: &'h str,
    places: Vec<(usize, usize)>,
}

/// A text and its marked places.
pub type Marked<'h> = (&'h str, &'h [Range<usize>]);

/// Something found, in the words of whoever found it.
#[derive(Clone, Copy, Debug)]
pub struct HitView<'h> {
    /// Identifier of the item.
    pub id: &'h str,
    /// Its title.
    pub title: Marked<'h>,
    /// 索引号.
    pub index_number: &'h str,
    /// 文号.
    pub number: &'h str,
    /// The organs.
    pub organ: &'h str,
    /// Its day.
    pub day: Option<Date>,
    /// A stretch of its text.
    pub fragment: Marked<'h>,
    /// How well it fits.
    pub score: f32,
}

/// Something found, as JSON.
#[must_use]
pub fn hit<'h>(view: &HitView<'h>) -> HitShape<'h> {
    let marked = |(text, places): Marked<'h>| {
        let places = places.iter().map(|place| (place.start, place.end)).collect();
        MarkedShape { text, places }
    };
    let told = |text: &'h str| (!text.is_empty()).then_some(text);
    HitShape {
        schema: "gongkai.hit/1",
        document: view.id,
        title: marked(view.title),
        index_number: told(view.index_number),
        number: told(view.number),
        organ: view.organ,
        day: view.day.map(Day),
        fragment: marked(view.fragment),
        score: view.score,
    }
}

/// The line that closes a search.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.search/1", description = "一次检索：共有多少条，各类各有多少")]
pub struct SearchShape<'s> {
    /// Always `gongkai.search/1`.
    #[schemars(extend("const" = "gongkai.search/1"))]
    schema: &'static str,
    /// What was typed.
    query: &'s str,
    /// How many fit in all.
    total: usize,
    /// Whether nothing fitted as it was asked, and what comes near is shown.
    near: bool,
    /// By facet, by value: how many.
    facets: &'s BTreeMap<&'static str, BTreeMap<String, u64>>,
}

/// The line that closes a search, as JSON.
#[must_use]
pub const fn search<'s>(
    query: &'s str,
    total: usize,
    near: bool,
    facets: &'s BTreeMap<&'static str, BTreeMap<String, u64>>,
) -> SearchShape<'s> {
    SearchShape { schema: "gongkai.search/1", query, total, near, facets }
}
