//! Excel workbooks (XLSX).

use std::collections::HashMap;

use super::format::Format;
use super::sheet::{Sheet, place, rectangle};
use super::{Book, said};
use crate::decode::docx::{Relationships, part_text};
use crate::decode::package::{Budget, Package};
use crate::decode::xml::{Element, Tree};

/// An empty cell may be part of a drawn table, but only near the top left, where tables of reports stand: a sheet may
/// have millions that are only formatted.
fn worth_a_node(tag: &str) -> bool {
    const LAST_ROW: u32 = 1000;
    const LAST_COLUMN: u32 = 32;
    let name = tag.split_whitespace().next().unwrap_or_default();
    if name != "c" && !name.ends_with(":c") {
        return true;
    }
    let at = tag.split_once(" r=").and_then(|(_, rest)| place(rest.get(1..)?.split(['"', '\'']).next()?));
    at.is_some_and(|(row, column)| row < LAST_ROW && column < LAST_COLUMN)
}

/// What all sheets share.
struct Shared {
    strings: Vec<String>,
    formats: Vec<Format>,
    /// Whether each style of cells draws a border.
    bordered: Vec<bool>,
    since_1904: bool,
}

/// Reads the sheets of a package, in their order.
pub(super) fn read(book: &mut Book<'_>, package: &mut Package<'_>, budget: &mut Budget) {
    let mut parts = Parts { book, package, budget };
    let top = parts.relations("_rels/.rels", "");
    let main = top.of_kind("officeDocument").unwrap_or_else(|| "xl/workbook.xml".into());
    let Some(source) = parts.text(&main) else { return parts.book.damaged() };
    let relations = parts.relations_of(&main);
    let limits = parts.book.limits;
    let tree = Tree::parse(&source, limits, worth_a_node);
    let Some(root) = tree.root() else { return parts.book.damaged() };
    let (formats, bordered) = relations.of_kind("styles").map(|name| parts.styles(&name)).unwrap_or_default();
    let shared = Shared {
        strings: relations.of_kind("sharedStrings").map(|name| parts.strings(&name)).unwrap_or_default(),
        formats,
        bordered,
        since_1904: root.child("workbookPr").and_then(|p| p.attr("date1904")).is_some_and(|on| is_true(&on)),
    };
    for entry in root.child("sheets").into_iter().flat_map(Element::children).filter(|entry| entry.is("sheet")) {
        let name = entry.attr("name").unwrap_or_default();
        let hidden = entry.attr("state").is_some_and(|state| state != "visible");
        let Some(part) = entry.attr("id").and_then(|id| relations.target(&id).map(str::to_owned)) else { continue };
        let mut sheet = Sheet { name, hidden, ..Sheet::default() };
        parts.sheet(&mut sheet, &part, &shared);
        parts.book.sheets.push(sheet);
    }
}

fn is_true(written: &str) -> bool {
    matches!(written, "1" | "true" | "on")
}

struct Parts<'p, 'l, 'b> {
    book: &'p mut Book<'l>,
    package: &'p mut Package<'b>,
    budget: &'p mut Budget,
}

