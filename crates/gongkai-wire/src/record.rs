//! What the records tell: `gongkai.trace/1`, the records that a cell counts; `gongkai.ledger_finding/1`, what is wrong in one;
//! `gongkai.restated/1`, a published cell that they tell otherwise now.

use gongkai_law::provision::Provision;
use gongkai_report::CellId;
use gongkai_tally::{Delta, LedgerFinding, Restated};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::{Day, Shown};

/// A record that a cell of the report counts.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.trace/1", description = "报告的一格所计的一条记录")]
pub struct TraceShape<'t> {
    /// Always `gongkai.trace/1`.
    #[schemars(extend("const" = "gongkai.trace/1"))]
    schema: &'static str,
    /// The cell.
    cell: Shown<CellId>,
    /// The identifier of the record.
    record: &'t str,
    /// What kind of record.
    kind: &'t str,
    /// The number a reader knows it by: of the ledger, of the letter, of the case; `null` where it has none.
    number: Option<&'t str>,
    /// The day for which it counts.
    date: Day,
}

/// A record that a cell counts, as JSON.
#[must_use]
pub fn trace<'t>(cell: CellId, record: &'t str, kind: &'t str, number: Option<&'t str>, date: Date) -> TraceShape<'t> {
    TraceShape { schema: "gongkai.trace/1", cell: Shown(cell), record, kind, number, date: Day(date) }
}

/// Something wrong in a record of the ledger.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.ledger_finding/1", description = "台账记录中的一个问题，不含个人信息")]
pub struct LedgerFindingShape<'f> {
    /// Always `gongkai.ledger_finding/1`.
    #[schemars(extend("const" = "gongkai.ledger_finding/1"))]
    schema: &'static str,
    /// Code of the body.
    body: &'f str,
    /// The year it belongs to.
    year: i16,
    /// Code of the rule, of family L.
    code: &'static str,
    /// `error`, `warning` or `info`.
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    severity: &'static str,
    /// What kind of record.
    kind: &'static str,
    /// The identifier of the record.
    record: &'f str,
    /// The number a reader knows it by; `null` where it has none.
    number: Option<&'f str>,
    /// The day it hangs on.
    date: Day,
    /// What is wrong.
    message: &'f str,
    /// How to mend it.
    mend: &'static str,
    /// By what right.
    provision: Shown<Provision>,
}

/// Something wrong in a record, as JSON.
#[must_use]
pub fn ledger_finding<'f>(body: &'f str, year: i16, finding: &'f LedgerFinding) -> LedgerFindingShape<'f> {
    LedgerFindingShape {
        schema: "gongkai.ledger_finding/1",
        body,
        year,
        code: finding.code.code(),
        severity: finding.severity().id(),
        kind: finding.kind.id(),
        record: &finding.id,
        number: finding.number.as_deref(),
        date: Day(finding.on),
        message: &finding.what,
        mend: finding.code.mend(),
        provision: Shown(finding.provision),
    }
}

/// A cell of a published year whose records tell otherwise now.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.restated/1", description = "已发布年度的一格：公布的数、现在的数、差额的来由")]
pub struct RestatedShape<'r> {
    /// Always `gongkai.restated/1`.
    #[schemars(extend("const" = "gongkai.restated/1"))]
    schema: &'static str,
    /// Code of the body.
    body: &'r str,
    /// The year.
    year: i16,
    /// The cell.
    cell: Shown<CellId>,
    /// What was published, as a decimal.
    published: String,
    /// What the records tell now, as a decimal.
    now: String,
    /// Where the difference comes from.
    deltas: Vec<DeltaShape<'r>>,
}

/// One reason for a difference.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Delta")]
struct DeltaShape<'r> {
    /// Which reason.
    cause: &'static str,
    /// By how much, as a decimal.
    by: String,
    /// The record; `null` if it is no single one.
    record: Option<&'r str>,
    /// The number a reader knows it by.
    number: Option<&'r str>,
}

/// A cell of a published year whose records tell otherwise now, as JSON.
#[must_use]
pub fn restated<'r>(body: &'r str, year: i16, restated: &'r Restated) -> RestatedShape<'r> {
    let delta = |delta: &'r Delta| DeltaShape {
        cause: delta.cause.id(),
        by: delta.by.to_string(),
        record: delta.record.as_ref().map(|record| record.id.as_str()),
        number: delta.record.as_ref().and_then(|record| record.number.as_deref()),
    };
    RestatedShape {
        schema: "gongkai.restated/1",
        body,
        year,
        cell: Shown(restated.cell),
        published: restated.published.to_string(),
        now: restated.now.to_string(),
        deltas: restated.deltas.iter().map(delta).collect(),
    }
}
