//! The line being read: its runs, with white space as a browser shows it.

use gongkai_document::Run;

use super::style::Style;

/// White space met since the last character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    Space,
    /// With a line end in it: between two Chinese characters it is not shown.
    LineEnd,
}

/// The line being read.
#[derive(Debug, Default)]
pub(super) struct Line {
    runs: Vec<Run>,
    gap: Gap,
    last: Option<char>,
    range: Option<(u32, u32)>,
    /// Characters that are seen, white space not counted.
    pub seen: u32,
    /// Those of them that stand in a link.
    pub linked: u32,
}

/// A finished line.
#[derive(Debug)]
pub(super) struct Finished {
    pub runs: Vec<Run>,
    pub range: (usize, usize),
    pub seen: u32,
    pub linked: u32,
}

impl Line {
    /// Adds text as written between tags, its white space folded.
    pub(super) fn push(&mut self, text: &str, style: &Style<'_>, linked: bool, range: (u32, u32)) {
        for piece in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
            let word = piece.trim_end_matches(|c: char| c.is_ascii_whitespace());
            if !word.is_empty() {
                self.push_word(word, style, linked, range);
            }
            if word.len() < piece.len() {
                let end = piece.ends_with(['\n', '\r']);
                if end || self.gap == Gap::None {
                    self.gap = if end { Gap::LineEnd } else { Gap::Space };
                }
            }
        }
    }

    /// Adds text whose white space is shown as written.
    pub(super) fn push_verbatim(&mut self, text: &str, style: &Style<'_>, linked: bool, range: (u32, u32)) {
        if !text.is_empty() {
            self.push_word(text, style, linked, range);
        }
    }

    /// Adds a line break inside the line.
    pub(super) fn push_break(&mut self) {
        if let Some(run) = self.runs.last_mut() {
            run.text.push('\n');
            (self.gap, self.last) = (Gap::None, Some('\n'));
        }
    }

    fn push_word(&mut self, word: &str, style: &Style<'_>, linked: bool, range: (u32, u32)) {
        let hidden = style.hidden();
        let gap = std::mem::take(&mut self.gap);
        let first = word.chars().next();
        let shown = match (self.last, gap) {
            (None | Some('\n'), _) | (_, Gap::None) => false,
            (_, Gap::Space) => true,
            (last, Gap::LineEnd) => !(last.is_some_and(is_wide) && first.is_some_and(is_wide)),
        };
        let color = style.color;
        let same = self
            .runs
            .last()
            .is_some_and(|run| run.hidden == hidden && run.bold == style.bold && run.color.as_deref() == color);
        if !same {
            let color = color.map(str::to_owned);
            self.runs.push(Run { text: String::new(), hidden, bold: style.bold, color });
        }
        let Some(run) = self.runs.last_mut() else { return };
        if shown {
            run.text.push(' ');
        }
        push_without_nbsp(&mut run.text, word);
        self.last = word.chars().next_back();
        if hidden {
            return;
        }
        let count = count_seen(word);
        self.seen += count;
        if linked {
            self.linked += count;
        }
        if count > 0 {
            let start = self.range.map_or(range.0, |(start, _)| start.min(range.0));
            self.range = Some((start, range.1.max(self.range.map_or(0, |(_, end)| end))));
        }
    }

    /// Takes the line, trimmed; `None` where there is nothing in it. `source` trims its range.
    pub(super) fn take(&mut self, source: &str, fallback: u32) -> Option<Finished> {
        let line = std::mem::take(self);
        let mut runs = line.runs;
        let blank = runs.iter().take_while(|run| run.text.trim_start().is_empty()).count();
        runs.drain(..blank);
        if let Some(run) = runs.first_mut() {
            let kept = run.text.trim_start().len();
            run.text.drain(..run.text.len() - kept);
        }
        while let Some(run) = runs.last_mut() {
            run.text.truncate(run.text.trim_end().len());
            if !run.text.is_empty() {
                break;
            }
            runs.pop();
        }
        if runs.is_empty() {
            return None;
        }
        let (start, end) = line.range.unwrap_or((fallback, fallback));
        let range = trim_range(source, start as usize, end as usize);
        Some(Finished { runs, range, seen: line.seen, linked: line.linked })
    }
}

/// A range with the white space at its ends left away.
fn trim_range(source: &str, start: usize, end: usize) -> (usize, usize) {
    let Some(text) = source.get(start..end) else { return (start, end.max(start)) };
    let from = start + (text.len() - text.trim_start().len());
    (from, from + text.trim().len())
}

/// A no-break space is shown as a space.
fn push_without_nbsp(out: &mut String, word: &str) {
    if word.contains('\u{A0}') {
        out.extend(word.chars().map(|c| if c == '\u{A0}' { ' ' } else { c }));
    } else {
        out.push_str(word);
    }
}

/// How many characters take ink.
pub(super) fn count_seen(text: &str) -> u32 {
    let count = text.chars().filter(|c| !c.is_whitespace()).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A character as wide as a Chinese one, beside which a line end is not shown as a space.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{201C}' | '\u{201D}' | '\u{2018}' | '\u{2019}' | '\u{20000}'..='\u{3FFFF}')
}
