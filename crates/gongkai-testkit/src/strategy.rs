//! The generator as strategies of proptest: a failing case shrinks to a small seed.

use proptest::strategy::Strategy;

use crate::{History, Publication};

/// Histories of some body over two to four years.
pub fn histories() -> impl Strategy<Value = History> {
    (0..u64::MAX).prop_map(History::any)
}

/// The last report of such a history.
pub fn publications() -> impl Strategy<Value = Publication> {
    (0..u64::MAX).prop_map(Publication::any)
}
