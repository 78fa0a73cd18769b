//! The numbers that a browser writes before the items of an ordered list.

use super::arena::Node;

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListLabels {
    /// `1.`
    Decimal,
    /// `a.`
    LowerLetter,
    /// `A.`
    UpperLetter,
    /// `i.`
    LowerRoman,
    /// `I.`
    UpperRoman,
    /// `一、`
    Chinese,
    /// `一)`
    ChineseHalfBracket,
    /// `(一)`
    ChineseBracket,
    /// `1)`
    HalfBracket,
    /// `(1)`
    Bracket,
}

impl ListLabels {
    /// The numbering of a list; `None` where its items have none.
    pub(super) fn of(list: &Node, style: Option<&str>) -> Option<Self> {
        // the classes with which a widely used editor marks its own numberings
        for class in list.attr("class").unwrap_or_default().split_ascii_whitespace() {
            match class {
                "custom_cn" => return Some(Self::Chinese),
                "custom_cn1" => return Some(Self::ChineseHalfBracket),
                "custom_cn2" => return Some(Self::ChineseBracket),
                "custom_num" => return Some(Self::Decimal),
                "custom_num1" => return Some(Self::HalfBracket),
                "custom_num2" => return Some(Self::Bracket),
                _ => {}
            }
        }
        let kind = style.or_else(|| list.attr("type")).unwrap_or("decimal");
        Some(match kind {
            "none" | "disc" | "circle" | "square" => return None,
            "a" | "lower-alpha" | "lower-latin" => Self::LowerLetter,
            "A" | "upper-alpha" | "upper-latin" => Self::UpperLetter,
            "i" | "lower-roman" => Self::LowerRoman,
            "I" | "upper-roman" => Self::UpperRoman,
            _ if kind.contains("chinese") || kind.contains("cjk") => Self::Chinese,
            _ => Self::Decimal,
        })
    }
}

/// The number of an item as it is shown.
pub(super) fn label(labels: ListLabels, number: i64) -> String {
    match labels {
        ListLabels::Decimal => format!("{number}. "),
        ListLabels::HalfBracket => format!("{number}) "),
        ListLabels::Bracket => format!("({number}) "),
        ListLabels::LowerLetter => letter(number).map_or_else(|| format!("{number}. "), |c| format!("{c}. ")),
        ListLabels::UpperLetter => {
            letter(number).map_or_else(|| format!("{number}. "), |c| format!("{}. ", c.to_ascii_uppercase()))
        }
        ListLabels::LowerRoman => format!("{}. ", roman(number)),
        ListLabels::UpperRoman => format!("{}. ", roman(number).to_ascii_uppercase()),
        ListLabels::Chinese => format!("{}、", chinese(number)),
        ListLabels::ChineseHalfBracket => format!("{}）", chinese(number)),
        ListLabels::ChineseBracket => format!("（{}）", chinese(number)),
    }
}

fn letter(number: i64) -> Option<char> {
    let index = u8::try_from(number).ok().filter(|n| (1..=26).contains(n))?;
    Some(char::from(b'a' + index - 1))
}

pub(in crate::decode) fn roman(number: i64) -> String {
    const STEPS: [(i64, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    if !(1..400).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, text) in STEPS {
        while left >= value {
            out.push_str(text);
            left -= value;
        }
    }
    out
}

fn chinese(number: i64) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: i64| usize::try_from(n).ok().and_then(|n| DIGITS.get(n)).copied().unwrap_or_default();
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number % 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_a_browser_shows_them() {
        assert_eq!(label(ListLabels::Decimal, 3), "3. ");
        assert_eq!(label(ListLabels::Chinese, 12), "十二、");
        assert_eq!(label(ListLabels::ChineseBracket, 30), "（三十）");
        assert_eq!(label(ListLabels::LowerRoman, 14), "xiv. ");
        assert_eq!(label(ListLabels::UpperLetter, 2), "B. ");
        assert_eq!(label(ListLabels::LowerLetter, 27), "27. ");
    }
}
