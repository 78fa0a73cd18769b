//! Keeping a count current while records change: what a record counted before is taken back, what it counts now added.

use gongkai_case::dispute::DisputeState;
use gongkai_case::request::RequestState;
use gongkai_report::{CellId, Table3Column};

use crate::{Lifetime, Source, Tally, dispute_column, rows};

impl Tally {
    /// Counts a request anew after an entry was added to it: no other record is looked at.
    pub fn request_changed(&mut self, source: Source<'_>, before: &RequestState, after: &RequestState) {
        if let Some(life) = Lifetime::of(before) {
            for (row, _) in rows(life, self.year()) {
                self.take_back(CellId::Table3(row, Table3Column::Kind(life.applicant)), source.id);
            }
        }
        self.take_back_fees(source.id, before);
        self.request(source, after);
    }

    /// Counts a dispute anew after an entry was added to it.
    pub fn dispute_changed(&mut self, source: Source<'_>, before: &DisputeState, after: &DisputeState) {
        if let Some((group, column, _)) = dispute_column(before, self.year()) {
            self.take_back(CellId::Table4(group, column), source.id);
        }
        self.dispute(source, after);
    }

    fn take_back(&mut self, cell: CellId, id: &str) {
        let Some(leaf) = self.leaves.get_mut(cell) else { return };
        leaf.sum = leaf.sum.saturating_sub(1);
        leaf.records.retain(|record| record.id != id);
    }

    fn take_back_fees(&mut self, id: &str, before: &RequestState) {
        let year = self.year();
        for fee in before.fees.iter().filter(|fee| year.contains(fee.noticed)) {
            self.fees.notices = self.fees.notices.saturating_sub(1);
            self.fees.noticed = self.fees.noticed - fee.amount;
        }
        self.fees.demands.retain(|record| record.id != id);
        self.payments.retain(|record| record.id != id);
    }
}
