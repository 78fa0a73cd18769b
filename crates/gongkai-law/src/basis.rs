//! Legal basis and remedy class of each outcome.

use jiff::civil::{Date, date};

use crate::outcome::{NotProcessedReason as N, OtherDisposal as D, Outcome, UnableReason as U, WithholdingGround as W};
use crate::provision::{Provision, cited};

/// First day of the revised 行政复议法: withheld information goes to reconsideration first (art. 23(1)(4)).
pub const RECONSIDERATION_FIRST_FROM: Date = date(2024, 1, 1);

/// First day of 法释〔2025〕8号: reconsideration comes first only where arts. 14 to 16 of the 条例 are the ground.
pub const LIMITED_TO_WITHHOLDING_FROM: Date = date(2025, 6, 1);

/// Which way a remedy goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RemedyClass {
    /// 复议前置: reconsideration must come first.
    ReconsiderationFirst,
    /// Reconsideration or a suit, as the applicant chooses.
    FreeChoice,
    /// Partly one, partly the other: a partial grant, whose withheld part goes to reconsideration first.
    Both,
}

impl RemedyClass {
    /// All classes.
    pub const ALL: [Self; 3] = [Self::ReconsiderationFirst, Self::FreeChoice, Self::Both];

    /// The identifier used in records.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ReconsiderationFirst => "reconsideration_first",
            Self::FreeChoice => "free_choice",
            Self::Both => "both",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ReconsiderationFirst => "复议前置",
            Self::FreeChoice => "可以申请行政复议，也可以直接起诉",
            Self::Both => "不予公开的部分复议前置，其余自由选择",
        }
    }
}

/// How the scope of 复议前置 is read between 2024-01-01 and 2025-05-31, when it was disputed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DisputedScope {
    /// Only withholding under arts. 14 to 16, which is how the Supreme Court settled it later. The default, because
    /// the later text says what the earlier one meant.
    #[default]
    WithholdingOnly,
    /// Every refusal (不予公开、无法提供、不予处理), the wide reading of those months.
    EveryRefusal,
}

