//! Plain text: one paragraph a line, spaces and tabs kept, since they may be all that is left of a table.

use gongkai_document::{Block, Document, Origin, Paragraph, SourceKind};
use gongkai_report::{Problem, ProblemKind};

use super::Decoded;
use crate::Limits;

/// Reads a text line by line.
pub(super) fn decode(source: String, limits: &Limits) -> Decoded {
    let mut blocks = Vec::new();
    let mut problems = Vec::new();
    let mut at = 0;
    for line in source.split_inclusive(['\n', '\u{000C}']) {
        let text = line.trim_end_matches(['\n', '\r', '\u{000C}']);
        if !text.trim().is_empty() {
            if blocks.len() >= limits.nodes {
                let what = format!("文本超过 {} 行，后面的没有读：请检查是不是给错了文件", limits.nodes);
                let origin = Some(Origin::bytes(at, source.len()));
                problems.push(Problem { kind: ProblemKind::Limit, place: None, what, origin });
                break;
            }
            blocks.push(Block::Paragraph(Paragraph::plain(text, Some(Origin::bytes(at, at + text.len())))));
        }
        at += line.len();
    }
    let document = Document { kind: SourceKind::Text, blocks, source, ..Document::default() };
    Decoded { document, problems, ..Decoded::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_layout_and_know_their_bytes() {
        let decoded = decode("一、总体情况\r\n\n规章\t0  0\n\u{000C}第二页".into(), &Limits::default());
        let lines: Vec<(String, &str)> = decoded
            .document
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => {
                    let (start, end) = paragraph.origin.as_ref().unwrap().range().unwrap();
                    (paragraph.text(), &decoded.document.source[start..end])
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            lines,
            [("一、总体情况".into(), "一、总体情况"), ("规章\t0  0".into(), "规章\t0  0"), ("第二页".into(), "第二页")]
        );
    }

    #[test]
    fn lines_beyond_the_limit_are_told() {
        let decoded = decode("一\n\n二\n三\n".into(), &Limits { nodes: 2, ..Limits::default() });
        assert_eq!((decoded.document.blocks.len(), decoded.problems.len()), (2, 1));
    }
}
