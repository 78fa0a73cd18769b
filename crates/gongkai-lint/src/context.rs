//! What a rule may look at: the report, its neighbours in time and place, and facts derived once for all rules.

use gongkai_document::Document;
use gongkai_report::Report;
use jiff::civil::Date;

use crate::Settings;

/// A report to be checked, with what is known around it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The report.
    pub report: &'a Report,
    /// The document it was read from, for snippets and for what the report value does not hold.
    pub document: Option<&'a Document>,
    /// Last year's report of the same body.
    pub previous: Option<&'a Report>,
    /// Reports of other bodies of the same year, looked at for copied text.
    pub sisters: &'a [&'a Report],
    /// The same report read from another file (web page and attachment), to compare numbers.
    pub counterpart: Option<&'a Report>,
    /// Day of first publication, where the caller knows it; wins over what the page says.
    pub published: Option<Date>,
    /// Settings.
    pub settings: &'a Settings,
}

impl<'a> Subject<'a> {
    /// A report alone.
    #[must_use]
    pub fn alone(report: &'a Report, settings: &'a Settings) -> Self {
        Self { report, document: None, previous: None, sisters: &[], counterpart: None, published: None, settings }
    }
}

/// The subject with facts derived once for all rules.
#[derive(Debug)]
pub struct Context<'a> {
    /// The subject.
    pub subject: Subject<'a>,
}

impl<'a> Context<'a> {
    /// Derives the facts of a subject.
    #[must_use]
    pub fn new(subject: Subject<'a>) -> Self {
        Self { subject }
    }

    /// The report being checked.
    #[must_use]
    pub fn report(&self) -> &'a Report {
        self.subject.report
    }
}
