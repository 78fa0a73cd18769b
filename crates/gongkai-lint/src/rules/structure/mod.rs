//! S: sections, headings, title, period, legal basis.

mod fee_not_mentioned;
mod mixed_heading_levels;
pub(crate) mod old_label_of_normative_documents;
mod overview_heads_missing;
mod overview_too_long;
mod period_not_the_year;
mod problems_or_improvements_missing;
mod public_enterprise_uses_form;
mod sections_out_of_form;
mod superseded_basis;
mod supervision_results_missing;
mod tables_as_pictures;
mod title_out_of_form;
mod unsigned;
mod wrong_website_column;
mod years_disagree;

use crate::Rule;

/// Rules of the family S.
pub(crate) const RULES: &[&dyn Rule] = &[
    &sections_out_of_form::SectionsOutOfForm,
    &mixed_heading_levels::MixedHeadingLevels,
    &title_out_of_form::TitleOutOfForm,
    &years_disagree::YearsDisagree,
    &period_not_the_year::PeriodNotTheYear,
    &superseded_basis::SupersededBasis,
    &overview_heads_missing::OverviewHeadsMissing,
    &overview_too_long::OverviewTooLong,
    &supervision_results_missing::SupervisionResultsMissing,
    &problems_or_improvements_missing::ProblemsOrImprovementsMissing,
    &fee_not_mentioned::FeeNotMentioned,
    &unsigned::Unsigned,
    &tables_as_pictures::TablesAsPictures,
    &public_enterprise_uses_form::PublicEnterpriseUsesForm,
    &old_label_of_normative_documents::OldLabelOfNormativeDocuments,
    &wrong_website_column::WrongWebsiteColumn,
];
