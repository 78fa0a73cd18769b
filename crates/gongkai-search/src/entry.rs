//! What is put into an index: a public entry can only be made of something that is public.

use gongkai_catalogue::{Draft, Item, Organ, Origin};
use jiff::civil::Date;

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The id of the item.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text, without markup; summary and key words stand in it.
    pub text: String,
    /// 索引号.
    pub index_number: String,
    /// 文号.
    pub number: String,
    /// The organs that made it, or whom it was acquired from.
    pub organ: String,
    /// Its kind, by its identifier.
    pub kind: String,
    /// The code of its statutory column.
    pub column: String,
    /// The code of its theme.
    pub theme: Option<String>,
    /// Where it stands, by the identifier of its stage.
    pub stage: String,
    /// The day by which it is sorted: the first day on which it could be read, else the day it was formed.
    pub day: Date,
    /// The first day on which it applies.
    pub valid_from: Option<Date>,
    /// The last day on which it applies.
    pub valid_until: Option<Date>,
}

impl Entry {
    fn of(id: &str, draft: &Draft, stage: &str, day: Date, text: &str) -> Self {
        let organ = |organ: &Organ| organ.name.clone();
        let organs = match &draft.origin {
            Origin::Made { lead, joint } => std::iter::once(lead).chain(joint).map(organ).collect::<Vec<_>>().join(" "),
            Origin::Acquired { from } => from.clone(),
        };
        // a summary that is the beginning of the text would be shown twice
        let summary = if text.contains(draft.summary.as_str()) { "" } else { draft.summary.as_str() };
        Self {
            id: id.to_owned(),
            title: draft.title.clone(),
            text: [text, summary, &draft.keywords.join(" ")].join("\n").trim().to_owned(),
            index_number: draft.index_number.clone().unwrap_or_default(),
            number: draft.number.clone().unwrap_or_default(),
            organ: organs,
            kind: draft.kind.id().to_owned(),
            column: draft.column.code().to_owned(),
            theme: draft.theme.map(gongkai_catalogue::Theme::code),
            stage: stage.to_owned(),
            day,
            valid_from: draft.valid_from,
            valid_until: draft.valid_until,
        }
    }
}

/// An entry of the public index: of the version that can be read, never of one in hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicEntry(Entry);

impl Entry {
    /// What the register says of the document: it no longer applies after a day, whatever its page says.
    fn ends(&mut self, last: Option<Date>) {
        self.valid_until = [self.valid_until, last].into_iter().flatten().min();
    }
}

impl PublicEntry {
    /// That it no longer applies after a day by the register, whatever its page says.
    #[must_use]
    pub fn ending(mut self, last: Option<Date>) -> Self {
        self.0.ends(last);
        self
    }

    /// The entry of an item; none while nothing of it is public. `text` gives the words of a version: of its text and its
    /// files.
    ///
    /// # Errors
    /// Whatever `text` says.
    pub fn of<E>(id: &str, item: &Item<'_>, text: impl FnOnce(&Draft) -> Result<String, E>) -> Result<Option<Self>, E> {
        let Some(version) = item.shown() else { return Ok(None) };
        let first = item.versions.first().map_or(version.on, |first| first.on);
        let text = text(version.draft)?;
        Ok(Some(Self(Entry::of(id, version.draft, "published", first, &text))))
    }
}

/// An entry of the staff index: of the version in hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffEntry(Entry);

impl StaffEntry {
    /// That it no longer applies after a day by the register, whatever its page says.
    #[must_use]
    pub fn ending(mut self, last: Option<Date>) -> Self {
        self.0.ends(last);
        self
    }

    /// The entry of an item. `text` gives the words of a version: of its text and its files.
    ///
    /// # Errors
    /// Whatever `text` says.
    pub fn of<E>(id: &str, item: &Item<'_>, text: impl FnOnce(&Draft) -> Result<String, E>) -> Result<Self, E> {
        let text = text(item.draft)?;
        let day = item.versions.first().map_or(item.draft.formed, |first| first.on);
        Ok(Self(Entry::of(id, item.draft, item.stage().id(), day, &text)))
    }
}

/// For whom an index is. The two have nothing in common but their shape, and no index takes entries of the other.
pub trait Audience {
    /// What it takes.
    type Entry: AsRef<Entry>;
    /// The name of its folder.
    const NAME: &'static str;
}

/// Everybody.
#[derive(Clone, Copy, Debug)]
pub struct Public;

/// The officers of the body.
#[derive(Clone, Copy, Debug)]
pub struct Staff;

impl Audience for Public {
    type Entry = PublicEntry;
    const NAME: &'static str = "public";
}

impl Audience for Staff {
    type Entry = StaffEntry;
    const NAME: &'static str = "staff";
}

impl AsRef<Entry> for PublicEntry {
    fn as_ref(&self) -> &Entry {
        &self.0
    }
}

impl AsRef<Entry> for StaffEntry {
    fn as_ref(&self) -> &Entry {
        &self.0
    }
}
