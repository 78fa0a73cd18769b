//! The catalogue of the demonstration, and what people look for in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails
#![allow(dead_code, reason = "each file uses its own part")]

use std::collections::BTreeMap;
use std::convert::Infallible;

use gongkai_app::demo::{Demo, catalogue};
use gongkai_app::record::AnyEntry;
use gongkai_catalogue::{ItemFact, Record, items};
use gongkai_law::calendar::Calendar;
use gongkai_search::PublicEntry;

/// Queries with their kind and the titles that they look for.
const QUERIES: &str = include_str!("../../../gongkai-app/tests/publishing/queries.tsv");

/// What somebody types, and what it should find.
pub struct Asked {
    pub kind: &'static str,
    pub query: &'static str,
    pub expected: Vec<&'static str>,
}

/// Every query.
pub fn asked() -> Vec<Asked> {
    let lines = QUERIES.lines().filter(|line| !line.starts_with('#')).skip(1);
    let read = |line: &'static str| {
        let [kind, query, expected] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        Asked { kind, query, expected: expected.split('｜').collect() }
    };
    lines.map(read).collect()
}

/// Everything public of the catalogue of the demonstration.
pub fn corpus() -> Vec<PublicEntry> {
    let body = Demo::Shifan.code().parse().unwrap();
    let mut texts = BTreeMap::new();
    let mut keep = |html: &str| {
        let name = format!("sm3:{:064x}", texts.len());
        texts.insert(name.clone(), html.to_owned());
        Ok(name)
    };
    let acts = catalogue(Demo::Shifan, &body, &Calendar::national(), &mut keep).unwrap();
    let mut records: BTreeMap<String, Record<ItemFact>> = BTreeMap::new();
    for act in &acts {
        for entry in &act.entries {
            let AnyEntry::Item(entry) = entry else { continue };
            records.entry(act.stream.id().to_owned()).or_default().evolve(entry.clone());
        }
    }
    let items = items(records.iter().map(|(id, record)| (id.as_str(), record)));
    let entry = |(id, item): (&&str, &gongkai_catalogue::Item<'_>)| {
        PublicEntry::of(id, item, |draft| {
            Ok::<_, Infallible>(draft.content.as_ref().map(|content| plain(&texts[content])).unwrap_or_default())
        })
        .unwrap()
    };
    items.iter().filter_map(entry).collect()
}

/// What a reader sees of clean HTML.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut tag = false;
    for c in html.chars() {
        match c {
            '<' => tag = true,
            '>' => tag = false,
            c if !tag => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// How well queries were answered.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quality {
    pub recall: f64,
    pub mrr: f64,
    pub queries: usize,
}

/// Mean recall among the first ten, and mean reciprocal rank of the first expected one.
pub fn quality(asked: &[Asked], mut find: impl FnMut(&str) -> Vec<String>) -> BTreeMap<&'static str, Quality> {
    let mut by_kind: BTreeMap<&'static str, Quality> = BTreeMap::new();
    for one in asked {
        let titles = find(one.query);
        let first = titles.iter().position(|title| one.expected.contains(&title.as_str()));
        let found = one.expected.iter().filter(|title| titles.iter().take(10).any(|other| other == *title)).count();
        let recall = found as f64 / one.expected.len() as f64;
        let rank = first.map_or(0.0, |place| 1.0 / (place + 1) as f64);
        for kind in [one.kind, "all"] {
            let sum = by_kind.entry(kind).or_default();
            sum.recall += recall;
            sum.mrr += rank;
            sum.queries += 1;
        }
    }
    for quality in by_kind.values_mut() {
        quality.recall /= quality.queries as f64;
        quality.mrr /= quality.queries as f64;
    }
    by_kind
}
