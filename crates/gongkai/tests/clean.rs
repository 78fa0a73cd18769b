//! The catalogue of the demonstration is clean: screening it raises no alarm that would stop its publication.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeMap;

use gongkai_app::demo::{Demo, catalogue};
use gongkai_document::SourceKind;
use gongkai_law::calendar::Calendar;
use gongkai_reader::Limits;
use gongkai_reader::decode::decode_as;
use gongkai_screen::{Gravity, Occasion, Screen};

#[test]
fn hundreds_of_clean_pages_raise_no_false_alarm() {
    let mut pages = Vec::new();
    let mut keep = |html: &str| {
        pages.push(html.to_owned());
        Ok(format!("sm3:{:064x}", pages.len()))
    };
    let body = Demo::Shifan.code().parse().unwrap();
    catalogue(Demo::Shifan, &body, &Calendar::national(), &mut keep).unwrap();
    assert!(pages.len() > 400);
    let screen = Screen::new(Occasion::General, vec![]);
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for page in &pages {
        for hit in screen.screen(&decode_as(SourceKind::Html, page, &Limits::default()).document) {
            *counts.entry((hit.gravity.id(), hit.code.code())).or_default() += 1;
            if hit.gravity != Gravity::Info {
                println!("{} {}：{}", hit.code.code(), hit.message, hit.snippet);
            }
        }
    }
    println!("{} pages: {counts:?}", pages.len());
    assert!(!counts.keys().any(|(gravity, _)| *gravity == "error"), "{counts:?}");
    let warnings: usize = counts.iter().filter(|((gravity, _), _)| *gravity == "warning").map(|(_, count)| count).sum();
    assert!(warnings <= pages.len() / 50, "{counts:?}");
}
