//! Elements that are read where they stand: title and metadata, pictures, fields, and what is not shown.

use gongkai_document::{Block, Image, Meta, Origin, Paragraph, Run};

use super::arena::{Kind, Node, NodeId};
use super::element::{Class, classify};
use super::style::Style;
use super::walk::{KEPT_TEXT, Walker};

impl Walker<'_> {
    pub(super) fn title(&mut self, node: &Node) {
        if let Some(Node { kind: Kind::Text(text), .. }) = self.tree.get(node.first)
            && self.page.title.is_none()
        {
            let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.page.title = Some(title).filter(|title| !title.is_empty());
        }
    }

    pub(super) fn meta(&mut self, node: &Node) {
        let name = node.attr("name").or_else(|| node.attr("property")).map(str::trim);
        let value = node.attr("content").map(str::trim);
        if let (Some(name), Some(value)) = (name, value)
            && !name.is_empty()
            && !value.is_empty()
        {
            let origin = Origin::Bytes { range: (node.start as usize, node.end as usize), dom: "meta".into() };
            self.page.meta.push(Meta { name: name.into(), value: shorten(value), origin: Some(origin) });
        }
    }

    pub(super) fn image(&mut self, node: &Node) {
        let tiny = |name| node.attr(name).and_then(|size| size.trim_end_matches("px").parse::<u32>().ok());
        if tiny("width").is_some_and(|size| size <= 32) || tiny("height").is_some_and(|size| size <= 32) {
            return;
        }
        let Some(target) = node.attr("src").map(str::trim).filter(|target| !target.is_empty()) else { return };
        let origin = Origin::Bytes { range: (node.start as usize, node.end as usize), dom: self.path.dom() };
        let alt = node.attr("alt").unwrap_or_default().trim().to_owned();
        let image = Block::Image(Image { alt, target: shorten(target), origin: Some(origin) });
        if self.in_cell() {
            if let Some(table) = self.tables.last_mut() {
                table.after.push(image);
            }
            return;
        }
        self.flush();
        self.push_item(image, 0, 0);
    }

    /// The value of a field that is shown: a report may be set as a form.
    pub(super) fn field(&mut self, node: &Node, name: &str, style: &Style<'_>) {
        let range = (node.start, node.end);
        if name == "textarea" {
            if let Some(Node { kind: Kind::Text(text), .. }) = self.tree.get(node.first) {
                let outer = std::mem::replace(&mut self.style, Style::PAGE.preformatted());
                self.verbatim(text, range);
                self.style = outer;
            }
            return;
        }
        let kind = node.attr("type").unwrap_or("text").to_ascii_lowercase();
        if matches!(kind.as_str(), "text" | "number" | "tel" | "date" | "")
            && let Some(value) = node.attr("value")
        {
            self.line.push(value, style, false, range);
        }
    }

    /// Keeps what stands in an element that is not shown, as text that is not seen.
    pub(super) fn hidden(&mut self, top: NodeId) {
        let mut text = String::new();
        let mut next = Some(top);
        while let Some(id) = next {
            let Some(node) = self.tree.get(id) else { break };
            let mut skip = false;
            match (&node.kind, classify(node)) {
                (Kind::Text(piece), _) => {
                    for word in piece.split_whitespace() {
                        if text.len() >= KEPT_TEXT {
                            break;
                        }
                        text.push_str(word);
                        text.push(' ');
                    }
                }
                (_, Some((_, class))) => skip = matches!(class, Class::Skip | Class::Script | Class::Title),
                _ => {}
            }
            next = self.tree.step(id, top, skip, |_| ()).filter(|_| text.len() < KEPT_TEXT);
        }
        let text = text.trim_end();
        if text.is_empty() {
            return;
        }
        let run = Run { text: text.to_owned(), hidden: true, ..Run::default() };
        let block = Block::Paragraph(Paragraph { runs: vec![run], origin: None });
        match self.tables.last_mut() {
            Some(table) => table.after.push(block),
            None => self.push_item(block, 0, 0),
        }
    }
}

/// An attribute cut to a reasonable length: pictures may be written into theirs.
pub(super) fn shorten(value: &str) -> String {
    match value.char_indices().nth(KEPT_TEXT) {
        Some((end, _)) => value.get(..end).unwrap_or_default().to_owned(),
        None => value.to_owned(),
    }
}
