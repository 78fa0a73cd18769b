//! `gongkai.finding/1` and `gongkai.check/1`: what rules found, and how a report stands with every rule.

use gongkai_lint::{Check, Finding, Manual, Severity, Verdict};
use gongkai_report::{FormVersion, Place, Report};
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::{Entries, OriginShape, Shown};

/// One finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.finding/1", description = "一条检查发现")]
pub struct FindingShape<'f> {
    /// Always `gongkai.finding/1`.
    #[schemars(extend("const" = "gongkai.finding/1"))]
    schema: &'static str,
    /// The file that was checked.
    file: &'f str,
    /// Code of the rule.
    code: &'static str,
    /// `error`, `warning` or `info`.
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    severity: &'static str,
    /// The places it speaks of, the most telling first: cells and sections.
    #[serde(rename = "where")]
    places: Vec<Shown<Place>>,
    /// What is wrong.
    message: &'f str,
    /// What was to be expected there.
    expected: Option<&'f str>,
    /// What stands there.
    found: Option<&'f str>,
    /// The source around the place; personal data masked.
    snippet: Option<&'f str>,
    /// How to mend it.
    mend: &'f str,
    /// By what right.
    provision: &'f str,
    /// A name that survives a re-run and a change of layout.
    fingerprint: String,
    /// Where in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<OriginShape<'f>>,
}

/// A finding about a report as JSON.
#[must_use]
pub fn finding<'f>(finding: &'f Finding, report: &Report, file: &'f str) -> FindingShape<'f> {
    FindingShape {
        schema: "gongkai.finding/1",
        file,
        code: finding.code,
        severity: finding.severity.id(),
        places: finding.places.iter().copied().map(Shown).collect(),
        message: &finding.message,
        expected: finding.expected.as_deref(),
        found: finding.found.as_deref(),
        snippet: finding.snippet.as_deref(),
        mend: &finding.mend,
        provision: &finding.provision,
        fingerprint: finding.fingerprint(report),
        origin: finding.origin.as_ref().map(OriginShape::from),
    }
}

/// How a report stands with every rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.check/1", description = "一份报告检查完毕：每条规则的结论和发现的条数")]
pub struct CheckShape<'c> {
    /// Always `gongkai.check/1`.
    #[schemars(extend("const" = "gongkai.check/1"))]
    schema: &'static str,
    /// The file that was checked.
    file: &'c str,
    /// Every rule in use, by code.
    rules: Entries<&'static str, StateShape<'c>>,
    /// Number of findings by severity.
    counts: SeveritiesShape,
}

/// How a report stands with one rule.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "State")]
struct StateShape<'c> {
    /// `held`, `broken`, `undecided` or `not_applicable`.
    #[schemars(extend("enum" = ["held", "broken", "undecided", "not_applicable"]))]
    state: &'static str,
    /// Why it cannot be decided or does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'c str>,
}

/// Number of findings by severity.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Severities")]
struct SeveritiesShape {
    error: usize,
    warning: usize,
    info: usize,
}

/// A check as JSON: the line that closes a file.
#[must_use]
pub fn check<'c>(check: &'c Check, file: &'c str) -> CheckShape<'c> {
    let state = |verdict: &'c Verdict| {
        let (state, why) = verdict_state(verdict);
        StateShape { state, why }
    };
    CheckShape {
        schema: "gongkai.check/1",
        file,
        rules: Entries(check.results.iter().map(|result| (result.manual.code, state(&result.verdict))).collect()),
        counts: SeveritiesShape {
            error: check.count(Severity::Error),
            warning: check.count(Severity::Warning),
            info: check.count(Severity::Info),
        },
    }
}

/// How a document stands with a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuleState<'c> {
    Held,
    Broken,
    Undecided(&'c str),
}

/// The line that closes a file, from the state of each rule and the counts of errors, warnings and notes.
pub(crate) fn closing<'c>(
    file: &'c str,
    states: impl IntoIterator<Item = (&'static str, RuleState<'c>)>,
    [error, warning, info]: [usize; 3],
) -> CheckShape<'c> {
    let shape = |state: RuleState<'c>| match state {
        RuleState::Held => StateShape { state: "held", why: None },
        RuleState::Broken => StateShape { state: "broken", why: None },
        RuleState::Undecided(why) => StateShape { state: "undecided", why: Some(why) },
    };
    let rules = Entries(states.into_iter().map(|(code, state)| (code, shape(state))).collect());
    CheckShape { schema: "gongkai.check/1", file, rules, counts: SeveritiesShape { error, warning, info } }
}

/// The identifier of a verdict, and why it is undecided or does not apply.
fn verdict_state(verdict: &Verdict) -> (&'static str, Option<&str>) {
    match verdict {
        Verdict::Held => ("held", None),
        Verdict::Broken(_) => ("broken", None),
        Verdict::Undecided(why) => ("undecided", Some(why)),
        Verdict::NotApplicable(why) => ("not_applicable", Some(why)),
    }
}

/// The manual page of a rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.rule/1", description = "一条规则的手册页")]
pub struct RuleShape {
    /// Always `gongkai.rule/1`.
    #[schemars(extend("const" = "gongkai.rule/1"))]
    schema: &'static str,
    /// Code.
    code: &'static str,
    /// Name of the fault, as an identifier.
    name: &'static str,
    /// Name of the fault, for a reader.
    title: &'static str,
    /// Severity of its findings unless a finding says otherwise.
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    severity: &'static str,
    /// `stable`, `preview` or `retired`.
    #[schemars(extend("enum" = ["stable", "preview", "retired"]))]
    status: &'static str,
    /// The version that brought it.
    since: &'static str,
    /// By what right.
    provision: String,
    /// How to mend it, in general.
    mend: &'static str,
    /// The page, in Markdown.
    page: &'static str,
}

/// The manual page of a rule as JSON.
#[must_use]
pub fn rule(manual: &Manual) -> RuleShape {
    use gongkai_lint::Status;
    RuleShape {
        schema: "gongkai.rule/1",
        code: manual.code,
        name: manual.name,
        title: manual.title,
        severity: manual.severity.id(),
        status: match manual.status {
            Status::Stable => "stable",
            Status::Preview => "preview",
            Status::Retired => "retired",
        },
        since: manual.since,
        provision: manual.provision(FormVersion::F2021),
        mend: manual.mend,
        page: manual.page,
    }
}
