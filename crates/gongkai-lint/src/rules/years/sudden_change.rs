//! Y103: a figure many times last year's.

use gongkai_report::{CellId, Report, Table3Column, Table4Column, TableId};
use rust_decimal::Decimal;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict, say};

declare_rule! {
    /// 与上年相比增减达到若干倍（默认 5 倍，可设置），或从有到无、从无到有的数，列出来供核对；每张表只报一次。
    ///
    /// 只是提示，变化可以是真实的。两年中较大的数不满 10 的不看；表三只看总计列。
    ///
    /// 例：行政处罚上年 1200、本年 12——核对是否漏填。
    pub(crate) SuddenChange = "Y103" {
        name: "sudden_change",
        title: "与上年相比变化很大",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [30],
        provision: [ART_50],
        mend: "核对是否填错；确系如此的，可在报告中说明原因。",
    }
}

impl Rule for SuddenChange {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let previous = match context.previous() {
            Ok(previous) => previous,
            Err(verdict) => return verdict,
        };
        if report.form != previous.form {
            return Verdict::NotApplicable("两年的表格格式不同".into());
        }
        let factor = Decimal::from(context.subject.settings.growth_factor.max(2));
        let findings = TableId::ALL.into_iter().filter_map(|table| changes(report, previous, table, factor));
        Verdict::from_findings(findings.collect())
    }
}

/// Below this the larger of two numbers is too small for a change to tell anything.
const SMALL: Decimal = Decimal::TEN;

/// The cells of a table whose number changed beyond the factor, in one finding.
fn changes(report: &Report, previous: &Report, table: TableId, factor: Decimal) -> Option<Finding> {
    let form = report.form_or_default();
    let is_looked_at = |id: &CellId| match id {
        CellId::Table2(_) => true,
        CellId::Table3(_, column) => *column == Table3Column::Total,
        CellId::Table4(_, column) => *column == Table4Column::Total,
    };
    let mut changed: Vec<(CellId, Decimal, Decimal)> = Vec::new();
    for id in report.expected_cells(table).filter(is_looked_at) {
        let (Some(now), Some(then)) = (report.decimal(id), previous.decimal(id)) else { continue };
        let (less, more) = (now.min(then), now.max(then));
        if more >= SMALL && less.checked_mul(factor).is_none_or(|limit| more >= limit) {
            changed.push((id, then, now));
        }
    }
    let (_, then, now) = changed.first()?;
    let told: Vec<String> = changed
        .iter()
        .map(|(id, then, now)| {
            format!("{}由 {} 变为 {}", say::short_cell(*id, form), then.normalize(), now.normalize())
        })
        .collect();
    let message = format!("{}与上年相比变化很大：{}", table.label(), say::list(&told, "格"));
    let finding = Finding::new(&SuddenChange::MANUAL, message);
    Some(finding.with_values(then.normalize(), now.normalize()).at_all(changed.iter().map(|(id, ..)| *id)))
}
