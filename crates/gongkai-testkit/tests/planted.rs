//! Every planted fault is found by the rule that must find it, in every place that has room for it.

use std::collections::BTreeMap;

use gongkai_lint::{Settings, Subject, check};
use gongkai_testkit::{Fault, Format, Planted, Publication};

/// Seeds that are tried.
const SEEDS: u64 = 128;

fn codes(planted: &Planted) -> Vec<&'static str> {
    let settings = Settings::default();
    // through a file, as a stranger would read it
    let page = Format::Html.write(&planted.report);
    let reading = gongkai_reader::read(&page, &gongkai_reader::Limits::default());
    let report = reading.reports.first().cloned().unwrap_or_default();
    let check = check(Subject {
        previous: planted.previous.as_ref(),
        document: Some(&reading.document),
        ..Subject::alone(&report, &settings)
    });
    check.findings().iter().map(|finding| finding.code).collect()
}

#[test]
fn every_planted_fault_is_found_by_its_rule() {
    let mut missed = Vec::new();
    let mut places: BTreeMap<Fault, u32> = BTreeMap::new();
    for number in 0..SEEDS {
        let publication = Publication::any(number);
        // a quarter of the faults a seed, so that every fault meets many bodies
        for fault in Fault::ALL.into_iter().skip(usize::try_from(number % 4).unwrap()).step_by(4) {
            let Some(planted) = publication.plant(fault) else { continue };
            *places.entry(fault).or_default() += 1;
            let found = codes(&planted);
            if !found.contains(&fault.code()) {
                missed.push(format!("{fault:?} {} seed {number}: {found:?}", fault.code()));
            }
        }
    }
    for fault in Fault::ALL {
        assert!(places.contains_key(&fault), "no report has a place for {fault:?}");
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}
