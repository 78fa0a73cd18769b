//! An item as its record tells it: the version in hand, the version that is public, and how far its review is.

use gongkai_case::history::Fact;
use gongkai_case::request::Approval;
use gongkai_law::disclosure::DisclosureStatus;
use jiff::civil::Date;

use super::draft::Draft;
use super::fact::{ItemFact, Outlet, Review, ReviewKind, Verdict};
use crate::Record;

/// A version that was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version<'a> {
    /// The first day on which it could be read.
    pub on: Date,
    /// What it says.
    pub draft: &'a Draft,
    /// Where.
    pub outlets: &'a [Outlet],
    /// Its permanent address.
    pub address: Option<&'a str>,
    /// The secrecy review that came before it, if there was one.
    pub secrecy: Option<(Date, &'a Review)>,
    /// Findings of the screening that nobody had decided on; none where it was not screened.
    pub open: Option<u32>,
    /// Why it could not wait.
    pub urgent: Option<&'a str>,
    /// How its publication was approved.
    pub approval: Option<&'a Approval>,
    /// The older system in which it was published.
    pub taken_over: Option<&'a str>,
}

/// How something public was taken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenDown<'a> {
    /// As outdated.
    Retired {
        /// Why.
        reason: &'a str,
        /// What takes its place.
        redirect: Option<&'a str>,
    },
    /// As wrong.
    Withdrawn {
        /// Why.
        reason: &'a str,
        /// Whether the reasons were published.
        reasons_published: bool,
    },
}

/// An item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<'a> {
    /// The day of the first draft.
    pub drafted: Date,
    /// The version in hand: the public one where nothing is in hand.
    pub draft: &'a Draft,
    /// Findings that the screening of this version left open, when it was screened.
    pub screened: Option<(Date, u32)>,
    /// Findings of the screening of this version that stay, by their names, each with the reason.
    pub kept: Vec<(&'a str, &'a str)>,
    /// When this version was handed in, and why it could not wait.
    pub submitted: Option<(Date, Option<&'a str>)>,
    /// The last secrecy review of this version.
    pub secrecy: Option<(Date, &'a Review)>,
    /// The last legality review of this version.
    pub legality: Option<(Date, &'a Review)>,
    /// When and how the publication of this version was approved.
    pub approved: Option<(Date, &'a Approval)>,
    /// The day set for its publication.
    pub scheduled: Option<Date>,
    /// Every version that was published, the first first.
    pub versions: Vec<Version<'a>>,
    /// When and how it was taken down, if it stays so.
    pub taken_down: Option<(Date, TakenDown<'a>)>,
    /// When its status was last looked at again, and when next.
    pub status_reviewed: Option<(Date, Date)>,
    /// When it went to the archive.
    pub archived: Option<Date>,
    /// The older system that the version in hand was taken over from.
    pub taken_over: Option<&'a str>,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// In the hands of who drafts it.
    Drafting,
    /// Handed in, the secrecy review or the approval is missing.
    InReview,
    /// Sent back.
    Returned,
    /// In doubt, referred to who decides.
    Referred,
    /// Ready to be published.
    Approved,
    /// Public.
    Published,
    /// Taken down.
    TakenDown,
    /// Kept for who asks.
    OnRequest,
    /// Not disclosed.
    NotDisclosed,
    /// In the archive.
    Archived,
}

impl Stage {
    /// All stages.
    pub const ALL: [Self; 10] = [
        Self::Drafting,
        Self::InReview,
        Self::Returned,
        Self::Referred,
        Self::Approved,
        Self::Published,
        Self::TakenDown,
        Self::OnRequest,
        Self::NotDisclosed,
        Self::Archived,
    ];

    pub(super) fn of(item: &Item<'_>) -> Self {
        let verdict = |review: Option<(Date, &Review)>| review.map(|(_, review)| review.verdict.clone());
        let verdicts = [verdict(item.secrecy), verdict(item.legality)];
        let returned = verdicts.iter().flatten().any(|verdict| matches!(verdict, Verdict::Returned { .. }));
        let referred = verdicts.iter().flatten().any(|verdict| matches!(verdict, Verdict::Referred { .. }));
        let in_hand = item.versions.last().is_none_or(|version| !std::ptr::eq(version.draft, item.draft));
        match item.draft.disclosure.status {
            _ if item.archived.is_some() => Self::Archived,
            _ if item.taken_down.is_some() => Self::TakenDown,
            _ if !in_hand => Self::Published,
            _ if returned => Self::Returned,
            _ if referred => Self::Referred,
            DisclosureStatus::Proactive if item.approved.is_some() && item.passed(ReviewKind::Secrecy) => {
                Self::Approved
            }
            DisclosureStatus::OnRequest if item.passed(ReviewKind::Secrecy) => Self::OnRequest,
            DisclosureStatus::NotDisclosed if item.passed(ReviewKind::Secrecy) => Self::NotDisclosed,
            _ if item.submitted.is_some() => Self::InReview,
            _ => Self::Drafting,
        }
    }

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Drafting => "drafting",
            Self::InReview => "in_review",
            Self::Returned => "returned",
            Self::Referred => "referred",
            Self::Approved => "approved",
            Self::Published => "published",
            Self::TakenDown => "taken_down",
            Self::OnRequest => "on_request",
            Self::NotDisclosed => "not_disclosed",
            Self::Archived => "archived",
        }
    }

    /// The stage of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Drafting => "拟稿",
            Self::InReview => "审查中",
            Self::Returned => "已退回",
            Self::Referred => "报请确定",
            Self::Approved => "待发布",
            Self::Published => "已公开",
            Self::TakenDown => "已下架",
            Self::OnRequest => "依申请公开",
            Self::NotDisclosed => "不予公开",
            Self::Archived => "已归档",
        }
    }
}

