//! The number before a heading or item: `一、`, `（一）`, `1.`, `一是`.

/// The look of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// 第一部分, 第一章.
    Part,
    /// 一、
    Chinese,
    /// （一）
    Bracketed,
    /// 1. or 1、
    Digit,
    /// （1）
    BracketedDigit,
    /// 一是
    Item,
}

/// A number before a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its look.
    pub class: Class,
    /// Which number it is.
    pub ordinal: u8,
    /// Its length in the squeezed text, in bytes.
    pub len: usize,
}

/// The number at the start of a squeezed text.
#[must_use]
pub fn number(key: &str) -> Option<Number> {
    let at = |rest: &str| key.len() - rest.len();
    if let Some(rest) = key.strip_prefix('第') {
        let (ordinal, rest) = chinese(rest).or_else(|| digits(rest))?;
        let rest = ["部分", "章", "节"].iter().find_map(|word| rest.strip_prefix(word))?;
        let rest = rest.trim_start_matches(SEPARATORS);
        return Some(Number { class: Class::Part, ordinal, len: at(rest) });
    }
    if let Some(inner) = key.strip_prefix(['(', '[', '〔', '【']) {
        let (class, (ordinal, rest)) = numeral(inner)?;
        let rest = rest.strip_prefix([')', ']', '〕', '】'])?.trim_start_matches(SEPARATORS);
        let class = if class == Class::Chinese { Class::Bracketed } else { Class::BracketedDigit };
        return Some(Number { class, ordinal, len: at(rest) });
    }
    let (class, (ordinal, rest)) = numeral(key)?;
    if let Some(rest) = rest.strip_prefix(')') {
        let class = if class == Class::Chinese { Class::Bracketed } else { Class::BracketedDigit };
        return Some(Number { class, ordinal, len: at(rest.trim_start_matches(SEPARATORS)) });
    }
    if class == Class::Chinese
        && let Some(rest) = rest.strip_prefix('是')
    {
        return Some(Number { class: Class::Item, ordinal, len: at(rest) });
    }
    let stripped = rest.trim_start_matches(SEPARATORS);
    // `1.5倍` is no number before a heading.
    if stripped.len() == rest.len() || (class == Class::Digit && stripped.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    Some(Number { class, ordinal, len: at(stripped) })
}

const SEPARATORS: [char; 7] = ['、', '.', ',', ':', '。', '·', '，'];

fn numeral(text: &str) -> Option<(Class, (u8, &str))> {
    chinese(text).map(|found| (Class::Chinese, found)).or_else(|| digits(text).map(|found| (Class::Digit, found)))
}

/// A Chinese numeral up to 19 at the start.
pub(super) fn chinese(text: &str) -> Option<(u8, &str)> {
    if let Some(rest) = text.strip_prefix('十') {
        return Some(one_to_nine(rest).map_or((10, rest), |(value, rest)| (10 + value, rest)));
    }
    one_to_nine(text)
}

fn one_to_nine(text: &str) -> Option<(u8, &str)> {
    const ONES: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let c = text.chars().next()?;
    let value = ONES.iter().position(|one| *one == c)?;
    Some((u8::try_from(value + 1).ok()?, text.get(c.len_utf8()..)?))
}

/// One or two digits at the start.
fn digits(text: &str) -> Option<(u8, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    if len == 0 || len > 2 {
        return None;
    }
    Some((text.get(..len)?.parse().ok()?, text.get(len..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongkai_document::squeeze;

    fn of(text: &str) -> Option<(Class, u8, String)> {
        let key = squeeze(text);
        number(&key).map(|n| (n.class, n.ordinal, key[n.len..].to_owned()))
    }

    #[test]
    fn numbers_of_every_look() {
        for (text, class, ordinal) in [
            ("一、总体情况", Class::Chinese, 1),
            ("一．总体情况", Class::Chinese, 1),
            ("（一）总体情况", Class::Bracketed, 1),
            ("一）总体情况", Class::Bracketed, 1),
            ("㈠总体情况", Class::Bracketed, 1),
            ("第二部分：总体情况", Class::Part, 2),
            ("1. 总体情况", Class::Digit, 1),
            ("⒈总体情况", Class::Digit, 1),
            ("（12）总体情况", Class::BracketedDigit, 12),
            ("一是总体情况", Class::Item, 1),
            ("十一、总体情况", Class::Chinese, 11),
        ] {
            assert_eq!(of(text), Some((class, ordinal, "总体情况".into())), "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in ["三安全一稳定", "1.5倍", "2023年", "一总体情况", "总体情况", "第二十条第(一)项"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
