//! The text of the cells of a ruled table.

use super::grid::{CellBox, Frame};
use super::lines::{Spacing, TextLine, glue, line, rows};
use crate::marks::{Glyph, Rect};
use crate::unicode::is_wide;

/// A cell, as far as one page tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CellDraft {
    pub(crate) column: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) text: String,
    /// Whether its last line leaves no room, so that the text may go on over the page.
    pub(crate) full: bool,
    pub(crate) page: u32,
    pub(crate) bounds: [f32; 4],
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct RowDraft {
    pub(crate) cells: Vec<CellDraft>,
}

/// A table, as far as one page tells.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableDraft {
    pub(crate) rect: Rect,
    pub(crate) xs: Vec<f32>,
    pub(crate) rows: Vec<RowDraft>,
    /// Whether no line closes it at the top or bottom.
    pub(crate) open: [bool; 2],
    /// Box on the page as the file shows it.
    pub(crate) bounds: [f32; 4],
    pub(crate) page: u32,
}

/// Fills a table with the glyphs that lie in it; the others come back.
pub(crate) fn fill(
    frame: &Frame,
    glyphs: Vec<Glyph>,
    page: u32,
    bounds: &dyn Fn(Rect) -> [f32; 4],
) -> (TableDraft, Vec<Glyph>) {
    let (inside, outside): (Vec<Glyph>, Vec<Glyph>) =
        glyphs.into_iter().partition(|glyph| frame.rect.holds(glyph.rect.middle(), 1.0));
    let mut held: Vec<Vec<Glyph>> = vec![Vec::new(); frame.cells.len()];
    let places = Places::of(frame);
    for turn in 0..4_u8 {
        let set: Vec<Glyph> = inside.iter().copied().filter(|glyph| glyph.turn == turn).collect();
        for word in words(set, turn, &places) {
            if let Some(cell) = word.cell.and_then(|cell| held.get_mut(cell)) {
                cell.extend(word.glyphs);
            }
        }
    }
    let mut table = TableDraft {
        rect: frame.rect,
        xs: frame.xs.clone(),
        rows: vec![RowDraft::default(); frame.ys.len().saturating_sub(1)],
        open: frame.open,
        bounds: bounds(frame.rect),
        page,
    };
    for (cell, glyphs) in frame.cells.iter().zip(held) {
        let drafts = match parted(frame, cell, &glyphs) {
            Some(parts) => parts,
            None => vec![(*cell, text(&glyphs, cell.rect))],
        };
        let full = is_full(&glyphs, cell.rect);
        if let Some(row) = table.rows.get_mut(cell.row) {
            row.cells.extend(drafts.into_iter().map(|(cell, text)| CellDraft {
                column: cell.column,
                rows: cell.rows,
                columns: cell.columns,
                text,
                full,
                page,
                bounds: bounds(cell.rect),
            }));
        }
    }
    (table, outside)
}

/// Which cell covers a point.
struct Places<'f> {
    frame: &'f Frame,
    covers: Vec<Vec<usize>>,
}

impl<'f> Places<'f> {
    fn of(frame: &'f Frame) -> Self {
        let (rows, columns) = (frame.ys.len().saturating_sub(1), frame.xs.len().saturating_sub(1));
        let mut covers = vec![vec![usize::MAX; columns]; rows];
        for (at, cell) in frame.cells.iter().enumerate() {
            for row in covers.iter_mut().skip(cell.row).take(cell.rows) {
                row.iter_mut().skip(cell.column).take(cell.columns).for_each(|slot| *slot = at);
            }
        }
        Self { frame, covers }
    }

    fn at(&self, (x, y): (f32, f32)) -> Option<usize> {
        let slot = |edges: &[f32], value: f32| {
            let behind = edges.iter().take_while(|edge| **edge <= value).count();
            behind.saturating_sub(1).min(edges.len().saturating_sub(2))
        };
        let (row, column) = (slot(&self.frame.ys, y), slot(&self.frame.xs, x));
        self.covers.get(row)?.get(column).copied().filter(|cell| *cell != usize::MAX)
    }
}

/// Glyphs that belong together, and the cell they belong to.
struct Word {
    glyphs: Vec<Glyph>,
    cell: Option<usize>,
}

