//! Counting working days one by one, and saying of each whether it counts and why.

use jiff::Span;
use jiff::civil::{Date, date as date_of};

use super::{Period, PeriodLength, WorkingDays};
use crate::calendar::Calendar;
use crate::form;
use crate::in_force::{self, InForce};
use crate::provision::{Instrument, Provision, cited};

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
    /// No law in the table sets the period on that day.
    #[error("{}没有关于“{label}”期限的规定收录：请核对日期，或按当时有效的规定自行计算", form::long(*.from))]
    NoPeriod {
        /// What the period is for.
        label: &'static str,
        /// Day zero.
        from: Date,
    },
    /// A date that cannot be: something happened before the request was there.
    #[error("{what}的日期{}早于收到申请之日{}：请核对这两个日期", form::long(*.date), form::long(*.received))]
    BeforeReceipt {
        /// What happened.
        what: &'static str,
        /// When.
        date: Date,
        /// The day of receipt.
        received: Date,
    },
    /// A date that cannot be: an answer to a letter before the letter.
    #[error("{what}的日期{}早于发出之日{}：请核对这两个日期", form::long(*.date), form::long(*.sent))]
    BeforeSent {
        /// What happened.
        what: &'static str,
        /// When.
        date: Date,
        /// The day the letter was sent.
        sent: Date,
    },
    /// A year before the first notice.
    #[error("{year}年的放假安排没有收录（收录自{FIRST_YEAR}年起）：请先导入该年的安排，或改用{FIRST_YEAR}年以后的日期")]
    BeforeCalendar {
        /// The year.
        year: i16,
    },
    /// A year too far ahead: no notice, and its holidays are not computed.
    #[error("{year}年太远，放假安排没有公布，也没有推算：请核对日期，或先导入该年的安排")]
    AfterCalendar {
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
        within(calendar, date)?;
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

/// The last day of a period the law sets, counted from a day that is not counted itself: working days, calendar days
/// or months, whichever the law says.
///
/// # Errors
/// If no law in the table sets the period on that day, or the days leave the calendar.
pub fn period_due(calendar: &Calendar, period: Period, from: Date) -> Result<Explained, CountError> {
    let found = period.on(from).ok_or(CountError::NoPeriod { label: period.label(), from })?;
    match found.value {
        PeriodLength::Working(days) => working_days_after(calendar, from, days, found.provision),
        length => whole_days_after(calendar, from, length, found.provision),
    }
}

/// Counts calendar days by a provision that is none of the table: a local rule that the body chose.
///
/// # Errors
/// If the days leave the calendar.
pub fn calendar_days_after(
    calendar: &Calendar,
    from: Date,
    days: u16,
    provision: Provision,
) -> Result<Explained, CountError> {
    whole_days_after(calendar, from, PeriodLength::Calendar(days), provision)
}

/// Counts every day, and moves a last day that is off to the next working day (see [`last_day_rule`]).
///
/// The texts say 法定休假日 or 节假日 of the last day only; weekends are taken as such, as courts do. A period in months
/// ends on the day of the same number, or on the last of a shorter month.
fn whole_days_after(
    calendar: &Calendar,
    from: Date,
    length: PeriodLength,
    provision: Provision,
) -> Result<Explained, CountError> {
    let out_of_range = |_| CountError::OutOfRange { from };
    let span = match length {
        PeriodLength::Working(days) => Span::new().days(days.get()),
        PeriodLength::Calendar(days) => Span::new().days(days),
        PeriodLength::Months(months) => Span::new().months(months),
    };
    let last = from.checked_add(span).map_err(out_of_range)?;
    within(calendar, last)?;
    let mut days = Vec::new();
    let mut date = from;
    let mut counted: u16 = 0;
    while date < last {
        date = date.tomorrow().map_err(out_of_range)?;
        counted = counted.saturating_add(1);
        days.push(DayStep { date, counted: Some(counted), why: "按日历日计算".to_owned() });
    }
    let mut status = calendar.day(date);
    let mut provisional = status.provisional;
    let mut start = format!("{}为第0日，不计入，次日起算，共{length}", form::long(from));
    if !status.kind.is_working() {
        let rule = last_day_rule(provision.instrument, last);
        start.push_str(&format!("；最后一日{}为休息日，顺延至其后第一个工作日（{rule}）", form::long(last)));
        while !status.kind.is_working() {
            date = date.tomorrow().map_err(out_of_range)?;
            within(calendar, date)?;
            status = calendar.day(date);
            provisional |= status.provisional;
            days.push(DayStep { date, counted: None, why: format!("顺延：{}", status.reason) });
        }
    }
    Ok(Explained { from, start, due: date, days, provisional, calendar_version: calendar.version(), provision })
}

/// Where the rule on the last day stands: for suits in the court's interpretation of the 行政诉讼法, for reconsideration
/// in the 民事诉讼法 (行政复议法 art. 88, before 2024 art. 40), which was renumbered in 2022, and for what no law of
/// procedure governs in the civil law.
fn last_day_rule(instrument: Instrument, date: Date) -> Provision {
    const RECONSIDERATION: [InForce<()>; 3] = [
        InForce::between((), date_of(2017, 7, 1), date_of(2021, 12, 31), cited::CIVIL_PROCEDURE_2017_82_3),
        InForce::between((), date_of(2022, 1, 1), date_of(2023, 12, 31), cited::CIVIL_PROCEDURE_2021_85_3),
        InForce::since((), date_of(2024, 1, 1), cited::CIVIL_PROCEDURE_85_3),
    ];
    const CIVIL: [InForce<()>; 2] = [
        InForce::between((), date_of(2017, 10, 1), date_of(2020, 12, 31), cited::CIVIL_LAW_2017_203_1),
        InForce::since((), date_of(2021, 1, 1), cited::CIVIL_CODE_203_1),
    ];
    let rules: &[InForce<()>] = match instrument {
        Instrument::ReconsiderationLaw2017 | Instrument::ReconsiderationLaw2023 => &RECONSIDERATION,
        Instrument::LitigationLaw | Instrument::LitigationInterpretation2018 => {
            return cited::LITIGATION_INTERPRETATION_48_3;
        }
        _ => &CIVIL,
    };
    in_force::on(rules, date).map_or(cited::CIVIL_LAW_2017_203_1, |rule| rule.provision)
}

/// That the calendar knows the year of a day.
pub(super) fn within(calendar: &Calendar, date: Date) -> Result<(), CountError> {
    let year = date.year();
    match calendar.reaches(year) {
        true => Ok(()),
        false if year < FIRST_YEAR => Err(CountError::BeforeCalendar { year }),
        false => Err(CountError::AfterCalendar { year }),
    }
}

/// First year of the built-in calendar.
const FIRST_YEAR: i16 = 2019;
