//! The three tables: their rows gathered from real tables and from text, then read by their labels.

mod columns;
pub mod find;
mod fit;
mod names2;
mod row;
mod table2;
mod table3;
mod table4;
mod text;

use gongkai_report::{
    CellId, FormVersion, Problem, ProblemKind, Report, Section, Table3Row, TableCarrier, TableId, Value,
};

use self::row::Row;
use super::headings::Opening;
use super::lines::{Item, Line};

/// The table that the rows at an item are of, as far as they say so themselves.
#[must_use]
pub fn table_at(item: &Item<'_>) -> Option<TableId> {
    match item {
        Item::Line(line) if line.key.chars().count() <= 40 => {
            let key = line.key.as_str();
            let any = |words: &[&str]| words.iter().any(|word| key.contains(word));
            if any(&["勾稽关系", "申请人情况", "本年新收政府"]) {
                Some(TableId::Table3)
            } else if any(&["本年制发件数", "本年新制作", "信息内容"]) || key.starts_with("第二十条第")
            {
                Some(TableId::Table2)
            } else {
                any(&["未经复议直接起诉", "结果维持"]).then_some(TableId::Table4)
            }
        }
        Item::Line(line) if line.key.contains("勾稽关系") => Some(TableId::Table3),
        Item::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.text.len() <= 360);
            cells.take(40).find_map(|cell| find::table_of(&gongkai_document::squeezed(&cell.text)))
        }
        _ => None,
    }
}

/// Rows of one table, with whether they stand in the section of that table.
#[derive(Default)]
struct Gathered<'t> {
    rows: Vec<(Row<'t>, bool)>,
}

impl<'t> Gathered<'t> {
    /// The rows of the section, or all where none with a value stands there.
    fn into_rows(self) -> Vec<Row<'t>> {
        let valued = |(row, here): &(Row<'t>, bool)| *here && row.slots.iter().any(|slot| slot.own && slot.is_value());
        let only_here = self.rows.iter().any(valued);
        self.rows.into_iter().filter(|(_, here)| *here || !only_here).map(|(row, _)| row).collect()
    }
}

/// The most rows of one table that are read; the form has 25.
const MOST_ROWS: usize = 2000;

/// The most rows that the head of a table takes.
const MOST_HEAD_ROWS: usize = 3;

