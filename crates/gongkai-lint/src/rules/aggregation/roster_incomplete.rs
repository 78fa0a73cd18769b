//! A102: every body on the roster, once, for the right year.

use std::collections::BTreeMap;

use crate::aggregate::Collection;
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict, say, years};

declare_rule! {
    /// 名单上的单位应各有一份、也只有一份年报，年度相同。
    ///
    /// 缺报、同一单位同一年度有两份、年度不同，是错误；名单以外的单位是警告。没有名单时只查重复和年度。名称前的省、市、县不论。
    ///
    /// 例：名单有“石桥镇人民政府”，没有收到其年报——催报。
    pub(crate) RosterIncomplete = "A102" {
        name: "roster_incomplete",
        title: "名单不齐、重复或年度不同",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [64],
        provision: [ART_49, REPORT_FORMAT_2021] "统一公开",
        mend: "催报缺少的，去掉重复的，换上年度正确的。",
    }
}

impl Rule for RosterIncomplete {
    fn check(&self, _: &Context<'_>) -> Verdict {
        Verdict::NotApplicable("只用于汇总多份年报".into())
    }
}

/// The roster against what was handed in.
pub(crate) fn over(collection: &Collection<'_>) -> Verdict {
    let mut findings = Vec::new();
    let manual = &RosterIncomplete::MANUAL;
    let missing = collection.missing();
    if !missing.is_empty() {
        let message = format!("缺 {} 个单位的年报：{}", missing.len(), say::list(&missing, "个单位"));
        findings.push(Finding::new(manual, message).with_mend("催报，或核对名单。"));
    }
    for group in collection.rollup.duplicates() {
        let files: Vec<&str> = group.iter().map(|member| member.file.as_str()).collect();
        let Some(first) = group.first() else { continue };
        let message = format!("“{}”有 {} 份同一年度的年报：{}，会重复计入", first.body, files.len(), files.join("、"));
        findings.push(Finding::new(manual, message).with_mend("只保留一份。"));
    }
    let mut by_year: BTreeMap<i16, Vec<&str>> = BTreeMap::new();
    for member in collection.rollup.members() {
        if let Some(year) = member.year {
            by_year.entry(year).or_default().push(&member.body);
        }
    }
    let due = collection.consolidated.and_then(|report| report.year);
    let due = due.or_else(|| by_year.iter().max_by_key(|(year, bodies)| (bodies.len(), **year)).map(|(year, _)| *year));
    for (year, bodies) in by_year.iter().filter(|(year, _)| due.is_some_and(|due| due != **year)) {
        let message = format!(
            "以下单位的年报是 {year} 年度的，其余是 {} 年度的：{}",
            due.unwrap_or_default(),
            say::list(bodies, "个单位")
        );
        findings.push(Finding::new(manual, message).with_mend("换上年度正确的年报。"));
    }
    if let Some(roster) = collection.roster {
        let on_it = |body: &str| roster.entries.iter().any(|entry| years::same_body(&entry.body, body));
        let extra: Vec<&str> =
            collection.rollup.members().map(|member| member.body.as_str()).filter(|body| !on_it(body)).collect();
        if !extra.is_empty() {
            let message = format!("以下单位不在名单上：{}", say::list(&extra, "个单位"));
            let finding = Finding::new(manual, message).with_severity(Severity::Warning);
            findings.push(finding.with_mend("核对名单，或去掉不属于汇总范围的。"));
        }
    }
    Verdict::from_findings_or(findings, collection.roster.is_none().then(|| "没有给出名单，只查了重复和年度".into()))
}
