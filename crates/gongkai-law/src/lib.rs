//! What the law says: provisions, calendar, deadlines, fees, outcomes and terms, as pure values.

pub mod applicant;
pub mod calendar;
pub mod deadline;
pub mod fee;
pub mod form;
pub mod in_force;
pub mod numeral;
pub mod outcome;
pub mod provision;
pub mod subject;
