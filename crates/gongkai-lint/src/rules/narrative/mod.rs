//! N: running text against the tables, and by itself.

use crate::Rule;

/// Rules of the family N.
pub(crate) const RULES: &[&dyn Rule] = &[];
