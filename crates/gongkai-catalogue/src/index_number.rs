//! 索引号: by a template of the body, never given twice. No rule of the whole country says how it looks.

use std::fmt::Write;

use jiff::civil::Date;

/// How many digits the running number has at least.
const DIGITS: usize = 5;

/// What a template consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Year,
    Month,
    Number(usize),
}

/// A template such as `12345678901234567X/{年}{月}-{号}` or `014416330/{年}-{号}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexTemplate(Vec<Part>);

/// Why a text is no template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTemplate {
    /// It has no running number, or more than one.
    #[error("索引号的模板应当有一处“{{号}}”")]
    Number,
    /// It has no year: numbers of different years would be the same.
    #[error("索引号的模板应当有“{{年}}”")]
    Year,
    /// A brace that is none of the known ones.
    #[error("索引号的模板里不认识“{{{0}}}”，可以用：{{年}}、{{月}}、{{号}}、{{号4}}（号的位数）")]
    Unknown(String),
}

impl IndexTemplate {
    /// Reads a template.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, NoTemplate> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            let (name, behind) = after.split_once('}').ok_or_else(|| NoTemplate::Unknown(after.to_owned()))?;
            parts.push(match name.strip_prefix('号') {
                Some("") => Part::Number(DIGITS),
                Some(digits) => Part::Number(digits.parse().map_err(|_| NoTemplate::Unknown(name.to_owned()))?),
                None if name == "年" => Part::Year,
                None if name == "月" => Part::Month,
                None => return Err(NoTemplate::Unknown(name.to_owned())),
            });
            rest = behind;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        let count = |wanted: fn(&Part) -> bool| parts.iter().filter(|part| wanted(part)).count();
        if count(|part| matches!(part, Part::Number(_))) != 1 {
            return Err(NoTemplate::Number);
        }
        if count(|part| *part == Part::Year) == 0 {
            return Err(NoTemplate::Year);
        }
        Ok(Self(parts))
    }

    /// The number of a day with this running number.
    #[must_use]
    pub fn write(&self, on: Date, number: u32) -> String {
        let mut out = String::new();
        for part in &self.0 {
            // writing to a string does not fail
            let _ = match part {
                Part::Text(text) => out.write_str(text),
                Part::Year => write!(out, "{:04}", on.year()),
                Part::Month => write!(out, "{:02}", on.month()),
                Part::Number(digits) => write!(out, "{number:0digits$}"),
            };
        }
        out
    }

    /// The next number of a day: one more than the highest that was ever given in its year, given back or not.
    pub fn next<'a>(&self, used: impl IntoIterator<Item = &'a str>, on: Date) -> String {
        let highest = used.into_iter().filter_map(|number| self.running(number, on)).max().unwrap_or(0);
        self.write(on, highest.saturating_add(1))
    }

    /// The running number of an index number of the year of that day; `None` if it is not of this template.
    fn running(&self, text: &str, on: Date) -> Option<u32> {
        let mut rest = text;
        let mut running = None;
        let year = format!("{:04}", on.year());
        for part in &self.0 {
            match part {
                Part::Text(text) => rest = rest.strip_prefix(text.as_str())?,
                Part::Year => rest = rest.strip_prefix(year.as_str())?,
                // a number runs through the year, whatever its month
                Part::Month => {
                    let (month, behind) = rest.split_at_checked(2)?;
                    month.parse::<u8>().ok()?;
                    rest = behind;
                }
                Part::Number(_) => {
                    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
                    let (number, behind) = rest.split_at_checked(end)?;
                    running = Some(number.parse().ok()?);
                    rest = behind;
                }
            }
        }
        running.filter(|_| rest.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_patterns_in_use_are_written_and_numbered_on_within_a_year() {
        for (template, first, third) in [
            ("123456789012345678/{年}{月}-{号}", "123456789012345678/202503-00001", "123456789012345678/202503-00003"),
            ("123456789012345678/{年}-{号}", "123456789012345678/2025-00001", "123456789012345678/2025-00003"),
            ("014416330/{年}-{号}", "014416330/2025-00001", "014416330/2025-00003"),
            ("0142768-8/{年}-{号4}", "0142768-8/2025-0001", "0142768-8/2025-0003"),
        ] {
            let template = IndexTemplate::parse(template).unwrap();
            let on = date(2025, 3, 4);
            assert_eq!(template.next([], on), first);
            let earlier = template.write(date(2025, 1, 9), 2);
            let other = template.write(date(2024, 12, 31), 77);
            assert_eq!(template.next([first, &earlier, &other, "XK-2025-9"], on), third);
        }
    }

    #[test]
    fn what_is_no_template_says_what_it_lacks() {
        assert_eq!(IndexTemplate::parse("A/{年}"), Err(NoTemplate::Number));
        assert_eq!(IndexTemplate::parse("A/{号}"), Err(NoTemplate::Year));
        assert_eq!(IndexTemplate::parse("A/{年}-{日}-{号}"), Err(NoTemplate::Unknown("日".to_owned())));
        assert!(IndexTemplate::parse("A/{年").unwrap_err().to_string().contains("不认识"));
    }
}
