//! Readings that the texts leave open, as each body chose them and from when: facts of the body, since they change counts.

use gongkai_case::request::Settings;
use gongkai_law::basis::DisputedScope;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use crate::{AmendmentCounts, BodyFact, CountingRules, FilingWithin, Record};

/// A question that the texts leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Setting {
    /// Whether a supplement asked for after the seven working days restarts the answer period.
    LateSupplement,
    /// Whether a second request for a supplement restarts the answer period.
    RepeatedSupplement,
    /// Whether paying the fee restarts the answer period.
    FeePayment,
    /// How far 复议前置 reached in the months when that was disputed.
    DisputedScope,
    /// Whether 失效 counts as 废止 in table 二.
    Expiry,
    /// How an amendment counts in table 二.
    Amendment,
    /// Within how many days an 行政规范性文件 is filed.
    Filing,
}

impl Setting {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::LateSupplement,
        Self::RepeatedSupplement,
        Self::FeePayment,
        Self::DisputedScope,
        Self::Expiry,
        Self::Amendment,
        Self::Filing,
    ];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::LateSupplement => "late_supplement",
            Self::RepeatedSupplement => "repeated_supplement",
            Self::FeePayment => "fee_payment",
            Self::DisputedScope => "disputed_scope",
            Self::Expiry => "expiry",
            Self::Amendment => "amendment",
            Self::Filing => "filing",
        }
    }

    /// The setting of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.id() == id)
    }

    /// The question, as an officer reads it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::LateSupplement => "逾期发出的补正告知，是否重新起算答复期限",
            Self::RepeatedSupplement => "第二次补正告知，是否重新起算答复期限",
            Self::FeePayment => "缴费后答复期限怎样计算",
            Self::DisputedScope => "2024年1月至2025年5月复议前置的范围",
            Self::Expiry => "失效的规范性文件是否计入废止数",
            Self::Amendment => "修改的规范性文件怎样计数",
            Self::Filing => "行政规范性文件自公布之日起多少日内报送备案",
        }
    }

    /// The provision that leaves it open.
    #[must_use]
    pub const fn provision(self) -> Provision {
        match self {
            Self::LateSupplement | Self::RepeatedSupplement => cited::ART_30,
            Self::FeePayment => cited::FEE_6,
            Self::DisputedScope => cited::RECONSIDERATION_23_1_4,
            Self::Expiry | Self::Amendment => cited::REPORT_FORMAT_2021,
            Self::Filing => cited::NORMATIVE_2018,
        }
    }

    /// What may be chosen; the default first.
    #[must_use]
    pub const fn choices(self) -> [Choice; 2] {
        match self {
            Self::LateSupplement => [Choice::LateSupplementIgnored, Choice::LateSupplementRestarts],
            Self::RepeatedSupplement => [Choice::RepeatedSupplementIgnored, Choice::RepeatedSupplementRestarts],
            Self::FeePayment => [Choice::FeePaymentRestarts, Choice::FeePaymentContinues],
            Self::DisputedScope => [Choice::DisputedScopeWithholding, Choice::DisputedScopeEveryRefusal],
            Self::Expiry => [Choice::ExpiryIsRepeal, Choice::ExpiryIsNoRepeal],
            Self::Amendment => [Choice::AmendmentIsNewAndOld, Choice::AmendmentIsNothing],
            Self::Filing => [Choice::FilingWithinThirtyDays, Choice::FilingWithinFifteenDays],
        }
    }

    /// What holds where nobody chose.
    #[must_use]
    pub const fn default(self) -> Choice {
        let [default, _] = self.choices();
        default
    }
}

/// An answer to one of the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Choice {
    /// It has no effect in the organ's favour.
    LateSupplementIgnored,
    /// It restarts the period.
    LateSupplementRestarts,
    /// It has no effect in the organ's favour.
    RepeatedSupplementIgnored,
    /// It restarts the period.
    RepeatedSupplementRestarts,
    /// The period begins anew on the next day.
    FeePaymentRestarts,
    /// The count goes on where it stood.
    FeePaymentContinues,
    /// Only what is withheld under arts. 14 to 16.
    DisputedScopeWithholding,
    /// Every refusal.
    DisputedScopeEveryRefusal,
    /// It counts as repealed.
    ExpiryIsRepeal,
    /// It does not.
    ExpiryIsNoRepeal,
    /// One issued, one repealed.
    AmendmentIsNewAndOld,
    /// It counts nowhere.
    AmendmentIsNothing,
    /// Thirty calendar days.
    FilingWithinThirtyDays,
    /// Fifteen calendar days.
    FilingWithinFifteenDays,
}

