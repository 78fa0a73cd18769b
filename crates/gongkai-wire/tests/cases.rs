//! Cases, due days and records as JSON: they fit their schemas and show nobody's personal data.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod validator;

use std::fmt::Debug;

use gongkai_case::dispute::{self, Dispute, DisputeEvent, DisputeFiling, Grievance, Procedure, Role};
use gongkai_case::history::{Entry, Fact, Folded, History};
use gongkai_case::rectification::{Rectification, RectificationEvent};
use gongkai_case::request::{
    self, Filing, Request, RequestEvent, RequestState, Requester, Service, ServiceMethod, Settings,
};
use gongkai_case::{CaseId, PersonId, Sealed};
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{Channel, Consulted};
use gongkai_law::dispute::DisputeKind;
use gongkai_law::provision::cited;
use gongkai_testkit::case_strategy::{dispute_entries, rectification_entries, request_entries};
use gongkai_wire as wire;
use gongkai_wire::case::{Due, DueKind, RequestView};
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::prelude::*;
use serde::Serialize;
use validator::violations;

const TODAY: Date = date(2025, 6, 30);

fn fits(name: &str, shape: &impl Serialize) -> String {
    let schemas = wire::schemas();
    let (_, schema) = schemas.iter().find(|(known, _)| *known == name).unwrap();
    let line = wire::line(shape);
    assert_eq!(violations(schema, &serde_json::from_str(&line).unwrap()), Vec::<String>::new(), "{line}");
    line
}

fn history<S: Folded>(facts: impl IntoIterator<Item = (Date, S::Event)>) -> History<S> {
    History::of(facts.into_iter().map(|(on, what)| Entry::Fact(Fact { on, what })))
}

const CANARY: &str = "金丝雀";

fn filed() -> RequestEvent {
    let details = || Sealed::new(CANARY.as_bytes().to_vec());
    RequestEvent::RequestFiled(Filing {
        channel: Channel::SignedPost,
        requesters: vec![Requester {
            person: PersonId::new(CANARY),
            kind: ApplicantKind::LegalServiceBody,
            details: details(),
        }],
        agent: None,
        taken_down_by: None,
        identity_proven: true,
        address_confirmed: true,
        items: 1,
        split_from: None,
        content: details(),
    })
}

fn overdue() -> Request {
    let consultation = RequestEvent::ConsultationSent {
        consulted: Consulted::ThirdParty,
        party: Some(PersonId::new(CANARY)),
        organ: None,
    };
    let mut request: Request = history([
        (date(2025, 3, 3), filed()),
        (date(2025, 3, 4), RequestEvent::RequestRegistered { number: "2025-7".to_owned() }),
        (date(2025, 3, 5), consultation),
        (date(2025, 3, 6), RequestEvent::RequestWithdrawn),
    ]);
    let (entry, on) = (4, date(2025, 3, 7));
    request.evolve(Entry::Correction { entry, on, reason: CANARY.to_owned(), instead: None });
    request
}

fn shown(request: &Request, with_timeline: bool) -> String {
    let (settings, calendar) = (Settings::default(), Calendar::national());
    let (state, id): (&RequestState, _) = (request.state(), CaseId::new("r-1"));
    let clock = request::clock(state, &settings, &calendar, TODAY).unwrap();
    let findings = request::audit(state, &settings, &calendar, TODAY).unwrap();
    let steps = request::lawful_next_steps(state, &settings, &calendar, TODAY).unwrap();
    let new_answer = request::new_answer_due(state, &calendar).unwrap().map(|order| order.due);
    let view =
        RequestView { id: &id, request, clock: &clock, new_answer, findings: &findings, steps: &steps, today: TODAY };
    fits("gongkai.case/1", &wire::case::request(&view, with_timeline))
}

