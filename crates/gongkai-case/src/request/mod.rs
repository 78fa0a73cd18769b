//! A request for government information, from its arrival to the archive (条例 arts. 27 to 45).

mod audit;
mod clock;
mod command;
mod decide;
mod event;
mod parts;
mod rules;
mod state;
mod steps;

pub use audit::{Finding, FindingCode, audit};
pub use clock::{Clock, MovedDue, Settings, clock, moved_due_days, new_answer_due};
pub use command::{Command, What};
pub use decide::decide;
pub use event::{Agent, Approval, Draft, Filing, ItemAnswer, Opinion, RequestEvent, Requester, Service, ServiceMethod};
pub use parts::{Answer, Conclusion, Consultation, Ending, Extension, Fee, Status, Supplement};
pub use state::RequestState;
pub use steps::{Step, StepKind, Verdict, lawful_next_steps};

use crate::history::{Entry, History};

/// A request: its entries and what they fold to.
pub type Request = History<RequestState>;

/// An entry of the history of a request.
pub type RequestEntry = Entry<RequestEvent>;
