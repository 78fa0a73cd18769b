//! A value together with the dates it is in force and the provision it comes from.

use jiff::civil::Date;

use crate::provision::Provision;

/// A value the law sets for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce<T> {
    /// What the law sets.
    pub value: T,
    /// The first day it applies.
    pub from: Date,
    /// The last day it applies; none while it is still in force.
    pub until: Option<Date>,
    /// Where the law says so.
    pub provision: Provision,
}

impl<T> InForce<T> {
    /// A value in force from a day on, with no end yet.
    pub const fn since(value: T, from: Date, provision: Provision) -> Self {
        InForce { value, from, until: None, provision }
    }

    /// A value in force between two days, both included.
    pub const fn between(value: T, from: Date, until: Date, provision: Provision) -> Self {
        InForce { value, from, until: Some(until), provision }
    }

    /// Whether it applies on that day.
    pub fn covers(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.until.is_none_or(|until| other.from <= until) && other.until.is_none_or(|until| self.from <= until)
    }
}

/// The value in force on a day.
pub fn on<T>(values: &[InForce<T>], date: Date) -> Option<&InForce<T>> {
    values.iter().find(|value| value.covers(date))
}

/// The first two values that claim the same day; a table of the law has none.
pub fn first_overlap<T>(values: &[InForce<T>]) -> Option<(&InForce<T>, &InForce<T>)> {
    let mut rest = values;
    while let [first, others @ ..] = rest {
        if let Some(second) = others.iter().find(|other| first.overlaps(other)) {
            return Some((first, second));
        }
        rest = others;
    }
    None
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::provision::cited;

    fn table() -> [InForce<u8>; 2] {
        [
            InForce::between(15, date(2008, 5, 1), date(2019, 5, 14), cited::REGULATION_2007_24_2),
            InForce::since(20, date(2019, 5, 15), cited::ART_33_2),
        ]
    }

    #[test]
    fn the_value_changes_on_the_day_the_new_one_takes_effect() {
        let table = table();
        assert_eq!(on(&table, date(2008, 4, 30)).map(|v| v.value), None);
        assert_eq!(on(&table, date(2008, 5, 1)).map(|v| v.value), Some(15));
        assert_eq!(on(&table, date(2019, 5, 14)).map(|v| v.value), Some(15));
        assert_eq!(on(&table, date(2019, 5, 15)).map(|v| v.value), Some(20));
        assert_eq!(on(&table, date(2999, 1, 1)).map(|v| v.value), Some(20));
    }

    #[test]
    fn overlapping_values_are_found() {
        let mut table = table();
        assert!(first_overlap(&table).is_none());
        table[0].until = Some(date(2019, 5, 15));
        assert!(first_overlap(&table).is_some());
        table[0].until = None;
        assert!(first_overlap(&table).is_some());
    }
}
