//! Words looked for together: one pass over a text, however many they are.

use std::cmp::Reverse;

/// A vocabulary: words, each with what it stands for.
///
/// A character of the text is only compared with the words that may begin with it, so a long list costs hardly
/// more than a short one.
#[derive(Clone, Debug)]
pub struct Words<T = ()> {
    /// By the bucket of the first character; in a bucket the longest first.
    words: Vec<(&'static str, T)>,
    /// Where each bucket begins, and the end of the last one.
    starts: Vec<u32>,
}

/// First characters are told apart by their number modulo this.
const BUCKETS: usize = 1024;

fn bucket(first: char) -> usize {
    first as usize % BUCKETS
}

impl Words {
    /// Words that stand for nothing else.
    #[must_use]
    pub fn of(words: &[&'static str]) -> Self {
        words.iter().map(|word| (*word, ())).collect()
    }
}

impl<T> FromIterator<(&'static str, T)> for Words<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(words: I) -> Self {
        let bucket_of = |word: &str| word.chars().next().map_or(0, bucket);
        let mut words: Vec<(&'static str, T)> = words.into_iter().filter(|(word, _)| !word.is_empty()).collect();
        words.sort_by_key(|(word, _)| (bucket_of(word), Reverse(word.len())));
        let mut starts = Vec::with_capacity(BUCKETS + 1);
        for (at, (word, _)) in (0..).zip(&words) {
            starts.resize(bucket_of(word) + 1, at);
        }
        starts.resize(BUCKETS + 1, u32::try_from(words.len()).unwrap_or(u32::MAX));
        Self { words, starts }
    }
}

impl<T: Copy> Words<T> {
    /// The words that may begin with a character, the longest first.
    fn beginning_with(&self, first: char) -> &[(&'static str, T)] {
        let at = bucket(first);
        match self.starts.get(at..at + 2) {
            Some([start, end]) if start < end => self.words.get(*start as usize..*end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The words that a text begins with, the longest first.
    pub fn at_start(&self, text: &str) -> impl Iterator<Item = (&'static str, T)> {
        let words = text.chars().next().map_or(&[][..], |first| self.beginning_with(first));
        words.iter().filter(move |(word, _)| text.starts_with(word)).copied()
    }

    /// What a text stands for that is one of the words.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<(&'static str, T)> {
        self.at_start(text).next().filter(|(word, _)| word.len() == text.len())
    }

    /// The words in a text with the bytes at which they begin, in order; the longest at each place, none across
    /// another.
    pub fn find_in(&self, text: &str) -> impl Iterator<Item = (usize, &'static str, T)> {
        let mut past = 0;
        text.char_indices().filter_map(move |(at, first)| {
            let words = self.beginning_with(first);
            if words.is_empty() || at < past {
                return None;
            }
            let rest = text.get(at..)?;
            let (word, meaning) = words.iter().find(|(word, _)| rest.starts_with(word))?;
            past = at + word.len();
            Some((at, *word, *meaning))
        })
    }

    /// Whether any of the words stands in a text.
    #[must_use]
    pub fn any_in(&self, text: &str) -> bool {
        self.find_in(text).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_at_each_place_is_found_and_none_across_another() {
        let words: Words<u8> = [("公开", 1), ("公开申请", 2), ("申请", 3), ("abc", 4)].into_iter().collect();
        let found = |text| words.find_in(text).collect::<Vec<_>>();
        assert_eq!(found("依公开申请，申请公开"), [(3, "公开申请", 2), (18, "申请", 3), (24, "公开", 1)]);
        assert_eq!(found("abcabc公"), [(0, "abc", 4), (3, "abc", 4)]);
        assert_eq!(words.at_start("公开申请件").collect::<Vec<_>>(), [("公开申请", 2), ("公开", 1)]);
        assert_eq!((words.get("公开"), words.get("公开申"), words.get("")), (Some(("公开", 1)), None, None));
        assert!(words.any_in("x申请") && !words.any_in("申 请") && !words.any_in(""));
    }

    #[test]
    fn first_characters_of_one_bucket_are_told_apart() {
        let other = char::from_u32('公' as u32 + 1024).unwrap();
        let words = Words::of(&["公开"]);
        assert!(!words.any_in(&format!("{other}开")) && words.any_in(&format!("{other}公开")));
    }
}
