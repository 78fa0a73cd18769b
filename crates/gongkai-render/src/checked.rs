//! A report with its check, as it is shown to a reader.

use gongkai_lint::{Check, Finding, Severity};
use gongkai_report::{FormVersion, Place, Report, Section};

/// A report and its check.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// The file it was read from, as shown to the reader.
    pub file: &'a str,
    /// The report.
    pub report: &'a Report,
    /// Its check.
    pub check: &'a Check,
}

/// Number of findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Findings of severity error.
    pub error: usize,
    /// Findings of severity warning.
    pub warning: usize,
    /// Findings of severity info.
    pub info: usize,
}

impl Counts {
    /// The counts of a check.
    #[must_use]
    pub fn of(check: &Check) -> Self {
        let count = |severity| check.count(severity);
        Self { error: count(Severity::Error), warning: count(Severity::Warning), info: count(Severity::Info) }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { error: self.error + other.error, warning: self.warning + other.warning, info: self.info + other.info }
    }
}

/// What a reader calls a place.
pub(crate) fn place_label(place: Place, form: FormVersion) -> String {
    match place {
        Place::Cell(id) => id.label(form),
        Place::Section(Section::OverviewHead(head)) => format!("{} › {}", Section::Overview.label(), head.label()),
        Place::Section(section) => section.label().to_owned(),
    }
}

/// A finding in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingLine {
    /// How grave it is.
    pub severity: Severity,
    /// The code of its rule.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where; `None`: the file as a whole.
    pub place: Option<String>,
}

/// The findings of a checked report, the gravest first, a line each.
#[must_use]
pub fn finding_lines(it: &Checked<'_>) -> Vec<FindingLine> {
    let form = it.report.form_or_default();
    let line = |finding: &Finding| FindingLine {
        severity: finding.severity,
        code: finding.code,
        message: finding.message.clone(),
        place: finding.places.first().map(|place| place_label(*place, form)),
    };
    it.check.findings().into_iter().map(line).collect()
}
