//! Which days are working days, and why.
//!
//! The base is Saturday and Sunday off; the State Council's yearly notice moves days. A year without a notice
//! is computed from the 放假办法 alone and every result that leans on it is marked provisional.

mod day;
mod import;
mod lunar;
mod notices;
mod overlay;

use jiff::civil::Date;

pub use day::{DayKind, DayStatus};
pub use import::{ImportError, ImportedDay, ImportedYear};
pub use notices::{Holiday, Notice, NoticeDay, notices};
pub use overlay::RegionalHoliday;

use crate::provision::{Instrument, Provision, cited};

/// Version of the data that is built in: the years whose notices it holds; changes whenever their data changes.
const BUILT_IN: &str = "国办通知2019—2026";

/// What makes the working days of a day's year: the 放假办法 in force then.
#[must_use]
pub fn basis(on: Date) -> Provision {
    if Instrument::HolidayMeasures2013.is_in_force(on) { cited::HOLIDAYS_2013_2 } else { cited::HOLIDAYS_2 }
}

/// A working-day calendar: the built-in notices, years imported over them, and days off of a region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    imported: Vec<ImportedYear>,
    regional: Vec<RegionalHoliday>,
}

impl Calendar {
    /// The calendar that is built in.
    #[must_use]
    pub fn national() -> Self {
        Self::default()
    }

    /// With a year's arrangement read from a file: it replaces what is known of that year.
    ///
    /// # Errors
    /// If the year contradicts itself or lies outside what can be computed; see [`ImportError`].
    pub fn with_year(mut self, year: ImportedYear) -> Result<Self, ImportError> {
        year.verify()?;
        self.imported.retain(|other| other.year != year.year);
        self.imported.push(year);
        self.imported.sort_by_key(|year| year.year);
        Ok(self)
    }

    /// With days off of a region (全国年节及纪念日放假办法 art. 4: holidays of minority areas are set locally).
    #[must_use]
    pub fn with_regional(mut self, mut days: Vec<RegionalHoliday>) -> Self {
        self.regional.append(&mut days);
        self.regional.sort_by(|a, b| (a.date, &a.name).cmp(&(b.date, &b.name)));
        self.regional.dedup();
        self
    }

    /// A name for this state of the calendar: results computed under one version are comparable; a change of
    /// data, an import or an overlay changes it.
    #[must_use]
    pub fn version(&self) -> String {
        let mut version = BUILT_IN.to_owned();
        for year in &self.imported {
            version.push_str(&format!("+{}年导入{:08x}", year.year, fnv(&year.fingerprint())));
        }
        if !self.regional.is_empty() {
            let days: String = self.regional.iter().map(|day| format!("{}{}", day.date, day.name)).collect();
            version.push_str(&format!("+地方节日{:08x}", fnv(&days)));
        }
        version
    }

    /// What a day is, and why.
    #[must_use]
    pub fn day(&self, date: Date) -> DayStatus {
        if let Some(holiday) = self.regional.iter().find(|holiday| holiday.date == date) {
            return DayStatus {
                date,
                kind: DayKind::RegionalHoliday,
                reason: format!("{}（地方规定）", holiday.name),
                provisional: false,
            };
        }
        if let Some(status) = self.imported_day(date) {
            return status;
        }
        notices::day(date).unwrap_or_else(|| day::plain(date, !self.has_notice(date.year())))
    }

    /// Whether the arrangement of that calendar year is known.
    #[must_use]
    pub fn has_notice(&self, year: i16) -> bool {
        notices::covers(year) || self.imported.iter().any(|imported| imported.year == year)
    }

    /// Whether anything can be said of that year: it has its notice, or all its statutory holidays are known.
    #[must_use]
    pub fn reaches(&self, year: i16) -> bool {
        self.has_notice(year) || lunar::covers(year)
    }

    /// Whether a day is a working day.
    #[must_use]
    pub fn is_working(&self, date: Date) -> bool {
        self.day(date).kind.is_working()
    }

    /// The first working day on or after a day; `None` only at the end of time.
    #[must_use]
    pub fn next_working(&self, date: Date) -> Option<Date> {
        let mut date = date;
        while !self.is_working(date) {
            date = date.tomorrow().ok()?;
        }
        Some(date)
    }

    /// Days of an imported year win over the built-in ones. A notice may name days of the year before it.
    fn imported_day(&self, date: Date) -> Option<DayStatus> {
        let listed = self.imported.iter().flat_map(|year| &year.days).find(|day| day.date == date);
        if let Some(listed) = listed {
            let kind = if listed.is_off_day { DayKind::Holiday } else { DayKind::MakeUpWorkingDay };
            let reason = if listed.is_off_day {
                format!("{}放假（导入的安排）", listed.name)
            } else {
                format!("{}调休上班（导入的安排）", listed.name)
            };
            return Some(DayStatus { date, kind, reason, provisional: false });
        }
        if !self.imported.iter().any(|year| year.year == date.year()) {
            return None;
        }
        // what a file leaves out: December days that the next year's notice names, and the statutory holidays, which
        // no arrangement can turn into working days
        Some(notices::december(date).or_else(|| day::statutory(date)).unwrap_or_else(|| day::plain(date, false)))
    }
}

/// A short hash for version names: FNV-1a, 32 bits.
fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
