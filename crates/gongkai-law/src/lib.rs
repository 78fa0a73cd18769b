//! What the law says: provisions, calendar, deadlines, fees, outcomes and terms, as pure values.

pub mod applicant;
pub mod outcome;
