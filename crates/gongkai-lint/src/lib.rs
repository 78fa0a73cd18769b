//! Rules over a published annual report, and what each of them found.
//!
//! One file a rule under `rules/`, its doc comment the manual page. A check says for every rule whether it
//! held, was broken, cannot be decided or does not apply, so silence is never mistaken for soundness.
//! Pure: no clock, no file, no network; the day of publication is an argument.

mod aggregate;
mod check;
mod comparison;
mod context;
mod diagnose;
mod fees;
mod finding;
mod locate;
pub mod narrative;
mod profile;
mod registry;
mod rule;
mod rules;
mod say;
mod settings;
mod similarity;
mod years;

pub use aggregate::{Collection, Roster, RosterEntry, aggregate};
pub use check::{Check, RuleResult, check};
pub use comparison::{CellComparison, Comparison, PartComparison, Piece, Relation, Repeated, Row};
pub use context::{Context, Subject};
pub use finding::Finding;
pub use gongkai_report::Severity;
pub use profile::Profile;
pub use registry::{all_rules, rule};
pub use rule::{Describe, Manual, Rule, Status, Verdict};
pub use rules::narrative::masked;
pub use settings::Settings;
