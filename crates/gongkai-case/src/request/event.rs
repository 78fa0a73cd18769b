//! What can happen to a request. Every event happens on a legal day, which its [`Fact`](crate::history::Fact) carries.

use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::basis::RemedyClass;
use gongkai_law::deadline::{Channel, Consulted, WorkingDays};
use gongkai_law::fee::{FeeBasis, Fen};
use gongkai_law::outcome::WithholdingGround;
use gongkai_law::provision::Provision;
use gongkai_law::reply::Reply;
use jiff::civil::Date;

use crate::{Account, Attachment, CaseId, PersonId, Sealed};

/// One of those who ask. Name, identity number, address and telephone stand in `details`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requester {
    /// Who.
    pub person: PersonId,
    /// The column of table 三: the nature of the applicant named in the request, never that of the agent.
    pub kind: ApplicantKind,
    /// Name and the rest, sealed.
    pub details: Sealed,
}

/// Somebody who acts for the applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// Who.
    pub person: PersonId,
    /// Whether the written authorisation is there.
    pub authorised: bool,
    /// Name and the rest, sealed.
    pub details: Sealed,
}

/// A request as it came in. The day of the fact is the day it was handed in, signed for by the organ (its mail room
/// too), or arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filing {
    /// By which way.
    pub channel: Channel,
    /// Who asks. Several may ask on one form; the request counts once, in the column of the first.
    pub requesters: Vec<Requester>,
    /// Who acts for them.
    pub agent: Option<Agent>,
    /// The officer who wrote an oral request down (art. 29); only where writing is difficult.
    pub taken_down_by: Option<Account>,
    /// Whether the proof of identity came with it (art. 29, item 1).
    pub identity_proven: bool,
    /// Whether the applicant confirmed an address for service.
    pub address_confirmed: bool,
    /// How many separate things are asked for.
    pub items: u16,
    /// The request that this one was split from; it then keeps the day of receipt of that request.
    pub split_from: Option<CaseId>,
    /// What is asked for, in which form and by which way, sealed.
    pub content: Sealed,
}

/// How something was approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Approval {
    /// In the program, by an account acting in a capacity.
    Given {
        /// Who.
        by: Account,
        /// In what capacity.
        capacity: Capacity,
        /// When.
        on: Date,
    },
    /// On paper, as small offices do; the signed sheet is kept as an attachment.
    OnPaper {
        /// In what capacity the signer acted.
        capacity: Capacity,
        /// When.
        on: Date,
    },
    /// Nothing is on record.
    Missing,
}

impl Approval {
    /// The day, where something is on record.
    #[must_use]
    pub const fn on(&self) -> Option<Date> {
        match self {
            Self::Given { on, .. } | Self::OnPaper { on, .. } => Some(*on),
            Self::Missing => None,
        }
    }

    /// The capacity in which it was given.
    #[must_use]
    pub const fn capacity(&self) -> Option<Capacity> {
        match self {
            Self::Given { capacity, .. } | Self::OnPaper { capacity, .. } => Some(*capacity),
            Self::Missing => None,
        }
    }
}

/// What a third party or another organ thinks of a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opinion {
    /// Agrees.
    Consents,
    /// Objects; of a third party only a reasonable objection binds (art. 32).
    Objects {
        /// Whether the organ found the reasons good.
        reasonable: bool,
    },
    /// Says something else: an answer to a question put to another organ.
    Otherwise,
}

/// What the answer says of one thing asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemAnswer {
    /// The reply.
    pub reply: Reply,
    /// The grounds of what was left out, where the reply is partial (art. 37).
    pub severed: Vec<WithholdingGround>,
    /// The provisions that the letter cites for it.
    pub cited: Vec<Provision>,
    /// Whether the letter gives reasons; a refusal must (art. 36, items 3 and 5).
    pub reasons: bool,
    /// The organ that is responsible, where the letter can name it (art. 36, item 5).
    pub responsible_organ: Option<String>,
}

/// The draft of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Who drafted it.
    pub by: Account,
    /// Its letter number, once it has one: 示公开复〔2025〕3号.
    pub letter_number: Option<String>,
    /// The replies, in the order of what was asked.
    pub items: Vec<ItemAnswer>,
    /// The remedies that the letter tells; `None`: it tells none.
    pub remedy: Option<RemedyClass>,
    /// Pages given, where the fee counts by page.
    pub pages: u32,
}

/// How a letter reached the one it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ServiceMethod {
    /// 直接送达: handed over against a signature.
    Direct,
    /// 委托送达: by another organ.
    Entrusted,
    /// 邮寄, by a postal enterprise (邮政法 art. 55).
    Post,
    /// A private courier, who may not carry official letters.
    Courier,
    /// 电子送达: e-mail or the platform, where the applicant asked for it.
    Electronic,
    /// 传真.
    Fax,
}

impl ServiceMethod {
    /// All methods.
    pub const ALL: [Self; 6] = [Self::Direct, Self::Entrusted, Self::Post, Self::Courier, Self::Electronic, Self::Fax];

