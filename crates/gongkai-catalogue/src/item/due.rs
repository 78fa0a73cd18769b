//! What is due of an item, and why that day.

use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{CountError, Explained, Period, period_due};
use gongkai_law::disclosure::DisclosureStatus;
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use super::draft::ItemKind;
use super::state::Item;

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemDueKind {
    /// It is to be published (art. 26).
    Publication,
    /// It was approved for a day that has come.
    Scheduled,
    /// Its explainer is to be published.
    Explainer,
    /// How it is disclosed is to be looked at again (art. 18).
    StatusReview,
}

impl ItemDueKind {
    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Publication => "publication",
            Self::Scheduled => "scheduled_publication",
            Self::Explainer => "explainer",
            Self::StatusReview => "status_review",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Publication => "应当公开",
            Self::Scheduled => "定时发布",
            Self::Explainer => "应当发布解读",
            Self::StatusReview => "应当复查公开属性",
        }
    }
}

/// Something that is due of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDue {
    /// What.
    pub kind: ItemDueKind,
    /// The last day in time.
    pub day: Date,
    /// Why that day.
    pub why: String,
    /// By what right.
    pub provision: Provision,
}

/// The last day for publishing the version in hand, counted from the day it was formed or changed (art. 26); for
/// licences and penalties the shorter period of 双公示. `None`: it is not to be published, or publishing it is the duty of
/// another organ, whom this body serves as a channel and whose delay is not its own.
///
/// # Errors
/// If the calendar does not cover the days.
pub fn publication_due(item: &Item<'_>, calendar: &Calendar) -> Result<Option<Explained>, CountError> {
    let draft = item.draft;
    if draft.disclosure.status != DisclosureStatus::Proactive || draft.responsible.is_some() {
        return Ok(None);
    }
    let period = match draft.kind {
        ItemKind::Licence | ItemKind::Penalty => Period::LicenceOrPenalty,
        _ => Period::Publication,
    };
    match period_due(calendar, period, draft.formed) {
        // formed when the law named no period: nothing was late
        Err(CountError::NoPeriod { .. }) => Ok(None),
        counted => counted.map(Some),
    }
}

/// Everything that is due of an item. `explained` says whether an explainer of it is public.
///
/// # Errors
/// If the calendar does not cover the days.
pub fn item_dues(item: &Item<'_>, explained: bool, calendar: &Calendar) -> Result<Vec<ItemDue>, CountError> {
    let mut dues = Vec::new();
    if item.archived.is_some() || item.taken_down.is_some() {
        return Ok(dues);
    }
    let public = item.shown().is_some_and(|version| std::ptr::eq(version.draft, item.draft));
    if !public && let Some(due) = publication_due(item, calendar)? {
        dues.push(ItemDue { kind: ItemDueKind::Publication, day: due.due, why: due.start, provision: due.provision });
    }
    if !public && let Some(on) = item.scheduled {
        let why = format!("已经批准，定于{}发布", form::long(on));
        dues.push(ItemDue { kind: ItemDueKind::Scheduled, day: on, why, provision: cited::ART_26 });
    }
    if let Some(version) =
        item.shown().filter(|version| version.draft.kind == ItemKind::NormativeDocument && !explained)
        && let Ok(due) = period_due(calendar, Period::Explainer, version.on)
    {
        dues.push(ItemDue { kind: ItemDueKind::Explainer, day: due.due, why: due.start, provision: due.provision });
    }
    if let Some(day) = item.status_review_on().filter(|_| item.draft.disclosure.status != DisclosureStatus::Proactive) {
        let why = format!("{}的信息应当定期评估，情势变化可以公开的应当公开", item.draft.disclosure.status.label());
        dues.push(ItemDue { kind: ItemDueKind::StatusReview, day, why, provision: cited::ART_18 });
    }
    dues.sort_by_key(|due| due.day);
    Ok(dues)
}
