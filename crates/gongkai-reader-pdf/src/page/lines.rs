//! Glyphs to lines of text: who stands beside whom, and where a space is.

use crate::marks::{Glyph, Rect};
use crate::unicode::is_wide;

/// Gap, in sizes of the font, from which two pieces of a line stand apart like columns.
const APART: f32 = 1.5;

/// A stretch of a line without a wide gap.
#[derive(Clone, Debug, Default)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) rect: Rect,
}

/// A line of text.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextLine {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) rect: Rect,
    /// Size of most of its glyphs.
    pub(crate) size: f32,
    /// Whether all of it is bold.
    pub(crate) bold: bool,
    /// Whether the file marks it as furniture of the page.
    pub(crate) furniture: bool,
    /// Its text so far as it is set bold from the start, in bytes of [`TextLine::text`]; for headings run in.
    pub(crate) bold_bytes: usize,
    /// Left and right edge of its column, where the page has several.
    pub(crate) column: Option<(f32, f32)>,
}

impl TextLine {
    /// The text, pieces that stand apart with two spaces between.
    pub(crate) fn text(&self) -> String {
        let texts: Vec<&str> =
            self.pieces.iter().map(|piece| piece.text.trim()).filter(|text| !text.is_empty()).collect();
        texts.join("  ")
    }
}

/// How close characters of a line stand before there is a space between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spacing {
    /// Running text: figures set apart are two numbers.
    Text,
    /// A cell: figures set wide are one number.
    Cell,
}

/// The lines of glyphs that read from left to right, from top to bottom.
pub(crate) fn lines(glyphs: Vec<Glyph>) -> Vec<TextLine> {
    rows(glyphs).into_iter().filter_map(|row| line(&row, Spacing::Text)).collect()
}

/// The glyphs by line, each line from left to right.
pub(crate) fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    const OPEN: usize = 6;
    const OVERLAP: f32 = 0.55;
    glyphs.sort_by(|a, b| a.rect.middle().1.total_cmp(&b.rect.middle().1).then(a.rect.x0.total_cmp(&b.rect.x0)));
    let mut rows: Vec<(Rect, Vec<Glyph>)> = Vec::new();
    for glyph in glyphs {
        let recent = rows.len().saturating_sub(OPEN);
        let shared = |band: Rect| {
            let overlap = band.y1.min(glyph.rect.y1) - band.y0.max(glyph.rect.y0);
            overlap / band.height().min(glyph.rect.height()).max(0.1)
        };
        let best = rows
            .iter_mut()
            .skip(recent)
            .map(|row| (shared(row.0), row))
            .filter(|(share, _)| *share >= OVERLAP)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((_, (band, row))) => {
                // the band follows its tallest glyph, so that small raised ones do not move it
                if glyph.rect.height() > band.height() {
                    *band = glyph.rect;
                }
                row.push(glyph);
            }
            None => rows.push((glyph.rect, vec![glyph])),
        }
    }
    rows.sort_by(|a, b| a.0.y0.total_cmp(&b.0.y0));
    let mut out: Vec<Vec<Glyph>> = rows.into_iter().map(|(_, row)| row).collect();
    for row in &mut out {
        row.sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0).then(a.order.cmp(&b.order)));
    }
    out
}

/// The spaces that a gap between two characters stands for.
pub(crate) fn spaces(before: &Glyph, after: &Glyph, spacing: Spacing) -> usize {
    let size = before.size.min(after.size).max(1.0);
    let gap = (after.rect.x0 - before.rect.x1) / size;
    let figures = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%');
    let narrow = match (is_wide(before.c) || is_wide(after.c), spacing) {
        (true, _) => 0.6,
        (false, Spacing::Cell) if figures(before.c) && figures(after.c) => 0.75,
        (false, _) => 0.22,
    };
    if gap < narrow {
        0
    } else if gap < APART {
        1
    } else {
        ((gap / 0.5).round() as usize).clamp(2, 60)
    }
}

