//! Reading `gongkai.report/1` back: one object, an array, or JSON Lines.

use gongkai_document::Origin;
use gongkai_report::{
    Cell, CellId, FormVersion, Head, Mark, Narrative, Place, Problem, ProblemKind, Report, Section, Signature,
    Table2Row, Table3Column, Table3Row, Table4Column, Table4Group, TableId, Value,
};

use crate::WireError;
use crate::node::{Fault, Node};
use crate::report::{KINDS, SCHEMA, kind_id};

/// Reads reports from a JSON text that holds one object, an array of objects, or one value a line.
///
/// Keys that are not known are passed over; what is missing stays missing. A null without a mark cannot be
/// told from a cell that was not read, so it is kept as unread, with a problem.
///
/// # Errors
/// The first value that is no `gongkai.report/1`, with line, path and what was expected.
pub fn from_json(text: &str) -> Result<Vec<Report>, WireError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reports = Vec::new();
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    loop {
        let rest = text.get(values.byte_offset()..).unwrap_or_default();
        let start = text.len() - rest.trim_start().len();
        let Some(value) = values.next() else { break };
        let value = value.map_err(|error| WireError::syntax(&error))?;
        let root = Node::root(&value);
        let outcome =
            if value.is_array() { read_all(&root, &mut reports) } else { read(&root).map(|r| reports.push(r)) };
        outcome.map_err(|fault| WireError { line: line_of(text, start), path: fault.path, what: fault.what })?;
    }
    if reports.is_empty() {
        return Err(WireError {
            line: 1, path: String::new(), what: format!("里面没有报告；应为 {SCHEMA} 的对象")
        });
    }
    Ok(reports)
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

fn read_all(array: &Node<'_>, reports: &mut Vec<Report>) -> Result<(), Fault> {
    for item in array.items()? {
        reports.push(read(&item)?);
    }
    Ok(())
}

/// One report.
fn read(node: &Node<'_>) -> Result<Report, Fault> {
    let node = node.object()?;
    match node.get("schema") {
        Some(schema) if schema.text()? == SCHEMA => {}
        Some(schema) => return Err(schema.fault(format!("这里应为 {SCHEMA}，现为 {}", schema.text()?))),
        None => return Err(node.fault(format!("缺少 \"schema\": \"{SCHEMA}\""))),
    }
    let text = |key| node.get(key).map(|value| value.text().map(ToOwned::to_owned)).transpose();
    let narrative = |key| node.get(key).map(|value| value.text().map(paragraphs)).transpose();
    let mut report = Report {
        body: text("body")?,
        year: node.get("year").map(|year| year.sized("四位数的年份")).transpose()?,
        form: node.get("form").map(|form| read_form(&form)).transpose()?,
        title: text("title")?,
        published: node.get("published").map(|day| day.date()).transpose()?,
        period: node.get("period").map(|period| read_period(&period)).transpose()?,
        opening: narrative("opening")?.unwrap_or_default(),
        problems_and_improvements: narrative("problems_and_improvements")?,
        other_matters: narrative("other_matters")?,
        signature: node.get("signature").map(|signature| read_signature(&signature)).transpose()?,
        ..Report::default()
    };
    if let Some(overview) = node.get("overview") {
        read_overview(&overview, &mut report)?;
    }
    if report.form.is_some() {
        read_tables(node, &mut report)?;
        read_notes(node, &mut report)?;
    }
    if let Some(problems) = node.get("problems") {
        for problem in problems.items()? {
            report.problems.push(read_problem(&problem)?);
        }
    }
    Ok(report)
}

fn paragraphs(text: &str) -> Narrative {
    if text.is_empty() { Narrative::default() } else { Narrative::of(text.split('\n')) }
}

fn read_form(form: &Node<'_>) -> Result<FormVersion, Fault> {
    FormVersion::from_id(form.text()?).ok_or_else(|| form.wrong(" \"2019\"、\"2021\" 或 null"))
}

fn read_period(period: &Node<'_>) -> Result<(jiff::civil::Date, jiff::civil::Date), Fault> {
    let days: Vec<_> = period.items()?.map(|day| day.date()).collect::<Result<_, _>>()?;
    match days.as_slice() {
        [first, last] => Ok((*first, *last)),
        _ => Err(period.wrong("起止两个日期")),
    }
}

