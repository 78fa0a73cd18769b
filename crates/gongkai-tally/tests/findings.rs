//! Findings over requests and disputes, gathered for a year.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use common::{Office, TODAY, draft};
use gongkai_case::dispute::{DisputeEvent, Procedure, Role};
use gongkai_case::request::{Approval, RequestEvent, Service, ServiceMethod, Settings};
use gongkai_catalogue::YearSoFar;
use gongkai_law::actor::Capacity;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{Period, PeriodLength, WorkingDays};
use gongkai_law::dispute::DisputeKind;
use gongkai_law::provision::cited;
use gongkai_law::reply::Reply;
use gongkai_report::Severity;
use gongkai_tally::{Findings, LedgerFinding, RecordKind};
use jiff::civil::{Date, date};

fn found(office: &Office, year: i16) -> Vec<LedgerFinding> {
    found_as_of(office, YearSoFar::whole(year), TODAY)
}

fn found_as_of(office: &Office, year: YearSoFar, today: Date) -> Vec<LedgerFinding> {
    let (calendar, settings) = (Calendar::national(), Settings::default());
    let mut findings = Findings::new(year, &calendar, &settings, today);
    office.requests.iter().for_each(|kept| findings.request(kept.source(), kept.history.state()));
    office.disputes.iter().for_each(|kept| findings.dispute(kept.source(), kept.history.state()));
    let (found, unchecked) = findings.finish();
    assert_eq!(unchecked, []);
    found
}

fn codes(office: &Office, year: i16) -> Vec<&'static str> {
    found(office, year).into_iter().map(|finding| finding.code.code()).collect()
}

fn extension() -> WorkingDays {
    let Some(PeriodLength::Working(days)) = Period::Extension.on(date(2025, 1, 1)).map(|found| found.value) else {
        panic!("the extension is counted in working days")
    };
    days
}

#[test]
fn a_request_handled_by_the_book_has_no_finding() {
    let mut office = Office::default();
    let place = office.takes(date(2025, 3, 3));
    office.answers(place, date(2025, 3, 31), Reply::Provided);
    assert_eq!(codes(&office, 2025), [""; 0]);
}

#[test]
fn art_33_a_late_answer_is_an_error_of_the_year_in_which_it_was_given() {
    let mut office = Office::default();
    let place = office.takes(date(2024, 12, 2));
    office.answers(place, date(2025, 1, 15), Reply::Provided);
    assert_eq!(codes(&office, 2024), [""; 0]);
    let found = found(&office, 2025);
    assert_eq!((found[0].code.code(), found[0].severity(), found[0].on), ("L101", Severity::Error, date(2025, 1, 15)));
    assert_eq!((found[0].kind, found[0].number.as_deref()), (RecordKind::Request, Some("示公开〔2024〕0号")));
    assert_eq!(found[0].provision, cited::ART_33_2);
}

#[test]
fn art_33_what_is_not_answered_is_overdue_the_day_after_the_limit() {
    let mut office = Office::default();
    office.takes(date(2025, 3, 3));
    let of = |today| found_as_of(&office, YearSoFar::new(2025, today), today).len();
    assert_eq!((of(date(2025, 3, 31)), of(date(2025, 4, 1))), (0, 1));
}

#[test]
fn art_30_a_supplement_asked_after_seven_working_days_and_without_its_consequence() {
    let mut office = Office::default();
    for (day, expected) in [(date(2025, 3, 12), vec!["L109"]), (date(2025, 3, 13), vec!["L106", "L109"])] {
        let place = office.takes(date(2025, 3, 3));
        let asked = RequestEvent::SupplementAsked { answer_by: Some(date(2025, 3, 28)), consequence_told: false };
        office.does(place, day, asked);
        office.does(place, date(2025, 3, 28), RequestEvent::SupplementReceived);
        office.answers(place, date(2025, 3, 31), Reply::Provided);
        let found = found(&office, 2025);
        let id = &office.requests[place].id;
        let codes: Vec<_> = found.iter().filter(|finding| finding.id == *id).map(|found| found.code.code()).collect();
        assert_eq!(codes, expected);
    }
}

#[test]
fn art_33_an_extension_that_nobody_approved_or_that_came_after_the_first_limit() {
    let approved = Approval::OnPaper { capacity: Capacity::HeadOfWorkBody, on: date(2025, 3, 28) };
    let table = [
        (date(2025, 3, 31), approved.clone(), vec![]),
        (date(2025, 3, 31), Approval::Missing, vec!["L110", "L101"]),
        (date(2025, 4, 1), approved, vec!["L111", "L101"]),
    ];
    for (day, approval, expected) in table {
        let mut office = Office::default();
        let place = office.takes(date(2025, 3, 3));
        office.does(place, day, RequestEvent::DeadlineExtended { days: extension(), approval });
        office.answers(place, date(2025, 4, 15), Reply::Provided);
        assert_eq!(codes(&office, 2025), expected);
    }
}

#[test]
fn art_45_an_answer_without_proof_of_service_approval_or_fitting_article() {
    let mut office = Office::default();
    let place = office.takes(date(2025, 3, 3));
    let mut wrong = draft(&[Reply::DoesNotExist]);
    wrong.items[0].cited = vec![cited::ART_36_1];
    office.does(place, date(2025, 3, 10), RequestEvent::AnswerDrafted(wrong));
    let service = Service { method: ServiceMethod::Post, number: None };
    office.does(place, date(2025, 3, 10), RequestEvent::AnswerServed(service));
    assert_eq!(codes(&office, 2025), ["L120", "L123", "L124"]);
}

#[test]
fn art_32_a_consultation_without_its_days_is_found() {
    let mut office = Office::default();
    let place = office.takes(date(2025, 3, 3));
    let sent = RequestEvent::ConsultationSent {
        consulted: gongkai_law::deadline::Consulted::ThirdParty,
        party: Some(gongkai_case::PersonId::new("third")),
        organ: None,
    };
    office.does(place, date(2025, 3, 5), sent);
    office.answers(place, date(2025, 3, 31), Reply::Provided);
    assert_eq!(codes(&office, 2025), ["L114"]);
}

#[test]
fn reconsideration_art_48_an_answer_in_a_dispute_that_came_late() {
    let mut office = Office::default();
    let place = office.disputes(DisputeKind::Reconsideration, date(2025, 2, 10), Role::OriginalOrgan);
    let copy = DisputeEvent::CopyReceived { procedure: Procedure::Simple };
    office.argues(place, date(2025, 2, 12), copy).unwrap();
    office.argues(place, date(2025, 2, 20), DisputeEvent::AnswerSubmitted).unwrap();
    assert_eq!(codes(&office, 2025), ["L142", "L141"]);
    // a joint suit is the other organ's to answer for
    office.disputes(DisputeKind::DirectSuit, date(2025, 2, 10), Role::ReconsiderationOrgan);
    assert_eq!(found(&office, 2025).len(), 2);
}
