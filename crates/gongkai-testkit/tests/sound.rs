//! What holds of every generated report: its sums, its years, and the silence of the rules about it.

use gongkai_lint::{Settings, Severity, Subject, check};
use gongkai_report::{Report, between_years, within_year};
use gongkai_testkit::{Publication, histories, publications};
use proptest::prelude::*;

/// Findings that are more than information.
fn alarms(report: &Report, previous: Option<&Report>) -> Vec<String> {
    let settings = Settings::default();
    let check = check(Subject { previous, ..Subject::alone(report, &settings) });
    let alarms = check.findings().into_iter().filter(|finding| finding.severity != Severity::Info);
    alarms.map(|finding| format!("{} {} {:?}", finding.code, finding.message, finding.snippet)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_sum_inside_a_year_holds(publication in publications()) {
        let report = publication.report();
        for identity in within_year() {
            let balance = identity.balance(&report).unwrap();
            prop_assert!(balance.is_decided() && balance.holds(), "{:?}", identity);
        }
    }

    #[test]
    fn every_sum_between_two_years_holds(history in histories()) {
        for year in history.years.clone().skip(1) {
            let publication = Publication::of(&history, year);
            let (report, previous) = (publication.report(), publication.previous().unwrap());
            for identity in between_years() {
                let balance = identity.balance(&report, &previous).unwrap();
                prop_assert!(balance.is_decided() && balance.holds(), "{:?} {}", identity, year);
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_report(number in any::<u64>()) {
        prop_assert_eq!(Publication::any(number).report(), Publication::any(number).report());
    }

    #[test]
    fn no_rule_finds_an_error_or_a_warning_in_a_sound_report(publication in publications()) {
        let found = alarms(&publication.report(), publication.previous().as_ref());
        prop_assert!(found.is_empty(), "{} {:?}", publication.history().body.name, found);
    }
}
