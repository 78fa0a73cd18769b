//! The clock of a request: when an answer is due, why that day, whether it is overdue and since when.

use gongkai_law::basis::DisputedScope;
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{
    self, AnswerClock, AnswerDue, ClockSettings, ClockStep, CountError, Explained, FeeDemand, Period, Postponement,
    ReceiptDay, StepKind, confirm_by, period_due,
};
use gongkai_law::provision::Provision;
use jiff::civil::Date;

use super::parts::{Consultation, Extension, Fee, Supplement};
use super::state::RequestState;
use crate::CaseId;

/// Readings that the texts leave open, each with its default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Readings of the answer clock.
    pub clock: ClockSettings,
    /// The scope of 复议前置 in the months when it was disputed.
    pub disputed: DisputedScope,
}

/// The clock of a request as it stands today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Nothing has come in, or the request was split.
    None,
    /// It arrived and its receipt is not confirmed.
    NotReceived {
        /// What is to be done.
        why: String,
        /// By what right.
        provision: Provision,
        /// The day by which the receipt is to be confirmed; after it an alarm is raised.
        confirm_by: Option<Date>,
        /// The due day if the arrival counted: the cautious one.
        cautious: Box<AnswerDue>,
    },
    /// An answer is owed.
    Running {
        /// The due day, explained.
        due: Box<AnswerDue>,
        /// The cautious due day, counted from the arrival, where the receipt was confirmed later than that.
        cautious: Option<Date>,
    },
    /// It was answered, or ended without an answer.
    Done {
        /// On which day.
        on: Date,
        /// When it was due on that day.
        due: Box<AnswerDue>,
        /// Whether that was too late. What ends without an answer is never late.
        late: bool,
    },
}

impl Clock {
    /// The day on which the answer is or was due.
    #[must_use]
    pub fn due(&self) -> Option<Date> {
        match self {
            Self::None | Self::NotReceived { .. } => None,
            Self::Running { due, .. } | Self::Done { due, .. } => Some(due.explained.due),
        }
    }

    /// The day from which the answer is overdue, if it is owed and overdue.
    #[must_use]
    pub fn overdue_since(&self, today: Date) -> Option<Date> {
        match self {
            Self::Running { due, .. } if today > due.explained.due => due.explained.due.tomorrow().ok(),
            _ => None,
        }
    }

    /// Whether the receipt ought to have been confirmed by now.
    #[must_use]
    pub fn confirmation_is_overdue(&self, today: Date) -> bool {
        matches!(self, Self::NotReceived { confirm_by: Some(by), .. } if today > *by)
    }
}

/// The clock of a request today.
///
/// # Errors
/// If the calendar does not cover the days, or a date cannot be; commands that were decided bring no such date.
pub fn clock(state: &RequestState, settings: &Settings, calendar: &Calendar, today: Date) -> Result<Clock, CountError> {
    let (true, Some(arrival)) = (state.counts(), state.arrival()) else { return Ok(Clock::None) };
    let Some(received) = state.received() else {
        let (why, provision) = match deadline::receipt_day(arrival) {
            ReceiptDay::Received { reason, provision, .. } => (reason, provision),
            ReceiptDay::AwaitsConfirmation { reason, provision, .. } => (reason, provision),
        };
        let cautious = answer_clock(state, settings, arrival.arrived, why.clone()).due(calendar, today)?;
        let confirm_by = confirm_by(calendar, arrival);
        return Ok(Clock::NotReceived { why, provision, confirm_by, cautious: Box::new(cautious) });
    };
    let why = match deadline::receipt_day(arrival) {
        ReceiptDay::Received { day, reason, .. } if day == received => reason,
        _ => "未经双方确认即已办理，以开始办理之日为收到申请之日".to_owned(),
    };
    let running = answer_clock(state, settings, received, why.clone());
    if let Some(conclusion) = state.conclusion() {
        let due = Box::new(running.due(calendar, conclusion.on)?);
        let late = state.ending.is_none() && conclusion.on > due.explained.due;
        return Ok(Clock::Done { on: conclusion.on, due, late });
    }
    let due = Box::new(running.due(calendar, today)?);
    let cautious = match arrival.arrived < received {
        true => Some(answer_clock(state, settings, arrival.arrived, why).due(calendar, today)?.explained.due),
        false => None,
    };
    Ok(Clock::Running { due, cautious })
}

