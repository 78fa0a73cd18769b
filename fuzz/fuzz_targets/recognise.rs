//! Text to reports: at least one comes back, and every expected cell of a table that was found can be asked for.

#![no_main]

use gongkai_document::SourceKind;
use gongkai_reader::{Limits, decode::decode_as, recognise::recognise};
use gongkai_report::TableId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let limits = Limits::default();
    let decoded = decode_as(SourceKind::Text, source, &limits);
    let reports = recognise(&decoded.document, decoded.problems, &limits);
    assert!(!reports.is_empty() && reports.len() <= limits.reports);
    for report in &reports {
        for table in TableId::ALL {
            let expected = report.expected_cells(table).count();
            assert!(report.counts(table).is_none_or(|counts| counts.iter().sum::<usize>() == expected));
        }
    }
});
