//! Table 二 from the register: documents, decisions, charges.

use std::collections::BTreeMap;

use gongkai_catalogue::{
    ChargeFact, ChargeItem, CountFact, Counted, CountedCharge, DecisionFact, DecisionKind, NormativeFact,
    NormativeKind, NotCounted, Record, count_charges, count_decisions, count_normative,
};
use gongkai_report::{CellId, Table2Cell, Table2Column, Table2Row};

use crate::{RecordKind, RecordRef, Source, Tally};

/// The records of a body that stand in its register, folded.
#[derive(Clone, Debug, Default)]
pub struct Register<'a> {
    /// Documents, those of earlier years too.
    pub normative: Vec<(Source<'a>, &'a Record<NormativeFact>)>,
    /// Decisions recorded one by one.
    pub decisions: Vec<(Source<'a>, &'a Record<DecisionFact>)>,
    /// Numbers of ledgers.
    pub counts: Vec<(Source<'a>, &'a Record<CountFact>)>,
    /// Receipts and refunds.
    pub charges: Vec<(Source<'a>, &'a Record<ChargeFact>)>,
}

/// What a person should know about the numbers of table 二.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterNotes {
    /// Documents of the register that do not count, and why.
    pub not_counted: Vec<(RecordRef, NotCounted)>,
    /// Decisions that a number of the ledger holds already.
    pub within_ledger: Vec<RecordRef>,
    /// Numbers of decisions that are not exact and cannot count.
    pub vague: Vec<RecordRef>,
    /// Pairs of ledger numbers that speak of the same days and are both counted.
    pub overlapping: Vec<(RecordRef, String)>,
}

/// Names the records of a kind.
struct Names<'a> {
    kind: RecordKind,
    seqs: BTreeMap<&'a str, u64>,
}

impl<'a> Names<'a> {
    fn of<T>(kind: RecordKind, records: &[(Source<'a>, T)]) -> Self {
        Self { kind, seqs: records.iter().map(|(source, _)| (source.id, source.seq)).collect() }
    }

    fn name(&self, counted: &Counted<'_>, adds: i64) -> RecordRef {
        RecordRef {
            kind: self.kind,
            id: counted.id.to_owned(),
            number: counted.number.map(str::to_owned),
            day: counted.day,
            adds,
            seq: self.seqs.get(counted.id).copied().unwrap_or(0),
        }
    }
}

fn by_id<'a, T: Copy>(records: &[(Source<'a>, T)]) -> impl Iterator<Item = (&'a str, T)> {
    records.iter().map(|(source, record)| (source.id, *record))
}

const fn cell(row: Table2Row, column: Table2Column) -> CellId {
    CellId::Table2(Table2Cell { row, column })
}

/// The cell of 行政事业性收费.
pub(crate) const CHARGES: CellId = cell(Table2Row::Charges, Table2Column::ChargedWanYuan);

impl Tally {
    /// Counts the register of the body: all of it, once.
    pub fn register(&mut self, register: &Register<'_>) {
        for kind in NormativeKind::ALL {
            self.normative(register, kind);
        }
        for kind in DecisionKind::ALL {
            self.decisions(register, kind);
        }
        self.charges(register);
        let sources = register.normative.iter().map(|(source, _)| source);
        let sources = sources.chain(register.decisions.iter().map(|(source, _)| source));
        let sources = sources.chain(register.counts.iter().map(|(source, _)| source));
        for source in sources.chain(register.charges.iter().map(|(source, _)| source)) {
            self.see(*source);
        }
    }

    fn normative(&mut self, register: &Register<'_>, kind: NormativeKind) {
        let names = Names::of(RecordKind::Normative, &register.normative);
        let (year, rules) = (self.year(), self.basis().counting);
        let body = self.body().clone();
        let counts = count_normative(by_id(&register.normative), &body, kind, year, rules);
        let row = match kind {
            NormativeKind::GovernmentRule => Table2Row::GovernmentRules,
            NormativeKind::NormativeDocument => Table2Row::NormativeDocuments,
        };
        let columns = [
            (Table2Column::Issued, counts.issued),
            (Table2Column::Repealed, counts.repealed),
            (Table2Column::InForce, counts.in_force),
        ];
        for (column, counted) in columns {
            for found in counted {
                self.add(cell(row, column), names.name(&found, 1));
            }
        }
        let named = |(found, why): (Counted<'_>, NotCounted)| (names.name(&found, 0), why);
        self.notes.not_counted.extend(counts.not_counted.into_iter().map(named));
    }

    fn decisions(&mut self, register: &Register<'_>, kind: DecisionKind) {
        let single = Names::of(RecordKind::Decision, &register.decisions);
        let ledger = Names::of(RecordKind::Count, &register.counts);
        let found = count_decisions(by_id(&register.decisions), by_id(&register.counts), kind, self.year());
        let row = match kind {
            DecisionKind::Licence => Table2Row::Licences,
            DecisionKind::Penalty => Table2Row::Penalties,
            DecisionKind::AdministrativeCompulsion => Table2Row::AdministrativeCompulsion,
        };
        let cell = cell(row, Table2Column::Handled);
        for counted in &found.single {
            self.add(cell, single.name(counted, 1));
        }
        for (counted, number) in &found.ledger {
            self.add(cell, ledger.name(counted, i64::try_from(*number).unwrap_or(i64::MAX)));
        }
        self.notes.within_ledger.extend(found.within_ledger.iter().map(|counted| single.name(counted, 0)));
        self.notes.vague.extend(found.vague.iter().map(|counted| ledger.name(counted, 0)));
        for (one, other) in found.overlapping {
            let counted = found.ledger.iter().find(|(counted, _)| counted.id == other);
            let named = counted.map(|(counted, _)| (ledger.name(counted, 0), one.to_owned()));
            self.notes.overlapping.extend(named);
        }
    }

    fn charges(&mut self, register: &Register<'_>) {
        let names = Names::of(RecordKind::Charge, &register.charges);
        let year = self.year();
        for charge in count_charges(by_id(&register.charges), year).charges {
            let record = names.name(&charge.counted, signed(&charge));
            if let ChargeItem::ProcessingFee { .. } = charge.item {
                self.fees.receipts.push(record.clone());
            }
            self.add(CHARGES, record);
        }
        // a payment told by the request and by a receipt of any year counts by the receipt
        for (_, record) in &register.charges {
            for fact in record.state().facts() {
                if let ChargeFact::Received { item: ChargeItem::ProcessingFee { of_case: Some(case) }, .. } = &fact.what
                {
                    self.receipted.insert(case.as_str().to_owned());
                }
            }
        }
    }
}

fn signed(charge: &CountedCharge<'_>) -> i64 {
    let amount = i64::try_from(charge.amount.get()).unwrap_or(i64::MAX);
    if charge.refund { -amount } else { amount }
}
