//! What a day is: working or not, and why.

use jiff::civil::{Date, Weekday};

use super::lunar;
use crate::form;

/// What kind of day it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// An ordinary working day.
    WorkingDay,
    /// A Saturday or Sunday on which work makes up for a day off (调休上班).
    MakeUpWorkingDay,
    /// A Saturday or Sunday.
    Weekend,
    /// A day off by the State Council's notice, or a statutory holiday where there is no notice yet.
    Holiday,
    /// A day off of a region.
    RegionalHoliday,
}

impl DayKind {
    /// Whether it counts as a working day.
    #[must_use]
    pub fn is_working(self) -> bool {
        matches!(self, Self::WorkingDay | Self::MakeUpWorkingDay)
    }
}

/// A day with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayStatus {
    /// The day.
    pub date: Date,
    /// What kind of day.
    pub kind: DayKind,
    /// Why, for a reader.
    pub reason: String,
    /// Whether the arrangement of that year is not known yet.
    pub provisional: bool,
}

/// A statutory holiday that an imported arrangement does not list: off by the 放假办法 itself.
pub(super) fn statutory(date: Date) -> Option<DayStatus> {
    let name = lunar::statutory_holiday(date)?;
    let reason = format!("{name}（法定节日）");
    Some(DayStatus { date, kind: DayKind::Holiday, reason, provisional: false })
}

/// A day that no notice names: by its weekday, or a statutory holiday where the year has no notice.
pub(super) fn plain(date: Date, provisional: bool) -> DayStatus {
    let note = if provisional { "（当年放假安排未公布，暂按放假办法）" } else { "" };
    if provisional && let Some(name) = lunar::statutory_holiday(date) {
        return DayStatus { date, kind: DayKind::Holiday, reason: format!("{name}{note}"), provisional };
    }
    let (kind, reason) = match date.weekday() {
        day @ (Weekday::Saturday | Weekday::Sunday) => (DayKind::Weekend, form::weekday(day).to_owned()),
        day => (DayKind::WorkingDay, format!("{}，工作日", form::weekday(day))),
    };
    DayStatus { date, kind, reason: format!("{reason}{note}"), provisional }
}
