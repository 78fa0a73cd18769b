//! A row of a table, real or in text: slots that hold labels and values.

use std::borrow::Cow;
use std::collections::HashMap;

use gongkai_document::{Origin, Table, TableCell, squeeze, squeezed};
use gongkai_report::TableCarrier;

use crate::recognise::cells::{is_blank, is_han, is_value};

/// One place of a row: a cell of a real table, or a stretch between two separators of a text.
#[derive(Clone, Debug)]
pub struct Slot<'t> {
    /// The text as printed.
    pub text: Cow<'t, str>,
    /// The text squeezed.
    pub key: Cow<'t, str>,
    /// First column.
    pub column: usize,
    /// How many columns it covers.
    pub width: usize,
    /// Whether it begins in this row; else it reaches down from a row above.
    pub own: bool,
    /// Where it stands.
    pub origin: Option<Origin>,
    /// Whether it holds what a value cell holds.
    pub(super) value: bool,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row<'t> {
    /// Its slots, left to right.
    pub slots: Vec<Slot<'t>>,
    /// Real table or text.
    pub carrier: TableCarrier,
    /// Whether the places of its slots tell the column: not so where a text lost its blanks.
    pub aligned: bool,
    /// Which table of the source it belongs to.
    pub table: usize,
}

impl<'t> Slot<'t> {
    /// A slot of a text.
    #[must_use]
    pub fn new(text: impl Into<Cow<'t, str>>, column: usize, origin: Option<Origin>) -> Self {
        let text = text.into();
        let key = match &text {
            Cow::Borrowed(text) => squeezed(text),
            Cow::Owned(text) => Cow::Owned(squeeze(text)),
        };
        let value = key.len() <= 120 && is_value(&text);
        Self { text, key, column, width: 1, own: true, origin, value }
    }

    /// Whether nothing is printed in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        is_blank(&self.text)
    }

    /// The same place, but what it prints is no value of its own.
    #[must_use]
    pub fn without_value(self, text: &'static str) -> Self {
        Self { text: text.into(), value: false, ..self }
    }

    /// Whether it holds what a value cell holds: a number or a dash.
    #[must_use]
    pub fn is_value(&self) -> bool {
        self.value
    }

    /// Whether it prints words.
    #[must_use]
    pub fn is_words(&self) -> bool {
        self.key.contains(is_han) && !self.is_value()
    }
}

/// Where the number begins that stands behind the words of a cell, set apart from them: in bytes of its text.
fn number_behind(slot: &Slot<'_>) -> Option<usize> {
    const LONGEST: usize = 240;
    let ends = slot.key.len() <= LONGEST && slot.key.ends_with(|c: char| c.is_ascii_digit()) && slot.is_words();
    let text = slot.text.trim_end();
    let at = text.rfind(|c: char| c.is_whitespace() || matches!(c, ':' | '：')).filter(|_| ends)?;
    let start = at + text.get(at..)?.chars().next()?.len_utf8();
    is_value(text.get(start..)?).then_some(start)
}

/// The rows of a real table, its spans resolved.
#[must_use]
pub fn rows_of(table: &Table, number: usize) -> Vec<Row<'_>> {
    let grid = table.grid();
    let mut rows = Vec::with_capacity(grid.height());
    // a cell that reaches over several rows is looked at once
    let mut tall: HashMap<*const TableCell, Slot<'_>> = HashMap::new();
    for places in grid.rows() {
        let mut slots: Vec<Slot<'_>> = Vec::with_capacity(places.len());
        let mut previous: Option<*const TableCell> = None;
        for (column, place) in places.iter().enumerate() {
            let Some(cell) = place.cell else {
                previous = None;
                continue;
            };
            let same = previous == Some(std::ptr::from_ref(cell));
            if same && let Some(slot) = slots.last_mut() {
                slot.width += 1;
                continue;
            }
            previous = Some(std::ptr::from_ref(cell));
            let new = || Slot::new(cell.text.as_str(), column, cell.origin.clone());
            let slot = match cell.row_span {
                0 | 1 => new(),
                _ => tall.entry(cell).or_insert_with(new).clone(),
            };
            slots.push(Slot { column, own: place.anchor, ..slot });
        }
        if !slots.is_empty() {
            rows.push(Row { slots, carrier: TableCarrier::Real, aligned: true, table: number });
        }
    }
    rows
}

impl<'t> Row<'t> {
    /// The row with every cell parted that prints a label and, behind it, a number: `known` tells the labels.
    #[must_use]
    pub fn parted(mut self, known: &dyn Fn(&str) -> bool) -> Self {
        let mut slots: Vec<Slot<'t>> = Vec::with_capacity(self.slots.len() + 1);
        for slot in self.slots {
            match number_behind(&slot).filter(|at| slot.text.get(..*at).is_some_and(|label| known(&squeeze(label)))) {
                Some(at) => {
                    let part =
                        |range: std::ops::Range<usize>| slot.text.get(range).unwrap_or_default().trim().to_owned();
                    let width = slot.width.saturating_sub(1).max(1);
                    let column = slot.column + slot.width - 1;
                    let value = Slot::new(part(at..slot.text.len()), column, slot.origin.clone());
                    let label = Slot::new(part(0..at), slot.column, slot.origin.clone());
                    slots.push(Slot { width, own: slot.own, ..label });
                    slots.push(Slot { own: slot.own, ..value });
                }
                None => slots.push(slot),
            }
        }
        self.slots = slots;
        self
    }

    /// Where the row stands: its first own slot with text.
    #[must_use]
    pub fn origin(&self) -> Option<Origin> {
        let own = self.slots.iter().find(|slot| slot.own && !slot.is_blank());
        own.or(self.slots.first()).and_then(|slot| slot.origin.clone())
    }

    /// The number of slots before the values: up to the last label that `known` accepts and that stands before
    /// the first value, else up to the last words before it.
    #[must_use]
    pub fn label_end(&self, known: &dyn Fn(&Slot<'_>) -> bool) -> usize {
        let first_value =
            self.slots.iter().position(|slot| slot.is_value() && !known(slot)).unwrap_or(self.slots.len());
        let head = self.slots.get(..first_value).unwrap_or_default();
        let last_known = head.iter().rposition(|slot| slot.own && slot.key.contains(is_han) && known(slot));
        let last_words = || head.iter().rposition(Slot::is_words);
        last_known.or_else(last_words).map_or(0, |at| at + 1)
    }

    /// The values as printed, blanks left out: for messages.
    #[must_use]
    pub fn printed(values: &[Slot<'_>]) -> Vec<String> {
        values.iter().filter(|slot| !slot.is_blank()).map(|slot| slot.text.trim().to_owned()).collect()
    }
}
