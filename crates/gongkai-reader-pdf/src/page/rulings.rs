//! Ruling lines: pieces that lie on one line are one, whether dashed, doubled, or drawn cell by cell.

use crate::marks::Rect;

/// How far apart two strokes may lie and still be one line: double lines, borders of neighbouring cells.
pub(crate) const NEAR: f32 = 4.0;
/// Longest gap inside a line: dashes, and cells set a little apart.
const GAP: f32 = 5.0;
/// Most lines of a page in one direction.
const MOST: usize = 1_500;

/// A line, level (`at` is its height) or upright (`at` is its place from the left).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ruling {
    pub(crate) at: f32,
    pub(crate) from: f32,
    pub(crate) to: f32,
}

/// The lines of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rulings {
    pub(crate) level: Vec<Ruling>,
    pub(crate) upright: Vec<Ruling>,
}

impl Rulings {
    /// Joins strokes to lines.
    pub(crate) fn of(strokes: impl Iterator<Item = Rect>) -> Self {
        let (mut level, mut upright) = (Vec::new(), Vec::new());
        for rect in strokes {
            let (x, y) = rect.middle();
            if rect.width() >= rect.height() {
                level.push(Ruling { at: y, from: rect.x0, to: rect.x1 });
            } else {
                upright.push(Ruling { at: x, from: rect.y0, to: rect.y1 });
            }
        }
        Self { level: join(level), upright: join(upright) }
    }
}

/// Joins pieces that lie on one line.
fn join(mut pieces: Vec<Ruling>) -> Vec<Ruling> {
    pieces.retain(|piece| piece.at.is_finite() && piece.from.is_finite() && piece.to.is_finite());
    pieces.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Ruling> = Vec::new();
    let mut rest = pieces.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|piece| piece.at - first.at <= NEAR).count().max(1);
        let (group, behind) = rest.split_at(count);
        rest = behind;
        let mut group = group.to_vec();
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut line: Option<(Ruling, f32)> = None;
        for piece in group {
            let length = (piece.to - piece.from).max(0.01);
            line = match line {
                Some((open, weight)) if piece.from - open.to <= GAP => {
                    let sum = weight + length;
                    let at = (open.at * weight + piece.at * length) / sum;
                    Some((Ruling { at, from: open.from, to: open.to.max(piece.to) }, sum))
                }
                other => {
                    out.extend(other.map(|(line, _)| line));
                    Some((piece, length))
                }
            };
        }
        out.extend(line.map(|(line, _)| line));
    }
    // what is no longer than a letter is wide rules nothing
    out.retain(|line| line.to - line.from >= NEAR);
    if out.len() > MOST {
        out.sort_by(|a, b| (b.to - b.from).total_cmp(&(a.to - a.from)));
        out.truncate(MOST);
        out.sort_by(|a, b| a.at.total_cmp(&b.at));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_doubles_and_cell_borders_are_one_line() {
        let dashes = (0..20).map(|at| Rect::new(at as f32 * 6.0, 50.0, at as f32 * 6.0 + 3.0, 50.5));
        let double = [Rect::new(0.0, 52.0, 117.0, 52.5)];
        let rulings = Rulings::of(dashes.chain(double));
        assert_eq!(rulings.level.len(), 1);
        let line = rulings.level.first().expect("one line");
        assert!((line.from, line.to) == (0.0, 117.0) && (50.0..53.0).contains(&line.at));
    }

    #[test]
    fn lines_of_two_rows_or_two_tables_stay_apart() {
        let rows = [Rect::new(0.0, 50.0, 100.0, 50.5), Rect::new(0.0, 62.0, 100.0, 62.5)];
        assert_eq!(Rulings::of(rows.into_iter()).level.len(), 2);
        let tables = [Rect::new(0.0, 50.0, 100.0, 50.5), Rect::new(120.0, 50.0, 200.0, 50.5)];
        assert_eq!(Rulings::of(tables.into_iter()).level.len(), 2);
    }
}
