//! Days off of a region: holidays of minority areas, set locally (全国年节及纪念日放假办法 art. 4).

use jiff::civil::Date;

/// A day off in a region, on top of the national arrangement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionalHoliday {
    /// The day.
    pub date: Date,
    /// The holiday: 开斋节, 藏历新年, 三月三.
    pub name: String,
}
