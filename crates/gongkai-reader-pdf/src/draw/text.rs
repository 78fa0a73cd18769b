//! Text operators: every glyph with its character and place.

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Object;
use hayro_syntax::page::Resources;

use super::Drawing;
use super::state::Mode;
use crate::budget::Limit;
use crate::fonts::{Code, FontId};
use crate::marks::{Glyph, Look, Rect};

/// What stands for a character that the file does not give.
pub(crate) const UNKNOWN: char = '\u{FFFD}';

impl<'a> Drawing<'_, 'a> {
    /// Takes an operator that sets or shows text; any other means nothing here.
    pub(super) fn show_text(&mut self, operator: Op<'_, '_>, resources: &Resources<'a>) {
        let text = &mut self.state.text;
        match operator {
            Op::BeginText(_) => {
                text.matrix = Affine::IDENTITY;
                text.line = Affine::IDENTITY;
            }
            Op::SetTextMatrix(m) => {
                let numbers = [&m.0, &m.1, &m.2, &m.3, &m.4, &m.5].map(|number| number.as_f64());
                text.line = Affine::new(numbers);
                text.matrix = text.line;
            }
            Op::TextFont(font) => {
                text.size = font.1.as_f64();
                let dict = resources.get_font(font.0);
                self.state.text.font = dict.and_then(|dict| self.fonts.load(&dict, self.purse));
            }
            Op::CharacterSpacing(space) => text.character_space = space.0.as_f64(),
            Op::WordSpacing(space) => text.word_space = space.0.as_f64(),
            Op::HorizontalScaling(stretch) => text.stretch = stretch.0.as_f64() / 100.0,
            Op::TextLeading(leading) => text.leading = leading.0.as_f64(),
            Op::TextRise(rise) => text.rise = rise.0.as_f64(),
            Op::TextRenderingMode(mode) => text.mode = Mode::of(mode.0.as_i64()),
            Op::NextLine(by) => text.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                text.leading = -by.1.as_f64();
                text.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => text.next_line(0.0, -text.leading),
            Op::ShowText(string) => self.string(string.0.as_bytes()),
            Op::NextLineAndShowText(string) => {
                text.next_line(0.0, -text.leading);
                self.string(string.0.as_bytes());
            }
            Op::ShowTextWithParameters(all) => {
                text.word_space = all.0.as_f64();
                text.character_space = all.1.as_f64();
                text.next_line(0.0, -text.leading);
                self.string(all.2.as_bytes());
            }
            Op::ShowTexts(parts) => {
                for part in parts.0.iter::<Object<'_>>() {
                    match part {
                        Object::String(string) => self.show(string.as_bytes()),
                        Object::Number(number) => self.adjust(number.as_f64()),
                        _ => {}
                    }
                }
                self.string += 1;
            }
            _ => {}
        }
    }

    fn string(&mut self, bytes: &[u8]) {
        self.show(bytes);
        self.string += 1;
    }

    fn adjust(&mut self, amount: f64) {
        let text = &mut self.state.text;
        let vertical = text.font.is_some_and(|font| self.fonts.is_vertical(font));
        let by = -amount / 1000.0 * text.size;
        text.matrix *= Affine::translate(if vertical { (0.0, by) } else { (by * text.stretch, 0.0) });
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.text.font else {
            self.show_without_font(bytes);
            return;
        };
        let mut at = 0;
        while let Some(code) = self.fonts.code(font, bytes, at) {
            if !self.purse.pay(Limit::Glyphs, 1) {
                return;
            }
            at += code.length;
            self.glyph(font, &code);
            let text = &mut self.state.text;
            let space = text.character_space + if code.space { text.word_space } else { 0.0 };
            let by = code.advance * text.size + space;
            let vertical = self.fonts.is_vertical(font);
            text.matrix *= Affine::translate(if vertical { (0.0, by) } else { (by * text.stretch, 0.0) });
        }
    }

    /// Text in a font that cannot be read is there all the same, and unreadable.
    fn show_without_font(&mut self, bytes: &[u8]) {
        if bytes.is_empty() || !self.purse.pay(Limit::Glyphs, 1) {
            return;
        }
        let matrix = self.state.matrix * self.state.text.glyph_matrix();
        self.marks.unmapped += 1;
        self.put(UNKNOWN, matrix, (0.0, 0.5), (-0.12, 0.88), false);
    }

    fn glyph(&mut self, font: FontId, code: &Code) {
        let matrix = self.state.matrix * self.state.text.glyph_matrix() * Affine::translate(code.shift);
        let bold = self.fonts.is_bold(font) || self.mode() == Mode::Both;
        let extent = self.fonts.extent(font);
        let width = if self.fonts.is_vertical(font) { 1.0 } else { code.advance };
        match &code.text {
            None => {
                self.marks.unmapped += 1;
                self.put(UNKNOWN, matrix, (0.0, width), extent, bold);
            }
            Some(text) => {
                // the letters of a ligature share its width
                let count = text.chars().count().max(1) as f64;
                for (at, c) in text.chars().enumerate() {
                    let from = width * at as f64 / count;
                    self.put(c, matrix, (from, from + width / count), extent, bold);
                }
            }
        }
    }

    /// Notes a character between two points of the baseline, in units of the font.
    fn put(&mut self, c: char, matrix: Affine, (from, to): (f64, f64), (low, high): (f64, f64), bold: bool) {
        let corners = [(from, low), (to, low), (from, high), (to, high)].map(|corner| matrix * Point::from(corner));
        let Some(rect) = Rect::around(corners.iter().map(|point| (point.x as f32, point.y as f32))) else { return };
        let [a, b, c1, d, _, _] = matrix.as_coeffs();
        let size = (c1.hypot(d) * (high - low).min(1.2)) as f32;
        if size <= 0.0 || !size.is_finite() {
            return;
        }
        let mode = self.mode();
        let paint = if mode == Mode::Stroke { self.state.stroke } else { self.state.fill };
        let off = self.content().hidden || paint.alpha <= 0.02 || !self.state.clip.holds(rect.middle(), 1.0);
        let look = match mode {
            _ if off => Look::Hidden,
            Mode::Nothing => Look::Layer,
            _ => Look::Shown,
        };
        let order = self.next_order();
        let furniture = self.content().furniture;
        let turn = turn(a, b);
        let ink = if mode == Mode::Clip { None } else { paint.ink };
        self.marks.glyphs.push(Glyph { c, rect, size, turn, string: self.string, look, bold, furniture, ink, order });
    }
}

/// Quarter turns clockwise of a direction on the page (y downwards).
fn turn(x: f64, y: f64) -> u8 {
    const SLOPE: f64 = 0.2;
    if y.abs() <= SLOPE * x.abs() {
        if x >= 0.0 { 0 } else { 2 }
    } else if x.abs() <= SLOPE * y.abs() {
        if y >= 0.0 { 1 } else { 3 }
    } else {
        Glyph::ASKEW
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_quarter_turns_or_askew() {
        assert_eq!([turn(1.0, 0.0), turn(0.0, 1.0), turn(-1.0, 0.1), turn(0.0, -1.0)], [0, 1, 2, 3]);
        assert_eq!(turn(1.0, 1.0), Glyph::ASKEW);
    }
}
