//! Faults that can be planted into a sound report, each with the rule that must find it.

mod tables;
mod texts;

use gongkai_report::Report;

use crate::Publication;

/// A report with a fault.
#[derive(Clone, Debug, PartialEq)]
pub struct Planted {
    /// The fault.
    pub fault: Fault,
    /// The report.
    pub report: Report,
    /// Last year's report, where the fault lies between the two.
    pub previous: Option<Report>,
}

/// A fault that can be planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fault {
    /// One request too many is carried out.
    CarriedOutOff,
    /// A result is counted once too often, so that the results no longer add up to their total.
    OutcomeOff,
    /// A row adds up to one less than its total.
    RowTotalOff,
    /// More is carried out than there ever was.
    BeyondReceived,
    /// A group of disputes adds up to one less than its total.
    DisputeTotalOff,
    /// A cell is left empty.
    BlankCell,
    /// A count is negative.
    NegativeCount,
    /// A body without the power has government rules in force.
    RulesWithoutPower,
    /// More documents were issued than are in force or repealed.
    ImpossibleStock,
    /// What came over from last year is not what last year left.
    CarriedInOff,
    /// The stock of documents does not continue last year's.
    StockOff,
    /// Disputes pending last year do not appear again.
    PendingVanished,
    /// The text tells more requests than the table.
    ReceivedMisstated,
    /// The text tells another number of results than the table.
    ResultsMisstated,
    /// Channels or applicants in the text do not add up.
    SplitMisstated,
    /// The text tells another number of reconsiderations than the table.
    DisputesMisstated,
    /// The text tells another stock of documents than the table.
    DocumentsMisstated,
    /// The text tells another number of licences than the table.
    DecisionsMisstated,
    /// The text denies requests that the table counts.
    RequestsDenied,
    /// Parts in the text do not add up to the sum beside them.
    PartsOff,
    /// The text gives a round number.
    VagueQuantity,
    /// Nothing is said about the processing fee.
    FeeNotMentioned,
    /// The title has another year.
    WrongYear,
    /// The title has another name of the report.
    WrongTitle,
    /// The period is not the year.
    WrongPeriod,
    /// The basis is the format notice that was replaced.
    SupersededBasis,
    /// A head of section 一 is missing.
    HeadMissing,
    /// Section 五 says nothing.
    NoProblems,
    /// A department publishes in February.
    PublishedLate,
    /// A government publishes in April.
    GovernmentLate,
    /// The report is older than the end of its year.
    BeforeYearEnd,
    /// Section 一 is last year's.
    CopiedFromLastYear,
    /// Section 五 is last year's with another year in it.
    ProblemsUnchanged,
}

impl Fault {
    /// All faults.
    pub const ALL: [Self; 33] = [
        Self::CarriedOutOff,
        Self::OutcomeOff,
        Self::RowTotalOff,
        Self::BeyondReceived,
        Self::DisputeTotalOff,
        Self::BlankCell,
        Self::NegativeCount,
        Self::RulesWithoutPower,
        Self::ImpossibleStock,
        Self::CarriedInOff,
        Self::StockOff,
        Self::PendingVanished,
        Self::ReceivedMisstated,
        Self::ResultsMisstated,
        Self::SplitMisstated,
        Self::DisputesMisstated,
        Self::DocumentsMisstated,
        Self::DecisionsMisstated,
        Self::RequestsDenied,
        Self::PartsOff,
        Self::VagueQuantity,
        Self::FeeNotMentioned,
        Self::WrongYear,
        Self::WrongTitle,
        Self::WrongPeriod,
        Self::SupersededBasis,
        Self::HeadMissing,
        Self::NoProblems,
        Self::PublishedLate,
        Self::GovernmentLate,
        Self::BeforeYearEnd,
        Self::CopiedFromLastYear,
        Self::ProblemsUnchanged,
    ];

    /// The code of the rule that must find it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::CarriedOutOff => "T301",
            Self::OutcomeOff => "T302",
            Self::RowTotalOff => "T303",
            Self::BeyondReceived => "T304",
            Self::DisputeTotalOff => "T401",
            Self::BlankCell => "C103",
            Self::NegativeCount => "C102",
            Self::RulesWithoutPower => "T202",
            Self::ImpossibleStock => "T201",
            Self::CarriedInOff => "Y101",
            Self::StockOff => "Y102",
            Self::PendingVanished => "Y104",
            Self::ReceivedMisstated => "N101",
            Self::ResultsMisstated => "N102",
            Self::SplitMisstated => "N103",
            Self::DisputesMisstated => "N104",
            Self::DocumentsMisstated => "N105",
            Self::DecisionsMisstated => "N106",
            Self::RequestsDenied => "N107",
            Self::PartsOff => "N108",
            Self::VagueQuantity => "N110",
            Self::FeeNotMentioned => "S111",
            Self::WrongYear => "S104",
            Self::WrongTitle => "S103",
            Self::WrongPeriod => "S105",
            Self::SupersededBasis => "S106",
            Self::HeadMissing => "S107",
            Self::NoProblems => "S110",
            Self::PublishedLate => "D101",
            Self::GovernmentLate => "D102",
            Self::BeforeYearEnd => "D103",
            Self::CopiedFromLastYear => "Y105",
            Self::ProblemsUnchanged => "Y106",
        }
    }

    /// The report with this fault; `None` where it has no place for it.
    pub(crate) fn plant(self, publication: &Publication) -> Option<Planted> {
        if let Some(report) = texts::plant(self, publication) {
            return Some(Planted { fault: self, report, previous: None });
        }
        let mut report = publication.report();
        if tables::plant(self, &mut report) {
            return Some(Planted { fault: self, report, previous: None });
        }
        let mut previous = publication.previous()?;
        let changed = match self {
            Self::CopiedFromLastYear => texts::copy_overview(&report, &mut previous),
            Self::ProblemsUnchanged => texts::copy_problems(&report, &mut previous),
            _ => tables::plant_between(self, &mut previous),
        };
        changed.then_some(Planted { fault: self, report, previous: Some(previous) })
    }
}
