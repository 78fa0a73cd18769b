//! N: running text against the tables, and by itself.

mod across_years;
mod broken_numbering;
mod decisions_differ;
mod denied_but_counted;
mod disputes_differ;
mod disputes_told_but_none_counted;
mod documents_differ;
mod fee_exceeds_charges;
mod foreign_names;
mod percentage_differs;
mod personal;
mod personal_or_classified;
mod prose;
mod readings;
mod received_differs;
mod requests_told_but_none_counted;
mod results_differ;
mod split_differs;
mod sum_differs;
mod vague_quantity;
mod wrong_law_names;

use crate::Rule;

pub(crate) use across_years::pairs_of_years;
pub(crate) use percentage_differs::prints_as;
pub use personal::masked;
pub(crate) use prose::{Prose, Standing, counts_cases};

/// Rules of the family N.
pub(crate) const RULES: &[&dyn Rule] = &[
    &received_differs::ReceivedDiffers,
    &results_differ::ResultsDiffer,
    &split_differs::SplitDiffers,
    &disputes_differ::DisputesDiffer,
    &documents_differ::DocumentsDiffer,
    &decisions_differ::DecisionsDiffer,
    &denied_but_counted::DeniedButCounted,
    &sum_differs::SumDiffers,
    &percentage_differs::PercentageDiffers,
    &vague_quantity::VagueQuantity,
    &foreign_names::ForeignNames,
    &personal_or_classified::PersonalOrClassified,
    &broken_numbering::BrokenNumbering,
    &wrong_law_names::WrongLawNames,
    &requests_told_but_none_counted::RequestsToldButNoneCounted,
    &disputes_told_but_none_counted::DisputesToldButNoneCounted,
    &fee_exceeds_charges::FeeExceedsCharges,
];
