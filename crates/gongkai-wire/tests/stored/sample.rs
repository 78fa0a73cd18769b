//! One entry of every kind with every field set: what the golden files hold.

use gongkai_case::dispute::{DisputeEntry, DisputeEvent as D, DisputeFiling, Grievance, Instance, Procedure, Role};
use gongkai_case::history::{Entry, Fact};
use gongkai_case::rectification::RectificationEvent as C;
use gongkai_case::request::{
    Agent, Approval, Draft, Filing, ItemAnswer, Opinion, RequestEntry, RequestEvent as R, Requester, Service,
    ServiceMethod,
};
use gongkai_case::{Account, Attachment, AttachmentKind, CaseId, PersonId, Sealed};
use gongkai_law::actor::Capacity;
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::basis::RemedyClass;
use gongkai_law::deadline::{Channel, Consulted};
use gongkai_law::dispute::{DisputeKind, DisputeResult};
use gongkai_law::fee::{FeeBasis, fee};
use gongkai_law::outcome::WithholdingGround;
use gongkai_law::provision::cited;
use gongkai_law::reply::Reply;
use jiff::civil::{Date, date};

const DAY: Date = date(2025, 3, 7);

fn sealed(text: &str) -> Sealed {
    Sealed::new(text.as_bytes().to_vec())
}

fn case(name: &str) -> CaseId {
    CaseId::new(name)
}

/// Each event on its day.
pub fn facts<E>(events: impl IntoIterator<Item = E>) -> Vec<Entry<E>> {
    events.into_iter().map(|what| Entry::Fact(Fact { on: DAY, what })).collect()
}

/// A correction that puts this event in the place of another.
pub fn correction<E>(instead: E) -> Entry<E> {
    let instead = Some(Fact { on: date(2025, 3, 6), what: instead });
    Entry::Correction { entry: 2, on: DAY, reason: "日期录入有误".to_owned(), instead }
}

fn filing() -> Filing {
    let requester = |person: &str, kind| Requester { person: PersonId::new(person), kind, details: sealed(person) };
    Filing {
        channel: Channel::Internet,
        requesters: vec![requester("p-1", ApplicantKind::NaturalPerson), requester("p-2", ApplicantKind::Enterprise)],
        agent: Some(Agent { person: PersonId::new("p-3"), authorised: true, details: sealed("p-3") }),
        taken_down_by: Some(Account::new("a-1")),
        identity_proven: true,
        address_confirmed: true,
        items: 3,
        split_from: Some(case("r-0")),
        content: sealed("content"),
    }
}

fn draft() -> Draft {
    let partly = ItemAnswer {
        reply: Reply::PartlyProvided,
        severed: vec![WithholdingGround::ThirdPartyRights, WithholdingGround::DeliberativeProcess],
        cited: vec![cited::ART_37, cited::ART_36_3, cited::RECONSIDERATION_23_1_4, cited::REPORT_FORMAT_2021],
        reasons: true,
        responsible_organ: Some("示范市自然资源局".to_owned()),
    };
    Draft {
        by: Account::new("a-1"),
        letter_number: Some("示公开复〔2025〕3号".to_owned()),
        items: vec![partly.clone(), ItemAnswer { reply: Reply::NotResponsible, severed: Vec::new(), ..partly }],
        remedy: Some(RemedyClass::Both),
        pages: 12,
    }
}

