//! What the history of a dispute folds to, its due days, and where it stands at the end of a year.

use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{CountError, Explained, Period, period_due};
use gongkai_law::dispute::{DisputeKind, DisputeResult, ResultClass};
use gongkai_law::form;
use gongkai_law::provision::{Provision, cited};
use jiff::civil::{Date, date};

use super::event::{DisputeEvent, DisputeFiling, Instance, Procedure, Role};
use crate::Attachment;
use crate::history::{Fact, Folded};

/// One instance: when it opened, when its copy came, when it was answered, how it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// The day it opened.
    pub opened: Date,
    /// Which further instance it is; `None`: the first.
    pub instance: Option<Instance>,
    /// When the copy came in, and in which procedure.
    pub copy: Option<(Date, Procedure)>,
    /// When answer and evidence were handed in.
    pub answered: Option<Date>,
    /// When and how it was decided.
    pub decided: Option<(Date, DisputeResult)>,
}

impl Round {
    const fn opened(opened: Date, instance: Option<Instance>) -> Self {
        Self { opened, instance, copy: None, answered: None, decided: None }
    }
}

/// The state of a dispute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DisputeState {
    /// When it was filed, and how.
    pub filing: Option<(Date, DisputeFiling)>,
    /// Its instances, the first first.
    pub rounds: Vec<Round>,
    /// New answers ordered: when, and by which day.
    pub orders: Vec<(Date, Option<Date>)>,
    /// Files, and when each was put to it.
    pub attachments: Vec<(Date, Attachment)>,
}

/// Where a dispute stands at the end of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 尚未审结.
    Pending,
    /// It ended in the year.
    Decided {
        /// When.
        on: Date,
        /// How.
        result: DisputeResult,
    },
}

impl Standing {
    /// The column of table 四; `None`: 尚未审结.
    #[must_use]
    pub const fn class(self) -> Option<ResultClass> {
        match self {
            Self::Pending => None,
            Self::Decided { result, .. } => Some(result.class()),
        }
    }
}

impl Folded for DisputeState {
    type Event = DisputeEvent;

    fn apply(&mut self, fact: &Fact<DisputeEvent>) {
        let on = fact.on;
        match &fact.what {
            DisputeEvent::DisputeFiled(filing) => {
                self.filing = Some((on, filing.clone()));
                self.rounds = vec![Round::opened(on, None)];
            }
            DisputeEvent::AttachmentKept(attachment) => self.attachments.push((on, attachment.clone())),
            DisputeEvent::AppealOpened { instance, .. } => self.rounds.push(Round::opened(on, Some(*instance))),
            DisputeEvent::CopyReceived { procedure } => self.last(|round| round.copy = Some((on, *procedure))),
            DisputeEvent::AnswerSubmitted => self.last(|round| round.answered = Some(on)),
            DisputeEvent::DecisionMade { result, new_answer } => {
                self.last(|round| round.decided = Some((on, *result)));
                self.orders.extend(new_answer.map(|by| (on, by)));
            }
        }
    }
}

impl DisputeState {
    fn last(&mut self, change: impl FnOnce(&mut Round)) {
        if let Some(round) = self.rounds.last_mut() {
            change(round);
        }
    }

    /// The instance that is open or was decided last.
    #[must_use]
    pub fn round(&self) -> Option<&Round> {
        self.rounds.last()
    }

    /// Whether it counts for this body: a joint suit counts for the original organ only (国办公开办函〔2016〕201号).
    #[must_use]
    pub fn counts(&self) -> bool {
        self.filing.as_ref().is_some_and(|(_, filing)| filing.role == Role::OriginalOrgan)
    }

    /// Its group of table 四.
    #[must_use]
    pub fn kind(&self) -> Option<DisputeKind> {
        self.filing.as_ref().map(|(_, filing)| filing.kind)
    }

    /// Where it stands at the end of a year, as far as it counts in it: first, second instance and retrial are one case,
    /// counted once by its latest result. It is pending while an instance is open on 31 December; what was decided in an
    /// earlier year and not reopened since counts no more.
    #[must_use]
    pub fn standing(&self, year: i16) -> Option<Standing> {
        let last = date(year, 12, 31);
        let round = self.rounds.iter().rev().find(|round| round.opened <= last)?;
        match round.decided {
            Some((on, result)) if on <= last => (on.year() == year).then_some(Standing::Decided { on, result }),
            _ => Some(Standing::Pending),
        }
    }
}

/// When answer and evidence are due in the open instance: reconsideration in ten days, five in simple procedure (行政复议法
/// arts. 48 and 54), suits in fifteen (行政诉讼法 art. 67). `None` if the copy has not come, or all is handed in or decided.
///
/// # Errors
/// If the calendar does not cover the days, or no law sets the period then.
pub fn answer_due(state: &DisputeState, calendar: &Calendar) -> Result<Option<Explained>, CountError> {
    let open = state.round().filter(|round| round.answered.is_none() && round.decided.is_none());
    let (Some(kind), Some((copy, procedure))) = (state.kind(), open.and_then(|round| round.copy)) else {
        return Ok(None);
    };
    period_due(calendar, period(kind, procedure), copy).map(Some)
}

/// The period for answer and evidence.
pub(super) const fn period(kind: DisputeKind, procedure: Procedure) -> Period {
    match (kind, procedure) {
        (DisputeKind::Reconsideration, Procedure::Ordinary) => Period::ReconsiderationAnswer,
        (DisputeKind::Reconsideration, Procedure::Simple) => Period::ReconsiderationAnswerSimple,
        (DisputeKind::DirectSuit | DisputeKind::SuitAfterReconsideration, _) => Period::SuitAnswer,
    }
}

/// Something found in the records of a dispute: answer and evidence came late, or are overdue. Without them the act is
/// taken to have no evidence (行政复议法 art. 70).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeFinding {
    /// The day it hangs on.
    pub on: Date,
    /// What was found, for a reader.
    pub what: String,
    /// By what right.
    pub provision: Provision,
}

/// Everything found in the records of a dispute as they stand today.
///
/// # Errors
/// If the calendar does not cover the days, or no law sets the period then.
pub fn audit(state: &DisputeState, calendar: &Calendar, today: Date) -> Result<Vec<DisputeFinding>, CountError> {
    let Some(kind) = state.kind() else { return Ok(Vec::new()) };
    let mut findings = Vec::new();
    for round in &state.rounds {
        let Some((copy, procedure)) = round.copy else { continue };
        let due = period_due(calendar, period(kind, procedure), copy)?.due;
        let (on, how) = match (round.answered, round.decided) {
            (Some(on), _) if on > due => (on, format!("{}提交答复和证据", form::long(on))),
            (None, Some((on, _))) => (on, "至审结没有提交答复和证据".to_owned()),
            (None, None) if today > due => (due, format!("至{}没有提交答复和证据", form::long(today))),
            _ => continue,
        };
        let provision = if kind.is_suit() { cited::LITIGATION_67_1 } else { cited::RECONSIDERATION_70 };
        findings.push(DisputeFinding { on, what: format!("{how}，期限为{}", form::long(due)), provision });
    }
    Ok(findings)
}
