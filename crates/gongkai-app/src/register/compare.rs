//! The register against a list that somebody else keeps.

use std::collections::{BTreeMap, BTreeSet};

use gongkai_catalogue::Validity;
use gongkai_document::same_text;
use gongkai_law::form;

use super::Listed;
use crate::import::{Columns, ImportError, LedgerKind, Place, Sheet, number_key};

/// A row of a list that somebody else keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherRow {
    /// Where it stands.
    pub place: Place,
    /// 文号.
    pub number: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Whether it applies, as printed.
    pub validity: Option<String>,
}

/// Reads a list: its columns are known by the same names as those of a ledger of documents.
///
/// # Errors
/// If no sheet has a column of titles or of numbers, or two columns may mean one field.
pub fn other_rows(sheets: &[Sheet]) -> Result<Vec<OtherRow>, ImportError> {
    let mut rows = Vec::new();
    let mut found = false;
    for sheet in sheets {
        let Some(columns) = Columns::find(sheet, LedgerKind::Documents, &[])? else { continue };
        found = true;
        for row in sheet.rows.iter().filter(|row| row.number > columns.row) {
            let cell = |id: &str| columns.of_field(id).and_then(|at| row.cells.get(&at)).cloned();
            let (number, title, validity) = (cell("number"), cell("title"), cell("validity"));
            if number.is_some() || title.is_some() {
                rows.push(OtherRow { place: sheet.place(row.number), number, title, validity });
            }
        }
    }
    match found {
        true => Ok(rows),
        false => Err(ImportError::NoHeader { kind: "规章和规范性文件", needed: "文号、标题".to_owned() }),
    }
}

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Differing {
    /// The list has it, the register has not.
    MissingHere,
    /// The register has it as in force, the list has not.
    MissingThere,
    /// The titles differ.
    Title,
    /// The numbers differ.
    Number,
    /// One says that it applies, the other that it does not.
    Applies,
    /// The list has it twice.
    Twice,
}

impl Differing {
    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::MissingHere => "missing_here",
            Self::MissingThere => "missing_there",
            Self::Title => "title",
            Self::Number => "number",
            Self::Applies => "validity",
            Self::Twice => "twice",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::MissingHere => "本库没有",
            Self::MissingThere => "清单没有",
            Self::Title => "标题不同",
            Self::Number => "文号不同",
            Self::Applies => "有效性不同",
            Self::Twice => "清单重复",
        }
    }
}

/// A difference between the register and a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What.
    pub what: Differing,
    /// Where in the list.
    pub place: Option<Place>,
    /// The record here.
    pub id: Option<String>,
    /// What stands here.
    pub here: Option<String>,
    /// What stands there.
    pub there: Option<String>,
}

/// Compares the register as of a day with a list. Documents are matched by their numbers, however the brackets are
/// written, and those without by their titles; nothing is matched by likeness.
#[must_use]
pub fn compare(register: &[Listed<'_>], rows: &[OtherRow]) -> Vec<Difference> {
    let by_number: BTreeMap<String, &Listed<'_>> =
        register.iter().filter_map(|listed| Some((number_key(listed.issue.number.as_deref()?), listed))).collect();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut all = Vec::new();
    for row in rows {
        let by_title = || {
            let title = row.title.as_deref()?;
            register.iter().find(|listed| same_text(&listed.issue.title, title))
        };
        let numbered = row.number.as_deref().and_then(|number| by_number.get(&number_key(number)).copied());
        let Some(listed) = numbered.or_else(by_title) else {
            let there = row.title.clone().or_else(|| row.number.clone());
            let place = Some(row.place.clone());
            all.push(Difference { what: Differing::MissingHere, place, id: None, here: None, there });
            continue;
        };
        let mut differs = |what, here: Option<String>, there: Option<String>| {
            let (place, id) = (Some(row.place.clone()), Some(listed.id.to_owned()));
            all.push(Difference { what, place, id, here, there });
        };
        if !met.insert(listed.id) {
            differs(Differing::Twice, Some(listed.issue.title.clone()), row.title.clone());
            continue;
        }
        if row.title.as_deref().is_some_and(|title| !same_text(title, &listed.issue.title)) {
            differs(Differing::Title, Some(listed.issue.title.clone()), row.title.clone());
        }
        let number = listed.issue.number.as_deref();
        if row.number.as_deref().is_some_and(|there| number.map(number_key) != Some(number_key(there))) {
            differs(Differing::Number, number.map(str::to_owned), row.number.clone());
        }
        let there = row.validity.as_deref().and_then(applies);
        if there.is_some_and(|there| there != applies_here(listed.validity)) {
            differs(Differing::Applies, Some(listed.validity.label().to_owned()), row.validity.clone());
        }
    }
    let lost = register.iter().filter(|listed| applies_here(listed.validity) && !met.contains(listed.id));
    all.extend(lost.map(|listed| {
        let here = match &listed.issue.number {
            Some(number) => format!("{}（{number}，{}制发）", listed.issue.title, form::long(listed.issued)),
            None => format!("{}（{}制发）", listed.issue.title, form::long(listed.issued)),
        };
        let (what, id) = (Differing::MissingThere, Some(listed.id.to_owned()));
        Difference { what, place: None, id, here: Some(here), there: None }
    }));
    all
}

const fn applies_here(validity: Validity) -> bool {
    !matches!(validity, Validity::Repealed | Validity::Expired)
}

/// Whether a list says that a document applies; none where it says something else.
fn applies(text: &str) -> Option<bool> {
    let text = text.trim();
    if ["废止", "失效"].iter().any(|word| text.contains(word)) {
        return Some(false);
    }
    ["有效", "施行", "修改", "修订"].iter().any(|word| text.contains(word)).then_some(true)
}
