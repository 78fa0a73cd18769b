//! Filing (备案) of what was issued, and by when.

use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{CountError, Explained, Period, calendar_days_after, period_due};
use gongkai_law::provision::cited;

use super::{Normative, NormativeKind};

/// Within how many days of its publication an 行政规范性文件 is filed. 国办发〔2018〕37号 asks for filing within the time set
/// and sets none; the rules of provinces and cities do, most of them one of these two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FilingWithin {
    /// Thirty days, as 规章.
    #[default]
    ThirtyDays,
    /// Fifteen days.
    FifteenDays,
}

impl FilingWithin {
    /// Calendar days.
    #[must_use]
    pub const fn days(self) -> u16 {
        match self {
            Self::ThirtyDays => 30,
            Self::FifteenDays => 15,
        }
    }
}

/// The last day for filing a document, counted from its issue: the law counts from publication, which issue never
/// precedes by a rule of its own, so the day found here is never too late. `None` where none is owed: it is no
/// normative document after all, or the law of its day named no period.
///
/// # Errors
/// If the calendar does not reach so far.
pub fn filing_due(
    document: &Normative<'_>,
    within: FilingWithin,
    calendar: &Calendar,
) -> Result<Option<Explained>, CountError> {
    if document.issue.excluded.is_some() {
        return Ok(None);
    }
    if document.issue.kind == NormativeKind::GovernmentRule {
        return match period_due(calendar, Period::RuleFiling, document.issued) {
            Err(CountError::NoPeriod { .. }) => Ok(None),
            counted => counted.map(Some),
        };
    }
    if !cited::NORMATIVE_2018.instrument.is_in_force(document.issued) {
        return Ok(None);
    }
    calendar_days_after(calendar, document.issued, within.days(), cited::NORMATIVE_2018).map(Some)
}