impl Choice {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::LateSupplementIgnored,
        Self::LateSupplementRestarts,
        Self::RepeatedSupplementIgnored,
        Self::RepeatedSupplementRestarts,
        Self::FeePaymentRestarts,
        Self::FeePaymentContinues,
        Self::DisputedScopeWithholding,
        Self::DisputedScopeEveryRefusal,
        Self::ExpiryIsRepeal,
        Self::ExpiryIsNoRepeal,
        Self::AmendmentIsNewAndOld,
        Self::AmendmentIsNothing,
        Self::FilingWithinThirtyDays,
        Self::FilingWithinFifteenDays,
    ];

    /// The question that it answers.
    #[must_use]
    pub const fn setting(self) -> Setting {
        match self {
            Self::LateSupplementIgnored | Self::LateSupplementRestarts => Setting::LateSupplement,
            Self::RepeatedSupplementIgnored | Self::RepeatedSupplementRestarts => Setting::RepeatedSupplement,
            Self::FeePaymentRestarts | Self::FeePaymentContinues => Setting::FeePayment,
            Self::DisputedScopeWithholding | Self::DisputedScopeEveryRefusal => Setting::DisputedScope,
            Self::ExpiryIsRepeal | Self::ExpiryIsNoRepeal => Setting::Expiry,
            Self::AmendmentIsNewAndOld | Self::AmendmentIsNothing => Setting::Amendment,
            Self::FilingWithinThirtyDays | Self::FilingWithinFifteenDays => Setting::Filing,
        }
    }

    /// Identifier in records: that of the setting, a point, and the answer.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::LateSupplementIgnored => "late_supplement.no_effect",
            Self::LateSupplementRestarts => "late_supplement.restarts",
            Self::RepeatedSupplementIgnored => "repeated_supplement.no_effect",
            Self::RepeatedSupplementRestarts => "repeated_supplement.restarts",
            Self::FeePaymentRestarts => "fee_payment.restarts",
            Self::FeePaymentContinues => "fee_payment.continues",
            Self::DisputedScopeWithholding => "disputed_scope.withholding_only",
            Self::DisputedScopeEveryRefusal => "disputed_scope.every_refusal",
            Self::ExpiryIsRepeal => "expiry.counts_as_repeal",
            Self::ExpiryIsNoRepeal => "expiry.not_counted",
            Self::AmendmentIsNewAndOld => "amendment.as_new_and_old",
            Self::AmendmentIsNothing => "amendment.not_at_all",
            Self::FilingWithinThirtyDays => "filing.thirty_days",
            Self::FilingWithinFifteenDays => "filing.fifteen_days",
        }
    }

    /// The answer alone, as it is typed behind the setting.
    #[must_use]
    pub fn answer(self) -> &'static str {
        self.id().split_once('.').map_or("", |(_, answer)| answer)
    }

    /// The choice of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.id() == id)
    }

    /// The answer, as an officer reads it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::LateSupplementIgnored | Self::RepeatedSupplementIgnored => {
                "不重新起算（违法的告知不产生有利于机关的效力）"
            }
            Self::LateSupplementRestarts | Self::RepeatedSupplementRestarts => "自收到补正之日的次日重新起算",
            Self::FeePaymentRestarts => "自缴费的次日重新起算",
            Self::FeePaymentContinues => "缴费期间不计入，其后接着算",
            Self::DisputedScopeWithholding => "限于依条例第十四条至第十六条不予公开的",
            Self::DisputedScopeEveryRefusal => "各类不予公开、无法提供、不予处理的答复",
            Self::ExpiryIsRepeal => "计入废止数",
            Self::ExpiryIsNoRepeal => "不计入废止数",
            Self::AmendmentIsNewAndOld => "制发一件、废止一件",
            Self::AmendmentIsNothing => "不计",
            Self::FilingWithinThirtyDays => "三十日",
            Self::FilingWithinFifteenDays => "十五日",
        }
    }
}

/// Everything that a body chose, as it holds on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InForce {
    /// Readings over requests.
    pub request: Settings,
    /// Readings over the register.
    pub counting: CountingRules,
    /// When normative documents are filed.
    pub filing: FilingWithin,
}

