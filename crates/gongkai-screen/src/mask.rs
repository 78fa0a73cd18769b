//! Masking: in a snippet always, in a document where a person asked for it.

use std::ops::Range;

use gongkai_document::{Block, Document, Paragraph, TableCell};

use crate::digits::numbers;
use crate::piece::Place;
use crate::{Hit, ScreenCode};

/// Characters of a snippet on each side of what was found.
const AROUND: usize = 16;

/// A number with its first three and last two signs, the rest masked; what is shorter shows its first sign only. Spaces and
/// hyphens stay, so that it is still seen what it was.
#[must_use]
pub fn mask(number: &str) -> String {
    let count = number.chars().count();
    let (head, tail) = if count > 6 { (3, 2) } else { (1, 0) };
    let masked = |(at, c): (usize, char)| {
        if at < head || at + tail >= count || matches!(c, ' ' | '-') { c } else { '*' }
    };
    number.chars().enumerate().map(masked).collect()
}

/// The words around something found, everything in them that is a number of a person masked.
pub(crate) fn snippet(text: &str, span: &Range<usize>, code: ScreenCode) -> String {
    let mut personal: Vec<Range<usize>> = numbers(text, "").into_iter().map(|number| number.span).collect();
    if code.may_be_masked() {
        personal.push(span.clone());
    }
    let clear = replaced(text, &personal);
    // masking keeps the number of characters, so places are told in characters
    let count = |bytes: usize| text.get(..bytes).map_or(0, |head| head.chars().count());
    let (start, end) = (count(span.start), count(span.end));
    let from = start.saturating_sub(AROUND);
    let to = end.min(start + 2 * AROUND) + AROUND;
    clear.chars().skip(from).take(to - from).map(|c| if c == '\n' { ' ' } else { c }).collect()
}

/// A text with stretches masked, character for character.
fn replaced(text: &str, spans: &[Range<usize>]) -> String {
    let mut spans: Vec<&Range<usize>> = spans.iter().collect();
    spans.sort_by_key(|span| span.start);
    let mut out = String::with_capacity(text.len());
    let mut past = 0;
    for span in spans {
        if span.start < past {
            continue;
        }
        out.push_str(text.get(past..span.start).unwrap_or_default());
        out.push_str(&mask(text.get(span.clone()).unwrap_or_default()));
        past = span.end;
    }
    out.push_str(text.get(past..).unwrap_or_default());
    out
}

/// A copy of a document with the findings masked that may be masked; those that may not are left as they are, and found
/// again. The original stays where it is: what is published is the copy.
#[must_use]
pub fn masked_document(document: &Document, hits: &[Hit]) -> Document {
    let spans = |place: Place| -> Vec<Range<usize>> {
        let of = hits.iter().filter(|hit| hit.place == place && hit.code.may_be_masked());
        of.map(|hit| hit.span.clone()).collect()
    };
    let mut copy = document.clone();
    if let Some(title) = &mut copy.title {
        *title = replaced(title, &spans(Place::Title));
    }
    let (mut paragraphs, mut tables) = (0, 0);
    for block in &mut copy.blocks {
        match block {
            Block::Heading(heading) => {
                paragraphs += 1;
                heading.text = replaced(&heading.text, &spans(Place::Paragraph(paragraphs)));
            }
            Block::Paragraph(paragraph) => {
                paragraphs += 1;
                mask_paragraph(paragraph, &spans(Place::Paragraph(paragraphs)));
            }
            Block::Table(table) => mask_table(table, &mut tables, &spans),
            Block::Image(_) => {}
        }
    }
    // the text that it was decoded from still has the numbers
    copy.source.clear();
    copy
}

fn mask_table(table: &mut gongkai_document::Table, tables: &mut usize, spans: &impl Fn(Place) -> Vec<Range<usize>>) {
    *tables += 1;
    let number = *tables;
    for (row_number, row) in (1..).zip(&mut table.rows) {
        for (cell_number, cell) in (1..).zip(&mut row.cells) {
            let TableCell { text, nested, .. } = cell;
            *text = replaced(text, &spans(Place::Cell(number, row_number, cell_number)));
            nested.iter_mut().for_each(|nested| mask_table(nested, tables, spans));
        }
    }
}

/// Masks across the runs of a paragraph: the text that is seen is masked whole, then cut again where the runs end.
fn mask_paragraph(paragraph: &mut Paragraph, spans: &[Range<usize>]) {
    if spans.is_empty() {
        return;
    }
    let masked = replaced(&paragraph.text(), spans);
    let mut rest = masked.chars();
    for run in paragraph.runs.iter_mut().filter(|run| !run.hidden) {
        let count = run.text.chars().count();
        run.text = rest.by_ref().take(count).collect();
    }
}

#[cfg(test)]
mod tests {
    use gongkai_document::Run;

    use super::*;
    use crate::{Occasion, Screen};

    #[test]
    fn a_number_over_several_runs_is_masked_whole_and_what_may_not_be_stays() {
        let run = |text: &str, bold| Run { bold, ..Run::plain(text) };
        let runs = vec![run("机密★1年 号码1101051949", false), run("1231002X。", true)];
        let document = Document {
            blocks: vec![Block::Paragraph(Paragraph { runs, origin: None })],
            source: "机密★1年 号码11010519491231002X。".to_owned(),
            ..Document::default()
        };
        let screen = Screen::new(Occasion::General, vec![]);
        let hits = screen.screen(&document);
        assert_eq!(hits.iter().map(|hit| hit.code.code()).collect::<Vec<_>>(), ["P131", "P101"]);
        assert!(hits.iter().all(|hit| !hit.snippet.contains("19491231")), "{hits:?}");
        let copy = masked_document(&document, &hits);
        let Some(Block::Paragraph(paragraph)) = copy.blocks.first() else { panic!() };
        assert_eq!(paragraph.text(), "机密★1年 号码110*************2X。");
        assert!(paragraph.runs.iter().any(|run| run.bold) && copy.source.is_empty());
        let again: Vec<_> = screen.screen(&copy).iter().map(|hit| hit.code.code()).collect();
        assert_eq!(again, ["P131"]);
    }
}
