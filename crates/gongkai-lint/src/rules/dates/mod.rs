//! D: when the report was published.

use crate::Rule;

/// Rules of the family D.
pub(crate) const RULES: &[&dyn Rule] = &[];
