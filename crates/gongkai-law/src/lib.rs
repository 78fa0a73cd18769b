//! What the law says: provisions, calendar, deadlines, fees, outcomes and terms, as pure values.
//!
//! No clock, no file, no network, no randomness: the day is an argument. Every statutory number stands here with
//! its provision and its dates, and nowhere else.

pub mod actor;
pub mod applicant;
pub mod article;
pub mod basis;
pub mod calendar;
pub mod deadline;
pub mod disclosure;
pub mod dispute;
pub mod fee;
pub mod form;
pub mod in_force;
pub mod numeral;
pub mod outcome;
pub mod provision;
pub mod reply;
pub mod subject;
pub mod terms;
