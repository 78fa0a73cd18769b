//! Dates as they are printed: `2024年1月17日`, `2024-01-17`, `二〇二四年一月十七日`.

use gongkai_document::normalize;
use gongkai_law::numeral;
use jiff::civil::Date;

/// A date found in a text: where it ends, in bytes, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The year, where one is printed.
    pub year: Option<i16>,
    /// Month and day.
    pub month_day: (i8, i8),
}

impl Found {
    /// The date, with a year to use where none is printed.
    #[must_use]
    pub fn date(self, year: Option<i16>) -> Option<Date> {
        let (month, day) = self.month_day;
        Date::new(self.year.or(year)?, month, day).ok()
    }
}

/// The first full date of a text.
#[must_use]
pub fn first(text: &str) -> Option<Date> {
    let text = normalize(text);
    let mut at = 0;
    while let Some(found) = next(&text, at) {
        if let Some(date) = found.date(None) {
            return Some(date);
        }
        at = found.end;
    }
    None
}

/// A date in eight digits, as metadata print it: `20240117`.
#[must_use]
pub fn compact(text: &str) -> Option<Date> {
    let digits = text.trim();
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let year = part(0, 4).filter(|year| (1990..2100).contains(year))?;
    Date::new(year, i8::try_from(part(4, 6)?).ok()?, i8::try_from(part(6, 8)?).ok()?).ok()
}

/// The only thing a text says, if that is a date.
#[must_use]
pub fn only(key: &str) -> Option<Date> {
    let found = next(key, 0)?;
    let rest = key.get(found.end..)?;
    (found.start == 0 && rest.len() <= 3 && !rest.contains(|c: char| c.is_ascii_digit())).then(|| found.date(None))?
}

/// The period of a text: the first two dates with only a word such as 至 between them. Where they stand in the
/// wrong order they are a period only behind words that announce one: a year that was left over from last time is
/// read as printed, so that a rule can speak of it.
#[must_use]
pub fn period(text: &str) -> Option<(Date, Date)> {
    let text = gongkai_document::squeeze(text);
    let mut at = 0;
    let mut backwards = None;
    while let Some(from) = next(&text, at) {
        at = from.end;
        let Some(to) = next(&text, from.end) else { break };
        let between = text.get(from.end..to.start).unwrap_or_default();
        let joins = between.chars().all(|c| "起至到止-—–~―－～日自,、从开始".contains(c));
        if between.chars().count() <= 8
            && joins
            && let Some(start) = from.date(None)
            && let Some(end) = to.date(from.year)
        {
            if start <= end {
                return Some((start, end));
            }
            let announced =
                text.get(..from.start).is_some_and(|before| before.contains("统计") || before.contains("期限"));
            backwards = backwards.or(announced.then_some((start, end)));
        }
    }
    backwards
}

/// The next date at or after a byte of a normalised or squeezed text.
#[must_use]
pub fn next(text: &str, from: usize) -> Option<Found> {
    let mut at = from;
    while let Some(rest) = text.get(at..) {
        let offset = rest.find(|c: char| numeral::digit_value(c).is_some() || c == '十')?;
        let start = at + offset;
        let tail = text.get(start..)?;
        if let Some((len, year, month_day)) = date_at(tail) {
            return Some(Found { start, end: start + len, year, month_day });
        }
        let run = tail.find(|c: char| numeral::digit_value(c).is_none() && c != '十').unwrap_or(tail.len());
        at = start + run.max(1);
    }
    None
}

type DateAt = (usize, Option<i16>, (i8, i8));

/// A date at the very start of a text.
fn date_at(text: &str) -> Option<DateAt> {
    let (first, rest) = figure(text)?;
    let rest = rest.trim_start();
    // 1月1日, without a year
    if let Some(rest) = rest.strip_prefix('月') {
        let (day, rest) = figure(rest.trim_start())?;
        let rest = rest.trim_start();
        let rest = rest.strip_prefix(['日', '号']).unwrap_or(rest);
        return finish(text, rest, None, first, day);
    }
    let year = i16::try_from(first).ok().filter(|year| (1990..2100).contains(year))?;
    let rest = rest.strip_prefix("年度").unwrap_or(rest);
    if let Some(rest) = rest.strip_prefix('年') {
        let (month, rest) = figure(rest.trim_start())?;
        let rest = rest.trim_start().strip_prefix(['月', '-', '.'])?;
        let (day, rest) = figure(rest.trim_start())?;
        let rest = rest.trim_start();
        let rest = rest.strip_prefix(['日', '号']).unwrap_or(rest);
        return finish(text, rest, Some(year), month, day);
    }
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, rest) = figure(rest.strip_prefix(separator)?)?;
    let (day, rest) = figure(rest.strip_prefix(separator)?)?;
    finish(text, rest, Some(year), month, day)
}

