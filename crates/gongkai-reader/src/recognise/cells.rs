//! What one cell says: the only place where printed text becomes a number.

use gongkai_document::{Origin, fold_width};
use gongkai_law::numeral;
use gongkai_report::{Cell, CellId, Table2Column, Value};
use rust_decimal::Decimal;

/// What a column counts, which decides the units that need no remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A count: 件, 条, 次, 项 only repeat it.
    Count,
    /// An amount in 万元.
    WanYuan,
    /// An amount in whatever unit is printed with it (采购总金额 of the 2019 form).
    Money,
}

impl Measure {
    /// What a cell of the form measures.
    #[must_use]
    pub fn of(id: CellId) -> Self {
        match id {
            CellId::Table2(cell) if cell.column == Table2Column::ChargedWanYuan => Self::WanYuan,
            CellId::Table2(cell) if cell.column == Table2Column::PurchaseAmount => Self::Money,
            _ => Self::Count,
        }
    }
}

/// Units that say nothing beyond "this is a count".
const COUNT_UNITS: [&str; 12] = ["人次", "件次", "件", "条", "次", "项", "个", "份", "起", "宗", "部", "例"];
/// Units of money, the longest first.
const MONEY_UNITS: [&str; 7] = ["万元", "亿元", "千元", "百元", "美元", "元", "万"];
/// Signs before a number, in figures or in words.
const MINUS: [&str; 9] = ["减少", "下降", "减", "↓", "-", "－", "−", "–", "—"];
const PLUS: [&str; 5] = ["增加", "上升", "增", "↑", "+"];
/// Words that stand for "nothing to report" and are no zero.
const NOTHING: [&str; 7] = ["无", "暂无", "没有", "不涉及", "不适用", "N/A", "n/a"];

/// Reads one cell. Never fails: what is no number is [`Value::Unreadable`] with its text.
#[must_use]
pub fn parse(text: &str, measure: Measure) -> Cell {
    if let Some(count) = plain_count(text) {
        return Cell::of(match measure {
            Measure::Count => Value::Number(count),
            Measure::WanYuan | Measure::Money => Value::Amount(count.into()),
        });
    }
    let printed: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let printed = printed.trim();
    let folded: String = printed.chars().map(fold_width).collect();
    let folded = folded.trim();
    if folded.is_empty() {
        return Cell::of(Value::Blank);
    }
    let raw = Some(printed.to_owned());
    if NOTHING.contains(&folded) || folded.chars().all(|c| is_dash(c) || c.is_whitespace()) {
        return Cell { raw, ..Cell::of(Value::Dash) };
    }
    let Some((value, remark)) = number(folded, measure) else {
        return Cell { raw, ..Cell::of(Value::Unreadable) };
    };
    let plain = match value {
        Value::Number(number) => printed == number.to_string(),
        Value::Amount(amount) => printed == amount.to_string(),
        _ => false,
    };
    Cell { value, remark, raw: if plain { None } else { raw }, origin: None }
}

/// What nearly every cell prints: a whole number in ASCII digits and nothing else, short enough for any count.
fn plain_count(text: &str) -> Option<i64> {
    let plain = text.len() <= 15 && text.bytes().all(|byte| byte.is_ascii_digit());
    // leading zeros are kept as printed by the long way
    (plain && (text == "0" || !text.starts_with('0'))).then(|| text.parse().ok()).flatten()
}

/// [`parse`] with the place of the cell.
#[must_use]
pub fn parse_at(text: &str, measure: Measure, origin: Option<Origin>) -> Cell {
    Cell { origin, ..parse(text, measure) }
}

/// Whether a text is what a value cell prints: a number with what may surround it, a dash, or nothing at all.
#[must_use]
pub fn is_value(text: &str) -> bool {
    let first = text.chars().map(fold_width).find(|c| !c.is_whitespace() && !is_invisible(*c));
    first.is_some_and(may_begin_a_value)
        && !matches!(parse(text, Measure::Money).value, Value::Unreadable | Value::Blank)
}

/// Whether a number, a sign before one, a dash or a word for nothing may begin with a character: most labels are
/// told from values by this alone.
fn may_begin_a_value(c: char) -> bool {
    let begins = |words: &[&str]| words.iter().any(|word| word.starts_with(c));
    numeral::digit_value(c).is_some()
        || matches!(c, '十' | '百' | '千' | '万' | '拾')
        || is_dash(c)
        || begins(&MINUS)
        || begins(&PLUS)
        || begins(&NOTHING)
}

