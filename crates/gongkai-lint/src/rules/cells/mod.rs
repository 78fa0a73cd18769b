//! C: cells present, readable and labelled.

use crate::Rule;

/// Rules of the family C.
pub(crate) const RULES: &[&dyn Rule] = &[];
