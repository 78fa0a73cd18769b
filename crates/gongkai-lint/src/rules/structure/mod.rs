//! S: sections, headings, title, period, legal basis.

use crate::Rule;

/// Rules of the family S.
pub(crate) const RULES: &[&dyn Rule] = &[];
