//! Ruling lines to the cells that they enclose.

use super::rulings::NEAR;
use super::{Ruling, Rulings};
use crate::marks::Rect;

/// How far a line may overshoot before it opens a column or row of its own.
const OVERSHOOT: f32 = 8.0;
/// Share of the side of a cell that a line must cover to close it.
const COVERED: f32 = 0.6;
/// Most columns and rows of a grid.
const MOST_COLUMNS: usize = 128;
const MOST_ROWS: usize = 512;

/// A cell: where it begins in the grid, how far it spans, its box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct CellBox {
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) rect: Rect,
}

/// A ruled table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    pub(crate) rect: Rect,
    /// Edges of the columns, from left to right.
    pub(crate) xs: Vec<f32>,
    /// Edges of the rows, from top to bottom.
    pub(crate) ys: Vec<f32>,
    pub(crate) cells: Vec<CellBox>,
    /// Whether no line closes it at the top or bottom, so that its row may go on over the page.
    pub(crate) open: [bool; 2],
}

/// The ruled tables of a page, from top to bottom.
pub(crate) fn frames(rulings: &Rulings) -> Vec<Frame> {
    let mut frames: Vec<Frame> = components(rulings).iter().filter_map(frame).collect();
    frames.sort_by(|a, b| a.rect.y0.total_cmp(&b.rect.y0));
    // a frame inside a cell of another is read with that cell
    let outer: Vec<Rect> = frames.iter().map(|frame| frame.rect).collect();
    let inside = |rect: Rect| {
        outer.iter().any(|other| {
            *other != rect && other.holds((rect.x0, rect.y0), NEAR) && other.holds((rect.x1, rect.y1), NEAR)
        })
    };
    frames.retain(|frame| !inside(frame.rect));
    frames
}

/// The lines that hang together.
fn components(rulings: &Rulings) -> Vec<Rulings> {
    let levels = rulings.level.len();
    let mut parents: Vec<usize> = (0..levels + rulings.upright.len()).collect();
    for (up, upright) in rulings.upright.iter().enumerate() {
        for (at, level) in rulings.level.iter().enumerate() {
            if crosses(level, upright) {
                let (a, b) = (root(&mut parents, at), root(&mut parents, levels + up));
                if let Some(parent) = parents.get_mut(a) {
                    *parent = b;
                }
            }
        }
    }
    let mut out: std::collections::BTreeMap<usize, Rulings> = std::collections::BTreeMap::new();
    for (at, level) in rulings.level.iter().enumerate() {
        out.entry(root(&mut parents, at)).or_default().level.push(*level);
    }
    for (up, upright) in rulings.upright.iter().enumerate() {
        out.entry(root(&mut parents, levels + up)).or_default().upright.push(*upright);
    }
    out.into_values().collect()
}

fn crosses(level: &Ruling, upright: &Ruling) -> bool {
    upright.at >= level.from - NEAR
        && upright.at <= level.to + NEAR
        && level.at >= upright.from - NEAR
        && level.at <= upright.to + NEAR
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while let Some(parent) = parents.get(at).copied().filter(|parent| *parent != at) {
        let grand = parents.get(parent).copied().unwrap_or(parent);
        if let Some(slot) = parents.get_mut(at) {
            *slot = grand;
        }
        at = grand;
    }
    at
}

/// The table that lines enclose; `None` where they enclose fewer than two cells.
fn frame(lines: &Rulings) -> Option<Frame> {
    if lines.level.len() + lines.upright.len() < 4 || lines.level.is_empty() || lines.upright.is_empty() {
        return None;
    }
    let (xs, _) = edges(&lines.upright, &lines.level);
    let (ys, open) = edges(&lines.level, &lines.upright);
    if xs.len() < 2 || ys.len() < 2 || xs.len() > MOST_COLUMNS || ys.len() > MOST_ROWS {
        return None;
    }
    let rect = Rect::new(*xs.first()?, *ys.first()?, *xs.last()?, *ys.last()?);
    let grid = Grid { lines, xs: &xs, ys: &ys };
    let cells = grid.cells();
    (cells.len() > 1).then_some(Frame { rect, xs, ys, cells, open })
}

/// The edges of the columns: the uprights, and the ends of level lines that reach far beyond them (or the same for
/// rows). Tells whether such an end closes the first and last.
fn edges(lines: &[Ruling], across: &[Ruling]) -> (Vec<f32>, [bool; 2]) {
    let mut places: Vec<f32> = lines.iter().map(|line| line.at).collect();
    places.sort_by(f32::total_cmp);
    let mut out: Vec<f32> = Vec::new();
    for group in places.chunk_by(|a, b| b - a <= NEAR) {
        out.push(group.iter().sum::<f32>() / group.len() as f32);
    }
    let mut open = [false; 2];
    let start = across.iter().map(|line| line.from).fold(f32::INFINITY, f32::min);
    let end = across.iter().map(|line| line.to).fold(f32::NEG_INFINITY, f32::max);
    if out.first().is_some_and(|first| start < first - OVERSHOOT) {
        out.insert(0, start);
        open[0] = true;
    }
    if out.last().is_some_and(|last| end > last + OVERSHOOT) {
        out.push(end);
        open[1] = true;
    }
    (out, open)
}

/// A grid with the lines that close its cells.
struct Grid<'l> {
    lines: &'l Rulings,
    xs: &'l [f32],
    ys: &'l [f32],
}

