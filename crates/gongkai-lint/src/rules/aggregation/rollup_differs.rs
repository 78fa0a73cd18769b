//! A101: a consolidated report is the sum of its members.

use std::collections::BTreeSet;

use gongkai_report::{CellId, Report, Table2Row, TableId};
use rust_decimal::Decimal;

use crate::aggregate::Collection;
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict, say};

declare_rule! {
    /// 汇总报告三张表的每一格，应等于各报送单位同一格之和。
    ///
    /// 只有给出名单、且名单上的单位都已收齐、没有名单外的单位时，不符才是错误；没有名单或没有收齐，范围说不准，作警告。
    /// 规章、规范性文件联合制发时只由牵头单位计一次，这两行只作警告。有单位读不出该格的，该格不作判断。
    /// 差额恰好等于某一单位的数时，会指出可能漏加或多加了哪个单位。
    ///
    /// 例：各单位新收之和 57，汇总报告填 52——差的 5 恰为某镇的数，可能漏加。
    pub(crate) RollupDiffers = "A101" {
        name: "rollup_differs",
        title: "汇总数不等于各单位之和",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [63],
        provision: [ART_49_2, REPORT_FORMAT_2021],
        mend: "逐单位核对汇总表，补上漏加的或去掉重复的。",
    }
}

impl Rule for RollupDiffers {
    fn check(&self, _: &Context<'_>) -> Verdict {
        Verdict::NotApplicable("只用于汇总多份年报".into())
    }
}

/// So many cells of a table are told one by one; more are told together.
const ONE_BY_ONE: usize = 12;

/// A cell whose sum differs.
struct Gap {
    id: CellId,
    sum: Decimal,
    printed: Decimal,
    /// Members whose number is the whole difference.
    culprits: Vec<String>,
}

/// The consolidated report against the sum of its members.
pub(crate) fn over(collection: &Collection<'_>) -> Verdict {
    let Some(consolidated) = collection.consolidated else {
        return Verdict::NotApplicable("没有给出汇总报告".into());
    };
    let severity = if collection.is_complete() { Severity::Error } else { Severity::Warning };
    let mut findings = Vec::new();
    let mut unknown: BTreeSet<String> = BTreeSet::new();
    for table in TableId::ALL {
        let mut gaps = Vec::new();
        for id in consolidated.expected_cells(table) {
            match gap(collection, consolidated, id) {
                Ok(gap) => gaps.extend(gap),
                Err(bodies) => unknown.extend(bodies),
            }
        }
        findings.extend(told(consolidated, table, &gaps, severity));
    }
    let unknown: Vec<String> = unknown.into_iter().collect();
    let why = (!unknown.is_empty()).then(|| format!("以下单位有读不出的格：{}", say::list(&unknown, "个单位")));
    Verdict::from_findings_or(findings, why)
}

/// The difference in one cell; an error names the members, or the consolidated report, that cannot be read.
fn gap(collection: &Collection<'_>, consolidated: &Report, id: CellId) -> Result<Option<Gap>, Vec<String>> {
    let total = collection.rollup.total(id);
    let unknown: Vec<String> = total.unknown().map(|member| member.body.clone()).collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    if total.contributions.is_empty() {
        return Ok(None);
    }
    let cell = consolidated.cell(id);
    let empty = cell.is_some_and(gongkai_report::Cell::is_empty);
    let printed = cell.and_then(gongkai_report::Cell::decimal).or(empty.then_some(Decimal::ZERO));
    let Some(printed) = printed else { return Err(vec!["汇总报告".into()]) };
    if printed == total.sum {
        return Ok(None);
    }
    let difference = total.sum.checked_sub(printed).map(|difference| difference.abs());
    let culprits = total
        .contributions
        .iter()
        .filter(|part| part.number.is_some() && part.number == difference)
        .map(|part| part.member.body.clone())
        .collect();
    Ok(Some(Gap { id, sum: total.sum.normalize(), printed: printed.normalize(), culprits }))
}

fn told(consolidated: &Report, table: TableId, gaps: &[Gap], severity: Severity) -> Vec<Finding> {
    let form = consolidated.form_or_default();
    let joint = |id: CellId| {
        matches!(id, CellId::Table2(cell)
            if matches!(cell.row, Table2Row::GovernmentRules | Table2Row::NormativeDocuments))
    };
    if gaps.len() > ONE_BY_ONE {
        let list: Vec<String> = gaps
            .iter()
            .map(|gap| format!("{}各单位之和 {}、所填 {}", say::short_cell(gap.id, form), gap.sum, gap.printed))
            .collect();
        let message = format!("{}有 {} 格与各单位之和不符：{}", table.label(), gaps.len(), say::list(&list, "格"));
        let finding = Finding::new(&RollupDiffers::MANUAL, message).with_severity(severity);
        return vec![finding.at_all(gaps.iter().map(|gap| gap.id))];
    }
    gaps.iter()
        .map(|gap| {
            let hint = match gap.culprits.as_slice() {
                [body] if gap.sum > gap.printed => format!("，差额恰为“{body}”的数，可能漏加"),
                [body] => format!("，差额恰为“{body}”的数，可能重复计入"),
                _ => String::new(),
            };
            let cell = say::cell(gap.id, form);
            let message = format!("{cell}各单位之和为 {}，汇总报告填 {}{hint}", gap.sum, gap.printed);
            let severity = if joint(gap.id) { severity.min(Severity::Warning) } else { severity };
            Finding::new(&RollupDiffers::MANUAL, message)
                .with_severity(severity)
                .at(gap.id)
                .with_values(gap.sum, gap.printed)
        })
        .collect()
}
