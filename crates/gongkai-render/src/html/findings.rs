//! The findings of a check as a page shows them: numbered in the order of the report, beside what they speak of.

use std::collections::BTreeMap;

use gongkai_lint::{Check, Finding, Severity, Verdict};
use gongkai_report::{Place, Report, Section};

use crate::checked::{Checked, Counts, place_label};
use crate::words;

/// A finding beside its section.
pub(super) struct Card<'a> {
    pub(super) number: usize,
    pub(super) anchor: String,
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    pub(super) title: &'static str,
    pub(super) message: &'a str,
    pub(super) places: Vec<PlaceView>,
    pub(super) expected: Option<&'a str>,
    pub(super) found: Option<&'a str>,
    pub(super) snippet: Option<&'a str>,
    pub(super) provision: &'a str,
    pub(super) mend: &'a str,
    /// The section it stands beside.
    section: Section,
}

impl Card<'_> {
    /// The places shown at once; a sum over a whole table names hundreds.
    const FIRST: usize = 6;

    pub(super) fn first_places(&self) -> &[PlaceView] {
        self.places.get(..Self::FIRST).unwrap_or(&self.places)
    }

    pub(super) fn more_places(&self) -> &[PlaceView] {
        self.places.get(Self::FIRST..).unwrap_or_default()
    }
}

pub(super) struct PlaceView {
    pub(super) anchor: String,
    pub(super) label: String,
}

/// The number of a finding at a place that it speaks of.
pub(super) struct NoteView {
    pub(super) number: usize,
    pub(super) anchor: String,
    pub(super) severity: Severity,
    pub(super) title: &'static str,
}

/// All findings of a report: in order, and by place.
#[derive(Default)]
pub(super) struct Notes<'a> {
    cards: Vec<Card<'a>>,
    by_place: BTreeMap<Place, Vec<NoteView>>,
    of_check: bool,
}

impl<'a> Notes<'a> {
    pub(super) fn of(report: &Report, check: &'a Check, prefix: &str) -> Self {
        let mut found: Vec<(&Finding, &'static str)> = Vec::new();
        for result in &check.results {
            if let Verdict::Broken(findings) = &result.verdict {
                found.extend(findings.iter().map(|finding| (finding, result.manual.title)));
            }
        }
        // stable: findings of one place stay in the order of their codes
        found.sort_by_key(|(finding, _)| finding.places.first().map_or((0, None), |place| order(*place)));
        let mut notes = Self { of_check: true, ..Self::default() };
        for (index, (finding, title)) in found.into_iter().enumerate() {
            let card = card(report, finding, title, index + 1, prefix);
            for place in &finding.places {
                let here = notes.by_place.entry(shown_place(report, *place)).or_default();
                if here.iter().all(|note| note.number != card.number) {
                    let (number, severity) = (card.number, card.severity);
                    here.push(NoteView { number, anchor: card.anchor.clone(), severity, title });
                }
            }
            notes.cards.push(card);
        }
        notes
    }

    /// No findings.
    pub(super) fn none() -> &'static Self {
        static NONE: Notes<'static> = Notes { cards: Vec::new(), by_place: BTreeMap::new(), of_check: false };
        &NONE
    }

    /// Whether they are those of a check, be there any or not.
    pub(super) fn of_check(&self) -> bool {
        self.of_check
    }

    /// The findings that speak of exactly this place.
    pub(super) fn at(&self, place: Place) -> &[NoteView] {
        self.by_place.get(&place).map_or(&[], Vec::as_slice)
    }

    /// The findings that stand beside a section.
    pub(super) fn cards(&self, section: Section) -> impl Iterator<Item = &Card<'a>> {
        self.cards.iter().filter(move |card| card.section == section)
    }
}

fn card<'a>(report: &Report, finding: &'a Finding, title: &'static str, number: usize, prefix: &str) -> Card<'a> {
    let form = report.form_or_default();
    Card {
        number,
        anchor: format!("{prefix}f{number}"),
        severity: finding.severity,
        code: finding.code,
        title,
        message: &finding.message,
        places: finding
            .places
            .iter()
            .map(|place| PlaceView {
                anchor: format!("{prefix}{}", shown_place(report, *place)),
                label: place_label(*place, form),
            })
            .collect(),
        expected: finding.expected.as_deref(),
        found: finding.found.as_deref(),
        snippet: finding.snippet.as_deref(),
        provision: &finding.provision,
        mend: &finding.mend,
        section: finding.places.first().map_or(Section::Title, |place| section_of(*place)),
    }
}

