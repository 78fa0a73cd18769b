//! The running text as sheets of one column, a paragraph a row.

use gongkai_law::form;
use gongkai_report::{Head, Narrative, Report, Section};
use rust_xlsxwriter::{DataValidation, Format, Worksheet, XlsxError};

use super::{look, prompts};
use crate::{about, words};

/// Whether there is anything before the tables.
pub(super) fn has_front(report: &Report) -> bool {
    let texts = [&report.opening, &report.overview_lead];
    report.title.is_some()
        || report.published.is_some()
        || !report.overview.is_empty()
        || texts.iter().any(|text| !text.is_empty())
}

/// Title, opening and section 一.
pub(super) fn front(sheet: &mut Worksheet, report: &Report, blank: bool) -> Result<(), XlsxError> {
    let mut column = Column::new(sheet, blank)?;
    if let Some(title) = &report.title {
        column.line(&about::title_in_lines(title, report.body.as_deref()), &look::title(), look::TITLE)?;
    }
    if let Some(day) = report.published {
        column.line(&format!("发布日期：{}", form::long(day)), &look::dateline(), look::TEXT)?;
    }
    column.narrative(Section::Period, &report.opening)?;
    if !report.overview_lead.is_empty() || !report.overview.is_empty() {
        column.line(Section::Overview.label(), &look::heading(), look::HEADING)?;
        column.narrative(Section::Overview, &report.overview_lead)?;
        for (number, head) in words::NUMERALS.iter().zip(Head::ALL) {
            if let Some(text) = report.overview.get(&head) {
                column.line(&format!("（{number}）{}", head.label()), &look::head(), look::TEXT)?;
                column.narrative(Section::OverviewHead(head), text)?;
            }
        }
    }
    Ok(())
}

/// The sections behind the tables.
const BACK: [Section; 2] = [Section::ProblemsAndImprovements, Section::OtherMatters];

/// Whether there is anything behind the tables.
pub(super) fn has_back(report: &Report) -> bool {
    report.signature.is_some() || BACK.iter().any(|section| report.narrative(*section).is_some())
}

/// Sections 五 and 六, and the signature.
pub(super) fn back(sheet: &mut Worksheet, report: &Report, blank: bool) -> Result<(), XlsxError> {
    let mut column = Column::new(sheet, blank)?;
    for section in BACK {
        if let Some(text) = report.narrative(section) {
            column.line(section.label(), &look::heading(), look::HEADING)?;
            column.narrative(section, text)?;
        }
    }
    if let Some(signature) = &report.signature {
        for line in signature.body.clone().into_iter().chain(signature.date.map(form::long)) {
            column.line(&line, &look::signature(), look::TEXT)?;
        }
    }
    Ok(())
}

/// Width of the column in characters.
const WIDTH: f64 = 72.0;

/// A sheet of one wide column, filled from above.
struct Column<'s> {
    sheet: &'s mut Worksheet,
    blank: bool,
    row: u32,
}

impl<'s> Column<'s> {
    fn new(sheet: &'s mut Worksheet, blank: bool) -> Result<Self, XlsxError> {
        sheet.set_column_width(0, WIDTH)?;
        Ok(Self { sheet, blank, row: 0 })
    }

    fn line(&mut self, text: &str, format: &Format, size: f64) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, look::height(text, WIDTH, size))?;
        self.sheet.write_string_with_format(self.row, 0, look::printable(text), format)?;
        self.row += 1;
        Ok(())
    }

    fn narrative(&mut self, section: Section, narrative: &Narrative) -> Result<(), XlsxError> {
        for line in narrative.passages.iter().flat_map(|passage| passage.text.split(['\n', '\r'])) {
            for piece in pieces(line.trim()) {
                self.line(&piece, &look::text(), look::TEXT)?;
            }
        }
        match prompts::prompt(section) {
            Some(prompt) if self.blank && narrative.is_empty() => self.space(section, prompt),
            _ => Ok(()),
        }
    }

    /// Room to type in, which says what it is for when it is chosen. Its height is left open, so that it grows with
    /// the text.
    fn space(&mut self, section: Section, prompt: &str) -> Result<(), XlsxError> {
        let title = section.label().trim_start_matches(|c: char| c != '、').trim_start_matches('、');
        let title = if title.is_empty() { section.label() } else { title };
        let hint = DataValidation::new().allow_any_value().set_input_title(title)?.set_input_message(prompt)?;
        self.sheet.write_blank(self.row, 0, &look::text())?;
        self.sheet.add_data_validation(self.row, 0, self.row, 0, &hint)?;
        self.row += 1;
        Ok(())
    }
}

/// A paragraph in pieces that a row can show whole, cut behind a sentence: Excel makes no row higher than some
/// 27 lines and holds no more than 32767 characters in a cell.
fn pieces(paragraph: &str) -> Vec<String> {
    const LONGEST: usize = 700;
    let mut pieces = Vec::new();
    let mut rest: Vec<char> = paragraph.chars().collect();
    while rest.len() > LONGEST {
        let mut window = rest.iter().take(LONGEST);
        let ends = window.rposition(|c| matches!(c, '。' | '；' | '！' | '？')).map_or(LONGEST, |last| last + 1);
        let tail = rest.split_off(ends);
        pieces.push(std::mem::replace(&mut rest, tail).into_iter().collect());
    }
    if !rest.is_empty() {
        pieces.push(rest.into_iter().collect());
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_paragraphs_are_cut_behind_a_sentence_and_lose_nothing() {
        let text = format!("{}。{}", "更".repeat(500), "新".repeat(1500));
        let pieces = pieces(&text);
        assert_eq!(pieces.concat(), text);
        assert_eq!(pieces.iter().map(|piece| piece.chars().count()).collect::<Vec<_>>(), [501, 700, 700, 100]);
        assert!(super::pieces("").is_empty());
    }
}
