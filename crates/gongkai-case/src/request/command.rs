//! What somebody wants recorded of a request.

use gongkai_law::actor::Actor;
use jiff::civil::Date;

use super::event::{Approval, Draft, RequestEvent};
use crate::history::Fact;

/// A command: who, in what capacity, on which legal day, what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Who wants it.
    pub actor: Actor,
    /// The legal day on which it happened.
    pub on: Date,
    /// What is to be recorded.
    pub what: What,
}

/// What is to be recorded. Nearly every act here is the record of a fact, so the command carries the event itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Record that this happened.
    Record(RequestEvent),
    /// Answer on the spot (art. 33): draft, approval and direct service in one.
    AnswerOnTheSpot {
        /// The answer.
        draft: Draft,
        /// How it was approved.
        approval: Approval,
    },
    /// Correct a mistaken entry.
    CorrectEntry {
        /// Its number, from 1.
        entry: usize,
        /// Why it is a mistake.
        reason: String,
        /// What is true instead; `None`: it never happened.
        instead: Option<Fact<RequestEvent>>,
    },
}
