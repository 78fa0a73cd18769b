//! One page: what can be seen on it, turned upright.

mod bands;
mod carried;
mod cells;
mod flow;
mod grid;
mod labels;
mod lines;
mod rulings;
mod sight;

pub(crate) use cells::{CellDraft, RowDraft, TableDraft};
pub(crate) use flow::{Found, Item, items};
#[cfg(test)]
pub(crate) use lines::Piece;
pub(crate) use lines::{TextLine, glue, lines};
pub(crate) use rulings::{Ruling, Rulings};
pub(crate) use sight::{Sheet, look};