/// Words: glyphs that follow each other without a gap. A line between two of them parts them, unless they are of one
/// string and touch: a number too wide for its cell.
fn words(glyphs: Vec<Glyph>, turn: u8, places: &Places<'_>) -> Vec<Word> {
    const TOUCH: f32 = 0.12;
    const NEXT: f32 = 0.3;
    let upright = |glyph: &Glyph| Glyph { rect: turned(glyph.rect, turn), ..*glyph };
    let mut out: Vec<Word> = Vec::new();
    for row in rows(glyphs.iter().map(upright).collect()) {
        let mut open: Vec<Glyph> = Vec::new();
        let mut last: Option<Option<usize>> = None;
        for glyph in row {
            let home = places.at(turned(glyph.rect, (4 - turn) % 4).middle());
            let joins = open.last().is_some_and(|before| {
                let gap = (glyph.rect.x0 - before.rect.x1) / glyph.size.max(1.0);
                let touching = gap.abs() <= TOUCH && before.string == glyph.string;
                let beside = gap <= NEXT && (last == Some(home));
                !glyph.c.is_whitespace() && !before.c.is_whitespace() && (touching || beside)
            });
            if !joins {
                out.extend(word(std::mem::take(&mut open), turn, places));
            }
            open.push(glyph);
            last = Some(home);
        }
        out.extend(word(open, turn, places));
    }
    out
}

fn word(glyphs: Vec<Glyph>, turn: u8, places: &Places<'_>) -> Option<Word> {
    let back = |rect: Rect| turned(rect, (4 - turn) % 4);
    let first = glyphs.first()?;
    let rect = glyphs.iter().fold(first.rect, |rect, glyph| rect.union(glyph.rect));
    let homes: Vec<Option<usize>> = glyphs.iter().map(|glyph| places.at(back(glyph.rect).middle())).collect();
    let one = homes.iter().all(|home| *home == homes.first().copied().flatten());
    let figures = glyphs.iter().all(|glyph| !is_wide(glyph.c) && !glyph.c.is_whitespace());
    // a number stands where its middle is; text that runs over a line stays where it begins
    let cell = if one || figures { places.at(back(rect).middle()) } else { homes.first().copied().flatten() };
    let glyphs = glyphs.iter().map(|glyph| Glyph { rect: back(glyph.rect), ..*glyph }).collect();
    Some(Word { glyphs, cell })
}

/// A box turned counter-clockwise by quarters, about the origin: enough to compare boxes with each other.
fn turned(rect: Rect, quarters: u8) -> Rect {
    match quarters % 4 {
        1 => Rect::new(rect.y0, -rect.x1, rect.y1, -rect.x0),
        2 => Rect::new(-rect.x1, -rect.y1, -rect.x0, -rect.y0),
        3 => Rect::new(-rect.y1, rect.x0, -rect.y0, rect.x1),
        _ => rect,
    }
}

/// Whether the last line of a cell leaves no room for one more character.
fn is_full(glyphs: &[Glyph], rect: Rect) -> bool {
    const ROOM: f32 = 2.2;
    let upright: Vec<Glyph> = glyphs.iter().copied().filter(|glyph| glyph.turn == 0).collect();
    let last = rows(upright).iter().filter_map(|row| line(row, Spacing::Cell)).next_back();
    last.is_some_and(|line| rect.width() - line.rect.width() < ROOM * line.size)
}

/// The text of a cell.
fn text(glyphs: &[Glyph], rect: Rect) -> String {
    let mut parts: Vec<String> = Vec::new();
    for turn in 0..4_u8 {
        let set: Vec<Glyph> = glyphs
            .iter()
            .filter(|glyph| glyph.turn == turn)
            .map(|glyph| Glyph { rect: turned(glyph.rect, turn), ..*glyph })
            .collect();
        if set.iter().all(|glyph| glyph.c.is_whitespace()) {
            continue;
        }
        let rows = rows(set);
        parts.push(match columns(&rows) {
            Some(text) => text,
            None => {
                let lines: Vec<TextLine> = rows.iter().filter_map(|row| line(row, Spacing::Cell)).collect();
                joined(&lines, turned(rect, turn))
            }
        });
    }
    parts.join("\n")
}

