//! The check of one report: every rule's verdict, and all findings in order.

use gongkai_report::{FormVersion, Report, TableId};

use crate::locate::locate;
use crate::{Context, Finding, Manual, Rule, Severity, Status, Subject, Verdict, all_rules};

/// How a report stands with one rule.
#[derive(Clone, Debug)]
pub struct RuleResult {
    /// The rule's manual page.
    pub manual: &'static Manual,
    /// Its verdict.
    pub verdict: Verdict,
}

/// The check of one report: a verdict for every rule in use, in order of code.
#[derive(Clone, Debug)]
pub struct Check {
    /// The verdicts.
    pub results: Vec<RuleResult>,
}

/// Checks a report against every rule in use.
#[must_use]
pub fn check(subject: Subject<'_>) -> Check {
    let context = Context::new(subject);
    let verdict = |rule: &dyn Rule| {
        if !is_report(subject.report) {
            return Verdict::Undecided("没有认出这是政府信息公开工作年度报告".into());
        }
        let mut verdict = rule.check(&context);
        if let Verdict::Broken(findings) = &mut verdict {
            Finding::number_repeats(findings);
            for finding in findings {
                locate(finding, subject.report);
                cite_own_form(finding, rule.manual(), subject.report);
            }
        }
        verdict
    };
    let mut results: Vec<RuleResult> = all_rules()
        .filter(|rule| rule.manual().status != Status::Retired)
        .map(|rule| RuleResult { manual: rule.manual(), verdict: verdict(rule) })
        .collect();
    results.sort_by_key(|result| result.manual.code);
    Check { results }
}

/// A finding with its rule's general citation cites the notice that prescribed the report's own form.
fn cite_own_form(finding: &mut Finding, manual: &Manual, report: &Report) {
    let form = report.form_or_default();
    if form != FormVersion::F2021 && finding.provision == manual.provision(FormVersion::F2021) {
        finding.provision = manual.provision(form);
    }
}

/// Whether there is anything in it that a rule could speak of.
fn is_report(report: &Report) -> bool {
    report.form.is_some()
        || !report.faults.headings.is_empty()
        || TableId::ALL.into_iter().any(|table| report.table(table).is_some())
}

impl Check {
    /// All findings, the gravest first, then by code.
    #[must_use]
    pub fn findings(&self) -> Vec<&Finding> {
        let mut findings: Vec<&Finding> = self
            .results
            .iter()
            .filter_map(|result| match &result.verdict {
                Verdict::Broken(findings) => Some(findings),
                _ => None,
            })
            .flatten()
            .collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        findings
    }

    /// Number of findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings().iter().filter(|finding| finding.severity == severity).count()
    }
}
