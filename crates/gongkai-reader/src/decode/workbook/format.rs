//! How a number is displayed: as a date, a share or a plain number.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// What a format does with a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// As it is.
    #[default]
    General,
    /// With so many decimals.
    Decimals(usize),
    /// In percent, with so many decimals.
    Percent(usize),
    /// As a day, a time, or both.
    Date {
        /// Whether it shows a day.
        day: bool,
        /// Whether it shows a time.
        time: bool,
    },
    /// Not at all.
    Nothing,
}

impl Format {
    /// A format that every workbook knows by its number.
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            1 | 3 | 37 | 38 => Self::Decimals(0),
            2 | 4 | 39 | 40 => Self::Decimals(2),
            9 => Self::Percent(0),
            10 => Self::Percent(2),
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Date { day: true, time: false },
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Self::Date { day: false, time: true },
            22 => Self::Date { day: true, time: true },
            _ => Self::General,
        }
    }

    /// A format as written: `0.00%`, `yyyy"年"m"月"`, `#,##0`.
    pub(super) fn written(code: &str) -> Self {
        let section = bare(code.split(';').next().unwrap_or_default());
        if section.is_empty() {
            return if code.contains(';') { Self::Nothing } else { Self::General };
        }
        let lower = section.to_ascii_lowercase();
        let has = |letters: &[char]| lower.contains(letters);
        if lower.contains("general") || lower.contains('@') {
            return Self::General;
        }
        if has(&['y', 'd', 'h', 's', 'm', '年', '月', '日']) {
            let time = has(&['h', 's']);
            return Self::Date { day: has(&['y', 'd', '年', '月', '日']) || !time, time };
        }
        let decimals = lower
            .split_once('.')
            .map_or(0, |(_, rest)| rest.chars().take_while(|c| matches!(c, '0' | '#' | '?')).count());
        let scaled = lower.contains("0,.") || lower.ends_with("0,");
        if lower.contains('%') {
            Self::Percent(decimals)
        } else if !scaled && has(&['0', '#', '?']) && !has(&['e', '/']) {
            Self::Decimals(decimals)
        } else {
            Self::General
        }
    }

    /// A number as it is displayed. Thousands are not parted, and a whole number has no decimals: what it says stays
    /// the same, and it is read the same.
    pub(super) fn display(self, number: f64, since_1904: bool) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Date { day, time } => dated(number, day, time, since_1904).unwrap_or_else(|| general(number)),
            Self::Percent(decimals) => rounded(number * 100.0, decimals) + "%",
            Self::Decimals(_) | Self::General if number.fract() == 0.0 => general(number),
            Self::Decimals(decimals) => rounded(number, decimals),
            Self::General => general(number),
        }
    }
}

/// A format without its quoted texts, its colours and conditions, and its layout marks.
fn bare(section: &str) -> String {
    let mut out = String::new();
    let mut characters = section.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => characters.by_ref().take_while(|c| *c != '"').for_each(drop),
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                // elapsed time is shown in brackets
                if matches!(inside.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    out.push_str(&inside);
                }
            }
            '\\' | '_' | '*' => drop(characters.next()),
            other => out.push(other),
        }
    }
    out.trim().to_owned()
}

/// A number as it is: fifteen digits, as a workbook computes.
fn general(number: f64) -> String {
    const WHOLE: f64 = 1e15;
    if number.fract() == 0.0 && number.abs() < WHOLE {
        let whole = format!("{number:.0}");
        return if whole == "-0" { "0".to_owned() } else { whole };
    }
    let magnitude = number.abs().log10().floor();
    if !(-10.0..15.0).contains(&magnitude) {
        return number.to_string();
    }
    // as many decimals as leave fifteen digits in all
    let decimals = (-10..15).rev().find(|power| magnitude >= f64::from(*power)).map_or(14, |power| 14 - power);
    trimmed(&format!("{number:.*}", usize::try_from(decimals).unwrap_or(0)))
}

fn rounded(number: f64, decimals: usize) -> String {
    // half away from zero, as it is displayed, and on the fifteen digits that the workbook computes with
    let exact = general(number);
    let number: f64 = exact.parse().unwrap_or(number);
    let nudge = number.abs() * f64::EPSILON * 4.0;
    trimmed(&format!("{:.*}", decimals.min(15), number + nudge.copysign(number)))
}

/// Without zeros at the end that say nothing.
fn trimmed(written: &str) -> String {
    if !written.contains('.') {
        return written.to_owned();
    }
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A count of days as a day: day 1 is the first of 1900, and 1900 is taken for a leap year, as it was from the start.
fn dated(number: f64, day: bool, time: bool, since_1904: bool) -> Option<String> {
    const LAST: f64 = 2_958_466.0;
    if !(0.0..LAST).contains(&number) {
        return None;
    }
    let whole = number.trunc();
    let days: i64 = format!("{whole:.0}").parse().ok()?;
    let first: Date = if since_1904 { date(1904, 1, 1) } else { date(1899, 12, if days < 60 { 31 } else { 30 }) };
    let on = first.checked_add(days.days()).ok()?;
    let minutes: i64 = format!("{:.0}", number.fract() * 1440.0).parse().ok()?;
    let clock = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    Some(match (day, time) {
        (true, true) => format!("{on} {clock}"),
        (false, true) => clock,
        _ => on.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_displayed_as_the_workbook_displays_them() {
        let shown = |code: &str, number: f64| Format::written(code).display(number, false);
        for (code, number, text) in [
            ("General", 12.0, "12"),
            ("General", 0.1 + 0.2, "0.3"),
            ("General", -3.0, "-3"),
            ("General", 0.0, "0"),
            ("General", 128.456, "128.456"),
            ("0.00", 1.0, "1"),
            ("0.00", 12.345, "12.35"),
            ("0.00_ ;[Red]\\-0.00\\ ", 12.3, "12.3"),
            ("#,##0", 1234.0, "1234"),
            ("#,##0.00\"万元\"", 1234.5, "1234.5"),
            ("0%", 0.355, "36%"),
            ("0.0%", 0.1234, "12.3%"),
            ("yyyy\"年\"m\"月\"d\"日\"", 45307.0, "2024-01-16"),
            ("yyyy-mm-dd hh:mm", 45307.5, "2024-01-16 12:00"),
            ("h:mm", 0.25, "06:00"),
            ("[$-804]yyyy/m/d", 45307.0, "2024-01-16"),
            (";;;", 7.0, ""),
            ("@", 7.0, "7"),
            ("0.0E+00", 12.5, "12.5"),
        ] {
            assert_eq!(shown(code, number), text, "{code} {number}");
        }
        assert_eq!(Format::built_in(14).display(43845.0, true), "2024-01-16");
        assert_eq!(Format::built_in(14).display(1.0, false), "1900-01-01");
        assert_eq!(Format::built_in(14).display(-1.0, false), "-1");
        assert_eq!(Format::built_in(9).display(1.0, false), "100%");
    }
}
