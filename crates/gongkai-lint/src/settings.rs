//! What a superior department may set: facts that practice, not the text of the law, decides.

use jiff::civil::Date;

/// Settings of a check. Every default is the reading that the design marks as practice.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Local internal deadline for publication, if one was notified (rule D104).
    pub local_deadline: Option<Date>,
    /// Factor beyond which a change of a cell from last year is reported for information.
    pub growth_factor: u32,
    /// Length of section 一 in characters beyond which it is reported (1,000 in principle).
    pub overview_limit: usize,
    /// Share of a section's text, in percent, that repeats last year's or a sister report's beyond which it is
    /// reported as copied.
    pub copied_percent: u32,
    /// Number of concluded requests from which shares of outcomes are looked at.
    pub share_from: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { local_deadline: None, growth_factor: 5, overview_limit: 1000, copied_percent: 80, share_from: 20 }
    }
}
