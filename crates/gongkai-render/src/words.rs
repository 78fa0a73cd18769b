//! Words and dates as Chinese documents write them.

use jiff::civil::Date;

/// 一 to 五, the numbers of the five heads of section 一.
pub(crate) const NUMERALS: [&str; 5] = ["一", "二", "三", "四", "五"];

/// 2026年11月25日
pub(crate) fn day(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
