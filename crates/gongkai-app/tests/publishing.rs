//! The catalogue of the demonstration: every column, nothing impossible, nothing wrong but what is planted, nothing personal.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test that cannot go on fails

use std::collections::{BTreeMap, BTreeSet};

use gongkai_app::demo::publishing::{LATE, UNEXPLAINED};
use gongkai_app::demo::{Demo, acts, catalogue};
use gongkai_app::record::{Act, AnyEntry, Confided};
use gongkai_case::Sealed;
use gongkai_case::history::Fact;
use gongkai_catalogue::{
    Command, Item, ItemFact, ItemFindingCode, ItemKind, Items, Landing, Record, Stage, StatutoryColumn, Verdict,
    audit_item, coverage, decide, explained, items, landing,
};
use gongkai_law::calendar::Calendar;
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::subject::SubjectKind;
use jiff::civil::{Date, date};

const END: Date = date(2025, 12, 31);

/// Everything told, and the texts by the names of their contents.
struct Told {
    acts: Vec<Act>,
    texts: BTreeMap<String, String>,
}

fn told() -> Told {
    let body = Demo::Shifan.code().parse().unwrap();
    let mut texts = BTreeMap::new();
    let mut keep = |html: &str| {
        let name = format!("sm3:{:064x}", texts.len());
        texts.insert(name.clone(), html.to_owned());
        Ok(name)
    };
    let acts = catalogue(Demo::Shifan, &body, &Calendar::national(), &mut keep).unwrap();
    Told { acts, texts }
}

impl Told {
    fn records(&self) -> BTreeMap<&str, Record<ItemFact>> {
        let mut records: BTreeMap<&str, Record<ItemFact>> = BTreeMap::new();
        for act in &self.acts {
            for entry in &act.entries {
                let AnyEntry::Item(entry) = entry else { continue };
                records.entry(act.stream.id()).or_default().evolve(entry.clone());
            }
        }
        records
    }

    /// What a reader sees of a text.
    fn text(&self, content: &str) -> String {
        let mut text = String::new();
        let mut tag = false;
        for c in self.texts[content].chars() {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                '\n' => {}
                c if !tag => text.push(c),
                _ => {}
            }
        }
        text
    }
}

fn folded<'a>(records: &'a BTreeMap<&'a str, Record<ItemFact>>) -> Items<'a> {
    items(records.iter().map(|(id, record)| (*id, record)))
}

/// The column of the site in which an item stood first, by its page address.
fn slug<'a>(item: &Item<'a>) -> Option<&'a str> {
    item.versions.first()?.address?.split('/').nth(1)
}

#[test]
fn dump() {
    let told = told();
    let records = told.records();
    let items = folded(&records);
    for (id, item) in &items {
        let d = item.draft;
        println!("{id}\t{}\t{}\t{}\t{}\t{}\t{:?}\t{}\t{}", d.index_number.as_deref().unwrap(), slug(item).unwrap_or("-"), d.formed, item.shown().map_or(String::new(), |v| v.on.to_string()), item.stage().id(), d.number, d.title, told.text(d.content.as_deref().unwrap()));
    }
}
