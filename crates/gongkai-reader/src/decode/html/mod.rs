//! Web pages: the report without the page around it.
//!
//! The parser's tree is walked once into items in reading order and the frames around them ([`walk`]); then the
//! frame that holds what tells of a report is chosen ([`content`]), never by the name of one site.

mod arena;
mod content;
mod element;
mod evidence;
mod layout;
mod line;
mod ordinal;
mod parse;
mod path;
mod source_end;
mod style;
mod table;
mod walk;

use gongkai_document::{Document, SourceKind};
use gongkai_report::{Problem, ProblemKind};

use super::Decoded;
use crate::Limits;

/// Reads a page.
pub(super) fn decode(source: String, limits: &Limits) -> Decoded {
    let (tree, reached) = parse::parse(&source, limits);
    let page = walk::walk(&tree, &source, limits);
    let mut problems = Vec::new();
    let mut problem = |kind, what: String| problems.push(Problem { kind, place: None, what, origin: None });
    if reached.depth {
        problem(ProblemKind::Limit, format!("网页的元素套得超过 {} 层，更深的并入外层来读", limits.depth));
    }
    if let Some(at) = reached.stopped {
        problem(ProblemKind::Limit, format!("网页的元素过多，从第 {at} 个字节起没有读：请检查是不是给错了文件"));
    }
    if page.too_many_cells {
        problem(ProblemKind::Limit, format!("单元格超过 {} 个，后面的没有读：请检查是不是给错了文件", limits.cells));
    }
    if page.items.is_empty() {
        if let Some(inner) = page.inner_pages.first() {
            problem(ProblemKind::Missing, format!("网页的正文在另一个网页“{inner}”里：请打开那个网页另存后再读"));
        } else if page.scripts > 0 {
            problem(
                ProblemKind::Missing,
                "网页的正文要由脚本生成，文件里没有文字：请在浏览器里打开后另存网页再读".into(),
            );
        }
    }
    drop(tree);
    let (blocks, meta, links) = content::choose(page.items, &page.frames, page.meta, page.links);
    let document = Document { kind: SourceKind::Html, title: page.title, meta, blocks, links, source };
    Decoded { document, problems, ..Decoded::default() }
}
