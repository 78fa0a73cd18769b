//! Every planted fault is found by the rule that must find it, in every place that has room for it.

use gongkai_lint::{Settings, Subject, check};
use gongkai_testkit::{Fault, Format, Planted, Publication};

/// Seeds that are tried for each fault.
const SEEDS: u64 = 120;

fn codes(planted: &Planted) -> Vec<&'static str> {
    let settings = Settings::default();
    // through a file, as a stranger would read it
    let page = Format::Html.write(&planted.report);
    let reading = gongkai_reader::read(page.as_bytes(), &gongkai_reader::Limits::default());
    let report = reading.reports.first().unwrap();
    let check = check(Subject {
        previous: planted.previous.as_ref(),
        document: Some(&reading.document),
        ..Subject::alone(report, &settings)
    });
    check.findings().iter().map(|finding| finding.code).collect()
}

#[test]
fn every_planted_fault_is_found_by_its_rule() {
    let mut missed = Vec::new();
    for fault in Fault::ALL {
        let mut planted = 0;
        for number in 0..SEEDS {
            let Some(it) = Publication::any(number).plant(fault) else { continue };
            planted += 1;
            let found = codes(&it);
            if !found.contains(&fault.code()) {
                missed.push(format!("{fault:?} {} seed {number}: {found:?}", fault.code()));
            }
        }
        assert!(planted > 0, "no report has a place for {fault:?}");
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}
