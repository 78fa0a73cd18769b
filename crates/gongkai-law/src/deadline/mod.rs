//! When something is due, and why that day: every answer counts its days one by one.

mod annual;
mod answer;
mod count;
mod exclusion;
mod period;
mod receipt;

pub use annual::{AnnualDeadline, MonthDay, annual_report_due, annual_report_due_locally};
pub use answer::{
    AnswerClock, AnswerDue, ClockSettings, ClockState, ClockStep, Extension, FeeDemand, Postponement, StepKind,
    Supplement,
};
pub use count::{
    COUNT_FROM_NEXT_DAY, CountError, DayStep, Explained, calendar_days_after, period_due, working_days_after,
};
pub use exclusion::{Consultation, Consulted, ExcludedSpan};
pub use period::{Period, PeriodLength, WorkingDays, WorkingDaysError};
pub use receipt::{Channel, Receipt, ReceiptDay, confirm_by, receipt_day};
