//! What is reckoned by over the records of a body: its calendar, what it chose of what the texts leave open, the day.

use gongkai_catalogue::InForce;
use gongkai_law::calendar::Calendar;
use jiff::civil::Date;

use crate::books::Books;
use crate::year::Reckoning;

/// The calendar and the settings of a body, as of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// The calendar, with the years and regional holidays that the body recorded.
    pub calendar: Calendar,
    /// What the body chose.
    pub in_force: InForce,
    /// The day as of which is reckoned.
    pub today: Date,
}

impl Ground {
    /// For what stands open today: by what is known and holds today.
    #[must_use]
    pub fn of(books: &Books, today: Date) -> Self {
        Self { calendar: books.calendar(today), in_force: books.in_force(today), today }
    }

    /// For the numbers of a year: by what held on its last day, so that a choice made later leaves it alone. Which days
    /// were off is a fact that may become known later, so the calendar is that of today.
    #[must_use]
    pub fn of_year(books: &Books, year: i16, today: Date) -> Self {
        let last = Date::new(year, 12, 31).unwrap_or(Date::MAX);
        Self { in_force: books.in_force(last.min(today)), ..Self::of(books, today) }
    }

    /// As the use cases take it.
    #[must_use]
    pub fn reckoning(&self) -> Reckoning<'_> {
        let InForce { request, counting, filing: _ } = &self.in_force;
        Reckoning { calendar: &self.calendar, settings: request, counting: *counting, today: self.today }
    }
}