#[test]
fn a_request_shows_where_it_stands_and_what_may_be_done() {
    let line = shown(&overdue(), false);
    let start = concat!(
        r#"{"schema":"gongkai.case/1","id":"r-1","kind":"request","number":"2025-7","status":"awaits_opinion","#,
        r#""applicant":"legal_service_body","received":"2025-03-03","due":"2025-03-31","overdue_since":"2025-04-01","#,
        r#""outcome":null,"concluded":null,"findings":["#
    );
    assert!(line.starts_with(start), "{line}");
    assert!(line.contains(r#"{"code":"overdue","on":"2025-03-31","what":"至2025年6月30日没有答复"#), "{line}");
    assert!(line.contains(r#""provision":"《政府信息公开条例》第三十三条第二款"}"#), "{line}");
    assert!(line.contains(r#"{"kind":"withdraw","label":"申请人撤回","lawful":true,"by":null,"why":null,"#), "{line}");
    assert!(line.contains(r#""lawful":false,"by":null,"why":"已经登记","#), "{line}");
    assert!(!line.contains("timeline"), "a list shows no timeline");
}

#[test]
fn a_timeline_shows_corrections_and_what_they_correct() {
    let line = shown(&overdue(), true);
    let end = concat!(
        r#"{"entry":4,"on":"2025-03-06","kind":"RequestWithdrawn","label":"申请人撤回","corrects":null,"instead":null,"corrected":true},"#,
        r#"{"entry":5,"on":"2025-03-07","kind":"RequestEntryCorrected","label":"更正记录","corrects":4,"instead":null,"corrected":false}]}"#
    );
    assert!(line.ends_with(end), "{line}");
}

#[test]
fn no_shape_of_a_case_shows_personal_data() {
    let line = shown(&overdue(), true);
    assert!(!line.contains(CANARY) && !line.contains("6YeR"), "neither clear nor as base64: {line}");
}

#[test]
fn an_ended_request_shows_how_and_is_not_overdue() {
    let request = history([
        (date(2025, 3, 3), filed()),
        (date(2025, 3, 6), RequestEvent::RequestWithdrawn),
        (date(2025, 3, 6), RequestEvent::AnswerServed(Service { method: ServiceMethod::Post, number: None })),
    ]);
    let line = shown(&request, false);
    assert!(
        line.contains(r#""overdue_since":null,"outcome":"other_disposal.other","concluded":"2025-03-06""#),
        "{line}"
    );
}

#[test]
fn a_dispute_shows_its_own_due_day() {
    let filing = DisputeFiling {
        kind: DisputeKind::Reconsideration,
        request: Some(CaseId::new("r-1")),
        after: None,
        authority: "示范市人民政府".to_owned(),
        case_number: Some("示府复〔2025〕9号".to_owned()),
        grievance: Grievance::Silence,
        role: Role::OriginalOrgan,
        details: Sealed::new(CANARY.as_bytes().to_vec()),
    };
    let dispute: Dispute = history([
        (date(2025, 6, 2), DisputeEvent::DisputeFiled(filing)),
        (date(2025, 6, 5), DisputeEvent::CopyReceived { procedure: Procedure::Ordinary }),
    ]);
    let (id, calendar) = (CaseId::new("d-1"), Calendar::national());
    let due = dispute::answer_due(dispute.state(), &calendar).unwrap().map(|explained| explained.due);
    let findings = dispute::audit(dispute.state(), &calendar, TODAY).unwrap();
    let view = wire::case::DisputeView { id: &id, dispute: &dispute, due, findings: &findings, today: TODAY };
    let line = fits("gongkai.case/1", &wire::case::dispute(&view, true));
    let part = concat!(
        r#""kind":"reconsideration","number":"示府复〔2025〕9号","status":"pending","applicant":null,"#,
        r#""received":"2025-06-02","due":"2025-06-19","overdue_since":"2025-06-20""#
    );
    assert!(line.contains(part), "{line}");
    assert!(line.contains(r#""findings":[{"code":null,"#) && !line.contains(CANARY), "{line}");
}

#[test]
fn art_41_a_rectification_shows_how_it_ended() {
    let (channel, person) = (Channel::InPerson, PersonId::new(CANARY));
    let details = Sealed::default();
    let rectification: Rectification = history([
        (date(2025, 6, 2), RectificationEvent::RectificationFiled { channel, person, evidence: true, details }),
        (date(2025, 6, 5), RectificationEvent::ReferredElsewhere { organ: CANARY.to_owned() }),
    ]);
    let id = CaseId::new("c-1");
    let view = wire::case::RectificationView { id: &id, rectification: &rectification };
    let line = fits("gongkai.case/1", &wire::case::rectification(&view, true));
    assert!(line.contains(r#""status":"awaits_telling""#) && line.contains(r#""outcome":"referred""#), "{line}");
    assert!(!line.contains(CANARY), "{line}");
}

#[test]
fn what_is_due_fits_its_schema() {
    let case = CaseId::new("r-1");
    for what in DueKind::ALL {
        let item = Due {
            case: &case,
            number: Some("2025-7"),
            what,
            day: date(2025, 3, 31),
            since: Some(date(2025, 4, 1)),
            provision: cited::ART_33_2,
            why: "自收到申请之日起20个工作日",
        };
        let line = fits("gongkai.due/1", &wire::case::due(&item));
        assert!(
            line.contains(r#""day":"2025-03-31","since":"2025-04-01","provision":"《政府信息公开条例》"#),
            "{line}"
        );
        assert!(line.contains(&format!(r#""what":"{}","label":"{}""#, what.id(), what.label())), "{line}");
    }
}

#[test]
fn a_traced_record_has_the_keys_of_the_contract() {
    let cell = "table3.newly_received.natural_person".parse().unwrap();
    let line = fits("gongkai.trace/1", &wire::trace(cell, "r-1", "request", Some("2025-7"), date(2025, 3, 3)));
    let whole = r#"{"schema":"gongkai.trace/1","cell":"table3.newly_received.natural_person","record":"r-1","kind":"request","number":"2025-7","date":"2025-03-03"}"#;
    assert_eq!(line, whole);
}

fn of<S: Folded>(entries: Vec<Entry<S::Event>>) -> History<S>
where
    S::Event: Debug,
{
    History::of(entries)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_history_of_a_dispute_or_a_rectification_fits(
        disputes in vec(dispute_entries(), 0..6),
        rectifications in vec(rectification_entries(), 0..6),
    ) {
        let (id, dispute) = (CaseId::new("d"), of(disputes));
        let view = wire::case::DisputeView { id: &id, dispute: &dispute, due: None, findings: &[], today: TODAY };
        fits("gongkai.case/1", &wire::case::dispute(&view, true));
        let view = wire::case::RectificationView { id: &id, rectification: &of(rectifications) };
        fits("gongkai.case/1", &wire::case::rectification(&view, true));
    }

    #[test]
    fn every_history_of_a_request_fits(entries in vec(request_entries(), 0..8)) {
        let (id, request) = (CaseId::new("r"), of(entries));
        let clock = request::Clock::None;
        let view = RequestView {
            id: &id, request: &request, clock: &clock, new_answer: None, findings: &[], steps: &[], today: TODAY,
        };
        fits("gongkai.case/1", &wire::case::request(&view, true));
    }
}
