//! A dispute over an answer: before whom, since when, and how and when it ended.

use gongkai_law::outcome::Outcome;
use gongkai_report::{Table4Column, Table4Group};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::{Request, Seed};

/// A dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Before whom.
    pub group: Table4Group,
    /// Day on which it was filed.
    pub filed: Date,
    /// How it ended: one of the first three columns of table 四.
    pub result: Table4Column,
    /// Day on which it ended.
    pub ended: Date,
}

const RESULTS: [(u32, Table4Column); 3] =
    [(70, Table4Column::Upheld), (8, Table4Column::Corrected), (22, Table4Column::OtherResult)];

impl Dispute {
    /// The disputes over one answer, by chance: mostly none. An answer that withholds goes to reconsideration
    /// first; a suit follows a reconsideration that ended.
    pub(crate) fn over(seed: &mut Seed, request: &Request) -> Vec<Self> {
        let chance = match request.ending.outcome {
            Outcome::Granted => 0,
            Outcome::PartlyGranted | Outcome::Withheld(_) => 12,
            _ => 4,
        };
        if !seed.percent(chance) {
            return Vec::new();
        }
        let first = Self::filed_after(seed, Table4Group::Reconsideration, request.ending.day, 10..=60);
        let second = first
            .filter(|_| seed.percent(30))
            .and_then(|first| Self::filed_after(seed, Table4Group::SuitAfterReconsideration, first.ended, 5..=15));
        first.into_iter().chain(second).collect()
    }

    fn filed_after(
        seed: &mut Seed,
        group: Table4Group,
        day: Date,
        wait: std::ops::RangeInclusive<i64>,
    ) -> Option<Self> {
        let filed = day.checked_add(seed.number(wait).days()).ok()?;
        let takes = if group == Table4Group::Reconsideration { 20..=85 } else { 60..=180 };
        let ended = filed.checked_add(seed.number(takes).days()).ok()?;
        Some(Self { group, filed, result: seed.weighted(&RESULTS)?, ended })
    }

    /// The column in which it counts in a year: its result in the year it ends, pending where it is open at the
    /// end of the year.
    #[must_use]
    pub fn column(&self, year: i16) -> Option<Table4Column> {
        if self.ended.year() == year {
            Some(self.result)
        } else {
            (self.filed.year() <= year && self.ended.year() > year).then_some(Table4Column::Pending)
        }
    }
}
