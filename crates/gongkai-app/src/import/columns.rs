//! Which column of a sheet holds which field: the head of the table is found, and its labels are matched.

use std::collections::BTreeMap;

use gongkai_document::squeezed;

use super::fault::ImportError;
use super::field::Field;
use super::kind::LedgerKind;
use super::sheet::{Row, Sheet, letters};

/// The head of the table stands in one of the first rows.
const HEAD_WITHIN: usize = 20;

/// So many labels make a head; a shorter one would be found in any text.
const LEAST_LABELS: usize = 2;

/// A misspelt label of at least so many characters is matched to the nearest one.
const LEAST_FOR_NEAREST: usize = 4;

/// How a column was matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matched {
    /// By the user.
    Given,
    /// It is the label of the template, or the identifier.
    Label,
    /// It is one of the other names.
    Synonym,
    /// It is misspelt, and this is the one nearest label.
    Nearest,
}

impl Matched {
    /// What a reader is told.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Given => "指定",
            Self::Label => "列名",
            Self::Synonym => "同义列名",
            Self::Nearest => "相近列名，请核对",
        }
    }
}

/// What became of a column.
#[derive(Clone, Copy, Debug)]
pub enum Use {
    /// It holds a field.
    Field(&'static Field, Matched),
    /// It is left out: the user said so, or no field is called like that.
    Ignored,
    /// It is left out, since another column holds the field better.
    Doubles(&'static Field),
}

/// A column of a sheet: what its head says, and what it is used for.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its place, from 0.
    pub at: u32,
    /// Its head, as printed.
    pub head: String,
    /// What it is used for.
    pub used: Use,
}

/// The head of a sheet.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The row of the head.
    pub row: u32,
    /// Every column that has a head, in order.
    pub columns: Vec<Column>,
    by_field: BTreeMap<&'static str, u32>,
}

/// What a user says of a column: its head, and the field; no field leaves the column out.
pub type Given = (String, Option<&'static Field>);

/// Reads mappings as a user writes them, `列名=字段`; `列名=` leaves a column out.
///
/// # Errors
/// If there is no such field.
pub fn given(kind: LedgerKind, mappings: &[(String, String)]) -> Result<Vec<Given>, ImportError> {
    let read = |(head, field): &(String, String)| {
        if field.trim().is_empty() {
            return Ok((label_key(head), None));
        }
        let wanted = label_key(field);
        let found = kind.fields().iter().find(|field| field.id == wanted || label_key(field.label) == wanted);
        let unknown = || ImportError::NoSuchField { kind: kind.label(), field: field.clone() };
        found.map(|field| (label_key(head), Some(field))).ok_or_else(unknown)
    };
    mappings.iter().map(read).collect()
}

impl Columns {
    /// Finds the head of a sheet; `None` where no row looks like one.
    ///
    /// # Errors
    /// If two columns may mean one field.
    pub fn find(sheet: &Sheet, kind: LedgerKind, given: &[Given]) -> Result<Option<Self>, ImportError> {
        let mut best: Option<(usize, &Row)> = None;
        for row in sheet.rows.iter().take(HEAD_WITHIN) {
            let known = row.cells.values().filter(|text| is_known(kind, given, text)).count();
            if known >= LEAST_LABELS && best.is_none_or(|(most, _)| known >= most) {
                best = Some((known, row));
            }
        }
        best.map(|(_, row)| Self::of(row, kind, given)).transpose()
    }

    fn of(row: &Row, kind: LedgerKind, given: &[Given]) -> Result<Self, ImportError> {
        let mut claims: Vec<(u32, &'static Field, Matched, usize)> = Vec::new();
        for (at, head) in &row.cells {
            let key = label_key(head);
            match given.iter().find(|(name, _)| *name == key) {
                Some((_, Some(field))) => claims.push((*at, field, Matched::Given, 0)),
                Some((_, None)) => {}
                None => claims.extend(claim(kind, &key).map(|(field, how, rank)| (*at, field, how, rank))),
            }
        }
        let mut by_field = BTreeMap::new();
        for field in kind.fields() {
            let mut own: Vec<_> = claims.iter().filter(|(_, claimed, ..)| claimed.id == field.id).collect();
            own.sort_by_key(|(at, _, how, rank)| (order(*how), *rank, *at));
            let Some((at, _, how, rank)) = own.first() else { continue };
            if let Some((other, ..)) = own.get(1).filter(|(.., other, level)| (*other, *level) == (*how, *rank)) {
                let (first, second) = (letters(*at), letters(*other));
                return Err(ImportError::TwoColumns { first, second, field: field.label });
            }
            by_field.insert(field.id, *at);
        }
        for field in kind.fields() {
            if let Some(other) = field.falls_back_to.filter(|_| !by_field.contains_key(field.id))
                && let Some(at) = by_field.remove(other)
            {
                by_field.insert(field.id, at);
            }
        }
        let columns = row.cells.iter().map(|(at, head)| {
            let claimed = claims.iter().find(|(column, ..)| column == at);
            let holds = by_field.iter().find(|(_, column)| *column == at).and_then(|(id, _)| kind.field(id));
            let used = match (holds, claimed) {
                (Some(field), Some((_, _, how, _))) => Use::Field(field, *how),
                (None, Some((_, field, ..))) => Use::Doubles(field),
                (_, None) => Use::Ignored,
            };
            Column { at: *at, head: head.clone(), used }
        });
        Ok(Self { row: row.number, columns: columns.collect(), by_field })
    }

    /// The column of a field.
    #[must_use]
    pub fn of_field(&self, id: &str) -> Option<u32> {
        self.by_field.get(id).copied()
    }

    /// The fields that every row needs and that have no column.
    pub fn missing(&self, kind: LedgerKind) -> impl Iterator<Item = &'static Field> {
        let lacks = |field: &&'static Field| field.required && !self.by_field.contains_key(field.id);
        kind.fields().iter().filter(move |field| lacks(field) && self.told_by_heads(field).is_none())
    }

    /// What the heads tell of a field that has no column: only where they tell one thing.
    #[must_use]
    pub fn told_by_heads(&self, field: &Field) -> Option<&'static str> {
        if self.by_field.contains_key(field.id) {
            return None;
        }
        let stands = |words: &[&str]| {
            let mut heads = self.columns.iter().filter(|column| matches!(column.used, Use::Field(..)));
            heads.any(|column| words.iter().any(|word| column.head.contains(word)))
        };
        let mut told = field.told_by_heads.iter().filter(|(_, words)| stands(words));
        told.next().filter(|_| told.next().is_none()).map(|(value, _)| *value)
    }
}

