//! D: when the report was published.

mod before_year_end;
mod late_by_local_deadline;
mod late_department;
mod late_government;
mod publication;

use crate::Rule;

/// Rules of the family D.
pub(crate) const RULES: &[&dyn Rule] = &[
    &late_department::LateDepartment,
    &late_government::LateGovernment,
    &before_year_end::BeforeYearEnd,
    &late_by_local_deadline::LateByLocalDeadline,
];
