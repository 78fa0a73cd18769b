//! What is written reads back as the same report, in our formats and in the ways of strangers.

use gongkai_reader::{Limits, read};
use gongkai_report::{Difference, Report, TableId, differences};
use gongkai_testkit::{Format, Publication, Variant, publications};
use proptest::prelude::*;

/// Number of cases: `cargo xtask soak` asks for many times as many.
fn cases(usual: u32) -> u32 {
    let times = std::env::var("GONGKAI_SOAK").ok().and_then(|times| times.parse::<u32>().ok());
    usual.saturating_mul(times.unwrap_or(1))
}

/// Differences of the first report in these bytes to another.
fn unlike(bytes: &[u8], report: &Report) -> Vec<Difference> {
    let reading = read(bytes, &Limits::default());
    let back = reading.reports.first().cloned().unwrap_or_default();
    differences(report, &back)
}

/// Formats that take longer to write and to read than a text.
const ARCHIVES: [Format; 2] = [Format::Docx, Format::Xlsx];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(8)))]

    #[test]
    fn files_of_office_programs_read_back_equal(publication in publications()) {
        let report = publication.report();
        for format in ARCHIVES {
            let unlike = unlike(&format.write(&report), &report);
            prop_assert!(unlike.is_empty(), "{format:?}: {unlike:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(60)))]

    #[test]
    fn our_own_formats_read_back_equal(publication in publications()) {
        let report = publication.report();
        for format in Format::ALL.into_iter().filter(|format| !ARCHIVES.contains(format)) {
            let unlike = unlike(&format.write(&report), &report);
            prop_assert!(unlike.is_empty(), "{format:?}: {unlike:?}");
        }
    }

    #[test]
    fn every_variant_reads_back_equal(publication in publications()) {
        let report = publication.report();
        for variant in Variant::ALL {
            let unlike = unlike(&variant.write(&report), &report);
            prop_assert!(unlike.is_empty(), "{variant:?}: {unlike:?}");
        }
    }
}

#[test]
fn every_cell_of_a_variant_is_read() {
    let report = Publication::any(7).report();
    for variant in Variant::ALL {
        let reading = read(&variant.write(&report), &Limits::default());
        let counts = TableId::ALL.map(|table| reading.reports[0].counts(table));
        assert_eq!(counts, [Some([10, 0, 0]), Some([175, 0, 0]), Some([15, 0, 0])], "{variant:?}");
    }
}
