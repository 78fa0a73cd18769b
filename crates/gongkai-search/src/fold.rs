//! The one form in which text and queries are compared, a character for a character, so that places carry over.

use std::sync::LazyLock;

use gongkai_document::fold_width;

/// The blocks in which characters with a simplified form stand.
const HAN: std::ops::RangeInclusive<char> = '\u{4E00}'..='\u{9FFF}';

/// The simplified form of every character of the block that has one, in order.
static SIMPLIFIED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let single = |c: char| {
        let mut simplified = hanconv::t2s(c.to_string()).chars().collect::<Vec<char>>().into_iter();
        let one = simplified.next().filter(|simple| *simple != c && simplified.next().is_none());
        one.map(|simple| (c, simple))
    };
    HAN.filter_map(single).collect()
});

/// A character folded: half width, lower case, simplified, brackets of one kind.
#[must_use]
pub(crate) fn fold(c: char) -> char {
    let c = fold_width(c).to_ascii_lowercase();
    match c {
        '〔' | '[' | '【' | '［' | '﹝' => '(',
        '〕' | ']' | '】' | '］' | '﹞' => ')',
        '“' | '”' | '「' | '」' | '『' | '』' => '"',
        // common variants of one character
        '佔' => '占',
        '註' => '注',
        '冊' => '册',
        '甦' => '苏',
        c if HAN.contains(&c) => SIMPLIFIED
            .binary_search_by_key(&c, |(from, _)| *from)
            .ok()
            .and_then(|at| SIMPLIFIED.get(at))
            .map_or(c, |(_, to)| *to),
        other => other,
    }
}

/// A text folded.
#[must_use]
pub(crate) fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// Whether a character tells something: a letter, a digit, a Han character.
pub(crate) fn is_told(c: char) -> bool {
    c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_script_and_brackets_are_folded_a_character_for_a_character() {
        assert_eq!(folded("示公資〔２０２６〕３號ＡＢ"), "示公资(2026)3号ab");
        assert_eq!(folded("中標公告"), folded("中标公告"));
        let text = "「採購」與［標］";
        assert_eq!(folded(text).chars().count(), text.chars().count());
    }
}