    /// The identifier used in records.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Entrusted => "entrusted",
            Self::Post => "post",
            Self::Courier => "courier",
            Self::Electronic => "electronic",
            Self::Fax => "fax",
        }
    }

    /// The method of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.id() == id)
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Direct => "直接送达",
            Self::Entrusted => "委托送达",
            Self::Post => "邮政邮寄",
            Self::Courier => "快递",
            Self::Electronic => "电子送达",
            Self::Fax => "传真",
        }
    }

    /// Whether the day on which the letter was sent is the day of answering, so that a signature is not needed for it.
    /// Direct and entrusted service is by its nature dated by the signature; a private courier's slip proves no posting.
    #[must_use]
    pub const fn dates_by_dispatch(self) -> bool {
        matches!(self, Self::Post | Self::Electronic | Self::Fax)
    }
}

/// A letter sent out. The day of the fact is the day of the signature (direct, entrusted) or of dispatch (the rest).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// How.
    pub method: ServiceMethod,
    /// The number of the posting, or of the receipt signed.
    pub number: Option<String>,
}

/// Something that happened to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestEvent {
    /// It came in.
    RequestFiled(Filing),
    /// Both sides confirmed the receipt (art. 31, items 2 and 3). An automatic receipt is none.
    ReceiptConfirmed,
    /// It was entered in the ledger (art. 45) under a number.
    RequestRegistered {
        /// The registration number.
        number: String,
    },
    /// The proof of identity was handed in later.
    IdentityProven,
    /// It asked for several things and was split at registration; the parts count, it does not.
    RequestSplit {
        /// The requests that it was split into.
        into: Vec<CaseId>,
    },
    /// It was joined to another request of the same applicant and ends here.
    RequestMerged {
        /// The request that goes on.
        into: CaseId,
    },
    /// A supplement was asked for (art. 30).
    SupplementAsked {
        /// The last day of the period set for it.
        answer_by: Option<Date>,
        /// Whether the letter said what happens if nothing comes.
        consequence_told: bool,
    },
    /// The supplemented request came in; the answer period begins anew (art. 30).
    SupplementReceived,
    /// The period for the supplement passed without good reason; the request is not dealt with any further (art. 30).
    SupplementLapsed,
    /// Reasons were asked for, number or frequency being clearly beyond what is reasonable (art. 35).
    ReasonsAsked {
        /// The day set for them.
        answer_by: Option<Date>,
    },
    /// Reasons came in.
    ReasonsGiven {
        /// Whether they are good ones.
        reasonable: bool,
    },
    /// A reasonable later day was set and told (art. 35).
    AnswerPostponed {
        /// That day.
        until: Date,
    },
    /// The extension was told to the applicant (art. 33).
    DeadlineExtended {
        /// By how much.
        days: WorkingDays,
        /// The approval of the head of the work body.
        approval: Approval,
    },
    /// A letter asking for an opinion was sent (arts. 17, 32, 34). Consultations are numbered from 1.
    ConsultationSent {
        /// Who was asked.
        consulted: Consulted,
        /// The third party, if it is one.
        party: Option<PersonId>,
        /// The organ, if it is one.
        organ: Option<String>,
    },
    /// That letter was served.
    ConsultationServed {
        /// The number of the consultation.
        consultation: u16,
    },
    /// The opinion arrived.
    OpinionReceived {
        /// The number of the consultation.
        consultation: u16,
        /// What it says.
        opinion: Opinion,
    },
    /// It was decided to disclose against an objection, for a major public interest (art. 32).
    PublicInterestOverridden {
        /// The number of the consultation.
        consultation: u16,
    },
    /// The third party was told so in writing, with reasons and remedies; only then may the information be released.
    OverrideServed {
        /// The number of the consultation.
        consultation: u16,
    },
    /// A fee notice reached the applicant (fee measures, art. 6).
    FeeNoticed {
        /// How it is counted.
        basis: FeeBasis,
        /// Pieces within the month up to this one, or pages of this request.
        quantity: u32,
        /// The sum demanded.
        amount: Fen,
    },
    /// The fee was paid; the answer period begins anew.
    FeePaid {
        /// The sum received.
        amount: Fen,
    },
    /// The fee was not paid in time; the request is not dealt with any further (fee measures, art. 6).
    FeeLapsed,
    /// An answer was drafted; it takes the place of an earlier draft that was not served.
    AnswerDrafted(Draft),
    /// The draft was approved by a second person.
    AnswerApproved {
        /// How.
        approval: Approval,
    },
    /// The answer was served, or sent.
    AnswerServed(Service),
    /// A letter that was sent came back.
    ServiceReturned,
    /// A letter that was sent was signed for, or its arrival is otherwise proven.
    ServiceProven,
    /// The applicant took the request back.
    RequestWithdrawn,
    /// A reconsideration or a court ordered a new answer; what was published stays as it is.
    NewAnswerOrdered {
        /// The dispute.
        dispute: CaseId,
        /// The day by which the decision wants it; `None`: the period of the 条例 runs from the day of the fact.
        by: Option<Date>,
    },
    /// What was asked for became proactive disclosure (art. 44).
    ConvertedToProactive {
        /// The number of the published document.
        document: String,
    },
    /// The file went to the archive (art. 45).
    RequestArchived {
        /// The archive number.
        number: String,
    },
    /// A file was put to it: the form, a letter, a proof.
    AttachmentKept(Attachment),
}
