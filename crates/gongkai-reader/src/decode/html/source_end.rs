//! Where an element ends in the source.

use super::arena::{Kind, NONE, NodeId, Tree};

/// Most stray end tags and comments that are passed over in search of an element's own end tag.
const STRAYS: usize = 16;

/// The byte after an element: after its end tag, or where it is closed without one.
pub(super) fn end_of(tree: &Tree, source: &str, element: NodeId) -> usize {
    let mut inside = Vec::new();
    let mut id = element;
    while let Some(node) = tree.get(id) {
        inside.push(node);
        if node.last == NONE {
            break;
        }
        id = node.last;
    }
    let mut end = 0;
    for node in inside.into_iter().rev() {
        end = end.max(node.end as usize);
        if let Kind::Element { name, .. } = &node.kind {
            end = after_end_tag(source, end, name).unwrap_or(end);
        }
    }
    end
}

/// The byte after `</name>`, if nothing but white space, comments and end tags of other elements stands before it.
fn after_end_tag(source: &str, from: usize, name: &str) -> Option<usize> {
    // nearly always it stands right there
    let next = source.get(from..)?.strip_prefix("</").and_then(|rest| rest.split_at_checked(name.len()));
    if next.is_some_and(|(found, rest)| found.eq_ignore_ascii_case(name) && rest.starts_with('>')) {
        return Some(from + "</".len() + name.len() + ">".len());
    }
    let mut at = from;
    for _ in 0..STRAYS {
        let rest = source.get(at..)?;
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if let Some(comment) = trimmed.strip_prefix("<!") {
            let close = if comment.starts_with("--") { "-->" } else { ">" };
            at += trimmed.find(close)? + close.len();
            continue;
        }
        let tag = trimmed.strip_prefix("</")?;
        let length = tag.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-' | b'_')).count();
        let found = tag.get(..length)?;
        let end = at + trimmed.find('>')? + 1;
        if found.eq_ignore_ascii_case(name) {
            return Some(end);
        }
        if matches!(found.to_ascii_lowercase().as_str(), "td" | "th" | "tr" | "table" | "tbody" | "thead" | "tfoot") {
            return None;
        }
        at = end;
    }
    None
}