/// Whether nothing is printed.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

/// Number and remark of a folded, trimmed, not empty text.
fn number(text: &str, measure: Measure) -> Option<(Value, Option<String>)> {
    let (negative, unsigned) = sign(text);
    let (digits, rest) = digits(unsigned)?;
    let rest = rest.trim_start();
    let (unit, rest) = unit(rest, measure);
    let mut remark = remark(rest)?;
    if let Some(unit) = unit {
        remark = Some(remark.map_or_else(|| unit.to_owned(), |more| format!("{unit}，{more}")));
    }
    let value: Decimal = digits.parse().ok()?;
    let value = if negative { -value } else { value };
    if measure != Measure::Count {
        return Some((Value::Amount(value), remark));
    }
    if !value.fract().is_zero() {
        return None;
    }
    Some((Value::Number(value.trunc().to_string().parse().ok()?), remark))
}

/// A leading sign, in figures or in words, and the text behind it.
fn sign(text: &str) -> (bool, &str) {
    for (negative, marks) in [(true, &MINUS[..]), (false, &PLUS[..])] {
        if let Some(rest) = marks.iter().find_map(|mark| text.strip_prefix(mark)) {
            return (negative, rest.trim_start());
        }
    }
    (false, text)
}

/// The digits at the start of a text as plain ASCII, and what stands behind them.
fn digits(text: &str) -> Option<(String, &str)> {
    if let Some(found) = ascii_digits(text) {
        return Some(found);
    }
    let end =
        text.find(|c: char| numeral::parse(&c.to_string()).is_err() && !"十百千万".contains(c)).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    // A lone 一 is as often a dash as a number.
    if word.is_empty() || (word == "一" && rest.is_empty()) {
        return None;
    }
    numeral::parse(word).ok().map(|value| (value.to_string(), rest))
}

/// ASCII digits with separators between them: `1,234`, `1 234`, `2 6`, `96171.6`.
fn ascii_digits(text: &str) -> Option<(String, &str)> {
    let mut groups: Vec<String> = vec![String::new()];
    let mut separators: Vec<char> = Vec::new();
    let mut fraction: Option<String> = None;
    let mut end = 0;
    let mut pending: Option<char> = None;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() {
            if let Some(separator) = pending.take() {
                if separator == '.' {
                    if fraction.is_some() {
                        return None;
                    }
                    fraction = Some(String::new());
                } else if fraction.is_none() {
                    groups.push(String::new());
                    separators.push(separator);
                } else if separator == ',' {
                    return None;
                }
            }
            fraction.as_mut().or(groups.last_mut())?.push(c);
            end = at + c.len_utf8();
        } else if pending.is_none() && end > 0 && (c == ',' || c == '.') {
            pending = Some(c);
        } else if end > 0 && c.is_whitespace() {
            pending = pending.or(Some(' '));
        } else {
            break;
        }
    }
    let rest = text.get(end..)?;
    if end == 0 || rest.trim_start().starts_with([',', '.']) {
        return None;
    }
    let first = groups.first()?.len();
    let later = groups.get(1..)?;
    let thousands = first <= 3 && later.iter().all(|group| group.len() == 3);
    let spaced = separators.iter().all(|c| *c == ' ') && first == 1 && later.iter().all(|group| group.len() == 1);
    if !(later.is_empty() || thousands || spaced) {
        return None;
    }
    let mut plain = groups.concat();
    if let Some(fraction) = fraction {
        plain = format!("{plain}.{fraction}");
    }
    (plain.len() <= 24).then_some((plain, rest))
}

/// The unit at the start of a text: `None` where there is none or it only repeats the column's.
fn unit(text: &str, measure: Measure) -> (Option<&'static str>, &str) {
    let strip = |units: &[&'static str]| {
        units.iter().find_map(|unit| text.strip_prefix(unit).map(|rest| (*unit, rest))).filter(|(_, rest)| ends(rest))
    };
    if measure == Measure::Count
        && let Some((_, rest)) = strip(&COUNT_UNITS)
    {
        return (None, rest);
    }
    match strip(&MONEY_UNITS) {
        Some(("万元", rest)) if measure == Measure::WanYuan => (None, rest),
        Some((unit, rest)) => (Some(unit), rest),
        None => (None, text),
    }
}

/// Whether a unit may end before this text.
fn ends(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !is_han(c) || rest.starts_with("其中") || rest.starts_with('含'))
}

