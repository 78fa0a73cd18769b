//! Colours, paths and pictures.

use hayro_font::kurbo::Point;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::page::Resources;

use super::Drawing;
use super::colour::Space;
use super::path::{Painted, THIN};
use super::state::Paint;
use crate::budget::Limit;
use crate::marks::{Area, Ink, Rect, Stroke};

impl Drawing<'_, '_> {
    /// Takes an operator that sets a colour; gives back any other.
    pub(super) fn set_colour<'o, 'd>(&mut self, operator: Op<'o, 'd>, resources: &Resources<'_>) -> Option<Op<'o, 'd>> {
        let set = |paint: &mut Paint, space: Space, parts: &[f32]| {
            paint.space = space;
            paint.ink = space.ink(parts);
        };
        let (fill, stroke) = (&mut self.state.fill, &mut self.state.stroke);
        match operator {
            Op::NonStrokeColorDeviceGray(c) => set(fill, Space::Grey, &[c.0.as_f32()]),
            Op::StrokeColorDeviceGray(c) => set(stroke, Space::Grey, &[c.0.as_f32()]),
            Op::NonStrokeColorDeviceRgb(c) => set(fill, Space::Rgb, &[c.0.as_f32(), c.1.as_f32(), c.2.as_f32()]),
            Op::StrokeColorDeviceRgb(c) => set(stroke, Space::Rgb, &[c.0.as_f32(), c.1.as_f32(), c.2.as_f32()]),
            Op::NonStrokeColorCmyk(c) => {
                set(fill, Space::Cmyk, &[c.0.as_f32(), c.1.as_f32(), c.2.as_f32(), c.3.as_f32()]);
            }
            Op::StrokeColorCmyk(c) => {
                set(stroke, Space::Cmyk, &[c.0.as_f32(), c.1.as_f32(), c.2.as_f32(), c.3.as_f32()]);
            }
            Op::ColorSpaceNonStroke(name) => {
                fill.space = Space::named(name.0, resources);
                fill.ink = fill.space.initial();
            }
            Op::ColorSpaceStroke(name) => {
                stroke.space = Space::named(name.0, resources);
                stroke.ink = stroke.space.initial();
            }
            Op::NonStrokeColor(c) => fill.ink = fill.space.ink(&numbers(&c.0)),
            Op::StrokeColor(c) => stroke.ink = stroke.space.ink(&numbers(&c.0)),
            Op::NonStrokeColorNamed(c) => {
                fill.ink = if c.1.is_some() { None } else { fill.space.ink(&numbers(&c.0)) };
            }
            Op::StrokeColorNamed(c) => {
                stroke.ink = if c.1.is_some() { None } else { stroke.space.ink(&numbers(&c.0)) };
            }
            other => return Some(other),
        }
        None
    }

