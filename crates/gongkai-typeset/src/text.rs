//! Texts made fit for setting: nothing that cannot be drawn, and no run too long for its line.

use gongkai_report::Narrative;

/// Longest run of letters and digits in running text without a place to break it: 24 at full width fill a line.
pub(crate) const IN_A_LINE: usize = 24;

/// A place where a line may break, which takes no room and reads back as nothing.
const BREAK: char = '\u{200B}';

/// A text on one line: white space at its ends and characters that draw nothing are dropped, and runs of letters
/// or digits longer than `run` may be broken.
pub(crate) fn fit(text: &str, run: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut length = 0;
    for c in text.trim().chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c.is_control() || c == BREAK {
            continue;
        }
        length = if breaks(c) { 0 } else { length + 1 };
        if length > run {
            out.push(BREAK);
            length = 1;
        }
        out.push(c);
    }
    out
}

/// The paragraphs of a narrative, the empty ones dropped.
pub(crate) fn paragraphs(narrative: &Narrative) -> impl Iterator<Item = String> {
    let lines = narrative.passages.iter().flat_map(|passage| passage.text.split(['\n', '\r']));
    lines.map(|line| fit(line, IN_A_LINE)).filter(|line| !line.is_empty())
}

/// The longest run of a text that a line does not break.
pub(crate) fn longest_run(text: &str) -> &str {
    text.split(|c| c == BREAK || breaks(c)).max_by_key(|run| run.chars().count()).unwrap_or_default()
}

/// Whether a line may break beside a character: Chinese, and white space.
fn breaks(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_drawn_is_dropped() {
        assert_eq!(fit("　一、\u{1}总体\t情况 ", 24), "一、总体 情况");
    }

    #[test]
    fn a_long_run_may_be_broken_and_chinese_is_left_alone() {
        assert_eq!(fit("见abcdefgh。共12345件", 5), "见abcde\u{200B}fgh。共12345件");
        assert_eq!(fit("政府信息公开工作", 2), "政府信息公开工作");
    }

    #[test]
    fn the_longest_run_is_what_a_column_must_hold() {
        assert_eq!(longest_run("1234567（其中修订16件）"), "1234567");
        assert_eq!(longest_run("其中修订"), "");
        assert_eq!(longest_run("abc\u{200B}de"), "abc");
    }
}
