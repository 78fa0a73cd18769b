//! T3: table 三 by itself.

mod unbalanced_carry_over;

use crate::Rule;

/// Rules of the family T3.
pub(crate) const RULES: &[&dyn Rule] = &[&unbalanced_carry_over::UnbalancedCarryOver];