impl InForce {
    fn choose(&mut self, choice: Choice) {
        let clock = &mut self.request.clock;
        match choice {
            Choice::LateSupplementIgnored | Choice::LateSupplementRestarts => {
                clock.late_supplement_restarts = choice == Choice::LateSupplementRestarts;
            }
            Choice::RepeatedSupplementIgnored | Choice::RepeatedSupplementRestarts => {
                clock.repeated_supplement_restarts = choice == Choice::RepeatedSupplementRestarts;
            }
            Choice::FeePaymentRestarts | Choice::FeePaymentContinues => {
                clock.fee_payment_restarts = choice == Choice::FeePaymentRestarts;
            }
            Choice::DisputedScopeWithholding => self.request.disputed = DisputedScope::WithholdingOnly,
            Choice::DisputedScopeEveryRefusal => self.request.disputed = DisputedScope::EveryRefusal,
            Choice::ExpiryIsRepeal | Choice::ExpiryIsNoRepeal => {
                self.counting.expiry_counts_as_repeal = choice == Choice::ExpiryIsRepeal;
            }
            Choice::AmendmentIsNewAndOld => self.counting.amendment = AmendmentCounts::AsNewAndOld,
            Choice::AmendmentIsNothing => self.counting.amendment = AmendmentCounts::NotAtAll,
            Choice::FilingWithinThirtyDays => self.filing = FilingWithin::ThirtyDays,
            Choice::FilingWithinFifteenDays => self.filing = FilingWithin::FifteenDays,
        }
    }
}

/// What a body chose, as it holds on a day: the last choices up to it, the defaults where there is none.
#[must_use]
pub fn in_force(record: &Record<BodyFact>, day: Date) -> InForce {
    let mut all = InForce::default();
    for setting in Setting::ALL {
        all.choose(chosen(record, setting, day).choice);
    }
    all
}

/// One setting of a body as it holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// What holds.
    pub choice: Choice,
    /// From which day it was chosen, and why; none where the default holds since nobody chose.
    pub since: Option<(Date, &'a str)>,
}

/// A setting as it holds on a day.
#[must_use]
pub fn chosen(record: &Record<BodyFact>, setting: Setting, day: Date) -> Chosen<'_> {
    let facts = record.state().facts().iter().rev().filter(|fact| fact.on <= day);
    let mut choices = facts.filter_map(|fact| match &fact.what {
        BodyFact::SettingChosen { choice, why } if choice.setting() == setting => {
            Some((*choice, fact.on, why.as_str()))
        }
        _ => None,
    });
    match choices.next() {
        Some((choice, on, why)) => Chosen { choice, since: Some((on, why)) },
        None => Chosen { choice: setting.default(), since: None },
    }
}

#[cfg(test)]
mod tests {
    use gongkai_case::history::{Entry, Fact};
    use jiff::civil::date;

    use super::*;

    fn record(choices: &[(Date, Choice)]) -> Record<BodyFact> {
        let fact = |(on, choice): &(Date, Choice)| {
            let what = BodyFact::SettingChosen { choice: *choice, why: "本级口径".to_owned() };
            Entry::Fact(Fact { on: *on, what })
        };
        Record::of(choices.iter().map(fact))
    }

    #[test]
    fn where_nobody_chose_the_defaults_of_the_core_hold() {
        assert_eq!(in_force(&record(&[]), date(2025, 1, 1)), InForce::default());
        for setting in Setting::ALL {
            assert_eq!(Setting::from_id(setting.id()), Some(setting));
            for choice in setting.choices() {
                assert_eq!((choice.setting(), Choice::from_id(choice.id())), (setting, Some(choice)));
                assert_eq!(choice.id(), format!("{}.{}", setting.id(), choice.answer()));
            }
        }
        assert_eq!(Setting::ALL.map(Setting::choices).concat(), Choice::ALL);
    }

    #[test]
    fn every_choice_but_the_default_changes_what_holds() {
        for setting in Setting::ALL {
            let [default, other] = setting.choices();
            let day = date(2025, 6, 1);
            assert_eq!(in_force(&record(&[(day, default)]), day), InForce::default(), "{setting:?}");
            assert_ne!(in_force(&record(&[(day, other)]), day), InForce::default(), "{setting:?}");
        }
    }

    #[test]
    fn a_choice_holds_from_its_day_until_the_next_one() {
        let record =
            record(&[(date(2024, 7, 1), Choice::AmendmentIsNothing), (date(2025, 1, 1), Choice::AmendmentIsNewAndOld)]);
        let on = |day| chosen(&record, Setting::Amendment, day);
        assert_eq!((on(date(2024, 6, 30)).choice, on(date(2024, 6, 30)).since), (Choice::AmendmentIsNewAndOld, None));
        assert_eq!(on(date(2024, 7, 1)).choice, Choice::AmendmentIsNothing);
        assert_eq!(on(date(2024, 12, 31)).since, Some((date(2024, 7, 1), "本级口径")));
        assert_eq!(on(date(2025, 1, 1)).choice, Choice::AmendmentIsNewAndOld);
    }
}
