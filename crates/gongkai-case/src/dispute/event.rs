//! What can happen to a dispute.

use gongkai_law::dispute::{DisputeKind, DisputeResult};
use jiff::civil::Date;

use crate::{Attachment, CaseId, Sealed};

/// What the dispute is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grievance {
    /// 答复: an answer that was given.
    Answer,
    /// 不履行答复职责: no answer in time.
    Silence,
    /// 对第三方公开: a disclosure that a third party fights.
    Disclosure,
    /// 其他.
    Other,
}

impl Grievance {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Answer, Self::Silence, Self::Disclosure, Self::Other];

    /// The identifier used in records.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Silence => "silence",
            Self::Disclosure => "disclosure",
            Self::Other => "other",
        }
    }
}

/// In which role the body stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// 原行政机关: it made the act, and the dispute counts for it.
    OriginalOrgan,
    /// 复议机关 sued together with the original organ: the suit counts for that organ alone.
    ReconsiderationOrgan,
}

impl Role {
    /// Both.
    pub const ALL: [Self; 2] = [Self::OriginalOrgan, Self::ReconsiderationOrgan];

    /// The identifier used in records.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::OriginalOrgan => "original_organ",
            Self::ReconsiderationOrgan => "reconsideration_organ",
        }
    }
}

/// The procedure of a reconsideration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Procedure {
    /// 普通程序.
    Ordinary,
    /// 简易程序, which disclosure cases may take (行政复议法 art. 53).
    Simple,
}

impl Procedure {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ordinary, Self::Simple];

    /// The identifier used in records.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Simple => "simple",
        }
    }
}

/// A further instance of a suit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Instance {
    /// 二审.
    Second,
    /// 再审.
    Retrial,
}

impl Instance {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Second, Self::Retrial];

    /// The identifier used in records.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Retrial => "retrial",
        }
    }
}

/// A dispute as it came in. The day of the fact is the day of its acceptance, where it is known, else the day the body
/// learned of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeFiling {
    /// Which group of table 四.
    pub kind: DisputeKind,
    /// The request it is about, where it is on record here.
    pub request: Option<CaseId>,
    /// The reconsideration that went before.
    pub after: Option<CaseId>,
    /// The organ or court.
    pub authority: String,
    /// Its case number.
    pub case_number: Option<String>,
    /// What it is about.
    pub grievance: Grievance,
    /// In which role the body stands in it.
    pub role: Role,
    /// Who complains, sealed.
    pub details: Sealed,
}

/// Something that happened to a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisputeEvent {
    /// It was filed.
    DisputeFiled(DisputeFiling),
    /// The copy of the application or the complaint came in; the period for answering begins.
    CopyReceived {
        /// The procedure, for a reconsideration.
        procedure: Procedure,
    },
    /// Answer and evidence were handed in.
    AnswerSubmitted,
    /// It was decided. The day of the fact is the day of the decision.
    DecisionMade {
        /// How.
        result: DisputeResult,
        /// Whether a new answer was ordered, and by which day if the decision names one.
        new_answer: Option<Option<Date>>,
    },
    /// A further instance was opened.
    AppealOpened {
        /// Which.
        instance: Instance,
        /// Its case number.
        case_number: Option<String>,
    },
    /// A file was put to it: the complaint, evidence, a decision.
    AttachmentKept(Attachment),
}
