//! Running text read as statements: numbers with their units, and who counts what with them.
//!
//! The parser knows the vocabulary of annual reports, not grammar. A clause is read in the light of what
//! stands before its number since the number before, then of what follows the number, then of the clauses
//! before it. What stays unclear becomes [`Topic::Other`]: a rule then has nothing to hold against a table.
//! Sparing a false alarm is worth more than one more finding, here above all.

mod around;
mod folded;
mod marks;
mod measure;
mod negation;
mod quantity;
mod reader;
mod resolve;
mod scope;
mod statement;

use gongkai_report::{Report, Section};

pub use statement::{
    ApplicantName, Channel, Dispute, Exactness, Measure, ResultName, Scope, Statement, Topic, Unit, Verb,
};

pub(crate) use folded::{Folded, sentences};
pub(crate) use scope::Speaker;

/// A passage of a report's running text, folded once for all that read it.
#[derive(Clone, Debug)]
pub(crate) struct FoldedPassage {
    /// Where it stands.
    pub section: Section,
    /// Its number in that part.
    pub index: usize,
    /// Its text as it is read.
    pub folded: Folded,
}

/// The running text of a report, in its order.
pub(crate) fn passages(report: &Report) -> Vec<FoldedPassage> {
    let mut out = Vec::new();
    for (section, narrative) in report.narratives() {
        for (index, passage) in narrative.passages.iter().enumerate() {
            out.push(FoldedPassage { section, index, folded: Folded::new(&passage.text) });
        }
    }
    out
}

/// All statements of these passages of a report, in its order.
pub(crate) fn read(passages: &[FoldedPassage], report: &Report) -> Vec<Statement> {
    let speaker = Speaker::new(report.body.as_deref(), report.year);
    let mut out = Vec::new();
    for FoldedPassage { section, index, folded } in passages {
        reader::read_passage(folded, *section, *index, &speaker, &mut out);
    }
    out
}

/// The statements of one passage, as a report of that body and year would make them in that section.
#[must_use]
pub fn read_passage(text: &str, section: Section, body: Option<&str>, year: Option<i16>) -> Vec<Statement> {
    let mut out = Vec::new();
    reader::read_passage(&Folded::new(text), section, 0, &Speaker::new(body, year), &mut out);
    out
}