/// What stands behind number and unit: `Some(None)` nothing, `Some(Some(_))` a remark, `None` something that
/// makes the whole no number (`3-5`, `12/4`).
fn remark(text: &str) -> Option<Option<String>> {
    let text = text.trim().trim_start_matches([',', ';', '，', '；', '。']).trim();
    if text.is_empty() {
        return Some(None);
    }
    let first = text.chars().next()?;
    if first.is_numeric() && first.is_ascii() || is_dash(first) || matches!(first, '.' | ':' | '~' | '%' | '、' | '‰')
    {
        return None;
    }
    let inner = text
        .strip_prefix(['(', '[', '【', '〔'])
        .and_then(|inner| inner.strip_suffix([')', ']', '】', '〕']))
        .filter(|inner| !inner.contains([')', '(']))
        .unwrap_or(text);
    let inner = inner.trim();
    Some((!inner.is_empty()).then(|| inner.to_owned()))
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '‐'
            | '‑'
            | '‒'
            | '–'
            | '—'
            | '―'
            | '−'
            | '─'
            | '━'
            | '/'
            | '\\'
            | '_'
            | '╱'
            | '∕'
            | 'ー'
            | '﹣'
    )
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}')
        || (c.is_control() && !c.is_whitespace())
}

/// Whether a character is a Chinese character.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> (Value, Option<String>) {
        let cell = parse(text, Measure::Count);
        (cell.value, cell.remark)
    }

    fn amount(text: &str) -> (Value, Option<String>) {
        let cell = parse(text, Measure::WanYuan);
        (cell.value, cell.remark)
    }

    #[test]
    fn numbers_as_they_are_printed() {
        for (text, number) in [
            ("0", 0),
            ("26", 26),
            ("２６", 26),
            ("2 6", 26),
            (" 26\u{a0}", 26),
            ("1,234", 1234),
            ("1，234", 1234),
            ("1 234 567", 1_234_567),
            ("26件", 26),
            ("26 件", 26),
            ("三", 3),
            ("十二件", 12),
            ("+3", 3),
            ("-5", -5),
            ("－5", -5),
            ("减少5", -5),
            ("增加5", 5),
            ("↓5", -5),
            ("26.0", 26),
            ("007", 7),
        ] {
            assert_eq!(count(text), (Value::Number(number), None), "{text}");
        }
    }

    #[test]
    fn what_stands_beside_a_number_is_a_remark() {
        assert_eq!(count("22（其中修订16件）"), (Value::Number(22), Some("其中修订16件".into())));
        assert_eq!(count("22件（其中修订16件）"), (Value::Number(22), Some("其中修订16件".into())));
        assert_eq!(count("22①"), (Value::Number(22), Some("①".into())));
        assert_eq!(amount("251000元"), (Value::Amount(Decimal::from(251_000)), Some("元".into())));
        assert_eq!(amount("3.5万元"), (Value::Amount(Decimal::new(35, 1)), None));
        assert_eq!(parse("3.5万元", Measure::Money).remark.as_deref(), Some("万元"));
        assert_eq!(amount("0"), (Value::Amount(Decimal::ZERO), None));
        assert_eq!(amount("1,234.50"), (Value::Amount(Decimal::new(123_450, 2)), None));
    }

    #[test]
    fn blank_dash_and_unreadable_are_three_things() {
        for text in ["", " ", "\u{a0}", "\u{3000}", "\u{200b}"] {
            assert_eq!(count(text).0, Value::Blank, "{text:?}");
        }
        for text in ["-", "—", "——", "/", "\\", "－", "／", "无", "- -"] {
            assert_eq!(count(text).0, Value::Dash, "{text:?}");
        }
        for text in [
            "O",
            "o",
            "1.5",
            "3-5",
            "约100",
            "一",
            "12/4",
            "26 26",
            "1,23",
            "见附件",
            "*",
            "5%",
            "99999999999999999999999",
        ] {
            assert_eq!(count(text).0, Value::Unreadable, "{text:?}");
            assert_eq!(parse(text, Measure::Count).raw.as_deref(), Some(text));
        }
    }

    #[test]
    fn the_printed_text_is_kept_where_it_is_not_plain() {
        assert_eq!(parse("26", Measure::Count).raw, None);
        assert_eq!(parse("２６", Measure::Count).raw.as_deref(), Some("２６"));
        assert_eq!(parse("0.00", Measure::WanYuan).raw, None);
    }
}