fn finish(text: &str, rest: &str, year: Option<i16>, month: u64, day: u64) -> Option<DateAt> {
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    Some((text.len() - rest.len(), year, (month, day)))
}

/// A number at the start of a text, in figures or in Chinese.
fn figure(text: &str) -> Option<(u64, &str)> {
    let ascii = text.bytes().take_while(u8::is_ascii_digit).count();
    if ascii > 0 {
        let (number, rest) = text.split_at_checked(ascii)?;
        return (ascii <= 4).then(|| number.parse().ok().map(|number| (number, rest)))?;
    }
    let end = text.find(|c: char| numeral::digit_value(c).is_none() && c != '十').unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    let word = word.replace('O', "〇");
    numeral::parse(&word).ok().map(|number| (number, rest))
}

/// The data year that a text names: the first `2023年` in it, in any numerals.
#[must_use]
pub fn year(key: &str) -> Option<i16> {
    year_at(key).map(|(year, _)| year)
}

/// The first year a squeezed text names, and the bytes it takes with 年 and 年度.
#[must_use]
pub fn year_at(key: &str) -> Option<(i16, std::ops::Range<usize>)> {
    let mut chars = key.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let digit = |c: char| numeral::digit_value(c).or(matches!(c, 'O' | 'o' | '○').then_some(0));
        let Some(first) = digit(c).filter(|_| c != 'O' && c != 'o') else { continue };
        let mut value = first;
        let mut count = 1;
        let mut end = start + c.len_utf8();
        while let Some((at, next)) = chars.peek().copied() {
            let Some(more) = digit(next) else { break };
            value = value.saturating_mul(10).saturating_add(more);
            count += 1;
            end = at + next.len_utf8();
            chars.next();
        }
        let Some(rest) = key.get(end..) else { break };
        let year = i16::try_from(value).ok().filter(|year| count == 4 && (2003..2100).contains(year));
        if let Some(year) = year
            && let Some(word) = ["年度", "年"].iter().find(|word| rest.starts_with(**word))
        {
            // 年度报告 is the title's own word, not part of the year
            let word =
                if rest.starts_with("年度报告") || rest.starts_with("年度工作报告") { "年" } else { *word };
            return Some((year, start..end + word.len()));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_of_every_look() {
        let wanted = Some(date(2024, 1, 17));
        for text in [
            "2024年1月17日",
            "2024 年 1 月 17 日",
            "发布时间：2024-01-17 09:30",
            "２０２４年１月１７日",
            "二〇二四年一月十七日",
            "二○二四年一月十七日",
            "2024.1.17",
            "2024/01/17",
        ] {
            assert_eq!(first(text), wanted, "{text}");
        }
        assert_eq!(first("2024年13月1日"), None);
        assert_eq!(first("电话0527-83593059"), None);
    }

    #[test]
    fn periods_of_every_look() {
        let wanted = Some((date(2023, 1, 1), date(2023, 12, 31)));
        for text in [
            "统计期限自2023年1月1日起至2023年12月31日止",
            "统计期限为2023年1月1日至12月31日",
            "从 2023 年 1 月 1 日到 2023 年 12 月 31 日",
            "2023年1月1日—12月31日",
            "二〇二三年一月一日至十二月三十一日",
            "2023.1.1-2023.12.31",
            "印发于2021年9月26日，数据自2023年1月1日起，至2023年12月31日止",
        ] {
            assert_eq!(period(text), wanted, "{text}");
        }
        assert_eq!(period("自202311日到1231日止"), None);
        let left_over = "统计期限自2024年1月1日起至2023年12月31日止";
        assert_eq!(period(left_over), Some((date(2024, 1, 1), date(2023, 12, 31))));
        assert_eq!(period("2024年1月1日至2023年12月31日"), None);
    }

    #[test]
    fn years_in_any_numerals() {
        assert_eq!(year("某局2023年度政府信息公开"), Some(2023));
        assert_eq!(year("二〇二三年政府信息公开"), Some(2023));
        assert_eq!(year("二O二三年政府信息公开"), Some(2023));
        assert_eq!(year("国令第711号"), None);
        assert_eq!(year_at("2023年年度报告").map(|(_, range)| range), Some(0..7));
    }
}
