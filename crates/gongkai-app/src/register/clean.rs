//! A clean-up (清理) of the register: the list of one decision, read row by row before anything is recorded.

use std::collections::{BTreeMap, BTreeSet};

use gongkai_case::history::Fact;
use gongkai_catalogue::{CleanUpOutcome, Command, NormativeFact, Validity, decide};
use gongkai_document::same_text;
use jiff::civil::Date;

use super::{Listed, listed};
use crate::books::Books;
use crate::import::{Columns, Fault, ImportError, LedgerKind, Place, Sheet, label_key, number_key};

/// Heads of the column of outcomes.
const OUTCOME: [&str; 8] = ["清理结果", "清理意见", "清理结论", "处理结果", "处理意见", "处理方式", "结果", "意见"];

/// A row that will be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleanRow {
    /// Where it stands.
    pub place: Place,
    /// The record of the document.
    pub id: String,
    /// Its title, as registered.
    pub title: String,
    /// What was decided.
    pub outcome: CleanUpOutcome,
}

/// What a clean-up would record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CleanPlan {
    /// Rows to record.
    pub rows: Vec<CleanRow>,
    /// Rows that are recorded already.
    pub already: Vec<CleanRow>,
    /// Rows that cannot be recorded.
    pub faults: Vec<(Place, Fault)>,
    /// Documents in force on the day of the decision that it does not name: id and title.
    pub left_out: Vec<(String, String)>,
}

impl CleanPlan {
    /// What happens to a document by the decision.
    #[must_use]
    pub fn command(outcome: CleanUpOutcome, by: &str, on: Date, from: Date) -> Command<NormativeFact> {
        Command::Record(Fact { on, what: outcome.fact(by, from) })
    }
}

/// Reads the list of a clean-up: number or title, and the outcome. Documents are matched as in a comparison.
/// `from` is the first day on which those that end no longer apply.
///
/// # Errors
/// If no sheet has columns of titles or numbers and of outcomes.
pub fn clean(
    books: &Books,
    sheets: &[Sheet],
    by: &str,
    (on, from): (Date, Date),
    today: Date,
) -> Result<CleanPlan, ImportError> {
    let register = listed(books, on);
    let mut plan = CleanPlan::default();
    let mut found = false;
    let mut met: BTreeMap<&str, Place> = BTreeMap::new();
    for sheet in sheets {
        let Some(columns) = Columns::find(sheet, LedgerKind::Documents, &[])? else { continue };
        let is_outcome = |head: &str| OUTCOME.iter().position(|name| *name == label_key(head));
        let ranked = columns.columns.iter().filter_map(|column| Some((is_outcome(&column.head)?, column.at)));
        let Some((_, outcome)) = ranked.min() else { continue };
        found = true;
        for row in sheet.rows.iter().filter(|row| row.number > columns.row) {
            let cell = |id: &str| columns.of_field(id).and_then(|at| row.cells.get(&at)).map(String::as_str);
            let (number, title) = (cell("number"), cell("title"));
            if number.is_none() && title.is_none() {
                continue;
            }
            let place = sheet.place(row.number);
            let read = one(&register, number, title, row.cells.get(&outcome).map(String::as_str));
            let (listed, outcome) = match read {
                Ok(read) => read,
                Err(fault) => {
                    plan.faults.push((place, fault));
                    continue;
                }
            };
            if let Some(first) = met.get(listed.id) {
                let fault = Fault::of_row(format!("与{first}是同一份文件"), "请删去重复的一行");
                plan.faults.push((place, fault));
                continue;
            }
            met.insert(listed.id, place.clone());
            let (id, title) = (listed.id.to_owned(), listed.issue.title.clone());
            let row = CleanRow { place, id, title, outcome };
            plan.judge(books, row, by, (on, from), today);
        }
    }
    if !found {
        let needed = "文号或者标题、清理结果".to_owned();
        return Err(ImportError::NoHeader { kind: "清理清单", needed });
    }
    let named: BTreeSet<&str> = met.keys().copied().collect();
    let in_force = register.iter().filter(|listed| {
        let applies = !matches!(listed.validity, Validity::Repealed | Validity::Expired);
        applies && listed.issue.excluded.is_none() && !named.contains(listed.id)
    });
    plan.left_out = in_force.map(|listed| (listed.id.to_owned(), listed.issue.title.clone())).collect();
    Ok(plan)
}

impl CleanPlan {
    /// Sorts a row: recorded already, impossible, or to be recorded.
    fn judge(&mut self, books: &Books, row: CleanRow, by: &str, (on, from): (Date, Date), today: Date) {
        let Some(kept) = books.normative.get(&row.id) else { return };
        let fact = row.outcome.fact(by, from);
        if kept.state().facts().iter().any(|told| told.on == on && told.what == fact) {
            return self.already.push(row);
        }
        match decide(&kept.history, Self::command(row.outcome, by, on, from), today) {
            Ok(_) => self.rows.push(row),
            Err(refusal) => self.faults.push((row.place, Fault::of_row(refusal.what, refusal.mend))),
        }
    }
}

