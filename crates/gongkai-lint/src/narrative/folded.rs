//! A passage made comparable for the parser, with the way back to the bytes of its source.

use std::ops::Range;

use gongkai_document::fold_width;

/// A text without white space and with full-width letters and digits folded, which knows for every character
/// where in the source it stands. The Chinese comma stays apart from the ASCII one, which may separate thousands.
#[derive(Clone, Debug)]
pub(crate) struct Folded {
    text: String,
    /// The same with the titles of documents blanked, where it holds any.
    blanked: Option<String>,
    /// Stretches that were taken over as they are, and single characters that were folded, in order.
    stretches: Vec<Stretch>,
    source_len: usize,
}

/// Where a part of the folded text begins, and the bytes of the source that it came from.
#[derive(Clone, Debug)]
struct Stretch {
    start: usize,
    source: Range<usize>,
}

impl Folded {
    /// Folds a passage.
    pub(crate) fn new(source: &str) -> Self {
        let text = String::with_capacity(source.len());
        let mut folded = Self { text, blanked: None, stretches: Vec::new(), source_len: source.len() };
        let mut taken = 0;
        for (start, c) in source.char_indices() {
            if is_kept(c) {
                continue;
            }
            let to = if c == '，' { c } else { fold_width(c) };
            let dropped = to.is_whitespace() || to.is_control() || is_invisible(to);
            if to == c && !dropped {
                continue;
            }
            folded.take(source, taken..start);
            taken = start + c.len_utf8();
            if !dropped {
                folded.stretches.push(Stretch { start: folded.text.len(), source: start..taken });
                folded.text.push(to);
            }
        }
        folded.take(source, taken..source.len());
        folded.blanked = without_titles(&folded.text);
        folded
    }

    /// Takes over a stretch as it is.
    fn take(&mut self, source: &str, range: Range<usize>) {
        if let Some(text) = source.get(range.clone()).filter(|text| !text.is_empty()) {
            self.stretches.push(Stretch { start: self.text.len(), source: range });
            self.text.push_str(text);
        }
    }

    /// The folded text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The folded text with the titles of documents blanked, byte for byte as long: they hold years, numbers and
    /// names that are no statement of the report.
    pub(crate) fn words(&self) -> &str {
        self.blanked.as_deref().unwrap_or(&self.text)
    }

    /// The bytes of the source that a range of the folded text came from.
    pub(crate) fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.source_start(range.start);
        if range.end <= range.start {
            return start..start;
        }
        // the stretch that holds the last byte of the range
        let next = self.stretches.partition_point(|stretch| stretch.start < range.end);
        let whole = self.stretches.get(next).map_or(self.text.len(), |next| next.start) == range.end;
        let last = next.checked_sub(1).and_then(|last| self.stretches.get(last));
        let end = last.map_or(self.source_len, |last| {
            if whole { last.source.end } else { last.source.start + (range.end - last.start) }
        });
        start..end
    }

    fn source_start(&self, byte: usize) -> usize {
        let next = self.stretches.partition_point(|stretch| stretch.start <= byte);
        let own = next.checked_sub(1).and_then(|own| self.stretches.get(own)).filter(|_| byte < self.text.len());
        own.map_or(self.source_len, |own| own.source.start + (byte - own.start))
    }
}

/// Characters that folding leaves as they are; nearly all are.
fn is_kept(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{4E00}'..='\u{9FFF}' | '，' | '、' | '。')
}

/// Characters that take no room on the page.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}')
}

/// The text with everything inside 《》 blanked out; `None` where there is no title.
fn without_titles(text: &str) -> Option<String> {
    if !text.contains(['《', '〈']) {
        return None;
    }
    let mut depth = 0_usize;
    let blanked = text.chars().map(|c| {
        match c {
            '《' | '〈' => depth += 1,
            '》' | '〉' => depth = depth.saturating_sub(1),
            '。' => depth = 0,
            _ if depth > 0 => return blank(c.len_utf8()),
            _ => {}
        }
        c
    });
    Some(blanked.collect())
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
        let folded = Folded::new(text);
        let blanked = folded.words();
        assert_eq!(blanked.len(), text.len());
        assert!(!blanked.contains("2022") && blanked.contains("收到5件"));
    }
}