    /// Takes an operator that builds or paints a path; gives back any other.
    pub(super) fn draw_path<'o, 'd>(&mut self, operator: Op<'o, 'd>) -> Option<Op<'o, 'd>> {
        let matrix = self.state.matrix;
        match operator {
            Op::MoveTo(p) => {
                self.pen = (p.0.as_f64(), p.1.as_f64());
                self.path.move_to(matrix, self.pen.0, self.pen.1);
            }
            Op::LineTo(p) => {
                self.pen = (p.0.as_f64(), p.1.as_f64());
                self.path.line_to(matrix, self.pen.0, self.pen.1);
            }
            Op::CubicTo(p) => self.curve([&p.0, &p.1, &p.2, &p.3, &p.4, &p.5].map(|number| number.as_f64())),
            Op::CubicStartTo(p) => {
                let [a, b, c, d] = [&p.0, &p.1, &p.2, &p.3].map(|number| number.as_f64());
                self.curve([self.pen.0, self.pen.1, a, b, c, d]);
            }
            Op::CubicEndTo(p) => {
                let [a, b, c, d] = [&p.0, &p.1, &p.2, &p.3].map(|number| number.as_f64());
                self.curve([a, b, c, d, c, d]);
            }
            Op::ClosePath(_) => self.path.close(),
            Op::RectPath(r) => self.path.rect(matrix, [&r.0, &r.1, &r.2, &r.3].map(|number| number.as_f64())),
            Op::LineWidth(width) => self.state.line_width = width.0.as_f32(),
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.clips = true,
            Op::EndPath(_) => self.end_path(false, false),
            Op::StrokePath(_) => self.end_path(false, true),
            Op::CloseAndStrokePath(_) => {
                self.path.close();
                self.end_path(false, true);
            }
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                self.end_path(true, false);
            }
            Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => self.end_path(true, true),
            Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.path.close();
                self.end_path(true, true);
            }
            other => return Some(other),
        }
        None
    }

    /// A curve is kept by its corners: enough for the box around a cut, and no ruling line is curved.
    fn curve(&mut self, [a, b, c, d, e, f]: [f64; 6]) {
        let matrix = self.state.matrix;
        for (x, y) in [(a, b), (c, d), (e, f)] {
            self.path.curve_to(matrix, x, y);
        }
        self.pen = (e, f);
    }

    fn end_path(&mut self, fills: bool, strokes: bool) {
        let path = std::mem::take(&mut self.path);
        let clips = std::mem::take(&mut self.clips);
        let painted = fills || strokes;
        if painted && !self.content().hidden && self.purse.pay(Limit::Strokes, path.len() / 4 + 1) {
            if fills {
                let (ink, alpha) = (self.state.fill.ink, self.state.fill.alpha);
                path.filled().into_iter().for_each(|piece| self.paint(piece, ink, alpha));
            }
            if strokes {
                let (ink, alpha) = (self.state.stroke.ink, self.state.stroke.alpha);
                let width = self.state.line_width * self.scale();
                path.stroked(width).into_iter().for_each(|piece| self.paint(piece, ink, alpha));
            }
        }
        if clips {
            let cut = path.bounds().unwrap_or_default();
            self.state.clip = self.state.clip.intersect(cut);
        }
    }

    /// How much larger the page shows a length than it is written.
    fn scale(&self) -> f32 {
        self.state.matrix.determinant().abs().sqrt() as f32
    }

    fn paint(&mut self, piece: Painted, ink: Ink, alpha: f32) {
        match piece {
            Painted::Line(rect) if alpha > 0.0 => {
                let (x, y) = rect.middle();
                let seen = rect.intersect(self.state.clip);
                let whole = rect.width().max(rect.height());
                let left = if rect.width() > rect.height() { seen.width() } else { seen.height() };
                if left > 0.0
                    && left >= whole * 0.01
                    && self.state.clip.holds((x.clamp(seen.x0, seen.x1), y.clamp(seen.y0, seen.y1)), 1.0)
                {
                    let order = self.next_order();
                    self.marks.strokes.push(Stroke { rect: seen, ink, order });
                }
            }
            Painted::Line(_) => {}
            Painted::Box(rect) => self.area(rect, ink, alpha, false),
        }
    }

    /// Notes a filled area or a picture.
    pub(super) fn area(&mut self, rect: Rect, ink: Ink, alpha: f32, picture: bool) {
        const SOLID: f32 = 0.95;
        let rect = rect.intersect(self.state.clip);
        if self.content().hidden || rect.width() <= 0.0 || rect.height() <= 0.0 || alpha <= 0.0 {
            return;
        }
        let order = self.next_order();
        let thin = rect.width().min(rect.height()) <= THIN;
        if thin && picture {
            // some writers set their lines as pictures
            self.marks.strokes.push(Stroke { rect, ink: None, order });
            return;
        }
        // what shines through is on the page, but covers nothing and is no ground
        if alpha >= SOLID || picture {
            self.marks.areas.push(Area { rect, ink, order, picture });
        }
    }

    /// Notes a picture, which fills the unit square.
    pub(super) fn picture(&mut self) {
        if self.content().hidden || !self.purse.pay(Limit::Strokes, 1) {
            return;
        }
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        let points = corners.map(|corner| self.state.matrix * Point::from(corner));
        if let Some(rect) = Rect::around(points.iter().map(|point| (point.x as f32, point.y as f32))) {
            self.area(rect, None, self.state.fill.alpha, true);
        }
    }
}

fn numbers(parts: &[hayro_syntax::object::Number]) -> Vec<f32> {
    parts.iter().map(|number| number.as_f32()).collect()
}
