//! What changed inside a paragraph: numbers and Latin words compared whole, Chinese character by character.

use gongkai_document::squeeze;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of a paragraph that is the same in both reports, or is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether the other report does not have it here.
    pub changed: bool,
}

impl Piece {
    pub(super) fn changed(text: String) -> Self {
        Self { text, changed: true }
    }
}

/// Above this many tokens in both paragraphs together, sentences are compared whole: marks in single characters
/// of such a text would tell a reader nothing, and take long to find.
const MOST_TOKENS: usize = 6_000;

/// A stretch of fewer tokens than this between two changes is marked with them: one 的 that stayed in a rewritten
/// sentence is chance.
const ISLAND: usize = 3;

/// Both paragraphs in pieces.
pub(super) fn compare(old: &str, new: &str) -> [Vec<Piece>; 2] {
    let mut tokens = [words(old), words(new)];
    if tokens.iter().map(Vec::len).sum::<usize>() > MOST_TOKENS {
        tokens = [sentences(old), sentences(new)];
    }
    let [left, right] = &tokens;
    // white space and full width are layout: two tokens are one if they are the same without them
    let keys = tokens.each_ref().map(|tokens| tokens.iter().map(|token| squeeze(token)).collect::<Vec<_>>());
    let [left_keys, right_keys] = &keys;
    let stretches = without_islands(capture_diff_slices(Algorithm::Myers, left_keys, right_keys));
    let mut pieces = [Vec::new(), Vec::new()];
    let [was, is] = &mut pieces;
    for stretch in stretches {
        push(was, left.get(stretch.old), stretch.changed);
        push(is, right.get(stretch.new), stretch.changed);
    }
    pieces
}

/// A stretch of tokens on both sides.
struct Stretch {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
    changed: bool,
}

fn without_islands(ops: Vec<DiffOp>) -> Vec<Stretch> {
    let last = ops.len().saturating_sub(1);
    let stretches = ops.iter().enumerate().map(|(place, op)| {
        let island = op.old_range().len() < ISLAND && place > 0 && place < last;
        let changed = !matches!(op, DiffOp::Equal { .. }) || island;
        Stretch { old: op.old_range(), new: op.new_range(), changed }
    });
    stretches.collect()
}

/// Adds a stretch, joined to the last piece if that is of the same kind.
fn push(pieces: &mut Vec<Piece>, tokens: Option<&[&str]>, changed: bool) {
    let text = tokens.unwrap_or_default().concat();
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.changed == changed => last.text.push_str(&text),
        _ => pieces.push(Piece { text, changed }),
    }
}

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Latin,
    Space,
    /// Everything else stands alone.
    Single,
}

fn kind(c: char) -> Kind {
    match c {
        '0'..='9' | '０'..='９' | '.' | '%' | '％' => Kind::Number,
        _ if c.is_whitespace() => Kind::Space,
        _ if c.is_ascii_alphanumeric() => Kind::Latin,
        _ => Kind::Single,
    }
}

fn words(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last = Kind::Single;
    for (at, c) in text.char_indices() {
        let this = kind(c);
        // white space stays with what stands before it
        if at > start && this != Kind::Space && (this != last || this == Kind::Single) {
            tokens.extend(text.get(start..at));
            start = at;
        }
        last = this;
    }
    tokens.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    tokens
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '；', ';', '！', '\n']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| if piece.changed { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    #[test]
    fn numbers_are_marked_whole() {
        let [old, new] = compare("全年收到申请12件，办结率98.5%。", "全年收到申请123件，办结率99.5%。");
        assert_eq!(marked(&old), "全年收到申请[12]件，办结率[98.5%]。");
        assert_eq!(marked(&new), "全年收到申请[123]件，办结率[99.5%]。");
    }

    #[test]
    fn layout_is_no_change_and_chance_islands_are_marked() {
        let [old, new] = compare("收到 12 件（含网上）", "收到12件(含网上)");
        assert!(old.iter().chain(&new).all(|piece| !piece.changed), "{old:?} {new:?}");
        let [old, _] = compare("开展业务的培训三次，效果良好。", "召开座谈的会议两次，效果良好。");
        assert_eq!(marked(&old), "[开展业务的培训三]次，效果良好。");
    }

    #[test]
    fn a_text_without_end_is_compared_by_sentence() {
        let sentence = "这一句话一直重复，没有别的内容。";
        let old = sentence.repeat(600);
        let [_, new] = compare(&old, &format!("{old}多了一句。"));
        assert_eq!(new.last(), Some(&Piece::changed("多了一句。".into())));
        assert_eq!(new.len(), 2);
    }
}
