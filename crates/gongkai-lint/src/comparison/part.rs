//! The running text of two reports, part by part.

use gongkai_law::form;
use gongkai_report::{Head, Narrative, Report, Section};

use super::align::{self, Pair};
use super::words::{self, Piece};
use crate::similarity::{copied, same_but_for_years};

/// One part of the running text in both reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartComparison {
    /// The part.
    pub section: Section,
    /// Whether the first and the second report have it.
    pub present: [bool; 2],
    /// Paragraphs side by side.
    pub rows: Vec<Row>,
    /// How much of the second report's text recurs in the first. `None`: too short to tell.
    pub repeated: Option<Repeated>,
    /// Whether the text is the same but for years and layout.
    pub only_years_changed: bool,
}

/// A paragraph of the first report beside the one of the second that it became.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The paragraph in the first report, in pieces; `None`: it is new.
    pub old: Option<Vec<Piece>>,
    /// The paragraph in the second report; `None`: it is gone.
    pub new: Option<Vec<Piece>>,
}

impl Row {
    /// Whether both paragraphs are there and say the same.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        let same =
            |side: &Option<Vec<Piece>>| side.as_ref().is_some_and(|pieces| pieces.iter().all(|piece| !piece.changed));
        same(&self.old) && same(&self.new)
    }
}

/// How much of a text recurs in an earlier one, measured as the rule on copied text (Y105) measures it: by sentence,
/// with numbers and the names of the bodies masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// Characters of the sentences that recur.
    pub recurring: usize,
    /// Characters of all sentences that are long enough to tell.
    pub compared: usize,
}

impl Repeated {
    /// The share that recurs, in percent, rounded down.
    #[must_use]
    pub fn percent(self) -> usize {
        (self.recurring * 100).checked_div(self.compared).unwrap_or_default()
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { recurring: self.recurring + other.recurring, compared: self.compared + other.compared }
    }
}

/// The parts that either report has, in the order of the form.
pub(super) fn compare(old: &Report, new: &Report) -> Vec<PartComparison> {
    let names = [old, new].map(|report| report.body.as_deref().unwrap_or_default());
    sections().filter_map(|section| part(section, [text_of(old, section), text_of(new, section)], &names)).collect()
}

fn sections() -> impl Iterator<Item = Section> {
    [Section::Title, Section::Period, Section::Overview]
        .into_iter()
        .chain(Head::ALL.into_iter().map(Section::OverviewHead))
        .chain([Section::ProblemsAndImprovements, Section::OtherMatters, Section::Signature])
}

/// The paragraphs of a part; `None` where the report does not have it.
fn text_of(report: &Report, section: Section) -> Option<Vec<String>> {
    let paragraphs = match section {
        Section::Title => vec![report.title.clone()?],
        Section::Signature => {
            let signature = report.signature.as_ref()?;
            signature.body.iter().cloned().chain(signature.date.map(form::long)).collect()
        }
        section => paragraphs(report.narrative(section)?),
    };
    let optional = matches!(section, Section::Period | Section::Overview | Section::Signature);
    (!optional || !paragraphs.is_empty()).then_some(paragraphs)
}

fn paragraphs(narrative: &Narrative) -> Vec<String> {
    let lines = narrative.passages.iter().flat_map(|passage| passage.text.lines());
    lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn part(section: Section, [old, new]: [Option<Vec<String>>; 2], names: &[&str]) -> Option<PartComparison> {
    let present = [old.is_some(), new.is_some()];
    if present == [false, false] {
        return None;
    }
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    let (was, is) = (old.join("\n"), new.join("\n"));
    let repeated = copied(&is, &was, names).map(|copied| {
        let crate::similarity::Copied { recurring, compared, .. } = copied;
        Repeated { recurring, compared }
    });
    let whole = |text: &String| Some(vec![Piece::changed(text.clone())]);
    let rows = align::paragraphs(&old, &new).into_iter().map(|pair| match pair {
        Pair::Gone(old) => Row { old: whole(old), new: None },
        Pair::Added(new) => Row { old: None, new: whole(new) },
        Pair::Became(old, new) => {
            let [old, new] = words::compare(old, new);
            Row { old: Some(old), new: Some(new) }
        }
    });
    let only_years_changed = present == [true, true] && !is.is_empty() && was != is && same_but_for_years(&was, &is);
    Some(PartComparison { section, present, rows: rows.collect(), repeated, only_years_changed })
}
