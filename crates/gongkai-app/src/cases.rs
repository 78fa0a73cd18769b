//! The cases of a body as they stand: what is known of each request, and everything that is due.

use gongkai_case::CaseId;
use gongkai_case::dispute::{self, DisputeState};
use gongkai_case::request::{
    Clock, Finding, RequestState, Step, audit, clock, lawful_next_steps, moved_due_days, new_answer_due,
};
use gongkai_law::calendar::Calendar;
use gongkai_law::deadline::ClockState;
use gongkai_law::provision::{Provision, cited};
use gongkai_wire::case::DueKind;
use jiff::civil::Date;

use crate::AppError;
use crate::books::{Books, Kept};
use crate::record::RecordKind;
use crate::year::Reckoning;

/// What is computed over a request.
#[derive(Clone, Debug)]
pub struct Looked {
    /// Its clock.
    pub clock: Clock,
    /// When the answer is due that a reconsideration or a court ordered.
    pub new_answer: Option<Date>,
    /// What was found in it.
    pub findings: Vec<Finding>,
    /// What may be done with it.
    pub steps: Vec<Step>,
}

/// Looks at a request as of today.
///
/// # Errors
/// If the calendar does not cover the days.
pub fn look(state: &RequestState, by: &Reckoning<'_>) -> Result<Looked, AppError> {
    let Reckoning { calendar, settings, today, .. } = *by;
    Ok(Looked {
        clock: clock(state, settings, calendar, today)?,
        new_answer: new_answer_due(state, calendar)?.map(|owed| owed.due),
        findings: audit(state, settings, calendar, today)?,
        steps: lawful_next_steps(state, settings, calendar, today)?,
    })
}

/// The request of an id, or of a registration number.
///
/// # Errors
/// If there is none.
pub fn find<'b>(books: &'b Books, id: &str) -> Result<(&'b str, &'b Kept<RequestState>), AppError> {
    let registered =
        |kept: &Kept<RequestState>| kept.state().registered.as_ref().is_some_and(|(_, number)| number == id);
    let found = books.requests.iter().find(|(key, kept)| key.as_str() == id || registered(kept));
    found.map(|(key, kept)| (key.as_str(), kept)).ok_or_else(|| AppError::NoSuchRecord(id.to_owned(), "申请"))
}

/// A kind of case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CaseKind {
    /// 申请.
    Request,
    /// 复议、诉讼.
    Dispute,
    /// 更正.
    Rectification,
}

impl CaseKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Request, Self::Dispute, Self::Rectification];

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Request => "申请",
            Self::Dispute => "争议",
            Self::Rectification => "更正",
        }
    }

    /// The kind of its records.
    #[must_use]
    pub const fn record(self) -> RecordKind {
        match self {
            Self::Request => RecordKind::Request,
            Self::Dispute => RecordKind::Dispute,
            Self::Rectification => RecordKind::Rectification,
        }
    }
}

/// The id of the case of that id, or of that number: of the ledger, of the authority that decides a dispute.
#[must_use]
pub fn locate_of<'b>(books: &'b Books, kind: CaseKind, name: &str) -> Option<&'b str> {
    fn at<'b, S: gongkai_case::history::Folded>(
        shelf: &'b crate::books::Shelf<S>,
        name: &str,
        numbered: impl Fn(&S) -> bool,
    ) -> Option<&'b str> {
        let found = shelf.get_key_value(name).or_else(|| shelf.iter().find(|(_, kept)| numbered(kept.state())));
        found.map(|(id, _)| id.as_str())
    }
    match kind {
        CaseKind::Request => {
            at(&books.requests, name, |state| state.registered.as_ref().is_some_and(|(_, number)| number == name))
        }
        CaseKind::Dispute => at(&books.disputes, name, |state| {
            state.filing.as_ref().is_some_and(|(_, filing)| filing.case_number.as_deref() == Some(name))
        }),
        CaseKind::Rectification => at(&books.rectifications, name, |_| false),
    }
}

/// The case of an id or a number, of whatever kind.
///
/// # Errors
/// If there is none.
pub fn locate<'b>(books: &'b Books, name: &str) -> Result<(CaseKind, &'b str), AppError> {
    let mut kinds = CaseKind::ALL.into_iter();
    let found = kinds.find_map(|kind| Some((kind, locate_of(books, kind, name)?)));
    found.ok_or_else(|| AppError::NoSuchRecord(name.to_owned(), "申请、争议或者更正"))
}

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The case.
    pub id: String,
    /// The number by which a person finds it.
    pub number: Option<String>,
    /// What.
    pub kind: DueKind,
    /// The last day in time.
    pub day: Date,
    /// Why that day.
    pub why: String,
    /// By what right.
    pub provision: Provision,
}

