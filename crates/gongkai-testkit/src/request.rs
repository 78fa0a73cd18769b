//! A request: who asked when and how, and how and when it ended.

use gongkai_law::applicant::ApplicantKind;
use gongkai_law::deadline::Channel;
use gongkai_law::outcome::{
    NotProcessedReason as N, OtherDisposal as O, Outcome, UnableReason as U, WithholdingGround as W,
};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::Seed;

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// With what.
    pub outcome: Outcome,
    /// On which day.
    pub day: Date,
}

/// A request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// By which way it came.
    pub channel: Channel,
    /// Who asked.
    pub applicant: ApplicantKind,
    /// Day of receipt (art. 31): it decides the year.
    pub received: Date,
    /// How it ended.
    pub ending: Ending,
}

const APPLICANTS: [(u32, ApplicantKind); 6] = [
    (78, ApplicantKind::NaturalPerson),
    (12, ApplicantKind::Enterprise),
    (1, ApplicantKind::ResearchBody),
    (2, ApplicantKind::PublicWelfareBody),
    (5, ApplicantKind::LegalServiceBody),
    (2, ApplicantKind::Other),
];

const CHANNELS: [(u32, Channel); 4] =
    [(10, Channel::InPerson), (34, Channel::SignedPost), (54, Channel::Internet), (2, Channel::Fax)];

/// Results by weight. Few of any kind that a rule would ask about: mass requests, unpaid fees, 其他.
const OUTCOMES: [(u32, Outcome); 16] = [
    (420, Outcome::Granted),
    (90, Outcome::PartlyGranted),
    (4, Outcome::Withheld(W::StateSecret)),
    (8, Outcome::Withheld(W::ProhibitedByLaw)),
    (40, Outcome::Withheld(W::ThirdPartyRights)),
    (20, Outcome::Withheld(W::InternalAffairs)),
    (26, Outcome::Withheld(W::DeliberativeProcess)),
    (12, Outcome::Withheld(W::EnforcementFile)),
    (24, Outcome::Withheld(W::StatutoryInquiry)),
    (190, Outcome::UnableToProvide(U::NotHeld)),
    (44, Outcome::UnableToProvide(U::NeedsCreation)),
    (16, Outcome::UnableToProvide(U::StillUnclear)),
    (36, Outcome::NotProcessed(N::PetitionOrComplaint)),
    (24, Outcome::NotProcessed(N::RepeatRequest)),
    (6, Outcome::NotProcessed(N::PublicPublication)),
    (30, Outcome::OtherDisposal(O::SupplementNotMade)),
];

impl Request {
    /// A request of a year, by chance: answered within four weeks as a rule, later if extended.
    pub(crate) fn any(seed: &mut Seed, year: i16) -> Option<Self> {
        let received = Date::new(year, 1, 1).ok()?.checked_add(seed.number(0..=363).days()).ok()?;
        let days = if seed.percent(12) { seed.number(28..=54) } else { seed.number(1..=27) };
        let ending = Ending { outcome: seed.weighted(&OUTCOMES)?, day: received.checked_add(days.days()).ok()? };
        Some(Self { channel: seed.weighted(&CHANNELS)?, applicant: seed.weighted(&APPLICANTS)?, received, ending })
    }

    /// The year in which it counts as received.
    #[must_use]
    pub fn year(&self) -> i16 {
        self.received.year()
    }

    /// Whether it waits over the end of a year.
    #[must_use]
    pub fn waits_after(&self, year: i16) -> bool {
        self.received.year() <= year && self.ending.day.year() > year
    }
}
