//! When the annual report is due (条例 art. 49).

use jiff::civil::{Date, date};

use crate::in_force::{self, InForce};
use crate::provision::{Provision, cited};
use crate::subject::SubjectKind;

/// The day by which a body's annual report is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnnualDeadline {
    /// The last day in time.
    pub due: Date,
    /// Whether the 条例 itself binds that kind of body; otherwise a local rule or practice does.
    pub statutory: bool,
    /// By what right.
    pub provision: Provision,
}

/// A day of every year, as a local rule sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// The month.
    pub month: i8,
    /// The day.
    pub day: i8,
}

/// The end of January for departments, the end of March for governments; before the revision of 2019 the end of March
/// for everyone.
const JANUARY: MonthDay = MonthDay { month: 1, day: 31 };
const MARCH: MonthDay = MonthDay { month: 3, day: 31 };

const DEPARTMENTS: [InForce<MonthDay>; 2] = [
    InForce::between(MARCH, date(2008, 5, 1), date(2019, 5, 14), cited::REGULATION_2007_31),
    InForce::since(JANUARY, date(2019, 5, 15), cited::ART_49_1),
];
const GOVERNMENTS: [InForce<MonthDay>; 2] = [
    InForce::between(MARCH, date(2008, 5, 1), date(2019, 5, 14), cited::REGULATION_2007_31),
    InForce::since(MARCH, date(2019, 5, 15), cited::ART_49_2),
];

/// The day by which the report on a data year is due: 31 January of the next year for departments, 31 March for
/// governments of county level and above. `None` for bodies that owe none under the 条例 (art. 55), and for years
/// outside the calendar.
///
/// 31日前 is read as including the 31st. Townships, sub-districts and authorised organisations are not named by
/// art. 49; practice treats them like departments, so their day is given as not statutory. Reports on 2018 and before
/// were due on 31 March, when the regulation of 2007 was still in force.
#[must_use]
pub fn annual_report_due(subject: SubjectKind, data_year: i16) -> Option<AnnualDeadline> {
    annual_report_due_locally(subject, data_year, None)
}

/// The same with a local rule for the bodies that art. 49 does not bind; those it binds keep their statutory day.
#[must_use]
pub fn annual_report_due_locally(
    subject: SubjectKind,
    data_year: i16,
    local: Option<MonthDay>,
) -> Option<AnnualDeadline> {
    let next = data_year.checked_add(1)?;
    let (table, statutory) = match subject {
        SubjectKind::Government => (&GOVERNMENTS, true),
        SubjectKind::Department | SubjectKind::GovernmentOffice => (&DEPARTMENTS, true),
        SubjectKind::DetachedOrgan | SubjectKind::Township | SubjectKind::AuthorisedOrganisation => {
            (&DEPARTMENTS, false)
        }
        SubjectKind::PublicEnterprise => return None,
    };
    let found = in_force::on(table, Date::new(next, 1, 1).ok()?)?;
    let MonthDay { month, day } = local.filter(|_| !statutory).unwrap_or(found.value);
    Some(AnnualDeadline { due: Date::new(next, month, day).ok()?, statutory, provision: found.provision })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn art_49_departments_report_in_january_governments_in_march() {
        let due = |subject| annual_report_due(subject, 2025).map(|found| (found.due, found.statutory));
        assert_eq!(due(SubjectKind::Department), Some((date(2026, 1, 31), true)));
        assert_eq!(due(SubjectKind::Government), Some((date(2026, 3, 31), true)));
        assert_eq!(due(SubjectKind::AuthorisedOrganisation), Some((date(2026, 1, 31), false)));
        assert_eq!(due(SubjectKind::PublicEnterprise), None);
    }

    #[test]
    fn reports_on_2018_were_due_in_march_by_the_old_regulation() {
        let found = annual_report_due(SubjectKind::Department, 2018).unwrap();
        assert_eq!((found.due, found.provision), (date(2019, 3, 31), cited::REGULATION_2007_31));
        assert_eq!(annual_report_due(SubjectKind::Department, 2019).unwrap().due, date(2020, 1, 31));
        assert_eq!(annual_report_due(SubjectKind::Department, 2000), None);
    }

    #[test]
    fn a_local_day_binds_only_whom_art_49_does_not() {
        let local = Some(MonthDay { month: 1, day: 20 });
        let due = |subject| annual_report_due_locally(subject, 2025, local).map(|found| found.due);
        assert_eq!(due(SubjectKind::AuthorisedOrganisation), Some(date(2026, 1, 20)));
        assert_eq!(due(SubjectKind::Department), Some(date(2026, 1, 31)));
        let impossible = Some(MonthDay { month: 2, day: 30 });
        assert_eq!(annual_report_due_locally(SubjectKind::Township, 2025, impossible), None);
    }
}
