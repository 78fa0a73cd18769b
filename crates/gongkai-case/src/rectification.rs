//! Rectification of a record about oneself (条例 art. 41): a case of its own kind, outside table 三.
//!
//! The 条例 sets no period for it.

use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::deadline::Channel;
use gongkai_law::form;
use gongkai_law::provision::cited;
use jiff::civil::Date;

use crate::history::{Entry, Fact, Folded, History};
use crate::{PersonId, Refusal, RefusalCode as Code, Sealed};

/// A rectification: its entries and what they fold to.
pub type Rectification = History<RectificationState>;

/// Something that happened to a rectification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RectificationEvent {
    /// It came in.
    RectificationFiled {
        /// By which way.
        channel: Channel,
        /// Whose record it is.
        person: PersonId,
        /// Whether the error was shown with evidence.
        evidence: bool,
        /// Who asks, and what is wrong, sealed.
        details: Sealed,
    },
    /// The record was found wrong and was set right.
    RecordRectified,
    /// The record was found right, or the request without ground.
    RectificationRefused,
    /// The organ has no power over the record and passed the request on.
    RectificationTransferred {
        /// The organ that has it.
        organ: String,
    },
    /// The applicant was told to turn to the organ that has the power.
    ReferredElsewhere {
        /// That organ.
        organ: String,
    },
    /// The applicant was told what was done.
    ResultTold,
}

/// The state of a rectification.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RectificationState {
    /// When it came in, and whether with evidence.
    pub filed: Option<(Date, bool)>,
    /// When and how it ended.
    pub ended: Option<(Date, RectificationEnd)>,
    /// When the applicant was told.
    pub told: Option<Date>,
}

/// How a rectification ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RectificationEnd {
    /// The record was set right.
    Rectified,
    /// It was not.
    Refused,
    /// Passed on to that organ.
    Transferred(String),
    /// Referred to that organ.
    Referred(String),
}

impl Folded for RectificationState {
    type Event = RectificationEvent;

    fn apply(&mut self, fact: &Fact<RectificationEvent>) {
        use RectificationEvent as E;
        let end = match &fact.what {
            E::RectificationFiled { evidence, .. } => return self.filed = Some((fact.on, *evidence)),
            E::ResultTold => return self.told = Some(fact.on),
            E::RecordRectified => RectificationEnd::Rectified,
            E::RectificationRefused => RectificationEnd::Refused,
            E::RectificationTransferred { organ } => RectificationEnd::Transferred(organ.clone()),
            E::ReferredElsewhere { organ } => RectificationEnd::Referred(organ.clone()),
        };
        self.ended.get_or_insert((fact.on, end));
    }
}

/// A command: who, on which legal day, what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Who wants it.
    pub actor: Actor,
    /// The legal day on which it happened.
    pub on: Date,
    /// What is to be recorded.
    pub what: What,
}

/// What is to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Record that this happened.
    Record(RectificationEvent),
    /// Correct a mistaken entry.
    CorrectEntry {
        /// Its number, from 1.
        entry: usize,
        /// Why it is a mistake.
        reason: String,
        /// What is true instead; `None`: it never happened.
        instead: Option<Fact<RectificationEvent>>,
    },
}

/// The entry that a command adds to a rectification.
///
/// # Errors
/// A refusal, if it cannot have happened, or not by that hand; nothing is to be written then.
pub fn decide(case: &Rectification, command: &Command, today: Date) -> Result<Entry<RectificationEvent>, Refusal> {
    match &command.what {
        What::Record(event) => {
            let fact = Fact { on: command.on, what: event.clone() };
            check(case.state(), &command.actor, &fact, today)?;
            Ok(Entry::Fact(fact))
        }
        What::CorrectEntry { entry, reason, instead } => {
            let before = case.correctable(*entry, reason)?;
            instead.as_ref().map_or(Ok(()), |fact| check(&before, &command.actor, fact, today))?;
            let (reason, instead) = (reason.clone(), instead.clone());
            Ok(Entry::Correction { entry: *entry, on: command.on, reason, instead })
        }
    }
}

/// Whether a fact can be recorded on a state.
fn check(
    state: &RectificationState,
    actor: &Actor,
    fact: &Fact<RectificationEvent>,
    today: Date,
) -> Result<(), Refusal> {
    use RectificationEvent as E;
    let refuse = |code, what: String, mend: &str| Err(Refusal::new(code, what, cited::ART_41, mend));
    let staff = matches!(actor.capacity, Capacity::Handler | Capacity::Reviewer | Capacity::HeadOfWorkBody);
    let filing = matches!(fact.what, E::RectificationFiled { .. });
    if !(staff || filing && actor.capacity == Capacity::Requester) {
        let what = format!("{}不能登记这一事项", actor.capacity.label());
        return refuse(Code::WrongCapacity, what, "请由政府信息公开工作机构的人员登记");
    }
    if fact.on > today {
        return refuse(Code::InTheFuture, format!("{}还没有到", form::long(fact.on)), "请核对日期，到时再登记");
    }
    match (&fact.what, &state.filed, &state.ended) {
        (E::RectificationFiled { .. }, None, _) => {}
        (E::RectificationFiled { .. }, Some(_), _) => {
            return refuse(Code::AlreadyDone, "这一更正申请已有收到的记录".to_owned(), "原记录有误的，请更正原记录");
        }
        (_, None, _) => return refuse(Code::NothingFiled, "还没有收到更正申请".to_owned(), "请先登记收到更正申请"),
        (_, Some((filed, _)), _) if fact.on < *filed => {
            let what = format!("日期{}早于收到更正申请之日{}", form::long(fact.on), form::long(*filed));
            return refuse(Code::TooEarly, what, "请核对这两个日期");
        }
        (E::ResultTold, _, None) => {
            return refuse(Code::NothingToAnswer, "还没有处理结果".to_owned(), "请先登记处理结果");
        }
        (E::ResultTold, ..) => {}
        (_, _, Some(_)) => {
            return refuse(Code::Closed, "这一更正申请已经处理".to_owned(), "原记录有误的，请更正原记录");
        }
        (E::RectificationTransferred { organ } | E::ReferredElsewhere { organ }, ..) if organ.trim().is_empty() => {
            return refuse(Code::Incomplete, "没有写明有权更正的机关".to_owned(), "请填写机关名称");
        }
        _ => {}
    }
    Ok(())
}
