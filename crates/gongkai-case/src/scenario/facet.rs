//! Reads of a case what a script expects something of.

use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::{ClockState, CountError, Explained, ReceiptDay, confirm_by};
use gongkai_law::outcome::Outcome;
use jiff::civil::{Date, date};

use super::expect::{Facet, NONE};
use super::words::Named;
use crate::CaseId;
use crate::dispute::{self, DisputeState, Standing};
use crate::rectification::{RectificationEnd, RectificationState};
use crate::request::{self, Clock, RequestState, Settings, StepKind, Verdict};

/// What a case is looked at with.
pub(super) struct Light<'a> {
    pub(super) settings: &'a Settings,
    pub(super) calendar: &'a Calendar,
    /// The calendar as it was before it was last changed.
    pub(super) before: &'a Calendar,
    pub(super) today: Date,
    /// How many entries the case has.
    pub(super) entries: usize,
}

type Read = Result<String, CountError>;

fn day(day: Option<Date>, none: &str) -> String {
    day.map_or_else(|| none.to_owned(), |day| day.to_string())
}

fn yes(holds: bool) -> String {
    Named::word(holds).to_owned()
}

fn cited(explained: Option<&Explained>) -> String {
    explained.map_or_else(|| NONE.to_owned(), |explained| explained.provision.short())
}

