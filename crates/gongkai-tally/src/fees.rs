//! What section 六 tells of processing fees: notices, what they demanded, what was received.

use gongkai_law::fee::Fen;

use crate::RecordRef;

/// The processing fees of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeeFacts {
    /// How many fee notices reached applicants.
    pub notices: u64,
    /// What they demanded.
    pub noticed: Fen,
    /// The requests they were about, one entry a notice, with the amount in fen.
    pub demands: Vec<RecordRef>,
    /// What was received, and paid back (below zero), in fen: by requests, and by receipts of the register.
    pub receipts: Vec<RecordRef>,
}

impl FeeFacts {
    /// What was received less what was paid back, in fen.
    #[must_use]
    pub fn received_fen(&self) -> i64 {
        self.receipts.iter().map(|record| record.adds).fold(0, i64::saturating_add)
    }
}