fn read_signature(signature: &Node<'_>) -> Result<Signature, Fault> {
    let signature = signature.object()?;
    Ok(Signature {
        body: signature.get("body").map(|body| body.text().map(ToOwned::to_owned)).transpose()?,
        date: signature.get("date").map(|date| date.date()).transpose()?,
        origin: None,
    })
}

fn read_overview(overview: &Node<'_>, report: &mut Report) -> Result<(), Fault> {
    let overview = overview.object()?;
    if let Some(lead) = overview.get("lead") {
        report.overview_lead = paragraphs(lead.text()?);
    }
    for head in Head::ALL {
        if let Some(text) = overview.get(head.id()) {
            report.overview.insert(head, paragraphs(text.text()?));
        }
    }
    Ok(())
}

fn read_tables(node: &Node<'_>, report: &mut Report) -> Result<(), Fault> {
    let form = report.form_or_default();
    if let Some(table) = node.get("table2") {
        open(report, TableId::Table2);
        for row in Table2Row::ALL {
            read_table2_row(table.object()?, row, report)?;
        }
    }
    if let Some(table) = node.get("table3") {
        let table = table.object()?;
        let absent = |row: Table3Row| !FormVersion::F2019.has_row(row) && table.get(row.id()).is_none();
        report.single_other_disposal = Table3Row::all().filter(|row| absent(*row)).count() == 2;
        open(report, TableId::Table3);
        for row in Table3Row::all() {
            if let Some(cells) = table.get(row.id()) {
                read_row(&cells, Table3Column::all().map(|column| CellId::Table3(row, column)), report)?;
            }
        }
    } else {
        report.single_other_disposal = form == FormVersion::F2019;
    }
    if let Some(table) = node.get("table4") {
        let table = table.object()?;
        open(report, TableId::Table4);
        for group in Table4Group::ALL {
            if let Some(cells) = table.get(group.id()) {
                read_row(&cells, Table4Column::ALL.into_iter().map(|column| CellId::Table4(group, column)), report)?;
            }
        }
    }
    Ok(())
}

/// Opens a table with every cell unread.
fn open(report: &mut Report, table: TableId) {
    let first = report.expected_cells(table).next();
    if let Some(id) = first {
        report.set(id, Cell::UNREAD);
    }
}

fn read_table2_row(table: &Node<'_>, row: Table2Row, report: &mut Report) -> Result<(), Fault> {
    for column in row.columns(report.form_or_default()) {
        let cell = gongkai_report::Table2Cell { row, column: *column };
        match column.id() {
            None => {
                if let Some(value) = table.get(&cell.id()) {
                    read_cell(&value, CellId::Table2(cell), report)?;
                }
            }
            Some(column) => {
                if let Some(columns) = table.get(row.id())
                    && let Some(value) = columns.object()?.get(column)
                {
                    read_cell(&value, CellId::Table2(cell), report)?;
                }
            }
        }
    }
    Ok(())
}

fn read_row(row: &Node<'_>, ids: impl Iterator<Item = CellId>, report: &mut Report) -> Result<(), Fault> {
    let ids: Vec<CellId> = ids.collect();
    let cells = row.items()?;
    if cells.len() != ids.len() {
        return Err(row.wrong(&format!(" {} 个数的数组", ids.len())));
    }
    for (cell, id) in cells.zip(ids) {
        if !cell.is_null() {
            read_cell(&cell, id, report)?;
        }
    }
    Ok(())
}

fn read_cell(cell: &Node<'_>, id: CellId, report: &mut Report) -> Result<(), Fault> {
    let value = if id.is_amount() {
        let amount = cell.text().ok().and_then(|text| text.parse().ok());
        Value::Amount(amount.ok_or_else(|| cell.wrong("字符串中的十进制数（如 \"25.1\"）或 null"))?)
    } else {
        Value::Number(cell.integer().map_err(|_| cell.wrong("整数或 null"))?)
    };
    report.set(id, Cell::of(value));
    Ok(())
}

