//! Table 四: reconsideration and suits, in whatever way it is turned.

use std::collections::BTreeMap;

use gongkai_document::Origin;
use gongkai_report::{
    Cell, CellId, Problem, ProblemKind, Report, RowWidth, Section, Table4Column, Table4Group, TableId,
};

use super::fit::{Fit, surplus};
use super::row::{Row, Slot};
use crate::recognise::cells::{Measure, parse_at};

/// Number of cells.
const CELLS: usize = 15;
const COLUMNS: usize = Table4Column::ALL.len();

/// The group that a squeezed text names; 行政诉讼 alone is over two of them.
fn group(key: &str) -> Option<Table4Group> {
    if key.chars().count() > 24 {
        return None;
    }
    if key.contains("复议后") {
        return Some(Table4Group::SuitAfterReconsideration);
    }
    if key.contains("未经复议") || key.contains("直接起诉") {
        return Some(Table4Group::DirectSuit);
    }
    (key.contains("行政复议") && !key.contains("诉讼")).then_some(Table4Group::Reconsideration)
}

/// Whether a squeezed text names a group.
#[must_use]
pub fn names_group(key: &str) -> bool {
    group(key).is_some()
}

/// The column that a squeezed text names.
fn column(key: &str) -> Option<Table4Column> {
    let key = key.trim_matches(['(', ')', ':', '、', '.']);
    Some(match key {
        "结果维持" | "维持" => Table4Column::Upheld,
        "结果纠正" | "纠正" => Table4Column::Corrected,
        "其他结果" | "其它结果" => Table4Column::OtherResult,
        "尚未审结" | "未审结" | "尚未办结" => Table4Column::Pending,
        "总计" | "合计" => Table4Column::Total,
        _ => return None,
    })
}

/// The header as read so far.
#[derive(Default)]
struct Header {
    /// Groups in the order in which they are named.
    groups: Vec<Table4Group>,
    group_at: BTreeMap<usize, Table4Group>,
    column_at: BTreeMap<usize, Table4Column>,
    /// Whether values were read under it: the next group that is named begins another.
    used: bool,
}

impl Header {
    fn add(&mut self, row: &Row<'_>) {
        if self.used && row.slots.iter().any(|slot| slot.own && group(&slot.key).is_some()) {
            *self = Self::default();
        }
        for slot in row.slots.iter().filter(|slot| slot.own) {
            let columns = slot.column..slot.column + slot.width;
            if let Some(group) = group(&slot.key) {
                if !self.groups.contains(&group) {
                    self.groups.push(group);
                }
                self.group_at.extend(columns.map(|at| (at, group)));
            } else if let Some(column) = column(&slot.key) {
                self.column_at.extend(columns.map(|at| (at, column)));
            }
        }
    }

    /// The cell that the header puts at a column.
    fn cell_at(&self, at: usize) -> Option<(Table4Group, Table4Column)> {
        Some((*self.group_at.get(&at)?, *self.column_at.get(&at)?))
    }

    /// Whether it puts each cell of its groups at a place of its own.
    fn is_complete(&self) -> bool {
        let cells: std::collections::BTreeSet<_> = self.column_at.keys().filter_map(|at| self.cell_at(*at)).collect();
        let at = self.column_at.keys().filter(|at| self.cell_at(**at).is_some()).count();
        !self.groups.is_empty() && cells.len() == self.groups.len() * COLUMNS && at == cells.len()
    }
}

/// Reads the rows of table 四 into a report.
pub fn read_rows(rows: &[Row<'_>], report: &mut Report) {
    let mut header = Header::default();
    let mut blank_row: Option<&Row<'_>> = None;
    for row in rows {
        if row.slots.iter().any(|slot| slot.own && slot.is_value()) {
            read_values(row, &header, report);
            header.used = true;
        } else if row.slots.iter().all(|slot| slot.is_blank() || !slot.own) {
            blank_row = blank_row.or(Some(row).filter(|row| row.slots.iter().filter(|s| s.own).count() >= CELLS));
        } else {
            header.add(row);
        }
    }
    if report.table4.is_none()
        && let Some(row) = blank_row
    {
        read_values(row, &header, report);
    }
    note_missing(report);
}

/// Reads a row of values: across the page, or of one group or one column.
fn read_values(row: &Row<'_>, header: &Header, report: &mut Report) {
    let known = |slot: &Slot<'_>| group(&slot.key).is_some() || column(&slot.key).is_some();
    let end = row.label_end(&known);
    let labels = row.slots.get(..end).unwrap_or_default();
    let values = row.slots.get(end..).unwrap_or_default();
    let own_group = labels.iter().rev().find_map(|slot| group(&slot.key));
    let own_column = labels.iter().rev().find_map(|slot| column(&slot.key));
    match (own_group, own_column) {
        (Some(group), None) => {
            let cells = Table4Column::ALL.map(|column| (group, column));
            set_or_note(&cells, values, row, report);
        }
        (Some(group), Some(column)) => set_or_note(&[(group, column)], values, row, report),
        (None, Some(column)) => {
            let groups = if header.groups.len() == 3 { header.groups.as_slice() } else { Table4Group::ALL.as_slice() };
            let cells: Vec<_> = groups.iter().map(|group| (*group, column)).collect();
            set_or_note(&cells, values, row, report);
        }
        (None, None) => read_across(row, values, header, report),
    }
}

/// Reads a row of values under column heads.
fn read_across(row: &Row<'_>, values: &[Slot<'_>], header: &Header, report: &mut Report) {
    let groups = if header.groups.is_empty() { Table4Group::ALL.to_vec() } else { header.groups.clone() };
    let order: Vec<(Table4Group, Table4Column)> =
        groups.iter().flat_map(|group| Table4Column::ALL.map(|column| (*group, column))).collect();
    if row.aligned && header.is_complete() {
        let placed: Vec<_> = values.iter().filter_map(|slot| Some((header.cell_at(slot.column)?, slot))).collect();
        let stray = values.iter().any(|slot| header.cell_at(slot.column).is_none() && !slot.is_blank());
        if placed.len() == order.len() && !stray && values.iter().all(|slot| slot.width == 1 || slot.is_blank()) {
            for ((group, column), slot) in placed {
                set_cell(group, column, slot, report);
            }
            return;
        }
    }
    set_or_note(&order, values, row, report);
}

