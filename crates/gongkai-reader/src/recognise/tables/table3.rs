//! Table 三: rows by their labels, whatever their order and however the table is cut.

use gongkai_document::Origin;
use gongkai_law::outcome::{OtherDisposal, Outcome, OutcomeGroup};
use gongkai_report::{
    Cell, CellId, ExtraRow, LabelFound, LabelMatch, MatchKind, Problem, ProblemKind, Report, RowWidth, Section,
    Table3Column, Table3Label, Table3Row, TableId, match_table3_row, table3_labels_in,
};

use super::columns::{self, Layout, Placed};
use super::fit::{Fit, surplus};
use super::row::{Row, Slot};
use crate::recognise::cells::{Measure, parse, parse_at};

const COLUMNS: usize = Table3Column::COUNT;

/// A row with its label and its placed values.
struct Read<'t> {
    label: Option<LabelMatch<Table3Label>>,
    printed: String,
    group: Option<OutcomeGroup>,
    values: Vec<Slot<'t>>,
    placed: Placed,
    origin: Option<Origin>,
}

/// What the label of a row means: a known label, else the last of several printed in one place.
fn label_of(text: &str, key: &str) -> Option<LabelMatch<Table3Label>> {
    if key.len() > 360 {
        return None;
    }
    match_table3_row(key).or_else(|| table3_labels_in(text).pop().filter(|label| label.last).map(|label| label.found))
}

/// Where the label of a row ends.
fn label_end(row: &Row<'_>) -> usize {
    row.label_end(&|slot| slot.key.chars().count() > 1 && label_of(&slot.text, &slot.key).is_some())
}

/// Reads the rows of table 三 into a report.
pub fn read_rows(rows: &[Row<'_>], report: &mut Report) {
    let mut reads: Vec<Read<'_>> = Vec::new();
    let mut group = None;
    let known = |key: &str| {
        match_table3_row(key).is_some_and(|found| {
            found.kind != MatchKind::Nearest && (found.official.chars().count() > 2 || key != found.official)
        })
    };
    let rows: Vec<Row<'_>> = rows.iter().map(|row| row.clone().parted(&known)).collect();
    for chunk in rows.chunk_by(|a, b| a.table == b.table) {
        let ends: Vec<usize> = chunk.iter().map(label_end).collect();
        let all: Vec<(&Row<'_>, Vec<Slot<'_>>)> =
            chunk.iter().zip(&ends).map(|(row, end)| (row, values_of(row, *end))).collect();
        let layout = Layout::learn(&all);
        for ((row, values), end) in all.into_iter().zip(ends) {
            note_column_names(row, report);
            reads.extend(read(row, end, values, &layout, &mut group));
        }
    }
    let targets = assign(&reads, report);
    for (read, target) in reads.iter().zip(&targets) {
        match target {
            Target::Row(row) => set(read, *row, report),
            Target::Extra => note_extra(read, report),
            Target::Unplaced => note_unlabelled(read, report),
            Target::Skip => {}
        }
    }
}

/// What stands behind the label of a row, and is the row's own.
fn values_of<'t>(row: &Row<'t>, label_end: usize) -> Vec<Slot<'t>> {
    // a label that reaches down from above may come to stand behind the row's own label
    let behind = row.slots.get(label_end..).unwrap_or_default().iter();
    let values = behind.filter(|slot| slot.own || !slot.is_words()).cloned();
    // a number that reaches down from the row above is that row's
    let own = |slot: Slot<'t>| if !slot.own && slot.is_value() { slot.without_value("(上行合并)") } else { slot };
    values.map(own).collect()
}