/// Marks, remarks, printed texts and origins of the cells.
fn read_notes(node: &Node<'_>, report: &mut Report) -> Result<(), Fault> {
    for_each_cell(node, "marks", report, |cell, note| {
        let mark = Mark::from_id(note.text()?).ok_or_else(|| note.wrong(" \"blank\"、\"dash\" 或 \"unreadable\""))?;
        if cell.value == Value::Unread {
            cell.value = mark.into();
        }
        Ok(())
    })?;
    let unmarked: Vec<CellId> = TableId::ALL
        .into_iter()
        .flat_map(|table| report.expected_cells(table))
        .filter(|id| report.cell(*id).is_some_and(|cell| cell.value == Value::Unread))
        .collect();
    for id in unmarked {
        let what = "这一格为 null 或缺失，又没有标记（blank、dash、unreadable），按未读到处理".to_owned();
        report.problems.push(Problem { kind: ProblemKind::UnreadableCell, place: Some(id.into()), what, origin: None });
    }
    for_each_cell(node, "remarks", report, |cell, note| {
        cell.remark = Some(note.text()?.to_owned());
        Ok(())
    })?;
    for_each_cell(node, "printed", report, |cell, note| {
        cell.raw = Some(note.text()?.to_owned());
        Ok(())
    })?;
    for_each_cell(node, "origins", report, |cell, note| {
        cell.origin = Some(read_origin(&note)?);
        Ok(())
    })
}

/// Changes every cell that a map keyed by cell names; a name of no cell of this report becomes a problem.
fn for_each_cell(
    node: &Node<'_>,
    key: &str,
    report: &mut Report,
    mut change: impl FnMut(&mut Cell, Node<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let Some(notes) = node.get(key) else { return Ok(()) };
    for (name, note) in notes.entries()? {
        let id = name.parse::<CellId>().ok();
        match id.and_then(|id| report.cell(id).cloned().map(|cell| (id, cell))) {
            Some((id, mut cell)) => {
                change(&mut cell, note)?;
                report.set(id, cell);
            }
            None => {
                let what = format!("{key} 中的“{name}”不是这份报告的单元格，已略过");
                report.problems.push(Problem { kind: ProblemKind::Other, place: None, what, origin: None });
            }
        }
    }
    Ok(())
}

fn read_origin(origin: &Node<'_>) -> Result<Origin, Fault> {
    let origin = origin.object()?;
    let text = |key| origin.get(key).map(|text| text.text().map(ToOwned::to_owned)).transpose();
    if let Some(page) = origin.get("page") {
        let mut bounds = [0.0; 4];
        if let Some(numbers) = origin.get("box") {
            for (slot, number) in bounds.iter_mut().zip(numbers.items()?) {
                *slot = number.float()? as f32;
            }
        }
        return Ok(Origin::Page { page: page.sized("页码")?, bounds });
    }
    if let Some(bytes) = origin.get("bytes") {
        let ends: Vec<usize> = bytes.items()?.map(|end| end.sized("字节位置")).collect::<Result<_, _>>()?;
        let [start, end] = ends.as_slice() else { return Err(bytes.wrong("起止两个字节位置")) };
        return Ok(Origin::Bytes { range: (*start, *end), dom: text("dom")?.unwrap_or_default().into() });
    }
    match (text("sheet")?, text("cell")?) {
        (Some(sheet), Some(cell)) => Ok(Origin::Sheet { sheet, cell }),
        _ => Err(origin.wrong("含 page、bytes 或 sheet 的对象")),
    }
}

fn read_problem(problem: &Node<'_>) -> Result<Problem, Fault> {
    let problem = problem.object()?;
    let kind = problem.get("kind").map(|kind| kind.text()).transpose()?;
    Ok(Problem {
        kind: KINDS.into_iter().find(|known| Some(kind_id(*known)) == kind).unwrap_or(ProblemKind::Other),
        place: problem.get("where").map(|place| place.text()).transpose()?.and_then(place_of),
        what: problem.get("what").map(|what| what.text()).transpose()?.unwrap_or_default().to_owned(),
        origin: problem.get("origin").map(|origin| read_origin(&origin)).transpose()?,
    })
}

/// The place of that name.
fn place_of(name: &str) -> Option<Place> {
    let sections = [Section::Title, Section::Period, Section::Signature];
    sections
        .into_iter()
        .chain(Section::SIX)
        .chain(Head::ALL.into_iter().map(Section::OverviewHead))
        .find(|section| section.to_string() == name)
        .map(Place::Section)
        .or_else(|| name.parse().ok().map(Place::Cell))
}