/// The section of the page in which a place is shown.
fn section_of(place: Place) -> Section {
    match place {
        Place::Cell(id) => Section::of_table(id.table()),
        Place::Section(Section::Period) => Section::Title,
        Place::Section(Section::OverviewHead(_)) => Section::Overview,
        Place::Section(section) => section,
    }
}

/// The place itself if the page shows it, else the section it would stand in.
fn shown_place(report: &Report, place: Place) -> Place {
    let shown = match place {
        Place::Cell(id) => report.cell(id).is_some(),
        Place::Section(Section::Period) => !report.opening.is_empty(),
        Place::Section(Section::OverviewHead(head)) => report.overview.contains_key(&head),
        Place::Section(_) => true,
    };
    if shown { place } else { Place::Section(section_of(place)) }
}

/// Order of places down the page.
fn order(place: Place) -> (usize, Option<Place>) {
    let sections = [Section::Title].into_iter().chain(Section::SIX).chain([Section::Signature]);
    let section = section_of(place);
    let index = sections.into_iter().position(|other| other == section).unwrap_or_default();
    let inside = match place {
        Place::Section(inner) if inner == section => None,
        _ => Some(place),
    };
    (index, inside)
}

/// A line in a list of findings.
pub(super) struct ItemView<'a> {
    pub(super) number: usize,
    pub(super) anchor: String,
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    pub(super) message: &'a str,
    pub(super) place: Option<String>,
    /// Whether the page shows the finding in full.
    pub(super) linked: bool,
}

impl<'a> ItemView<'a> {
    fn of(card: &Card<'a>, linked: bool) -> Self {
        Self {
            number: card.number,
            anchor: card.anchor.clone(),
            severity: card.severity,
            code: card.code,
            message: card.message,
            place: card.places.first().map(|place| place.label.clone()),
            linked,
        }
    }
}

/// The check of one report: counts, lists and the state of every rule.
pub(super) struct CheckView<'a> {
    pub(super) anchor: String,
    pub(super) path: &'a str,
    pub(super) body: &'a str,
    pub(super) year: String,
    pub(super) counts: Counts,
    pub(super) by_severity: Vec<ItemView<'a>>,
    pub(super) by_place: Vec<ItemView<'a>>,
    pub(super) problems: Vec<(String, &'a str)>,
    pub(super) rules: Vec<RuleView<'a>>,
}

pub(super) struct RuleView<'a> {
    pub(super) code: &'static str,
    pub(super) title: &'static str,
    pub(super) state: &'static str,
    pub(super) why: &'a str,
}

impl<'a> CheckView<'a> {
    pub(super) fn of(it: &Checked<'a>, prefix: &str, notes: &Notes<'a>, linked: bool) -> Self {
        let list = || notes.cards.iter().map(|card| ItemView::of(card, linked)).collect::<Vec<_>>();
        let mut by_severity = list();
        by_severity.sort_by_key(|item| std::cmp::Reverse(item.severity));
        let form = it.report.form_or_default();
        let place = |place: Option<Place>| place.map(|place| place_label(place, form)).unwrap_or_default();
        let rule = |result: &'a gongkai_lint::RuleResult| {
            let (state, why) = words::verdict(&result.verdict);
            RuleView { code: result.manual.code, title: result.manual.title, state, why: why.unwrap_or_default() }
        };
        Self {
            anchor: format!("{prefix}top"),
            path: it.file,
            body: it.report.body.as_deref().unwrap_or_default(),
            year: it.report.year.map(|year| format!("{year} 年度")).unwrap_or_default(),
            counts: Counts::of(it.check),
            by_severity,
            by_place: list(),
            problems: it.report.problems.iter().map(|problem| (place(problem.place), problem.what.as_str())).collect(),
            rules: it.check.results.iter().map(rule).collect(),
        }
    }
}

/// A line of the table of files.
pub(super) struct FileView<'a> {
    pub(super) anchor: String,
    pub(super) path: &'a str,
    pub(super) body: &'a str,
    pub(super) year: String,
    pub(super) counts: Counts,
}

impl<'a> FileView<'a> {
    pub(super) fn of(check: &CheckView<'a>) -> Self {
        let (path, body, counts) = (check.path, check.body, check.counts);
        Self { anchor: check.anchor.clone(), path, body, year: check.year.clone(), counts }
    }
}
