//! Values separated by commas or tabs, each with its place in the text.

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Its text, quotes resolved.
    pub text: String,
    /// Its bytes as written, quotes included.
    pub range: (usize, usize),
}

/// The rows of a text: quoted values may hold separators, line ends and doubled quotes; lines with nothing in them
/// are left out. A quote inside an unquoted value is a character like any other, and a quoted value that is never
/// closed goes to the end.
#[derive(Clone, Debug)]
pub(super) struct Rows<'s> {
    source: &'s str,
    separator: u8,
    at: usize,
}

impl<'s> Rows<'s> {
    /// The rows of a text, a byte order mark left out.
    pub(super) fn new(source: &'s str, separator: u8) -> Self {
        Self { source, separator, at: source.len() - source.trim_start_matches('\u{FEFF}').len() }
    }

    fn byte(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn field(&mut self) -> Field {
        let start = self.at;
        let text = if self.byte() == Some(b'"') { self.quoted() } else { String::new() };
        let bare = self.at;
        while self.byte().is_some_and(|byte| byte != self.separator && !matches!(byte, b'\n' | b'\r')) {
            self.at += 1;
        }
        let rest = self.source.get(bare..self.at).unwrap_or_default();
        Field { text: text + rest, range: (start, self.at) }
    }

    /// The inside of a quoted value; stands at its opening quote, ends behind its closing one.
    fn quoted(&mut self) -> String {
        let mut text = String::new();
        self.at += 1;
        while let Some(rest) = self.source.get(self.at..) {
            let Some(quote) = rest.find('"') else {
                text.push_str(rest);
                self.at = self.source.len();
                break;
            };
            text.push_str(rest.get(..quote).unwrap_or_default());
            self.at += quote + 1;
            if self.byte() != Some(b'"') {
                break;
            }
            text.push('"');
            self.at += 1;
        }
        text
    }
}

impl Iterator for Rows<'_> {
    type Item = Vec<Field>;

    fn next(&mut self) -> Option<Vec<Field>> {
        while matches!(self.byte(), Some(b'\n' | b'\r')) {
            self.at += 1;
        }
        self.byte()?;
        let mut row = vec![self.field()];
        while self.byte() == Some(self.separator) {
            self.at += 1;
            row.push(self.field());
        }
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str, separator: u8) -> Vec<Vec<String>> {
        Rows::new(source, separator).map(|row| row.into_iter().map(|field| field.text).collect()).collect()
    }

    #[test]
    fn quotes_hold_separators_line_ends_and_quotes() {
        assert_eq!(
            texts("\u{FEFF}a,\"b,\"\"c\"\"\r\nd\",\r\n\r\n1,2\"3,", b','),
            [vec!["a", "b,\"c\"\r\nd", ""], vec!["1", "2\"3", ""]]
        );
        assert_eq!(texts("规章\t0\t\"1\"x", b'\t'), [["规章", "0", "1x"]]);
        assert_eq!(texts("a,\"b\n", b','), [["a", "b\n"]]);
        assert!(texts("\n\r\n", b',').is_empty());
    }

    #[test]
    fn every_value_knows_its_bytes() {
        let source = "规章,\"1\",2\n";
        let row = Rows::new(source, b',').next().unwrap();
        let slices: Vec<&str> = row.iter().map(|field| &source[field.range.0..field.range.1]).collect();
        assert_eq!(slices, ["规章", "\"1\"", "2"]);
    }
}
