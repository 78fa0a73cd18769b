//! What holds for every sequence of commands over a request, possible or not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use gongkai_case::history::{Entry, Fact, Folded};
use gongkai_case::request::{
    Approval, Clock, Command, Draft, Filing, ItemAnswer, Opinion, Request, RequestEvent as E, RequestState, Requester,
    Service, ServiceMethod, Settings, Status, StepKind, Verdict, What, audit, clock, decide, lawful_next_steps,
    new_answer_due,
};
use gongkai_case::{Account, Attachment, AttachmentKind, CaseId, PersonId, RefusalCode, Sealed};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::basis::RemedyClass;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{Channel, Consulted, WorkingDays};
use gongkai_law::fee::{FeeBasis, Fen};
use gongkai_law::reply::Reply;
use jiff::Span;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const FIRST: Date = date(2025, 9, 1);

/// Later than anything that happens.
const TODAY: Date = date(2026, 2, 2);

/// Something that happens, drawn from numbers: which event, on which day, and two details.
type Drawn = (u8, u8, u8, u8);

fn day(number: u8) -> Date {
    FIRST.checked_add(Span::new().days(i64::from(number) / 2)).unwrap()
}

fn filing(detail: u8) -> Filing {
    Filing {
        channel: Channel::ALL[usize::from(detail) % Channel::ALL.len()],
        requesters: vec![Requester {
            person: PersonId::new("p1"),
            kind: ApplicantKind::NaturalPerson,
            details: Sealed::default(),
        }],
        agent: None,
        taken_down_by: None,
        identity_proven: detail.is_multiple_of(2),
        address_confirmed: false,
        items: 1,
        split_from: None,
        content: Sealed::default(),
    }
}

fn draft(by: &str, detail: u8) -> Draft {
    let reply = Reply::ALL[usize::from(detail) % Reply::ALL.len()];
    let severed = if reply == Reply::PartlyProvided {
        vec![gongkai_law::outcome::WithholdingGround::StateSecret]
    } else {
        Vec::new()
    };
    let item = ItemAnswer { reply, severed, cited: reply.basis().to_vec(), reasons: true, responsible_organ: None };
    Draft {
        by: Account::new(by),
        letter_number: None,
        items: vec![item],
        remedy: Some(RemedyClass::FreeChoice),
        pages: 0,
    }
}

fn event((kind, on, one, two): Drawn) -> E {
    let later = day(on).checked_add(Span::new().days(i64::from(two) % 40)).unwrap();
    let consultation = u16::from(one % 3) + 1;
    match kind % 31 {
        0 => E::RequestFiled(filing(one)),
        1 => E::ReceiptConfirmed,
        2 => E::RequestRegistered { number: "1".to_owned() },
        3 => E::IdentityProven,
        4 => E::RequestSplit { into: vec![CaseId::new("a"), CaseId::new("b")] },
        5 => E::RequestMerged { into: CaseId::new("a") },
        6 => E::SupplementAsked { answer_by: (one % 4 > 0).then_some(later), consequence_told: true },
        7 => E::SupplementReceived,
        8 => E::SupplementLapsed,
        9 => E::ReasonsAsked { answer_by: Some(later) },
        10 => E::ReasonsGiven { reasonable: one % 2 == 0 },
        11 => E::AnswerPostponed { until: later },
        12 => {
            let days: WorkingDays = (one % 25 + 1).to_string().parse().unwrap();
            let approval = Approval::OnPaper { capacity: Capacity::HeadOfWorkBody, on: day(on) };
            E::DeadlineExtended { days, approval }
        }
        13 => E::ConsultationSent {
            consulted: [Consulted::ThirdParty, Consulted::CoMaker, Consulted::OtherOrgan][usize::from(one) % 3],
            party: Some(PersonId::new("p2")),
            organ: Some("水务局".to_owned()),
        },
        14 => E::ConsultationServed { consultation },
        15 => E::OpinionReceived { consultation, opinion: Opinion::Objects { reasonable: two % 2 == 0 } },
        16 => E::PublicInterestOverridden { consultation },
        17 => E::OverrideServed { consultation },
        18 => E::FeeNoticed { basis: FeeBasis::PerPage, quantity: u32::from(one), amount: Fen::ZERO },
        19 => E::FeePaid { amount: Fen::ZERO },
        20 => E::FeeLapsed,
        21 => E::AnswerDrafted(draft("甲", one)),
        22 => E::AnswerApproved { approval: Approval::OnPaper { capacity: Capacity::Reviewer, on: day(on) } },
        23 => E::AnswerServed(Service { method: ServiceMethod::ALL[usize::from(one) % 6], number: None }),
        24 => E::ServiceReturned,
        25 => E::ServiceProven,
        26 => E::RequestWithdrawn,
        27 => E::NewAnswerOrdered { dispute: CaseId::new("d"), by: (one % 2 == 0).then_some(later) },
        28 => E::ConvertedToProactive { document: "1".to_owned() },
        29 => E::RequestArchived { number: "1".to_owned() },
        _ => E::AttachmentKept(Attachment {
            kind: AttachmentKind::ALL[usize::from(one) % AttachmentKind::ALL.len()],
            content: "sm3:00".to_owned(),
            bytes: u64::from(two),
            person: PersonId::new("p1"),
            name: Sealed::default(),
        }),
    }
}

