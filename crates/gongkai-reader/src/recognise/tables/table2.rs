//! Table 二: one table, or a small one for each item of art. 20, in either form.

use gongkai_document::Origin;
use gongkai_report::{
    Cell, CellId, ExtraRow, FormVersion, LabelFound, MatchKind, Problem, ProblemKind, Report, RowWidth, Section,
    Table2Cell, Table2Row, TableCarrier, TableId, Value, match_table2_row,
};

use super::names2::Names;
use super::row::{Row, Slot};
use crate::recognise::cells::{Measure, parse, parse_at};

/// A row with its label and what stands behind it.
struct Read<'t> {
    row: Table2Row,
    kind: MatchKind,
    label: String,
    values: Vec<Slot<'t>>,
    origin: Option<Origin>,
}

/// The longest label, in bytes: some offices explain a row in brackets behind its name.
const LONGEST: usize = 480;

/// The form that table 二 follows, by its column names, else its rows, else how many values they have.
#[must_use]
pub fn form_of(rows: &[Row<'_>]) -> Option<FormVersion> {
    const OLD: [&str; 7] = ["新制作", "新公开", "对外公开总数", "上一年项目", "增/减", "采购项目", "采购总金额"];
    const NEW: [&str; 6] = ["制发件数", "制发数量", "废止件数", "现行有效", "收费金额", "本年处理决定"];
    let mut votes = (0, 0);
    for slot in rows.iter().flat_map(|row| &row.slots).filter(|slot| slot.own && slot.key.len() <= 180) {
        votes.0 += OLD.iter().filter(|word| slot.key.contains(**word)).count();
        votes.1 += NEW.iter().filter(|word| slot.key.contains(**word)).count();
    }
    if votes.0 == votes.1 {
        for read in rows.iter().filter_map(read) {
            let filled = read.values.iter().filter(|slot| !slot.is_blank()).count();
            match read.row {
                Table2Row::OtherManagementServices | Table2Row::GovernmentProcurement => votes.0 += 1,
                Table2Row::Licences | Table2Row::Penalties if filled == 1 => votes.1 += 1,
                Table2Row::Licences | Table2Row::Penalties if filled == 3 => votes.0 += 1,
                _ => {}
            }
        }
    }
    match votes {
        (old, new) if old > new => Some(FormVersion::F2019),
        (old, new) if new > old => Some(FormVersion::F2021),
        _ => None,
    }
}

/// Reads the rows of table 二 into a report whose form is set.
pub fn read_rows(rows: &[Row<'_>], report: &mut Report) {
    let form = report.form_or_default();
    let mut seen: Vec<Table2Row> = Vec::new();
    let mut money: Option<&Slot<'_>> = None;
    let mut names = Names::default();
    let known = |key: &str| match_table2_row(key, form).is_some_and(|found| found.kind != MatchKind::Nearest);
    let rows: Vec<Row<'_>> = rows.iter().map(|row| row.clone().parted(&known)).collect();
    for row in &rows {
        names.learn(row);
        money = row.slots.iter().find(|slot| slot.own && is_other_money(&slot.key)).or(money);
        match read(row) {
            Some(read) if seen.contains(&read.row) && read.values.iter().all(Slot::is_blank) => {}
            Some(read) if !seen.contains(&read.row) && !read.row.columns(form).is_empty() => {
                seen.push(read.row);
                note_label(&read, form, report);
                let named = names.places(row, read.row, form, &read.values);
                set(&read, named, form, report);
            }
            Some(read) => extra(&read.label, &read.values, read.origin, report),
            None => {
                let end = row.label_end(&|_| false);
                let label = end.checked_sub(1).and_then(|at| row.slots.get(at)).map_or("", |slot| slot.text.trim());
                let values = row.slots.get(end..).unwrap_or_default();
                if !label.is_empty() && values.iter().any(Slot::is_value) {
                    extra(label, values, row.origin(), report);
                }
            }
        }
    }
    if let Some(slot) = money {
        note_money(slot, report);
    }
    note_missing(&seen, report);
}

/// A problem for every row of the form that was not found.
fn note_missing(seen: &[Table2Row], report: &mut Report) {
    let form = report.form_or_default();
    if report.table2.is_none() {
        return;
    }
    for row in Table2Row::ALL.into_iter().filter(|row| !seen.contains(row)) {
        let Some(column) = row.columns(form).first() else { continue };
        report.problems.push(Problem {
            kind: ProblemKind::UnreadRow,
            place: Some(CellId::Table2(Table2Cell { row, column: *column }).into()),
            what: format!("表二没有找到“{}”一行。", row.label(form)),
            origin: None,
        });
    }
}

/// Whether a column name gives the charges in a unit other than 万元.
fn is_other_money(key: &str) -> bool {
    key.contains("收费金额") && key.contains('元') && !key.contains("万元")
}

fn note_money(slot: &Slot<'_>, report: &mut Report) {
    report.problems.push(Problem {
        kind: ProblemKind::Label,
        place: Some(Section::Table2.into()),
        what: format!(
            "表二收费金额一列的单位不是“万元”，印作“{}”；金额照印读取，没有换算，请核对。",
            slot.text.trim().replace('\n', "")
        ),
        origin: slot.origin.clone(),
    });
}

/// A row whose label is one of the form's.
fn read<'t>(row: &Row<'t>) -> Option<Read<'t>> {
    let known =
        |slot: &Slot<'_>| slot.key.len() <= LONGEST && match_table2_row(&slot.key, FormVersion::F2021).is_some();
    let end = row.label_end(&known);
    let slot = row.slots.get(end.checked_sub(1)?)?;
    let found = match_table2_row(&slot.key, FormVersion::F2021).filter(|_| slot.key.len() <= LONGEST)?;
    let values = row.slots.get(end..).filter(|values| !values.is_empty())?;
    let in_text = row.carrier != TableCarrier::Real;
    if in_text
        && values.iter().any(|slot| slot.is_words() && parse(&slot.text, Measure::Money).value == Value::Unreadable)
        && !values.iter().any(Slot::is_value)
    {
        return None;
    }
    Some(Read {
        row: found.target,
        kind: found.kind,
        label: slot.text.trim().to_owned(),
        values: values.to_vec(),
        origin: slot.origin.clone(),
    })
}

