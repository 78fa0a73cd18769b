//! What a rule may look at: the report, its neighbours in time and place, and facts derived once for all rules.

use std::cell::OnceCell;

use gongkai_document::Document;
use gongkai_report::{Report, Section};
use jiff::civil::Date;

use crate::diagnose::Diagnosis;
use crate::fees::FeeStatement;
use crate::narrative::{self, FoldedPassage, Statement};
use crate::profile::Profile;
use crate::{Settings, Verdict, years};

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

/// The subject with facts derived once for all rules, each when it is first asked for.
#[derive(Debug)]
pub struct Context<'a> {
    /// The subject.
    pub subject: Subject<'a>,
    diagnosis: OnceCell<Diagnosis>,
    profile: OnceCell<Profile>,
    fees: OnceCell<FeeStatement>,
    passages: OnceCell<Vec<FoldedPassage>>,
    statements: OnceCell<Vec<Statement>>,
}

impl<'a> Context<'a> {
    /// Derives the facts of a subject.
    #[must_use]
    pub fn new(subject: Subject<'a>) -> Self {
        Self {
            subject,
            diagnosis: OnceCell::new(),
            profile: OnceCell::new(),
            fees: OnceCell::new(),
            passages: OnceCell::new(),
            statements: OnceCell::new(),
        }
    }

    /// The report being checked.
    #[must_use]
    pub fn report(&self) -> &'a Report {
        self.subject.report
    }

    /// The running text, passage by passage, folded for reading.
    pub(crate) fn passages(&self) -> &[FoldedPassage] {
        self.passages.get_or_init(|| narrative::passages(self.report()))
    }

    /// What the running text states: every number in it, and who counts what with it.
    pub(crate) fn statements(&self) -> &[Statement] {
        self.statements.get_or_init(|| narrative::read(self.passages(), self.report()))
    }

    /// What the name of the reporting body tells about it.
    #[must_use]
    pub fn profile(&self) -> Profile {
        *self.profile.get_or_init(|| Profile::of(self.report().body.as_deref()))
    }

    /// Last year's report, if there is one that can be compared: the year before, of the same body.
    ///
    /// # Errors
    /// The verdict of a rule that needs it.
    pub fn previous(&self) -> Result<&'a Report, Verdict> {
        years::comparable(self.report(), self.subject.previous)
    }

    /// Every sum over the counts, and why the broken ones are broken.
    pub(crate) fn diagnosis(&self) -> &Diagnosis {
        self.diagnosis.get_or_init(|| Diagnosis::of(self.report(), self.previous().ok()))
    }

    /// What section 六 says about the information processing fee.
    pub(crate) fn fees(&self) -> FeeStatement {
        *self.fees.get_or_init(|| FeeStatement::of(self.report().narrative(Section::OtherMatters)))
    }
}
