//! A row of a table ruled by level lines only that stands alone on the next page.
//!
//! Two lines around one row are too few to tell its columns; the last row on the page before tells them. The row is
//! read only where every figure stands under one that is there, or under its head; else it is said that it is not.

use super::bands::{Word, crossed, words};
use super::cells::{TableDraft, is_value};
use super::rulings::NEAR;
use super::{Ruling, Rulings};
use crate::marks::{Glyph, Rect};

/// How far the edges of a table may differ from page to page.
const SHIFT: f32 = 6.0;
/// How far the whole may be shifted, from left pages to right ones.
const WHOLE: f32 = 24.0;
/// How far a word may reach over the edge of its column.
const OVER: f32 = 0.5;
/// Farthest the two lines may lie apart.
const FARTHEST: f32 = 120.0;

/// What stands between the first two lines of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Carried {
    /// No row.
    Nothing,
    /// A row, parted by these upright lines.
    Row(Vec<Ruling>),
    /// Figures, of which it cannot be told in which columns they stand.
    Doubtful,
}

/// Looks for the rest of the table that ends the page before. Text higher than `head` is the head of the page.
pub(crate) fn row(before: &TableDraft, rulings: &Rulings, glyphs: &[Glyph], head: f32) -> Carried {
    let Some((upper, lower)) = first_two(rulings) else { return Carried::Nothing };
    let rect = Rect::new(upper.from.min(lower.from), upper.at, upper.to.max(lower.to), lower.at);
    let behind_text = glyphs.iter().map(|glyph| glyph.rect.middle().1).any(|y| y > head && y < upper.at);
    let (Some(left), Some(right)) = (before.xs.first(), before.xs.last()) else { return Carried::Nothing };
    let shift = rect.x0 - left;
    let as_wide = shift.abs() <= WHOLE && (rect.x1 - right - shift).abs() <= SHIFT;
    if behind_text || !as_wide || rect.height() > FARTHEST {
        return Carried::Nothing;
    }
    let words = words(glyphs, rect);
    if !words.iter().any(|word| is_value(&word.text)) {
        return Carried::Nothing;
    }
    let slots = shape(before, shift).unwrap_or_default();
    match edges(&slots, &words) {
        Some(edges) => Carried::Row(edges.into_iter().map(|at| Ruling { at, from: upper.at, to: lower.at }).collect()),
        // figures alone, under a head: all that the table holds, in its order
        None if !slots.iter().any(|slot| slot.figure) && words.iter().all(|word| is_value(&word.text)) => {
            Carried::Nothing
        }
        None => Carried::Doubtful,
    }
}

/// The first two level lines of a page, if no upright line crosses either.
fn first_two(rulings: &Rulings) -> Option<(Ruling, Ruling)> {
    let mut levels = rulings.level.clone();
    levels.sort_by(|a, b| a.at.total_cmp(&b.at));
    let [upper, lower, ..] = levels.as_slice() else { return None };
    let bare = |line: &Ruling| !crossed(line, &rulings.upright);
    (bare(upper) && bare(lower) && lower.at - upper.at > NEAR).then_some((*upper, *lower))
}

/// A cell of the last row on the page before: where it stands on this one, whether it holds a figure, or anything.
#[derive(Clone, Copy, Debug)]
struct Slot {
    x0: f32,
    x1: f32,
    figure: bool,
    empty: bool,
}

impl Slot {
    fn holds(&self, word: &Word) -> bool {
        word.rect.x0 >= self.x0 - OVER && word.rect.x1 <= self.x1 + OVER
    }
}

/// The cells of the last row from left to right; `None` where they leave a column out.
fn shape(table: &TableDraft, shift: f32) -> Option<Vec<Slot>> {
    let count = table.rows.iter().rposition(|row| !row.cells.is_empty())? + 1;
    let rows = table.rows.iter().take(count).enumerate();
    let mut cells: Vec<(usize, usize, &str)> = rows
        .flat_map(|(at, row)| row.cells.iter().filter(move |cell| at + cell.rows.max(1) >= count))
        .map(|cell| (cell.column, cell.columns.max(1), cell.text.as_str()))
        .collect();
    cells.sort_unstable();
    let mut column = 0;
    let mut out = Vec::new();
    for (from, columns, text) in cells {
        if from != column {
            return None;
        }
        column += columns;
        let (x0, x1) = (table.xs.get(from)? + shift, table.xs.get(column)? + shift);
        out.push(Slot { x0, x1, figure: is_value(text), empty: text.is_empty() });
    }
    (column + 1 == table.xs.len()).then_some(out)
}

