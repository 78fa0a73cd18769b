//! What a file says of itself: a title and a day, both from the report and never from a clock.

use gongkai_report::Report;
use jiff::civil::Date;

/// The title of the file.
pub(crate) fn title(report: &Report) -> &str {
    report.title.as_deref().unwrap_or("政府信息公开工作年度报告")
}

/// The day of the file: that of the signature, else of publication, else the last of the period.
pub(crate) fn day(report: &Report) -> Option<Date> {
    let signed = report.signature.as_ref().and_then(|signature| signature.date);
    signed.or(report.published).or(report.period.map(|(_, last)| last))
}
