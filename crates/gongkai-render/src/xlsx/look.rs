//! How cells are set.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::xml::is_allowed;

/// Running text: wrapped, from the top.
pub(super) fn text() -> Format {
    base("仿宋", 12.0).set_align(FormatAlign::Left).set_align(FormatAlign::Top)
}

/// The heading of a section.
pub(super) fn heading() -> Format {
    base("黑体", 14.0).set_align(FormatAlign::Left)
}

/// The heading of one of the five heads.
pub(super) fn head() -> Format {
    base("楷体", 12.0).set_align(FormatAlign::Left)
}

/// The title of the report.
pub(super) fn title() -> Format {
    base("宋体", 18.0).set_bold().set_align(FormatAlign::Center)
}

/// Day of publication.
pub(super) fn dateline() -> Format {
    base("仿宋", 12.0).set_align(FormatAlign::Center)
}

/// Body and day at the end.
pub(super) fn signature() -> Format {
    base("仿宋", 12.0).set_align(FormatAlign::Right)
}

/// A label over columns, or a value that is text.
pub(super) fn label() -> Format {
    base("宋体", 10.0).set_align(FormatAlign::Center).set_border(FormatBorder::Thin)
}

/// A label of rows that is a sentence.
pub(super) fn row_label() -> Format {
    base("宋体", 10.0).set_align(FormatAlign::Left).set_border(FormatBorder::Thin)
}

/// A number, made smaller where its column is too narrow, since `####` would hide it.
pub(super) fn number(format: &str) -> Format {
    let format = Format::new().set_num_format(format).set_shrink().set_border(FormatBorder::Thin);
    format.set_font_name("宋体").set_font_size(10).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter)
}

/// A note of ours that is no part of the report.
pub(super) fn note() -> Format {
    base("宋体", 10.0).set_align(FormatAlign::Left)
}

fn base(font: &str, size: f64) -> Format {
    let format = Format::new().set_font_name(font).set_font_size(size);
    format.set_align(FormatAlign::VerticalCenter).set_text_wrap()
}

/// A text that a cell can hold: what XML cannot hold is left out, nobody could have seen it.
pub(super) fn printable(text: &str) -> String {
    text.chars().filter(|c| is_allowed(*c)).collect()
}
