//! Aligned columns of text that may be Chinese.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Text padded on the right to a width in columns.
pub(super) fn left(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Text padded on the left to a width in columns.
pub(super) fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// Text cut to a width in columns, with an ellipsis where something is left out.
pub(super) fn clip(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + c.width().unwrap_or(0) + 2 > width {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// The widest text of each column.
pub(super) fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        for (column, text) in row.iter().enumerate() {
            match widths.get_mut(column) {
                Some(width) => *width = text.width().max(*width),
                None => widths.push(text.width()),
            }
        }
    }
    widths
}

/// Rows as lines, two spaces between columns: the first `labels` columns flush left, the others flush right.
pub(super) fn lines(rows: &[Vec<String>], labels: usize) -> Vec<String> {
    let widths = widths(rows);
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate();
        let cells =
            cells.map(|(column, (text, width))| if column < labels { left(text, *width) } else { right(text, *width) });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_not_characters() {
        let rows = [vec!["规章".to_owned(), "0".into()], vec!["abc".into(), "12".into()]];
        assert_eq!(lines(&rows, 1), ["规章   0", "abc   12"]);
        assert_eq!(lines(&rows, 2), ["规章  0", "abc   12"]);
        assert_eq!([clip("规章", 4), clip("规范性文件", 8)], ["规章", "规范性…"]);
    }
}
