//! Words of a text, and its pairs of characters.

use std::sync::LazyLock;

use jieba_rs::{Jieba, TokenizeMode};
use tantivy::tokenizer::{PreTokenizedString, Token};

use crate::fold::{folded, is_told};

/// Official terms that stay whole.
const TERMS: &str = include_str!("terms.txt");

/// So often a term is taken to occur: more than any word it could be cut into.
const FREQUENCY: usize = 1_000_000;

static JIEBA: LazyLock<Jieba> = LazyLock::new(|| {
    let mut jieba = Jieba::new();
    for term in terms() {
        jieba.add_word(term, Some(FREQUENCY), None);
    }
    jieba
});

/// The official terms.
pub(crate) fn terms() -> impl Iterator<Item = &'static str> {
    TERMS.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The version of the dictionary: another one cuts otherwise, so an index made by it is made anew.
#[must_use]
pub(crate) fn dictionary_version() -> String {
    // FNV-1a: no secret hangs on it
    let hash = TERMS
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    format!("{hash:016x}")
}

/// The words of a text, long ones also in their parts, without guessing new ones: what is guessed in a text and not in a
/// query is never found.
#[must_use]
pub(crate) fn words(text: &str) -> Vec<String> {
    tokens(&folded(text)).into_iter().map(|token| token.text).collect()
}

/// The words of a query: those of one character only where there are no others, since a longer word of the text swallows
/// them.
#[must_use]
pub(crate) fn query_words(text: &str) -> Vec<String> {
    let mut all = words(text);
    all.sort();
    all.dedup();
    let long: Vec<String> = all.iter().filter(|word| word.chars().nth(1).is_some()).cloned().collect();
    if long.is_empty() { all } else { long }
}

fn tokens(folded: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut starts: Vec<usize> = folded.char_indices().map(|(at, _)| at).collect();
    starts.push(folded.len());
    for token in JIEBA.tokenize(folded, TokenizeMode::Search, false) {
        if !token.word.chars().any(is_told) {
            continue;
        }
        let byte = |place: usize| starts.get(place).copied().unwrap_or(folded.len());
        out.push(Token {
            offset_from: byte(token.start),
            offset_to: byte(token.end),
            position: token.start,
            text: token.word.to_owned(),
            position_length: 1,
        });
    }
    out
}

/// A text cut into words, as the index takes it.
#[must_use]
pub(crate) fn as_words(text: &str) -> PreTokenizedString {
    let folded = folded(text);
    let tokens = tokens(&folded);
    PreTokenizedString { text: folded, tokens }
}

/// The pairs of neighbouring characters of a text, without what parts them: `示公资〔2026〕3号` and `示公资2026 3号` have
/// the same.
#[must_use]
pub(crate) fn grams(text: &str) -> Vec<String> {
    let told: Vec<char> = folded(text).chars().filter(|c| is_told(*c)).collect();
    match told.as_slice() {
        [one] => vec![one.to_string()],
        told => told.windows(2).map(|pair| pair.iter().collect()).collect(),
    }
}

/// A text cut into pairs, as the index takes it.
#[must_use]
pub(crate) fn as_grams(text: &str) -> PreTokenizedString {
    let token =
        |(position, text): (usize, String)| Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 };
    PreTokenizedString { text: String::new(), tokens: grams(text).into_iter().enumerate().map(token).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn official_terms_stay_whole_and_are_found_by_their_parts() {
        for term in ["依申请公开", "双随机一公开", "中标候选人", "政府信息公开"] {
            assert!(words(&format!("关于{term}的通知")).contains(&term.to_owned()), "{term}");
        }
        assert!(words("政府信息公开指南").contains(&"指南".to_owned()));
        assert_eq!(query_words("依申请"), ["申请"]);
        assert_eq!(query_words("依"), ["依"]);
        assert_eq!(grams("示公资〔2026〕3号"), grams("示公资[２０２６] 3號"));
        assert_eq!(dictionary_version().len(), 16);
    }
}
