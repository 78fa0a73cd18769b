//! The demonstration tells nothing impossible, and shows what it is there to show.
#![allow(clippy::unwrap_used)] // a test that cannot go on fails

use std::collections::BTreeSet;

use gongkai_app::demo::{Demo, acts};
use gongkai_app::record::{Act, AnyEntry, Confided};
use gongkai_case::history::Entry;
use gongkai_case::request::{FindingCode, Request, RequestEvent, Settings, audit};
use gongkai_case::{CaseId, Sealed};
use gongkai_law::calendar::Calendar;
use gongkai_law::outcome::Outcome;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 3, 2);

fn told(demo: Demo) -> Vec<Act> {
    let body = demo.code().parse().unwrap();
    let mut seal = |confided: Confided<'_>| Ok(Sealed::new(confided.words.as_bytes().to_vec()));
    acts(demo, &body, &Calendar::national(), TODAY, &mut seal).unwrap()
}

fn requests(acts: &[Act]) -> Vec<(CaseId, Request)> {
    let mut requests: Vec<(CaseId, Request)> = Vec::new();
    for act in acts {
        for entry in &act.entries {
            let AnyEntry::Request(entry) = entry else { continue };
            let case = CaseId::new(act.stream.id());
            if !requests.iter().any(|(found, _)| *found == case) {
                requests.push((case.clone(), Request::default()));
            }
            requests.iter_mut().find(|(found, _)| *found == case).unwrap().1.evolve(entry.clone());
        }
    }
    requests
}

#[test]
fn the_invented_body_shows_every_outcome_and_one_late_answer() {
    let requests = requests(&told(Demo::Shifan));
    assert!(requests.len() > 200, "{}", requests.len());
    let outcomes: BTreeSet<Outcome> =
        requests.iter().filter_map(|(_, request)| request.state().conclusion()).map(|end| end.outcome).collect();
    assert_eq!(outcomes.len(), Outcome::ALL.len());
    let mut found: Vec<FindingCode> = Vec::new();
    for (_, request) in &requests {
        let findings = audit(request.state(), &Settings::default(), &Calendar::national(), TODAY).unwrap();
        found.extend(findings.into_iter().map(|finding| finding.code));
    }
    assert_eq!(found, [FindingCode::AnsweredLate]);
}

#[test]
fn it_is_told_the_same_every_time_and_in_the_order_of_its_days() {
    let acts = told(Demo::Shifan);
    assert_eq!(acts, told(Demo::Shifan));
    assert!(acts.is_sorted_by_key(|act| act.recorded));
}

#[test]
fn it_shows_events_of_every_kind() {
    let mut kinds = BTreeSet::new();
    for act in told(Demo::Shifan) {
        for entry in act.entries {
            if let AnyEntry::Request(Entry::Fact(fact)) = entry {
                let debug = format!("{:?}", fact.what);
                kinds.insert(debug.split(['(', ' ']).next().unwrap_or_default().to_owned());
            }
        }
    }
    let unseen = [
        RequestEvent::IdentityProven,
        RequestEvent::ServiceReturned,
        RequestEvent::SupplementLapsed,
        RequestEvent::RequestWithdrawn,
    ];
    let seen = unseen.iter().filter(|event| kinds.contains(&format!("{event:?}"))).count();
    assert_eq!(seen, 2, "{kinds:?}");
    for kind in ["RequestSplit", "RequestMerged", "FeePaid", "FeeLapsed", "OverrideServed", "NewAnswerOrdered"] {
        assert!(kinds.contains(kind), "{kind}");
    }
}

#[test]
fn the_real_body_has_counts_and_nothing_else() {
    let acts = told(Demo::Bazhou);
    assert!(requests(&acts).is_empty());
    let counts = acts.iter().flat_map(|act| &act.entries).filter(|entry| matches!(entry, AnyEntry::Count(_))).count();
    assert_eq!(counts, 6);
}
