//! The parts of the state of a request: supplements, extensions, consultations, fees, answers, endings, where it stands.

use gongkai_law::actor::Capacity;
use gongkai_law::deadline::{Consulted, WorkingDays};
use gongkai_law::fee::{FeeBasis, Fen};
use gongkai_law::outcome::{OtherDisposal, Outcome};
use gongkai_law::reply::{self, Reply};
use jiff::civil::Date;

use super::event::{Approval, Draft, Opinion, Service, ServiceMethod};
use crate::{CaseId, PersonId};

/// A supplement that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supplement {
    /// The day the applicant was told.
    pub asked: Date,
    /// The last day of the period set.
    pub answer_by: Option<Date>,
    /// Whether the consequence was told.
    pub consequence_told: bool,
    /// The day it came in.
    pub received: Option<Date>,
}

/// An extension that was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The day the applicant was told.
    pub notified: Date,
    /// By how much.
    pub days: WorkingDays,
    /// The approval.
    pub approval: Approval,
}

impl Extension {
    /// Whether the head of the work body approved it no later than it was told (art. 33).
    #[must_use]
    pub fn is_approved(&self) -> bool {
        self.approval.capacity() == Some(Capacity::HeadOfWorkBody)
            && self.approval.on().is_some_and(|on| on <= self.notified)
    }
}

/// A letter asking for an opinion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// Who was asked.
    pub consulted: Consulted,
    /// The third party.
    pub party: Option<PersonId>,
    /// The organ.
    pub organ: Option<String>,
    /// The day the letter was sent.
    pub dispatched: Date,
    /// The day it was served.
    pub served: Option<Date>,
    /// The day the opinion came, and what it says.
    pub opinion: Option<(Date, Opinion)>,
    /// The day it was decided to disclose all the same.
    pub overridden: Option<Date>,
    /// The day the third party was told so.
    pub override_served: Option<Date>,
}

/// A fee that was demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fee {
    /// The day the notice reached the applicant.
    pub noticed: Date,
    /// How it is counted.
    pub basis: FeeBasis,
    /// How many pieces or pages.
    pub quantity: u32,
    /// The sum demanded.
    pub amount: Fen,
    /// The day it was paid, and the sum received.
    pub paid: Option<(Date, Fen)>,
}

/// An answer, from the draft to its service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The draft.
    pub draft: Draft,
    /// The day it was drafted.
    pub drafted: Date,
    /// The approval.
    pub approval: Approval,
    /// How it was sent, the first sending first.
    pub services: Vec<(Date, Service)>,
    /// The day its arrival is proven.
    pub proven: Option<Date>,
    /// The days on which it came back.
    pub returned: Vec<Date>,
    /// The dispute that ordered it, if it is a new answer.
    pub ordered_by: Option<CaseId>,
}

impl Answer {
    /// The replies.
    #[must_use]
    pub fn replies(&self) -> Vec<Reply> {
        self.draft.items.iter().map(|item| item.reply).collect()
    }

    /// The row it counts in.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        reply::row(&self.replies())
    }

    /// The day of answering (国办公开办函〔2016〕235号): of the signature for direct and entrusted service, of handing
    /// over to the post for letters. Electronic service counts by sending, which the text does not mention. A private
    /// courier's slip proves no posting, so the signature counts, and the sending only while there is none. A second
    /// sending moves nothing: the first proves that the answer was made in time.
    #[must_use]
    pub fn answered_on(&self) -> Option<Date> {
        let (sent, service) = self.services.first()?;
        match service.method {
            ServiceMethod::Courier => self.proven.or(Some(*sent)),
            _ => Some(*sent),
        }
    }
}

/// How a request ended without an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// No supplement came.
    SupplementNotMade,
    /// No fee was paid.
    FeeNotPaid,
    /// It was taken back.
    Withdrawn,
    /// It was joined to another.
    Merged(CaseId),
}

impl Ending {
    /// The row it counts in.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        Outcome::OtherDisposal(match self {
            Self::SupplementNotMade => OtherDisposal::SupplementNotMade,
            Self::FeeNotPaid => OtherDisposal::FeeNotPaid,
            Self::Withdrawn | Self::Merged(_) => OtherDisposal::Other,
        })
    }
}

/// How and when a request was concluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conclusion {
    /// The day.
    pub on: Date,
    /// The row of table 三.
    pub outcome: Outcome,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// 待收到: nothing has come in.
    Empty,
    /// 待确认: the receipt is not confirmed.
    AwaitsConfirmation,
    /// 办理中.
    Handling,
    /// 待补正.
    AwaitsSupplement,
    /// 待缴费.
    AwaitsPayment,
    /// 征求意见中.
    AwaitsOpinion,
    /// 待送达: an answer is approved and not yet served.
    AwaitsService,
    /// 已答复.
    Answered,
    /// 重新答复: a new answer is owed by order.
    AnswersAnew,
    /// 已终结: ended without an answer.
    Ended,
    /// 已拆分.
    Split,
}

impl Status {
    /// The identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::AwaitsConfirmation => "awaits_confirmation",
            Self::Handling => "handling",
            Self::AwaitsSupplement => "awaits_supplement",
            Self::AwaitsPayment => "awaits_payment",
            Self::AwaitsOpinion => "awaits_opinion",
            Self::AwaitsService => "awaits_service",
            Self::Answered => "answered",
            Self::AnswersAnew => "answers_anew",
            Self::Ended => "ended",
            Self::Split => "split",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Empty => "尚无申请",
            Self::AwaitsConfirmation => "待确认收到",
            Self::Handling => "办理中",
            Self::AwaitsSupplement => "待补正",
            Self::AwaitsPayment => "待缴费",
            Self::AwaitsOpinion => "征求意见中",
            Self::AwaitsService => "待送达",
            Self::Answered => "已答复",
            Self::AnswersAnew => "待重新答复",
            Self::Ended => "已终结",
            Self::Split => "已拆分",
        }
    }
}