fn one<'l, 'b>(
    register: &'l [Listed<'b>],
    number: Option<&str>,
    title: Option<&str>,
    outcome: Option<&str>,
) -> Result<(&'l Listed<'b>, CleanUpOutcome), Fault> {
    let allowed = || CleanUpOutcome::ALL.map(CleanUpOutcome::label).join("、");
    let listed = match number {
        Some(number) => {
            let same = |own: &String| number_key(own) == number_key(number);
            register.iter().find(|listed| listed.issue.number.as_ref().is_some_and(same))
        }
        None => None,
    };
    let by_title = || {
        let title = title?;
        let mut same = register.iter().filter(|listed| same_text(&listed.issue.title, title));
        same.next().filter(|_| same.next().is_none())
    };
    let listed = listed.or_else(by_title).ok_or_else(|| {
        let name = number.or(title).unwrap_or_default();
        Fault::of_row(format!("登记簿里没有“{name}”，或者同名的不止一份"), "请核对文号；没有登记的请先导入文件台账")
    })?;
    let outcome = outcome.ok_or_else(|| Fault::of_row("没有写清理结果", format!("请填写{}之一", allowed())))?;
    let outcome = CleanUpOutcome::named(outcome)
        .ok_or_else(|| Fault::of_row(format!("不认识的清理结果“{outcome}”"), format!("请填写{}之一", allowed())))?;
    Ok((listed, outcome))
}

#[cfg(test)]
mod tests {
    use gongkai_case::history::Entry;
    use gongkai_catalogue::{Issue, NormativeKind, Organ};
    use jiff::civil::date;

    use super::*;
    use crate::books::Kept;

    fn books() -> Books {
        let mut books = Books::default();
        for (id, number, title) in [
            ("a", "示府规〔2020〕1号", "甲办法"),
            ("b", "示府规〔2021〕2号", "乙办法"),
            ("c", "示府规〔2022〕3号", "丙办法"),
        ] {
            let issue = Issue {
                kind: NormativeKind::NormativeDocument,
                excluded: None,
                title: title.to_owned(),
                number: Some(number.to_owned()),
                registration: None,
                lead: Organ { code: None, name: "示范县人民政府".to_owned() },
                joint: Vec::new(),
                valid_from: date(2022, 6, 1),
                valid_until: None,
            };
            let mut kept = Kept::default();
            let issued = Fact { on: date(2022, 5, 1), what: NormativeFact::Issued(Box::new(issue)) };
            kept.history.evolve(Entry::Fact(issued));
            books.normative.insert(id.to_owned(), kept);
        }
        books
    }

    fn plan(rows: &[[&str; 2]]) -> Result<CleanPlan, ImportError> {
        let head = vec!["文号".to_owned(), "标题".to_owned(), "清理结果".to_owned()];
        let row = |[name, outcome]: &[&str; 2]| {
            let (number, title) = if name.ends_with('号') { (*name, "") } else { ("", *name) };
            vec![number.to_owned(), title.to_owned(), (*outcome).to_owned()]
        };
        let sheet = Sheet::of_rows(std::iter::once(head).chain(rows.iter().map(row)));
        let days = (date(2026, 3, 1), date(2026, 4, 1));
        clean(&books(), &[sheet], "示府发〔2026〕4号", days, date(2026, 3, 2))
    }

    #[test]
    fn a_list_is_read_by_number_or_title_and_says_what_it_leaves_out() {
        let plan = plan(&[["示府规[2020]1号", "继续有效"], ["乙办法", "废止"]]).unwrap();
        let outcomes: Vec<_> = plan.rows.iter().map(|row| (row.id.as_str(), row.outcome)).collect();
        assert_eq!(outcomes, [("a", CleanUpOutcome::Retained), ("b", CleanUpOutcome::Repealed)]);
        assert_eq!(plan.left_out, [("c".to_owned(), "丙办法".to_owned())]);
        assert!(plan.faults.is_empty());
    }

    #[test]
    fn every_row_that_cannot_be_recorded_is_told_with_its_place() {
        let plan = plan(&[
            ["示府规〔2020〕1号", "再说"],
            ["丁办法", "废止"],
            ["乙办法", ""],
            ["丙办法", "失效"],
            ["丙办法", "废止"],
        ])
        .unwrap();
        let rows: Vec<u32> = plan.faults.iter().map(|(place, _)| place.row).collect();
        assert_eq!(rows, [2, 3, 4, 6]);
        assert_eq!(plan.rows.len(), 1);
        assert!(super::clean(&books(), &[], "某决定", (date(2026, 3, 1), date(2026, 3, 1)), date(2026, 3, 1)).is_err());
    }
}
