//! How well what people look for is found in the catalogue of the demonstration.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use gongkai_search::{Index, Page, Public, Query};
use jiff::civil::date;

#[test]
fn people_find_what_they_look_for() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::<Public>::rebuild(folder.path(), common::corpus(), 1).unwrap();
    let asked = common::asked();
    assert!(asked.len() >= 120);
    let today = date(2025, 12, 31);
    let find = |query: &str| {
        let all = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        let found = index.search(&Query::parse(query), Page::default(), today, all).unwrap();
        found.hits.into_iter().map(|hit| hit.title.text).collect::<Vec<_>>()
    };
    for one in &asked {
        let titles = find(one.query);
        let lost: Vec<&&str> =
            one.expected.iter().filter(|title| !titles.iter().any(|other| other == **title)).collect();
        if !lost.is_empty() {
            println!("{}\t{}\t{lost:?}", one.kind, one.query);
        }
    }
    let by_kind = common::quality(&asked, find);
    for (kind, quality) in &by_kind {
        println!("{kind}: recall@10 {:.3}, MRR {:.3}, {} queries", quality.recall, quality.mrr, quality.queries);
    }
    let all = by_kind["all"];
    assert!(all.recall >= 0.92 && all.mrr >= 0.92, "{all:?}");
}
