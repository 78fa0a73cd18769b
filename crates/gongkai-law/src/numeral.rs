//! Chinese numerals, both directions, and full-width digits.

/// A text that is no number, or one too large.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumeralError {
    /// Nothing to read.
    #[error("数字为空：请填写数字，例如 20、２０ 或 二十")]
    Empty,
    /// A character that is no numeral, or one in the wrong place.
    #[error("“{text}”不是数字：第{position}个字“{found}”无法识别，请改用 20、２０ 或 二十 这样的写法")]
    Unreadable {
        /// The whole text.
        text: String,
        /// Where the offending character stands, counted from one.
        position: usize,
        /// The offending character.
        found: char,
    },
    /// The number does not fit.
    #[error("“{text}”超出可处理的范围：请核对位数是否填写过多")]
    TooLarge {
        /// The whole text.
        text: String,
    },
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

fn digit_char(digit: u64) -> char {
    usize::try_from(digit % 10).ok().and_then(|index| DIGITS.get(index)).copied().unwrap_or('〇')
}

/// Writes a number the way articles are numbered: 十, 二十, 三十三, 一百零一.
pub fn to_chinese(number: u64) -> String {
    if number == 0 {
        return "零".to_owned();
    }
    let mut text = String::new();
    write_large(number, &mut text);
    match text.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => text,
    }
}

fn write_large(number: u64, text: &mut String) {
    for (unit, name) in [(100_000_000, '亿'), (10_000, '万')] {
        if number >= unit {
            write_large(number / unit, text);
            text.push(name);
            let rest = number % unit;
            if rest > 0 {
                if rest < unit / 10 {
                    text.push('零');
                }
                write_large(rest, text);
            }
            return;
        }
    }
    let mut rest = number;
    let mut gap = false;
    let mut begun = false;
    for (unit, name) in [(1000, Some('千')), (100, Some('百')), (10, Some('十')), (1, None)] {
        let digit = rest / unit;
        rest %= unit;
        if digit == 0 {
            gap = begun;
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        text.push(digit_char(digit));
        text.extend(name);
        begun = true;
    }
}

/// Writes each digit for itself, the way years are written: 二〇二六.
pub fn to_chinese_digits(number: u64) -> String {
    number
        .to_string()
        .chars()
        .map(|digit| digit.to_digit(10).map_or(digit, |value| digit_char(u64::from(value))))
        .collect()
}

/// The value of one numeral character: ASCII, full-width or Chinese, also the banker's forms.
pub fn digit_value(character: char) -> Option<u64> {
    if let Some(digit) = character.to_digit(10) {
        return Some(u64::from(digit));
    }
    if ('０'..='９').contains(&character) {
        return Some(u64::from(u32::from(character) - u32::from('０')));
    }
    Some(match character {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn small_unit(character: char) -> Option<u64> {
    Some(match character {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

fn large_unit(character: char) -> Option<u64> {
    Some(match character {
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// Reads a whole number in ASCII digits, full-width digits, positional Chinese (二〇二六) or Chinese with units
/// (一千零五十), and mixtures such as 3万.
pub fn parse(text: &str) -> Result<u64, NumeralError> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(NumeralError::Empty);
    }
    let too_large = || NumeralError::TooLarge { text: trimmed.to_owned() };
    let mut total: u64 = 0;
    let mut section: u64 = 0;
    let mut pending: Option<u64> = None;
    let mut last_small = u64::MAX;
    let mut last_large = u64::MAX;
    for (index, character) in trimmed.chars().enumerate() {
        let unreadable =
            || NumeralError::Unreadable { text: trimmed.to_owned(), position: index + 1, found: character };
        if let Some(digit) = digit_value(character) {
            let so_far = pending.unwrap_or(0);
            pending = Some(so_far.checked_mul(10).and_then(|value| value.checked_add(digit)).ok_or_else(too_large)?);
        } else if let Some(unit) = small_unit(character) {
            if unit >= last_small {
                return Err(unreadable());
            }
            last_small = unit;
            // A bare 十 means ten; a bare 百 or 千 is no number.
            let count = match pending.take() {
                Some(count) if (1..10).contains(&count) => count,
                None if unit == 10 => 1,
                _ => return Err(unreadable()),
            };
            section = section.checked_add(count.checked_mul(unit).ok_or_else(too_large)?).ok_or_else(too_large)?;
        } else if let Some(unit) = large_unit(character) {
            let count = section.checked_add(pending.take().unwrap_or(0)).ok_or_else(too_large)?;
            if (count == 0 && total == 0) || unit > last_large {
                return Err(unreadable());
            }
            // 万亿: the unit multiplies all that stands before it.
            let grown = if unit == 100_000_000 && last_large < unit {
                total.checked_add(count).and_then(|value| value.checked_mul(unit))
            } else {
                count.checked_mul(unit).and_then(|value| total.checked_add(value))
            };
            total = grown.ok_or_else(too_large)?;
            section = 0;
            last_small = u64::MAX;
            last_large = unit;
        } else {
            return Err(unreadable());
        }
    }
    section.checked_add(pending.unwrap_or(0)).and_then(|value| total.checked_add(value)).ok_or_else(too_large)
}

/// Turns full-width digits into ASCII digits and leaves everything else alone.
pub fn to_half_width(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10).unwrap_or(character),
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_numbered_as_in_statutes() {
        for (number, text) in [
            (0, "零"),
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (33, "三十三"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (10_000, "一万"),
            (10_010, "一万零一十"),
            (100_000, "十万"),
            (120_000_003, "一亿二千万零三"),
        ] {
            assert_eq!(to_chinese(number), text);
            assert_eq!(parse(text), Ok(number), "{text}");
        }
    }

    #[test]
    fn years_are_written_digit_by_digit() {
        assert_eq!(to_chinese_digits(2026), "二〇二六");
        assert_eq!(parse("二〇二六"), Ok(2026));
        assert_eq!(parse("二零二六"), Ok(2026));
        assert_eq!(parse("２０２６"), Ok(2026));
        assert_eq!(parse("3万"), Ok(30_000));
        assert_eq!(parse("两百"), Ok(200));
        assert_eq!(to_half_width("第２０条"), "第20条");
    }

    #[test]
    fn what_is_no_number_says_where() {
        assert_eq!(parse("  "), Err(NumeralError::Empty));
        let error = parse("二十件").unwrap_err();
        assert_eq!(error, NumeralError::Unreadable { text: "二十件".into(), position: 3, found: '件' });
        assert!(error.to_string().contains("第3个字"));
        for text in ["十百", "百", "万", "二十三十", "-5", "1.5", "十万亿亿亿", "12十", "一万一亿万"]
        {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(matches!(parse("99999999999999999999999"), Err(NumeralError::TooLarge { .. })));
    }

    proptest::proptest! {
        #[test]
        fn numerals_survive_a_round_trip(number in 0_u64..1_000_000_000_000) {
            proptest::prop_assert_eq!(parse(&to_chinese(number)), Ok(number));
            proptest::prop_assert_eq!(parse(&to_chinese_digits(number)), Ok(number));
            proptest::prop_assert_eq!(parse(&number.to_string()), Ok(number));
        }

        #[test]
        fn reading_never_panics(text in ".{0,24}") {
            let _ = parse(&text);
            let _ = parse(&text.replace(|c: char| c.is_ascii(), "十"));
        }
    }
}