const fn order(how: Matched) -> u8 {
    match how {
        Matched::Given => 0,
        Matched::Label => 1,
        Matched::Synonym => 2,
        Matched::Nearest => 3,
    }
}

fn is_known(kind: LedgerKind, given: &[Given], head: &str) -> bool {
    let key = label_key(head);
    given.iter().any(|(name, _)| *name == key) || exact(kind, &key).is_some()
}

/// The field that a label means, how, and how much it is preferred (less is more).
fn claim(kind: LedgerKind, key: &str) -> Option<(&'static Field, Matched, usize)> {
    exact(kind, key).or_else(|| nearest(kind, key).map(|field| (field, Matched::Nearest, 0)))
}

fn exact(kind: LedgerKind, key: &str) -> Option<(&'static Field, Matched, usize)> {
    let fields = || kind.fields().iter();
    if let Some(field) = fields().find(|field| field.label == key || field.id == key) {
        return Some((field, Matched::Label, 0));
    }
    fields().find_map(|field| {
        let rank = field.synonyms.iter().position(|synonym| *synonym == key)?;
        Some((field, Matched::Synonym, rank))
    })
}

/// The one field with a name that differs in a single character.
fn nearest(kind: LedgerKind, key: &str) -> Option<&'static Field> {
    if key.chars().count() < LEAST_FOR_NEAREST {
        return None;
    }
    let near = |field: &&Field| {
        let mut names = field.synonyms.iter().chain([&field.label]);
        names.any(|name| name.chars().count() >= LEAST_FOR_NEAREST && strsim::levenshtein(name, key) == 1)
    };
    let mut found = kind.fields().iter().filter(near);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// A head made comparable: layout, glosses in brackets, marks of what is required and colons taken out.
#[must_use]
pub fn label_key(head: &str) -> String {
    let text = squeezed(head);
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' | '【' => depth += 1,
            ')' | ']' | '】' => depth = depth.saturating_sub(1),
            '*' | ':' | '★' | '※' => {}
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if out.is_empty() { text.into_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_label_means_two_fields() {
        for kind in LedgerKind::ALL {
            let mut seen = BTreeSet::new();
            for field in kind.fields() {
                for name in field.synonyms.iter().chain([&field.label, &field.id]) {
                    assert!(seen.insert(*name), "{}: {name}", kind.id());
                    assert_eq!(label_key(name), *name, "{}: written as it is compared", kind.id());
                }
            }
        }
    }

    #[test]
    fn a_label_is_read_through_layout_glosses_and_marks() {
        for head in ["收到 日期", "*收到日期", "收到日期（年月日）：", "收到\n日期【必填】"] {
            assert_eq!(label_key(head), "收到日期");
        }
    }
}