impl<'a> Item<'a> {
    pub(super) fn begin(on: Date, draft: &'a Draft) -> Self {
        Self {
            drafted: on,
            draft,
            screened: None,
            kept: Vec::new(),
            submitted: None,
            secrecy: None,
            legality: None,
            approved: None,
            scheduled: None,
            versions: Vec::new(),
            taken_down: None,
            status_reviewed: None,
            archived: None,
            taken_over: None,
        }
    }

    /// The item of a record; none while its draft is not recorded.
    #[must_use]
    pub fn of(record: &'a Record<ItemFact>) -> Option<Self> {
        let (first, rest) = record.state().facts().split_first()?;
        let ItemFact::Drafted(draft) = &first.what else { return None };
        let mut item = Self::begin(first.on, draft);
        rest.iter().for_each(|fact| item.take(fact));
        Some(item)
    }

    pub(super) fn take(&mut self, fact: &'a Fact<ItemFact>) {
        let on = fact.on;
        match &fact.what {
            ItemFact::Drafted(_) => {}
            ItemFact::TakenOver { from } => self.taken_over = Some(from),
            ItemFact::Redrafted(draft) => {
                let (versions, down, archived) = (std::mem::take(&mut self.versions), self.taken_down, self.archived);
                let (drafted, looked) = (self.drafted, self.status_reviewed);
                *self = Self::begin(drafted, draft);
                (self.versions, self.taken_down, self.archived, self.status_reviewed) =
                    (versions, down, archived, looked);
            }
            ItemFact::Screened { open } => self.screened = Some((on, *open)),
            ItemFact::FindingKept { fingerprint, why, .. } => self.kept.push((fingerprint, why)),
            ItemFact::Submitted { urgent } => {
                // handed in again: what was found before is found again
                (self.submitted, self.secrecy, self.legality) = (Some((on, urgent.as_deref())), None, None);
            }
            ItemFact::Reviewed(review) => match review.kind {
                ReviewKind::Secrecy => self.secrecy = Some((on, review)),
                ReviewKind::Legality => self.legality = Some((on, review)),
            },
            ItemFact::Approved { approval } => self.approved = Some((on, approval)),
            ItemFact::Scheduled { to } => self.scheduled = Some(*to),
            ItemFact::Published { outlets, address } => {
                self.taken_down = None;
                self.versions.push(Version {
                    on,
                    draft: self.draft,
                    outlets,
                    address: address.as_deref(),
                    secrecy: self.secrecy.filter(|_| self.passed(ReviewKind::Secrecy)),
                    open: self.screened.map(|(_, open)| open),
                    urgent: self.submitted.and_then(|(_, urgent)| urgent),
                    approval: self.approved.map(|(_, approval)| approval),
                    taken_over: self.taken_over,
                });
            }
            ItemFact::StatusReviewed { review_on } => self.status_reviewed = Some((on, *review_on)),
            ItemFact::Retired { reason, redirect } => {
                self.taken_down = Some((on, TakenDown::Retired { reason, redirect: redirect.as_deref() }));
            }
            ItemFact::Withdrawn { reason, reasons_published } => {
                let reasons_published = *reasons_published;
                self.taken_down = Some((on, TakenDown::Withdrawn { reason, reasons_published }));
            }
            ItemFact::Archived { .. } => self.archived = Some(on),
        }
    }

    /// Whether a review of the version in hand was passed.
    #[must_use]
    pub fn passed(&self, kind: ReviewKind) -> bool {
        let review = match kind {
            ReviewKind::Secrecy => self.secrecy,
            ReviewKind::Legality => self.legality,
        };
        review.is_some_and(|(_, review)| review.verdict == Verdict::Passed)
    }

    /// The version that can be read now.
    #[must_use]
    pub fn shown(&self) -> Option<&Version<'a>> {
        self.versions.last().filter(|_| self.taken_down.is_none())
    }

    /// The day on which its status is to be looked at again.
    #[must_use]
    pub fn status_review_on(&self) -> Option<Date> {
        self.status_reviewed.map(|(_, next)| next).or(self.draft.disclosure.review_on)
    }
}
