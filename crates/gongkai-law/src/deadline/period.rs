//! The periods the law sets, each with its provision and its dates.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};

use crate::in_force::{self, InForce};
use crate::provision::{Instrument, cited};

/// A number of working days. From a literal only in this crate; others parse it, or take it from a [`Period`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WorkingDays(u16);

/// A text that is no number of working days.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是工作日数：请写 1 到 {most} 之间的整数，如 20", most = WorkingDays::MOST)]
pub struct WorkingDaysError(pub String);

impl WorkingDays {
    /// The longest span that can be asked for: about eight years, far beyond any period of the law.
    pub const MOST: u16 = 2000;

    pub(crate) const fn new(days: u16) -> Self {
        Self(days)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl FromStr for WorkingDays {
    type Err = WorkingDaysError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = text.trim().parse::<u16>().ok().filter(|number| (1..=Self::MOST).contains(number));
        number.map(Self).ok_or_else(|| WorkingDaysError(text.to_owned()))
    }
}

impl fmt::Display for WorkingDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}个工作日", self.0)
    }
}

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodLength {
    /// Working days.
    Working(WorkingDays),
    /// Calendar days.
    Calendar(u16),
    /// Calendar months.
    Months(u8),
}

impl fmt::Display for PeriodLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Working(days) => days.fmt(f),
            Self::Calendar(days) => write!(f, "{days}日"),
            Self::Months(months) => write!(f, "{months}个月"),
        }
    }
}

/// A period that the law sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// Answering a request (art. 33).
    Answer,
    /// Extending the answer, once (art. 33).
    Extension,
    /// Asking for a supplement (art. 30).
    AskSupplement,
    /// The third party's opinion (art. 32).
    ThirdPartyOpinion,
    /// The co-making organ's opinion (art. 34).
    CoMakerOpinion,
    /// Paying the processing fee (fee measures, art. 6).
    FeePayment,
    /// Publishing on one's own motion (art. 26).
    Publication,
    /// Publishing licences and penalties: of the field of public resources (国办发〔2017〕97号), elsewhere by practice.
    LicenceOrPenalty,
    /// Publishing the policy explainer.
    Explainer,
    /// Announcing the award of a government procurement.
    ProcurementAward,
    /// Announcing the contract of a government procurement.
    ProcurementContract,
    /// Announcing the candidates of a tender.
    TenderCandidates,
    /// Withdrawing a published penalty that was changed or revoked.
    PenaltyWithdrawal,
    /// Answering a reconsideration, ordinary procedure.
    ReconsiderationAnswer,
    /// Answering a reconsideration, simple procedure.
    ReconsiderationAnswerSimple,
    /// Answering a suit.
    SuitAnswer,
    /// Applying for reconsideration.
    ApplyReconsideration,
    /// Suing directly.
    Sue,
    /// Suing after reconsideration.
    SueAfterReconsideration,
    /// Deciding a reconsideration, ordinary procedure.
    ReconsiderationDecision,
    /// Extending that decision, once.
    ReconsiderationDecisionExtension,
    /// Deciding a reconsideration, simple procedure.
    ReconsiderationDecisionSimple,
    /// Applying for reconsideration where the right, the organ or the period was not told.
    ApplyReconsiderationUntold,
    /// Suing directly where the period was not told.
    SueUntold,
    /// Answering an enquiry of a supplier.
    ProcurementEnquiry,
    /// Filing a 规章 with whom the law names (备案).
    RuleFiling,
}

/// A length in calendar days, for the table below.
const fn calendar(days: u16) -> PeriodLength {
    PeriodLength::Calendar(days)
}

/// A length in working days, for the table below.
const fn working(days: u16) -> PeriodLength {
    PeriodLength::Working(WorkingDays::new(days))
}

/// First day of the revised 条例.
const REVISED: Date = date(2019, 5, 15);

/// First day of the 行政复议法 as amended in 2017, its last day, and the first day of the revision.
const LAW_2017: Date = date(2018, 1, 1);
const END_2023: Date = date(2023, 12, 31);
const RECONSIDERATION_REVISED: Date = date(2024, 1, 1);

/// First day of the 行政诉讼法 as amended in 2017; its periods are those of the amendment before.
const LITIGATION_2017: Date = date(2017, 7, 1);

