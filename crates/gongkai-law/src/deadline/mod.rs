//! When something is due, and why that day: every answer counts its days one by one.

mod annual;
mod answer;
mod count;
mod period;
mod receipt;

pub use annual::{AnnualDeadline, annual_report_due};
pub use answer::{AnswerClock, AnswerDue, ClockStep, Consultation, Extension, StepKind};
pub use count::{COUNT_FROM_NEXT_DAY, CountError, DayStep, Explained, working_days_after};
pub use period::{Period, PeriodLength, WorkingDays, WorkingDaysError};
pub use receipt::{Channel, Receipt, ReceiptDay, receipt_day};