fn actor(account: &str, capacity: Capacity) -> Actor {
    Actor { account: account.to_owned(), capacity, body: "shifan".to_owned() }
}

/// A command drawn: mostly the record of an event, at times a correction or an answer on the spot.
fn command(drawn: Drawn, entries: usize) -> Command {
    let (kind, on, one, two) = drawn;
    let what = match kind % 40 {
        36 => What::AnswerOnTheSpot {
            draft: draft("甲", one),
            approval: Approval::OnPaper { capacity: Capacity::Reviewer, on: day(on) },
        },
        37..=39 => {
            let entry = usize::from(one) % (entries + 2);
            let instead = (two % 3 > 0).then(|| Fact { on: day(on), what: event((two, on, one, two)) });
            What::CorrectEntry { entry, reason: "录入有误".to_owned(), instead }
        }
        _ => What::Record(event(drawn)),
    };
    let capacity = if kind == 255 { Capacity::AuditAdmin } else { Capacity::Handler };
    Command { actor: actor("甲", capacity), on: day(on), what }
}

/// A request after a filing and the commands that were accepted.
fn request(drawn: &[Drawn]) -> Request {
    let mut request = Request::default();
    let filed = (0, 0, drawn.first().map_or(0, |first| first.2), 0);
    for drawn in std::iter::once(&filed).chain(drawn) {
        let command = command(*drawn, request.entries().len());
        if let Ok(entries) = decide(&request, &command, &Calendar::national(), TODAY) {
            entries.into_iter().for_each(|entry| request.evolve(entry));
        }
    }
    request
}

fn sequence(length: usize) -> impl Strategy<Value = Vec<Drawn>> {
    // days grow by and large, so that a good part of what is drawn is possible
    let one = (any::<u8>(), 0_u8..31, any::<u8>(), any::<u8>());
    prop::collection::vec(one, 0..length).prop_map(|drawn| {
        let mut now = 0_u8;
        let on = |(kind, step, one, two): Drawn| {
            now = now.saturating_add(step / 3);
            (kind, now.saturating_sub(if step == 29 { 9 } else { 0 }), one, two)
        };
        drawn.into_iter().map(on).collect()
    })
}

