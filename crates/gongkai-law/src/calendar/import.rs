//! A year's arrangement from outside, in the shape that holiday-cn publishes.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::lunar;

/// One day of an imported year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImportedDay {
    /// The day.
    pub date: Date,
    /// The holiday it belongs to.
    pub name: String,
    /// Whether it is off; otherwise it is worked.
    pub is_off_day: bool,
}

/// A year's arrangement: days off and days worked for them. Bare weekends need not be listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedYear {
    /// The year of the notice; it may name days of the December before.
    pub year: i16,
    /// Where the notices can be read.
    pub papers: Vec<String>,
    /// The days it names.
    pub days: Vec<ImportedDay>,
}

/// Why a year cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The file names no day of the year.
    #[error("{year}年的放假安排里没有该年的任何一天：通知可能还没有公布，请等公布后再导入")]
    Empty {
        /// The year.
        year: i16,
    },
    /// A day lies far outside the year.
    #[error("{year}年的放假安排里有不属于该年的日期 {date}：请核对文件的年份")]
    OutsideYear {
        /// The year.
        year: i16,
        /// The day.
        date: Date,
    },
    /// A holiday of the whole country is named as worked: the marks are the wrong way round.
    #[error("{year}年的放假安排把 {date} {name}列为上班：这一天依法放假，请核对文件中放假、上班的标记")]
    HolidayWorked {
        /// The year.
        year: i16,
        /// The day.
        date: Date,
        /// The holiday.
        name: &'static str,
    },
    /// A day is named twice.
    #[error("{year}年的放假安排里 {date} 出现了两次：请删去一处")]
    Twice {
        /// The year.
        year: i16,
        /// The day.
        date: Date,
    },
}

impl ImportedYear {
    /// Whether the year makes sense. A plain weekday may be named as worked: the notice of January 2020 did.
    pub(super) fn verify(&self) -> Result<(), ImportError> {
        let year = self.year;
        let mut seen = BTreeSet::new();
        for day in &self.days {
            let date = day.date;
            if !self.may_name(date) {
                return Err(ImportError::OutsideYear { year, date });
            }
            if !seen.insert(date) {
                return Err(ImportError::Twice { year, date });
            }
            if !day.is_off_day
                && let Some(name) = lunar::statutory_holiday(date)
            {
                return Err(ImportError::HolidayWorked { year, date, name });
            }
        }
        if self.days.iter().all(|day| day.date.year() != year) {
            return Err(ImportError::Empty { year });
        }
        Ok(())
    }

    /// Whether an arrangement of the year may name a day: one of the year itself or of the December before.
    fn may_name(&self, date: Date) -> bool {
        date.year() == self.year || (date.year() == self.year.saturating_sub(1) && date.month() == 12)
    }

    /// The days in one text, for the version name.
    pub(super) fn fingerprint(&self) -> String {
        let mut days: Vec<&ImportedDay> = self.days.iter().collect();
        days.sort();
        days.iter().map(|day| format!("{}{}", day.date, u8::from(day.is_off_day))).collect()
    }
}