/// Reads the tables of one report: items and openings are those of the report only.
pub fn read(items: &[Item<'_>], openings: &[Opening], report: &mut Report) {
    let mut gathered = gather(items, openings);
    let mut rows: Vec<(TableId, TableCarrier, Vec<Row<'_>>)> = Vec::new();
    for (at, table) in TableId::ALL.into_iter().enumerate() {
        let real = gathered.get_mut(at).map(std::mem::take).unwrap_or_default().into_rows();
        // of a table of which only its head is one, the rest may stand below as text
        let valued = real.iter().any(|row| row.slots.iter().any(|slot| slot.own && slot.is_value()));
        if valued || real.len() > MOST_HEAD_ROWS {
            rows.push((table, TableCarrier::Real, real));
            continue;
        }
        let lines = region(items, openings, table);
        let text::TextRows { rows: found, separated, put_together, unordered } =
            text::rows(&lines, table, usize::MAX - at);
        if put_together || unordered {
            let told = if put_together {
                "已按组名和合计关系还原，请核对"
            } else {
                "合计关系也不能确定次序，没有读取"
            };
            report.problems.push(Problem {
                kind: if put_together { ProblemKind::Label } else { ProblemKind::UnreadRow },
                place: Some(Section::of_table(table).into()),
                what: format!("{}的数字在来源里次序打乱，{told}。", table.label()),
                origin: lines.first().and_then(|line| line.origin.clone()),
            });
        }
        // cells that are separated are blank where nothing stands in them; else nothing was found
        if separated || found.iter().any(|row| row.slots.iter().any(row::Slot::is_value)) {
            rows.push((table, TableCarrier::Text, found));
        } else if !real.is_empty() {
            rows.push((table, TableCarrier::Real, real));
        }
    }
    for (table, _, rows) in &mut rows {
        if rows.len() > MOST_ROWS {
            rows.truncate(MOST_ROWS);
            let what = format!("{}超过 {MOST_ROWS} 行，后面的行没有读取。", table.label());
            let place = Some(Section::of_table(*table).into());
            report.problems.push(Problem { kind: ProblemKind::Limit, place, what, origin: None });
        }
    }
    report.form =
        rows.iter().find(|(table, ..)| *table == TableId::Table2).and_then(|(.., rows)| table2::form_of(rows));
    for (table, carrier, rows) in &rows {
        match table {
            TableId::Table2 => table2::read_rows(rows, report),
            TableId::Table3 => table3::read_rows(rows, report),
            TableId::Table4 => table4::read_rows(rows, report),
        }
        if report.table(*table).is_some() {
            report.faults.carriers.insert(*table, *carrier);
        }
    }
    decide_form(report);
    table3::note_missing(report);
    note_unreadable(report);
    note_absent(items, openings, report);
}

/// The form where table 二 does not tell it: table 三 tells by its rows of 其他处理, else the year.
fn decide_form(report: &mut Report) {
    use gongkai_law::outcome::{OtherDisposal as D, Outcome};
    let has = |report: &Report, which: D| {
        let row = Table3Row::Disposed(Outcome::OtherDisposal(which));
        let total = CellId::Table3(row, gongkai_report::Table3Column::Total);
        report.cell(total).is_some_and(|cell| cell.value != Value::Unread)
    };
    let three = has(report, D::SupplementNotMade) || has(report, D::FeeNotPaid);
    let of_year = report.year.and_then(FormVersion::for_year);
    let old = report.form.or(of_year) == Some(FormVersion::F2019);
    if report.form.is_none() && report.table3.is_some() {
        report.form = if three {
            Some(FormVersion::F2021)
        } else {
            of_year.or(Some(if report.single_other_disposal { FormVersion::F2019 } else { FormVersion::F2021 }))
        };
    }
    if old && !three && report.table3.is_some() {
        report.single_other_disposal = true;
    }
}

/// The rows of real tables, by the table they are of.
fn gather<'t>(items: &[Item<'t>], openings: &[Opening]) -> [Gathered<'t>; 3] {
    let mut out: [Gathered<'t>; 3] = std::array::from_fn(|_| Gathered::default());
    let mut current: Option<TableId> = None;
    for (at, item) in items.iter().enumerate() {
        let Item::Table(table) = item else { continue };
        let section = openings.iter().rev().find(|opening| opening.item < at).map(|opening| opening.section);
        let own = section.and_then(table_of_section);
        let mut kind = own.or(current.filter(|_| section.is_none() && !openings.is_empty()));
        for row in caption(items, at).into_iter().chain(row::rows_of(table, at)) {
            let marks = row.slots.iter().filter(|slot| slot.own).filter_map(|slot| find::table_of(&slot.key));
            kind = majority(marks).or(kind);
            let Some(kind) = kind else { continue };
            current = Some(kind);
            let place = TableId::ALL.iter().position(|table| *table == kind).unwrap_or(0);
            if let Some(gathered) = out.get_mut(place) {
                gathered.rows.push((row, own == Some(kind)));
            }
        }
    }
    out
}

/// The short line right above a table, as a row over all its columns: small tables have their name there.
fn caption<'t>(items: &[Item<'t>], at: usize) -> Option<Row<'t>> {
    const ALL_COLUMNS: usize = 256;
    let Item::Line(line) = items.get(at.checked_sub(1)?)? else { return None };
    let names = line.key.chars().count() <= 24 && table4::names_group(&line.key);
    names.then(|| {
        let slot = row::Slot { width: ALL_COLUMNS, ..row::Slot::new(line.text.clone(), 0, line.origin.clone()) };
        Row { slots: vec![slot], carrier: TableCarrier::Real, aligned: true, table: at }
    })
}

