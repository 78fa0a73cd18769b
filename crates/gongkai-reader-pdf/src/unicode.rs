//! Characters as fonts give them, made those that a person would type.

use unicode_normalization::UnicodeNormalization;

/// Radicals that have no folding in Unicode's own tables, though fonts map whole characters to them; and the one that
/// folds to another character than the one that Chinese fonts draw for it.
const RADICALS: [(char, char); 45] = [
    ('⼾', '户'),
    ('⺁', '厂'),
    ('⺌', '小'),
    ('⺎', '兀'),
    ('⺐', '尢'),
    ('⺓', '幺'),
    ('⺛', '旡'),
    ('⺝', '月'),
    ('⺟', '母'),
    ('⺠', '民'),
    ('⺡', '氵'),
    ('⺮', '竹'),
    ('⺰', '纟'),
    ('⺲', '罒'),
    ('⺶', '羊'),
    ('⺸', '羊'),
    ('⺻', '聿'),
    ('⺼', '月'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻇', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻒', '镸'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻰', '龙'),
    ('⻳', '龟'),
];

/// What a glyph stands for: its characters, none for one that takes no room, `None` where that is not known.
pub(crate) fn clean(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\0' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' => return None,
            '\u{00A0}' | '\t' | '\n' | '\r' => out.push(' '),
            // drawn, so a hyphen that is seen
            '\u{00AD}' => out.push('-'),
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {}
            c if c.is_control() => return None,
            c => out.extend(fold(c)),
        }
    }
    Some(out)
}

/// Radicals and compatibility forms of Chinese characters, and ligatures of letters, as ordinary characters.
fn fold(c: char) -> impl Iterator<Item = char> {
    let radical = match c {
        '⼾' | '\u{2E80}'..='\u{2EFF}' => RADICALS.iter().find(|(from, _)| *from == c).map(|(_, to)| *to),
        _ => None,
    };
    let c = radical.unwrap_or(c);
    let folds = matches!(c, '\u{2F00}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{FB00}'..='\u{FB06}');
    let folded: Vec<char> = if folds { c.nfkc().collect() } else { vec![c] };
    folded.into_iter()
}

/// How good a character is as the meaning of a glyph that several map to; less is better.
pub(crate) fn rank(c: char) -> u8 {
    match c {
        ' '..='~' | '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}' => 0,
        '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' => 3,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => 4,
        '\u{A0}' | '\u{AD}' => 2,
        _ => 1,
    }
}

/// Whether a character is set on a full square, without spaces between it and its neighbours.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}' | '—' | '…' | '“' | '”' | '‘' | '’' | '\u{2460}'..='\u{24FF}' | '※' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_and_ligatures_become_what_they_look_like() {
        assert_eq!(clean("⻓⺠⼈⼾").as_deref(), Some("长民人户"));
        assert_eq!(clean("ﬁ").as_deref(), Some("fi"));
        assert_eq!(clean("１（").as_deref(), Some("１（"), "full width stays as printed");
    }

    #[test]
    fn what_a_font_does_not_say_is_unknown_and_what_takes_no_room_is_nothing() {
        assert_eq!(clean("\0"), None);
        assert_eq!(clean("\u{FFFD}"), None);
        assert_eq!(clean("\u{1}"), None);
        assert_eq!(clean("\u{200B}").as_deref(), Some(""));
        assert_eq!(clean("\u{AD}").as_deref(), Some("-"));
    }
}
