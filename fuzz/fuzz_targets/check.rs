//! Any bytes: read, check, write as JSON and CSV, read back equal.

#![no_main]

use gongkai_lint::{Settings, Subject, Verdict, check};
use gongkai_reader::{Limits, read};
use gongkai_report::differences;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default();
    let settings = Settings::default();
    let reading = read(bytes, &limits);
    assert!(!reading.reports.is_empty());
    for report in &reading.reports {
        let subject = Subject { document: Some(&reading.document), ..Subject::alone(report, &settings) };
        for result in check(subject).results {
            assert!(!matches!(result.verdict, Verdict::Broken(findings) if findings.is_empty()));
        }
        if report.form.is_none() {
            continue;
        }
        for text in [gongkai_render::json::report(report, "fuzz"), gongkai_render::csv::report(report)] {
            let back = read(text.as_bytes(), &limits);
            let unlike = back.reports.first().map(|back| differences(report, back)).unwrap_or_default();
            assert!(unlike.is_empty(), "{unlike:?}");
        }
        let _ = (gongkai_render::html::report(report), gongkai_render::markdown::report(report));
    }
});
