//! Turns a command over a dispute into entries, or refuses what cannot have happened.

use gongkai_law::actor::{Actor, Capacity};
use gongkai_law::dispute::DisputeKind;
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::Date;

use super::event::DisputeEvent as E;
use super::state::{DisputeState, period};
use super::{Dispute, DisputeEntry};
use crate::history::{Entry, Fact};
use crate::{Refusal, RefusalCode as Code};

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
    Record(E),
    /// Correct a mistaken entry.
    CorrectEntry {
        /// Its number, from 1.
        entry: usize,
        /// Why it is a mistake.
        reason: String,
        /// What is true instead; `None`: it never happened.
        instead: Option<Fact<E>>,
    },
}

/// The entries that a command adds to a dispute.
///
/// # Errors
/// A refusal, if it cannot have happened, or not by that hand; nothing is to be written then.
pub fn decide(dispute: &Dispute, command: &Command, today: Date) -> Result<Vec<DisputeEntry>, Refusal> {
    may(&command.actor)?;
    match &command.what {
        What::Record(event) => {
            let fact = Fact { on: command.on, what: event.clone() };
            check(dispute.state(), &fact, today)?;
            Ok(vec![Entry::Fact(fact)])
        }
        What::CorrectEntry { entry, reason, instead } => {
            let before = dispute.correctable(*entry, reason)?;
            not_in_the_future(command.on, today)?;
            instead.as_ref().map_or(Ok(()), |fact| check(&before, fact, today))?;
            let (reason, instead) = (reason.clone(), instead.clone());
            Ok(vec![Entry::Correction { entry: *entry, on: command.on, reason, instead }])
        }
    }
}

type Checked = Result<(), Refusal>;

fn holds(condition: bool, code: Code, what: &str, provision: Provision, mend: &str) -> Checked {
    if condition { Ok(()) } else { Err(Refusal::new(code, what, provision, mend)) }
}

fn may(actor: &Actor) -> Checked {
    let allowed = matches!(actor.capacity, Capacity::Handler | Capacity::Reviewer | Capacity::HeadOfWorkBody);
    let what = format!("{}不能登记复议和诉讼", actor.capacity.label());
    holds(allowed, Code::WrongCapacity, &what, cited::ART_4, "请由政府信息公开工作机构的人员登记")
}

fn not_in_the_future(on: Date, today: Date) -> Checked {
    let what = format!("{}还没有到（今日{}）", form::long(on), form::long(today));
    holds(on <= today, Code::InTheFuture, &what, cited::ART_45, "请核对日期，到时再登记")
}

fn not_before(on: Date, first: Date, which: &str) -> Checked {
    let what = format!("日期{}早于{which}{}", form::long(on), form::long(first));
    holds(on >= first, Code::TooEarly, &what, cited::ART_45, "请核对这两个日期")
}

/// Whether a fact can be recorded on a state.
fn check(state: &DisputeState, fact: &Fact<E>, today: Date) -> Checked {
    not_in_the_future(fact.on, today)?;
    if let E::DisputeFiled(filing) = &fact.what {
        let once = state.filing.is_none();
        holds(once, Code::AlreadyDone, "这一案件已有登记", cited::ART_51, "原记录有误的，请更正原记录")?;
        let named = !filing.authority.trim().is_empty();
        holds(named, Code::Incomplete, "没有写明复议机关或者法院", cited::ART_51, "请填写复议机关或者法院")?;
        let court = filing.after.is_none() || filing.kind == DisputeKind::SuitAfterReconsideration;
        let mend = "请核对案件的种类";
        return holds(court, Code::DoesNotApply, "只有复议后起诉的案件之前有复议", cited::ART_51, mend);
    }
    let (Some((_, filing)), Some(round)) = (&state.filing, state.round()) else {
        return Err(Refusal::new(Code::NothingFiled, "这一案件还没有登记", cited::ART_51, "请先登记案件"));
    };
    if let E::AttachmentKept(attachment) = &fact.what {
        return attachment.check();
    }
    not_before(fact.on, round.opened, "案件提出之日")?;
    let decided = round.decided.map(|(on, _)| on);
    let open = decided.is_none();
    let closed = "这一审已经审结";
    match &fact.what {
        E::DisputeFiled(_) | E::AttachmentKept(_) => Ok(()),
        E::CopyReceived { procedure } => {
            let known = period(filing.kind, *procedure).on(fact.on).is_some();
            let what = "当时还没有简易程序";
            let mend = "请核对程序和日期";
            holds(known, Code::DoesNotApply, what, cited::RECONSIDERATION_54_1, mend)?;
            holds(open, Code::Closed, closed, cited::ART_51, "另有上诉、再审的，请先登记")?;
            holds(round.copy.is_none(), Code::AlreadyDone, "已经收到副本", cited::ART_51, "原记录有误的，请更正原记录")
        }
        E::AnswerSubmitted => {
            holds(open, Code::Closed, closed, cited::ART_51, "另有上诉、再审的，请先登记")?;
            let mend = "请先登记收到副本";
            holds(round.copy.is_some(), Code::NothingToAnswer, "还没有收到副本", cited::ART_51, mend)?;
            let mend = "原记录有误的，请更正原记录";
            holds(round.answered.is_none(), Code::AlreadyDone, "已经提交答复和证据", cited::ART_51, mend)
        }
        E::DecisionMade { result, .. } => {
            holds(open, Code::Closed, closed, cited::ART_51, "另有上诉、再审的，请先登记")?;
            let what = format!("{}没有“{}”这样的结果", filing.kind.label(), result.label());
            holds(result.fits(filing.kind), Code::DoesNotApply, &what, cited::REPORTING_2016, "请核对案件的结果")
        }
        E::AppealOpened { .. } => {
            let mend = "请核对案件的种类";
            holds(filing.kind.is_suit(), Code::DoesNotApply, "行政复议没有上诉", cited::ART_51, mend)?;
            match decided {
                Some(decided) => not_before(fact.on, decided, "上一审审结之日"),
                None => {
                    let what = "上一审还没有审结";
                    Err(Refusal::new(Code::NothingToAnswer, what, cited::ART_51, "请先登记上一审的结果"))
                }
            }
        }
    }
}
