//! A line cut into words, each with its place, and what is wrong with it.

use gongkai_law::form;
use jiff::civil::Date;

/// What is wrong with a line of a script, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("第{line}行第{column}字：{what}。{mend}")]
pub struct SyntaxError {
    /// The line, from 1.
    pub line: usize,
    /// The character at which it stands, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub mend: String,
}

/// A word of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The character at which it begins, from 1.
    pub(super) column: usize,
    /// The word.
    pub(super) text: String,
}

/// The separator between the things that one answer answers. It is a word by itself.
pub(super) const ITEM: &str = "；";

/// Cuts a line into words at white space. What follows `#` is a remark.
pub(super) fn words(line: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (column, character) in (1..).zip(line.chars()) {
        match character {
            '#' if !open => break,
            '；' | ';' => {
                words.push(Word { column, text: ITEM.to_owned() });
                open = false;
            }
            _ if character.is_whitespace() => open = false,
            _ if open => {
                if let Some(word) = words.last_mut() {
                    word.text.push(character);
                }
            }
            _ => {
                words.push(Word { column, text: character.to_string() });
                open = true;
            }
        }
    }
    words
}

/// The day that a word names.
pub(super) fn date(line: usize, word: &Word) -> Result<Date, SyntaxError> {
    form::parse(&word.text).map_err(|error| {
        let text = error.to_string();
        let (what, mend) = text.split_once('：').unwrap_or((&text, "请写成 2025-03-06"));
        SyntaxError { line, column: word.column, what: what.to_owned(), mend: mend.to_owned() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_at_white_space_and_a_remark_is_left_out() {
        let found: Vec<(usize, String)> =
            words("2025-03-06　告知补正 限#1；余 # 说明").into_iter().map(|word| (word.column, word.text)).collect();
        let expected = [(1, "2025-03-06"), (12, "告知补正"), (17, "限#1"), (20, "；"), (21, "余")];
        assert_eq!(found, expected.map(|(column, text)| (column, text.to_owned())));
        assert!(words("  # 只有说明").is_empty());
    }
}