/// A command that takes a step today.
fn take(step: StepKind, state: &RequestState, today: Date) -> Command {
    use StepKind as K;
    let by = |account, capacity, what| Command { actor: actor(account, capacity), on: today, what: What::Record(what) };
    let handler = |what| by("甲", Capacity::Handler, what);
    let party = Some(PersonId::new("p2"));
    match step {
        K::ConfirmReceipt => handler(E::ReceiptConfirmed),
        K::Register => handler(E::RequestRegistered { number: "1".to_owned() }),
        K::Split => handler(E::RequestSplit { into: vec![CaseId::new("a"), CaseId::new("b")] }),
        K::AskSupplement => handler(E::SupplementAsked { answer_by: Some(today), consequence_told: true }),
        K::ReceiveSupplement => handler(E::SupplementReceived),
        K::LapseSupplement => handler(E::SupplementLapsed),
        K::AskReasons => handler(E::ReasonsAsked { answer_by: Some(today) }),
        K::Postpone => handler(E::AnswerPostponed { until: today }),
        K::Extend => {
            let approval = Approval::OnPaper { capacity: Capacity::HeadOfWorkBody, on: today };
            handler(E::DeadlineExtended { days: "20".to_owned().parse().unwrap(), approval })
        }
        K::Consult => handler(E::ConsultationSent { consulted: Consulted::ThirdParty, party, organ: None }),
        K::NoticeFee => handler(E::FeeNoticed { basis: FeeBasis::PerPage, quantity: 31, amount: Fen::ZERO }),
        K::ReceiveFee => handler(E::FeePaid { amount: Fen::ZERO }),
        K::LapseFee => handler(E::FeeLapsed),
        K::DraftAnswer => handler(E::AnswerDrafted(draft("甲", 1))),
        K::ApproveAnswer => {
            let account = Account::new("乙");
            assert_ne!(state.draft().map(|answer| &answer.draft.by), Some(&account));
            let approval = Approval::Given { by: account, capacity: Capacity::Reviewer, on: today };
            by("乙", Capacity::Reviewer, E::AnswerApproved { approval })
        }
        K::ServeAnswer => handler(E::AnswerServed(Service { method: ServiceMethod::Direct, number: None })),
        K::ProveService => handler(E::ServiceProven),
        K::Withdraw => handler(E::RequestWithdrawn),
        K::ConvertToProactive => handler(E::ConvertedToProactive { document: "1".to_owned() }),
        K::Archive => handler(E::RequestArchived { number: "1".to_owned() }),
    }
}

