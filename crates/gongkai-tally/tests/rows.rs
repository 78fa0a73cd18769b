//! Outcome → row, row by row, and the years in which a request counts.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;

use common::{Office, draft, filing, filled, service, total};
use gongkai_case::CaseId;
use gongkai_case::history::{Entry, Fact};
use gongkai_case::request::{RequestEvent, ServiceMethod};
use gongkai_law::applicant::ApplicantKind;
use gongkai_law::deadline::Channel;
use gongkai_law::outcome::{
    NotProcessedReason as N, OtherDisposal as O, Outcome, UnableReason as U, WithholdingGround as W,
};
use gongkai_law::reply::Reply as R;
use gongkai_report::{CellId, Table3Column, Table3Row as Row};
use jiff::civil::date;

#[test]
fn every_reply_counts_in_its_row() {
    let table = [
        (R::AlreadyPublished, "granted"),
        (R::Provided, "granted"),
        (R::PartlyProvided, "partly_granted"),
        (R::Withheld(W::StateSecret), "withheld.state_secret"),
        (R::Withheld(W::ProhibitedByLaw), "withheld.prohibited_by_law"),
        (R::Withheld(W::SecurityAndStability), "withheld.security_and_stability"),
        (R::Withheld(W::ThirdPartyRights), "withheld.third_party_rights"),
        (R::Withheld(W::InternalAffairs), "withheld.internal_affairs"),
        (R::Withheld(W::DeliberativeProcess), "withheld.deliberative_process"),
        (R::Withheld(W::EnforcementFile), "withheld.enforcement_file"),
        (R::Withheld(W::StatutoryInquiry), "withheld.statutory_inquiry"),
        (R::DoesNotExist, "unable_to_provide.not_held"),
        (R::NotResponsible, "unable_to_provide.not_held"),
        (R::NeedsCreation, "unable_to_provide.needs_creation"),
        (R::StillUnclear, "unable_to_provide.still_unclear"),
        (R::PetitionOrComplaint, "not_processed.petition_or_complaint"),
        (R::RepeatRequest, "not_processed.repeat_request"),
        (R::PublicPublication, "not_processed.public_publication"),
        (R::UnjustifiedMassRequests, "not_processed.unjustified_mass_requests"),
        (R::Reconfirmation, "not_processed.reconfirmation"),
        (R::NotGovernmentInformation, "other_disposal.other"),
    ];
    assert_eq!(table.len(), R::ALL.len());
    for (reply, row) in table {
        let mut office = Office::default();
        let place = office.takes(date(2025, 3, 3));
        office.answers(place, date(2025, 3, 20), reply);
        let expected = [(Row::NewlyReceived, 1), (Row::from_id(row).unwrap(), 1)];
        assert_eq!(filled(&office.report(2025)), expected, "{}", reply.id());
    }
}

#[test]
fn every_ending_without_an_answer_counts_under_other_disposal() {
    let asked = RequestEvent::SupplementAsked { answer_by: Some(date(2025, 3, 14)), consequence_told: true };
    let amount = "100".parse().unwrap();
    let fee = RequestEvent::FeeNoticed { basis: gongkai_law::fee::FeeBasis::PerItem, quantity: 11, amount };
    let merged = RequestEvent::RequestMerged { into: CaseId::new("request-9") };
    let table: [(Option<RequestEvent>, RequestEvent, O); 4] = [
        (Some(asked), RequestEvent::SupplementLapsed, O::SupplementNotMade),
        (Some(fee), RequestEvent::FeeLapsed, O::FeeNotPaid),
        (None, RequestEvent::RequestWithdrawn, O::Other),
        (None, merged, O::Other),
    ];
    for (before, ending, row) in table {
        let mut office = Office::default();
        let place = office.takes(date(2025, 3, 3));
        if let Some(before) = before {
            office.does(place, date(2025, 3, 5), before);
        }
        office.does(place, date(2025, 5, 6), ending);
        let row = Row::Disposed(Outcome::OtherDisposal(row));
        assert_eq!(filled(&office.report(2025)), [(Row::NewlyReceived, 1), (row, 1)]);
    }
}

#[test]
fn art_37_a_mixed_answer_counts_as_partly_granted_and_nowhere_else() {
    let mut office = Office::default();
    let place = office.takes(date(2025, 3, 3));
    let mixed = draft(&[R::Provided, R::Withheld(W::ThirdPartyRights), R::DoesNotExist]);
    office.does(place, date(2025, 3, 10), RequestEvent::AnswerDrafted(mixed));
    office.does(place, date(2025, 3, 10), service(ServiceMethod::Direct));
    assert_eq!(filled(&office.report(2025)), [(Row::NewlyReceived, 1), (Row::Disposed(Outcome::PartlyGranted), 1)]);
}

