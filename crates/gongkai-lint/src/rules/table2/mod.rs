//! T2: table 二 by itself.

use crate::Rule;

/// Rules of the family T2.
pub(crate) const RULES: &[&dyn Rule] = &[];
