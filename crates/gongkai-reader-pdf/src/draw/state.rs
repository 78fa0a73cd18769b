//! The state of drawing that `q` saves and `Q` restores.

use hayro_font::kurbo::Affine;

use super::colour::Space;
use crate::fonts::FontId;
use crate::marks::{Ink, Rect};

/// How text is painted, as far as it matters here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    #[default]
    Fill,
    Stroke,
    /// Filled and outlined: how some writers set bold.
    Both,
    /// Not painted: the text layer of a scan.
    Nothing,
    /// Used as a window for what is painted next.
    Clip,
}

impl Mode {
    pub(super) fn of(number: i64) -> Self {
        match number {
            1 | 5 => Self::Stroke,
            2 | 6 => Self::Both,
            3 => Self::Nothing,
            7 => Self::Clip,
            _ => Self::Fill,
        }
    }
}

/// A colour and the space that its next numbers belong to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    pub(super) space: Space,
    pub(super) ink: Ink,
    pub(super) alpha: f32,
}

impl Default for Paint {
    fn default() -> Self {
        Self { space: Space::Grey, ink: Some([0.0; 3]), alpha: 1.0 }
    }
}

/// The state of drawing.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) matrix: Affine,
    /// What is not cut off.
    pub(super) clip: Rect,
    pub(super) fill: Paint,
    pub(super) stroke: Paint,
    pub(super) line_width: f32,
    pub(super) text: Text,
}

/// The state of text.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) font: Option<FontId>,
    pub(super) size: f64,
    pub(super) character_space: f64,
    pub(super) word_space: f64,
    /// 1 is as wide as the font is drawn.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: Mode,
    pub(super) matrix: Affine,
    pub(super) line: Affine,
}

impl State {
    pub(super) fn new(matrix: Affine, clip: Rect) -> Self {
        Self {
            matrix,
            clip,
            fill: Paint::default(),
            stroke: Paint::default(),
            line_width: 1.0,
            text: Text {
                font: None,
                size: 0.0,
                character_space: 0.0,
                word_space: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: Mode::Fill,
                matrix: Affine::IDENTITY,
                line: Affine::IDENTITY,
            },
        }
    }
}

impl Text {
    /// Moves to the next line, `x` and `y` from the start of this one.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.matrix = self.line;
    }

    /// From glyph space, in which the font is one unit high, to user space.
    pub(super) fn glyph_matrix(&self) -> Affine {
        self.matrix * Affine::new([self.size * self.stretch, 0.0, 0.0, self.size, 0.0, self.rise])
    }
}
