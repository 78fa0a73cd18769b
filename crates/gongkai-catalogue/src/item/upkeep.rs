//! The upkeep of what is public: which kinds of information a body owes and has, which columns went stale, where a reader of
//! something taken down is sent, what is to be handed to the archives.

use std::collections::{BTreeMap, BTreeSet};

use gongkai_law::disclosure::{CATALOGUE_ITEMS, DisclosureStatus, OwedBy};
use gongkai_law::subject::SubjectKind;
use jiff::civil::Date;

use super::draft::StatutoryColumn;
use super::fact::ItemFact;
use super::state::{Item, TakenDown};
use crate::{Record, YearSoFar};

/// The items of a body by their ids.
pub type Items<'a> = BTreeMap<&'a str, Item<'a>>;

/// The items of a body, folded once for all that is asked of them.
pub fn items<'a>(records: impl IntoIterator<Item = (&'a str, &'a Record<ItemFact>)>) -> Items<'a> {
    records.into_iter().filter_map(|(id, record)| Some((id, Item::of(record)?))).collect()
}

/// The ids of the items that a public explainer explains.
#[must_use]
pub fn explained<'a>(items: &Items<'a>) -> BTreeSet<&'a str> {
    items.values().filter_map(|item| item.shown()?.draft.explains.as_deref()).collect()
}

/// What a body has of one statutory kind of information.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage<'a> {
    /// Which.
    pub column: StatutoryColumn,
    /// Why the body declared to have none, if it did.
    pub without: Option<&'a str>,
    /// What of it can be read now.
    pub shown: Vec<&'a str>,
    /// When something of it was last published.
    pub last: Option<Date>,
}

impl Coverage<'_> {
    /// Whether the column stands empty and nobody said why.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        self.shown.is_empty() && self.without.is_none()
    }
}

/// Whether a kind of body owes a statutory kind of information: art. 20 binds every organ, and by art. 54 whom a law
/// authorises; art. 21 adds to it for cities, counties and their departments, and for townships.
#[must_use]
pub fn owes(kind: SubjectKind, column: StatutoryColumn) -> bool {
    let owed_by = CATALOGUE_ITEMS.iter().find(|item| item.code == column.code()).map(|item| item.owed_by);
    match (owed_by, kind) {
        (Some(OwedBy::Everyone), kind) => kind != SubjectKind::PublicEnterprise,
        (Some(OwedBy::CityAndCounty), SubjectKind::Government | SubjectKind::Department) => true,
        (Some(OwedBy::Township), SubjectKind::Township) => true,
        _ => false,
    }
}

/// What a body owes by articles 20 and 21, and what it has of each; a column that it has, though it does not owe it, too.
/// `without` are the kinds that it declared to have none of.
#[must_use]
pub fn coverage<'a>(
    items: &Items<'a>,
    kind: SubjectKind,
    without: &BTreeMap<StatutoryColumn, &'a str>,
) -> Vec<Coverage<'a>> {
    let mut all: Vec<Coverage<'a>> = StatutoryColumn::all()
        .map(|column| Coverage { column, without: without.get(&column).copied(), shown: Vec::new(), last: None })
        .collect();
    for (id, item) in items {
        for version in &item.versions {
            let Some(of) = all.iter_mut().find(|of| of.column == version.draft.column) else { continue };
            of.last = of.last.max(Some(version.on));
            if item.shown() == Some(version) {
                of.shown.push(id);
            }
        }
    }
    all.retain(|of| owes(kind, of.column) || !of.shown.is_empty());
    all
}

/// A column in which nothing was published for longer than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Which.
    pub column: StatutoryColumn,
    /// When something was last published or changed in it.
    pub last: Date,
    /// How many days usually lie between two publications in it: three of four gaps were no longer.
    pub usual: i32,
    /// How many days it is now.
    pub now: i32,
}

