//! The cells of a table row as they are written between `|`.

/// How the rows of a table are closed, as its delimiter row shows: `| a | b |`, `a | b |`, `a | b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// A bar opens each row; else a row that begins with one has an empty first cell.
    pub left: bool,
    /// A bar closes each row; else one that ends with a bar has an empty last cell.
    pub right: bool,
}

impl Frame {
    /// The frame of a table, by its second line.
    pub(super) fn of(table: &str) -> Self {
        let delimiter = table.lines().nth(1).unwrap_or_default().trim();
        Self { left: delimiter.starts_with('|'), right: delimiter.ends_with('|') }
    }
}

/// Whether a row is one that divides header and body: another table begins at the row before it.
pub(super) fn is_delimiter(row: &str) -> bool {
    row.contains("---") && row.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The cells of a row, each with its place in the row and its text, trimmed.
pub(super) fn cells(row: &str, frame: Frame) -> Vec<(usize, &str)> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, c) in row.char_indices() {
        if c == '|' && !escaped {
            // the first bar opens the row
            if at > 0 || !frame.left {
                cells.push(trimmed(row, start, at));
            }
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    let rest = row.get(start..).is_some_and(|rest| !rest.trim().is_empty());
    if rest || !frame.right && start > 0 {
        cells.push(trimmed(row, start, row.len()));
    }
    cells
}

fn trimmed(row: &str, start: usize, end: usize) -> (usize, &str) {
    let cell = row.get(start..end).unwrap_or_default();
    let text = cell.trim_start();
    (start + cell.len() - text.len(), text.trim_end())
}

/// The text of a cell with its escapes resolved.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\\'
            && let Some(next) = chars.next_if(char::is_ascii_punctuation)
        {
            out.push(next);
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_cut_at_bars_that_are_not_escaped() {
        let framed = Frame::of("| a | b |\n|---|---|");
        let texts = |row| cells(row, framed).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(texts("| a | b |"), ["a", "b"]);
        assert_eq!(texts("a|b"), ["a", "b"]);
        assert_eq!(texts(r"| a \| b |  | c |"), [r"a \| b", "", "c"]);
        assert_eq!(cells("| a | b", framed), [(2, "a"), (6, "b")]);
        assert_eq!(unescaped(r"a \| b\c"), r"a | b\c");
    }

    #[test]
    fn where_bars_only_separate_empty_ends_are_cells() {
        let open = Frame::of("a| b\n---|---");
        let texts = |row, frame| cells(row, frame).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(texts("a|  | ", open), ["a", "", ""]);
        assert_eq!(texts("| 1|", open), ["", "1", ""]);
        assert_eq!(texts("a | b | |", Frame::of("a | b |\n---|---|")), ["a", "b", ""]);
    }
}