fn note_label(read: &Read<'_>, form: FormVersion, report: &mut Report) {
    let expected = read.row.label(form);
    if gongkai_document::squeeze(&read.label) == expected {
        return;
    }
    report.faults.labels.push(LabelFound {
        table: TableId::Table2,
        printed: read.label.clone(),
        expected: expected.to_owned(),
        known_variant: read.kind != MatchKind::Nearest,
        origin: read.origin.clone(),
    });
    if read.kind == MatchKind::Nearest {
        report.problems.push(Problem {
            kind: ProblemKind::Label,
            place: Some(Section::Table2.into()),
            what: format!("表二的行名“{}”按最接近的“{expected}”读取，请核对。", read.label),
            origin: read.origin.clone(),
        });
    }
}

fn extra(label: &str, values: &[Slot<'_>], origin: Option<Origin>, report: &mut Report) {
    report.faults.extra_rows.push(ExtraRow {
        table: TableId::Table2,
        label: label.to_owned(),
        values: Row::printed(values),
        origin,
    });
}

/// Sets the cells of one row.
fn set(read: &Read<'_>, named: Option<Vec<usize>>, form: FormVersion, report: &mut Report) {
    let columns = read.row.columns(form);
    let ids = columns.iter().map(|column| CellId::Table2(Table2Cell { row: read.row, column: *column }));
    let (places, fits) = match named {
        Some(named) => (Some(named), true),
        None => places(&read.values, columns.len()),
    };
    if !fits {
        let first = columns.first().map(|column| CellId::Table2(Table2Cell { row: read.row, column: *column }));
        note_width(read, first, columns.len(), places.is_some(), report);
    }
    for (at, id) in ids.enumerate() {
        let slot = places.as_ref().and_then(|places| read.values.get(*places.get(at)?));
        let cell = slot.map_or(Cell::UNREAD, |slot| parse_at(&slot.text, Measure::of(id), slot.origin.clone()));
        report.set(id, cell);
    }
}

/// Which values stand for the columns, and whether there are just as many.
fn places(values: &[Slot<'_>], columns: usize) -> (Option<Vec<usize>>, bool) {
    let first: Vec<usize> = (0..columns).collect();
    if values.len() == columns {
        return (Some(first), true);
    }
    let filled: Vec<usize> = (0..values.len()).filter(|at| values.get(*at).is_some_and(|v| !v.is_blank())).collect();
    if filled.len() == columns {
        return (Some(filled), true);
    }
    if values.len() > columns {
        // blanks that a merged cell left behind it
        if values.iter().skip(columns).all(Slot::is_blank) {
            return (Some(first), true);
        }
        // one merged cell, repeated for each place that it covers
        let same = values.windows(2).all(|pair| matches!(pair, [a, b] if a.key == b.key));
        if same {
            return (Some(first), columns == 1);
        }
    }
    let merged = values.len() == 1 && columns > 1;
    let empty =
        merged && values.first().is_some_and(|slot| slot.is_blank() || parse(&slot.text, Measure::Count).is_empty());
    if empty {
        return (Some(vec![0; columns]), true);
    }
    (None, false)
}

fn note_width(read: &Read<'_>, row: Option<CellId>, columns: usize, placed: bool, report: &mut Report) {
    let Some(row) = row else { return };
    let values = Row::printed(&read.values);
    let told = if placed { "数值相同，已照读" } else { "无法对应，这一行没有读取" };
    report.problems.push(Problem {
        kind: if placed { ProblemKind::RowWidth } else { ProblemKind::UnreadRow },
        place: Some(row.into()),
        what: format!("表二“{}”一行 {columns} 列下有 {} 个值，{told}。", read.label, values.len()),
        origin: read.origin.clone(),
    });
    report.faults.row_widths.push(RowWidth {
        table: TableId::Table2,
        row,
        expected: columns,
        values,
        origin: read.origin.clone(),
    });
}
