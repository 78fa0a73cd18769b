//! How cells are set.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};
use unicode_width::UnicodeWidthStr;

use crate::xml::is_allowed;

/// Size of running text in points.
pub(super) const TEXT: f64 = 12.0;
/// Size of the headings of sections.
pub(super) const HEADING: f64 = 14.0;
/// Size of the title.
pub(super) const TITLE: f64 = 18.0;
/// Size of tables.
pub(super) const TABLE: f64 = 10.0;

/// Running text: wrapped, from the top.
pub(super) fn text() -> Format {
    base("仿宋", TEXT).set_align(FormatAlign::Left).set_align(FormatAlign::Top)
}

/// The heading of a section.
pub(super) fn heading() -> Format {
    base("黑体", HEADING).set_align(FormatAlign::Left)
}

/// The heading of one of the five heads.
pub(super) fn head() -> Format {
    base("楷体", TEXT).set_align(FormatAlign::Left)
}

/// The title of the report.
pub(super) fn title() -> Format {
    base("宋体", TITLE).set_bold().set_align(FormatAlign::Center)
}

/// Day of publication.
pub(super) fn dateline() -> Format {
    base("仿宋", TEXT).set_align(FormatAlign::Center)
}

/// Body and day at the end.
pub(super) fn signature() -> Format {
    base("仿宋", TEXT).set_align(FormatAlign::Right)
}

/// A label over columns, or a value that is text.
pub(super) fn label() -> Format {
    base("宋体", TABLE).set_align(FormatAlign::Center).set_border(FormatBorder::Thin)
}

/// A label of rows that is a sentence.
pub(super) fn row_label() -> Format {
    base("宋体", TABLE).set_align(FormatAlign::Left).set_border(FormatBorder::Thin)
}

/// A number, made smaller where its column is too narrow, since `####` would hide it.
pub(super) fn number(format: &str) -> Format {
    let format = Format::new().set_num_format(format).set_shrink().set_border(FormatBorder::Thin);
    format
        .set_font_name("宋体")
        .set_font_size(TABLE)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
}

/// A note of ours that is no part of the report.
pub(super) fn note() -> Format {
    base("宋体", TABLE).set_align(FormatAlign::Left)
}

fn base(font: &str, size: f64) -> Format {
    let format = Format::new().set_font_name(font).set_font_size(size);
    format.set_align(FormatAlign::VerticalCenter).set_text_wrap()
}

/// Height in points of a text set at some points in a column of some characters. Written out since not every
/// program fits rows to their text when it opens a file.
pub(super) fn height(text: &str, width: f64, size: f64) -> f64 {
    // a column is measured in digits of 7 pixels, a Chinese character is as wide as its points are high
    const PIXELS_PER_DIGIT: f64 = 7.0;
    const PIXELS_PER_POINT: f64 = 96.0 / 72.0;
    const LEADING: f64 = 1.35;
    let lines = |line: &str| {
        let half_widths = u32::try_from(UnicodeWidthStr::width_cjk(line)).unwrap_or(u32::MAX);
        let needed = f64::from(half_widths) / 2.0 * size * PIXELS_PER_POINT;
        // a line is rarely filled to its end: a bracket or a number moves to the next
        (needed / (width * PIXELS_PER_DIGIT * 0.95)).ceil().max(1.0)
    };
    let lines: f64 = text.split('\n').map(lines).sum();
    // no row is higher than Excel allows
    (lines * size * LEADING + 4.0).min(409.0)
}

/// A text that a cell can hold: what XML cannot hold is left out, nobody could have seen it.
pub(super) fn printable(text: &str) -> String {
    text.chars().filter(|c| is_allowed(*c)).collect()
}
