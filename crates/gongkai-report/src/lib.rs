//! The annual report as a value: its forms, its cells, its identities and its roll-up.
//!
//! A [`Report`] is what one published 政府信息公开工作年度报告 says: six sections, of which three are
//! tables of the official form. The forms are data ([`FormVersion`], [`CellId`]); a [`Cell`] is a number, a
//! blank, a dash or unreadable, and a blank is never a zero. Pure: no clock, no file, no network.

mod blank;
mod cell;
mod cell_id;
mod equality;
mod form;
mod identity;
mod labels;
mod narrative;
mod place;
mod report;
mod rollup;
mod severity;
mod table2;
mod table3;
mod table4;

pub use cell::{Cell, Mark, Value};
pub use cell_id::{CellId, TableId, UnknownCell};
pub use equality::{Difference, differences};
pub use form::FormVersion;
pub use identity::{Balance, Identity, Side, YearIdentity, between_years, within_year};
pub use labels::{
    LabelInText, LabelMatch, MatchKind, Table3Label, known_table2_row, match_table2_row, match_table3_row,
    table3_labels_in,
};
pub use narrative::{Narrative, Passage};
pub use place::{Head, Place, Section};
pub use report::{
    ExtraRow, Faults, HeadingFound, LabelFound, Problem, ProblemKind, Report, RowWidth, Signature, Table, TableCarrier,
};
pub use rollup::{CellTotal, Contribution, Member, Rollup};
pub use severity::Severity;
pub use table2::{Table2Cell, Table2Column, Table2Row};
pub use table3::{Table3Column, Table3Row};
pub use table4::{Table4Column, Table4Group};
