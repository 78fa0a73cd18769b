//! How much of a text recurs in another: sentences compared with numbers, years and names masked.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use gongkai_document::squeeze;

/// Length of the overlapping pieces of a sentence that are compared, in characters.
const SHINGLE: usize = 6;

/// Share of a sentence's pieces, in percent, that must recur for the sentence to count as copied.
const SENTENCE_PERCENT: usize = 85;

/// Sentences shorter than this say nothing of copying: 未收取信息处理费.
const SHORT_SENTENCE: usize = 12;

/// Texts with fewer comparable characters than this are not compared.
pub(crate) const SHORT_TEXT: usize = 80;

/// How much of a text recurs in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Copied {
    /// Characters of the sentences that recur.
    pub recurring: usize,
    /// Characters of all comparable sentences.
    pub compared: usize,
    /// The longest sentence that recurs, as printed.
    pub example: String,
}

impl Copied {
    /// The share that recurs, in percent, rounded down.
    pub(crate) fn percent(&self) -> usize {
        (self.recurring * 100).checked_div(self.compared).unwrap_or_default()
    }
}

/// How much of `text` recurs in `other`; `None` where the text is too short to tell. Takes time in proportion
/// to the two lengths.
pub(crate) fn copied(text: &str, other: &str, names: &[&str]) -> Option<Copied> {
    let known: HashSet<u64> = sentences(other).flat_map(|sentence| shingles(&masked(sentence, names))).collect();
    let mut result = Copied { recurring: 0, compared: 0, example: String::new() };
    for sentence in sentences(text) {
        let plain = masked(sentence, names);
        let length = plain.chars().count();
        if length < SHORT_SENTENCE {
            continue;
        }
        result.compared += length;
        let pieces = shingles(&plain);
        let recurring = pieces.iter().filter(|piece| known.contains(piece)).count();
        if recurring * 100 >= pieces.len() * SENTENCE_PERCENT {
            result.recurring += length;
            if sentence.len() > result.example.len() {
                sentence.trim().clone_into(&mut result.example);
            }
        }
    }
    (result.compared >= SHORT_TEXT).then_some(result)
}

/// Whether two texts are the same but for years and layout.
pub(crate) fn same_but_for_years(left: &str, right: &str) -> bool {
    without_years(left) == without_years(right)
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', ';', '！', '\n']).filter(|sentence| !sentence.trim().is_empty())
}

/// A sentence without punctuation, its numbers and the names masked.
fn masked(sentence: &str, names: &[&str]) -> String {
    let mut plain = squeeze(sentence);
    for name in names.iter().filter(|name| !name.is_empty()) {
        plain = plain.replace(name, "@");
    }
    let mut out = String::with_capacity(plain.len());
    for c in plain.chars() {
        if c.is_ascii_digit() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else if c.is_alphanumeric() || c == '@' {
            out.push(c);
        }
    }
    out
}

fn shingles(text: &str) -> Vec<u64> {
    let chars: Vec<char> = text.chars().collect();
    let size = SHINGLE.min(chars.len().max(1));
    chars
        .windows(size)
        .map(|piece| {
            let mut hasher = DefaultHasher::new();
            piece.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}

/// A text without white space and punctuation, every year masked: 2023年, 二〇二三年, 本年度 stays.
fn without_years(text: &str) -> String {
    let plain = squeeze(text);
    let chars: Vec<char> = plain.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_digit = |c: &char| c.is_ascii_digit() || "〇零一二三四五六七八九".contains(*c);
    let mut out = String::with_capacity(plain.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let year = chars.get(at..at + 5).filter(|five| five.iter().take(4).all(is_digit) && five.last() == Some(&'年'));
        if year.is_some() {
            out.push('#');
            at += 5;
        } else {
            out.push(*c);
            at += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "2023年，示范县教育局严格落实信息发布审核制度，确保发布内容准确无误。全年组织培训3次，覆盖全体工作人员。\
        政策解读形式不够丰富，图解和视频解读占比偏低，需要继续改进。队伍建设还要加强，专职人员数量不足，业务水平有待提高，轮岗频繁影响工作连续性。\
        下一步将加强统筹协调，健全工作机制，完善考核办法，提升公开质量，强化日常监督检查。";

    #[test]
    fn a_copy_with_other_numbers_and_names_is_a_copy() {
        let other = TEXT.replace("2023", "2022").replace("3次", "12次").replace("示范县教育局", "样板县教育局");
        let copied = copied(TEXT, &other, &["示范县教育局", "样板县教育局"]).unwrap();
        assert_eq!(copied.percent(), 100);
        assert!(same_but_for_years(TEXT, &TEXT.replace("2023", "2022")));
        assert!(!same_but_for_years(TEXT, &other));
    }

    #[test]
    fn another_text_is_no_copy_and_a_short_one_cannot_be_told() {
        let other =
            "我们把办事指南逐条核对，删去过时材料，补上办理时限。热线来电由专人记录，当天转办，三日内回访。".repeat(3);
        assert_eq!(copied(TEXT, &other, &[]).unwrap().percent(), 0);
        assert_eq!(copied("未收到政府信息公开申请。", TEXT, &[]), None);
    }
}
