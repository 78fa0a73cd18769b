//! Web pages: the report without the page around it.
//!
//! The parser's tree is walked once into items in reading order and the frames around them ([`walk`]); then the
//! frame that holds what tells of a report is chosen ([`select`]), never by the name of one site. What the page says
//! of itself around it becomes metadata ([`about`]).

mod about;
mod arena;
mod chrome;
mod element;
mod evidence;
mod layout;
mod leaf;
mod line;
pub(super) mod ordinal;
mod parse;
mod path;
mod select;
mod source_end;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod walk;

use gongkai_document::{Block, Document, Heading, Link, SourceKind};
use gongkai_report::{Problem, ProblemKind};

use super::Decoded;
use crate::Limits;
use select::{Selection, density, is_title_item, select};
use walk::Page;

/// Reads a page.
pub(super) fn decode(source: String, limits: &Limits) -> Decoded {
    let (page, mut problems) = read(&source, limits);
    let selection = select(&page);
    if let Some(what) = elsewhere(&page, &selection) {
        problems.push(Problem { kind: ProblemKind::Missing, place: None, what, origin: None });
    }
    Decoded { document: assemble(page, &selection, source), problems, ..Decoded::default() }
}

/// Reads HTML that stands in another text: all of it is text.
pub(super) fn decode_fragment(source: String, limits: &Limits) -> Decoded {
    let (page, problems) = read(&source, limits);
    let selection = Selection::everything(page.items.len());
    Decoded { document: assemble(page, &selection, source), problems, ..Decoded::default() }
}

fn read(source: &str, limits: &Limits) -> (Page, Vec<Problem>) {
    let (tree, reached) = parse::parse(source, limits);
    let page = walk::walk(&tree, source, limits);
    let mut problems = Vec::new();
    let mut problem = |kind, what: String| problems.push(Problem { kind, place: None, what, origin: None });
    if reached.depth {
        problem(ProblemKind::Limit, format!("网页的元素套得超过 {} 层，更深的并入外层来读", limits.depth));
    }
    if let Some(at) = reached.stopped {
        problem(ProblemKind::Limit, format!("网页的元素过多，从第 {at} 个字节起没有读：请检查是不是给错了文件"));
    }
    if page.too_many_lines {
        problem(ProblemKind::Limit, format!("网页超过 {} 行，后面的没有读：请检查是不是给错了文件", limits.nodes));
    }
    if page.too_many_cells {
        problem(ProblemKind::Limit, format!("单元格超过 {} 个，后面的没有读：请检查是不是给错了文件", limits.cells));
    }
    (page, problems)
}

/// What to do where a page holds no text of its own.
fn elsewhere(page: &Page, selection: &Selection) -> Option<String> {
    if selection.proven {
        return None;
    }
    let has_text = page.items.iter().any(|item| matches!(item.block, Block::Table(_)) || density(item) > 0);
    let inner = page.inner_pages.iter().find(|target| !target.is_empty() && !target.starts_with("about:"));
    match inner {
        Some(inner) => Some(format!("网页的正文在另一个网页“{inner}”里：请打开那个网页另存后再读")),
        None if !has_text && page.scripts > 0 => {
            Some("网页的正文要由脚本生成，文件里没有文字：请在浏览器里打开后另存网页再读".to_owned())
        }
        None => None,
    }
}

fn assemble(page: Page, selection: &Selection, source: String) -> Document {
    let mut stated = about::statements_of(&page, selection);
    let title = outer_title(&page, selection).map(Block::Heading);
    let mut document = Document { kind: SourceKind::Html, title: page.title, source, ..Document::default() };
    document.blocks.extend(title);
    let mut kept = Vec::with_capacity(page.items.len());
    for (index, item) in page.items.into_iter().enumerate() {
        kept.push(selection.keeps(index, &item));
        if kept.last() == Some(&true) {
            document.blocks.push(item.block);
        }
    }
    let in_text = |index: usize| kept.get(index) == Some(&true);
    let links = page.links.into_iter().filter(|(index, link)| in_text(*index) || is_download(link));
    document.links = links.map(|(_, link)| link).collect();
    document.meta = page.meta;
    document.meta.append(&mut stated);
    document
}

/// The title where it stands before the text: the last heading (or else line) there that reads like one.
fn outer_title(page: &Page, selection: &Selection) -> Option<Heading> {
    let start = selection.range.start;
    let upto = if selection.core.is_empty() { selection.range.end } else { selection.core.start };
    let inside = page.items.get(start..upto).unwrap_or_default();
    if inside.iter().enumerate().any(|(at, item)| is_title_item(item) && selection.keeps(start + at, item)) {
        return None;
    }
    let before = || page.items.iter().take(start).rev().filter(|item| is_title_item(item));
    match &before().find(|item| matches!(item.block, Block::Heading(_))).or_else(|| before().next())?.block {
        Block::Heading(heading) => Some(heading.clone()),
        Block::Paragraph(line) => Some(Heading { level: 1, text: line.text(), origin: line.origin.clone() }),
        Block::Table(_) | Block::Image(_) => None,
    }
}

/// Whether a link leads to a file to be downloaded.
fn is_download(link: &Link) -> bool {
    let path = link.target.split(['?', '#']).next().unwrap_or_default();
    let Some((_, ending)) = path.rsplit_once('.') else { return false };
    const ENDINGS: [&str; 11] = ["pdf", "doc", "docx", "xls", "xlsx", "wps", "et", "ofd", "zip", "rar", "csv"];
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}
