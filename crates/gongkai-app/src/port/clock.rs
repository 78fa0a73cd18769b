//! The clock: the only way a use case learns what time it is.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// This instant.
    fn now(&self) -> Timestamp;

    /// The civil day in China (Asia/Shanghai, which has kept no summer time since 1991): the day that deadlines count.
    fn today(&self) -> Date {
        Offset::constant(8).to_datetime(self.now()).date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct At(&'static str);

    impl Clock for At {
        fn now(&self) -> Timestamp {
            self.0.parse().unwrap()
        }
    }

    #[test]
    fn the_day_changes_at_midnight_in_china() {
        assert_eq!(At("2025-12-31T15:59:59Z").today(), jiff::civil::date(2025, 12, 31));
        assert_eq!(At("2025-12-31T16:00:00Z").today(), jiff::civil::date(2026, 1, 1));
    }
}