impl Parts<'_, '_, '_> {
    fn text(&mut self, name: &str) -> Option<String> {
        part_text(self.package, name, self.book.limits, self.budget, &mut self.book.problems)
    }

    fn relations(&mut self, name: &str, folder: &str) -> Relationships {
        Relationships::read(&self.text(name).unwrap_or_default(), self.book.limits).within(folder)
    }

    /// The references of a part.
    fn relations_of(&mut self, part: &str) -> Relationships {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        self.relations(&format!("{folder}/_rels/{name}.rels"), folder)
    }

    fn strings(&mut self, name: &str) -> Vec<String> {
        let source = self.text(name).unwrap_or_default();
        let tree = self.tree(&source);
        tree.root().into_iter().flat_map(Element::children).filter(|e| e.is("si")).map(string).collect()
    }

    fn tree<'s>(&mut self, source: &'s str) -> Tree<'s> {
        let tree = Tree::parse(source, self.book.limits, worth_a_node);
        self.book.problems.extend(tree.broken.map(said));
        tree
    }

    /// The format of each style of cells, and whether it draws a border.
    fn styles(&mut self, name: &str) -> (Vec<Format>, Vec<bool>) {
        let source = self.text(name).unwrap_or_default();
        let tree = self.tree(&source);
        let Some(root) = tree.root() else { return Default::default() };
        let own = root.child("numFmts").into_iter().flat_map(Element::children);
        let own: HashMap<u32, Format> = own
            .filter_map(|e| Some((e.attr("numFmtId")?.parse().ok()?, Format::written(&e.attr("formatCode")?))))
            .collect();
        let borders = root.child("borders").into_iter().flat_map(Element::children).filter(|e| e.is("border"));
        let is_drawn = |side: Element<'_, '_>| side.attr("style").is_some_and(|style| style != "none");
        let borders: Vec<bool> = borders.map(|border| border.children().any(is_drawn)).collect();
        let styles = root.child("cellXfs").into_iter().flat_map(Element::children).filter(|e| e.is("xf"));
        let number = |style: Element<'_, '_>, name| style.attr(name).and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
        let style = |style: Element<'_, '_>| {
            let id = number(style, "numFmtId");
            let border = usize::try_from(number(style, "borderId")).ok().and_then(|id| borders.get(id));
            let format = own.get(&id).copied().unwrap_or_else(|| Format::built_in(id));
            (format, border.copied().unwrap_or_default())
        };
        styles.map(style).unzip()
    }

    fn sheet(&mut self, sheet: &mut Sheet, part: &str, shared: &Shared) {
        let Some(source) = self.text(part) else { return };
        let tree = self.tree(&source);
        let Some(root) = tree.root() else { return };
        for columns in root.child("cols").into_iter().flat_map(Element::children) {
            let number =
                |name: &str| columns.attr(name).and_then(|n| n.parse::<u32>().ok()).and_then(|n| n.checked_sub(1));
            if columns.attr("hidden").is_some_and(|on| is_true(&on)) {
                sheet.hidden_columns.extend(number("min").zip(number("max")));
            }
        }
        self.rows(sheet, root, shared);
        let merges = root.child("mergeCells").into_iter().flat_map(Element::children);
        sheet.merges = merges.filter_map(|merge| rectangle(&merge.attr("ref")?)).collect();
        if let Some(drawing) = root.child("drawing").and_then(|drawing| drawing.attr("id")) {
            self.drawing(sheet, part, &drawing);
        }
    }

    fn rows(&mut self, sheet: &mut Sheet, root: Element<'_, '_>, shared: &Shared) {
        let mut next_row = 0;
        for row in root.child("sheetData").into_iter().flat_map(Element::children).filter(|e| e.is("row")) {
            let number = row.attr("r").and_then(|r| r.parse::<u32>().ok()).and_then(|r| r.checked_sub(1));
            let number = number.unwrap_or(next_row);
            next_row = number.saturating_add(1);
            if row.attr("hidden").is_some_and(|on| is_true(&on)) {
                sheet.hidden_rows.push((number, number));
            }
            let mut next_column = 0;
            for cell in row.children().filter(|e| e.is("c")) {
                let at = cell.attr("r").and_then(|r| place(&r)).unwrap_or((number, next_column));
                next_column = at.1.saturating_add(1);
                let text = display(cell, shared, &mut sheet.uncomputed);
                let style = cell.attr("s").and_then(|s| s.parse::<usize>().ok()).unwrap_or(0);
                if text.is_none() && !shared.bordered.get(style).is_some_and(|bordered| *bordered) {
                    continue;
                }
                if !self.book.may_read() {
                    return;
                }
                match text {
                    Some(text) => sheet.put(at, text),
                    None => sheet.put_empty(at),
                }
            }
        }
    }

    /// Pictures and boxes of text that lie on a sheet.
    fn drawing(&mut self, sheet: &mut Sheet, part: &str, id: &str) {
        let Some(drawing) = self.relations_of(part).target(id).map(str::to_owned) else { return };
        let targets = self.relations_of(&drawing);
        let Some(source) = self.text(&drawing) else { return };
        let tree = self.tree(&source);
        let Some(root) = tree.root() else { return };
        for body in root.descendants(&|e| e.is("txBody")) {
            let lines = body.children().filter(|e| e.is("p"));
            let text =
                |line: Element<'_, '_>| line.descendants(&|e| e.is("t")).into_iter().map(Element::text).collect();
            sheet.boxes.extend(lines.map(text).filter(|text: &String| !text.trim().is_empty()));
        }
        for picture in root.descendants(&|e| e.is("pic")) {
            let blip = picture.descendants(&|e| e.is("blip")).first().and_then(|blip| blip.attr("embed"));
            let target = blip.and_then(|id| targets.target(&id).map(str::to_owned)).unwrap_or_default();
            let named = picture.descendants(&|e| e.is("cNvPr")).first().and_then(|named| named.attr("descr"));
            sheet.pictures.push((named.unwrap_or_default(), target));
        }
    }
}

/// A string with its parts of different looks put together; how it is pronounced is no part of it.
fn string(element: Element<'_, '_>) -> String {
    let mut out = String::new();
    for part in element.children() {
        match part.name() {
            "t" => out.push_str(&part.text()),
            "r" => out.extend(part.child("t").map(Element::text)),
            _ => {}
        }
    }
    unescaped(&out)
}

/// A string in which `_x000D_` stands for a character that XML cannot hold.
fn unescaped(text: &str) -> String {
    text.replace("_x000D_", "").replace("\r\n", "\n")
}

/// What a cell displays; `None` where it displays nothing.
fn display(cell: Element<'_, '_>, shared: &Shared, uncomputed: &mut usize) -> Option<String> {
    let value = cell.child("v").map(Element::text);
    let style = || cell.attr("s").and_then(|s| s.parse::<usize>().ok()).unwrap_or(0);
    let value = value.filter(|value| !value.is_empty());
    let text = match (cell.attr("t").as_deref(), value) {
        (Some("inlineStr"), _) => string(cell.child("is")?),
        (Some("s"), Some(value)) => shared.strings.get(value.trim().parse::<usize>().ok()?)?.clone(),
        (Some("b"), Some(value)) => (if is_true(value.trim()) { "TRUE" } else { "FALSE" }).to_owned(),
        (Some("str" | "e" | "d"), Some(value)) => unescaped(&value),
        (kind, None) if kind != Some("str") => {
            // a formula that was never computed is no blank: what it would give is not known
            let formula = cell.child("f")?;
            *uncomputed += 1;
            format!("={}", formula.text())
        }
        (_, None) => return None,
        (_, Some(value)) => {
            let format = shared.formats.get(style()).copied().unwrap_or_default();
            value.trim().parse::<f64>().map_or(value, |number| format.display(number, shared.since_1904))
        }
    };
    Some(text).filter(|text| !text.trim().is_empty())
}
