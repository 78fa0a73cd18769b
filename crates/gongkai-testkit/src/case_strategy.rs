//! Entries of requests, disputes and rectifications as strategies of proptest: every event, every value it can hold.
//!
//! What they make need not make sense in law; histories that do are for scenarios. Stored shapes, folds and counts must
//! stand all of them. The strategies are boxed: unboxed ones of such size fill the stack of a test.

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
use gongkai_law::deadline::{Channel, Consulted, WorkingDays};
use gongkai_law::dispute::{DisputeKind, DisputeResult};
use gongkai_law::fee::{FeeBasis, Fen};
use gongkai_law::outcome::{Outcome, WithholdingGround};
use gongkai_law::provision::{Instrument, Provision};
use gongkai_law::reply::Reply;
use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option::of as maybe;
use proptest::prelude::{BoxedStrategy, Just, Strategy, any, prop_oneof};
use proptest::sample::select;

/// Entries of a request, corrections among them.
pub fn request_entries() -> impl Strategy<Value = RequestEntry> {
    entries(request_events)
}

/// Entries of a dispute, corrections among them.
pub fn dispute_entries() -> impl Strategy<Value = DisputeEntry> {
    entries(dispute_events)
}

/// Entries of a rectification, corrections among them.
pub fn rectification_entries() -> impl Strategy<Value = Entry<C>> {
    entries(rectification_events)
}

/// Entries of a history of these events: three facts on one correction.
pub fn entries<E, S>(events: fn() -> S) -> impl Strategy<Value = Entry<E>>
where
    E: Clone + std::fmt::Debug + 'static,
    S: Strategy<Value = E> + 'static,
{
    let fact = move || (days(), events()).prop_map(|(on, what)| Fact { on, what });
    let correction = (1..40_usize, days(), texts(), maybe(fact()))
        .prop_map(|(entry, on, reason, instead)| Entry::Correction { entry, on, reason, instead });
    prop_oneof![3 => fact().prop_map(Entry::Fact), 1 => correction].boxed()
}

/// Every event of a request.
pub fn request_events() -> BoxedStrategy<R> {
    prop_oneof![arrivals(), periods(), consultations(), fees(), answers(), afterwards()].boxed()
}

fn arrivals() -> BoxedStrategy<R> {
    prop_oneof![
        filings().prop_map(R::RequestFiled),
        select(vec![R::ReceiptConfirmed, R::IdentityProven, R::RequestWithdrawn]),
        texts().prop_map(|number| R::RequestRegistered { number }),
        vec(cases(), 0..4).prop_map(|into| R::RequestSplit { into }),
        cases().prop_map(|into| R::RequestMerged { into }),
    ]
    .boxed()
}

fn periods() -> BoxedStrategy<R> {
    prop_oneof![
        (maybe(days()), any::<bool>())
            .prop_map(|(answer_by, consequence_told)| R::SupplementAsked { answer_by, consequence_told }),
        select(vec![R::SupplementReceived, R::SupplementLapsed]),
        maybe(days()).prop_map(|answer_by| R::ReasonsAsked { answer_by }),
        any::<bool>().prop_map(|reasonable| R::ReasonsGiven { reasonable }),
        days().prop_map(|until| R::AnswerPostponed { until }),
        (working_days(), approvals()).prop_map(|(days, approval)| R::DeadlineExtended { days, approval }),
    ]
    .boxed()
}

fn consultations() -> BoxedStrategy<R> {
    let opinion = prop_oneof![
        select(vec![Opinion::Consents, Opinion::Otherwise]),
        any::<bool>().prop_map(|reasonable| Opinion::Objects { reasonable }),
    ];
    prop_oneof![
        (select(Consulted::ALL.to_vec()), maybe(people()), maybe(texts()))
            .prop_map(|(consulted, party, organ)| R::ConsultationSent { consulted, party, organ }),
        (0..5_u16).prop_map(|consultation| R::ConsultationServed { consultation }),
        (0..5_u16, opinion).prop_map(|(consultation, opinion)| R::OpinionReceived { consultation, opinion }),
        (0..5_u16).prop_map(|consultation| R::PublicInterestOverridden { consultation }),
        any::<u16>().prop_map(|consultation| R::OverrideServed { consultation }),
    ]
    .boxed()
}

