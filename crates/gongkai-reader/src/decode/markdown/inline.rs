//! The text inside a block of Markdown: emphasis, escapes and links resolved, line by line.

use comrak::nodes::{AstNode, NodeValue};
use gongkai_document::Run;

/// One line of text inside a block.
#[derive(Debug, Default)]
pub(super) struct InlineLine {
    /// Which line of the block's source it stands in, from 0.
    pub source_line: usize,
    pub runs: Vec<Run>,
}

/// The lines of a block: one for each line of its source, and one more for each `<br>`.
pub(super) fn lines<'a>(block: &'a AstNode<'a>) -> Vec<InlineLine> {
    let mut lines = vec![InlineLine::default()];
    each(block, |piece, bold| {
        let Some(line) = lines.last_mut() else { return };
        let next = match piece {
            Piece::Text(text) => {
                push(&mut line.runs, text, bold);
                return;
            }
            Piece::LineEnd => line.source_line + 1,
            Piece::Break => line.source_line,
        };
        lines.push(InlineLine { source_line: next, runs: Vec::new() });
    });
    lines
}

/// The text of a block or cell in one; breaks are line ends.
pub(super) fn plain<'a>(block: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    each(block, |piece, _| match piece {
        Piece::Text(piece) => text.push_str(piece),
        Piece::LineEnd | Piece::Break => text.push('\n'),
    });
    text.trim().to_owned()
}

/// All text under a node, the description of a picture included.
pub(super) fn all_text<'a>(node: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for child in node.descendants() {
        if let NodeValue::Text(piece) = &child.data.borrow().value {
            text.push_str(piece);
        }
    }
    text
}

enum Piece<'p> {
    Text(&'p str),
    LineEnd,
    Break,
}

/// Calls `take` for each piece of text in order, and whether it is bold. Not recursive: emphasis can be nested
/// without end.
fn each<'a>(block: &'a AstNode<'a>, mut take: impl FnMut(Piece<'_>, bool)) {
    let mut bold = 0_usize;
    let mut next = block.first_child();
    while let Some(node) = next {
        let mut inside = true;
        match &node.data.borrow().value {
            NodeValue::Text(text) => take(Piece::Text(text), bold > 0),
            NodeValue::Code(code) => take(Piece::Text(&code.literal), bold > 0),
            NodeValue::SoftBreak | NodeValue::LineBreak => take(Piece::LineEnd, false),
            NodeValue::HtmlInline(tag) if is_break(tag) => take(Piece::Break, false),
            NodeValue::Strong => bold += 1,
            NodeValue::Image(_) => inside = false,
            _ => {}
        }
        next = node.first_child().filter(|_| inside);
        let mut at = node;
        while next.is_none() && !std::ptr::eq(at, block) {
            if matches!(at.data.borrow().value, NodeValue::Strong) {
                bold = bold.saturating_sub(1);
            }
            next = at.next_sibling();
            match at.parent() {
                Some(parent) if next.is_none() => at = parent,
                _ => break,
            }
        }
    }
}

fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

fn push(runs: &mut Vec<Run>, text: &str, bold: bool) {
    match runs.last_mut() {
        Some(run) if run.bold == bold => run.text.push_str(text),
        _ => runs.push(Run { text: text.to_owned(), bold, ..Run::default() }),
    }
}
