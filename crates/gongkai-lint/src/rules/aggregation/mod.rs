//! A: a report against other bodies' reports.

use crate::Rule;

/// Rules of the family A.
pub(crate) const RULES: &[&dyn Rule] = &[];