fn fees() -> BoxedStrategy<R> {
    prop_oneof![
        (select(FeeBasis::ALL.to_vec()), any::<u32>(), money()).prop_map(|(basis, quantity, amount)| R::FeeNoticed {
            basis,
            quantity,
            amount
        }),
        money().prop_map(|amount| R::FeePaid { amount }),
        Just(R::FeeLapsed),
    ]
    .boxed()
}

fn answers() -> BoxedStrategy<R> {
    let service = (select(ServiceMethod::ALL.to_vec()), maybe(texts()));
    prop_oneof![
        drafts().prop_map(R::AnswerDrafted),
        approvals().prop_map(|approval| R::AnswerApproved { approval }),
        service.prop_map(|(method, number)| R::AnswerServed(Service { method, number })),
        select(vec![R::ServiceReturned, R::ServiceProven]),
    ]
    .boxed()
}

fn afterwards() -> BoxedStrategy<R> {
    prop_oneof![
        (cases(), maybe(days())).prop_map(|(dispute, by)| R::NewAnswerOrdered { dispute, by }),
        texts().prop_map(|document| R::ConvertedToProactive { document }),
        texts().prop_map(|number| R::RequestArchived { number }),
        attachments().prop_map(R::AttachmentKept),
    ]
    .boxed()
}

fn attachments() -> BoxedStrategy<Attachment> {
    (select(AttachmentKind::ALL.to_vec()), texts(), any::<u64>(), people(), sealed())
        .prop_map(|(kind, content, bytes, person, name)| Attachment { kind, content, bytes, person, name })
        .boxed()
}

fn filings() -> BoxedStrategy<Filing> {
    let requester = (people(), select(ApplicantKind::ALL.to_vec()), sealed())
        .prop_map(|(person, kind, details)| Requester { person, kind, details });
    let agent = (people(), any::<bool>(), sealed()).prop_map(|(person, authorised, details)| Agent {
        person,
        authorised,
        details,
    });
    let who = (vec(requester, 0..3), maybe(agent), maybe(accounts()));
    let rest = (any::<bool>(), any::<bool>(), any::<u16>(), maybe(cases()), sealed());
    (select(Channel::ALL.to_vec()), who, rest)
        .prop_map(|(channel, who, rest)| {
            let (requesters, agent, taken_down_by) = who;
            let (identity_proven, address_confirmed, items, split_from, content) = rest;
            Filing {
                channel,
                requesters,
                agent,
                taken_down_by,
                identity_proven,
                address_confirmed,
                items,
                split_from,
                content,
            }
        })
        .boxed()
}

fn approvals() -> BoxedStrategy<Approval> {
    let capacity = || select(Capacity::ALL.to_vec());
    prop_oneof![
        (accounts(), capacity(), days()).prop_map(|(by, capacity, on)| Approval::Given { by, capacity, on }),
        (capacity(), days()).prop_map(|(capacity, on)| Approval::OnPaper { capacity, on }),
        Just(Approval::Missing),
    ]
    .boxed()
}

fn drafts() -> BoxedStrategy<Draft> {
    let item =
        (select(Reply::ALL.to_vec()), vec(grounds(), 0..3), vec(provisions(), 0..4), any::<bool>(), maybe(texts()))
            .prop_map(|(reply, severed, cited, reasons, responsible_organ)| ItemAnswer {
                reply,
                severed,
                cited,
                reasons,
                responsible_organ,
            });
    let remedy = maybe(select(RemedyClass::ALL.to_vec()));
    (accounts(), maybe(texts()), vec(item, 0..3), remedy, any::<u32>())
        .prop_map(|(by, letter_number, items, remedy, pages)| Draft { by, letter_number, items, remedy, pages })
        .boxed()
}

