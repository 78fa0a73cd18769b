//! JSON Schemas of every shape, generated from the types that are written.

use schemars::{JsonSchema, Schema, schema_for};
use serde_json::Value;

/// Every shape with its name and version, and its schema, in order of name.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("gongkai.article/1", of::<crate::ArticleShape>()),
        ("gongkai.broken_link/1", of::<crate::BrokenLinkShape<'static>>()),
        ("gongkai.case/1", of::<crate::case::CaseShape<'static>>()),
        ("gongkai.check/1", of::<crate::CheckShape<'static>>()),
        ("gongkai.comparison/1", of::<crate::ComparisonShape<'static>>()),
        ("gongkai.coverage/1", of::<crate::CoverageShape<'static>>()),
        ("gongkai.deadline/1", of::<crate::DeadlineShape<'static>>()),
        ("gongkai.document/1", of::<crate::ItemShape<'static>>()),
        ("gongkai.document_due/1", of::<crate::CatalogueDueShape<'static>>()),
        ("gongkai.document_finding/1", of::<crate::CatalogueFindingShape<'static>>()),
        ("gongkai.due/1", of::<crate::case::DueShape<'static>>()),
        ("gongkai.systems/1", of::<crate::SystemsShape<'static>>()),
        ("gongkai.duty/1", of::<crate::DutyShape<'static>>()),
        ("gongkai.event/1", of::<crate::EventShape>()),
        ("gongkai.fee/1", of::<crate::FeeShape>()),
        ("gongkai.finding/1", of::<crate::FindingShape<'static>>()),
        ("gongkai.guide/1", of::<crate::GuideShape<'static>>()),
        ("gongkai.hit/1", of::<crate::HitShape<'static>>()),
        ("gongkai.import-row/1", of::<crate::ImportRowShape<'static>>()),
        ("gongkai.import/1", of::<crate::ImportShape<'static>>()),
        ("gongkai.ledger_finding/1", of::<crate::LedgerFindingShape<'static>>()),
        ("gongkai.overview/1", of::<crate::OverviewShape<'static>>()),
        ("gongkai.register/1", of::<crate::RegisterShape<'static>>()),
        ("gongkai.register_clean/1", of::<crate::RegisterCleanShape<'static>>()),
        ("gongkai.clean_up/1", of::<crate::CleanUpShape<'static>>()),
        ("gongkai.register_finding/1", of::<crate::RegisterFindingShape<'static>>()),
        ("gongkai.register_difference/1", of::<crate::RegisterDifferenceShape<'static>>()),
        ("gongkai.replay/1", of::<crate::ReplayShape<'static>>()),
        ("gongkai.report/1", of::<crate::ReportShape<'static>>()),
        ("gongkai.restated/1", of::<crate::RestatedShape<'static>>()),
        ("gongkai.rollup/1", of::<crate::RollupShape<'static>>()),
        ("gongkai.rule/1", of::<crate::RuleShape>()),
        ("gongkai.screening/1", of::<crate::ScreeningShape<'static>>()),
        ("gongkai.search/1", of::<crate::SearchShape<'static>>()),
        ("gongkai.setting/1", of::<crate::SettingShape<'static>>()),
        ("gongkai.stale/1", of::<crate::StaleShape>()),
        ("gongkai.term/1", of::<crate::TermShape>()),
        ("gongkai.trace/1", of::<crate::TraceShape<'static>>()),
        ("gongkai.verify/1", of::<crate::VerifyShape>()),
    ]
}

fn of<T: JsonSchema>() -> Value {
    Schema::to_value(schema_for!(T))
}
