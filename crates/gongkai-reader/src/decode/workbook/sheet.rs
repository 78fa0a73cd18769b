//! One sheet: its cells as they are displayed, what is merged, what is hidden.

use std::collections::{BTreeMap, BTreeSet};

/// A place: row and column, from 0.
pub(super) type Place = (u32, u32);

/// A rectangle of merged cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merge {
    pub first: Place,
    pub last: Place,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    pub name: String,
    /// Whether the sheet as a whole is hidden.
    pub hidden: bool,
    /// What is displayed, by place; a cell that displays nothing is there only where a border is drawn around it.
    pub cells: BTreeMap<Place, Cell>,
    pub merges: Vec<Merge>,
    /// Ranges of hidden rows and columns, both ends included.
    pub hidden_rows: Vec<(u32, u32)>,
    /// See [`Self::hidden_rows`].
    pub hidden_columns: Vec<(u32, u32)>,
    /// Pictures on it: alternative text and target.
    pub pictures: Vec<(String, String)>,
    /// Boxes of text on it.
    pub boxes: Vec<String>,
    /// Formulas whose result is not in the file.
    pub uncomputed: usize,
}

/// A cell that displays something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub text: String,
    /// Its address in the file, as in `B7`.
    pub address: String,
}

/// What a sheet holds that is not displayed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Unseen {
    whole: bool,
    rows: usize,
    columns: usize,
}

impl Unseen {
    /// What to say of it; `None` where everything that holds something is displayed.
    pub(super) fn said(self, sheet: &str) -> Option<String> {
        let mut parts = Vec::new();
        if self.rows > 0 {
            parts.push(format!("{} 个隐藏的行", self.rows));
        }
        if self.columns > 0 {
            parts.push(format!("{} 个隐藏的列", self.columns));
        }
        if self.whole {
            return Some(format!("工作表“{sheet}”是隐藏的，没有读：请删除它，或取消隐藏后再读"));
        }
        (!parts.is_empty())
            .then(|| format!("工作表“{sheet}”有{}里有内容，没有读：请删除，或取消隐藏后再读", parts.join("和")))
    }
}

impl Sheet {
    /// Puts a cell.
    pub(super) fn put(&mut self, place: Place, text: String) {
        if !text.trim().is_empty() {
            self.cells.insert(place, Cell { text, address: address(place) });
        }
    }

    /// Puts an empty cell of a drawn table.
    pub(super) fn put_empty(&mut self, place: Place) {
        self.cells.entry(place).or_insert_with(|| Cell { text: String::new(), address: address(place) });
    }

    /// Takes away what is hidden and moves together what is left, the way the sheet is displayed.
    pub(super) fn drop_hidden(&mut self) -> Unseen {
        let mut unseen = Unseen::default();
        if self.hidden {
            unseen.whole = self.cells.values().any(|cell| !cell.text.is_empty());
            self.cells.clear();
            self.merges.clear();
            self.pictures.clear();
            self.boxes.clear();
            return unseen;
        }
        let rows = Axis::of(&self.hidden_rows);
        let columns = Axis::of(&self.hidden_columns);
        if rows.hidden.is_empty() && columns.hidden.is_empty() {
            return unseen;
        }
        let (mut lost_rows, mut lost_columns) = (BTreeSet::new(), BTreeSet::new());
        let mut seen = BTreeMap::new();
        for ((row, column), cell) in std::mem::take(&mut self.cells) {
            // of a merged rectangle the part that is displayed shows what its first cell holds
            let merge = self.merges.iter().find(|merge| merge.first == (row, column));
            let (to_row, to_column) = merge.map_or((row, column), |merge| merge.last);
            match (rows.first_seen(row, to_row), columns.first_seen(column, to_column)) {
                (Some(row), Some(column)) => drop(seen.insert((row, column), cell)),
                _ if cell.text.is_empty() => {}
                (None, _) => drop(lost_rows.insert(row)),
                (_, None) => drop(lost_columns.insert(column)),
            }
        }
        self.cells = seen;
        self.merges.retain_mut(|merge| {
            let of = |axis: &Axis, first, last| Some((axis.first_seen(first, last)?, axis.last_seen(first, last)?));
            let across = of(&columns, merge.first.1, merge.last.1);
            let Some(((top, bottom), (left, right))) = of(&rows, merge.first.0, merge.last.0).zip(across) else {
                return false;
            };
            *merge = Merge { first: (top, left), last: (bottom, right) };
            true
        });
        unseen.rows = lost_rows.len();
        unseen.columns = lost_columns.len();
        unseen
    }
}

