//! Word documents (OOXML): the parts of the package put together into a document.
//!
//! What is read is what the page shows once every tracked change is accepted: deleted text is not read, text boxes
//! and content controls are, numbers of lists become text, fields give their results. Headers and footers are not
//! content. Tracked changes, comments and hidden text that are still in the file are said.

mod body;
mod field;
mod look;
mod numbering;
mod paragraph;
mod relationships;
mod sequence;
mod styles;
mod table;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use gongkai_document::{Document, SourceKind};
use gongkai_report::{Problem, ProblemKind};

use self::body::Body;
use self::numbering::Numbering;
pub(super) use self::relationships::Relationships;
use self::styles::Styles;
use super::Decoded;
use super::encoding;
use super::package::{Budget, Package, Part};
use super::xml::{Broken, Element, Tree};
use crate::Limits;

/// Every empty element may mean something in a document.
fn all(_: &str) -> bool {
    true
}

/// Name of the part that holds the text, where the package does not say.
const MAIN: &str = "word/document.xml";

/// Reads the document of a package.
pub(super) fn decode(package: &mut Package<'_>, limits: &Limits, budget: &mut Budget) -> Decoded {
    let mut parts = Parts { package, limits, budget, problems: Vec::new() };
    let top = parts.text("_rels/.rels").unwrap_or_default();
    let main = Relationships::read(&top, limits).of_kind("officeDocument").unwrap_or_else(|| MAIN.to_owned());
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let name = main.rsplit_once('/').map_or(main.as_str(), |(_, name)| name);
    let Some(source) = parts.text(&main) else {
        let mut problems = parts.problems;
        let what = "Word 文件里没有正文（word/document.xml），可能已经损坏：请用 Word 或 WPS 打开后另存为 .docx 再读";
        problems.push(problem(ProblemKind::NotAReport, what));
        return Decoded::unusable_for(problems);
    };
    let relations = parts.text(&format!("{folder}/_rels/{name}.rels")).unwrap_or_default();
    let relations = Relationships::read(&relations, limits).within(&folder);
    let of = |kind: &str| relations.of_kind(kind);
    let styles = of("styles").and_then(|name| parts.text(&name)).unwrap_or_default();
    let numbering = of("numbering").and_then(|name| parts.text(&name)).unwrap_or_default();
    let notes: Vec<(&str, String)> = ["footnotes", "endnotes"]
        .into_iter()
        .filter_map(|kind| Some((kind, of(kind).and_then(|name| parts.text(&name))?)))
        .collect();
    let styles_tree = Tree::parse(&styles, limits, all);
    let numbering_tree = Tree::parse(&numbering, limits, all);
    let note_trees: Vec<(&str, Tree<'_>)> =
        notes.iter().map(|(kind, text)| (*kind, Tree::parse(text, limits, all))).collect();
    let tree = Tree::parse(&source, limits, all);
    let mut problems = parts.problems;
    if let Some(broken) = tree.broken {
        problems.push(said(broken));
    }
    let mut body = Body::new(Styles::read(&styles_tree), Numbering::read(&numbering_tree), &relations, limits);
    body.part = main;
    for (kind, tree) in &note_trees {
        body.notes.extend(notes_of(kind, tree));
    }
    let blocks = match tree.root().and_then(|root| root.child("body")) {
        Some(element) => body.read(element),
        None => Vec::new(),
    };
    problems.append(&mut body.problems());
    let document = Document { kind: SourceKind::Word, blocks, links: body.links, ..Document::default() };
    Decoded { document, problems, ..Decoded::default() }
}

/// The notes of a part, by kind and number; the first two of each are the lines that part them from the text.
fn notes_of<'t, 's>(kind: &str, tree: &'t Tree<'s>) -> HashMap<(String, String), Element<'t, 's>> {
    let notes = tree.root().into_iter().flat_map(Element::children);
    notes
        .filter(|note| note.attr("type").is_none())
        .filter_map(|note| Some(((kind.trim_end_matches('s').to_owned(), note.attr("id")?), note)))
        .collect()
}

/// The parts of a package, each as text, with what went wrong on the way.
struct Parts<'p, 'b> {
    package: &'p mut Package<'b>,
    limits: &'p Limits,
    budget: &'p mut Budget,
    problems: Vec<Problem>,
}

impl Parts<'_, '_> {
    fn text(&mut self, name: &str) -> Option<String> {
        part_text(self.package, name, self.limits, self.budget, &mut self.problems)
    }
}

/// A part as text; what could not be unpacked becomes a problem.
pub(super) fn part_text(
    package: &mut Package<'_>,
    name: &str,
    limits: &Limits,
    budget: &mut Budget,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    match package.part(name, budget)? {
        Part::Whole(bytes) => Some(encoding::decode(&bytes).0),
        Part::Damaged(bytes) => {
            let what = format!("文件里的 {name} 已经损坏，只读到损坏处为止：请重新下载或重新保存后再读");
            problems.push(problem(ProblemKind::Encoding, what));
            Some(encoding::decode(&bytes).0)
        }
        Part::TooLarge => {
            let most = limits.bytes >> 20;
            let what = format!("文件里的 {name} 解开后超过 {most} MB 的上限，没有读：年度报告不会这么大，请检查文件");
            problems.push(problem(ProblemKind::Limit, what));
            None
        }
        Part::Locked | Part::Unknown => {
            let what = format!("文件里的 {name} 加了密码或用了不认识的压缩方法，没有读：请另存为普通文件后再读");
            problems.push(problem(ProblemKind::Other, what));
            None
        }
    }
}

/// What to say of a part that ends early.
pub(super) fn said(broken: Broken) -> Problem {
    match broken {
        Broken::Damaged(at) => {
            let what = format!(
                "文件内容从第 {at} 字节起损坏，后面的没有读：请重新下载，或用 Word、Excel 或 WPS 打开后另存再读"
            );
            problem(ProblemKind::Encoding, what)
        }
        Broken::TooMany => problem(ProblemKind::Limit, "文件里的内容太多，后面的没有读：请检查是不是给错了文件"),
        Broken::TooDeep => problem(ProblemKind::Limit, "文件里的内容嵌套过深，后面的没有读：请检查是不是给错了文件"),
    }
}

/// A problem of the file as a whole.
pub(super) fn problem(kind: ProblemKind, what: impl Into<String>) -> Problem {
    Problem { kind, place: None, what: what.into(), origin: None }
}
