//! Chance with an explicit seed: the same seed gives the same reports on every machine.

use std::ops::RangeInclusive;

use fastrand::Rng;

/// A stream of chance.
#[derive(Clone, Debug)]
pub struct Seed(Rng);

impl Seed {
    /// The stream of a number.
    #[must_use]
    pub fn new(number: u64) -> Self {
        Self(Rng::with_seed(number))
    }

    /// A number of a range.
    pub fn number(&mut self, range: RangeInclusive<i64>) -> i64 {
        self.0.i64(range)
    }

    /// Whether a thing of that many in a hundred happens.
    pub fn percent(&mut self, chance: u8) -> bool {
        self.0.u8(0..100) < chance
    }

    /// One of several; the list is never empty.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        self.0.choice(of.iter().copied())
    }

    /// One of several, each as likely as its weight.
    pub fn weighted<T: Copy>(&mut self, of: &[(u32, T)]) -> Option<T> {
        let total: u32 = of.iter().map(|(weight, _)| weight).sum();
        let mut left = self.0.u32(0..total.max(1));
        of.iter().find_map(|(weight, value)| match left.checked_sub(*weight) {
            Some(rest) => {
                left = rest;
                None
            }
            None => Some(*value),
        })
    }

    /// A stream of its own, that other draws do not disturb.
    #[must_use]
    pub fn fork(&mut self) -> Self {
        Self(self.0.fork())
    }
}
