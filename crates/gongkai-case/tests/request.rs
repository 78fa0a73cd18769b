//! A request from its arrival to its end, through the commands.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use gongkai_case::history::{Entry, Fact};
use gongkai_case::request::{
    Approval, Clock, Command, Draft, Filing, FindingCode, ItemAnswer, Request, RequestEvent, Requester, Service,
    ServiceMethod, Settings, Status, StepKind, Verdict, What, audit, clock, decide, lawful_next_steps,
};
use gongkai_case::{Account, CaseId, PersonId, RefusalCode, Sealed};
use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::basis::RemedyClass;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{Channel, Period, PeriodLength};
use gongkai_law::outcome::Outcome;
use gongkai_law::reply::Reply;
use jiff::civil::{Date, date};

/// A request, and what is done with it on which day.
#[derive(Default)]
struct Desk(Request);

const TODAY: Date = date(2025, 12, 31);

impl Desk {
    fn filed(channel: Channel, on: Date) -> Self {
        let mut desk = Self::default();
        let requester =
            Requester { person: PersonId::new("p1"), kind: ApplicantKind::NaturalPerson, details: Sealed::default() };
        let filing = Filing {
            channel,
            requesters: vec![requester],
            agent: None,
            taken_down_by: None,
            identity_proven: true,
            address_confirmed: true,
            items: 1,
            split_from: None,
            content: Sealed::default(),
        };
        desk.does(on, RequestEvent::RequestFiled(filing));
        desk.does(on, RequestEvent::RequestRegistered { number: "2025-1".to_owned() });
        desk
    }

    fn asks(&self, on: Date, what: What) -> Result<Vec<Entry<RequestEvent>>, RefusalCode> {
        self.asks_as("handler", Capacity::Handler, on, what)
    }

    fn asks_as(
        &self,
        account: &str,
        capacity: Capacity,
        on: Date,
        what: What,
    ) -> Result<Vec<Entry<RequestEvent>>, RefusalCode> {
        let actor = Actor { account: account.to_owned(), capacity, body: "shifan".to_owned() };
        let command = Command { actor, on, what };
        decide(&self.0, &command, &Calendar::national(), TODAY).map_err(|refusal| refusal.code)
    }

    fn does(&mut self, on: Date, event: RequestEvent) {
        for entry in self.asks(on, What::Record(event)).unwrap() {
            self.0.evolve(entry);
        }
    }

    fn answers(&mut self, on: Date, reply: Reply) {
        self.does(on, RequestEvent::AnswerDrafted(draft(reply)));
        let approval = Approval::OnPaper { capacity: Capacity::Reviewer, on };
        self.does(on, RequestEvent::AnswerApproved { approval });
        let service = Service { method: ServiceMethod::Post, number: Some("XA1".to_owned()) };
        self.does(on, RequestEvent::AnswerServed(service));
    }

    fn clock(&self, today: Date) -> Clock {
        clock(self.0.state(), &Settings::default(), &Calendar::national(), today).unwrap()
    }

    fn findings(&self) -> Vec<FindingCode> {
        let found = audit(self.0.state(), &Settings::default(), &Calendar::national(), TODAY).unwrap();
        found.into_iter().map(|finding| finding.code).collect()
    }

    fn verdict(&self, kind: StepKind, today: Date) -> Verdict {
        let steps = lawful_next_steps(self.0.state(), &Settings::default(), &Calendar::national(), today).unwrap();
        steps.into_iter().find(|step| step.kind == kind).unwrap().verdict
    }
}

fn draft(reply: Reply) -> Draft {
    let item = ItemAnswer {
        reply,
        severed: Vec::new(),
        cited: reply.basis().to_vec(),
        reasons: true,
        responsible_organ: None,
    };
    let remedy = Some(RemedyClass::FreeChoice);
    Draft { by: Account::new("handler"), letter_number: None, items: vec![item], remedy, pages: 0 }
}