impl Outcome {
    /// The articles an answer with this outcome cites.
    #[must_use]
    pub const fn basis(self) -> &'static [Provision] {
        match self {
            Self::Granted => &[cited::ART_36_1, cited::ART_36_2],
            Self::PartlyGranted => &[cited::ART_37],
            Self::Withheld(W::StateSecret | W::ProhibitedByLaw | W::SecurityAndStability) => {
                &[cited::ART_14, cited::ART_36_3]
            }
            Self::Withheld(W::ThirdPartyRights) => &[cited::ART_15, cited::ART_32, cited::ART_36_3],
            Self::Withheld(W::InternalAffairs) => &[cited::ART_16_1, cited::ART_36_3],
            Self::Withheld(W::DeliberativeProcess | W::EnforcementFile) => &[cited::ART_16_2, cited::ART_36_3],
            Self::Withheld(W::StatutoryInquiry) => &[cited::ART_36_7],
            Self::UnableToProvide(U::NotHeld) => &[cited::ART_36_4, cited::ART_36_5],
            Self::UnableToProvide(U::NeedsCreation) => &[cited::ART_38],
            Self::UnableToProvide(U::StillUnclear) => &[cited::ART_30],
            Self::NotProcessed(N::PetitionOrComplaint) => &[cited::ART_39_1],
            Self::NotProcessed(N::RepeatRequest) => &[cited::ART_36_6],
            Self::NotProcessed(N::PublicPublication) => &[cited::ART_39_2],
            Self::NotProcessed(N::UnjustifiedMassRequests) => &[cited::ART_35],
            // no article of its own; answered by practice under the article on repeat requests
            Self::NotProcessed(N::Reconfirmation) => &[cited::ART_36_6],
            Self::OtherDisposal(D::SupplementNotMade) => &[cited::ART_30],
            Self::OtherDisposal(D::FeeNotPaid) => &[cited::FEE_6],
            Self::OtherDisposal(D::Other) => &[],
        }
    }

    /// Whether the ground is one of arts. 14 to 16, so that 不予公开 in the sense of 行政复议法 art. 23(1)(4) is
    /// beyond dispute. 行政查询事项 stands under 不予公开 in the table but rests on art. 36(7).
    #[must_use]
    pub const fn is_withheld_under_14_to_16(self) -> bool {
        matches!(self, Self::Withheld(ground) if !matches!(ground, W::StatutoryInquiry))
    }

    /// Which way the remedy goes for an answer given on that day.
    ///
    /// Every answer that ends a request has a remedy, also one under 其他 that says that what is asked for is no
    /// government information. A request that is withdrawn or merged ends without an answer, and nobody asks.
    #[must_use]
    pub fn remedy_class(self, answered: Date, disputed: DisputedScope) -> RemedyClass {
        if answered < RECONSIDERATION_FIRST_FROM || self == Self::Granted {
            return RemedyClass::FreeChoice;
        }
        if self == Self::PartlyGranted {
            return RemedyClass::Both;
        }
        let wide = answered < LIMITED_TO_WITHHOLDING_FROM && disputed == DisputedScope::EveryRefusal;
        let refusal = matches!(self, Self::Withheld(_) | Self::UnableToProvide(_) | Self::NotProcessed(_));
        if self.is_withheld_under_14_to_16() || (wide && refusal) {
            RemedyClass::ReconsiderationFirst
        } else {
            RemedyClass::FreeChoice
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(outcome: Outcome, day: Date) -> RemedyClass {
        outcome.remedy_class(day, DisputedScope::default())
    }

    #[test]
    fn reconsideration_art_23_binds_from_its_first_day() {
        let secret = Outcome::Withheld(W::StateSecret);
        assert_eq!(class(secret, date(2023, 12, 31)), RemedyClass::FreeChoice);
        assert_eq!(class(secret, date(2024, 1, 1)), RemedyClass::ReconsiderationFirst);
    }

    #[test]
    fn disclosure_cases_art_1_limits_it_to_arts_14_to_16() {
        let first: Vec<Outcome> = Outcome::ALL
            .into_iter()
            .filter(|outcome| class(*outcome, date(2025, 6, 1)) == RemedyClass::ReconsiderationFirst)
            .collect();
        assert_eq!(first.len(), 7);
        assert!(first.iter().all(|outcome| matches!(outcome, Outcome::Withheld(_))));
        assert_eq!(class(Outcome::Withheld(W::StatutoryInquiry), date(2025, 6, 1)), RemedyClass::FreeChoice);
        assert_eq!(class(Outcome::PartlyGranted, date(2025, 6, 1)), RemedyClass::Both);
    }

    #[test]
    fn the_disputed_months_follow_the_setting_and_end_on_the_day() {
        let not_held = Outcome::UnableToProvide(U::NotHeld);
        let wide = |day| not_held.remedy_class(day, DisputedScope::EveryRefusal);
        assert_eq!(wide(date(2025, 5, 31)), RemedyClass::ReconsiderationFirst);
        assert_eq!(wide(date(2025, 6, 1)), RemedyClass::FreeChoice);
        assert_eq!(class(not_held, date(2025, 5, 31)), RemedyClass::FreeChoice);
    }

    #[test]
    fn reconsideration_art_23_covers_exactly_what_arts_14_to_16_withhold_in_every_time() {
        let days = [date(2024, 1, 1), date(2025, 5, 31), date(2025, 6, 1)];
        for outcome in Outcome::ALL {
            let expected = match outcome {
                Outcome::PartlyGranted => RemedyClass::Both,
                Outcome::Withheld(ground) if ground != W::StatutoryInquiry => RemedyClass::ReconsiderationFirst,
                _ => RemedyClass::FreeChoice,
            };
            assert!(days.iter().all(|day| class(outcome, *day) == expected), "{}", outcome.id());
            assert_eq!(class(outcome, date(2023, 12, 31)), RemedyClass::FreeChoice, "{}", outcome.id());
        }
    }

    #[test]
    fn art_2_what_is_no_government_information_is_answered_with_a_free_choice() {
        let other = Outcome::OtherDisposal(D::Other);
        assert_eq!(other.remedy_class(date(2025, 5, 31), DisputedScope::EveryRefusal), RemedyClass::FreeChoice);
        assert_eq!(class(other, date(2026, 1, 5)), RemedyClass::FreeChoice);
    }

    #[test]
    fn every_outcome_but_the_open_one_has_a_basis() {
        for outcome in Outcome::ALL {
            assert_eq!(outcome.basis().is_empty(), outcome == Outcome::OtherDisposal(D::Other), "{outcome:?}");
        }
    }
}