/// Every kind of entry of a request.
pub fn request() -> Vec<RequestEntry> {
    let given = Approval::Given { by: Account::new("a-2"), capacity: Capacity::HeadOfWorkBody, on: DAY };
    let paper = Approval::OnPaper { capacity: Capacity::Reviewer, on: DAY };
    let amount = fee(FeeBasis::PerPage, 120).unwrap().total;
    let mut entries = facts([
        R::RequestFiled(filing()),
        R::ReceiptConfirmed,
        R::RequestRegistered { number: "2025-001".to_owned() },
        R::IdentityProven,
        R::RequestSplit { into: vec![case("r-2"), case("r-3")] },
        R::RequestMerged { into: case("r-4") },
        R::SupplementAsked { answer_by: Some(date(2025, 3, 21)), consequence_told: true },
        R::SupplementReceived,
        R::SupplementLapsed,
        R::ReasonsAsked { answer_by: Some(date(2025, 3, 21)) },
        R::ReasonsGiven { reasonable: true },
        R::AnswerPostponed { until: date(2025, 6, 30) },
        R::DeadlineExtended { days: "20".parse().unwrap(), approval: given },
        R::ConsultationSent {
            consulted: Consulted::ThirdParty,
            party: Some(PersonId::new("p-9")),
            organ: Some("示范市财政局".to_owned()),
        },
        R::ConsultationServed { consultation: 1 },
        R::OpinionReceived { consultation: 1, opinion: Opinion::Objects { reasonable: true } },
        R::PublicInterestOverridden { consultation: 1 },
        R::OverrideServed { consultation: 1 },
        R::FeeNoticed { basis: FeeBasis::PerPage, quantity: 120, amount },
        R::FeePaid { amount },
        R::FeeLapsed,
        R::AnswerDrafted(draft()),
        R::AnswerApproved { approval: paper },
        R::AnswerServed(Service { method: ServiceMethod::Post, number: Some("XA123456789".to_owned()) }),
        R::ServiceReturned,
        R::ServiceProven,
        R::RequestWithdrawn,
        R::NewAnswerOrdered { dispute: case("d-1"), by: Some(date(2025, 9, 1)) },
        R::ConvertedToProactive { document: "SF-2025-0012".to_owned() },
        R::RequestArchived { number: "2025-档-17".to_owned() },
        R::AttachmentKept(attachment(AttachmentKind::Application)),
    ]);
    entries.push(correction(R::RequestRegistered { number: "2025-002".to_owned() }));
    entries
}

fn attachment(kind: AttachmentKind) -> Attachment {
    let content = format!("sm3:{}", "0f".repeat(32));
    Attachment { kind, content, bytes: 20_480, person: PersonId::new("p-1"), name: sealed("p-1") }
}

/// Every kind of entry of a dispute.
pub fn dispute() -> Vec<DisputeEntry> {
    let mut entries = facts([
        D::DisputeFiled(DisputeFiling {
            kind: DisputeKind::SuitAfterReconsideration,
            request: Some(case("r-1")),
            after: Some(case("d-0")),
            authority: "示范市中级人民法院".to_owned(),
            case_number: Some("（2025）示01行初7号".to_owned()),
            grievance: Grievance::Answer,
            role: Role::OriginalOrgan,
            details: sealed("p-1"),
        }),
        D::CopyReceived { procedure: Procedure::Ordinary },
        D::AnswerSubmitted,
        D::DecisionMade { result: DisputeResult::PartlyRevoked, new_answer: Some(Some(date(2025, 9, 1))) },
        D::AppealOpened { instance: Instance::Second, case_number: Some("（2025）示行终9号".to_owned()) },
        D::AttachmentKept(attachment(AttachmentKind::Evidence)),
    ]);
    entries.push(correction(D::DecisionMade { result: DisputeResult::Revoked, new_answer: Some(None) }));
    entries
}

/// Every kind of entry of a rectification.
pub fn rectification() -> Vec<Entry<C>> {
    let organ = || "示范市公安局".to_owned();
    let (person, details) = (PersonId::new("p-5"), sealed("p-5"));
    let mut entries = facts([
        C::RectificationFiled { channel: Channel::SignedPost, person, evidence: true, details },
        C::RecordRectified,
        C::RectificationRefused,
        C::RectificationTransferred { organ: organ() },
        C::ReferredElsewhere { organ: organ() },
        C::ResultTold,
    ]);
    entries.push(correction(C::RectificationTransferred { organ: organ() }));
    entries
}