#[test]
fn every_kind_of_applicant_has_its_column() {
    let mut office = Office::default();
    for kind in ApplicantKind::ALL {
        office.files(Channel::SignedPost, date(2025, 6, 3), kind);
    }
    let report = office.report(2025);
    let count = |column| report.count(CellId::Table3(Row::CarriedOut, column)).unwrap();
    assert!(ApplicantKind::ALL.into_iter().all(|kind| count(Table3Column::Kind(kind)) == 1));
    assert_eq!(count(Table3Column::Total), 6);
}

#[test]
fn art_31_the_day_of_receipt_decides_the_year() {
    for (day, years) in [(date(2024, 12, 31), [1, 0]), (date(2025, 1, 1), [0, 1])] {
        let mut office = Office::default();
        office.takes(day);
        assert_eq!([2024, 2025].map(|year| total(&office.report(year), Row::NewlyReceived)), years);
    }
}

#[test]
fn art_31_an_internet_request_counts_in_the_year_in_which_it_is_confirmed() {
    let mut office = Office::default();
    let place = office.files(Channel::Internet, date(2024, 12, 30), ApplicantKind::Enterprise);
    assert_eq!([2024, 2025].map(|year| filled(&office.report(year)).len()), [0, 0]);
    office.does(place, date(2025, 1, 2), RequestEvent::ReceiptConfirmed);
    assert_eq!(filled(&office.report(2024)), []);
    assert_eq!(filled(&office.report(2025)), [(Row::NewlyReceived, 1), (Row::CarriedOut, 1)]);
}

#[test]
fn the_day_of_answering_decides_whether_a_request_is_carried_out() {
    let granted = Row::Disposed(Outcome::Granted);
    for (day, old, new) in [
        (date(2024, 12, 31), vec![(Row::NewlyReceived, 1), (granted, 1)], vec![]),
        (
            date(2025, 1, 1),
            vec![(Row::NewlyReceived, 1), (Row::CarriedOut, 1)],
            vec![(Row::CarriedIn, 1), (granted, 1)],
        ),
    ] {
        let mut office = Office::default();
        let place = office.takes(date(2024, 12, 10));
        office.answers(place, day, R::Provided);
        assert_eq!((filled(&office.report(2024)), filled(&office.report(2025))), (old, new));
    }
}

#[test]
fn a_letter_counts_on_the_day_of_posting_not_of_its_arrival() {
    let mut office = Office::default();
    let place = office.takes(date(2024, 12, 10));
    office.answers(place, date(2024, 12, 31), R::Provided);
    office.does(place, date(2025, 1, 4), RequestEvent::ServiceProven);
    assert_eq!(total(&office.report(2024), Row::CarriedOut), 0);
}

#[test]
fn art_30_a_supplemented_request_counts_by_its_first_receipt_and_waits_over_the_year() {
    let mut office = Office::default();
    let place = office.takes(date(2024, 12, 20));
    let asked = RequestEvent::SupplementAsked { answer_by: Some(date(2025, 1, 15)), consequence_told: true };
    office.does(place, date(2024, 12, 24), asked);
    assert_eq!(filled(&office.report(2024)), [(Row::NewlyReceived, 1), (Row::CarriedOut, 1)]);
    office.does(place, date(2025, 1, 10), RequestEvent::SupplementReceived);
    office.answers(place, date(2025, 1, 20), R::StillUnclear);
    assert_eq!(total(&office.report(2024), Row::NewlyReceived), 1);
    let unclear = Row::Disposed(Outcome::UnableToProvide(U::StillUnclear));
    assert_eq!(filled(&office.report(2025)), [(Row::CarriedIn, 1), (unclear, 1)]);
}

#[test]
fn a_request_that_was_split_counts_in_its_parts() {
    let mut office = Office::default();
    let whole = office.takes(date(2025, 4, 1));
    for _ in 0..3 {
        office.takes(date(2025, 4, 1));
    }
    let into = (1..4).map(|part| CaseId::new(format!("request-{part}"))).collect();
    office.does(whole, date(2025, 4, 1), RequestEvent::RequestSplit { into });
    office.answers(1, date(2025, 4, 8), R::Provided);
    let expected = [(Row::NewlyReceived, 3), (Row::Disposed(Outcome::Granted), 1), (Row::CarriedOut, 2)];
    assert_eq!(filled(&office.report(2025)), expected);
}

#[test]
fn a_new_answer_made_by_order_leaves_both_years_as_they_were() {
    let mut office = Office::default();
    let place = office.takes(date(2024, 3, 3));
    office.answers(place, date(2024, 3, 20), R::RepeatRequest);
    office.does(place, date(2025, 2, 3), RequestEvent::NewAnswerOrdered { dispute: CaseId::new("d"), by: None });
    office.answers(place, date(2025, 2, 20), R::Provided);
    let repeat = Row::Disposed(Outcome::NotProcessed(N::RepeatRequest));
    assert_eq!(filled(&office.report(2024)), [(Row::NewlyReceived, 1), (repeat, 1)]);
    assert_eq!(filled(&office.report(2025)), []);
}

