//! Full text over the catalogue of a body, in Chinese as it is written officially.
//!
//! Two indexes that have no entry in common: [`Index<Public>`] takes [`PublicEntry`], which can only be made of a version
//! that is public, [`Index<Staff>`] takes everything. Words are cut with a dictionary that knows the official terms, pairs of
//! characters find phrases and parts of numbers. The place of the log up to which an index was fed is part of its commit, so
//! nothing is lost or doubled by a crash; what is shown is checked once more against what may be shown now.

mod entry;
mod fold;
mod index;
mod query;
mod search;
mod words;

pub use entry::{Audience, Entry, Public, PublicEntry, Staff, StaffEntry};
pub use index::{Change, Index, SearchError, folder_of};
pub use query::{Clause, Order, Query};
pub use search::{FACETS, Found, Hit, Marked, Page};