/// The upright lines of a row with these words under cells of that shape; `None` where they do not fit.
///
/// Under a row with figures each figure must have one under it, and what stands before the first is a label, which may
/// reach over the edges of labels. Under a head there must be something in every cell that has a name, and only there.
fn edges(slots: &[Slot], words: &[Word]) -> Option<Vec<f32>> {
    let labels = slots.iter().position(|slot| slot.figure).unwrap_or(0);
    let under_head = !slots.iter().any(|slot| slot.figure);
    let (names, strict) = slots.split_at_checked(labels)?;
    let first = strict.first()?.x0;
    let (label, rest): (Vec<&Word>, Vec<&Word>) = words.iter().partition(|word| word.rect.x1 <= first + OVER);
    if names.is_empty() != label.is_empty() || label.iter().any(|word| is_value(&word.text)) {
        return None;
    }
    let mut held: Vec<(usize, usize)> = vec![(0, 0); strict.len()];
    for word in rest {
        let (figures, others) = held.get_mut(strict.iter().position(|slot| slot.holds(word))?)?;
        *(if is_value(&word.text) { figures } else { others }) += 1;
    }
    let fits = strict.iter().zip(&held).all(|(slot, held)| match held {
        (1, 0) => !under_head || !slot.empty,
        (0, others) => !slot.figure && (!under_head || (*others > 0) != slot.empty),
        _ => false,
    });
    if !fits || held.iter().all(|(figures, _)| *figures == 0) {
        return None;
    }
    let parts = |edge: &f32| label.iter().all(|word| word.rect.x1 <= edge + OVER || word.rect.x0 >= edge - OVER);
    let names = names.iter().map(|slot| slot.x0).filter(parts);
    Some(names.chain(strict.iter().map(|slot| slot.x0)).chain(slots.last().map(|slot| slot.x1)).collect())
}

#[cfg(test)]
mod tests {
    use super::super::cells::{CellDraft, RowDraft};
    use super::super::lines::tests::set;
    use super::*;

    const XS: [f32; 5] = [0.0, 60.0, 120.0, 180.0, 240.0];

    /// A table whose last row has these cells: columns, and text.
    fn before(cells: &[(usize, &str)]) -> TableDraft {
        let mut column = 0;
        let mut row = RowDraft::default();
        for (columns, text) in cells {
            row.cells.push(CellDraft {
                column,
                columns: *columns,
                rows: 1,
                text: (*text).to_owned(),
                ..CellDraft::default()
            });
            column += columns;
        }
        TableDraft { xs: XS.to_vec(), rows: vec![row], ..TableDraft::default() }
    }

    /// The places of the upright lines of a row with these words, each at its place.
    fn read(before: &TableDraft, words: &[(&str, f32)]) -> Option<Vec<f32>> {
        let level = [50.0, 70.0].map(|at| Ruling { at, from: 0.0, to: 240.0 });
        let rulings = Rulings { level: level.to_vec(), upright: Vec::new() };
        let glyphs: Vec<Glyph> = words.iter().zip(1..).flat_map(|((text, x), at)| set(text, *x, 55.0, at)).collect();
        match row(before, &rulings, &glyphs, 20.0) {
            Carried::Row(lines) => Some(lines.iter().map(|line| line.at).collect()),
            Carried::Doubtful => Some(Vec::new()),
            Carried::Nothing => None,
        }
    }

    #[test]
    fn a_row_under_figures_is_parted_where_they_are() {
        let under = before(&[(1, "不予公开"), (1, "危及安全"), (1, "3"), (1, "0")]);
        assert_eq!(read(&under, &[("秘密", 70.0), ("12", 145.0), ("4", 205.0)]), Some(XS.to_vec()));
        let wide = read(&under, &[("其他需要处理的", 10.0), ("12", 145.0), ("4", 205.0)]);
        assert_eq!(wide, Some(vec![0.0, 120.0, 180.0, 240.0]), "a label over both columns of labels");
        let none: &[f32] = &[];
        for odd in [
            &[("秘密", 70.0), ("12", 175.0), ("4", 205.0)][..],
            &[("秘密", 70.0), ("12", 145.0)],
            &[("秘密", 70.0), ("12", 125.0), ("1", 160.0), ("4", 205.0)],
            &[("秘密", 70.0), ("3", 20.0), ("12", 145.0), ("4", 205.0)],
            &[("12", 145.0), ("4", 205.0)],
        ] {
            assert_eq!(read(&under, odd).as_deref(), Some(none), "{odd:?}");
        }
    }

    #[test]
    fn a_row_under_a_head_must_fill_it() {
        let under = before(&[(1, "信息内容"), (3, "收费金额")]);
        assert_eq!(read(&under, &[("收费", 10.0), ("0.5", 145.0)]), Some(vec![0.0, 60.0, 240.0]));
        assert_eq!(read(&under, &[("收费", 10.0), ("0.5", 145.0), ("2", 205.0)]), Some(Vec::new()));
        let middle = before(&[(1, "信息内容"), (1, ""), (1, "收费金额"), (1, "")]);
        assert_eq!(read(&middle, &[("收费", 10.0), ("0.5", 145.0)]), Some(XS.to_vec()));
        assert_eq!(read(&middle, &[("收费", 10.0), ("0.5", 205.0)]), Some(Vec::new()));
        let figures = before(&[(1, "维持"), (1, "纠正"), (1, "其他"), (1, "总计")]);
        let row = [("1", 25.0), ("2", 85.0), ("0", 145.0), ("3", 205.0)];
        assert_eq!(read(&figures, &row), Some(XS.to_vec()));
        assert_eq!(read(&figures, &row[1..]), None, "figures alone are left in their order");
    }

    #[test]
    fn text_between_two_lines_is_no_row() {
        let under = before(&[(1, "许可"), (1, "1"), (1, "2"), (1, "3")]);
        assert_eq!(read(&under, &[("全年共收到申请5件，办结5件。", 10.0)]), None);
    }
}
