//! OpenDocument workbooks (ODS).

use std::collections::HashSet;

use super::sheet::{Merge, Sheet};
use super::{Book, said};
use crate::decode::docx::part_text;
use crate::decode::package::{Budget, Package};
use crate::decode::xml::{Element, Piece, Tree};

/// A row or a cell that is repeated often is layout: it is written once, and only its place counts.
const MOST_REPEATED: u32 = 64;

fn all(_: &str) -> bool {
    true
}

/// Reads the sheets of a package, in their order.
pub(super) fn read(book: &mut Book<'_>, package: &mut Package<'_>, budget: &mut Budget) {
    let Some(source) = part_text(package, "content.xml", book.limits, budget, &mut book.problems) else {
        return book.damaged();
    };
    let tree = Tree::parse(&source, book.limits, all);
    book.problems.extend(tree.broken.map(said));
    let Some(root) = tree.root() else { return book.damaged() };
    let styles = root.child("automatic-styles");
    let hidden: HashSet<String> = styles
        .into_iter()
        .flat_map(Element::children)
        .filter(|style| {
            let properties = style.child("table-properties").and_then(|p| p.attr("display"));
            properties.as_deref() == Some("false")
        })
        .filter_map(|style| style.attr("name"))
        .collect();
    let sheets = root.child("body").and_then(|body| body.child("spreadsheet"));
    for table in sheets.into_iter().flat_map(Element::children).filter(|e| e.is("table")) {
        let mut sheet = Sheet {
            name: table.attr("name").unwrap_or_default(),
            hidden: table.attr("style-name").is_some_and(|style| hidden.contains(&style)),
            ..Sheet::default()
        };
        columns(table, &mut sheet);
        let mut row = 0;
        rows(book, table, &mut sheet, &mut row);
        book.sheets.push(sheet);
    }
}

/// The columns that are hidden.
fn columns(table: Element<'_, '_>, sheet: &mut Sheet) {
    let mut at: u32 = 0;
    for column in table.descendants(&|e| matches!(e.name(), "table-column" | "table-row")) {
        if !column.is("table-column") {
            break;
        }
        let count = number(column, "number-columns-repeated");
        if is_hidden(column) {
            sheet.hidden_columns.push((at, at.saturating_add(count - 1)));
        }
        at = at.saturating_add(count);
    }
}

fn is_hidden(element: Element<'_, '_>) -> bool {
    element.attr("visibility").is_some_and(|how| how != "visible")
}

/// A count that an attribute gives, at least 1.
fn number(element: Element<'_, '_>, name: &str) -> u32 {
    element.attr(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

/// The rows of a table, those in groups and in a head among them.
fn rows(book: &mut Book<'_>, table: Element<'_, '_>, sheet: &mut Sheet, at: &mut u32) {
    for row in table.descendants(&|e| e.is("table-row")) {
        let count = number(row, "number-rows-repeated");
        if is_hidden(row) {
            sheet.hidden_rows.push((*at, at.saturating_add(count - 1)));
        }
        // a row that holds something is hardly ever repeated, and never so often
        for step in 0..count.min(MOST_REPEATED) {
            if !cells(book, row, sheet, at.saturating_add(step)) {
                break;
            }
        }
        *at = at.saturating_add(count);
    }
}

/// The cells of a row; whether there was anything in it.
fn cells(book: &mut Book<'_>, row: Element<'_, '_>, sheet: &mut Sheet, number_of_row: u32) -> bool {
    let mut column: u32 = 0;
    let mut any = false;
    for cell in row.children() {
        if !matches!(cell.name(), "table-cell" | "covered-table-cell") {
            continue;
        }
        let count = number(cell, "number-columns-repeated");
        let (down, across) = (number(cell, "number-rows-spanned"), number(cell, "number-columns-spanned"));
        if (down > 1 || across > 1) && count == 1 {
            let last = (number_of_row.saturating_add(down - 1), column.saturating_add(across - 1));
            sheet.merges.push(Merge { first: (number_of_row, column), last });
        }
        if cell.is("table-cell")
            && let Some(text) = display(cell, &mut sheet.uncomputed)
        {
            any = true;
            for step in 0..count.min(MOST_REPEATED) {
                if !book.may_read() {
                    return false;
                }
                sheet.put((number_of_row, column.saturating_add(step)), text.clone());
            }
        }
        for picture in cell.descendants(&|e| e.is("image")) {
            sheet.pictures.push((String::new(), picture.attr("href").unwrap_or_default()));
        }
        column = column.saturating_add(count);
    }
    any
}

/// What a cell displays; `None` where it displays nothing.
fn display(cell: Element<'_, '_>, uncomputed: &mut usize) -> Option<String> {
    let lines: Vec<String> = cell.children().filter(|e| e.is("p")).map(line).collect();
    let shown = lines.join("\n");
    let kind = cell.attr("value-type");
    let value = cell.attr("value").and_then(|value| value.trim().parse::<f64>().ok());
    let text = match (kind.as_deref(), value) {
        // a whole number has no decimals, however many are displayed
        (Some("float"), Some(value)) if value.fract() == 0.0 => super::format::Format::General.display(value, false),
        (Some("float" | "percentage" | "currency"), Some(value)) if shown.is_empty() => {
            super::format::Format::General.display(value, false)
        }
        (Some("date"), _) => cell.attr("date-value").unwrap_or(shown),
        (None, _) if shown.is_empty() => {
            let formula = cell.attr("formula")?;
            *uncomputed += 1;
            format!("={}", formula.trim_start_matches("of:").trim_start_matches('='))
        }
        _ => shown,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// The text of a paragraph: spaces and line ends that stand as elements are put in, notes are left out.
fn line(paragraph: Element<'_, '_>) -> String {
    let mut out = String::new();
    let mut open: Vec<Piece<'_, '_>> = paragraph.pieces().collect();
    open.reverse();
    while let Some(piece) = open.pop() {
        let element = match piece {
            Piece::Text(text) => {
                out.push_str(text);
                continue;
            }
            Piece::Element(element) => element,
        };
        match element.name() {
            "s" => (0..number(element, "c").min(MOST_REPEATED)).for_each(|_| out.push(' ')),
            "tab" => out.push('\t'),
            "line-break" => out.push('\n'),
            "annotation" | "note" | "ruby-text" => {}
            _ => {
                let at = open.len();
                open.extend(element.pieces());
                open.get_mut(at..).unwrap_or_default().reverse();
            }
        }
    }
    out
}
