//! What a rule found: what, where, expected and found, why, and how to mend it.

use gongkai_document::Origin;
use gongkai_report::{FormVersion, Place, Report, Severity};
use sha2::{Digest, Sha256};

use crate::Manual;

/// One finding of one rule. Built with [`Finding::new`] and the `with_…` methods.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Code of the rule.
    pub code: &'static str,
    /// How grave.
    pub severity: Severity,
    /// The places it speaks of, the most telling first.
    pub places: Vec<Place>,
    /// What is wrong, one sentence.
    pub message: String,
    /// What was to be expected there.
    pub expected: Option<String>,
    /// What stands there.
    pub found: Option<String>,
    /// The source around the place; personal data masked.
    pub snippet: Option<String>,
    /// Where the snippet stands.
    pub origin: Option<Origin>,
    /// How to mend it.
    pub mend: String,
    /// By what right: the citation of the rule.
    pub provision: String,
    /// How many findings of the same rule, places and content stand before it: the same slip made again.
    pub repeats: usize,
}

impl Finding {
    /// A finding of a rule at its default severity, with the rule's citation and mend.
    #[must_use]
    pub fn new(manual: &Manual, message: impl Into<String>) -> Self {
        Self {
            code: manual.code,
            severity: manual.severity,
            places: Vec::new(),
            message: message.into(),
            expected: None,
            found: None,
            snippet: None,
            origin: None,
            mend: manual.mend.to_owned(),
            provision: manual.provision(FormVersion::F2021),
            repeats: 0,
        }
    }

    /// At another severity than the rule's default.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// At a place; may be called again for further places.
    #[must_use]
    pub fn at(mut self, place: impl Into<Place>) -> Self {
        self.places.push(place.into());
        self
    }

    /// At several places.
    #[must_use]
    pub fn at_all<P: Into<Place>>(mut self, places: impl IntoIterator<Item = P>) -> Self {
        self.places.extend(places.into_iter().map(Into::into));
        self
    }

    /// Expected and found values.
    #[must_use]
    pub fn with_values(mut self, expected: impl ToString, found: impl ToString) -> Self {
        self.expected = Some(expected.to_string());
        self.found = Some(found.to_string());
        self
    }

    /// The source around the place, and where it stands. The caller masks personal data.
    #[must_use]
    pub fn with_snippet(mut self, snippet: impl Into<String>, origin: Option<Origin>) -> Self {
        self.snippet = Some(snippet.into());
        self.origin = origin;
        self
    }

    /// Another way to mend it than the rule's general one.
    #[must_use]
    pub fn with_mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = mend.into();
        self
    }

    /// Another citation than the rule's general one.
    #[must_use]
    pub fn with_provision(mut self, provision: impl Into<String>) -> Self {
        self.provision = provision.into();
        self
    }

    /// What is the same in two findings of one slip made twice.
    fn is_like(&self, other: &Self) -> bool {
        let content = |finding: &Self| finding.found.clone().unwrap_or_else(|| finding.message.clone());
        self.places == other.places && content(self) == content(other)
    }

    /// Numbers the findings of one rule that nothing else tells apart.
    pub(crate) fn number_repeats(findings: &mut [Self]) {
        for at in 1..findings.len() {
            let (before, rest) = findings.split_at_mut(at);
            if let Some(finding) = rest.first_mut() {
                finding.repeats = before.iter().filter(|other| other.is_like(finding)).count();
            }
        }
    }

    /// A name for this finding that survives a re-run and a change of layout: it hangs on code, body, year,
    /// places and what was found, never on an offset. Sixteen hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self, report: &Report) -> String {
        let mut hash = Sha256::new();
        let mut feed = |part: &str| {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        };
        feed(self.code);
        feed(&gongkai_document::squeeze(report.body.as_deref().unwrap_or_default()));
        feed(&report.year.map(|year| year.to_string()).unwrap_or_default());
        for place in &self.places {
            feed(&place.to_string());
        }
        // the snippet is as the source prints it, and differs from format to format
        feed(&gongkai_document::squeeze(self.found.as_deref().unwrap_or(&self.message)));
        if self.repeats > 0 {
            feed(&self.repeats.to_string());
        }
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}
