//! A passage read sentence by sentence, number by number.

use std::ops::Range;

use gongkai_report::Section;

use super::around::{Around, CLAUSE_ENDS, JOINTS, marks_in, without_carry};
use super::folded::{Folded, sentences};
use super::measure::{compares, measure};
use super::negation::{denials, is_narrow_subject};
use super::quantity::{Exactness, Quantity, Unit, quantities};
use super::resolve::{Family, Named};
use super::scope::{Speaker, last_year_named};
use super::statement::{Measure, Scope, Statement, Topic};

/// What is carried from number to number of a passage.
struct State {
    family: Family,
    scope: Scope,
    year: Option<i16>,
    /// What the last count counted, for shares and changes.
    last: Option<Named>,
    /// The whole that 其中 opened, and whether it lasts over semicolons.
    whole: Option<(usize, bool)>,
    /// The wholes outside the brackets that are open.
    outer: Vec<Option<(usize, bool)>>,
    /// What 分别 hands to the next numbers.
    handed: Vec<Named>,
}

/// One sentence under the reader's eye.
struct Sentence<'a> {
    folded: &'a Folded,
    /// The folded passage with titles of documents blanked.
    text: &'a str,
    range: Range<usize>,
    section: Section,
    passage: usize,
    speaker: &'a Speaker,
}

/// Reads the statements of a passage.
pub(crate) fn read_passage(
    folded: &Folded,
    section: Section,
    passage: usize,
    speaker: &Speaker,
    out: &mut Vec<Statement>,
) {
    let mut state = State {
        family: Family::of_section(section),
        scope: Scope::Own,
        year: None,
        last: None,
        whole: None,
        outer: Vec::new(),
        handed: Vec::new(),
    };
    for range in sentences(folded.words()) {
        let sentence = Sentence { folded, text: folded.words(), range, section, passage, speaker };
        sentence.read(&mut state, out);
    }
}

