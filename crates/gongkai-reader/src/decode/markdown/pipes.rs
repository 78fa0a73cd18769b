//! The cells of a table row as they are written between `|`.

/// The cells of a row, each with its place in the row and its text, trimmed.
pub(super) fn cells(row: &str) -> Vec<(usize, &str)> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, c) in row.char_indices() {
        if c == '|' && !escaped {
            // the first bar opens the row
            if at > 0 || !row.starts_with('|') {
                cells.push(trimmed(row, start, at));
            }
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if row.get(start..).is_some_and(|rest| !rest.trim().is_empty()) {
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
        let texts = |row| cells(row).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
        assert_eq!(texts("| a | b |"), ["a", "b"]);
        assert_eq!(texts("a|b"), ["a", "b"]);
        assert_eq!(texts(r"| a \| b |  | c |"), [r"a \| b", "", "c"]);
        assert_eq!(cells("| a | b"), [(2, "a"), (6, "b")]);
        assert_eq!(unescaped(r"a \| b\c"), r"a | b\c");
    }
}