/// Reads one row: label, group, values. `None` for a header or an empty row.
fn read<'t>(
    row: &Row<'t>,
    end: usize,
    own: Vec<Slot<'t>>,
    layout: &Layout,
    group: &mut Option<OutcomeGroup>,
) -> Option<Read<'t>> {
    let labels = row.slots.get(..end).unwrap_or_default();
    let values = row.slots.get(end..).unwrap_or_default();
    let last = labels.last();
    let label = last.and_then(|slot| label_of(&slot.text, &slot.key));
    for slot in labels {
        for found in table3_labels_in(&slot.text) {
            match found.found.target {
                Table3Label::Group(named) => *group = Some(named),
                Table3Label::Row(Table3Row::Disposed(Outcome::OtherDisposal(OtherDisposal::Other))) => {}
                Table3Label::Row(Table3Row::Disposed(outcome)) => *group = Some(outcome.group()),
                Table3Label::Row(Table3Row::DisposedTotal | Table3Row::CarriedOut) => *group = None,
                _ => {}
            }
        }
    }
    let names = row.slots.iter().filter(|slot| slot.own && columns::named(&slot.key).is_some()).count();
    let filled = values.iter().any(|slot| !slot.is_blank());
    let has_value = values.iter().any(Slot::is_value);
    let is_row = label.is_some_and(|label| matches!(label.target, Table3Label::Row(_)));
    let is_name = last.is_some_and(|slot| columns::named(&slot.key).is_some()) && values.len() < COLUMNS;
    if !has_value
        && (!is_row || is_name || names > 1)
        && (names > 1 || is_name || label.is_none() || values.iter().any(Slot::is_words))
    {
        return None;
    }
    if values.is_empty() {
        return None;
    }
    if !filled && !matches!(label.map(|label| label.target), Some(Table3Label::Row(_))) && values.len() < COLUMNS {
        return None;
    }
    let placed = layout.place(row, &own);
    Some(Read {
        label,
        printed: last.map(|slot| slot.text.trim().replace('\n', "")).unwrap_or_default(),
        group: *group,
        placed,
        values: own,
        origin: last.or(row.slots.first()).and_then(|slot| slot.origin.clone()),
    })
}

/// What a row is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Row(Table3Row),
    Extra,
    Unplaced,
    Skip,
}

