//! What a page says of itself outside its text: metadata blocks and the path of columns.

use gongkai_document::{Block, Meta, Origin, Table, squeeze};

use super::chrome::{columns, is_crumb, known_label, statements};
use super::select::{Selection, text_of};
use super::walk::{Item, Page};

/// Name under which the path of columns is kept, its parts joined by ` > `.
const COLUMN_PATH: &str = "栏目";

/// Statements of the page about itself, from the items outside the evidence of the report.
pub(super) fn statements_of(page: &Page, selection: &Selection) -> Vec<Meta> {
    let mut meta = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut path_origin = None;
    for (index, item) in page.items.iter().enumerate() {
        if selection.core.contains(&index) {
            continue;
        }
        if let Block::Table(table) = &item.block {
            meta.extend(statements_in_table(table));
            continue;
        }
        let Some(text) = text_of(item) else { continue };
        let origin = origin_of(item);
        let in_crumb = selection.crumb.get(index).copied().unwrap_or(false);
        if in_crumb || is_crumb(&squeeze(&text)) {
            let mut found = columns(&text);
            found.retain(|part| !path.contains(part));
            path.append(&mut found);
            path_origin = path_origin.or(origin);
            continue;
        }
        meta.extend(statements(&text).into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| Meta {
            name,
            value,
            origin: origin.clone(),
        }));
    }
    if path.len() > 1 || path.first().is_some_and(|only| !is_crumb(only)) {
        meta.push(Meta { name: COLUMN_PATH.into(), value: path.join(" > "), origin: path_origin });
    }
    meta
}

fn origin_of(item: &Item) -> Option<Origin> {
    match &item.block {
        Block::Heading(heading) => heading.origin.clone(),
        Block::Paragraph(paragraph) => paragraph.origin.clone(),
        Block::Table(table) => table.origin.clone(),
        Block::Image(image) => image.origin.clone(),
    }
}

/// Statements in a table whose cells are labels and values by turns; empty for any other table.
fn statements_in_table(table: &Table) -> Vec<Meta> {
    let mut found = Vec::new();
    let (mut labels, mut cells) = (0, 0);
    for row in &table.rows {
        let mut row_cells = row.cells.iter();
        while let Some(cell) = row_cells.next() {
            cells += 1;
            let pairs = statements(&cell.text);
            if !pairs.is_empty() {
                labels += 1;
                found.extend(pairs.into_iter().map(|(name, value)| (name, value, cell.origin.clone())));
                continue;
            }
            let Some(name) = known_label(&cell.text) else { continue };
            labels += 1;
            if let Some(value) = row_cells.next() {
                cells += 1;
                found.push((name, value.text.trim().to_owned(), value.origin.clone()));
            }
        }
    }
    if labels < 2 || labels * 5 < cells {
        return Vec::new();
    }
    let filled = found.into_iter().filter(|(_, value, _)| !value.is_empty());
    filled.map(|(name, value, origin)| Meta { name, value, origin }).collect()
}

/// Whether a block is a metadata block of the page.
pub(super) fn is_metadata(block: &Block) -> bool {
    matches!(block, Block::Table(table) if table.rows.len() <= 20 && !statements_in_table(table).is_empty())
}
