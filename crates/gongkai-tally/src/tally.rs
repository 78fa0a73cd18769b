//! The count itself: one pass over folded records, none of which is kept.

use std::collections::{BTreeMap, BTreeSet};

use gongkai_case::dispute::DisputeState;
use gongkai_case::request::RequestState;
use gongkai_catalogue::{CountingRules, Organ, YearSoFar};
use gongkai_report::{Cell, CellId, FormVersion, Report, Table3Column, TableId, Value};
use jiff::civil::Date;

use crate::leaves::{Leaves, number, parts, printed};
use crate::register::CHARGES;
use crate::{Adjustment, FeeFacts, Frozen, Lifetime, RecordKind, RecordRef, RegisterNotes, Source, Traced};
use crate::{carry, dispute_column, rows};

/// What a count rests on beside the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// What office practice settles.
    pub counting: CountingRules,
    /// Version of the rules of the program.
    pub rules_version: String,
    /// Version of the calendar.
    pub calendar_version: String,
}

/// How much a count keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Numbers only.
    Numbers,
    /// Numbers, and for each the records behind it.
    Records,
}

/// A year for which no form was prescribed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}年的年度报告没有统一的表格：请选择2019年以后的年度")]
pub struct NoForm(pub i16);

/// The count of a body's year, as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    body: Organ,
    year: YearSoFar,
    form: FormVersion,
    basis: Basis,
    detail: Detail,
    pub(crate) leaves: Leaves,
    seen: BTreeMap<String, u64>,
    /// Payments told by requests.
    pub(crate) payments: Vec<RecordRef>,
    /// Requests whose payment a receipt of the register tells.
    pub(crate) receipted: BTreeSet<String>,
    pub(crate) fees: FeeFacts,
    pub(crate) notes: RegisterNotes,
}

impl Tally {
    /// A count of nothing yet.
    ///
    /// # Errors
    /// If no form was prescribed for the year.
    pub fn new(body: Organ, year: YearSoFar, basis: Basis, detail: Detail) -> Result<Self, NoForm> {
        let form = FormVersion::for_year(year.year()).ok_or(NoForm(year.year()))?;
        Ok(Self {
            body,
            year,
            form,
            basis,
            detail,
            leaves: Leaves::new(),
            seen: BTreeMap::new(),
            payments: Vec::new(),
            receipted: BTreeSet::new(),
            fees: FeeFacts::default(),
            notes: RegisterNotes::default(),
        })
    }