/// A line of the glyphs of one row; `None` where it holds only white space.
pub(crate) fn line(row: &[Glyph], spacing: Spacing) -> Option<TextLine> {
    let seen: Vec<&Glyph> = row.iter().filter(|glyph| !glyph.c.is_whitespace()).collect();
    let first = seen.first()?;
    let rect = seen.iter().fold(first.rect, |rect, glyph| rect.union(glyph.rect));
    let mut sizes: Vec<f32> = seen.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    let size = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<&Glyph> = None;
    let mut spaced = false;
    let (mut bold_bytes, mut bold_so_far) = (0, true);
    for glyph in row {
        if glyph.c.is_whitespace() {
            spaced = before.is_some();
            continue;
        }
        let gap = before.map_or(usize::MAX, |before| spaces(before, glyph, spacing));
        match pieces.last_mut() {
            Some(piece) if gap <= 1 => {
                if gap == 1 || spaced {
                    piece.text.push(' ');
                }
                piece.text.push(glyph.c);
                piece.rect = piece.rect.union(glyph.rect);
            }
            _ => pieces.push(Piece { text: glyph.c.to_string(), rect: glyph.rect }),
        }
        bold_so_far &= glyph.bold;
        if bold_so_far && pieces.len() == 1 {
            bold_bytes = pieces.first().map_or(0, |piece| piece.text.len());
        }
        spaced = false;
        before = Some(glyph);
    }
    Some(TextLine {
        pieces,
        rect,
        size,
        bold: seen.iter().all(|glyph| glyph.bold),
        furniture: seen.iter().all(|glyph| glyph.furniture),
        bold_bytes,
        column: None,
    })
}

/// What stands between two lines that are one: nothing, but for words in Latin letters a space.
pub(crate) fn glue(before: &str, after: &str) -> &'static str {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return "" };
    let letters = |c: char| c.is_alphabetic() && !is_wide(c);
    let word = (letters(last) || matches!(last, ',' | ';' | ':' | ')')) && (letters(first) || first == '(')
        || letters(last) && first.is_ascii_digit()
        || last.is_ascii_digit() && letters(first);
    if word { " " } else { "" }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::marks::Look;

    /// A line of glyphs of size 10 from a place; `_` is a gap of half a size, ASCII takes half a square.
    pub(crate) fn set(text: &str, mut x: f32, y: f32, string: u32) -> Vec<Glyph> {
        let mut out = Vec::new();
        for c in text.chars() {
            let width = if c.is_ascii() { 5.0 } else { 10.0 };
            if c != '_' {
                let rect = Rect::new(x, y, x + width, y + 10.0);
                let (ink, look) = (Some([0.0; 3]), Look::Shown);
                out.push(Glyph {
                    c,
                    rect,
                    size: 10.0,
                    turn: 0,
                    string,
                    look,
                    bold: false,
                    furniture: false,
                    ink,
                    order: 0,
                });
            }
            x += width;
        }
        out
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        lines(glyphs).iter().map(TextLine::text).collect()
    }

    #[test]
    fn lines_are_read_from_top_and_left() {
        let mut glyphs = set("第二行", 0.0, 20.0, 1);
        glyphs.extend(set("行", 10.0, 1.0, 2));
        glyphs.extend(set("首", 0.0, 0.0, 3));
        assert_eq!(texts(glyphs), ["首行", "第二行"]);
    }

    #[test]
    fn a_small_raised_glyph_stays_in_its_line() {
        let mut glyphs = set("面积", 0.0, 0.0, 1);
        let raised = set("2", 20.0, 0.0, 2).into_iter().map(|glyph| Glyph {
            rect: Rect::new(glyph.rect.x0, -1.0, glyph.rect.x0 + 3.0, 4.5),
            size: 5.5,
            ..glyph
        });
        glyphs.extend(raised);
        assert_eq!(texts(glyphs), ["面积2"]);
    }

    #[test]
    fn wide_set_chinese_has_no_spaces_and_words_have() {
        assert_eq!(texts(set("Open__data", 0.0, 0.0, 1)), ["Open data"]);
        assert_eq!(texts(set("总_计", 0.0, 0.0, 1)), ["总计"]);
        assert_eq!(texts(set("3____45", 0.0, 0.0, 1)), ["3  45"]);
    }

    #[test]
    fn figures_set_wide_are_one_number_in_a_cell_only() {
        let row = set("1_2", 0.0, 0.0, 1);
        assert_eq!(line(&row, Spacing::Cell).map(|line| line.text()).as_deref(), Some("12"));
        assert_eq!(line(&row, Spacing::Text).map(|line| line.text()).as_deref(), Some("1 2"));
    }

    #[test]
    fn lines_are_glued_without_a_space_but_for_words() {
        assert_eq!(glue("信息公", "开"), "");
        assert_eq!(glue("20", "24年"), "");
        assert_eq!(glue("open", "data"), " ");
    }
}
