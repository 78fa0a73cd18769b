//! The running text of two reports, part by part.

use gongkai_law::form;
use gongkai_report::{Head, Narrative, Report, Section};

use super::align::{self, Pair};
use super::words::{self, Piece};
use crate::rules::narrative::masked;
use crate::rules::years::compared_sections;
use crate::similarity::{Copied, copied, same_but_for_years};

/// One part of the running text in both reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartComparison {
    /// The part.
    pub section: Section,
    /// Whether the first and the second report have it.
    pub present: [bool; 2],
    /// Paragraphs side by side.
    pub rows: Vec<Row>,
    /// How much of the second report's text recurs in the first. `None`: too short to tell, or a part whose words are
    /// given (title, legal basis, signature).
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
}

/// The parts that either report has, in the order of the form.
pub(super) fn compare(old: &Report, new: &Report) -> Vec<PartComparison> {
    let names = names(old, new);
    sections().filter_map(|section| part(section, [text_of(old, section), text_of(new, section)], &names)).collect()
}

/// How much of the second report's own text recurs in the first, all compared parts together.
pub(super) fn repeated(old: &Report, new: &Report) -> Option<Repeated> {
    let [was, is] = [old, new].map(|report| {
        let texts = compared_sections().filter_map(|section| report.narrative(section)).map(Narrative::text);
        texts.collect::<Vec<_>>().join("\n")
    });
    share(&is, &was, &names(old, new))
}

fn names<'r>(old: &'r Report, new: &'r Report) -> [&'r str; 2] {
    [old, new].map(|report| report.body.as_deref().unwrap_or_default())
}

fn share(text: &str, earlier: &str, names: &[&str]) -> Option<Repeated> {
    let Copied { recurring, compared, .. } = copied(text, earlier, names)?;
    Some(Repeated { recurring, compared })
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

/// The paragraphs, personal data masked: a comparison is passed around.
fn paragraphs(narrative: &Narrative) -> Vec<String> {
    let lines = narrative.passages.iter().flat_map(|passage| passage.text.lines());
    lines.map(str::trim).filter(|line| !line.is_empty()).map(masked).collect()
}

fn part(section: Section, [old, new]: [Option<Vec<String>>; 2], names: &[&str]) -> Option<PartComparison> {
    let present = [old.is_some(), new.is_some()];
    if present == [false, false] {
        return None;
    }
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    let (was, is) = (old.join("\n"), new.join("\n"));
    let own_words = compared_sections().any(|other| other == section);
    let repeated = own_words.then(|| share(&is, &was, names)).flatten();
    let rows = rows(align::paragraphs(&old, &new));
    let only_years_changed = present == [true, true] && !is.is_empty() && was != is && same_but_for_years(&was, &is);
    Some(PartComparison { section, present, rows, repeated, only_years_changed })
}

/// Paragraphs that went and those that came in their place share rows, so that neither side has needless gaps.
fn rows(pairs: Vec<Pair<'_>>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(pairs.len());
    // where the paragraphs without a partner since the last pair begin
    let mut loose = 0;
    for pair in pairs {
        match pair {
            Pair::Became(old, new) => {
                let [old, new] = words::compare(old, new);
                rows.push(Row { old: Some(old), new: Some(new) });
                loose = rows.len();
            }
            Pair::Gone(text) => fill(&mut rows, loose, |row| &mut row.old, text),
            Pair::Added(text) => fill(&mut rows, loose, |row| &mut row.new, text),
        }
    }
    rows
}

/// Puts a paragraph without a partner on the first loose row whose side is free.
fn fill(rows: &mut Vec<Row>, loose: usize, side: fn(&mut Row) -> &mut Option<Vec<Piece>>, text: &str) {
    let whole = Some(vec![Piece::changed(text.to_owned())]);
    match rows.iter_mut().skip(loose).map(side).find(|side| side.is_none()) {
        Some(free) => *free = whole,
        None => {
            let mut row = Row::default();
            *side(&mut row) = whole;
            rows.push(row);
        }
    }
}
