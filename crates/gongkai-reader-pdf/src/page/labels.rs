//! Labels of tables without lines: one that is broken over two lines stands half above and half below the line of its
//! values, and is put back into it. Without this its halves would lie between two rows, and could be taken for either.

use super::lines::{Piece, TextLine};

/// Fewest values that make a line one of a table.
const FEWEST: usize = 3;
/// How many lines away, at most, a half label is looked for.
const REACH: usize = 6;
/// Share of its height that a half label must have in common with the line of its values.
const SHARED: f32 = 0.12;

/// Puts broken labels into the line of their values.
pub(crate) fn gather(lines: Vec<TextLine>) -> Vec<TextLine> {
    let homes: Vec<Option<usize>> = (0..lines.len()).map(|at| home(&lines, at)).collect();
    if homes.iter().all(Option::is_none) {
        return lines;
    }
    let mut out: Vec<TextLine> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        if homes.get(at).copied().flatten().is_some() {
            continue;
        }
        let near = at.saturating_sub(REACH)..(at + REACH + 1).min(lines.len());
        let halves = near.filter(|half| homes.get(*half) == Some(&Some(at))).filter_map(|half| lines.get(half));
        out.push(halves.fold(line.clone(), with));
    }
    out
}

/// The line of values that a half label belongs to: the only one that it overlaps, and that begins behind it.
fn home(lines: &[TextLine], at: usize) -> Option<usize> {
    let half = lines.get(at)?;
    if half.pieces.iter().any(|piece| is_value(&piece.text)) {
        return None;
    }
    let near = at.saturating_sub(REACH)..(at + REACH + 1).min(lines.len());
    let mut homes = near.filter(|other| {
        *other != at
            && lines.get(*other).is_some_and(|line| {
                let shared = line.rect.y1.min(half.rect.y1) - line.rect.y0.max(half.rect.y0);
                first_value(line).is_some_and(|x| half.rect.x1 <= x) && shared >= SHARED * half.rect.height()
            })
    });
    homes.next().filter(|_| homes.next().is_none())
}

/// Where the values of a line of a table begin.
fn first_value(line: &TextLine) -> Option<f32> {
    let values = line.pieces.iter().rev().take_while(|piece| is_value(&piece.text));
    let (count, first) = values.fold((0, None), |(count, _), piece| (count + 1, Some(piece.rect.x0)));
    first.filter(|_| count >= FEWEST)
}

fn is_value(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '—' | '/'))
}

/// A line with a half label: joined to the piece under or above it, else a piece of its own.
fn with(mut line: TextLine, half: &TextLine) -> TextLine {
    for piece in &half.pieces {
        let over = |other: &Piece| {
            let shared = other.rect.x1.min(piece.rect.x1) - other.rect.x0.max(piece.rect.x0);
            !is_value(&other.text) && shared > 0.3 * other.rect.width().min(piece.rect.width())
        };
        match line.pieces.iter_mut().find(|other| over(other)) {
            Some(other) if piece.rect.y0 < other.rect.y0 => {
                other.text = format!("{}{}", piece.text, other.text);
                other.rect = other.rect.union(piece.rect);
            }
            Some(other) => {
                other.text.push_str(&piece.text);
                other.rect = other.rect.union(piece.rect);
            }
            None => line.pieces.push(piece.clone()),
        }
        line.rect.x0 = line.rect.x0.min(piece.rect.x0);
    }
    line.pieces.sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
    line
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::set;
    use super::super::lines::{TextLine, lines};
    use super::*;

    fn texts(lines: Vec<TextLine>) -> Vec<String> {
        gather(lines).iter().map(TextLine::text).collect()
    }

    #[test]
    fn both_halves_of_a_label_come_to_their_values() {
        let mut glyphs = set("没有现成信息", 50.0, 100.0, 1);
        glyphs.extend(set("无法提供", 0.0, 106.0, 2));
        for at in 0..3_u32 {
            glyphs.extend(set("1", 150.0 + 40.0 * at as f32, 106.0, 3 + at));
        }
        glyphs.extend(set("需要另行制作", 50.0, 112.0, 9));
        assert_eq!(texts(lines(glyphs)), ["无法提供  没有现成信息需要另行制作  1  1  1"]);
    }

    #[test]
    fn lines_that_only_follow_each_other_stay_apart() {
        let mut glyphs = set("表三", 50.0, 90.0, 1);
        for at in 0..3_u32 {
            glyphs.extend(set("1", 150.0 + 40.0 * at as f32, 106.0, 3 + at));
        }
        assert_eq!(texts(lines(glyphs)).len(), 2);
    }
}
