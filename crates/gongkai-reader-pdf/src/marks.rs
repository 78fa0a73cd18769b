//! What a page shows, as the interpreter collects it: glyphs, strokes, filled areas, pictures.
//!
//! Coordinates are points from the top left corner of the page as it is shown (after `/Rotate`), y downwards.

/// An upright box.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x0: f32,
    pub(crate) y0: f32,
    pub(crate) x1: f32,
    pub(crate) y1: f32,
}

impl Rect {
    pub(crate) const fn new(x0: f32, y0: f32, x1: f32, y1: f32) -> Self {
        Self { x0, y0, x1, y1 }
    }

    /// The smallest box around points; `None` without one, or where a coordinate is no number.
    pub(crate) fn around(points: impl IntoIterator<Item = (f32, f32)>) -> Option<Self> {
        let mut out: Option<Self> = None;
        for (x, y) in points {
            if !x.is_finite() || !y.is_finite() {
                return None;
            }
            let dot = Self::new(x, y, x, y);
            out = Some(out.map_or(dot, |rect| rect.union(dot)));
        }
        out
    }

    pub(crate) fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    pub(crate) fn intersect(self, other: Self) -> Self {
        let (x0, y0) = (self.x0.max(other.x0), self.y0.max(other.y0));
        Self { x0, y0, x1: self.x1.min(other.x1).max(x0), y1: self.y1.min(other.y1).max(y0) }
    }

    pub(crate) fn width(self) -> f32 {
        self.x1 - self.x0
    }

    pub(crate) fn height(self) -> f32 {
        self.y1 - self.y0
    }

    pub(crate) fn middle(self) -> (f32, f32) {
        ((self.x0 + self.x1) / 2.0, (self.y0 + self.y1) / 2.0)
    }

    /// Whether a point lies inside, or no farther than `slack` outside.
    pub(crate) fn holds(self, (x, y): (f32, f32), slack: f32) -> bool {
        x >= self.x0 - slack && x <= self.x1 + slack && y >= self.y0 - slack && y <= self.y1 + slack
    }

    /// The box after the page was turned clockwise by so many quarters; `width` and `height` are those before.
    pub(crate) fn turned(self, quarters: u8, width: f32, height: f32) -> Self {
        match quarters % 4 {
            1 => Self::new(height - self.y1, self.x0, height - self.y0, self.x1),
            2 => Self::new(width - self.x1, height - self.y1, width - self.x0, height - self.y0),
            3 => Self::new(self.y0, width - self.x1, self.y1, width - self.x0),
            _ => self,
        }
    }

    pub(crate) fn bounds(self) -> [f32; 4] {
        [self.x0, self.y0, self.x1, self.y1]
    }
}

/// How a reader sees a glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// It is drawn and can be seen.
    #[default]
    Shown,
    /// It is not drawn, but lies over or under a picture: the text layer of a scan.
    Layer,
    /// It cannot be seen: no ink, the colour of the ground, cut off, covered.
    Hidden,
}

/// One character and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glyph {
    pub(crate) c: char,
    /// From the left of the character to where the next one is set, from ascender to descender.
    pub(crate) rect: Rect,
    /// Size of the font, in points.
    pub(crate) size: f32,
    /// Quarter turns clockwise of its reading direction; [`Glyph::ASKEW`] for any other angle.
    pub(crate) turn: u8,
    /// Number of the operator that showed it: glyphs of one string stand together.
    pub(crate) string: u32,
    pub(crate) look: Look,
    pub(crate) bold: bool,
    /// Marked by the file as furniture of the page: a running head, a page number.
    pub(crate) furniture: bool,
    pub(crate) ink: Ink,
    /// Its place in the order of painting.
    pub(crate) order: u32,
}

impl Glyph {
    /// Set at an angle that no line of text on a page has: watermarks.
    pub(crate) const ASKEW: u8 = 4;
}

/// A colour on the screen; `None` where it is not known (a pattern, a picture).
pub(crate) type Ink = Option<[f32; 3]>;

/// A straight stroke, level or upright, or a thin filled area.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stroke {
    pub(crate) rect: Rect,
    pub(crate) ink: Ink,
    /// Its place in the order of painting.
    pub(crate) order: u32,
}

/// A filled upright area, or a picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub(crate) rect: Rect,
    pub(crate) ink: Ink,
    pub(crate) order: u32,
    pub(crate) picture: bool,
}

/// Everything on a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) strokes: Vec<Stroke>,
    pub(crate) areas: Vec<Area>,
    /// Glyphs whose character the file does not give.
    pub(crate) unmapped: usize,
    /// Whether something that the page needs broke off or could not be unpacked.
    pub(crate) broken: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_quarter_turns_are_none() {
        let rect = Rect::new(10.0, 20.0, 40.0, 30.0);
        let once = rect.turned(1, 200.0, 100.0);
        assert_eq!(once, Rect::new(70.0, 10.0, 80.0, 40.0));
        assert_eq!(once.turned(3, 100.0, 200.0), rect);
        assert_eq!(rect.turned(2, 200.0, 100.0).turned(2, 200.0, 100.0), rect);
    }

    #[test]
    fn a_box_around_no_number_is_none() {
        assert_eq!(Rect::around([(f32::NAN, 1.0)]), None);
        assert_eq!(Rect::around([]), None);
        assert_eq!(Rect::around([(3.0, 1.0), (1.0, 2.0)]), Some(Rect::new(1.0, 1.0, 3.0, 2.0)));
    }
}
