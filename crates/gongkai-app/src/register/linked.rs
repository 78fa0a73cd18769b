//! The register beside the catalogue: which item shows a document, which one explains it, and what does not agree.

use std::collections::BTreeMap;

use gongkai_catalogue::{Issue, Item, Normative, Organ, filing_due};
use gongkai_document::same_text;
use gongkai_law::deadline::{Period, period_due};
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use crate::AppError;
use crate::books::Books;
use crate::ground::Ground;
use crate::import::number_key;
use crate::items::Catalogue;
use crate::port::BodyCode;

/// What the catalogue has of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Linked<'b> {
    /// The item with its text.
    pub item: Option<&'b str>,
    /// The items that explain that one.
    pub explainers: Vec<&'b str>,
}

/// The items of every document of the register, by the ids of its records. A document and an item are one where their
/// numbers agree, or, if the document has none, where only one item has its title; nothing is matched by likeness.
#[must_use]
pub fn linked<'b>(books: &'b Books, catalogue: &Catalogue<'b>) -> BTreeMap<&'b str, Linked<'b>> {
    let mut by_number: BTreeMap<String, &'b str> = BTreeMap::new();
    for (id, item) in &catalogue.items {
        if let Some(number) = item.draft.number.as_deref() {
            // what explains a document often names its number as its own
            if item.draft.explains.is_none() {
                by_number.entry(number_key(number)).or_insert(id);
            }
        }
    }
    let by_title = |issue: &Issue| {
        let same = |item: &Item<'_>| item.draft.explains.is_none() && same_text(&item.draft.title, &issue.title);
        let mut found = catalogue.items.iter().filter(|(_, item)| same(item)).map(|(id, _)| *id);
        found.next().filter(|_| found.next().is_none())
    };
    let mut all = BTreeMap::new();
    for (id, kept) in &books.normative {
        let Some(document) = Normative::of(&kept.history) else { continue };
        let item = match &document.issue.number {
            Some(number) => by_number.get(&number_key(number)).copied(),
            None => by_title(document.issue),
        };
        let explains = |of: &str| {
            let items = catalogue.items.iter();
            items.filter(|(_, item)| item.draft.explains.as_deref() == Some(of)).map(|(id, _)| *id).collect()
        };
        all.insert(id.as_str(), Linked { item, explainers: item.map(explains).unwrap_or_default() });
    }
    all
}

/// The last day on which each item applies by the register, of those whose document ended: what was repealed is not shown
/// as in force because its page still says so.
#[must_use]
pub fn last_days<'b>(books: &'b Books, catalogue: &Catalogue<'b>) -> BTreeMap<&'b str, Date> {
    let ended = linked(books, catalogue).into_iter().filter_map(|(id, linked)| {
        let document = Normative::of(&books.normative.get(id)?.history)?;
        Some((linked.item?, document.ended?.on.yesterday().ok()?))
    });
    ended.collect()
}

/// What does not agree, or is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RegisterFindingCode {
    /// In force, and not to be read by the public though the period is over (arts. 20, 26).
    NotPublished,
    /// Not filed in time.
    NotFiled,
    /// No longer in force, while its page names a later last day or none.
    PageSaysInForce,
    /// Titles of document and page differ.
    TitleDiffers,
}

impl RegisterFindingCode {
    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotPublished => "not_published",
            Self::NotFiled => "not_filed",
            Self::PageSaysInForce => "page_says_in_force",
            Self::TitleDiffers => "title_differs",
        }
    }
}

/// Something that is wrong with a document of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterFinding<'b> {
    /// What.
    pub code: RegisterFindingCode,
    /// The record.
    pub id: &'b str,
    /// What it says about itself.
    pub issue: &'b Issue,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub mend: String,
    /// By what right.
    pub provision: Provision,
}

/// What is wrong in the register as of today. Documents that another organ leads are its to publish and to file.
///
/// # Errors
/// If the calendar does not cover the days.
pub fn findings<'b>(
    (body, books): (&BodyCode, &'b Books),
    catalogue: &Catalogue<'b>,
    ground: &Ground,
) -> Result<Vec<RegisterFinding<'b>>, AppError> {
    let links = linked(books, catalogue);
    let mut all = Vec::new();
    for (id, kept) in &books.normative {
        let Some(document) = Normative::of(&kept.history) else { continue };
        // as it was called when it issued the document
        let name = books.profile_on(document.issued).map_or_else(String::new, |profile| profile.name.clone());
        let led = Organ { code: Some(body.to_string()), name }.is(&document.issue.lead);
        if document.issue.excluded.is_some() || !led || document.issued > ground.today {
            continue;
        }
        let issue = document.issue;
        let mut say = |code, what, mend: &str, provision| {
            all.push(RegisterFinding { code, id, issue, what, mend: mend.to_owned(), provision });
        };
        let item = links.get(id.as_str()).and_then(|linked| linked.item);
        let item = item.and_then(|item| catalogue.items.get(item));
        let shown = item.and_then(Item::shown);
        let ended = document.ended.filter(|ended| ended.on <= ground.today);
        if shown.is_none()
            && ended.is_none()
            && let Ok(due) = period_due(&ground.calendar, Period::Publication, document.issued)
            && due.due < ground.today
        {
            let what = format!("{}前应当主动公开，公开目录里没有已公开的正文", form::long(due.due));
            say(
                RegisterFindingCode::NotPublished,
                what,
                "请用 gongkai document add 录入并公开；已经公开的，请核对目录里的文号",
                due.provision,
            );
        }
        if document.filed.is_none()
            && let Some(due) = filing_due(&document, ground.in_force.filing, &ground.calendar)?
            && due.due < ground.today
        {
            let what = format!("{}前应当报送备案，没有登记备案", form::long(due.due));
            say(RegisterFindingCode::NotFiled, what, "请报送备案，并用 gongkai register file 登记", due.provision);
        }
        if let (Some(ended), Some(version)) = (ended, shown)
            && version.draft.valid_until.is_none_or(|until| until >= ended.on)
        {
            let what = format!("{}起已不再有效，公开的页面没有写明", form::long(ended.on));
            say(
                RegisterFindingCode::PageSaysInForce,
                what,
                "请用 gongkai document redraft 写明有效期后重新发布，或者下架",
                cited::ART_6,
            );
        }
        if let Some(version) = shown
            && !same_text(&version.draft.title, &issue.title)
        {
            let what = format!("公开的标题是“{}”，与登记的不同", version.draft.title);
            say(RegisterFindingCode::TitleDiffers, what, "请核对两处标题", cited::ART_6);
        }
    }
    Ok(all)
}
