//! Offices by chance: whatever commands were accepted, corrections among them.
#![allow(dead_code)] // each test file uses a part

use gongkai_case::dispute::{DisputeEvent, Instance, Role};
use gongkai_case::history::{Entry, Fact};
use gongkai_case::request::{RequestEvent, ServiceMethod, What};
use gongkai_case::{CaseId, PersonId};
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::deadline::{Channel, Consulted};
use gongkai_law::dispute::{DisputeKind, DisputeResult};
use gongkai_law::fee::FeeBasis;
use gongkai_law::reply::Reply;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::common::{Office, TODAY, draft, service};

/// What is tried on a request, some days after it came in.
#[derive(Clone, Debug)]
pub enum Try {
    Happens(RequestEvent),
    /// Drafts an answer and sends it on the same day.
    Answers(Vec<Reply>, ServiceMethod),
    /// Corrects an entry to another day, or strikes it out.
    Corrects {
        entry: usize,
        to: Option<i64>,
    },
}

fn day() -> impl Strategy<Value = Date> {
    (0_i64..2100).prop_map(|days| date(2021, 1, 1).checked_add(days.days()).unwrap())
}

fn replies() -> impl Strategy<Value = Vec<Reply>> {
    prop::collection::vec(prop::sample::select(Reply::ALL.as_slice()), 1..3)
}

fn event() -> impl Strategy<Value = RequestEvent> {
    use RequestEvent as E;
    let amount = || "100".parse().unwrap();
    prop_oneof![
        4 => replies().prop_map(|replies| E::AnswerDrafted(draft(&replies))),
        6 => prop::sample::select(ServiceMethod::ALL.as_slice()).prop_map(service),
        2 => Just(E::ReceiptConfirmed),
        1 => Just(E::ServiceProven),
        1 => Just(E::SupplementAsked { answer_by: None, consequence_told: true }),
        1 => Just(E::SupplementReceived),
        1 => Just(E::SupplementLapsed),
        1 => Just(E::FeeNoticed { basis: FeeBasis::PerItem, quantity: 11, amount: amount() }),
        1 => Just(E::FeePaid { amount: amount() }),
        1 => Just(E::FeeLapsed),
        1 => Just(E::RequestWithdrawn),
        1 => Just(E::RequestMerged { into: CaseId::new("elsewhere") }),
        1 => Just(E::RequestSplit { into: vec![CaseId::new("one"), CaseId::new("two")] }),
        1 => Just(E::NewAnswerOrdered { dispute: CaseId::new("dispute-0"), by: None }),
        1 => Just(E::ConsultationSent {
            consulted: Consulted::ThirdParty, party: Some(PersonId::new("third")), organ: None,
        }),
    ]
}

fn trial() -> impl Strategy<Value = Try> {
    prop_oneof![
        9 => event().prop_map(Try::Happens),
        3 => (replies(), prop::sample::select(ServiceMethod::ALL.as_slice()))
            .prop_map(|(replies, method)| Try::Answers(replies, method)),
        2 => (prop_oneof![Just(1_usize), 1_usize..9], prop::option::of(0_i64..400))
            .prop_map(|(entry, to)| Try::Corrects { entry, to }),
    ]
}

type Story = (Channel, Date, ApplicantKind, Vec<(i64, Try)>);

fn story() -> impl Strategy<Value = Story> {
    let channel = prop::sample::select(Channel::ALL.as_slice());
    let kind = prop::sample::select(ApplicantKind::ALL.as_slice());
    (channel, day(), kind, prop::collection::vec((0_i64..260, trial()), 0..9))
}

type Steps = Vec<(i64, bool, DisputeResult)>;

type Quarrel = (DisputeKind, Date, Role, Steps);

fn quarrel() -> impl Strategy<Value = Quarrel> {
    let kind = prop::sample::select(DisputeKind::ALL.as_slice());
    let role = prop::sample::select(Role::ALL.as_slice());
    (kind, day(), role, steps())
}

