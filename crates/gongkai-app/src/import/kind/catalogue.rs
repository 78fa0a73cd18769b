//! Rows that become records of the catalogue, fact by fact.

use gongkai_case::history::Entry;
use gongkai_catalogue::{Command, Facts, Record, decide};

use super::{Ledger, Step, all};
use crate::import::columns::Columns;
use crate::import::fault::Fault;
use crate::import::line::fault_of;
use crate::record::AnyEntry;

/// A row: its number, and its facts in the order in which they are told.
#[derive(Clone, Debug)]
pub(in crate::import) struct Told<F> {
    pub(in crate::import) number: String,
    pub(super) steps: Vec<Step<F>>,
}

impl<F: Facts> Told<F> {
    pub(in crate::import) fn entries(
        &self,
        ledger: &Ledger<'_>,
        columns: &Columns,
        wrap: fn(Entry<F>) -> AnyEntry,
    ) -> Result<Vec<AnyEntry>, Fault> {
        let mut record = Record::default();
        let mut out = Vec::new();
        for Step { field, fact } in &self.steps {
            let entries = decide(&record, Command::Record(fact.clone()), ledger.today)
                .map_err(|refusal| fault_of(ledger.kind, columns, field, refusal.what, refusal.mend))?;
            entries.iter().cloned().for_each(|entry| record.evolve(entry));
            all(entries, wrap, &mut out);
        }
        Ok(out)
    }
}
