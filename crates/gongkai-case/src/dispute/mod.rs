//! A dispute over a request: reconsideration, a direct suit, or a suit after reconsideration (条例 art. 51).

mod decide;
mod event;
mod state;

pub use decide::{Command, What, decide};
pub use event::{DisputeEvent, DisputeFiling, Grievance, Instance, Procedure, Role};
pub use state::{DisputeFinding, DisputeState, Round, Standing, answer_due, audit};

use crate::history::{Entry, History};

/// A dispute: its entries and what they fold to.
pub type Dispute = History<DisputeState>;

/// An entry of the history of a dispute.
pub type DisputeEntry = Entry<DisputeEvent>;
