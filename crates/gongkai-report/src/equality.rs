//! When two reports say the same: values, marks and remarks equal, running text equal but for layout.

use gongkai_document::same_text;

use crate::{Head, Narrative, Place, Report, Section, TableId};

/// One place in which two reports differ, with what each says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The place; `None`: form, year or body.
    pub place: Option<Place>,
    /// What the first says.
    pub left: String,
    /// What the second says.
    pub right: String,
}

/// Every place in which two reports differ. Origins, problems, faults and the file do not count.
#[must_use]
pub fn differences(left: &Report, right: &Report) -> Vec<Difference> {
    let mut out = Vec::new();
    let mut note = |place: Option<Place>, a: String, b: String| {
        if a != b {
            out.push(Difference { place, left: a, right: b });
        }
    };
    note(None, text(left.form.map(|form| form.id())), text(right.form.map(|form| form.id())));
    note(None, text(left.year), text(right.year));
    note(None, text(left.published), text(right.published));
    let mut words = |place: Place, a: &str, b: &str| {
        if !same_text(a, b) {
            note(Some(place), a.to_owned(), b.to_owned());
        }
    };
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    words(Section::Title.into(), &or_empty(&left.title), &or_empty(&right.title));
    words(Section::Signature.into(), &or_empty(&left.body), &or_empty(&right.body));
    let narratives = [Section::Overview, Section::ProblemsAndImprovements, Section::OtherMatters];
    for section in narratives.into_iter().chain(Head::ALL.into_iter().map(Section::OverviewHead)) {
        let say = |report: &Report| report.narrative(section).map(Narrative::text).unwrap_or_default();
        words(section.into(), &say(left), &say(right));
    }
    note(Some(Section::Period.into()), period(left), period(right));
    for table in TableId::ALL {
        let place = Some(Section::of_table(table).into());
        note(place, text(left.table(table).map(|_| "有")), text(right.table(table).map(|_| "有")));
        let cells = left.expected_cells(table).chain(right.expected_cells(table).filter(|id| left.cell(*id).is_none()));
        for id in cells {
            note(Some(id.into()), cell(left, id), cell(right, id));
        }
    }
    out
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn period(report: &Report) -> String {
    report.period.map(|(from, to)| format!("{from}/{to}")).unwrap_or_default()
}

/// Value, mark and remark of a cell in one comparable line; empty where the report has no such cell.
fn cell(report: &Report, id: crate::CellId) -> String {
    let Some(cell) = report.cell(id) else { return String::new() };
    let value = match (cell.decimal(), cell.value.mark()) {
        (Some(number), _) => number.normalize().to_string(),
        (None, mark) => mark.map(|mark| mark.id().to_owned()).unwrap_or_default(),
    };
    match &cell.remark {
        Some(remark) => format!("{value}（{}）", gongkai_document::squeeze(remark)),
        None => value,
    }
}