/// Decides for every row what it is: by its label, then, where a text tore labels from numbers, by its place
/// between rows that are known, if just as many rows of the form are missing there.
fn assign(reads: &[Read<'_>], report: &mut Report) -> Vec<Target> {
    let sub_rows = reads.iter().any(|read| {
        let Some(Table3Label::Row(Table3Row::Disposed(Outcome::OtherDisposal(which)))) = read.label.map(|l| l.target)
        else {
            return false;
        };
        which != OtherDisposal::Other || read.group == Some(OutcomeGroup::OtherDisposal)
    });
    let mut taken: Vec<Table3Row> = Vec::new();
    let mut targets: Vec<Target> = Vec::with_capacity(reads.len());
    let others = reads.iter().filter(|read| is_other(read)).count();
    let own_other = reads.iter().any(|read| is_other(read) && read.group == Some(OutcomeGroup::OtherDisposal));
    for read in reads {
        let filled = read.values.iter().any(|slot| !slot.is_blank());
        let target = match read.label.map(|label| label.target) {
            Some(Table3Label::Row(_))
                if is_other(read) && others > 1 && own_other && read.group != Some(OutcomeGroup::OtherDisposal) =>
            {
                Target::Extra
            }
            Some(Table3Label::Row(row)) if taken.contains(&row) => {
                if filled {
                    Target::Extra
                } else {
                    Target::Skip
                }
            }
            Some(Table3Label::Row(row)) => Target::Row(row),
            Some(Table3Label::Group(OutcomeGroup::OtherDisposal)) if !sub_rows => {
                report.single_other_disposal = true;
                Target::Row(Table3Row::Disposed(Outcome::OtherDisposal(OtherDisposal::Other)))
            }
            Some(Table3Label::Group(_) | Table3Label::Stage) if !filled => Target::Skip,
            Some(Table3Label::Group(_) | Table3Label::Stage) if read.values.len() >= COLUMNS => Target::Unplaced,
            Some(_) => Target::Unplaced,
            None if read.values.iter().all(|slot| parse(&slot.text, Measure::Count).is_empty()) => Target::Skip,
            None if filled && read.printed.is_empty() => Target::Unplaced,
            None if filled => Target::Extra,
            None => Target::Skip,
        };
        if let Target::Row(row) = target {
            taken.push(row);
        }
        targets.push(target);
    }
    fill_gaps(reads, &mut targets, report);
    targets
}

fn is_other(read: &Read<'_>) -> bool {
    read.label.is_some_and(|label| {
        label.target == Table3Label::Row(Table3Row::Disposed(Outcome::OtherDisposal(OtherDisposal::Other)))
    })
}

/// Gives rows without a label the rows of the form that are missing between their known neighbours.
fn fill_gaps(reads: &[Read<'_>], targets: &mut [Target], report: &mut Report) {
    // seven values in a row are not yet one row of the form: its total must say so
    let placeable = |read: &Read<'_>| {
        let whole =
            matches!(&read.placed, Placed::Columns(places) if columns::total_holds(&read.values, places) == Some(true));
        whole && read.label.is_none_or(|l| !matches!(l.target, Table3Label::Row(_)))
    };
    let all: Vec<Table3Row> = Table3Row::all().collect();
    let mut at = 0;
    let mut filled = false;
    while at < targets.len() {
        let open = |at: usize, targets: &[Target]| {
            targets.get(at) == Some(&Target::Unplaced) && reads.get(at).is_some_and(placeable)
        };
        if !open(at, targets) {
            at += 1;
            continue;
        }
        let end = (at..targets.len()).find(|place| !open(*place, targets)).unwrap_or(targets.len());
        let known = |target: &Target| if let Target::Row(row) = target { Some(row.index()) } else { None };
        let after = targets.iter().take(at).rev().find_map(known).map_or(0, |index| index + 1);
        let before = targets.iter().skip(end).find_map(known).unwrap_or(all.len());
        let is_known = |target: &&Target| matches!(target, Target::Row(_));
        let beside = |target: &Target| *target == Target::Unplaced;
        let fragments = targets.iter().take(at).rev().take_while(|target| !is_known(target)).any(beside)
            || targets.iter().skip(end).take_while(|target| !is_known(target)).any(beside);
        let missing: Vec<Table3Row> = all
            .get(after..before)
            .unwrap_or_default()
            .iter()
            .copied()
            .filter(|row| !targets.contains(&Target::Row(*row)))
            .collect();
        let single: Vec<Table3Row> =
            missing.iter().copied().filter(|row| gongkai_report::FormVersion::F2019.has_row(*row)).collect();
        let rows = if fragments {
            None
        } else if missing.len() == end - at {
            Some(missing)
        } else if single.len() == end - at && single.len() < missing.len() {
            report.single_other_disposal = true;
            Some(single)
        } else {
            None
        };
        if let Some(rows) = rows {
            for (target, row) in targets.iter_mut().skip(at).zip(rows) {
                *target = Target::Row(row);
                filled = true;
            }
        }
        at = end;
    }
    if filled {
        report.problems.push(Problem {
            kind: ProblemKind::Label,
            place: Some(Section::Table3.into()),
            what: "表三有几行的行名与数字在来源里是分开的，已按前后两行之间缺少的行依次对应，请核对。".into(),
            origin: reads.first().and_then(|read| read.origin.clone()),
        });
    }
}

/// Sets the seven cells of a row.
fn set(read: &Read<'_>, row: Table3Row, report: &mut Report) {
    note_label(read, row, report);
    let places: Option<[Option<usize>; COLUMNS]> = match &read.placed {
        Placed::Columns(places) => Some(*places),
        Placed::Spread(at) => Some([Some(*at); COLUMNS]),
        Placed::No => None,
    };
    let found = places.map(|places| places.iter().flatten().count());
    let places = match places {
        Some(places) => {
            if found.is_some_and(|found| found < COLUMNS) {
                note_width(read, row, true, report);
            }
            Some(places)
        }
        None => {
            let total = |values: &[i64]| values.split_last().is_some_and(|(t, parts)| parts.iter().sum::<i64>() == *t);
            let places = match surplus(&read.values, COLUMNS, &total) {
                Fit::Places(places) => Some(std::array::from_fn(|column| places.get(column).copied())),
                Fit::No => None,
            };
            note_width(read, row, places.is_some(), report);
            places
        }
    };
    for column in Table3Column::all() {
        let slot = places.and_then(|places| read.values.get((*places.get(column.index())?)?));
        let cell = slot.map_or(Cell::UNREAD, |slot| parse_at(&slot.text, Measure::Count, slot.origin.clone()));
        report.set(CellId::Table3(row, column), cell);
    }
}

fn note_label(read: &Read<'_>, row: Table3Row, report: &mut Report) {
    let Some(label) = read.label else { return };
    if label.kind == MatchKind::Exact {
        return;
    }
    let expected = row.label().to_owned();
    if label.kind == MatchKind::Nearest {
        report.problems.push(Problem {
            kind: ProblemKind::Label,
            place: Some(CellId::Table3(row, Table3Column::Total).into()),
            what: format!("表三的行名“{}”按最接近的“{expected}”读取，请核对。", read.printed),
            origin: read.origin.clone(),
        });
    }
    report.faults.labels.push(LabelFound {
        table: TableId::Table3,
        printed: read.printed.clone(),
        expected,
        known_variant: label.kind == MatchKind::Variant,
        origin: read.origin.clone(),
    });
}

/// Notes names of columns that differ from the form's (社会组织 for 社会公益组织).
fn note_column_names(row: &Row<'_>, report: &mut Report) {
    for slot in row.slots.iter().filter(|slot| slot.own) {
        let Some(column) = columns::named(&slot.key) else { continue };
        let row_label = matches!(&*slot.key, "其它" | "合计" | "公民" | "企业");
        if column.label() == slot.key || row_label || row.slots.iter().any(Slot::is_value) {
            continue;
        }
        let found = LabelFound {
            table: TableId::Table3,
            printed: slot.text.trim().replace('\n', ""),
            expected: column.label().to_owned(),
            known_variant: true,
            origin: slot.origin.clone(),
        };
        if !report.faults.labels.iter().any(|other| other.expected == found.expected && other.printed == found.printed)
        {
            report.faults.labels.push(found);
        }
    }
}

fn note_extra(read: &Read<'_>, report: &mut Report) {
    report.faults.extra_rows.push(ExtraRow {
        table: TableId::Table3,
        label: read.printed.clone(),
        values: Row::printed(&read.values),
        origin: read.origin.clone(),
    });
}

fn note_unlabelled(read: &Read<'_>, report: &mut Report) {
    if read.label.is_some() {
        note_extra(read, report);
        return;
    }
    let values = Row::printed(&read.values);
    report.problems.push(Problem {
        kind: ProblemKind::UnreadRow,
        place: Some(Section::Table3.into()),
        what: format!("表三有一行数字没有行名，不知道是哪一行，没有读取：{}。", shorten(&values)),
        origin: read.values.first().and_then(|slot| slot.origin.clone()),
    });
}

fn shorten(values: &[String]) -> String {
    let mut text: String = values.join(" ").chars().take(60).collect();
    if values.join(" ").chars().count() > 60 {
        text.push('…');
    }
    text
}

fn note_width(read: &Read<'_>, row: Table3Row, placed: bool, report: &mut Report) {
    let values = Row::printed(&read.values);
    let first = CellId::Table3(row, Table3Column::Total);
    let told = if placed {
        "已按列的位置或合计关系读取，请核对"
    } else {
        "无法确定各值属于哪一列，这一行没有读取"
    };
    report.problems.push(Problem {
        kind: if placed { ProblemKind::RowWidth } else { ProblemKind::UnreadRow },
        place: Some(first.into()),
        what: format!("表三“{}”一行 {COLUMNS} 列下有 {} 个值，{told}。", row.full_label(), values.len()),
        origin: read.origin.clone(),
    });
    let row = Table3Column::all().next().map_or(first, |column| CellId::Table3(row, column));
    report.faults.row_widths.push(RowWidth {
        table: TableId::Table3,
        row,
        expected: COLUMNS,
        values,
        origin: read.origin.clone(),
    });
}

/// A problem for every row of the form that was not found.
pub fn note_missing(report: &mut Report) {
    if report.table3.is_none() {
        return;
    }
    let mut missing: Vec<Table3Row> = Vec::new();
    for id in report.expected_cells(TableId::Table3) {
        let CellId::Table3(row, column) = id else { continue };
        if column == Table3Column::Total
            && Table3Column::all()
                .all(|column| report.cell(CellId::Table3(row, column)).is_none_or(|cell| *cell == Cell::UNREAD))
        {
            missing.push(row);
        }
    }
    for row in missing {
        let place = CellId::Table3(row, Table3Column::Total).into();
        if report.problems.iter().any(|p| p.kind == ProblemKind::UnreadRow && p.place == Some(place)) {
            continue;
        }
        report.problems.push(Problem {
            kind: ProblemKind::UnreadRow,
            place: Some(place),
            what: format!("表三没有找到“{}”一行。", row.full_label()),
            origin: None,
        });
    }
}