    /// The year.
    #[must_use]
    pub fn year(&self) -> YearSoFar {
        self.year
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &Organ {
        &self.body
    }

    /// What the count rests on beside the records.
    #[must_use]
    pub fn basis(&self) -> &Basis {
        &self.basis
    }

    /// What a person should know about the numbers of table 二.
    #[must_use]
    pub fn notes(&self) -> &RegisterNotes {
        &self.notes
    }

    /// Counts a request. Those of other years change nothing, but of open ones all must be given, or the carry-over is
    /// wrong.
    pub fn request(&mut self, source: Source<'_>, state: &RequestState) {
        self.see(source);
        let number = state.registered.as_ref().map(|(_, number)| number.as_str());
        if let Some(life) = Lifetime::of(state) {
            for (row, day) in rows(life, self.year) {
                self.count(CellId::Table3(row, Table3Column::Kind(life.applicant)), || {
                    named(RecordKind::Request, source, number, day, 1)
                });
            }
        }
        self.fees_of(source, state, number);
    }

    fn fees_of(&mut self, source: Source<'_>, state: &RequestState, number: Option<&str>) {
        for fee in &state.fees {
            let name = |day, fen: u64| {
                let adds = i64::try_from(fen).unwrap_or(i64::MAX);
                named(RecordKind::Request, source, number, day, adds)
            };
            if self.year.contains(fee.noticed) {
                self.fees.notices = self.fees.notices.saturating_add(1);
                self.fees.noticed = self.fees.noticed + fee.amount;
                self.fees.demands.push(name(fee.noticed, fee.amount.get()));
            }
            if let Some((day, amount)) = fee.paid.filter(|(day, _)| self.year.contains(*day)) {
                self.payments.push(name(day, amount.get()));
            }
        }
    }

    /// Counts a dispute.
    pub fn dispute(&mut self, source: Source<'_>, state: &DisputeState) {
        self.see(source);
        let Some((group, column, day)) = dispute_column(state, self.year) else { return };
        self.count(CellId::Table4(group, column), || {
            let number = state.filing.as_ref().and_then(|(_, filing)| filing.case_number.as_deref());
            named(RecordKind::Dispute, source, number, day, 1)
        });
    }

    pub(crate) fn see(&mut self, source: Source<'_>) {
        if self.detail == Detail::Records {
            self.seen.insert(source.id.to_owned(), source.seq);
        }
    }

    pub(crate) fn add(&mut self, cell: CellId, record: RecordRef) {
        let Some(leaf) = self.leaves.get_mut(cell) else { return };
        leaf.sum = leaf.sum.saturating_add(record.adds);
        if self.detail == Detail::Records {
            leaf.records.push(record);
        }
    }

    /// Counts one, and names it only where names are kept.
    fn count(&mut self, cell: CellId, name: impl FnOnce() -> RecordRef) {
        let Some(leaf) = self.leaves.get_mut(cell) else { return };
        leaf.sum = leaf.sum.saturating_add(1);
        if self.detail == Detail::Records {
            leaf.records.push(name());
        }
    }

    /// Payments of requests that no receipt of the register tells.
    fn own_payments(&self) -> impl Iterator<Item = &RecordRef> {
        self.payments.iter().filter(|payment| !self.receipted.contains(&payment.id))
    }

    /// What a cell adds up to, in its own unit or in fen; none where the records do not tell it.
    pub(crate) fn sum(&self, cell: CellId) -> Option<i64> {
        let parts = parts(cell);
        if parts.is_empty() {
            return None;
        }
        let counted = parts.iter().filter_map(|part| self.leaves.get(*part)).map(|leaf| leaf.sum);
        let paid = self.own_payments().filter(|_| cell == CHARGES).map(|payment| payment.adds);
        Some(counted.chain(paid).fold(0, i64::saturating_add))
    }

    /// What a cell prints. A cell of the 2019 form that the records do not tell is blank, not zero.
    #[must_use]
    pub fn value(&self, cell: CellId) -> Value {
        self.sum(cell).map_or(Value::Blank, |sum| printed(cell, sum))
    }

    /// The records that a cell counts; none are known if only numbers were kept.
    #[must_use]
    pub fn trace(&self, cell: CellId) -> Traced {
        let parts = parts(cell);
        let counted = parts.iter().filter_map(|part| self.leaves.get(*part)).flat_map(|leaf| &leaf.records);
        let paid = self.own_payments().filter(|_| cell == CHARGES && self.detail == Detail::Records);
        Traced { cell, records: counted.chain(paid).cloned().collect() }
    }

    /// The processing fees of the year.
    #[must_use]
    pub fn fees(&self) -> FeeFacts {
        let mut fees = self.fees.clone();
        fees.receipts.extend(self.own_payments().cloned());
        fees
    }

    /// How far the log tells of a record that was given to the count.
    pub(crate) fn seq_of(&self, id: &str) -> Option<u64> {
        self.seen.get(id).copied()
    }

    /// The tables of the year's report, and what stands beside its carry-over: where the year before is published, 上年结转
    /// prints the number published, and what the records tell otherwise is named.
    #[must_use]
    pub fn report(&self, previous: Option<&Frozen>) -> (Report, Vec<Adjustment>) {
        let mut report = Report {
            body: Some(self.body.name.clone()),
            year: Some(self.year.year()),
            form: Some(self.form),
            period: Some((self.year.first(), Date::new(self.year.year(), 12, 31).unwrap_or(self.year.last()))),
            single_other_disposal: self.form == FormVersion::F2019,
            ..Report::default()
        };
        for table in TableId::ALL {
            for cell in report.expected_cells(table) {
                report.set(cell, Cell::of(self.printed(cell)));
            }
        }
        let adjustments = previous.map(|previous| carry::adjustments(self, previous)).unwrap_or_default();
        for adjustment in &adjustments {
            report.set(adjustment.cell(), adjustment.printed());
        }
        (report, adjustments)
    }

    /// What a cell prints in the form of the year, where 其他处理 may be one row.
    fn printed(&self, cell: CellId) -> Value {
        use gongkai_law::outcome::{OtherDisposal as O, Outcome};
        use gongkai_report::Table3Row::Disposed;
        match cell {
            CellId::Table3(Disposed(Outcome::OtherDisposal(O::Other)), column) if self.form == FormVersion::F2019 => {
                let all = [O::SupplementNotMade, O::FeeNotPaid, O::Other];
                let cells = all.map(|leaf| CellId::Table3(Disposed(Outcome::OtherDisposal(leaf)), column));
                Value::Number(cells.into_iter().filter_map(|cell| self.sum(cell)).sum())
            }
            cell => self.value(cell),
        }
    }

    /// A sum in the unit of its cell.
    pub(crate) fn number(&self, cell: CellId) -> Option<rust_decimal::Decimal> {
        self.sum(cell).map(|sum| number(cell, sum))
    }
}

fn named(kind: RecordKind, source: Source<'_>, number: Option<&str>, day: Date, adds: i64) -> RecordRef {
    let (id, seq) = (source.id.to_owned(), source.seq);
    RecordRef { kind, id, number: number.map(str::to_owned), day, adds, seq }
}
