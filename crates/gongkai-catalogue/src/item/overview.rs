//! What a body published in a year, counted for the running text of its report: each number with the items behind it.

use std::collections::BTreeMap;

use super::draft::{ItemKind, StatutoryColumn};
use super::fact::{ItemFact, Outlet};
use super::state::{Item, TakenDown};
use crate::{Record, YearSoFar};

/// Numbers by a key, each with the ids of its items.
pub type Counter<K> = BTreeMap<K, Vec<String>>;

/// The year of a body's catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// Items that became public in the year.
    pub published: Vec<String>,
    /// Of these, by statutory column.
    pub by_column: Counter<StatutoryColumn>,
    /// By kind.
    pub by_kind: Counter<ItemKind>,
    /// By outlet; an item on two outlets stands at both.
    pub by_outlet: Counter<Outlet>,
    /// Items that were revised in the year: a further version became public.
    pub revised: Vec<String>,
    /// Items taken down as outdated.
    pub retired: Vec<String>,
    /// Items withdrawn as wrong.
    pub withdrawn: Vec<String>,
}

/// Counts the year. An item counts when it first became public; a later version is a revision.
pub fn overview<'a>(items: impl IntoIterator<Item = (&'a str, &'a Record<ItemFact>)>, year: YearSoFar) -> Overview {
    let mut all = Overview::default();
    for (id, record) in items {
        let Some(item) = Item::of(record) else { continue };
        if let Some((first, later)) = item.versions.split_first() {
            if year.contains(first.on) {
                all.published.push(id.to_owned());
                all.by_column.entry(first.draft.column).or_default().push(id.to_owned());
                all.by_kind.entry(first.draft.kind).or_default().push(id.to_owned());
                for outlet in first.outlets {
                    all.by_outlet.entry(*outlet).or_default().push(id.to_owned());
                }
            }
            if later.iter().any(|version| year.contains(version.on)) {
                all.revised.push(id.to_owned());
            }
        }
        match item.taken_down {
            Some((on, TakenDown::Retired { .. })) if year.contains(on) => all.retired.push(id.to_owned()),
            Some((on, TakenDown::Withdrawn { .. })) if year.contains(on) => all.withdrawn.push(id.to_owned()),
            _ => {}
        }
    }
    all
}
