//! Turns a command into entries, or refuses what cannot have happened.
//!
//! What is unlawful but true is not refused: [`audit`](super::audit) finds it, and the clock gives it no effect.

use gongkai_law::calendar::Calendar;
use jiff::civil::Date;

use super::command::{Command, What};
use super::event::{RequestEvent, Service, ServiceMethod};
use super::{Request, RequestEntry, rules};
use crate::Refusal;
use crate::history::{Entry, Fact, Folded};

/// The entries that a command adds to a request.
///
/// # Errors
/// A refusal, if it cannot have happened, or not by that hand; nothing is to be written then.
pub fn decide(
    request: &Request,
    command: &Command,
    calendar: &Calendar,
    today: Date,
) -> Result<Vec<RequestEntry>, Refusal> {
    let on = command.on;
    match &command.what {
        What::Record(event) => facts(request, command, [event.clone()], calendar, today),
        What::AnswerOnTheSpot { draft, approval } => {
            let served = Service { method: ServiceMethod::Direct, number: None };
            let events = [
                RequestEvent::AnswerDrafted(draft.clone()),
                RequestEvent::AnswerApproved { approval: approval.clone() },
                RequestEvent::AnswerServed(served),
                RequestEvent::ServiceProven,
            ];
            facts(request, command, events, calendar, today)
        }
        What::CorrectEntry { entry, reason, instead } => {
            let before = request.correctable(*entry, reason)?;
            rules::not_in_the_future(on, today)?;
            if let Some(fact) = instead {
                rules::check(&before, command, fact, calendar, today)?;
            }
            rules::keeps_numbers(request, *entry, instead.as_ref())?;
            let (reason, instead) = (reason.clone(), instead.clone());
            let entries = vec![Entry::Correction { entry: *entry, on, reason, instead }];
            agreeing(request, entries, calendar, today)
        }
    }
}

/// Every event is checked against the state that the ones before it lead to.
fn facts<const COUNT: usize>(
    request: &Request,
    command: &Command,
    events: [RequestEvent; COUNT],
    calendar: &Calendar,
    today: Date,
) -> Result<Vec<RequestEntry>, Refusal> {
    let mut state = request.state().clone();
    let mut entries = Vec::with_capacity(COUNT);
    for what in events {
        let fact = Fact { on: command.on, what };
        rules::check(&state, command, &fact, calendar, today)?;
        state.apply(&fact);
        entries.push(Entry::Fact(fact));
    }
    agreeing(request, entries, calendar, today)
}

/// The entries, if with them the dates of the request agree.
fn agreeing(
    request: &Request,
    entries: Vec<RequestEntry>,
    calendar: &Calendar,
    today: Date,
) -> Result<Vec<RequestEntry>, Refusal> {
    let mut after = request.clone();
    entries.iter().cloned().for_each(|entry| after.evolve(entry));
    rules::agrees(&after, calendar, today)?;
    Ok(entries)
}