/// The lines of a cell as one text: a line that was only broken for want of room goes on without a break.
fn joined(lines: &[TextLine], rect: Rect) -> String {
    let mut out = String::new();
    let widest = lines.iter().map(|line| line.rect.width()).fold(0.0, f32::max);
    for (at, next) in lines.iter().enumerate() {
        let text = next.text();
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        if let Some(before) = before {
            let figures = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
            let numbers = figures(out.chars().next_back()) && figures(text.chars().next());
            // a number goes on only where the line above is as full as the cell allows
            let full = before.rect.width() >= 0.98 * widest && rect.width() - before.rect.width() < 1.6 * before.size;
            if numbers && !full {
                out.push('\n');
            } else {
                out.push_str(glue(&out, &text));
            }
        }
        out.push_str(&text);
    }
    out
}

/// Text set in upright columns, read from the right: told by glyphs that stand closer one below another than side by
/// side. `None` where it is set in lines.
fn columns(rows: &[Vec<Glyph>]) -> Option<String> {
    let rows: Vec<Vec<&Glyph>> = rows
        .iter()
        .map(|row| row.iter().filter(|glyph| !glyph.c.is_whitespace()).collect::<Vec<_>>())
        .filter(|row| !row.is_empty())
        .collect();
    let (first, count) = (rows.first()?, rows.len());
    if count < 3 || first.len() < 2 || first.len() > 4 || !rows.iter().flatten().all(|glyph| is_wide(glyph.c)) {
        return None;
    }
    let size = first.first()?.size;
    let beside = rows
        .iter()
        .flat_map(|row| row.windows(2))
        .filter_map(|pair| Some(pair.last()?.rect.x0 - pair.first()?.rect.x0))
        .fold(f32::INFINITY, f32::min);
    let below = rows
        .windows(2)
        .filter_map(|pair| Some(pair.last()?.first()?.rect.y0 - pair.first()?.first()?.rect.y0))
        .fold(0.0, f32::max);
    if beside < 1.25 * size || below >= beside {
        return None;
    }
    let mut glyphs: Vec<&Glyph> = rows.into_iter().flatten().collect();
    glyphs.sort_by(|a, b| b.rect.x0.total_cmp(&a.rect.x0));
    let mut out = String::new();
    for column in glyphs.chunk_by(|a, b| (a.rect.x0 - b.rect.x0).abs() < 0.6 * size) {
        let mut column = column.to_vec();
        column.sort_by(|a, b| a.rect.y0.total_cmp(&b.rect.y0));
        out.extend(column.iter().map(|glyph| glyph.c));
    }
    Some(out)
}

/// The values of a cell that spans columns only because a line is missing: one in each column, and nothing else.
fn parted(frame: &Frame, cell: &CellBox, glyphs: &[Glyph]) -> Option<Vec<(CellBox, String)>> {
    if cell.columns < 2 {
        return None;
    }
    let rows = rows(glyphs.to_vec());
    let [row] = rows.as_slice() else { return None };
    let line = line(row, Spacing::Cell)?;
    if line.pieces.len() != cell.columns || !line.pieces.iter().all(|piece| is_value(&piece.text)) {
        return None;
    }
    let mut out = Vec::new();
    for (at, piece) in line.pieces.iter().enumerate() {
        let column = cell.column + at;
        let (x0, x1) = (*frame.xs.get(column)?, *frame.xs.get(column + 1)?);
        let (middle, _) = piece.rect.middle();
        if middle <= x0 || middle >= x1 {
            return None;
        }
        let rect = Rect { x0, x1, ..cell.rect };
        out.push((CellBox { column, columns: 1, rect, ..*cell }, piece.text.trim().to_owned()));
    }
    Some(out)
}