#[test]
fn art_33_an_answer_on_the_last_day_is_in_time_and_on_the_next_late() {
    for (on, late) in [(date(2025, 3, 31), false), (date(2025, 4, 1), true)] {
        let mut desk = Desk::filed(Channel::InPerson, date(2025, 3, 3));
        desk.answers(on, Reply::Provided);
        assert!(matches!(desk.clock(TODAY), Clock::Done { late: found, .. } if found == late));
        assert_eq!(desk.findings(), if late { vec![FindingCode::AnsweredLate] } else { Vec::new() });
        assert_eq!(desk.0.state().conclusion().unwrap().outcome, Outcome::Granted);
    }
}

#[test]
fn art_30_a_supplement_restarts_the_clock_and_keeps_the_day_of_receipt() {
    let mut desk = Desk::filed(Channel::SignedPost, date(2024, 12, 25));
    let asked = RequestEvent::SupplementAsked { answer_by: Some(date(2025, 1, 15)), consequence_told: true };
    desk.does(date(2024, 12, 27), asked);
    assert_eq!(desk.0.state().status(), Status::AwaitsSupplement);
    desk.does(date(2025, 1, 13), RequestEvent::SupplementReceived);
    assert_eq!(desk.clock(date(2025, 1, 13)).due(), Some(date(2025, 2, 14)));
    assert_eq!(desk.0.state().received(), Some(date(2024, 12, 25)));
}

#[test]
fn art_31_what_nobody_confirms_raises_an_alarm_and_has_a_cautious_due_day() {
    let mut desk = Desk::filed(Channel::Internet, date(2025, 3, 7));
    let waiting = desk.clock(date(2025, 3, 11));
    assert!(waiting.confirmation_is_overdue(date(2025, 3, 11)) && !waiting.confirmation_is_overdue(date(2025, 3, 10)));
    assert_eq!(waiting.due(), None);
    desk.does(date(2025, 3, 12), RequestEvent::ReceiptConfirmed);
    let Clock::Running { due, cautious } = desk.clock(date(2025, 3, 12)) else { panic!("it runs") };
    assert_eq!((due.explained.due, cautious), (date(2025, 4, 10), Some(date(2025, 4, 7))));
}

#[test]
fn art_30_a_supplement_after_the_lapse_is_a_new_request() {
    let mut desk = Desk::filed(Channel::InPerson, date(2025, 3, 3));
    let asked = RequestEvent::SupplementAsked { answer_by: Some(date(2025, 3, 20)), consequence_told: true };
    desk.does(date(2025, 3, 5), asked);
    let lapsed = |on| desk.asks(on, What::Record(RequestEvent::SupplementLapsed));
    assert_eq!(lapsed(date(2025, 3, 20)), Err(RefusalCode::TooEarly));
    assert!(lapsed(date(2025, 3, 21)).is_ok());
    desk.does(date(2025, 3, 21), RequestEvent::SupplementLapsed);
    let late = desk.asks(date(2025, 3, 24), What::Record(RequestEvent::SupplementReceived));
    assert_eq!(late, Err(RefusalCode::Closed));
    assert_eq!(desk.0.state().status(), Status::Ended);
}

#[test]
fn art_33_an_extension_told_late_is_recorded_found_and_moves_nothing() {
    let Some(PeriodLength::Working(days)) = Period::Extension.on(TODAY).map(|found| found.value) else {
        panic!("the extension is counted in working days")
    };
    let mut desk = Desk::filed(Channel::InPerson, date(2025, 3, 3));
    let approval = Approval::OnPaper { capacity: Capacity::HeadOfWorkBody, on: date(2025, 3, 28) };
    desk.does(date(2025, 4, 1), RequestEvent::DeadlineExtended { days, approval });
    assert_eq!(desk.clock(date(2025, 4, 1)).due(), Some(date(2025, 3, 31)));
    assert!(desk.findings().contains(&FindingCode::ExtensionLate));
    assert!(matches!(desk.verdict(StepKind::Extend, date(2025, 4, 1)), Verdict::Barred { .. }));
}

