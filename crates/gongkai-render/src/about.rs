//! What a file says of itself: a title and a day, both from the report and never from a clock.

use gongkai_report::Report;
use jiff::civil::Date;
use unicode_width::UnicodeWidthStr as _;

/// The title of the file.
pub(crate) fn title(report: &Report) -> &str {
    report.title.as_deref().unwrap_or("政府信息公开工作年度报告")
}

/// The day of the file: that of the signature, else of publication, else the last of the period.
pub(crate) fn day(report: &Report) -> Option<Date> {
    let signed = report.signature.as_ref().and_then(|signature| signature.date);
    signed.or(report.published).or(report.period.map(|(_, last)| last))
}

/// A title broken behind the name of the body where it does not fit one line, so that no word is torn.
pub(crate) fn title_in_lines(title: &str, body: Option<&str>) -> String {
    // 20 characters in the size of a title
    const HALF_WIDTHS: usize = 40;
    let rest = body.and_then(|body| title.strip_prefix(body)).filter(|rest| !rest.is_empty());
    match (rest, body) {
        (Some(rest), Some(body)) if title.width_cjk() > HALF_WIDTHS => format!("{body}\n{rest}"),
        _ => title.to_owned(),
    }
}
