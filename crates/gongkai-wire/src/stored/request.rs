//! How the events of a request are stored.

use gongkai_case::history::{Entry, Fact};
use gongkai_case::request::{
    Agent, Approval, Draft, Filing, ItemAnswer, Opinion, RequestEvent, Requester, Service, ServiceMethod,
};
use gongkai_case::{Account, Attachment, CaseId, PersonId, Sealed};
use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::basis::RemedyClass;
use gongkai_law::deadline::{Channel, Consulted, WorkingDays};
use gongkai_law::fee::{FeeBasis, Fen};
use gongkai_law::outcome::WithholdingGround;
use gongkai_law::provision::Provision;
use gongkai_law::reply::Reply;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::event::{Kind, Lift, encoded, events};
use super::value::{field, shaped};
use super::{Encoded, correction};

events! {
    RequestEvent {
        RequestFiled/1 (filing: Filing),
        ReceiptConfirmed/1,
        RequestRegistered/1 { number: String },
        IdentityProven/1,
        RequestSplit/1 { into: Vec<CaseId> },
        RequestMerged/1 { into: CaseId },
        SupplementAsked/1 { answer_by: Option<Date>, consequence_told: bool },
        SupplementReceived/1,
        SupplementLapsed/1,
        ReasonsAsked/1 { answer_by: Option<Date> },
        ReasonsGiven/1 { reasonable: bool },
        AnswerPostponed/1 { until: Date },
        DeadlineExtended/1 { days: WorkingDays, approval: Approval },
        ConsultationSent/1 { consulted: Consulted, party: Option<PersonId>, organ: Option<String> },
        ConsultationServed/1 { consultation: u16 },
        OpinionReceived/1 { consultation: u16, opinion: Opinion },
        PublicInterestOverridden/1 { consultation: u16 },
        OverrideServed/1 { consultation: u16 },
        FeeNoticed/1 { basis: FeeBasis, quantity: u32, amount: Fen },
        FeePaid/1 { amount: Fen },
        FeeLapsed/1,
        AnswerDrafted/1 (draft: Draft),
        AnswerApproved/1 { approval: Approval },
        AnswerServed/1 (service: Service),
        ServiceReturned/1,
        ServiceProven/1,
        RequestWithdrawn/1,
        NewAnswerOrdered/1 { dispute: CaseId, by: Option<Date> },
        ConvertedToProactive/1 { document: String },
        RequestArchived/1 { number: String },
        AttachmentKept as RequestAttachmentKept/1 (attachment: Attachment),
    }
    corrected by RequestEntryCorrected/1, lifted by &[]
}

shaped! {
    Filing as FilingShape,
    Requester as RequesterShape,
    Agent as AgentShape,
    Approval as ApprovalShape,
    Opinion as OpinionShape,
    Draft as DraftShape,
    ItemAnswer as ItemAnswerShape,
    Service as ServiceShape,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Filing", deny_unknown_fields)]
struct FilingShape {
    #[serde(with = "field")]
    channel: Channel,
    #[serde(with = "field")]
    requesters: Vec<Requester>,
    #[serde(with = "field")]
    agent: Option<Agent>,
    #[serde(with = "field")]
    taken_down_by: Option<Account>,
    identity_proven: bool,
    address_confirmed: bool,
    items: u16,
    #[serde(with = "field")]
    split_from: Option<CaseId>,
    #[serde(with = "field")]
    content: Sealed,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Requester", deny_unknown_fields)]
struct RequesterShape {
    #[serde(with = "field")]
    person: PersonId,
    #[serde(with = "field")]
    kind: ApplicantKind,
    #[serde(with = "field")]
    details: Sealed,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Agent", deny_unknown_fields)]
struct AgentShape {
    #[serde(with = "field")]
    person: PersonId,
    authorised: bool,
    #[serde(with = "field")]
    details: Sealed,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Approval", rename_all = "snake_case", deny_unknown_fields)]
enum ApprovalShape {
    Given {
        #[serde(with = "field")]
        by: Account,
        #[serde(with = "field")]
        capacity: Capacity,
        #[serde(with = "field")]
        on: Date,
    },
    OnPaper {
        #[serde(with = "field")]
        capacity: Capacity,
        #[serde(with = "field")]
        on: Date,
    },
    Missing,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Opinion", rename_all = "snake_case", deny_unknown_fields)]
enum OpinionShape {
    Consents,
    Objects { reasonable: bool },
    Otherwise,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Draft", deny_unknown_fields)]
struct DraftShape {
    #[serde(with = "field")]
    by: Account,
    #[serde(with = "field")]
    letter_number: Option<String>,
    #[serde(with = "field")]
    items: Vec<ItemAnswer>,
    #[serde(with = "field")]
    remedy: Option<RemedyClass>,
    pages: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ItemAnswer", deny_unknown_fields)]
struct ItemAnswerShape {
    #[serde(with = "field")]
    reply: Reply,
    #[serde(with = "field")]
    severed: Vec<WithholdingGround>,
    #[serde(with = "field")]
    cited: Vec<Provision>,
    reasons: bool,
    #[serde(with = "field")]
    responsible_organ: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Service", deny_unknown_fields)]
struct ServiceShape {
    #[serde(with = "field")]
    method: ServiceMethod,
    #[serde(with = "field")]
    number: Option<String>,
}
