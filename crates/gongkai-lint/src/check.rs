//! The check of one report: every rule's verdict, and all findings in order.

use crate::{Context, Finding, Manual, Severity, Status, Subject, Verdict, all_rules};

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
    let mut results: Vec<RuleResult> = all_rules()
        .filter(|rule| rule.manual().status != Status::Retired)
        .map(|rule| RuleResult { manual: rule.manual(), verdict: rule.check(&context) })
        .collect();
    results.sort_by_key(|result| result.manual.code);
    Check { results }
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
