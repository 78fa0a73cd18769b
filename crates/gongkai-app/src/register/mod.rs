//! The register of normative documents: as it stands on a day, against a list that somebody else keeps, cleaned up, and
//! beside what the catalogue shows of it.

mod clean;
mod compare;
mod linked;

use gongkai_catalogue::{Issue, Normative, Validity};
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::AppError;
use crate::books::Books;
use crate::import::number_key;
pub use clean::{CleanPlan, CleanRow, clean};
pub use compare::{Difference, Differing, OtherRow, compare, other_rows};
pub use linked::{Linked, RegisterFinding, RegisterFindingCode, findings, last_days, linked};

/// A document whose period runs out within so many months is told of: long enough to revise it. No rule of the whole
/// country sets it; local rules on 规范性文件 that name a time name this one.
const ALARM_MONTHS: i64 = 6;

/// A document of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<'b> {
    /// The id of its record.
    pub id: &'b str,
    /// What it says about itself.
    pub issue: &'b Issue,
    /// The day of issue.
    pub issued: Date,
    /// What a reader must know about it on the day.
    pub validity: Validity,
    /// The last day on which it applies, prolongations in.
    pub until: Option<Date>,
    /// How many days are left, where it runs out within half a year.
    pub runs_out_in: Option<i32>,
    /// When and with whom it was filed, and under which number.
    pub filed: Option<(Date, &'b str, Option<&'b str>)>,
    /// The clean-up after which it is to be revised.
    pub to_be_revised: Option<(Date, &'b str)>,
}

/// Every document that was issued by a day, the last first.
#[must_use]
pub fn listed(books: &Books, day: Date) -> Vec<Listed<'_>> {
    let horizon = day.checked_add(ALARM_MONTHS.months()).unwrap_or(Date::MAX);
    let one = |document: &Normative<'_>| -> Option<(Validity, Option<i32>)> {
        let validity = document.validity(day)?;
        let lasts = matches!(validity, Validity::InForce | Validity::Amended | Validity::NotYetInForce);
        let until = document.valid_until.filter(|until| lasts && *until <= horizon);
        Some((validity, until.and_then(|until| Some(until.since(day).ok()?.get_days()))))
    };
    let mut all: Vec<Listed<'_>> = books
        .normative
        .iter()
        .filter_map(|(id, kept)| {
            let document = Normative::of(&kept.history)?;
            let (issue, issued, until) = (document.issue, document.issued, document.valid_until);
            let (validity, runs_out_in) = one(&document)?;
            let (filed, to_be_revised) = (document.filed, document.to_be_revised);
            Some(Listed { id, issue, issued, validity, until, runs_out_in, filed, to_be_revised })
        })
        .collect();
    all.sort_by(|one, other| (other.issued, other.id).cmp(&(one.issued, one.id)));
    all
}

/// The document of an id, a number, or a title that only one has.
///
/// # Errors
/// If there is none, or more than one.
pub fn find<'b>(books: &'b Books, name: &str) -> Result<(&'b str, Normative<'b>), AppError> {
    let all = || books.normative.iter().filter_map(|(id, kept)| Some((id.as_str(), Normative::of(&kept.history)?)));
    let key = number_key(name);
    let numbered = |issue: &Issue| {
        let numbers = [&issue.number, &issue.registration];
        numbers.into_iter().flatten().any(|number| number_key(number) == key)
    };
    let mut found: Vec<_> = all().filter(|(id, document)| *id == name || numbered(document.issue)).collect();
    if found.is_empty() {
        found = all().filter(|(_, document)| document.issue.title == name).collect();
    }
    match (found.pop(), found.len()) {
        (Some(only), 0) => Ok(only),
        (None, _) => Err(AppError::NoSuchDocument(name.to_owned())),
        (Some(_), others) => Err(AppError::SeveralDocuments(name.to_owned(), others.saturating_add(1))),
    }
}
