//! The parts of a report as a page shows them, in the order of the form.

use std::borrow::Cow;

use gongkai_law::form;
use gongkai_report::{Head, Narrative, Report, Section, TableId};

use super::findings::{Card, NoteView, Notes};
use super::table::{self, TableView};
use crate::words;

pub(super) struct SectionView<'a> {
    pub(super) anchor: String,
    pub(super) heading: Option<String>,
    /// Whether the heading is the title of the report.
    pub(super) top: bool,
    pub(super) notes: &'a [NoteView],
    pub(super) dateline: Option<String>,
    pub(super) absent: bool,
    pub(super) parts: Vec<PartView<'a>>,
    pub(super) table: Option<TableView<'a>>,
    pub(super) signature: Vec<String>,
    pub(super) cards: Vec<&'a Card<'a>>,
}

/// Running text under a heading of its own, or under none.
pub(super) struct PartView<'a> {
    pub(super) anchor: String,
    pub(super) heading: Option<String>,
    pub(super) notes: &'a [NoteView],
    pub(super) paragraphs: Vec<Cow<'a, str>>,
}

/// All parts that the report has, and those that it lacks but a finding speaks of.
pub(super) fn of<'a>(report: &'a Report, prefix: &str, notes: &'a Notes<'a>) -> Vec<SectionView<'a>> {
    let sections = [Section::Title].into_iter().chain(Section::SIX).chain([Section::Signature]);
    let views = sections.map(|section| view(report, section, prefix, notes));
    views.filter(|view| !view.absent || !view.cards.is_empty()).collect()
}

fn view<'a>(report: &'a Report, section: Section, prefix: &str, notes: &'a Notes<'a>) -> SectionView<'a> {
    let mut view = SectionView {
        anchor: format!("{prefix}{section}"),
        heading: Some(section.label().to_owned()),
        top: false,
        notes: notes.at(section.into()),
        dateline: None,
        absent: false,
        parts: Vec::new(),
        table: None,
        signature: Vec::new(),
        cards: notes.cards(section).collect(),
    };
    match section {
        Section::Title | Section::Period => {
            view.dateline = report.published.map(form::long);
            view.parts.extend(part(report, Section::Period, None, prefix, notes));
            view.absent = report.title.is_none() && view.dateline.is_none() && view.parts.is_empty();
            if !view.absent {
                view.heading.clone_from(&report.title);
                view.top = true;
            }
        }
        Section::Overview | Section::OverviewHead(_) => {
            view.parts.extend(part(report, Section::Overview, None, prefix, notes));
            for (number, head) in words::NUMERALS.iter().zip(Head::ALL) {
                let heading = Some(format!("（{number}）{}", head.label()));
                view.parts.extend(part(report, Section::OverviewHead(head), heading, prefix, notes));
            }
            view.absent = view.parts.is_empty();
        }
        Section::Table2 => view.show_table(report, TableId::Table2, prefix, notes),
        Section::Table3 => view.show_table(report, TableId::Table3, prefix, notes),
        Section::Table4 => view.show_table(report, TableId::Table4, prefix, notes),
        Section::ProblemsAndImprovements | Section::OtherMatters => {
            view.absent = report.narrative(section).is_none();
            view.parts.extend(part(report, section, None, prefix, notes));
        }
        Section::Signature => {
            let signature = report.signature.as_ref();
            view.signature.extend(signature.and_then(|signature| signature.body.clone()));
            view.signature.extend(signature.and_then(|signature| signature.date).map(form::long));
            view.absent = view.signature.is_empty();
            if !view.absent {
                view.heading = None;
            }
        }
    }
    view
}

impl<'a> SectionView<'a> {
    fn show_table(&mut self, report: &'a Report, id: TableId, prefix: &str, notes: &'a Notes<'a>) {
        self.absent = report.table(id).is_none();
        if !self.absent {
            self.table = Some(table::of(report, id, prefix, notes));
        }
    }
}

/// The running text of a part; `None` where the report does not have it, or it has no heading and says nothing.
fn part<'a>(
    report: &'a Report,
    section: Section,
    heading: Option<String>,
    prefix: &str,
    notes: &'a Notes<'a>,
) -> Option<PartView<'a>> {
    let narrative = report.narrative(section)?;
    if heading.is_none() && narrative.is_empty() {
        return None;
    }
    let own_anchor = heading.is_some() || section == Section::Period;
    Some(PartView {
        anchor: if own_anchor { format!("{prefix}{section}") } else { String::new() },
        notes: if heading.is_some() { notes.at(section.into()) } else { &[] },
        heading,
        paragraphs: paragraphs(narrative, notes.of_check()),
    })
}

/// The paragraphs; on the page of a check, which is passed around, with personal data masked.
fn paragraphs(narrative: &Narrative, masks: bool) -> Vec<Cow<'_, str>> {
    let lines = narrative.passages.iter().flat_map(|passage| passage.text.split(['\n', '\r']));
    let lines = lines.map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| if masks { gongkai_lint::masked(line).into() } else { line.into() }).collect()
}
