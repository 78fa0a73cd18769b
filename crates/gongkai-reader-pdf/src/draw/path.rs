//! Paths: only level and upright strokes, thin filled areas and filled boxes matter to a page of text.

use hayro_font::kurbo::{Affine, Point};

use crate::marks::Rect;

/// Thickest stroke, or thinnest side of a filled area, that still is a ruling line and no box.
pub(super) const THIN: f32 = 4.0;
/// How far a line may lean, in points over its whole length.
const LEAN: f32 = 1.0;

/// A part of a path that is drawn without lifting the pen, in points of the page.
#[derive(Clone, Debug, Default)]
struct Part {
    points: Vec<(f32, f32)>,
    closed: bool,
    curved: bool,
}

/// The path that is being built.
#[derive(Clone, Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
}

/// What painting a path leaves on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Painted {
    Line(Rect),
    Box(Rect),
}

fn place(matrix: Affine, x: f64, y: f64) -> (f32, f32) {
    let point = matrix * Point::new(x, y);
    (point.x as f32, point.y as f32)
}

impl Path {
    /// Number of points, for the budget.
    pub(super) fn len(&self) -> usize {
        self.parts.iter().map(|part| part.points.len()).sum()
    }

    pub(super) fn move_to(&mut self, matrix: Affine, x: f64, y: f64) {
        self.parts.push(Part { points: vec![place(matrix, x, y)], ..Part::default() });
    }

    pub(super) fn line_to(&mut self, matrix: Affine, x: f64, y: f64) {
        match self.parts.last_mut() {
            Some(part) if !part.closed => part.points.push(place(matrix, x, y)),
            Some(part) => {
                // after a close the pen is back at the start
                let start = part.points.first().copied().unwrap_or_default();
                self.parts.push(Part { points: vec![start, place(matrix, x, y)], ..Part::default() });
            }
            None => self.move_to(matrix, x, y),
        }
    }

    pub(super) fn curve_to(&mut self, matrix: Affine, x: f64, y: f64) {
        self.line_to(matrix, x, y);
        if let Some(part) = self.parts.last_mut() {
            part.curved = true;
        }
    }

    pub(super) fn close(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            part.closed = true;
        }
    }

    pub(super) fn rect(&mut self, matrix: Affine, [x, y, width, height]: [f64; 4]) {
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
        let points = corners.into_iter().map(|(x, y)| place(matrix, x, y)).collect();
        self.parts.push(Part { points, closed: true, curved: false });
    }

    /// The box around the whole path.
    pub(super) fn bounds(&self) -> Option<Rect> {
        Rect::around(self.parts.iter().flat_map(|part| part.points.iter().copied()))
    }

    /// What a stroke of this width leaves.
    pub(super) fn stroked(&self, width: f32) -> Vec<Painted> {
        let half = (width / 2.0).max(0.05);
        let mut out = Vec::new();
        for part in self.parts.iter().filter(|part| !part.curved) {
            let closing = part.points.last().copied().zip(part.points.first().copied());
            let pairs = part.points.iter().copied().zip(part.points.iter().copied().skip(1));
            for (from, to) in pairs.chain(closing.filter(|_| part.closed && part.points.len() > 2)) {
                let Some(rect) = Rect::around([from, to]) else { continue };
                let level = rect.height() <= LEAN && rect.width() > rect.height();
                let upright = rect.width() <= LEAN && rect.height() > rect.width();
                let (_, y) = rect.middle();
                let (x, _) = rect.middle();
                let rect = match (level, upright) {
                    (true, _) => Rect::new(rect.x0, y - half, rect.x1, y + half),
                    (_, true) => Rect::new(x - half, rect.y0, x + half, rect.y1),
                    _ => continue,
                };
                out.push(if width <= THIN { Painted::Line(rect) } else { Painted::Box(rect) });
            }
        }
        out
    }

    /// What filling leaves.
    pub(super) fn filled(&self) -> Vec<Painted> {
        let mut out = Vec::new();
        for part in &self.parts {
            let Some(rect) = Rect::around(part.points.iter().copied()) else { continue };
            let (short, long) = (rect.width().min(rect.height()), rect.width().max(rect.height()));
            if short <= THIN && long > 2.0 * short {
                out.push(Painted::Line(rect));
            } else if !part.curved && part.is_box(rect) {
                out.push(Painted::Box(rect));
            }
        }
        out
    }
}

impl Part {
    /// Whether every point lies in a corner of the box around them.
    fn is_box(&self, rect: Rect) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() <= LEAN;
        self.points.len() >= 4
            && self
                .points
                .iter()
                .all(|(x, y)| (near(*x, rect.x0) || near(*x, rect.x1)) && (near(*y, rect.y0) || near(*y, rect.y1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thin_filled_area_is_a_line_and_a_wide_one_a_box() {
        let mut path = Path::default();
        path.rect(Affine::IDENTITY, [10.0, 10.0, 100.0, 0.5]);
        path.rect(Affine::IDENTITY, [10.0, 20.0, 100.0, 30.0]);
        let painted = path.filled();
        assert_eq!(
            painted,
            [Painted::Line(Rect::new(10.0, 10.0, 110.0, 10.5)), Painted::Box(Rect::new(10.0, 20.0, 110.0, 50.0))]
        );
    }

    #[test]
    fn a_stroked_box_is_four_lines_and_a_slope_none() {
        let mut path = Path::default();
        path.rect(Affine::IDENTITY, [0.0, 0.0, 50.0, 20.0]);
        assert_eq!(path.stroked(1.0).len(), 4);
        let mut slope = Path::default();
        slope.move_to(Affine::IDENTITY, 0.0, 0.0);
        slope.line_to(Affine::IDENTITY, 50.0, 50.0);
        assert!(slope.stroked(1.0).is_empty());
    }

    #[test]
    fn a_broad_stroke_is_a_box() {
        let mut path = Path::default();
        path.move_to(Affine::IDENTITY, 0.0, 10.0);
        path.line_to(Affine::IDENTITY, 80.0, 10.0);
        assert_eq!(path.stroked(12.0), [Painted::Box(Rect::new(0.0, 4.0, 80.0, 16.0))]);
    }
}
