//! Counting working days one by one, and saying of each whether it counts and why.

use jiff::civil::Date;

use super::WorkingDays;
use crate::calendar::Calendar;
use crate::form;
use crate::provision::Provision;

/// Whether the day of the event itself is left out and counting begins on the next day.
///
/// The 条例 does not say; the fee measures (art. 6) say 次日起, and procedural law counts so. One constant, so that
/// a different reading is one change.
pub const COUNT_FROM_NEXT_DAY: bool = true;

/// One day on the way to a due day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayStep {
    /// The day.
    pub date: Date,
    /// Its number in the count, from 1; `None` if it does not count.
    pub counted: Option<u16>,
    /// Why it counts or not.
    pub why: String,
}

/// A due day that explains itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Day zero, not counted.
    pub from: Date,
    /// Why counting starts there.
    pub start: String,
    /// The last day on which the thing is still in time.
    pub due: Date,
    /// Every day from the first to the due day.
    pub days: Vec<DayStep>,
    /// Whether a day lies in a year whose arrangement is not announced yet.
    pub provisional: bool,
    /// The version of the calendar.
    pub calendar_version: String,
    /// By what right.
    pub provision: Provision,
}

/// Why a due day could not be computed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// The dates leave what the calendar can represent.
    #[error("从{from}起的期限超出日历能表示的范围：请核对起算日")]
    OutOfRange {
        /// Day zero.
        from: Date,
    },
    /// A year before the first notice.
    #[error("{year}年的放假安排没有收录（收录自2019年起）：请先导入该年的安排，或改用2019年以后的日期")]
    BeforeCalendar {
        /// The year.
        year: i16,
    },
}

/// The working day that comes `days` working days after a day; the day itself is not counted.
///
/// Zero days is the day itself. If the day is off, counting starts with the next working day.
///
/// # Errors
/// If the calendar does not reach so far back, or the dates leave its range.
pub fn working_days_after(
    calendar: &Calendar,
    from: Date,
    days: WorkingDays,
    provision: Provision,
) -> Result<Explained, CountError> {
    let start = format!("{}为第0日，不计入，次日起算", form::long(from));
    count(calendar, from, start, days, provision, &|_| None)
}

/// Counts working days; a day for which `excluded` gives a reason does not count whatever it is.
pub(super) fn count(
    calendar: &Calendar,
    from: Date,
    start: String,
    days: WorkingDays,
    provision: Provision,
    excluded: &dyn Fn(Date) -> Option<String>,
) -> Result<Explained, CountError> {
    if from.year() < FIRST_YEAR && !calendar.has_notice(from.year()) {
        return Err(CountError::BeforeCalendar { year: from.year() });
    }
    let out_of_range = |_| CountError::OutOfRange { from };
    let mut steps = Vec::new();
    let mut provisional = false;
    let mut date = from;
    let mut counted: u16 = 0;
    if !COUNT_FROM_NEXT_DAY {
        date = date.yesterday().map_err(out_of_range)?;
    }
    while counted < days.get() {
        date = date.tomorrow().map_err(out_of_range)?;
        let status = calendar.day(date);
        provisional |= status.provisional;
        let (number, why) = match excluded(date) {
            Some(reason) => (None, reason),
            None if status.kind.is_working() => {
                counted += 1;
                (Some(counted), status.reason)
            }
            None => (None, status.reason),
        };
        steps.push(DayStep { date, counted: number, why });
    }
    Ok(Explained { from, start, due: date, days: steps, provisional, calendar_version: calendar.version(), provision })
}

/// First year of the built-in calendar.
const FIRST_YEAR: i16 = 2019;