impl Sentence<'_> {
    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn read(&self, state: &mut State, out: &mut Vec<Statement>) {
        state.whole = None;
        state.outer.clear();
        state.handed.clear();
        let offset = self.range.start;
        let mut found = quantities(self.slice(self.range.clone()));
        for quantity in &mut found {
            quantity.range = quantity.range.start + offset..quantity.range.end + offset;
        }
        let family = state.family.clone();
        let first = out.len();
        let (mut from, mut taken) = (offset, offset);
        for (index, quantity) in found.iter().enumerate() {
            let later = found.get(index + 1..).unwrap_or_default();
            let to = later.first().map_or(self.range.end, |next| next.range.start);
            let around = Around::new(self.text, from, taken, quantity.range.clone(), to, self.speaker.year);
            taken = around.taken(&state.family);
            self.read_quantity(quantity, &around, later, first, state, out);
            from = quantity.range.end;
        }
        self.read_denials(&family, state, out);
    }

    fn read_quantity(
        &self,
        quantity: &Quantity,
        around: &Around<'_>,
        later: &[Quantity],
        first: usize,
        state: &mut State,
        out: &mut Vec<Statement>,
    ) {
        note_whole(around, out.get(first..).unwrap_or_default(), first, state);
        let measure = measure(around.near, quantity.unit);
        let (scope, year, other_year) = self.scope_and_year(around, measure, state);
        let named = self.named(around, later, measure, state);
        for name in named {
            if measure == Measure::Count {
                state.family = state.family.after(&name.topic, around.names_elsewhere());
                state.last = Some(name.clone());
            }
            out.push(Statement {
                section: self.section,
                passage: self.passage,
                sentence: self.folded.source_range(&self.range),
                range: self.folded.source_range(&quantity.range),
                topic: name.topic,
                verb: name.verb,
                number: quantity.value,
                decimals: quantity.decimals,
                unit: quantity.unit,
                exactness: quantity.exactness,
                measure,
                scope,
                negated: false,
                year,
                other_year,
                partial: ["主要", "等"].iter().any(|word| around.near.contains(word)) || around.tail.starts_with('等'),
                part_of: state.whole.map(|(whole, _)| whole),
            });
        }
    }

    /// What the number counts: one thing, or several of which each has that number (各1件, 均为0).
    fn named(&self, around: &Around<'_>, later: &[Quantity], measure: Measure, state: &mut State) -> Vec<Named> {
        if let Some(list) = around.distributed(self.length_of_list(later), &state.family) {
            state.handed = list;
        }
        if around.near.contains("分别") || JOINTS.contains(&around.lead) {
            if !state.handed.is_empty() {
                return vec![state.handed.remove(0)];
            }
        } else {
            state.handed.clear();
        }
        // A share or a change without a noun is one of what was counted last.
        if !matches!(measure, Measure::Count | Measure::Rate)
            && !around.near_has_noun()
            && let Some(last) = &state.last
        {
            return vec![last.clone()];
        }
        around.named(&state.family)
    }

    /// How many numbers follow that only 、 or 和 joins to the one before.
    fn length_of_list(&self, later: &[Quantity]) -> usize {
        let mut length = 0;
        let mut end: Option<usize> = None;
        for quantity in later {
            let head = self.slice(end.unwrap_or(self.range.start)..quantity.range.start);
            let joined = match end {
                Some(_) => JOINTS.contains(&head),
                None => JOINTS.iter().any(|joint| {
                    head.strip_suffix(joint)
                        .is_some_and(|rest| rest.ends_with(['件', '条', '次', '个', '份', '项', '起', '篇', '人']))
                }),
            };
            if !joined {
                break;
            }
            length += 1;
            end = Some(quantity.range.end);
        }
        length
    }

    /// Of whom the number speaks, and whether it speaks of another year.
    fn scope_and_year(&self, around: &Around<'_>, measure: Measure, state: &mut State) -> (Scope, Option<i16>, bool) {
        let words = without_carry(around.lead, around.lead_at, &around.lead_marks);
        let near = words.get(words.len() - around.near.len()..).unwrap_or_default();
        let subject = around.subject();
        if let Some(scope) = self.scope(near, &words, subject) {
            state.scope = scope;
        }
        let own = self.speaker.year;
        let compared = compares(near);
        if !compared && let Some((year, _)) = last_year_named(&words, own) {
            state.year = Some(year);
        }
        let year = match last_year_named(near, own) {
            Some((year, _)) if compared && measure == Measure::Count => Some(year),
            _ => state.year,
        };
        let same_time = compared && measure == Measure::Count && near.contains("同期");
        let other_year = same_time || (year.is_some() && own.is_some() && year != own);
        let other_role = ["备案", "代区政府", "代市政府", "代县政府"].iter().any(|word| around.tail.contains(word));
        (if other_role { Scope::OtherRole } else { state.scope }, year, other_year)
    }

    /// The scope that the number's own clause sets, or the words before it: a role or a span of years told there
    /// holds for 我局 too, unless the clause names the data year itself.
    fn scope(&self, near: &str, words: &str, subject: Option<&str>) -> Option<Scope> {
        let own = self.speaker.scope(near, subject);
        if own.is_some_and(|own| own != Scope::Own) {
            return own;
        }
        let names_year =
            last_year_named(near, self.speaker.year).is_some_and(|(year, _)| Some(year) == self.speaker.year);
        match self.speaker.scope(words, subject) {
            Some(Scope::OtherPeriod) if names_year => own,
            Some(wider @ (Scope::OtherRole | Scope::OtherPeriod)) => Some(wider),
            wider => own.or(wider),
        }
    }

    fn read_denials(&self, family: &Family, state: &State, out: &mut Vec<Statement>) {
        for denial in denials(self.slice(self.range.clone()), self.range.start, family) {
            let before = self.slice(self.range.start..denial.range.start);
            let marks = marks_in(before, self.range.start, self.speaker.year);
            let words = without_carry(before, self.range.start, &marks);
            let clause = before.rsplit(CLAUSE_ENDS).next().unwrap_or_default();
            if is_narrow_subject(clause) {
                continue;
            }
            let subject = clause.trim_start_matches(|c: char| c.is_ascii_digit() || "年度全本".contains(c));
            let denied = self.slice(denial.range.clone());
            let scope = self.speaker.scope(&format!("{words}{denied}"), Some(subject)).unwrap_or(state.scope);
            let year = last_year_named(&words, self.speaker.year).map_or(state.year, |(year, _)| Some(year));
            out.push(Statement {
                section: self.section,
                passage: self.passage,
                sentence: self.folded.source_range(&self.range),
                range: self.folded.source_range(&denial.range),
                topic: denial.topic,
                verb: denial.verb,
                number: Some(rust_decimal::Decimal::ZERO),
                decimals: 0,
                unit: Unit::None,
                exactness: Exactness::Exact,
                measure: Measure::Count,
                scope,
                negated: true,
                year,
                other_year: year.is_some() && self.speaker.year.is_some() && year != self.speaker.year,
                partial: false,
                part_of: None,
            });
        }
    }
}

/// 其中, 包括, 含, brackets and colons make what follows a part of the count before. A semicolon ends it unless a
/// colon opened it; a closing bracket goes back to what held outside.
fn note_whole(around: &Around<'_>, so_far: &[Statement], first: usize, state: &mut State) {
    let lead = around.lead;
    let is_whole = |statement: &Statement| {
        statement.measure == Measure::Count
            && statement.number.is_some()
            && !matches!(statement.topic, Topic::CarriedIn | Topic::CarriedOut)
    };
    let last = || so_far.iter().rposition(is_whole).map(|at| (first + at, lead.contains(':')));
    for sign in lead.chars() {
        match sign {
            '(' => {
                state.outer.push(state.whole);
                state.whole = last();
            }
            ')' => state.whole = state.outer.pop().flatten(),
            ';' if state.whole.is_some_and(|(_, lasts)| !lasts) => state.whole = None,
            _ => {}
        }
    }
    let among = lead.find(CLAUSE_ENDS).and_then(|end| lead.get(..end)).is_some_and(|clause| clause.ends_with('中'));
    let opens = ["其中", "包括", "含", "分别"].iter().any(|word| lead.contains(word)) || lead.starts_with(':') || among;
    if opens && (state.whole.is_none() || lead.contains("其中")) {
        state.whole = last().or(state.whole);
    }
}

impl Named {
    /// Nothing that a table counts.
    pub(crate) const UNCLEAR: Self = Self { topic: Topic::Other, verb: None };
}
