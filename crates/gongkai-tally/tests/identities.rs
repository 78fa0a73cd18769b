//! For any history that commands can make: the sums of the form hold, what is carried out is carried in, and a second
//! count, written from the definitions, agrees.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod common;
mod second;

use gongkai_catalogue::YearSoFar;
use gongkai_report::{CellId, FormVersion, Identity, TableId, YearIdentity, between_years, within_year};
use gongkai_tally::Detail;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

mod chance;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_identity_of_the_form_holds(office in chance::office(), year in 2021_i16..=2026) {
        let report = office.report(year);
        for identity in within_year() {
            let balance = identity.balance(&report).unwrap();
            prop_assert!(balance.is_decided() && balance.holds(), "{identity:?} {balance:?}");
        }
        prop_assert_eq!(within_year().filter(|identity| matches!(identity, Identity::RowTotal(_))).count(), 25);
    }

    #[test]
    fn what_is_carried_out_is_carried_in_by_the_same_records(office in chance::office(), year in 2022_i16..=2026) {
        let (before, now) = (office.tally(year - 1), office.tally(year));
        let (previous, report) = (before.report(None).0, now.report(None).0);
        for identity in between_years() {
            let balance = identity.balance(&report, &previous).unwrap();
            prop_assert!(balance.holds(), "{identity:?} {balance:?}");
            if let YearIdentity::CarriedIn(column) = identity {
                use gongkai_report::Table3Row::{CarriedIn, CarriedOut};
                let ids = |tally: &gongkai_tally::Tally, row| -> Vec<String> {
                    let traced = tally.trace(CellId::Table3(row, column));
                    traced.records.into_iter().map(|record| record.id).collect()
                };
                prop_assert_eq!(ids(&before, CarriedOut), ids(&now, CarriedIn));
            }
        }
    }

    #[test]
    fn a_second_count_from_the_definitions_agrees(
        office in chance::office(),
        year in 2021_i16..=2026,
        days in 0_i64..800,
    ) {
        let as_of = date(year, 1, 1).checked_add(days.days()).unwrap().min(common::TODAY);
        let report = office.tally_as_of(year, as_of).report(None).0;
        for table in [TableId::Table3, TableId::Table4] {
            for cell in FormVersion::F2021.table_cells(table) {
                let expected = second::count(&office, cell, year, as_of);
                prop_assert_eq!(report.count(cell), Some(expected), "{} as of {}", cell, as_of);
            }
        }
    }

    #[test]
    fn a_cell_is_the_sum_of_the_records_it_names(office in chance::office(), year in 2021_i16..=2026) {
        let tally = office.tally(year);
        let bare = {
            let mut bare =
                gongkai_tally::Tally::new(common::body(), YearSoFar::whole(year), common::basis(), Detail::Numbers)
                    .unwrap();
            office.requests.iter().for_each(|kept| bare.request(kept.source(), kept.history.state()));
            office.disputes.iter().for_each(|kept| bare.dispute(kept.source(), kept.history.state()));
            bare
        };
        for cell in FormVersion::F2021.cells().filter(|cell| cell.table() != TableId::Table2) {
            let sum: i64 = tally.trace(cell).records.iter().map(|record| record.adds).sum();
            prop_assert_eq!(tally.value(cell), gongkai_report::Value::Number(sum), "{}", cell);
            prop_assert_eq!(bare.value(cell), tally.value(cell), "{}", cell);
            prop_assert!(bare.trace(cell).records.is_empty());
        }
    }
}
