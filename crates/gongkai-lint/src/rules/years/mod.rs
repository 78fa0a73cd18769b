//! Y: this year against last year.

use crate::Rule;

/// Rules of the family Y.
pub(crate) const RULES: &[&dyn Rule] = &[];
