//! The annual report as a record of its own: what people wrote into it, when it was signed and published.
//!
//! Its numbers are never written here: they are counted. One record a year; its id is the year.

use std::mem;

use gongkai_case::history::Fact;
use gongkai_case::{Refusal, RefusalCode};
use gongkai_catalogue::{Facts, Record};
use gongkai_law::provision::{Provision, cited};
use gongkai_report::Head;
use jiff::civil::Date;

use crate::{Basis, Traced};

/// A part of the report that people write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WrittenPart {
    /// One of the five heads of section 一.
    Head(Head),
    /// Section 五.
    ProblemsAndImprovements,
    /// Section 六, beyond the fees, which are counted.
    OtherMatters,
}

impl WrittenPart {
    /// All parts, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::Head(Head::ProactiveDisclosure),
        Self::Head(Head::DisclosureOnRequest),
        Self::Head(Head::InformationManagement),
        Self::Head(Head::Platform),
        Self::Head(Head::Supervision),
        Self::ProblemsAndImprovements,
        Self::OtherMatters,
    ];

    /// The identifier, that of the section in the public JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Head(head) => head.id(),
            Self::ProblemsAndImprovements => "problems_and_improvements",
            Self::OtherMatters => "other_matters",
        }
    }

    /// The part of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }
}

/// What may have happened to an annual report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnnualFact {
    /// A part was written; the last writing counts.
    PartWritten {
        /// Which.
        part: WrittenPart,
        /// Its paragraphs.
        paragraphs: Vec<String>,
        /// Whether they follow what is drafted from the records; else they take its place.
        after_draft: bool,
    },
    /// It was published, on the day of the fact.
    ReportPublished,
    /// Its numbers were frozen as they were published; nothing in them is computed again.
    YearFrozen(Box<FrozenYear>),
}

/// A year as it was frozen, in the form in which it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenYear {
    /// The report as published: the bytes of its public JSON.
    pub report: Vec<u8>,
    /// Where the log of the body stood.
    pub head: crate::Head,
    /// What the numbers rested on beside the records.
    pub basis: Basis,
    /// The records that each counted cell held.
    pub counted: Vec<Traced>,
}

impl Facts for AnnualFact {
    const PROVISION: Provision = cited::ART_49;

    fn possible(facts: &[Fact<Self>]) -> Result<(), Refusal> {
        let (mut published, mut frozen) = (false, false);
        for fact in facts {
            let done = match &fact.what {
                AnnualFact::PartWritten { .. } => continue,
                AnnualFact::ReportPublished => mem::replace(&mut published, true),
                AnnualFact::YearFrozen(_) => mem::replace(&mut frozen, true),
            };
            if done {
                return Err(twice());
            }
        }
        Ok(())
    }
}

fn twice() -> Refusal {
    let (what, mend) = ("这一年度的报告已经登记过发布或者冻结".to_owned(), "原登记有误的，请更正原登记".to_owned());
    Refusal { code: RefusalCode::AlreadyDone, what, provision: cited::ART_49, mend }
}

/// What the record of an annual report says today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnualReport<'a> {
    parts: Vec<(WrittenPart, &'a [String], bool)>,
    /// The day it was published.
    pub published: Option<Date>,
    /// How it was frozen.
    pub frozen: Option<&'a FrozenYear>,
}

impl<'a> AnnualReport<'a> {
    /// What a record says.
    #[must_use]
    pub fn of(record: &'a Record<AnnualFact>) -> Self {
        let mut report = Self::default();
        for fact in record.state().facts() {
            match &fact.what {
                AnnualFact::PartWritten { part, paragraphs, after_draft } => {
                    report.parts.retain(|(other, ..)| other != part);
                    report.parts.push((*part, paragraphs, *after_draft));
                }
                AnnualFact::ReportPublished => report.published = Some(fact.on),
                AnnualFact::YearFrozen(frozen) => report.frozen = Some(frozen),
            }
        }
        report
    }

    /// What was written into a part, and whether it follows the draft.
    #[must_use]
    pub fn part(&self, part: WrittenPart) -> Option<(&'a [String], bool)> {
        self.parts.iter().find(|(other, ..)| *other == part).map(|(_, text, after)| (*text, *after))
    }
}