fn set_cell(group: Table4Group, column: Table4Column, slot: &Slot<'_>, report: &mut Report) {
    let id = CellId::Table4(group, column);
    if report.cell(id).is_none_or(|cell| *cell == Cell::UNREAD) {
        report.set(id, parse_at(&slot.text, Measure::Count, slot.origin.clone()));
    }
}

/// Sets cells from values in order, if their numbers agree or one choice only makes the sums hold.
fn set_or_note(cells: &[(Table4Group, Table4Column)], values: &[Slot<'_>], row: &Row<'_>, report: &mut Report) {
    let filled: Vec<usize> = (0..values.len()).filter(|at| values.get(*at).is_some_and(|v| !v.is_blank())).collect();
    let trailing = values.iter().skip(cells.len()).all(Slot::is_blank);
    let places = if values.len() == cells.len() || (values.len() > cells.len() && trailing) {
        Some((0..cells.len()).collect())
    } else if filled.len() == cells.len() {
        Some(filled)
    } else {
        let fit = surplus(values, cells.len(), &|numbers| sums_hold(cells, numbers));
        let places = if let Fit::Places(places) = fit { Some(places) } else { None };
        note_width(cells, values, places.is_some(), row.origin(), report);
        places
    };
    let Some(places): Option<Vec<usize>> = places else {
        for (group, column) in cells {
            let id = CellId::Table4(*group, *column);
            if report.cell(id).is_none() {
                report.set(id, Cell::UNREAD);
            }
        }
        return;
    };
    for ((group, column), at) in cells.iter().zip(places) {
        if let Some(slot) = values.get(at) {
            set_cell(*group, *column, slot, report);
        }
    }
}

/// Whether in every group the four results add up to its total.
fn sums_hold(cells: &[(Table4Group, Table4Column)], numbers: &[i64]) -> bool {
    cells.len().is_multiple_of(COLUMNS)
        && numbers
            .chunks(COLUMNS)
            .all(|group| group.split_last().is_some_and(|(total, results)| results.iter().sum::<i64>() == *total))
}

fn note_width(
    cells: &[(Table4Group, Table4Column)],
    values: &[Slot<'_>],
    placed: bool,
    origin: Option<Origin>,
    report: &mut Report,
) {
    let Some((group, column)) = cells.first() else { return };
    let printed = Row::printed(values);
    let told = if placed {
        "多出的值没有读取，请核对"
    } else {
        "无法确定各值属于哪一列，没有读取"
    };
    report.problems.push(Problem {
        kind: if placed { ProblemKind::RowWidth } else { ProblemKind::UnreadRow },
        place: Some(Section::Table4.into()),
        what: format!("表四 {} 列下有 {} 个值，{told}。", cells.len(), printed.len()),
        origin: origin.clone(),
    });
    report.faults.row_widths.push(RowWidth {
        table: TableId::Table4,
        row: CellId::Table4(*group, *column),
        expected: cells.len(),
        values: printed,
        origin,
    });
}

/// A problem for every group of which nothing was found.
fn note_missing(report: &mut Report) {
    if report.table4.is_none() || report.faults.row_widths.iter().any(|width| width.table == TableId::Table4) {
        return;
    }
    for group in Table4Group::ALL {
        let unread = Table4Column::ALL
            .iter()
            .all(|column| report.cell(CellId::Table4(group, *column)).is_none_or(|cell| *cell == Cell::UNREAD));
        if unread {
            report.problems.push(Problem {
                kind: ProblemKind::UnreadRow,
                place: Some(CellId::Table4(group, Table4Column::Total).into()),
                what: format!("表四没有找到“{}”一组的数字。", group.label()),
                origin: None,
            });
        }
    }
}
