//! The rules over many reports at once: roster, sums, and who was there last year.

use gongkai_report::{Report, Rollup};

use crate::rules::aggregation::{body_vanished, rollup_differs, roster_incomplete};
use crate::{Check, RuleResult, rule, years};

/// A body that owes a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterEntry {
    /// Its name.
    pub body: String,
    /// Bodies it took over since last year.
    pub successor_of: Vec<String>,
}

/// The bodies whose reports make up a consolidated one: the declared scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    /// The bodies.
    pub entries: Vec<RosterEntry>,
}

impl Roster {
    /// A roster of these bodies, none of which took over another.
    pub fn of<T: Into<String>>(bodies: impl IntoIterator<Item = T>) -> Self {
        let entry = |body: T| RosterEntry { body: body.into(), successor_of: Vec::new() };
        Self { entries: bodies.into_iter().map(entry).collect() }
    }
}

/// Reports of many bodies for one year, with what is known around them.
#[derive(Clone, Copy, Debug)]
pub struct Collection<'a> {
    /// The reports handed in.
    pub rollup: &'a Rollup,
    /// The bodies that owe one.
    pub roster: Option<&'a Roster>,
    /// The consolidated report, to be compared with the sum.
    pub consolidated: Option<&'a Report>,
    /// Last year's reports.
    pub previous: Option<&'a Rollup>,
}

impl<'a> Collection<'a> {
    /// The reports alone.
    #[must_use]
    pub fn alone(rollup: &'a Rollup) -> Self {
        Self { rollup, roster: None, consolidated: None, previous: None }
    }

    /// The bodies on the roster that handed in nothing.
    #[must_use]
    pub fn missing(&self) -> Vec<&'a str> {
        let here = |body: &str| self.rollup.members().any(|member| years::same_body(&member.body, body));
        let entries = self.roster.into_iter().flat_map(|roster| &roster.entries);
        entries.map(|entry| entry.body.as_str()).filter(|body| !here(body)).collect()
    }

    /// Whether exactly the bodies of a declared roster are here, each once.
    pub(crate) fn is_complete(&self) -> bool {
        let Some(roster) = self.roster else { return false };
        let on_it = |body: &str| roster.entries.iter().any(|entry| years::same_body(&entry.body, body));
        self.missing().is_empty()
            && self.rollup.duplicates().is_empty()
            && self.rollup.members().all(|member| on_it(&member.body) && member.missing_tables().next().is_none())
    }

    /// The body that took over another, by the roster.
    pub(crate) fn successor_of(&self, body: &str) -> Option<&'a str> {
        let entries = self.roster.into_iter().flat_map(|roster| &roster.entries);
        let took_over = |names: &[String]| names.iter().any(|name| years::same_body(name, body));
        entries.filter(|entry| took_over(&entry.successor_of)).map(|entry| entry.body.as_str()).next()
    }
}

/// Checks a collection of reports against the rules A101, A102 and A103.
#[must_use]
pub fn aggregate(collection: &Collection<'_>) -> Check {
    let verdicts = [
        ("A101", rollup_differs::over(collection)),
        ("A102", roster_incomplete::over(collection)),
        ("A103", body_vanished::over(collection)),
    ];
    let result = |(code, verdict)| Some(RuleResult { manual: rule(code)?.manual(), verdict });
    Check { results: verdicts.into_iter().filter_map(result).collect() }
}
