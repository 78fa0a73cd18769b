//! The fixed clock: the only today that tests know.

use jiff::civil::{Date, date};

/// The day on which every test runs.
pub const TODAY: Date = date(2026, 3, 2);