/// Every event of a dispute.
pub fn dispute_events() -> BoxedStrategy<D> {
    let about = (select(Grievance::ALL.to_vec()), select(Role::ALL.to_vec()), sealed());
    let filing = (select(DisputeKind::ALL.to_vec()), maybe(cases()), maybe(cases()), texts(), maybe(texts()), about)
        .prop_map(|(kind, request, after, authority, case_number, (grievance, role, details))| DisputeFiling {
            kind,
            request,
            after,
            authority,
            case_number,
            grievance,
            role,
            details,
        });
    prop_oneof![
        filing.prop_map(D::DisputeFiled),
        select(Procedure::ALL.to_vec()).prop_map(|procedure| D::CopyReceived { procedure }),
        Just(D::AnswerSubmitted),
        (select(DisputeResult::ALL.to_vec()), maybe(maybe(days())))
            .prop_map(|(result, new_answer)| D::DecisionMade { result, new_answer }),
        (select(Instance::ALL.to_vec()), maybe(texts()))
            .prop_map(|(instance, case_number)| D::AppealOpened { instance, case_number }),
        attachments().prop_map(D::AttachmentKept),
    ]
    .boxed()
}

/// Every event of a rectification.
pub fn rectification_events() -> BoxedStrategy<C> {
    prop_oneof![
        (select(Channel::ALL.to_vec()), people(), any::<bool>(), sealed()).prop_map(
            |(channel, person, evidence, details)| C::RectificationFiled { channel, person, evidence, details }
        ),
        select(vec![C::RecordRectified, C::RectificationRefused, C::ResultTold]),
        texts().prop_map(|organ| C::RectificationTransferred { organ }),
        texts().prop_map(|organ| C::ReferredElsewhere { organ }),
    ]
    .boxed()
}

fn grounds() -> impl Strategy<Value = WithholdingGround> {
    select(Outcome::ALL.to_vec()).prop_filter_map("a ground", |outcome| match outcome {
        Outcome::Withheld(ground) => Some(ground),
        _ => None,
    })
}

/// Provisions of every instrument, whole or in part.
pub fn provisions() -> impl Strategy<Value = Provision> {
    let place = (maybe(any::<u16>()), maybe(any::<u8>()), maybe(any::<u8>()));
    (select(Instrument::ALL.to_vec()), place).prop_map(|(instrument, (article, paragraph, item))| Provision {
        instrument,
        article,
        paragraph,
        item,
    })
}

/// Days of this century.
pub fn days() -> impl Strategy<Value = Date> {
    let parts = (2000..2100_i16, 1..=12_i8, 1..=31_i8);
    parts.prop_filter_map("a day of the calendar", |(year, month, day)| Date::new(year, month, day).ok())
}

fn working_days() -> impl Strategy<Value = WorkingDays> {
    (1..=WorkingDays::MOST).prop_filter_map("a number of working days", |days| days.to_string().parse().ok())
}

pub(crate) fn money() -> impl Strategy<Value = Fen> {
    any::<u64>().prop_filter_map("a sum", |fen| format!("{}.{:02}", fen / 100, fen % 100).parse().ok())
}

/// Text with signs of every script and with control signs.
pub(crate) fn texts() -> BoxedStrategy<String> {
    prop_oneof![any::<String>(), "[\\x00-\\x1f\"\\\\/〔〕公开号0-9]{0,12}"].boxed()
}

fn cases() -> impl Strategy<Value = CaseId> {
    texts().prop_map(CaseId::new)
}

fn people() -> impl Strategy<Value = PersonId> {
    texts().prop_map(PersonId::new)
}

fn accounts() -> impl Strategy<Value = Account> {
    texts().prop_map(Account::new)
}

fn sealed() -> impl Strategy<Value = Sealed> {
    vec(any::<u8>(), 0..24).prop_map(Sealed::new)
}
