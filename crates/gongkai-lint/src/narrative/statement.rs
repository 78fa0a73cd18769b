//! What a clause of running text says: who counts what, how many, of which year.

use std::ops::Range;

use gongkai_law::applicant::ApplicantKind;
use gongkai_law::outcome::{Outcome, OutcomeGroup};
use gongkai_report::{Section, Table2Column, Table2Row, Table4Column};
use rust_decimal::Decimal;

pub use super::quantity::{Exactness, Unit};

/// A result of requests as the text names it: a whole group, or one row of table 三.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResultName {
    /// 予以公开, 部分公开, 不予公开, 无法提供, 不予处理, 其他处理.
    Group(OutcomeGroup),
    /// A row named by its label.
    Row(Outcome),
    /// A reason that is at most a part of a row: 个人隐私, 信息不存在.
    PartOf(Outcome),
}

/// By which way requests came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// 当面, 现场, 窗口.
    InPerson,
    /// 信函, 邮寄, 书面.
    Post,
    /// 网上, 网络, 在线, 平台.
    Internet,
    /// 电子邮件.
    Email,
    /// 传真.
    Fax,
    /// 其他方式.
    Other,
}

/// Who asked, as the text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ApplicantName {
    /// One column of table 三.
    Kind(ApplicantKind),
    /// 法人或其他组织: the five columns together.
    Organisations,
}

/// Before whom a dispute stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dispute {
    /// 行政复议.
    Reconsideration,
    /// 行政诉讼, both columns of groups.
    Suit,
    /// 未经复议直接起诉.
    DirectSuit,
    /// 复议后起诉.
    SuitAfterReconsideration,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Requests, without a result: the verb says which.
    Requests,
    /// 上年结转.
    CarriedIn,
    /// 结转下年度.
    CarriedOut,
    /// Requests with these results, counted together.
    Results(Vec<ResultName>),
    /// Requests that came this way.
    Channel(Channel),
    /// Requests of these applicants.
    Applicant(ApplicantName),
    /// Disputes of these kinds together, all or those with one result.
    Disputes(Vec<Dispute>, Option<Table4Column>),
    /// Documents of table 二: 规章 or 规范性文件; the column is `None` where the text only says they were published.
    Documents(Table2Row, Option<Table2Column>),
    /// Decisions of table 二: 行政许可, 行政处罚, 行政强制.
    Decisions(Table2Row),
    /// 信息处理费.
    Fee,
    /// Anything else, or not clear enough to be held against a table.
    Other,
}

/// What was done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// 收到, 接收, 接到.
    Received,
    /// 新收.
    NewlyReceived,
    /// 受理, 登记.
    Accepted,
    /// 办理, 处理.
    Handled,
    /// 办结.
    Concluded,
    /// 答复, 回复.
    Answered,
    /// 公开, 发布, 公示.
    Published,
    /// 制发, 制定, 出台, 印发.
    Issued,
    /// 收取.
    Charged,
}

/// What the number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// How many, or how much.
    Count,
    /// By how many more (or fewer, when `down`) than before; in percent: the growth rate.
    Change {
        /// Whether it is a decrease.
        down: bool,
    },
    /// A share of a whole: 占33.9%.
    Share,
    /// A rate: 办结率100%.
    Rate,
}

/// Of whom, or of what part, the number speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Of the reporting body, the whole year.
    Own,
    /// 全市, 全县, 全系统: a region or a system.
    Region,
    /// 代区政府, 备案, 指导: in another role.
    OtherRole,
    /// Another body, or bodies below.
    OtherBody,
    /// A part of the year, or several years.
    OtherPeriod,
}

/// One number, or one statement that there was none.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The part of the report.
    pub section: Section,
    /// The passage in that part, from 0.
    pub passage: usize,
    /// The sentence, in bytes of the passage.
    pub sentence: Range<usize>,
    /// The number with its unit, or the words that deny, in bytes of the passage.
    pub range: Range<usize>,
    /// What is counted.
    pub topic: Topic,
    /// What was done with it.
    pub verb: Option<Verb>,
    /// The number; `None` for 若干 and the like. Zero where it is denied.
    pub number: Option<Decimal>,
    /// Decimals printed.
    pub decimals: u32,
    /// The unit.
    pub unit: Unit,
    /// How exact.
    pub exactness: Exactness,
    /// What the number measures.
    pub measure: Measure,
    /// Of whom.
    pub scope: Scope,
    /// Whether it is denied in words: 未收到, 没有, 无.
    pub negated: bool,
    /// The year it speaks of, where one is named.
    pub year: Option<i16>,
    /// Whether that is not the data year.
    pub other_year: bool,
    /// Whether a word stands beside it that makes it a part of what its topic says: 主要, 等.
    pub partial: bool,
    /// The whole that 其中 makes it a part of: its place among the statements.
    pub part_of: Option<usize>,
}

impl Statement {
    /// The number, if it is exact and counts something in the reporting body's year.
    #[must_use]
    pub fn own_count(&self) -> Option<Decimal> {
        let own = self.scope == Scope::Own && !self.other_year;
        (own && self.is_exact_count()).then_some(self.number).flatten()
    }

    /// Whether it is a number that is meant exactly and says how many.
    #[must_use]
    pub fn is_exact_count(&self) -> bool {
        self.exactness == Exactness::Exact && self.measure == Measure::Count && self.number.is_some()
    }
}
