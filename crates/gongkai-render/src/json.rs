//! A report as JSON: the public shape `gongkai.report/1`, one line.

use gongkai_report::Report;

/// The report as one line of JSON with its line end; `file` is the name it is shown under.
#[must_use]
pub fn report(report: &Report, file: &str) -> String {
    let mut text = gongkai_wire::line(&gongkai_wire::to_json(report, file));
    text.push('\n');
    text
}
