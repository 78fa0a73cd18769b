//! The items of a body's catalogue as they stand: found by what a person calls them, with what is due, wrong and next.

use gongkai_catalogue::{
    Item, ItemDue, ItemFinding, ItemStep, Items, StatutoryColumn, audit_item, columns_without, explained,
    index_template_on, item_dues, item_steps,
};
use gongkai_law::subject::SubjectKind;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

use crate::AppError;
use crate::books::Books;
use crate::ground::Ground;
use crate::import::number_key;

/// The catalogue of a body, folded.
#[derive(Clone, Debug)]
pub struct Catalogue<'b> {
    /// Every item by its id.
    pub items: Items<'b>,
    /// The items that a public explainer explains.
    pub explained: BTreeSet<&'b str>,
    books: &'b Books,
}

/// What is computed over an item.
#[derive(Clone, Debug)]
pub struct LookedAt {
    /// What is due of it.
    pub dues: Vec<ItemDue>,
    /// What is wrong in it.
    pub findings: Vec<ItemFinding>,
    /// What may be done with it, and what not, with the reason.
    pub steps: Vec<ItemStep>,
}

/// Something due of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItem<'b> {
    /// The item.
    pub id: &'b str,
    /// The item.
    pub title: &'b str,
    /// What, when and why.
    pub due: ItemDue,
}

impl<'b> Catalogue<'b> {
    /// The catalogue in the books of a body.
    #[must_use]
    pub fn of(books: &'b Books) -> Self {
        let items = gongkai_catalogue::items(books.items.iter().map(|(id, kept)| (id.as_str(), &kept.history)));
        Self { explained: explained(&items), items, books }
    }

    /// The item of an id, an index number, a document number, or a title that only one has.
    ///
    /// # Errors
    /// If there is none, or more than one.
    pub fn find(&self, name: &str) -> Result<(&'b str, &Item<'b>), AppError> {
        if let Some((id, item)) = self.items.get_key_value(name) {
            return Ok((id, item));
        }
        let key = number_key(name);
        let same = |number: &Option<String>| number.as_deref().is_some_and(|number| number_key(number) == key);
        let numbered = |item: &Item<'_>| same(&item.draft.index_number) || same(&item.draft.number);
        let mut found: Vec<_> = self.items.iter().filter(|(_, item)| numbered(item)).collect();
        if found.is_empty() {
            found = self.items.iter().filter(|(_, item)| item.draft.title == name).collect();
        }
        match found.as_slice() {
            [(id, item)] => Ok((*id, *item)),
            [] => Err(AppError::NoSuchItem(name.to_owned())),
            many => Err(AppError::SeveralItems(name.to_owned(), many.len())),
        }
    }

    /// What is computed over an item as of today.
    ///
    /// # Errors
    /// If the calendar does not cover the days.
    pub fn look(&self, id: &str, item: &Item<'_>, ground: &Ground) -> Result<LookedAt, AppError> {
        let explained = self.explained.contains(id);
        Ok(LookedAt {
            dues: item_dues(item, explained, &ground.calendar)?,
            findings: audit_item(item, explained, &ground.calendar, ground.today)?,
            steps: item_steps(item, ground.today),
        })
    }

    /// Everything that is due of the catalogue, the earliest first.
    ///
    /// # Errors
    /// If the calendar does not cover the days.
    pub fn due(&self, ground: &Ground) -> Result<Vec<DueItem<'b>>, AppError> {
        let mut all = Vec::new();
        for (id, item) in &self.items {
            let dues = item_dues(item, self.explained.contains(id), &ground.calendar)?;
            all.extend(dues.into_iter().map(|due| DueItem { id, title: &item.draft.title, due }));
        }
        all.sort_by(|one, other| (one.due.day, one.id).cmp(&(other.due.day, other.id)));
        Ok(all)
    }

    /// The next index number for something formed on a day: by the template of the body, or by its code where it set none.
    /// Numbers that were given before are not given again, even if their item was withdrawn or drafted otherwise since.
    #[must_use]
    pub fn next_index(&self, body: &str, on: Date) -> Option<String> {
        let template = index_template_on(&self.books.profile.history, Date::MAX);
        let template =
            template.or_else(|| gongkai_catalogue::IndexTemplate::parse(&format!("{body}/{{年}}-{{号}}")).ok())?;
        let given = self.items.values().flat_map(|item| {
            let drafts = item.versions.iter().map(|version| version.draft);
            drafts.chain([item.draft]).filter_map(|draft| draft.index_number.as_deref())
        });
        Some(template.next(given, on))
    }

    /// What the body is, for what it owes; and the kinds of information that it declared to have none of.
    #[must_use]
    pub fn owing(&self, today: Date) -> (Option<SubjectKind>, BTreeMap<StatutoryColumn, &'b str>) {
        let kind = self.books.profile_on(today).map(|profile| profile.kind);
        (kind, columns_without(&self.books.profile.history, today))
    }
}