impl Light<'_> {
    /// A facet of a request. One that a request does not have is none.
    pub(super) fn request(&self, state: &RequestState, facet: Facet) -> Read {
        let clock = || request::clock(state, self.settings, self.calendar, self.today);
        Ok(match facet {
            Facet::Entries => self.entries.to_string(),
            Facet::Status => state.status().label().to_owned(),
            Facet::Receipt => day(state.received(), "未定"),
            Facet::ReceiptProvision | Facet::ConfirmBy => self.receipt(state, facet),
            Facet::ConcludedOn => day(state.conclusion().map(|conclusion| conclusion.on), NONE),
            Facet::Row => state.conclusion().map_or(NONE, |conclusion| Outcome::word(conclusion.outcome)).to_owned(),
            Facet::NewlyReceivedIn => state
                .received()
                .filter(|_| state.counts())
                .map_or_else(|| NONE.to_owned(), |received| received.year().to_string()),
            Facet::AtYearEnd(year) => at_year_end(state, year).to_owned(),
            Facet::OverdueSince => day(clock()?.overdue_since(self.today), NONE),
            Facet::NewAnswerDue => day(request::new_answer_due(state, self.calendar)?.map(|owed| owed.due), NONE),
            Facet::NewAnswerProvision => {
                cited(request::new_answer_due(state, self.calendar)?.and_then(|owed| owed.explained).as_ref())
            }
            Facet::MovedDue => self.moved(state)?,
            Facet::Step(step) => match self.step(state, step)? {
                Some(Verdict::Lawful { .. }) => "可以".to_owned(),
                Some(Verdict::Barred { why }) => format!("不可：{why}"),
                None => NONE.to_owned(),
            },
            Facet::LastDayFor(step) => match self.step(state, step)? {
                Some(Verdict::Lawful { by }) => day(by, NONE),
                _ => "不可".to_owned(),
            },
            _ => self.clock(&clock()?, facet),
        })
    }

    fn receipt(&self, state: &RequestState, facet: Facet) -> String {
        let Some(arrival) = state.arrival() else { return NONE.to_owned() };
        match (facet, state.receipt()) {
            (Facet::ConfirmBy, _) => day(confirm_by(self.calendar, arrival), NONE),
            (_, Some(ReceiptDay::Received { provision, .. } | ReceiptDay::AwaitsConfirmation { provision, .. })) => {
                provision.short()
            }
            (_, None) => NONE.to_owned(),
        }
    }

    fn clock(&self, clock: &Clock, facet: Facet) -> String {
        let due = match clock {
            Clock::None => return NONE.to_owned(),
            Clock::NotReceived { cautious, .. } => cautious,
            Clock::Running { due, .. } | Clock::Done { due, .. } => due,
        };
        match (facet, clock) {
            (Facet::Due, _) => day(clock.due(), NONE),
            (Facet::DueProvision, _) => due.explained.provision.short(),
            (Facet::FirstLimit, _) => due.first_limit.to_string(),
            (Facet::Cautious, Clock::NotReceived { cautious, .. }) => cautious.explained.due.to_string(),
            (Facet::Cautious, Clock::Running { cautious, .. }) => day(*cautious, NONE),
            (Facet::Provisional, _) => yes(due.explained.provisional),
            (Facet::Running, Clock::NotReceived { .. }) => "未收到".to_owned(),
            (Facet::Running, Clock::Done { .. }) => "已办结".to_owned(),
            (Facet::Running, _) => running(due.state).to_owned(),
            (Facet::Late, Clock::Done { late, .. }) => yes(*late),
            (Facet::Excluded, _) if due.excluded.is_empty() => NONE.to_owned(),
            (Facet::Excluded, _) => {
                due.excluded.iter().map(|span| format!("{}至{}", span.from, span.to)).collect::<Vec<_>>().join(" ")
            }
            _ => NONE.to_owned(),
        }
    }

    /// What the steps say of one of them.
    pub(super) fn step(&self, state: &RequestState, step: StepKind) -> Result<Option<Verdict>, CountError> {
        let steps = request::lawful_next_steps(state, self.settings, self.calendar, self.today)?;
        Ok(steps.into_iter().find(|found| found.kind == step).map(|found| found.verdict))
    }

    fn moved(&self, state: &RequestState) -> Read {
        let id = CaseId::new("本件");
        let calendars = (self.before, self.calendar);
        let moved = request::moved_due_days([(&id, state)], self.settings, calendars, self.today)?;
        Ok(moved.first().map_or_else(|| NONE.to_owned(), |moved| format!("{}至{}", moved.from, moved.to)))
    }

    /// A facet of a dispute.
    pub(super) fn dispute(&self, state: &DisputeState, facet: Facet) -> Read {
        let due = || dispute::answer_due(state, self.calendar);
        let findings = || dispute::audit(state, self.calendar, self.today);
        Ok(match facet {
            Facet::Entries => self.entries.to_string(),
            Facet::DisputeDue => day(due()?.map(|explained| explained.due), NONE),
            Facet::DisputeProvision => cited(due()?.as_ref()),
            Facet::DisputeAtYearEnd(year) => match state.standing(year) {
                None => "不计",
                Some(Standing::Pending) => "尚未审结",
                Some(Standing::Decided { result, .. }) => result.label(),
            }
            .to_owned(),
            Facet::DisputeClass(year) => {
                state.standing(year).and_then(Standing::class).map_or("尚未审结", Named::word).to_owned()
            }
            Facet::DisputeCounts => yes(state.counts()),
            Facet::OrderedBy => match state.orders.last() {
                Some((_, by)) => day(*by, "未定期限"),
                None => NONE.to_owned(),
            },
            Facet::FindingsCount => findings()?.len().to_string(),
            Facet::FindingsProvision => {
                findings()?.first().map_or_else(|| NONE.to_owned(), |finding| finding.provision.short())
            }
            _ => NONE.to_owned(),
        })
    }

    /// A facet of a rectification.
    pub(super) fn rectification(&self, state: &RectificationState, facet: Facet) -> String {
        match facet {
            Facet::Entries => self.entries.to_string(),
            Facet::Told => day(state.told, NONE),
            Facet::Rectified => match state.ended.as_ref().map(|(_, end)| end) {
                None => NONE.to_owned(),
                Some(RectificationEnd::Rectified) => "予以更正".to_owned(),
                Some(RectificationEnd::Refused) => "不予更正".to_owned(),
                Some(RectificationEnd::Transferred(organ)) => format!("转送 {organ}"),
                Some(RectificationEnd::Referred(organ)) => format!("告知向他处提出 {organ}"),
            },
            _ => NONE.to_owned(),
        }
    }
}

/// Where a request stands at the end of a year: carried over, concluded in that year, or not counted in it.
fn at_year_end(state: &RequestState, year: i16) -> &'static str {
    let last = date(year, 12, 31);
    let there = state.counts() && state.received().is_some_and(|received| received <= last);
    match state.conclusion().map(|conclusion| conclusion.on) {
        _ if !there => "不计",
        Some(on) if on.year() < year => "不计",
        Some(on) if on <= last => "办结",
        _ => "结转",
    }
}

const fn running(state: ClockState) -> &'static str {
    match state {
        ClockState::Running => "在计算",
        ClockState::AwaitsOpinion { .. } => "等待意见",
        ClockState::AwaitsSupplement { .. } => "等待补正",
        ClockState::AwaitsPayment { .. } => "等待缴费",
    }
}
