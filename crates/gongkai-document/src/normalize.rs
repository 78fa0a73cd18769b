//! The one normalising function that every comparison and every match of text goes through.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Text made comparable: NFKC (full-width forms, CJK compatibility ideographs, presentation forms),
/// control and zero-width characters dropped, every run of white space one space, ends trimmed.
///
/// Chinese punctuation that NFKC folds (`：` to `:`, `（` to `(`) comes out folded, so patterns are written
/// against the folded form.
#[must_use]
pub fn normalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    each_folded(text, |c| {
        if c.is_whitespace() {
            space = true;
            return;
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        out.push(c);
    });
    out
}

/// Text made comparable with all white space removed: [`normalize`] for labels and headings, in which
/// layout puts spaces and line ends between the characters.
#[must_use]
pub fn squeeze(text: &str) -> String {
    squeezed(text).into_owned()
}

/// [`squeeze`], borrowed where there is nothing to take out or to fold: so are numbers and most labels.
#[must_use]
pub fn squeezed(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(|c| !is_settled(c)) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, c) in text.get(first..).unwrap_or_default().char_indices() {
        if is_settled(c) {
            continue;
        }
        if !is_plain(c) {
            let whole = text.nfkc().filter(|c| !is_invisible(*c) && !c.is_whitespace());
            return Cow::Owned(whole.collect());
        }
        out.push_str(text.get(copied..first + at).unwrap_or_default());
        copied = first + at + c.len_utf8();
        let c = fold_width(c);
        if !is_invisible(c) && !c.is_whitespace() {
            out.push(c);
        }
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// The characters of a text as [`normalize`] makes them comparable (NFKC, those that take no room dropped), white
/// space left as it is.
pub fn each_folded(text: &str, mut take: impl FnMut(char)) {
    // most text needs no table: folding the width is all that NFKC does to it
    if text.chars().all(is_plain) {
        text.chars().map(fold_width).filter(|c| !is_invisible(*c)).for_each(&mut take);
    } else {
        text.nfkc().filter(|c| !is_invisible(*c)).for_each(take);
    }
}

/// Characters that NFKC at most folds to half width, whatever stands beside them: ASCII, its full-width forms,
/// Chinese characters of the main block, Chinese punctuation and quotation marks.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\u{7F}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}' | '\u{3000}'..='\u{3002}')
        || matches!(c, '\u{3008}'..='\u{3011}' | '\u{3014}' | '\u{3015}' | '‘' | '’' | '“' | '”')
}

/// Plain characters that stay as they are and take room: nearly all that is not punctuation.
fn is_settled(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{4E00}'..='\u{9FFF}' | '、' | '。' | '《' | '》' | '‘' | '’' | '“' | '”')
}

/// Whether two texts are equal but for layout: both [`squeeze`]d.
#[must_use]
pub fn same_text(left: &str, right: &str) -> bool {
    squeezed(left) == squeezed(right)
}

/// One character folded to its half-width form where it is a full-width form of ASCII, else unchanged.
/// Keeps the count of characters, so offsets into the text stay valid.
#[must_use]
pub fn fold_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Characters that take no room on the page and must not take part in a comparison.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}')
        || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_layout_spaces_and_compatibility_ideographs_fold() {
        assert_eq!(normalize("\u{FEFF} ２０２３\u{3000}年\n度 "), "2023 年 度");
        assert_eq!(squeeze("结果 \n维持（１）"), "结果维持(1)");
        assert_eq!(squeeze("\u{F9DD}"), "利");
        assert!(same_text("总 计", "总计"));
    }

    #[test]
    fn the_short_way_is_nfkc() {
        let plain: Vec<char> = ('\0'..='\u{FFFF}').filter(|c| is_plain(*c)).collect();
        let every: String = plain.iter().collect();
        assert!(every.chars().map(fold_width).eq(every.nfkc()));
        for c in ('\0'..='\u{FFFF}').filter(|c| is_settled(*c)) {
            assert!(is_plain(c) && fold_width(c) == c && !is_invisible(c) && !c.is_whitespace(), "{c:?}");
        }
        // beside each other in both orders, one of every kind
        for left in ['a', '\u{301}', '1', '甲', '（', '“', '、', '\u{3000}'] {
            for right in plain.iter().step_by(97) {
                let pair: String = [left, *right, left].iter().collect();
                let whole: String = pair.nfkc().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
                assert_eq!(squeeze(&pair), whole);
            }
        }
    }

    #[test]
    fn folding_keeps_the_count_of_characters() {
        let text = "（１２）ａ中";
        let folded: String = text.chars().map(fold_width).collect();
        assert_eq!(folded, "(12)a中");
        assert_eq!(folded.chars().count(), text.chars().count());
    }
}