fn steps() -> impl Strategy<Value = Steps> {
    let result = prop::sample::select(DisputeResult::ALL.as_slice());
    prop::collection::vec((0_i64..500, any::<bool>(), result), 0..5)
}

fn later(on: Date, days: i64) -> Date {
    on.checked_add(days.days()).unwrap().min(TODAY)
}

/// Tells a story to an office; what is impossible is refused and leaves no trace.
fn tell(office: &mut Office, (channel, on, kind, trials): Story) {
    let place = office.files(channel, on, kind);
    tries(office, place, on, trials);
}

fn tries(office: &mut Office, place: usize, on: Date, trials: Vec<(i64, Try)>) {
    for (days, trial) in trials {
        let day = later(on, days);
        let what = match trial {
            Try::Happens(event) => What::Record(event),
            Try::Answers(replies, method) => {
                let _ = office.asks(place, day, What::Record(RequestEvent::AnswerDrafted(draft(&replies))));
                What::Record(service(method))
            }
            Try::Corrects { entry, to } => {
                let found = office.requests[place].history.entries().get(entry - 1).cloned();
                let Some(Entry::Fact(fact)) = found else { continue };
                let instead = to.map(|days| Fact { on: later(on, days), what: fact.what });
                What::CorrectEntry { entry, reason: "录入有误".to_owned(), instead }
            }
        };
        let _ = office.asks(place, day, what);
    }
}

fn quarrels(office: &mut Office, (kind, on, role, steps): Quarrel) {
    let place = office.disputes(kind, on, role);
    goes_on(office, place, on, steps);
}

fn goes_on(office: &mut Office, place: usize, on: Date, steps: Steps) {
    for (days, appeal, result) in steps {
        let event = match appeal {
            true => DisputeEvent::AppealOpened { instance: Instance::Second, case_number: None },
            false => DisputeEvent::DecisionMade { result, new_answer: None },
        };
        let _ = office.argues(place, later(on, days), event);
    }
}

/// An office with some requests and disputes.
pub fn office() -> impl Strategy<Value = Office> {
    (prop::collection::vec(story(), 0..14), prop::collection::vec(quarrel(), 0..5)).prop_map(|(stories, disputes)| {
        let mut office = Office::default();
        stories.into_iter().for_each(|story| tell(&mut office, story));
        disputes.into_iter().for_each(|dispute| quarrels(&mut office, dispute));
        office
    })
}

/// An office, and the same office after more was recorded of old requests and new ones.
pub fn changed() -> impl Strategy<Value = (Office, Office)> {
    let more = prop::collection::vec((0_usize..14, prop::collection::vec((0_i64..400, trial()), 1..5)), 0..8);
    let argued = prop::collection::vec((0_usize..5, steps()), 0..3);
    (office(), more, prop::collection::vec(story(), 0..4), argued).prop_map(|(before, more, stories, argued)| {
        let mut after = before.clone();
        for (place, trials) in more {
            let Some((on, _)) = after.requests.get(place).and_then(|kept| kept.history.state().filing.clone()) else {
                continue;
            };
            tries(&mut after, place, on, trials);
        }
        stories.into_iter().for_each(|story| tell(&mut after, story));
        for (place, steps) in argued {
            let Some((on, _)) = after.disputes.get(place).and_then(|kept| kept.history.state().filing.clone()) else {
                continue;
            };
            goes_on(&mut after, place, on, steps);
        }
        (before, after)
    })
}

impl std::fmt::Debug for Office {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for kept in &self.requests {
            writeln!(f, "{}: {:#?}", kept.id, kept.history.standing().collect::<Vec<_>>())?;
        }
        for kept in &self.disputes {
            writeln!(f, "{}: {:#?}", kept.id, kept.history.standing().collect::<Vec<_>>())?;
        }
        Ok(())
    }
}
