//! When the annual report is due (条例 art. 49).

use jiff::civil::Date;

use crate::provision::{Provision, cited};
use crate::subject::SubjectKind;

/// The day by which a body's annual report is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnnualDeadline {
    /// The last day in time.
    pub due: Date,
    /// Whether the 条例 itself binds that kind of body; otherwise local practice treats it alike.
    pub statutory: bool,
    /// By what right.
    pub provision: Provision,
}

/// The day by which the report on a data year is due: 31 January of the next year for departments, 31 March for
/// governments of county level and above. `None` for bodies that owe none under the 条例 (art. 55), and for years
/// outside the calendar.
///
/// Townships, sub-districts and authorised organisations are not named by art. 49; practice treats them like
/// departments, so their day is given as not statutory.
#[must_use]
pub fn annual_report_due(subject: SubjectKind, data_year: i16) -> Option<AnnualDeadline> {
    let next = data_year.checked_add(1)?;
    let (month, statutory, provision) = match subject {
        SubjectKind::Government => (3, true, cited::ART_49_2),
        SubjectKind::Department | SubjectKind::GovernmentOffice => (1, true, cited::ART_49_1),
        SubjectKind::DetachedOrgan | SubjectKind::Township | SubjectKind::AuthorisedOrganisation => {
            (1, false, cited::ART_49_1)
        }
        SubjectKind::PublicEnterprise => return None,
    };
    Some(AnnualDeadline { due: Date::new(next, month, 31).ok()?, statutory, provision })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn art_49_departments_report_in_january_governments_in_march() {
        let due = |subject| annual_report_due(subject, 2025).map(|found| (found.due, found.statutory));
        assert_eq!(due(SubjectKind::Department), Some((date(2026, 1, 31), true)));
        assert_eq!(due(SubjectKind::Government), Some((date(2026, 3, 31), true)));
        assert_eq!(due(SubjectKind::AuthorisedOrganisation), Some((date(2026, 1, 31), false)));
        assert_eq!(due(SubjectKind::PublicEnterprise), None);
    }
}
