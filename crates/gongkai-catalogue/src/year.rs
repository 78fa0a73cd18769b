//! A year as far as it has come, and a record that counts in it.

use jiff::civil::Date;

/// The days of a year up to a day: what a report of that year counts as of that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearSoFar {
    first: Date,
    last: Date,
}

impl YearSoFar {
    /// A whole year.
    #[must_use]
    pub fn whole(year: i16) -> Self {
        Self::new(year, Date::MAX)
    }

    /// A year as of a day; as of a day before it, nothing has happened in it yet.
    #[must_use]
    pub fn new(year: i16, as_of: Date) -> Self {
        let first = Date::new(year, 1, 1).unwrap_or(Date::MAX);
        let last = Date::new(year, 12, 31).unwrap_or(Date::MAX);
        Self { first, last: last.min(as_of) }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// The first day of the year.
    #[must_use]
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day that is looked at: 31 December, or the day as of which the year is looked at.
    #[must_use]
    pub fn last(self) -> Date {
        self.last
    }

    /// Whether something of that day has happened in the year so far.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// A record that counts, by which number a person finds it, and on which day it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted<'a> {
    /// Id of the record.
    pub id: &'a str,
    /// Its number (文号, number of the decision), if it has one.
    pub number: Option<&'a str>,
    /// The day that makes it count.
    pub day: Date,
}
