//! One table: rows and cells with their spans, merged cells put together.

use std::collections::BTreeMap;

use gongkai_document::{Block, Paragraph, Run, Table, TableCell, TableRow};

use super::body::Body;
use super::look::{is_ground, is_on};
use crate::decode::xml::Element;

/// A cell that spans more columns than any form has is cut to so many.
const WIDEST: usize = 256;

/// A table, and what stood in it but is no text of a cell: hidden text, pictures.
pub(super) struct Read {
    pub table: Table,
    pub after: Vec<Block>,
}

/// The cells that reach down from above, by the column in which they begin: row and place of the cell, its width.
type Hanging = BTreeMap<usize, (usize, usize, usize)>;

/// Reads a table.
pub(super) fn read<'t, 's>(body: &mut Body<'_, 't, 's>, element: Element<'t, 's>, path: &str) -> Read {
    let mut out =
        Read { table: Table { rows: Vec::new(), origin: Some(body.origin(element, path)) }, after: Vec::new() };
    let properties = element.child("tblPr");
    let style = properties.and_then(|p| p.val("tblStyle"));
    let ground = properties.and_then(|p| p.child("shd")).is_some_and(is_ground)
        || style.is_some_and(|style| body.styles.shades_cells(&style));
    let mut hanging = Hanging::new();
    let mut count = 0;
    for row in body.flow(element).into_iter().filter(|child| child.is("tr")) {
        count += 1;
        let properties = row.child("trPr");
        if properties.is_some_and(|p| p.child("del").is_some()) {
            body.seen.tracked = true;
            continue;
        }
        let hidden = properties.and_then(|p| p.child("hidden")).is_some_and(is_on);
        let path = format!("{path}/tr[{count}]");
        let cells = read_row(body, row, &path, ground, &mut hanging, &mut out);
        if hidden {
            let text = cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
            out.after.push(hidden_text(text, body, row, &path));
            let at = out.table.rows.len();
            hanging.retain(|_, (row, ..)| *row < at);
            continue;
        }
        out.table.rows.push(TableRow { cells });
        if body.cells > body.limits.cells {
            body.seen.too_many_cells = true;
            break;
        }
    }
    out
}

fn hidden_text<'t, 's>(text: String, body: &Body<'_, 't, 's>, element: Element<'t, 's>, path: &str) -> Block {
    let run = Run { hidden: true, ..Run::plain(text) };
    Block::Paragraph(Paragraph { runs: vec![run], origin: Some(body.origin(element, path)) })
}

fn read_row<'t, 's>(
    body: &mut Body<'_, 't, 's>,
    row: Element<'t, 's>,
    path: &str,
    ground: bool,
    hanging: &mut Hanging,
    out: &mut Read,
) -> Vec<TableCell> {
    let properties = row.child("trPr");
    let header = properties.and_then(|p| p.child("tblHeader")).is_some_and(is_on);
    let mut cells: Vec<TableCell> = Vec::new();
    let mut column = 0;
    let before = properties.map_or(0, |p| span(p, "gridBefore", 0));
    if before > 0 {
        cells.push(TableCell { column_span: narrow(before), ..TableCell::plain("", None) });
        column += before;
    }
    let at = out.table.rows.len();
    let mut place = 0;
    for cell in body.flow(row).into_iter().filter(|child| child.is("tc")) {
        place += 1;
        body.cells += 1;
        if column >= WIDEST || body.cells > body.limits.cells {
            break;
        }
        let properties = cell.child("tcPr");
        let has = |name: &str| properties.and_then(|p| p.child(name));
        if has("cellDel").is_some() {
            body.seen.tracked = true;
            continue;
        }
        let width = properties.map_or(1, |p| span(p, "gridSpan", 1)).max(1);
        let goes_on = |name: &str| has(name).is_some_and(|merge| merge.attr("val").as_deref() != Some("restart"));
        if goes_on("hMerge")
            && let Some(left) = cells.last_mut()
        {
            left.column_span = left.column_span.saturating_add(narrow(width));
            column += width;
            continue;
        }
        let above = hanging.get(&column).copied().filter(|(.., wide)| *wide == width);
        if goes_on("vMerge")
            && let Some((row, place, _)) = above
            && let Some(above) = out.table.rows.get_mut(row).and_then(|row| row.cells.get_mut(place))
        {
            above.row_span = above.row_span.saturating_add(1);
            column += width;
            continue;
        }
        hanging.retain(|begin, (.., wide)| *begin + *wide <= column || *begin >= column + width);
        if has("vMerge").is_some() {
            hanging.insert(column, (at, cells.len(), width));
        }
        let shaded = ground || has("shd").is_some_and(is_ground);
        let mut read = read_cell(body, cell, &format!("{path}/tc[{place}]"), shaded, out);
        read.column_span = narrow(width);
        read.header = header;
        cells.push(read);
        column += width;
    }
    cells
}

/// A number of columns, no more than a table can have.
fn span(properties: Element<'_, '_>, name: &str, default: usize) -> usize {
    let Some(written) = properties.val(name) else { return default };
    written.parse::<u64>().map_or(default, |span| usize::try_from(span).unwrap_or(WIDEST).min(WIDEST))
}

fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// The text of a cell, the tables in it, and what else stands in it.
fn read_cell<'t, 's>(
    body: &mut Body<'_, 't, 's>,
    cell: Element<'t, 's>,
    path: &str,
    shaded: bool,
    out: &mut Read,
) -> TableCell {
    let outer = std::mem::replace(&mut body.ground, shaded);
    let blocks = body.blocks(cell, path);
    body.ground = outer;
    body.fields.end_all();
    let mut read = TableCell::plain("", Some(body.origin(cell, path)));
    let mut lines: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => lines.push(heading.text),
            Block::Paragraph(paragraph) => {
                let text = paragraph.text();
                if !text.trim().is_empty() {
                    lines.push(text);
                }
                let hidden: Vec<Run> = paragraph.runs.into_iter().filter(|run| run.hidden).collect();
                if !hidden.is_empty() {
                    out.after.push(Block::Paragraph(Paragraph { runs: hidden, origin: paragraph.origin }));
                }
            }
            Block::Table(table) => read.nested.push(table),
            Block::Image(_) => out.after.push(block),
        }
    }
    read.text = lines.join("\n");
    read
}