#[test]
fn a_year_can_be_looked_at_as_of_any_day() {
    let mut office = Office::default();
    let place = office.takes(date(2025, 3, 3));
    office.answers(place, date(2025, 3, 20), R::Provided);
    let as_of = |day| filled(&office.tally_as_of(2025, day).report(None).0);
    assert_eq!(as_of(date(2025, 3, 2)), []);
    assert_eq!(as_of(date(2025, 3, 3)), [(Row::NewlyReceived, 1), (Row::CarriedOut, 1)]);
    assert_eq!(as_of(date(2025, 3, 19)), [(Row::NewlyReceived, 1), (Row::CarriedOut, 1)]);
    assert_eq!(as_of(date(2025, 3, 20)), [(Row::NewlyReceived, 1), (Row::Disposed(Outcome::Granted), 1)]);
}

#[test]
fn what_a_log_has_answered_before_its_receipt_counts_on_the_day_of_receipt() {
    let mut office = Office::default();
    let place = office.takes(date(2024, 12, 10));
    office.answers(place, date(2024, 12, 20), R::Provided);
    // no command leads here, but a log is folded whatever it says
    let history = &mut office.requests[place].history;
    let Some(Entry::Fact(filed)) = history.entries().first().cloned() else { panic!("it was filed") };
    let instead = Some(Fact { on: date(2025, 1, 6), ..filed });
    history.evolve(Entry::Correction { entry: 1, on: common::TODAY, reason: "录入有误".to_owned(), instead });
    assert_eq!(filled(&office.report(2024)), []);
    assert_eq!(filled(&office.report(2025)), [(Row::NewlyReceived, 1), (Row::Disposed(Outcome::Granted), 1)]);
}

#[test]
fn several_who_ask_on_one_form_count_once_in_the_column_of_the_first() {
    let mut office = Office::default();
    let place = office.takes(date(2025, 3, 3));
    let mut several = filing(Channel::InPerson, ApplicantKind::LegalServiceBody);
    several.requesters.extend(filing(Channel::InPerson, ApplicantKind::NaturalPerson).requesters);
    let instead = Some(Fact { on: date(2025, 3, 3), what: RequestEvent::RequestFiled(several) });
    let what = gongkai_case::request::What::CorrectEntry { entry: 1, reason: "漏录".to_owned(), instead };
    office.asks(place, common::TODAY, what).unwrap();
    let report = office.report(2025);
    let column = Table3Column::Kind(ApplicantKind::LegalServiceBody);
    assert_eq!(report.count(CellId::Table3(Row::NewlyReceived, column)), Some(1));
    assert_eq!(total(&report, Row::NewlyReceived), 1);
}

#[test]
fn the_trace_of_a_cell_names_the_records_it_counts_and_a_total_those_of_its_parts() {
    let mut office = Office::default();
    let place = office.takes(date(2025, 3, 3));
    office.files(Channel::SignedPost, date(2025, 5, 6), ApplicantKind::Enterprise);
    office.answers(place, date(2025, 3, 20), R::NotResponsible);
    let tally = office.tally(2025);
    let trace = |row, column| tally.trace(CellId::Table3(row, column)).records;
    let received = trace(Row::NewlyReceived, Table3Column::Total);
    let days: Vec<_> = received.iter().map(|record| (record.id.as_str(), record.day)).collect();
    assert_eq!(days, [("request-0", date(2025, 3, 3)), ("request-1", date(2025, 5, 6))]);
    let answered = trace(Row::DisposedTotal, Table3Column::Total);
    assert_eq!((answered.len(), answered[0].day), (1, date(2025, 3, 20)));
    assert_eq!(answered[0].number.as_deref(), Some("示公开〔2025〕0号"));
    let enterprise = Table3Column::Kind(ApplicantKind::Enterprise);
    assert_eq!(trace(Row::CarriedOut, enterprise)[0].id, "request-1");
    assert!(trace(Row::DisposedTotal, enterprise).is_empty());
}

#[test]
fn the_2019_form_prints_other_disposal_in_one_row_and_leaves_unknown_cells_blank() {
    let mut office = Office::default();
    let place = office.takes(date(2020, 3, 3));
    office.does(
        place,
        date(2020, 3, 5),
        RequestEvent::SupplementAsked { answer_by: Some(date(2020, 3, 20)), consequence_told: true },
    );
    office.does(place, date(2020, 3, 23), RequestEvent::SupplementLapsed);
    let report = office.report(2020);
    assert_eq!(total(&report, Row::Disposed(Outcome::OtherDisposal(O::Other))), 1);
    assert_eq!(total(&report, Row::DisposedTotal), 1);
    let cell = |name: &str| report.cell(name.parse().unwrap()).cloned();
    assert_eq!(cell("table3.other_disposal.supplement_not_made.total"), None);
    assert_eq!(cell("table2.normative_documents.newly_made").unwrap().count(), Some(0));
    assert!(cell("table2.charges.items_last_year").unwrap().is_empty());
}