#[test]
fn art_45_nobody_approves_a_draft_of_his_own() {
    let mut desk = Desk::filed(Channel::InPerson, date(2025, 3, 3));
    desk.does(date(2025, 3, 5), RequestEvent::AnswerDrafted(draft(Reply::Provided)));
    let approve = |account: &str, capacity| {
        let approval = Approval::Given { by: Account::new(account), capacity, on: date(2025, 3, 6) };
        desk.asks_as(account, capacity, date(2025, 3, 6), What::Record(RequestEvent::AnswerApproved { approval }))
    };
    assert_eq!(approve("handler", Capacity::Reviewer), Err(RefusalCode::SecondPerson));
    assert!(approve("reviewer", Capacity::Reviewer).is_ok());
}

#[test]
fn a_correction_moves_the_day_of_receipt_and_with_it_the_due_day() {
    let mut desk = Desk::filed(Channel::InPerson, date(2025, 3, 3));
    let Some(Entry::Fact(filed)) = desk.0.entries().first().cloned() else { panic!("it was filed") };
    let instead = Some(Fact { on: date(2025, 2, 28), what: filed.what });
    let what = What::CorrectEntry { entry: 1, reason: "签收日期录错".to_owned(), instead };
    for entry in desk.asks(date(2025, 3, 10), what).unwrap() {
        desk.0.evolve(entry);
    }
    assert_eq!(desk.clock(date(2025, 3, 10)).due(), Some(date(2025, 3, 28)));
    assert_eq!(desk.0.entries().len(), 3);
}

#[test]
fn a_new_answer_made_by_order_leaves_the_row_as_it_was() {
    let mut desk = Desk::filed(Channel::InPerson, date(2025, 3, 3));
    desk.answers(date(2025, 3, 20), Reply::DoesNotExist);
    let ordered = RequestEvent::NewAnswerOrdered { dispute: CaseId::new("d1"), by: None };
    desk.does(date(2025, 6, 2), ordered);
    assert_eq!(desk.0.state().status(), Status::AnswersAnew);
    desk.answers(date(2025, 6, 20), Reply::Provided);
    let state = desk.0.state();
    assert_eq!((state.status(), state.answers.len()), (Status::Answered, 2));
    assert_eq!(state.conclusion().unwrap().outcome, Reply::DoesNotExist.outcome());
}

#[test]
fn art_32_the_answer_is_held_until_the_third_party_is_told_of_the_override() {
    use gongkai_case::request::Opinion;
    use gongkai_law::deadline::Consulted;
    let mut desk = Desk::filed(Channel::InPerson, date(2025, 3, 3));
    let party = Some(PersonId::new("third"));
    desk.does(
        date(2025, 3, 5),
        RequestEvent::ConsultationSent { consulted: Consulted::ThirdParty, party, organ: None },
    );
    let opinion = Opinion::Objects { reasonable: true };
    desk.does(date(2025, 3, 14), RequestEvent::OpinionReceived { consultation: 1, opinion });
    desk.does(date(2025, 3, 17), RequestEvent::PublicInterestOverridden { consultation: 1 });
    desk.does(date(2025, 3, 18), RequestEvent::AnswerDrafted(draft(Reply::Provided)));
    let approval = Approval::OnPaper { capacity: Capacity::Reviewer, on: date(2025, 3, 18) };
    desk.does(date(2025, 3, 18), RequestEvent::AnswerApproved { approval });
    let serve = |desk: &Desk| desk.verdict(StepKind::ServeAnswer, date(2025, 3, 19));
    assert!(matches!(serve(&desk), Verdict::Barred { .. }));
    desk.does(date(2025, 3, 19), RequestEvent::OverrideServed { consultation: 1 });
    // seven working days, 6 to 14 March, are not counted
    assert_eq!(serve(&desk), Verdict::Lawful { by: Some(date(2025, 4, 10)) });
}
