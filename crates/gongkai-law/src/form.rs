//! Dates the way Chinese documents write them, both directions.

use jiff::civil::{Date, Weekday};

use crate::numeral;

/// A text that is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateTextError {
    /// No year, month and day could be told apart.
    #[error("“{text}”不是日期：请写成 2026-11-25 或 2026年11月25日")]
    Unreadable {
        /// The whole text.
        text: String,
    },
    /// Such a day does not exist.
    #[error("“{text}”这一天不存在：{year}年{month}月没有{day}日，请核对年、月、日")]
    NoSuchDay {
        /// The whole text.
        text: String,
        /// The year read.
        year: u64,
        /// The month read.
        month: u64,
        /// The day read.
        day: u64,
    },
}

/// 2026年11月25日
pub fn long(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// 11月25日, for a date whose year is plain.
pub fn month_day(date: Date) -> String {
    format!("{}月{}日", date.month(), date.day())
}

/// 二〇二六年十一月二十五日
pub fn in_chinese_numerals(date: Date) -> String {
    format!(
        "{}年{}月{}日",
        numeral::to_chinese_digits(u64::from(date.year().unsigned_abs())),
        numeral::to_chinese(u64::from(date.month().unsigned_abs())),
        numeral::to_chinese(u64::from(date.day().unsigned_abs())),
    )
}

/// 2026年3月2日至3月9日; the second year and a single day are shown only where they add something.
pub fn span(from: Date, to: Date) -> String {
    if from == to {
        long(from)
    } else if from.year() == to.year() {
        format!("{}至{}", long(from), month_day(to))
    } else {
        format!("{}至{}", long(from), long(to))
    }
}

/// 周一 … 周日
pub const fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "周一",
        Weekday::Tuesday => "周二",
        Weekday::Wednesday => "周三",
        Weekday::Thursday => "周四",
        Weekday::Friday => "周五",
        Weekday::Saturday => "周六",
        Weekday::Sunday => "周日",
    }
}

/// Reads a date written as `2026-11-25`, `2026/11/25`, `2026.11.25`, `20261125`, 2026年11月25日 or
/// 二〇二六年十一月二十五日, with ASCII or full-width digits.
pub fn parse(text: &str) -> Result<Date, DateTextError> {
    let unreadable = || DateTextError::Unreadable { text: text.to_owned() };
    let compact: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    let half_width = numeral::to_half_width(&compact);
    let parts: Vec<String> = if half_width.len() == 8 && half_width.bytes().all(|byte| byte.is_ascii_digit()) {
        [half_width.get(..4), half_width.get(4..6), half_width.get(6..)]
            .into_iter()
            .flatten()
            .map(String::from)
            .collect()
    } else {
        let bare = half_width.strip_suffix(['日', '号']).unwrap_or(&half_width);
        bare.split(['年', '月', '-', '/', '.', '－', '／', '．']).map(String::from).collect()
    };
    let [year, month, day] = parts.as_slice() else { return Err(unreadable()) };
    let read = |part: &str| numeral::parse(part).map_err(|_| unreadable());
    let (year, month, day) = (read(year)?, read(month)?, read(day)?);
    if !(1000..=9999).contains(&year) {
        return Err(unreadable());
    }
    let no_such_day = || DateTextError::NoSuchDay { text: text.to_owned(), year, month, day };
    let small = |value: u64| i8::try_from(value).map_err(|_| no_such_day());
    Date::new(i16::try_from(year).map_err(|_| unreadable())?, small(month)?, small(day)?).map_err(|_| no_such_day())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_are_written_as_documents_write_them() {
        let day = date(2026, 11, 25);
        assert_eq!(long(day), "2026年11月25日");
        assert_eq!(in_chinese_numerals(day), "二〇二六年十一月二十五日");
        assert_eq!(span(date(2026, 3, 2), date(2026, 3, 9)), "2026年3月2日至3月9日");
        assert_eq!(span(date(2025, 12, 30), date(2026, 1, 4)), "2025年12月30日至2026年1月4日");
        assert_eq!(span(day, day), "2026年11月25日");
        assert_eq!(weekday(day.weekday()), "周三");
    }

    #[test]
    fn dates_are_read_in_every_usual_form() {
        let day = date(2026, 11, 25);
        for text in [
            "2026-11-25",
            "2026/11/25",
            "2026.11.25",
            "20261125",
            "2026年11月25日",
            "２０２６年１１月２５日",
            "2026 年 11 月 25 日",
            "二〇二六年十一月二十五日",
        ] {
            assert_eq!(parse(text), Ok(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_told_apart() {
        for text in ["", "2026", "2026-11", "明天", "26-11-25", "2026-11-25-1", "2026年十一月"] {
            assert!(matches!(parse(text), Err(DateTextError::Unreadable { .. })), "{text}");
        }
        for text in ["2026-02-29", "2026-13-01", "2026年4月31日", "2026-1-300"] {
            let error = parse(text).unwrap_err();
            assert!(matches!(error, DateTextError::NoSuchDay { .. }), "{text}");
            assert!(error.to_string().contains("不存在"));
        }
    }

    proptest::proptest! {
        #[test]
        fn dates_survive_a_round_trip(days in 0_i64..80_000) {
            let day = date(1950, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            proptest::prop_assert_eq!(parse(&long(day)), Ok(day));
            proptest::prop_assert_eq!(parse(&in_chinese_numerals(day)), Ok(day));
            proptest::prop_assert_eq!(parse(&day.to_string()), Ok(day));
        }

        #[test]
        fn reading_never_panics(text in ".{0,24}") {
            let _ = parse(&text);
        }
    }
}
