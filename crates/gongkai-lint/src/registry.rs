//! All rules: a family a line.

use crate::{Rule, rules};

/// All rules, family by family.
pub fn all_rules() -> impl Iterator<Item = &'static dyn Rule> {
    [
        rules::structure::RULES,
        rules::dates::RULES,
        rules::cells::RULES,
        rules::table2::RULES,
        rules::table3::RULES,
        rules::table4::RULES,
        rules::years::RULES,
        rules::narrative::RULES,
        rules::aggregation::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The rule of a code, in any case of letters.
#[must_use]
pub fn rule(code: &str) -> Option<&'static dyn Rule> {
    all_rules().find(|rule| rule.manual().code.eq_ignore_ascii_case(code))
}
