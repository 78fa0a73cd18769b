//! XML as it is written: what is opened is closed, what is text is escaped.

use std::fmt::{Display, Write as _};

/// Name and value of an attribute.
pub(crate) type Attribute<'a> = (&'a str, &'a dyn Display);

/// An XML document in the making.
pub(crate) struct Xml(String);

impl Xml {
    /// A document with its declaration and no element yet.
    pub(crate) fn document() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".into())
    }

    /// The document.
    pub(crate) fn finish(self) -> String {
        self.0
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.open(name, attributes);
        self.0.push_str("/>");
    }

    /// An element with content.
    pub(crate) fn element(&mut self, name: &str, attributes: &[Attribute<'_>], content: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        self.0.push('>');
        content(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// Text. Characters that XML cannot hold at all are left out; nobody could have seen them.
    pub(crate) fn text(&mut self, text: &str) {
        for c in text.chars().filter(|c| is_allowed(*c)) {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                // in an attribute a parser would make a space of it, in a text \r a \n
                '\t' | '\n' | '\r' => _ = write!(self.0, "&#{};", u32::from(c)),
                _ => self.0.push(c),
            }
        }
    }

    fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(&value.to_string());
            self.0.push('"');
        }
    }
}

/// Whether XML 1.0 can hold the character.
pub(crate) fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped_and_what_xml_cannot_hold_is_left_out() {
        let mut xml = Xml(String::new());
        xml.element("a", &[("b", &"1 < \"2\""), ("c", &3)], |xml| {
            xml.text("甲&乙<丙>\u{0}\u{1b}\u{FFFF}\r");
            xml.empty("d", &[]);
        });
        assert_eq!(xml.finish(), "<a b=\"1 &lt; &quot;2&quot;\" c=\"3\">甲&amp;乙&lt;丙&gt;&#13;<d/></a>");
    }
}