/// When a new answer is due that a reconsideration or a court ordered: on the day it named, else after the period of the
/// 条例, counted from the day the order came. `None`: none is owed.
///
/// # Errors
/// If the calendar does not cover the days.
pub fn new_answer_due(state: &RequestState, calendar: &Calendar) -> Result<Option<NewAnswerDue>, CountError> {
    let Some((on, dispute, by)) = state.open_order() else { return Ok(None) };
    let explained = match by {
        Some(_) => None,
        None => Some(period_due(calendar, Period::Answer, *on)?),
    };
    let due = by.or(explained.as_ref().map(|explained| explained.due)).unwrap_or(*on);
    Ok(Some(NewAnswerDue { dispute: dispute.clone(), due, explained }))
}

/// When a new answer is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAnswerDue {
    /// The dispute that ordered it.
    pub dispute: CaseId,
    /// The due day.
    pub due: Date,
    /// How it was counted; `None` if the decision named the day.
    pub explained: Option<Explained>,
}

/// A due day that a new calendar moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedDue {
    /// The request.
    pub case: CaseId,
    /// The due day under the calendar as it was.
    pub from: Date,
    /// The due day under the new one.
    pub to: Date,
}

/// The open requests whose due day another calendar moves: what a new notice of the State Council changes.
///
/// # Errors
/// If one of the calendars does not cover the days.
pub fn moved_due_days<'a>(
    cases: impl IntoIterator<Item = (&'a CaseId, &'a RequestState)>,
    settings: &Settings,
    (was, is): (&Calendar, &Calendar),
    today: Date,
) -> Result<Vec<MovedDue>, CountError> {
    let mut moved = Vec::new();
    for (case, state) in cases {
        if state.is_closed() {
            continue;
        }
        let due = |calendar| clock(state, settings, calendar, today).map(|clock| clock.due());
        if let (Some(from), Some(to)) = (due(was)?, due(is)?)
            && from != to
        {
            moved.push(MovedDue { case: case.clone(), from, to });
        }
    }
    Ok(moved)
}

/// Whether two days lie in one term: no supplement and no payment let the period begin anew between them. An extension
/// is spent on its term, and the next term may be extended again.
pub(super) fn in_one_term(due: &AnswerDue, first: Date, second: Date) -> bool {
    let between = |step: &ClockStep| step.kind == StepKind::Restart && first < step.date && step.date <= second;
    !due.steps.iter().any(between)
}

/// Everything that moves the due day, as the law crate takes it.
fn answer_clock(state: &RequestState, settings: &Settings, received: Date, why: String) -> AnswerClock {
    AnswerClock {
        supplements: state.supplements.iter().map(supplement).collect(),
        fees: state.fees.iter().map(fee).collect(),
        consultations: state.consultations.iter().map(consultation).collect(),
        extensions: state.extensions.iter().map(extension).collect(),
        postponement: state.postponed.map(|(notified, until)| Postponement { until, notified }),
        settings: settings.clock,
        ..AnswerClock::new(received, why)
    }
}

fn supplement(found: &Supplement) -> deadline::Supplement {
    deadline::Supplement { asked: found.asked, answer_by: found.answer_by, received: found.received }
}

fn fee(found: &Fee) -> FeeDemand {
    FeeDemand { notified: found.noticed, paid: found.paid.map(|(on, _)| on) }
}

fn consultation(found: &Consultation) -> deadline::Consultation {
    deadline::Consultation {
        consulted: found.consulted,
        dispatched: found.dispatched,
        served: found.served,
        opinion: found.opinion.map(|(on, _)| on),
    }
}

fn extension(found: &Extension) -> deadline::Extension {
    deadline::Extension { days: found.days, notified: found.notified, approved: found.is_approved() }
}
