//! Scenario scripts: what happens to a case, day by day, in lines that a clerk can read, and what is expected of it.
//!
//! A line is a day, a verb and its arguments in any order, or a word of the script:
//!
//! ```text
//! 场景 补正之后期限重新起算
//! 条款 30 31 33
//! 今日 2025-03-14
//! 案件 申请 甲
//! 2025-03-03 收到申请 当面提交 自然人 附身份证明
//! 2025-03-06 告知补正 限2025-03-20 写明后果
//! 期望 状态 待补正
//! 2025-03-14 收到补正
//! 期望 到期 2025-04-14 依据第三十三条第二款
//! ```
//!
//! What a line does not say did not happen: a request without 附身份证明 came without proof of identity. Only two verbs
//! stand for several records: 答复 (draft, approval on paper, service) and 当场答复. A line ends at `#`; what follows is a
//! remark. 今日 随记录 lets today be the day of each record; else it is the day named last.

mod answer;
mod args;
mod command;
mod dispute;
mod expect;
mod facet;
mod line;
mod parse;
mod request;
mod run;
mod words;

pub use command::{Commands, commands};
pub use line::SyntaxError;
pub use run::{Mismatch, Moment, Run, Shown};

use gongkai_law::actor::Actor;
use gongkai_law::basis::DisputedScope;
use gongkai_law::calendar::{ImportedYear, RegionalHoliday};
use jiff::civil::Date;

use crate::request::Settings;
use crate::{dispute as disputes, rectification as rectifications, request as requests};

/// A script, read and ready to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// What it shows, in one line.
    pub title: String,
    /// The articles of the 条例 that it shows.
    pub articles: Vec<u8>,
    lines: Vec<Line>,
}

impl Scenario {
    /// Reads a script.
    ///
    /// # Errors
    /// Every line that cannot be read, with what to write instead.
    pub fn parse(text: &str) -> Result<Self, Vec<SyntaxError>> {
        parse::scenario(text)
    }

    /// Runs it, line by line, from the built-in calendar on.
    #[must_use]
    pub fn run(&self) -> Run {
        run::run(&self.lines)
    }
}

/// The verbs of the three kinds of case: what a script can say of a request, a dispute, a rectification.
#[must_use]
pub fn verbs() -> Vec<&'static str> {
    let composed = request::COMPOSED.iter().map(|(verb, _)| *verb);
    let requests = request::EVENTS.iter().map(|(verb, _)| *verb).chain(composed);
    let disputes = dispute::DISPUTE.iter().map(|(verb, _)| *verb);
    let rectifications = dispute::RECTIFICATION.iter().map(|(verb, _)| *verb);
    requests.chain(disputes).chain(rectifications).chain([request::CORRECTION]).collect()
}

/// A line of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// Its number, from 1.
    number: usize,
    /// The line as written.
    text: String,
    /// What it says.
    says: Statement,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Statement {
    /// Today is that day; `None`: it is the day of each record.
    Today(Option<Date>),
    /// A reading is set.
    Set(Reading),
    /// The arrangement of a year is imported.
    Import(ImportedYear),
    /// A regional day off.
    Regional(RegionalHoliday),
    /// What follows is about this case.
    Case(Kind, String),
    /// Something is recorded.
    Record(Box<Record>),
    /// Something is expected of the case.
    Expect(Vec<expect::Demand>),
}

/// A reading that the texts leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    LateSupplementRestarts,
    RepeatedSupplementRestarts,
    FeePaymentDoesNotRestart,
    EveryRefusalFirst,
}

impl Reading {
    const WORDS: [(&'static str, Self); 4] = [
        ("逾期告知补正也重新起算", Self::LateSupplementRestarts),
        ("再次补正也重新起算", Self::RepeatedSupplementRestarts),
        ("缴费不重新起算", Self::FeePaymentDoesNotRestart),
        ("各类不予提供都复议前置", Self::EveryRefusalFirst),
    ];

    fn set(self, settings: &mut Settings) {
        match self {
            Self::LateSupplementRestarts => settings.clock.late_supplement_restarts = true,
            Self::RepeatedSupplementRestarts => settings.clock.repeated_supplement_restarts = true,
            Self::FeePaymentDoesNotRestart => settings.clock.fee_payment_restarts = false,
            Self::EveryRefusalFirst => settings.disputed = DisputedScope::EveryRefusal,
        }
    }
}

/// The kinds of case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A request.
    Request,
    /// A dispute.
    Dispute,
    /// A rectification.
    Rectification,
}

impl Kind {
    /// The word by which a line names each.
    pub const WORDS: [(&'static str, Self); 3] =
        [("申请", Self::Request), ("争议", Self::Dispute), ("更正", Self::Rectification)];
}

/// A record that is to be made, and the refusal that it ought to meet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Record {
    verb: &'static str,
    actor: Actor,
    on: Date,
    what: Act,
    refusal: Option<expect::ExpectedRefusal>,
}

/// What is to be recorded, by the kind of case. One line on a request may stand for several records.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Act {
    Request(Vec<requests::What>),
    Dispute(disputes::What),
    Rectification(rectifications::What),
}