impl Grid<'_> {
    /// The cells, greedily: each takes what no line parts from it, to the right, then downwards.
    fn cells(&self) -> Vec<CellBox> {
        let (rows, columns) = (self.ys.len().saturating_sub(1), self.xs.len().saturating_sub(1));
        let closed_right: Vec<Vec<bool>> =
            (0..rows).map(|row| (0..columns).map(|column| self.closed_right(row, column)).collect()).collect();
        let closed_below: Vec<Vec<bool>> =
            (0..rows).map(|row| (0..columns).map(|column| self.closed_below(row, column)).collect()).collect();
        let right =
            |row: usize, column: usize| closed_right.get(row).and_then(|r| r.get(column)).copied().unwrap_or(true);
        let below =
            |row: usize, column: usize| closed_below.get(row).and_then(|r| r.get(column)).copied().unwrap_or(true);
        let mut taken = vec![vec![false; columns]; rows];
        let is_taken = |taken: &Vec<Vec<bool>>, row: usize, column: usize| {
            taken.get(row).and_then(|r| r.get(column)).copied().unwrap_or(true)
        };
        let mut out = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                if is_taken(&taken, row, column) {
                    continue;
                }
                let mut width = 1;
                while !right(row, column + width - 1) && !is_taken(&taken, row, column + width) {
                    width += 1;
                }
                let mut height = 1;
                while (column..column + width).all(|column| !below(row + height - 1, column))
                    && (column..column + width).all(|column| !is_taken(&taken, row + height, column))
                    && (column..column + width - 1).all(|column| !right(row + height, column))
                {
                    height += 1;
                }
                for slots in taken.iter_mut().skip(row).take(height) {
                    slots.iter_mut().skip(column).take(width).for_each(|slot| *slot = true);
                }
                let x = |at: usize| self.xs.get(at).copied().unwrap_or_default();
                let y = |at: usize| self.ys.get(at).copied().unwrap_or_default();
                let rect = Rect::new(x(column), y(row), x(column + width), y(row + height));
                out.push(CellBox { row, column, rows: height, columns: width, rect });
            }
        }
        out
    }

    fn closed_right(&self, row: usize, column: usize) -> bool {
        let at = column + 1;
        at + 1 >= self.xs.len() || covered(&self.lines.upright, self.xs.get(at), self.ys.get(row), self.ys.get(row + 1))
    }

    fn closed_below(&self, row: usize, column: usize) -> bool {
        let at = row + 1;
        at + 1 >= self.ys.len()
            || covered(&self.lines.level, self.ys.get(at), self.xs.get(column), self.xs.get(column + 1))
    }
}

/// Whether lines at a place cover enough of a stretch.
fn covered(lines: &[Ruling], at: Option<&f32>, from: Option<&f32>, to: Option<&f32>) -> bool {
    let (Some(at), Some(from), Some(to)) = (at, from, to) else { return true };
    let mut pieces: Vec<(f32, f32)> = lines
        .iter()
        .filter(|line| (line.at - at).abs() <= NEAR)
        .map(|line| (line.from.max(*from), line.to.min(*to)))
        .filter(|(from, to)| to > from)
        .collect();
    pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut sum = 0.0;
    let mut reached = *from;
    for (from, to) in pieces {
        sum += (to - from.max(reached)).max(0.0);
        reached = reached.max(to);
    }
    sum >= COVERED * (to - from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: f32, from: f32, to: f32) -> Ruling {
        Ruling { at, from, to }
    }

    fn read(level: Vec<Ruling>, upright: Vec<Ruling>) -> Vec<Frame> {
        frames(&Rulings { level, upright })
    }

    fn shape(frame: &Frame) -> Vec<[usize; 4]> {
        frame.cells.iter().map(|cell| [cell.row, cell.column, cell.rows, cell.columns]).collect()
    }

    #[test]
    fn missing_lines_make_spans() {
        // a head over two columns, a label down two rows
        let levels =
            vec![level(0.0, 0.0, 90.0), level(20.0, 0.0, 90.0), level(40.0, 30.0, 90.0), level(60.0, 0.0, 90.0)];
        let uprights =
            vec![level(0.0, 0.0, 60.0), level(30.0, 20.0, 60.0), level(60.0, 20.0, 60.0), level(90.0, 0.0, 60.0)];
        let frames = read(levels, uprights);
        assert_eq!(frames.len(), 1);
        let frame = frames.first().expect("one frame");
        assert_eq!(shape(frame), [[0, 0, 1, 3], [1, 0, 2, 1], [1, 1, 1, 1], [1, 2, 1, 1], [2, 1, 1, 1], [2, 2, 1, 1]]);
        assert_eq!(frame.open, [false, false]);
    }

    #[test]
    fn a_table_without_outer_lines_is_closed_by_the_ends_of_the_others() {
        let levels = vec![level(0.0, 0.0, 90.0), level(20.0, 0.0, 90.0), level(40.0, 0.0, 90.0)];
        let frames = read(levels, vec![level(30.0, 0.0, 60.0)]);
        let frame = frames.first().expect("one frame");
        assert_eq!((frame.xs.len(), frame.ys.len()), (3, 4));
        assert_eq!(frame.open, [false, true], "no line below the last row");
    }

    #[test]
    fn a_box_around_text_and_a_lone_line_are_no_tables() {
        let levels = vec![level(0.0, 0.0, 90.0), level(20.0, 0.0, 90.0), level(300.0, 0.0, 90.0)];
        assert!(read(levels, vec![level(0.0, 0.0, 20.0), level(90.0, 0.0, 20.0)]).is_empty());
    }
}
