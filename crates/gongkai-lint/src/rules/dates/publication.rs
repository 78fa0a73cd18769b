//! The day of first publication, and how sure it is.

use gongkai_law::deadline::{AnnualDeadline, annual_report_due};
use gongkai_law::subject::SubjectKind;
use jiff::civil::Date;

use crate::{Context, Severity};

/// The day of publication as far as it is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Publication {
    /// The day.
    pub(super) day: Date,
    /// Whether the caller gave it; else the page states it, which may be the day of a later move.
    pub(super) given: bool,
    /// The day under the report, if there is one.
    signed: Option<Date>,
}

impl Publication {
    /// The day of publication: the one given, else the one the page states.
    pub(super) fn of(context: &Context<'_>) -> Result<Self, String> {
        let report = context.report();
        let signed = report.signature.as_ref().and_then(|signature| signature.date);
        let day = context.subject.published.or(report.published);
        let day = day.ok_or("不知道首次公布的日期（可用 --published 给出）")?;
        Ok(Self { day, given: context.subject.published.is_some(), signed })
    }

    /// Whether publication after that day is proven: the day is given, or the report was signed after it too.
    pub(super) fn proves_later_than(&self, limit: Date) -> bool {
        self.day > limit && (self.given || self.signed.is_some_and(|signed| signed > limit))
    }

    /// An error if it is proven, a warning if only the page says so.
    pub(super) fn severity(&self, limit: Date) -> Severity {
        if self.proves_later_than(limit) { Severity::Error } else { Severity::Warning }
    }

    /// How the day is known, for a message.
    pub(super) fn source(&self) -> &'static str {
        if self.given { "首次公布日期为" } else { "页面所载日期为" }
    }

    /// What to bear in mind where only the page says so.
    pub(super) fn caution(&self, limit: Date) -> &'static str {
        if self.proves_later_than(limit) {
            ""
        } else {
            "。页面日期可能是迁移或更新的日期，请核对首次公布日期"
        }
    }
}

/// The first day after the data year.
pub(super) fn first_day_after_year(context: &Context<'_>) -> Result<Date, String> {
    let year = context.report().year.ok_or("没有读到数据年度")?;
    Date::new(year.saturating_add(1), 1, 1).map_err(|_| format!("数据年度 {year} 超出日历范围"))
}

/// The day by which a body's report is due by art. 49 or, not bound by it, by local practice.
pub(super) fn due(context: &Context<'_>, kind: SubjectKind) -> Result<AnnualDeadline, String> {
    let year = context.report().year.ok_or("没有读到数据年度")?;
    annual_report_due(kind, year).ok_or_else(|| format!("{}没有法定期限", kind.label()))
}