impl Period {
    /// All periods.
    pub const ALL: [Self; 26] = [
        Self::Answer,
        Self::Extension,
        Self::AskSupplement,
        Self::ThirdPartyOpinion,
        Self::CoMakerOpinion,
        Self::FeePayment,
        Self::Publication,
        Self::LicenceOrPenalty,
        Self::Explainer,
        Self::ProcurementAward,
        Self::ProcurementContract,
        Self::TenderCandidates,
        Self::PenaltyWithdrawal,
        Self::ReconsiderationAnswer,
        Self::ReconsiderationAnswerSimple,
        Self::SuitAnswer,
        Self::ApplyReconsideration,
        Self::Sue,
        Self::SueAfterReconsideration,
        Self::ReconsiderationDecision,
        Self::ReconsiderationDecisionExtension,
        Self::ReconsiderationDecisionSimple,
        Self::ApplyReconsiderationUntold,
        Self::SueUntold,
        Self::ProcurementEnquiry,
        Self::RuleFiling,
    ];

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Answer => "答复",
            Self::Extension => "延长答复",
            Self::AskSupplement => "告知补正",
            Self::ThirdPartyOpinion => "第三方提出意见",
            Self::CoMakerOpinion => "共同制作机关提出意见",
            Self::FeePayment => "缴纳信息处理费",
            Self::Publication => "主动公开",
            Self::LicenceOrPenalty => "公开行政许可、行政处罚",
            Self::Explainer => "发布政策解读",
            Self::ProcurementAward => "公告中标、成交结果",
            Self::ProcurementContract => "公告政府采购合同",
            Self::TenderCandidates => "公示中标候选人",
            Self::PenaltyWithdrawal => "撤回行政处罚决定信息",
            Self::ReconsiderationAnswer => "复议答复（普通程序）",
            Self::ReconsiderationAnswerSimple => "复议答复（简易程序）",
            Self::SuitAnswer => "行政诉讼答辩",
            Self::ApplyReconsideration => "申请行政复议",
            Self::Sue => "直接提起行政诉讼",
            Self::SueAfterReconsideration => "不服复议决定起诉",
            Self::ReconsiderationDecision => "作出复议决定（普通程序）",
            Self::ReconsiderationDecisionExtension => "延长作出复议决定",
            Self::ReconsiderationDecisionSimple => "作出复议决定（简易程序）",
            Self::ApplyReconsiderationUntold => "申请行政复议（未告知权利、机关或者期限）",
            Self::SueUntold => "直接提起行政诉讼（未告知起诉期限）",
            Self::ProcurementEnquiry => "答复供应商询问",
            Self::RuleFiling => "规章备案",
        }
    }

    /// Every length the law has set for it, oldest first.
    ///
    /// Days are calendar days unless the law says working days. Two laws say so at their end: 行政复议法 art. 88
    /// makes its three, five, seven and ten days working days, 行政处罚法 art. 85 its two, three, five and seven.
    #[must_use]
    pub const fn in_force(self) -> &'static [InForce<PeriodLength>] {
        match self {
            Self::Answer => {
                const {
                    &[
                        InForce::between(working(15), date(2008, 5, 1), date(2019, 5, 14), cited::REGULATION_2007_24_2),
                        InForce::since(working(20), REVISED, cited::ART_33_2),
                    ]
                }
            }
            Self::Extension => {
                const {
                    &[
                        InForce::between(working(15), date(2008, 5, 1), date(2019, 5, 14), cited::REGULATION_2007_24_2),
                        InForce::since(working(20), REVISED, cited::ART_33_2),
                    ]
                }
            }
            Self::AskSupplement => const { &[InForce::since(working(7), REVISED, cited::ART_30)] },
            Self::ThirdPartyOpinion => const { &[InForce::since(working(15), REVISED, cited::ART_32)] },
            Self::CoMakerOpinion => const { &[InForce::since(working(15), REVISED, cited::ART_34)] },
            Self::FeePayment => const { &[InForce::since(working(20), date(2021, 1, 1), cited::FEE_6)] },
            Self::Publication => {
                const {
                    &[
                        InForce::between(working(20), date(2008, 5, 1), date(2019, 5, 14), cited::REGULATION_2007_18),
                        InForce::since(working(20), REVISED, cited::ART_26),
                    ]
                }
            }
            Self::LicenceOrPenalty => {
                const { &[InForce::since(working(7), date(2017, 12, 19), cited::RESOURCES_2017)] }
            }
            Self::Explainer => const { &[InForce::since(working(3), date(2016, 11, 10), cited::OPENNESS_2016)] },
            Self::ProcurementAward => {
                const { &[InForce::since(working(2), date(2015, 3, 1), cited::PROCUREMENT_43_2)] }
            }
            Self::ProcurementContract => {
                const { &[InForce::since(working(2), date(2015, 3, 1), cited::PROCUREMENT_50)] }
            }
            Self::TenderCandidates => const { &[InForce::since(calendar(3), date(2012, 2, 1), cited::TENDERING_54_1)] },
            Self::RuleFiling => const { &[InForce::since(calendar(30), date(2018, 5, 1), cited::RULE_MAKING_34)] },
            Self::PenaltyWithdrawal => const { &[InForce::since(working(3), date(2021, 7, 15), cited::PENALTY_48_2)] },
            Self::ReconsiderationAnswer => {
                const {
                    &[
                        // ten days, not working days: the earlier law named only its five and seven (art. 40)
                        InForce::between(calendar(10), LAW_2017, END_2023, cited::RECONSIDERATION_2017_23_1),
                        InForce::since(working(10), RECONSIDERATION_REVISED, cited::RECONSIDERATION_48),
                    ]
                }
            }
            Self::ReconsiderationAnswerSimple => {
                const { &[InForce::since(working(5), date(2024, 1, 1), cited::RECONSIDERATION_54_1)] }
            }
            Self::SuitAnswer => const { &[InForce::since(calendar(15), LITIGATION_2017, cited::LITIGATION_67_1)] },
            Self::ApplyReconsideration => {
                const {
                    &[
                        InForce::between(calendar(60), LAW_2017, END_2023, cited::RECONSIDERATION_2017_9_1),
                        InForce::since(calendar(60), RECONSIDERATION_REVISED, cited::RECONSIDERATION_20_1),
                    ]
                }
            }
            Self::Sue => const { &[InForce::since(PeriodLength::Months(6), LITIGATION_2017, cited::LITIGATION_46_1)] },
            Self::SueAfterReconsideration => {
                const { &[InForce::since(calendar(15), LITIGATION_2017, cited::LITIGATION_45)] }
            }
            Self::ReconsiderationDecision => {
                const {
                    &[
                        InForce::between(calendar(60), LAW_2017, END_2023, cited::RECONSIDERATION_2017_31_1),
                        InForce::since(calendar(60), RECONSIDERATION_REVISED, cited::RECONSIDERATION_62_1),
                    ]
                }
            }
            Self::ReconsiderationDecisionExtension => {
                const {
                    &[
                        InForce::between(calendar(30), LAW_2017, END_2023, cited::RECONSIDERATION_2017_31_1),
                        InForce::since(calendar(30), RECONSIDERATION_REVISED, cited::RECONSIDERATION_62_1),
                    ]
                }
            }
            Self::ReconsiderationDecisionSimple => {
                const { &[InForce::since(calendar(30), RECONSIDERATION_REVISED, cited::RECONSIDERATION_62_2)] }
            }
            Self::ApplyReconsiderationUntold => {
                const { &[InForce::since(PeriodLength::Months(12), RECONSIDERATION_REVISED, cited::RECONSIDERATION_20_3)] }
            }
            Self::SueUntold => {
                const { &[InForce::since(PeriodLength::Months(12), date(2018, 2, 8), cited::LITIGATION_INTERPRETATION_64_1)] }
            }
            Self::ProcurementEnquiry => {
                const { &[InForce::since(working(3), date(2015, 3, 1), cited::PROCUREMENT_52_1)] }
            }
        }
    }

    /// The first period of the 条例 that is that many working days long on a day, in the order of [`Self::ALL`]: what
    /// a bare number of days most likely means to those who work with it. Other laws are not guessed at.
    #[must_use]
    pub fn of_working_days(days: WorkingDays, date: Date) -> Option<Self> {
        let length = PeriodLength::Working(days);
        let fits = |found: &InForce<PeriodLength>| {
            let instrument = found.provision.instrument;
            found.value == length && matches!(instrument, Instrument::Regulation2019 | Instrument::Regulation2007)
        };
        Self::ALL.into_iter().find(|period| period.on(date).is_some_and(fits))
    }

    /// The length in force on a day.
    #[must_use]
    pub fn on(self, date: Date) -> Option<&'static InForce<PeriodLength>> {
        in_force::on(self.in_force(), date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_lengths_of_a_period_are_in_force_together() {
        for period in Period::ALL {
            assert!(in_force::first_overlap(period.in_force()).is_none(), "{}", period.label());
        }
    }

    #[test]
    fn every_length_is_set_while_its_instrument_is_in_force() {
        for period in Period::ALL {
            for found in period.in_force() {
                let instrument = found.provision.instrument;
                assert!(instrument.is_in_force(found.from), "{} from {}", period.label(), found.from);
                assert!(found.until.is_none_or(|day| instrument.is_in_force(day)), "{}", period.label());
                assert_eq!(found.until, instrument.info().in_force_until, "{}", period.label());
            }
        }
    }

    #[test]
    fn a_bare_number_of_days_means_a_period_of_the_regulation_or_none() {
        let meant = |days, day| Period::of_working_days(WorkingDays::new(days), day);
        let today = date(2026, 3, 2);
        assert_eq!(meant(20, today), Some(Period::Answer));
        assert_eq!(meant(15, today), Some(Period::ThirdPartyOpinion));
        assert_eq!(meant(7, today), Some(Period::AskSupplement));
        assert_eq!(meant(15, date(2019, 5, 14)), Some(Period::Answer));
        assert!([2, 3, 5, 10, 40].into_iter().all(|days| meant(days, today).is_none()));
    }

    #[test]
    fn art_33_gives_twenty_days_where_the_old_regulation_gave_fifteen() {
        let days = |day| Period::Answer.on(day).map(|found| found.value);
        assert_eq!(days(date(2019, 5, 14)), Some(working(15)));
        assert_eq!(days(date(2019, 5, 15)), Some(working(20)));
        assert_eq!(Period::FeePayment.on(date(2020, 12, 31)), None);
    }

    #[test]
    fn a_number_of_days_is_read_within_bounds() {
        assert_eq!("20".parse(), Ok(WorkingDays::new(20)));
        let error = "二十天".parse::<WorkingDays>().unwrap_err();
        assert!(error.to_string().contains("整数"));
        for text in ["0", "2001", "-3", "99999999999", ""] {
            assert!(text.parse::<WorkingDays>().is_err(), "{text}");
        }
        assert_eq!("2000".parse(), Ok(WorkingDays::new(WorkingDays::MOST)));
    }
}
