//! What is written reads back as the same report, in every format.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod reports;

use gongkai_reader::Limits;
use gongkai_render::{csv, docx, html, json, markdown, xlsx};
use gongkai_report::{Report, differences};
use proptest::prelude::*;

/// Number of cases: `cargo xtask soak` asks for many times as many.
fn cases(usual: u32) -> u32 {
    let times = std::env::var("GONGKAI_SOAK").ok().and_then(|times| times.parse::<u32>().ok());
    usual.saturating_mul(times.unwrap_or(1))
}

/// The only report that the reader finds in a file.
fn read(file: impl AsRef<[u8]>) -> Report {
    let mut reading = gongkai_reader::read(file.as_ref(), &Limits::default());
    assert_eq!(reading.reports.len(), 1);
    reading.reports.remove(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(48)))]

    #[test]
    fn html_reads_back_equal(report in reports::report()) {
        prop_assert_eq!(differences(&report, &read(html::report(&report))), vec![]);
    }

    #[test]
    fn markdown_reads_back_equal(report in reports::report()) {
        prop_assert_eq!(differences(&report, &read(markdown::report(&report))), vec![]);
    }

    #[test]
    fn csv_reads_back_equal(report in reports::report()) {
        let back = read(csv::report(&report));
        prop_assert_eq!(differences(&report, &back), vec![]);
        prop_assert_eq!(&report.signature, &back.signature);
        prop_assert_eq!(report.opening.text(), back.opening.text());
        prop_assert_eq!(csv::report(&back), csv::report(&report));
    }

    #[test]
    fn json_reads_back_equal(report in reports::report()) {
        let back = read(json::report(&report, "a"));
        prop_assert_eq!(differences(&report, &back), vec![]);
        prop_assert_eq!(json::report(&back, "a"), json::report(&report, "a"));
    }
}

// an archive takes longer to write and to read than a text
proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(12)))]

    #[test]
    fn docx_reads_back_equal(report in reports::report()) {
        prop_assert_eq!(differences(&report, &read(docx::report(&report).unwrap())), vec![]);
    }

    #[test]
    fn xlsx_reads_back_equal(report in reports::report()) {
        prop_assert_eq!(differences(&report, &read(xlsx::report(&report).unwrap())), vec![]);
    }
}

#[test]
fn a_blank_form_reads_back_as_blanks() {
    for year in [2020, 2025] {
        let form = Report::blank(Some("示范县水务局"), year).unwrap();
        assert_eq!(differences(&form, &read(docx::report(&form).unwrap())), vec![]);
        assert_eq!(differences(&form, &read(xlsx::blank(&form).unwrap())), vec![]);
    }
}