/// Steps that a record cannot take while they are barred. The rest may be unlawful, or late, and true all the same: a
/// second extension, a confirmation after the work has begun, money that comes after the end.
fn is_impossible_while_barred(step: StepKind) -> bool {
    use StepKind as K;
    matches!(
        step,
        K::Register
            | K::ReceiveSupplement
            | K::LapseSupplement
            | K::LapseFee
            | K::ApproveAnswer
            | K::ConvertToProactive
            | K::Archive
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_refused_command_changes_nothing_and_an_accepted_one_only_adds(drawn in sequence(40)) {
        let mut request = Request::default();
        for drawn in drawn {
            let before = request.clone();
            let command = command(drawn, request.entries().len());
            match decide(&request, &command, &Calendar::national(), TODAY) {
                Ok(entries) => {
                    prop_assert!(!entries.is_empty());
                    entries.into_iter().for_each(|entry| request.evolve(entry));
                    prop_assert_eq!(&request.entries()[..before.entries().len()], before.entries());
                }
                Err(refusal) => {
                    prop_assert!(!refusal.what.is_empty() && !refusal.mend.is_empty());
                    prop_assert_eq!(&request, &before);
                }
            }
        }
    }

    #[test]
    fn what_was_decided_can_always_be_counted_and_audited(drawn in sequence(40)) {
        let request = request(&drawn);
        let (state, settings, calendar) = (request.state(), Settings::default(), Calendar::national());
        for today in [TODAY, date(2025, 10, 9), FIRST] {
            let found = clock(state, &settings, &calendar, today);
            prop_assert!(found.is_ok(), "{:?} {:?}", found, request.entries());
            if let (Some(due), Some(received)) = (found.unwrap().due(), state.received()) {
                prop_assert!(due >= received, "{} before {}", due, received);
            }
            prop_assert!(audit(state, &settings, &calendar, today).is_ok());
            prop_assert!(lawful_next_steps(state, &settings, &calendar, today).is_ok());
            prop_assert!(new_answer_due(state, &calendar).is_ok());
        }
    }

    #[test]
    fn folding_entry_by_entry_is_folding_all(drawn in sequence(40)) {
        let request = request(&drawn);
        prop_assert_eq!(&Request::of(request.entries().to_vec()), &request);
        let mut state = RequestState::default();
        request.standing().for_each(|fact| state.apply(fact));
        prop_assert_eq!(&state, request.state());
    }

    #[test]
    fn evolving_is_total_on_events_in_any_order(
        drawn in prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>()), 0..40)
    ) {
        let entries = drawn.into_iter().map(|drawn| match drawn {
            (kind, on, one, _) if kind % 16 == 15 => {
                let instead = (one % 2 == 0).then(|| Fact { on: day(on), what: event(drawn) });
                Entry::Correction { entry: usize::from(on) % 40, on: day(on), reason: String::new(), instead }
            }
            _ => Entry::Fact(Fact { on: day(drawn.1), what: event(drawn) }),
        });
        let request = Request::of(entries);
        let (state, settings, calendar) = (request.state(), Settings::default(), Calendar::national());
        let _ = (state.status(), state.conclusion(), state.is_closed(), state.receipt());
        // dates that cannot be are an error, never a panic
        let _ = clock(state, &settings, &calendar, TODAY);
        let _ = audit(state, &settings, &calendar, TODAY);
        let _ = lawful_next_steps(state, &settings, &calendar, TODAY);
    }

    #[test]
    fn a_lawful_step_is_accepted_and_an_impossible_one_refused(drawn in sequence(25)) {
        let request = request(&drawn);
        let (state, calendar) = (request.state(), Calendar::national());
        let today = request.entries().iter().map(Entry::on).max().unwrap_or(FIRST);
        let today = request.standing().map(|fact| fact.on).max().map_or(today, |last| last.max(today));
        for step in lawful_next_steps(state, &Settings::default(), &calendar, today).unwrap() {
            let decided = decide(&request, &take(step.kind, state, today), &calendar, today);
            match &step.verdict {
                Verdict::Lawful { .. } => {
                    prop_assert!(decided.is_ok(), "{:?} {:?} {:?}", step, decided, request.entries());
                }
                // what is done while a new answer is owed is no step of it, and true all the same
                Verdict::Barred { .. } if state.status() == Status::AnswersAnew => {}
                Verdict::Barred { .. } if is_impossible_while_barred(step.kind) => {
                    prop_assert!(decided.is_err(), "{:?} {:?}", step, request.entries());
                }
                Verdict::Barred { .. } => {}
            }
        }
    }

    #[test]
    fn a_correction_by_the_same_fact_changes_nothing_but_is_seen(drawn in sequence(25), which in any::<usize>()) {
        let mut request = request(&drawn);
        let facts: Vec<usize> = (1..=request.entries().len())
            .filter(|number| {
                matches!(request.entries()[number - 1], Entry::Fact(_)) && request.corrected_by(*number).is_none()
            })
            .collect();
        prop_assume!(!facts.is_empty());
        let entry = facts[which % facts.len()];
        let Entry::Fact(fact) = request.entries()[entry - 1].clone() else { panic!("it is a fact") };
        let what = What::CorrectEntry { entry, reason: "重录".to_owned(), instead: Some(fact) };
        let command = Command { actor: actor("甲", Capacity::Handler), on: TODAY, what };
        let before = request.clone();
        let entries = decide(&request, &command, &Calendar::national(), TODAY);
        // what was possible once can become impossible by a correction of what went before
        if let Ok(entries) = entries {
            entries.into_iter().for_each(|entry| request.evolve(entry));
            prop_assert_eq!(request.state(), before.state());
            prop_assert_eq!(request.entries().len(), before.entries().len() + 1);
        } else {
            let corrected = before.entries().iter().any(|entry| matches!(entry, Entry::Correction { .. }));
            prop_assert!(corrected, "refused without a correction before it");
        }
    }
}

#[test]
fn the_sequences_drawn_go_far_into_the_life_of_a_request() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut codes = std::collections::BTreeSet::new();
    let (mut concluded, mut late) = (0, 0);
    for _ in 0..300 {
        let drawn = sequence(40).new_tree(&mut runner).unwrap().current();
        let request = request(&drawn);
        concluded += usize::from(request.state().conclusion().is_some());
        let clock = clock(request.state(), &Settings::default(), &Calendar::national(), TODAY).unwrap();
        late += usize::from(matches!(clock, Clock::Done { late: true, .. }));
        for drawn in drawn {
            let command = command(drawn, request.entries().len());
            codes.extend(decide(&request, &command, &Calendar::national(), TODAY).err().map(|refusal| refusal.code));
        }
    }
    assert!(concluded > 100 && late > 0, "{concluded} concluded, {late} late");
    let missed: Vec<RefusalCode> = RefusalCode::ALL.into_iter().filter(|code| !codes.contains(code)).collect();
    // drawn commands are complete, of the past, and never approved by the one who drafts
    let never = [RefusalCode::InTheFuture, RefusalCode::NothingFiled, RefusalCode::SecondPerson];
    assert!(missed.iter().all(|code| never.contains(code) || *code == RefusalCode::Incomplete), "{missed:?}");
}