/// Which rows, or which columns, are displayed, and where they stand when the others are taken away.
struct Axis {
    /// Ranges that are hidden, in order, none touching another.
    hidden: Vec<(u32, u32)>,
}

impl Axis {
    fn of(ranges: &[(u32, u32)]) -> Self {
        let mut sorted: Vec<(u32, u32)> = ranges.iter().copied().filter(|(first, last)| first <= last).collect();
        sorted.sort_unstable();
        let mut hidden: Vec<(u32, u32)> = Vec::new();
        for (first, last) in sorted {
            match hidden.last_mut() {
                Some((_, end)) if first <= end.saturating_add(1) => *end = (*end).max(last),
                _ => hidden.push((first, last)),
            }
        }
        Self { hidden }
    }

    /// The first that is displayed from `first` to `last`, by its new place.
    fn first_seen(&self, first: u32, last: u32) -> Option<u32> {
        let inside = self.hidden.iter().find(|(from, to)| (*from..=*to).contains(&first));
        let seen = inside.map_or(Some(first), |(_, to)| to.checked_add(1))?;
        (seen <= last).then(|| self.moved(seen))
    }

    /// The last that is displayed from `first` to `last`, by its new place.
    fn last_seen(&self, first: u32, last: u32) -> Option<u32> {
        let inside = self.hidden.iter().find(|(from, to)| (*from..=*to).contains(&last));
        let seen = inside.map_or(Some(last), |(from, _)| from.checked_sub(1))?;
        (seen >= first).then(|| self.moved(seen))
    }

    fn moved(&self, at: u32) -> u32 {
        let before = self.hidden.iter().filter(|(_, to)| *to < at).map(|(from, to)| to - from + 1);
        at.saturating_sub(before.sum())
    }
}

/// The address of a place, as in `B7`.
pub(super) fn address((row, column): Place) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &(u64::from(row) + 1).to_string()
}

/// The place of an address; dollar signs are passed over.
pub(super) fn place(address: &str) -> Option<Place> {
    let address = address.replace('$', "");
    let letters = address.trim_end_matches(|c: char| c.is_ascii_digit());
    let row: u32 = address.get(letters.len()..)?.parse().ok()?;
    let mut column: u32 = 0;
    for letter in letters.chars() {
        let value = letter.to_ascii_uppercase();
        let value = u32::from(value).checked_sub(u32::from('A')).filter(|value| *value < 26)?;
        column = column.checked_mul(26)?.checked_add(value + 1)?;
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The rectangle that two addresses name, as in `A1:C3`.
pub(super) fn rectangle(addresses: &str) -> Option<Merge> {
    let (first, last) = addresses.split_once(':')?;
    let (first, last) = (place(first)?, place(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some(Merge { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_go_both_ways() {
        for (text, at) in
            [("A1", (0, 0)), ("B7", (6, 1)), ("Z2", (1, 25)), ("AA10", (9, 26)), ("XFD1048576", (1_048_575, 16_383))]
        {
            assert_eq!((address(at).as_str(), place(text)), (text, Some(at)));
        }
        for text in ["", "7", "A", "A0", "甲1", "ZZZZZZZZZZ1", "A99999999999"] {
            assert_eq!(place(text), None, "{text}");
        }
        assert_eq!(rectangle("C3:A1"), None);
    }

    #[test]
    fn hidden_rows_and_columns_are_taken_away_and_the_rest_moves_together() {
        let mut sheet = Sheet { name: "表".into(), ..Sheet::default() };
        for (at, text) in [((0, 0), "甲"), ((1, 1), "乙"), ((2, 2), "丙"), ((5, 3), "丁")] {
            sheet.put(at, text.into());
        }
        sheet.merges = vec![
            Merge { first: (1, 1), last: (3, 1) },
            Merge { first: (2, 2), last: (2, 2) },
            Merge { first: (0, 0), last: (0, 3) },
        ];
        sheet.hidden_rows = vec![(1, 1), (2, 2)];
        sheet.hidden_columns = vec![(2, 2)];
        let unseen = sheet.drop_hidden();
        assert_eq!(unseen, Unseen { whole: false, rows: 1, columns: 0 });
        let texts: Vec<(Place, &str, &str)> =
            sheet.cells.iter().map(|(at, cell)| (*at, cell.text.as_str(), cell.address.as_str())).collect();
        assert_eq!(texts, [((0, 0), "甲", "A1"), ((1, 1), "乙", "B2"), ((3, 2), "丁", "D6")]);
        assert_eq!(sheet.merges, [Merge { first: (1, 1), last: (1, 1) }, Merge { first: (0, 0), last: (0, 2) }]);
        assert!(unseen.said("表").unwrap().contains("1 个隐藏的行"));
    }
}
