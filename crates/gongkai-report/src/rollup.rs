//! Many bodies, one report: a sum that remembers who put in what.
//!
//! A [`Rollup`] is a set of members; merging is set union, so it is associative, commutative and idempotent,
//! and folders can be summed in any order, on any number of threads. Sums are made when asked for.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::{Cell, CellId, FormVersion, Report, TableId, Value};

/// One report put into a roll-up: who, which year, and the numbers of its cells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The body; the file name where the report names none.
    pub body: String,
    /// The data year.
    pub year: Option<i16>,
    /// The file it was read from.
    pub file: String,
    /// The form it follows.
    pub form: Option<FormVersion>,
    /// The numbers of its cells; `None`: the cell is there but holds no number that could be read.
    /// A blank or a dash counts as nothing to add and stands as zero here.
    cells: BTreeMap<CellId, Option<Decimal>>,
    /// Cells that print nothing or a dash.
    empty: BTreeSet<CellId>,
    /// Tables that were not found.
    missing: BTreeSet<TableId>,
}

impl Member {
    /// The tables that were not found in its report.
    pub fn missing_tables(&self) -> impl Iterator<Item = TableId> {
        self.missing.iter().copied()
    }
}

/// What one member puts into a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution<'r> {
    /// The member.
    pub member: &'r Member,
    /// Its number; `None`: it could not be read.
    pub number: Option<Decimal>,
}

/// A summed cell with everyone who put something in.
#[derive(Clone, Debug, PartialEq)]
pub struct CellTotal<'r> {
    /// The sum of what could be read.
    pub sum: Decimal,
    /// Every member whose form has the cell, those with zero too.
    pub contributions: Vec<Contribution<'r>>,
}

impl<'r> CellTotal<'r> {
    /// The members whose number could not be read: the sum is short by an unknown amount.
    pub fn unknown(&self) -> impl Iterator<Item = &'r Member> {
        self.contributions.iter().filter(|part| part.number.is_none()).map(|part| part.member)
    }

    /// Whether every member prints nothing or a dash there.
    fn all_empty(&self, id: CellId) -> bool {
        !self.contributions.is_empty() && self.contributions.iter().all(|part| part.member.empty.contains(&id))
    }
}

/// A set of reports to be summed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rollup {
    members: BTreeSet<Member>,
}

impl Rollup {
    /// A roll-up of one report.
    #[must_use]
    pub fn of(report: &Report, file: &str) -> Self {
        let mut cells = BTreeMap::new();
        let mut empty = BTreeSet::new();
        let mut missing = BTreeSet::new();
        for table in TableId::ALL {
            if report.table(table).is_none() {
                missing.insert(table);
                continue;
            }
            for id in report.expected_cells(table) {
                let cell = report.cell(id);
                let is_empty = cell.is_some_and(Cell::is_empty);
                if is_empty {
                    empty.insert(id);
                }
                let number = cell.and_then(Cell::decimal).or(is_empty.then_some(Decimal::ZERO));
                cells.insert(id, number);
            }
        }
        let member = Member {
            body: report.body.clone().unwrap_or_else(|| file.to_owned()),
            year: report.year,
            file: file.to_owned(),
            form: report.form,
            cells,
            empty,
            missing,
        };
        Self { members: BTreeSet::from([member]) }
    }

    /// Both sets together.
    #[must_use]
    pub fn merge(mut self, mut other: Self) -> Self {
        self.members.append(&mut other.members);
        self
    }

    /// The members, by body, year and file.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.iter()
    }

    /// Members of the same body and year, where there is more than one: someone would be counted twice.
    #[must_use]
    pub fn duplicates(&self) -> Vec<Vec<&Member>> {
        let mut groups: BTreeMap<(&str, Option<i16>), Vec<&Member>> = BTreeMap::new();
        for member in &self.members {
            groups.entry((&member.body, member.year)).or_default().push(member);
        }
        groups.into_values().filter(|group| group.len() > 1).collect()
    }

    /// The data years of the members.
    #[must_use]
    pub fn years(&self) -> BTreeSet<i16> {
        self.members.iter().filter_map(|member| member.year).collect()
    }

    /// The forms of the members.
    #[must_use]
    pub fn forms(&self) -> BTreeSet<FormVersion> {
        self.members.iter().filter_map(|member| member.form).collect()
    }

    /// The members without one of these bodies: the roll-up of the others.
    #[must_use]
    pub fn without(&self, body: &str) -> Self {
        Self { members: self.members.iter().filter(|member| member.body != body).cloned().collect() }
    }

    /// The sum of one cell, with who put in what.
    #[must_use]
    pub fn total(&self, id: CellId) -> CellTotal<'_> {
        let mut total = CellTotal { sum: Decimal::ZERO, contributions: Vec::new() };
        for member in &self.members {
            if let Some(number) = member.cells.get(&id) {
                if let Some(number) = number {
                    total.sum = total.sum.checked_add(*number).unwrap_or(Decimal::MAX);
                }
                total.contributions.push(Contribution { member, number: *number });
            }
        }
        total
    }

    /// The summed report in a form. A cell that some member left unreadable is unreadable in the sum, since
    /// the sum cannot be told; one that every member leaves empty is blank.
    #[must_use]
    pub fn report(&self, body: &str, form: FormVersion) -> Report {
        let years = self.years();
        let mut report = Report {
            body: Some(body.to_owned()),
            year: if years.len() == 1 { years.first().copied() } else { None },
            form: Some(form),
            single_other_disposal: form == FormVersion::F2019,
            ..Report::default()
        };
        for id in form.cells() {
            let total = self.total(id);
            let value = if total.contributions.is_empty() {
                Value::Unread
            } else if total.unknown().next().is_some() {
                Value::Unreadable
            } else if total.all_empty(id) {
                Value::Blank
            } else if id.is_amount() {
                Value::Amount(total.sum.normalize())
            } else {
                i64::try_from(total.sum).map_or(Value::Unreadable, Value::Number)
            };
            report.set(id, Cell::of(value));
        }
        report
    }
}
