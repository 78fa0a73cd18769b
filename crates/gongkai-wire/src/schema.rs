//! JSON Schemas of every shape, generated from the types that are written.

use schemars::{JsonSchema, Schema, schema_for};
use serde_json::Value;

/// Every shape with its name and version, and its schema, in order of name.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("gongkai.article/1", of::<crate::ArticleShape>()),
        ("gongkai.check/1", of::<crate::CheckShape<'static>>()),
        ("gongkai.comparison/1", of::<crate::ComparisonShape<'static>>()),
        ("gongkai.deadline/1", of::<crate::DeadlineShape<'static>>()),
        ("gongkai.fee/1", of::<crate::FeeShape>()),
        ("gongkai.finding/1", of::<crate::FindingShape<'static>>()),
        ("gongkai.report/1", of::<crate::ReportShape<'static>>()),
        ("gongkai.rollup/1", of::<crate::RollupShape<'static>>()),
        ("gongkai.rule/1", of::<crate::RuleShape>()),
        ("gongkai.term/1", of::<crate::TermShape>()),
    ]
}

fn of<T: JsonSchema>() -> Value {
    Schema::to_value(schema_for!(T))
}
