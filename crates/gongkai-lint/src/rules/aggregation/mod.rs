//! A: a report against other bodies' reports.

pub(crate) mod body_vanished;
mod copied_from_sister;
mod files_disagree;
pub(crate) mod rollup_differs;
pub(crate) mod roster_incomplete;

use crate::Rule;

/// Rules of the family A.
pub(crate) const RULES: &[&dyn Rule] = &[
    &rollup_differs::RollupDiffers,
    &roster_incomplete::RosterIncomplete,
    &body_vanished::BodyVanished,
    &files_disagree::FilesDisagree,
    &copied_from_sister::CopiedFromSister,
];