/// So many publications show a rhythm.
const RHYTHM: usize = 4;
/// A column is never called stale before so many days: a quiet month is no neglect.
const LEAST_DAYS: i32 = 30;

/// The columns that went stale, the longest silent first: silent for more than twice as long as three of four earlier gaps
/// lasted, and for more than a month. No article sets a rhythm, so each column is held to its own; one with fewer than four
/// publications has none.
#[must_use]
pub fn stale(items: &Items<'_>, today: Date) -> Vec<Stale> {
    let mut days: BTreeMap<StatutoryColumn, BTreeSet<Date>> = BTreeMap::new();
    for version in items.values().flat_map(|item| &item.versions).filter(|version| version.on <= today) {
        days.entry(version.draft.column).or_default().insert(version.on);
    }
    let mut stale: Vec<Stale> = days.iter().filter_map(|(column, days)| silent(*column, days, today)).collect();
    stale.sort_by_key(|stale| (std::cmp::Reverse(stale.now), stale.column));
    stale
}

fn silent(column: StatutoryColumn, days: &BTreeSet<Date>, today: Date) -> Option<Stale> {
    let last = *days.last().filter(|_| days.len() >= RHYTHM)?;
    let between = |from: Date, to: Date| to.since(from).map_or(0, |span| span.get_days());
    let mut gaps: Vec<i32> = days.iter().zip(days.iter().skip(1)).map(|(from, to)| between(*from, *to)).collect();
    gaps.sort_unstable();
    let usual = gaps.get(gaps.len().saturating_mul(3).div_ceil(4).saturating_sub(1)).copied()?;
    let now = between(last, today);
    (now > LEAST_DAYS && now > usual.saturating_mul(2)).then_some(Stale { column, last, usual, now })
}

/// Where a reader of an item is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landing<'a> {
    /// It is public itself.
    Here,
    /// It was taken down, and what took its place is public, perhaps over several steps.
    There(&'a str),
    /// It was taken down and nothing is named in its place: the reader is told so.
    Gone,
    /// It was taken down, and what is named in its place is not public.
    Broken {
        /// The first that is not.
        at: &'a str,
    },
    /// It was never public.
    Never,
}

/// Where a reader of an item is sent: along the redirects to something that is public.
#[must_use]
pub fn landing<'a>(items: &Items<'a>, id: &str) -> Landing<'a> {
    let Some((first, item)) = items.get_key_value(id) else { return Landing::Never };
    if item.shown().is_some() {
        return Landing::Here;
    }
    if item.versions.is_empty() {
        return Landing::Never;
    }
    let mut seen = BTreeSet::from([*first]);
    let mut next = redirect(item);
    while let Some(at) = next {
        let Some(item) = items.get(at).filter(|_| seen.insert(at)) else { return Landing::Broken { at } };
        if item.shown().is_some() {
            return Landing::There(at);
        }
        next = redirect(item);
        if next.is_none() {
            return Landing::Broken { at };
        }
    }
    Landing::Gone
}

fn redirect<'a>(item: &Item<'a>) -> Option<&'a str> {
    match item.taken_down {
        Some((_, TakenDown::Retired { redirect, .. })) => redirect,
        _ => None,
    }
}

/// What is to be handed to the archives and the public library of a year (art. 25): what became public in it and is to be
/// disclosed to all, whether it can still be read here or not, but not what was withdrawn as wrong.
#[must_use]
pub fn hand_over<'a>(items: &Items<'a>, year: YearSoFar) -> Vec<&'a str> {
    let due = |item: &Item<'_>| {
        let first = item.versions.first().is_some_and(|version| year.contains(version.on));
        let wrong = matches!(item.taken_down, Some((_, TakenDown::Withdrawn { .. })));
        first && !wrong && item.archived.is_none() && item.draft.disclosure.status == DisclosureStatus::Proactive
    };
    items.iter().filter(|(_, item)| due(item)).map(|(id, _)| *id).collect()
}