/// Whether a text is a figure, or a stroke that stands for none.
pub(super) fn is_value(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '—' | '/' | '.' | ',' | '0'..='9' | '０'..='９'))
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::set;
    use super::*;

    fn frame(xs: &[f32], ys: &[f32], cells: &[[usize; 4]]) -> Frame {
        let cells = cells
            .iter()
            .map(|[row, column, rows, columns]| CellBox {
                row: *row,
                column: *column,
                rows: *rows,
                columns: *columns,
                rect: Rect::new(xs[*column], ys[*row], xs[column + columns], ys[row + rows]),
            })
            .collect();
        let rect = Rect::new(xs[0], ys[0], xs[xs.len() - 1], ys[ys.len() - 1]);
        Frame { rect, xs: xs.to_vec(), ys: ys.to_vec(), cells, open: [false; 2] }
    }

    fn read(frame: &Frame, glyphs: Vec<Glyph>) -> Vec<Vec<String>> {
        let (table, rest) = fill(frame, glyphs, 1, &Rect::bounds);
        assert!(rest.is_empty());
        table.rows.into_iter().map(|row| row.cells.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn wrapped_text_and_labels_of_one_character_a_line_are_joined() {
        let frame = frame(&[0.0, 60.0, 100.0], &[0.0, 60.0], &[[0, 0, 1, 1], [0, 1, 1, 1]]);
        let mut glyphs = set("属于国家秘", 4.0, 10.0, 1);
        glyphs.extend(set("密", 4.0, 24.0, 2));
        for (at, c) in ["总", "计"].iter().enumerate() {
            glyphs.extend(set(c, 75.0, 10.0 + 14.0 * at as f32, 3 + at as u32));
        }
        assert_eq!(read(&frame, glyphs), [["属于国家秘密", "总计"]]);
    }

    #[test]
    fn numbers_of_neighbouring_cells_stay_apart_and_a_wide_one_stays_whole() {
        let frame = frame(&[0.0, 20.0, 40.0], &[0.0, 20.0], &[[0, 0, 1, 1], [0, 1, 1, 1]]);
        let mut glyphs = set("123", 4.0, 5.0, 1);
        glyphs.extend(set("45", 21.0, 5.0, 2));
        assert_eq!(read(&frame, glyphs), [["123", "45"]]);
        assert_eq!(read(&frame, set("123456", 1.0, 5.0, 1)), [["123456", ""]], "too wide for its cell");
    }

    #[test]
    fn a_number_broken_for_want_of_room_is_one_and_two_numbers_are_two() {
        let frame = frame(&[0.0, 24.0, 80.0], &[0.0, 40.0], &[[0, 0, 1, 1], [0, 1, 1, 1]]);
        let mut glyphs = set("1234", 2.0, 5.0, 1);
        glyphs.extend(set("56", 2.0, 19.0, 2));
        glyphs.extend(set("7", 50.0, 5.0, 3));
        glyphs.extend(set("8", 50.0, 19.0, 4));
        assert_eq!(read(&frame, glyphs), [["123456", "7\n8"]]);
    }

    #[test]
    fn values_under_missing_lines_are_parted_and_words_are_not() {
        let frame = frame(&[0.0, 40.0, 80.0], &[0.0, 20.0, 40.0], &[[0, 0, 1, 2], [1, 0, 1, 2]]);
        let mut glyphs = set("3", 18.0, 5.0, 1);
        glyphs.extend(set("12", 55.0, 5.0, 2));
        glyphs.extend(set("合______计", 10.0, 25.0, 3));
        assert_eq!(read(&frame, glyphs), [vec!["3", "12"], vec!["合  计"]]);
    }

    #[test]
    fn turned_text_is_read_along_its_own_direction() {
        let frame = frame(&[0.0, 20.0, 60.0], &[0.0, 80.0], &[[0, 0, 1, 1], [0, 1, 1, 1]]);
        let down: Vec<Glyph> = "自然人"
            .chars()
            .enumerate()
            .map(|(at, c)| {
                let y = 10.0 + 10.0 * at as f32;
                let glyph = set("人", 0.0, 0.0, 1)[0];
                Glyph { c, turn: 1, rect: Rect::new(5.0, y, 15.0, y + 10.0), ..glyph }
            })
            .collect();
        assert_eq!(read(&frame, down), [["自然人", ""]]);
    }

    #[test]
    fn upright_columns_are_read_from_the_right() {
        let frame = frame(&[0.0, 40.0, 60.0], &[0.0, 80.0], &[[0, 0, 1, 1], [0, 1, 1, 1]]);
        let mut glyphs = Vec::new();
        for (at, c) in ["本", "年", "度", "办"].iter().enumerate() {
            glyphs.extend(set(c, 22.0, 5.0 + 11.0 * at as f32, 1));
        }
        for (at, c) in ["理", "结", "果", "表"].iter().enumerate() {
            glyphs.extend(set(c, 6.0, 5.0 + 11.0 * at as f32, 2));
        }
        assert_eq!(read(&frame, glyphs), [["本年度办理结果表", ""]]);
    }
}
