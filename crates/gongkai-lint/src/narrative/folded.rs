//! A passage made comparable for the parser, with the way back to the bytes of its source.

use std::ops::Range;

use gongkai_document::fold_width;

/// A text without white space and with full-width letters and digits folded, which knows for every byte
/// where in the source its character stands. The Chinese comma stays apart from the ASCII one, which may
/// separate thousands.
#[derive(Clone, Debug)]
pub(crate) struct Folded {
    text: String,
    starts: Vec<usize>,
    ends: Vec<usize>,
    source_len: usize,
}

impl Folded {
    /// Folds a passage.
    pub(crate) fn new(source: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(source.len()),
            starts: Vec::with_capacity(source.len()),
            ends: Vec::with_capacity(source.len()),
            source_len: source.len(),
        };
        for (start, c) in source.char_indices() {
            let end = start + c.len_utf8();
            let c = if c == '，' { c } else { fold_width(c) };
            if c.is_whitespace() || c.is_control() || is_invisible(c) {
                continue;
            }
            folded.text.push(c);
            for _ in 0..c.len_utf8() {
                folded.starts.push(start);
                folded.ends.push(end);
            }
        }
        folded
    }

    /// The folded text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the source that a range of the folded text came from.
    pub(crate) fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.starts.get(range.start).copied().unwrap_or(self.source_len);
        if range.end <= range.start {
            return start..start;
        }
        start..self.ends.get(range.end - 1).copied().unwrap_or(self.source_len)
    }
}

/// Characters that take no room on the page.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}')
}

/// The text with everything inside 《》 blanked out, byte for byte as long: titles of documents hold years,
/// numbers and names that are no statement of the report.
pub(crate) fn without_titles(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '《' | '〈' => depth += 1,
            '》' | '〉' => depth = depth.saturating_sub(1),
            '。' => depth = 0,
            _ if depth > 0 => {
                out.push(blank(c.len_utf8()));
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

fn blank(len: usize) -> char {
    match len {
        1 => ' ',
        2 => '\u{00A0}',
        3 => '\u{3000}',
        _ => '\u{10000}',
    }
}

/// The sentences of a folded text, as byte ranges; a sentence keeps its full stop.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    split(text, |c| matches!(c, '。' | '!' | '?'))
}

/// The parts of a text that end with a character of that kind (kept with the part), as byte ranges.
pub(crate) fn split(text: &str, is_end: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_end(c) {
            out.push(start..end);
            start = end;
        }
    }
    if start < text.len() {
        out.push(start..text.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_lead_back_to_the_source() {
        let source = "收到 １２\n件，其中";
        let folded = Folded::new(source);
        assert_eq!(folded.text(), "收到12件，其中");
        let at = folded.text().find("12件").unwrap();
        assert_eq!(&source[folded.source_range(&(at..at + "12件".len()))], "１２\n件");
        let len = folded.text().len();
        assert_eq!(folded.source_range(&(len..len)), source.len()..source.len());
    }

    #[test]
    fn titles_are_blanked_without_moving_anything() {
        let text = "按《2022年要点》收到5件";
        let blanked = without_titles(text);
        assert_eq!(blanked.len(), text.len());
        assert!(!blanked.contains("2022") && blanked.contains("收到5件"));
    }
}
