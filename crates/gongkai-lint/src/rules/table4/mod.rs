//! T4: table 四 by itself.

use crate::Rule;

/// Rules of the family T4.
pub(crate) const RULES: &[&dyn Rule] = &[];