fn majority(marks: impl Iterator<Item = TableId>) -> Option<TableId> {
    let mut counts = [0_usize; 3];
    for table in marks {
        if let Some(count) = counts.get_mut(table as usize) {
            *count += 1;
        }
    }
    let most = counts.iter().max().copied().filter(|most| *most > 0)?;
    TableId::ALL.into_iter().find(|table| counts.get(*table as usize) == Some(&most))
}

fn table_of_section(section: Section) -> Option<TableId> {
    TableId::ALL.into_iter().find(|table| Section::of_table(*table) == section)
}

/// The lines on which a table that is no real table may stand.
fn region<'l>(items: &'l [Item<'_>], openings: &[Opening], table: TableId) -> Vec<&'l Line> {
    const REACH: usize = 700;
    let section = Section::of_table(table);
    let opening = openings.iter().position(|opening| opening.section == section);
    let (start, end) = match opening {
        Some(at) => {
            let start = openings.get(at).map_or(0, |opening| opening.last + 1);
            (start, openings.get(at + 1).map_or(items.len(), |next| next.item))
        }
        None => {
            let Some(start) =
                items.iter().position(|item| matches!(item, Item::Line(_)) && table_at(item) == Some(table))
            else {
                return Vec::new();
            };
            let next = openings.iter().map(|opening| opening.item).find(|item| *item > start).unwrap_or(items.len());
            let other =
                |item: &Item<'_>| matches!(item, Item::Line(_)) && table_at(item).is_some_and(|other| other > table);
            let foreign = items.iter().skip(start).position(other).map_or(items.len(), |at| start + at);
            (start, next.min(foreign))
        }
    };
    let lines = items.get(start..end.min(start + REACH)).unwrap_or_default();
    lines.iter().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None }).collect()
}

/// A problem for every cell that holds something that is no number.
fn note_unreadable(report: &mut Report) {
    let form = report.form_or_default();
    for table in TableId::ALL {
        let ids: Vec<CellId> = report.expected_cells(table).collect();
        for id in ids {
            let Some(cell) = report.cell(id).filter(|cell| cell.value == Value::Unreadable) else { continue };
            let printed: String = cell.printed().chars().take(30).collect();
            let origin = cell.origin.clone();
            report.problems.push(Problem {
                kind: ProblemKind::UnreadableCell,
                place: Some(id.into()),
                what: format!("{} 印的是“{}”，不是整数，没有当作数字读取。", id.label(form), mask(&printed)),
                origin,
            });
        }
    }
}

/// Long runs of digits may be a number that names a person.
fn mask(text: &str) -> String {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits < 11 { text.to_owned() } else { text.chars().map(|c| if c.is_ascii_digit() { '*' } else { c }).collect() }
}

/// A problem for every table that was not found, and whether a picture stands in its place.
fn note_absent(items: &[Item<'_>], openings: &[Opening], report: &mut Report) {
    for table in TableId::ALL {
        if report.table(table).is_some() {
            continue;
        }
        let section = Section::of_table(table);
        let opening = openings.iter().position(|opening| opening.section == section);
        let range = opening.map(|at| {
            let start = openings.get(at).map_or(0, |opening| opening.item);
            start..openings.get(at + 1).map_or(items.len(), |next| next.item)
        });
        let inside = range.and_then(|range| items.get(range)).unwrap_or_default();
        let picture = inside.iter().find_map(|item| if let Item::Image(image) = item { Some(image) } else { None });
        let what = match (picture, opening) {
            (Some(_), _) => {
                report.faults.carriers.insert(table, TableCarrier::Picture);
                format!("{}在页面上是一张图片，图片里的数字没有读取；请改用真正的表格。", table.label())
            }
            (None, Some(_)) => format!("“{}”一节里没有找到{}。", section.label(), table.label()),
            (None, None) => format!("没有找到“{}”一节，也没有找到{}。", section.label(), table.label()),
        };
        report.problems.push(Problem {
            kind: ProblemKind::Missing,
            place: Some(section.into()),
            what,
            origin: picture.and_then(|image| image.origin.clone()),
        });
    }
}