impl Due {
    /// Since when it is overdue, if it is.
    #[must_use]
    pub fn overdue_since(&self, today: Date) -> Option<Date> {
        self.day.tomorrow().ok().filter(|next| today >= *next)
    }
}

/// Everything that is due in the books of a body, the earliest first: what the body owes, and what it waits for.
///
/// # Errors
/// If the calendar does not cover the days.
pub fn due(books: &Books, by: &Reckoning<'_>) -> Result<Vec<Due>, AppError> {
    let mut all = Vec::new();
    for (id, kept) in &books.requests {
        if !kept.state().is_closed() {
            all.extend(of_request(id, kept.state(), by)?);
        }
    }
    for (id, kept) in &books.disputes {
        all.extend(of_dispute(id, kept.state(), by)?);
    }
    all.sort_by(|one, other| (one.day, &one.id).cmp(&(other.day, &other.id)));
    Ok(all)
}

/// An open request whose due day another calendar moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedDue {
    /// The request.
    pub id: String,
    /// Its registration number.
    pub number: Option<String>,
    /// The due day under the calendar as it was.
    pub from: Date,
    /// The due day under the new one.
    pub to: Date,
}

/// The open requests whose due day another calendar moves.
///
/// # Errors
/// If one of the calendars does not cover the days.
pub fn moved(books: &Books, calendars: (&Calendar, &Calendar), today: Date) -> Result<Vec<MovedDue>, AppError> {
    let ids: Vec<(CaseId, &RequestState)> =
        books.requests.iter().map(|(id, kept)| (CaseId::new(id.as_str()), kept.state())).collect();
    let cases = ids.iter().map(|(id, state)| (id, *state));
    let moved = moved_due_days(cases, &books.in_force(today).request, calendars, today)?;
    let number = |id: &str| {
        let (_, number) = books.requests.get(id)?.state().registered.as_ref()?;
        Some(number.clone())
    };
    let named = |found: gongkai_case::request::MovedDue| {
        let id = found.case.as_str().to_owned();
        MovedDue { number: number(&id), id, from: found.from, to: found.to }
    };
    Ok(moved.into_iter().map(named).collect())
}

fn of_request(id: &str, state: &RequestState, by: &Reckoning<'_>) -> Result<Option<Due>, AppError> {
    let owed = |kind, day, why: String, provision| {
        let number = state.registered.as_ref().map(|(_, number)| number.clone());
        Some(Due { id: id.to_owned(), number, kind, day, why, provision })
    };
    if let Some(new) = new_answer_due(state, by.calendar)? {
        let why = "复议决定或者判决责令重新答复".to_owned();
        return Ok(owed(DueKind::NewAnswer, new.due, why, cited::ART_51));
    }
    let due = match clock(state, by.settings, by.calendar, by.today)? {
        Clock::None | Clock::Done { .. } => return Ok(None),
        Clock::NotReceived { why, provision, confirm_by, cautious } => {
            let day = confirm_by.unwrap_or(cautious.explained.due);
            return Ok(owed(DueKind::ConfirmReceipt, day, why, provision));
        }
        Clock::Running { due, .. } => due,
    };
    let answer = (due.explained.due, due.explained.start.clone(), due.explained.provision);
    Ok(match due.state {
        ClockState::Running => owed(DueKind::Answer, answer.0, answer.1, answer.2),
        ClockState::AwaitsSupplement { by } => {
            let day = by.unwrap_or(answer.0);
            owed(DueKind::Supplement, day, "等待申请人补正，答复期限自收到补正之日起计算".to_owned(), cited::ART_30)
        }
        ClockState::AwaitsPayment { by } => {
            owed(DueKind::FeePayment, by, "等待申请人缴纳信息处理费".to_owned(), cited::FEE_6)
        }
        ClockState::AwaitsOpinion { by } => {
            let day = by.unwrap_or(answer.0);
            owed(DueKind::Opinion, day, "征求意见期间不计入答复期限".to_owned(), cited::ART_33_3)
        }
    })
}

fn of_dispute(id: &str, state: &DisputeState, by: &Reckoning<'_>) -> Result<Option<Due>, AppError> {
    let Some(due) = dispute::answer_due(state, by.calendar)? else { return Ok(None) };
    let number = state.filing.as_ref().and_then(|(_, filing)| filing.case_number.clone());
    let (day, why, provision) = (due.due, due.start, due.provision);
    Ok(Some(Due { id: id.to_owned(), number, kind: DueKind::DisputeAnswer, day, why, provision }))
}
