//! What a reader sees of the marks of a page: hidden text apart, doubled text once, the text upright.

use std::collections::HashMap;

use super::{Rulings, lines};
use crate::draw::alike;
use crate::marks::{Area, Glyph, Ink, Look, Marks, Rect};

/// A page as a reader sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// Page number, from 1.
    pub(crate) page: u32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// Quarter turns clockwise by which the text was turned to stand upright.
    pub(crate) turned: u8,
    /// What is read.
    pub(crate) glyphs: Vec<Glyph>,
    pub(crate) rulings: Rulings,
    /// Text that cannot be seen, line by line.
    pub(crate) hidden: Vec<String>,
    /// Text at an angle, over the page: watermarks.
    pub(crate) askew: String,
    /// Whether the text is a layer over or under a scan.
    pub(crate) layered: bool,
    /// Pictures large enough to hold text or a table, without text over them.
    pub(crate) pictures: Vec<Rect>,
    /// Share of the page that pictures fill.
    pub(crate) pictured: f32,
    pub(crate) unmapped: usize,
    /// Whether something that the page needs is broken.
    pub(crate) broken: bool,
}

impl Sheet {
    /// A box of the upright page, on the page as the file shows it.
    pub(crate) fn bounds(&self, rect: Rect) -> [f32; 4] {
        rect.turned((4 - self.turned) % 4, self.width, self.height).bounds()
    }
}

/// Looks at the marks of a page.
pub(crate) fn look(marks: Marks, page: u32) -> Sheet {
    let Marks { width, height, mut glyphs, strokes, areas, unmapped, broken } = marks;
    let sheet = Rect::new(0.0, 0.0, width, height);
    let areas = largest(areas, glyphs.len());
    let layered = judge(&mut glyphs, &areas, sheet);
    let pictured = pictured(&areas, sheet);
    let hidden: Vec<Glyph> = glyphs.iter().copied().filter(|glyph| glyph.look == Look::Hidden).collect();
    glyphs.retain(|glyph| glyph.look != Look::Hidden);
    let mut glyphs = once(glyphs);
    let askew: String = glyphs.iter().filter(|glyph| glyph.turn == Glyph::ASKEW).map(|glyph| glyph.c).collect();
    glyphs.retain(|glyph| glyph.turn != Glyph::ASKEW);
    let strokes: Vec<Rect> = strokes
        .into_iter()
        .filter(|stroke| !alike(stroke.ink, ground(&areas, stroke.rect.middle(), stroke.order)))
        .map(|stroke| stroke.rect)
        .collect();
    let pictures = if layered { Vec::new() } else { large_pictures(&areas, &glyphs, sheet) };
    let turned = (4 - main_turn(&glyphs)) % 4;
    let turn = |rect: Rect| rect.turned(turned, width, height);
    for glyph in &mut glyphs {
        glyph.rect = turn(glyph.rect);
        glyph.turn = (glyph.turn + turned) % 4;
    }
    let pictures = pictures.into_iter().map(turn).collect();
    let rulings = Rulings::of(strokes.into_iter().map(turn));
    let (width, height) = if turned % 2 == 1 { (height, width) } else { (width, height) };
    let hidden = lines::lines(hidden).iter().map(lines::TextLine::text).filter(|text| !text.is_empty()).collect();
    Sheet { page, width, height, turned, glyphs, rulings, hidden, askew, layered, pictures, pictured, unmapped, broken }
}

/// The largest areas: all of them but on pages that ask for too many comparisons.
fn largest(mut areas: Vec<Area>, glyphs: usize) -> Vec<Area> {
    const COMPARISONS: usize = 40_000_000;
    let most = (COMPARISONS / glyphs.max(1)).clamp(16, 4_000);
    if areas.len() > most {
        areas.sort_by(|a, b| {
            let size = |area: &Area| area.rect.width() * area.rect.height();
            size(b).total_cmp(&size(a))
        });
        areas.truncate(most);
        areas.sort_by_key(|area| area.order);
    }
    areas
}

/// The colour behind a point when something of this order is painted.
fn ground(areas: &[Area], point: (f32, f32), order: u32) -> Ink {
    let below = areas.iter().rev().find(|area| area.order < order && area.rect.holds(point, 0.0));
    below.map_or(Some([1.0; 3]), |area| area.ink)
}

/// Decides what each glyph looks like; tells whether the text is the layer of a scan.
fn judge(glyphs: &mut [Glyph], areas: &[Area], sheet: Rect) -> bool {
    const MOST_OF_A_PAGE: f32 = 0.5;
    let large = |area: &Area| area.rect.width() * area.rect.height() >= MOST_OF_A_PAGE * sheet.width() * sheet.height();
    let scan = areas.iter().any(|area| area.picture && large(area));
    let mut layer = 0_usize;
    for glyph in glyphs.iter_mut() {
        let middle = glyph.rect.middle();
        if glyph.look == Look::Shown {
            let over = areas.iter().filter(|area| area.order > glyph.order && area.rect.holds(middle, 0.0));
            let mut covered = false;
            let mut under_scan = false;
            for area in over {
                covered |= !area.picture && area.ink.is_some();
                under_scan |= area.picture && large(area);
            }
            if covered {
                glyph.look = Look::Hidden;
            } else if under_scan {
                glyph.look = Look::Layer;
            } else if alike(glyph.ink, ground(areas, middle, glyph.order)) {
                glyph.look = Look::Hidden;
            }
        } else if glyph.look == Look::Layer && !scan {
            // not painted, and no scan that would show it
            glyph.look = Look::Hidden;
        }
        layer += usize::from(glyph.look == Look::Layer);
    }
    let shown = glyphs.iter().filter(|glyph| glyph.look == Look::Shown && !glyph.c.is_whitespace()).count();
    layer > shown
}

/// Share of a page that its pictures fill, at most 1.
fn pictured(areas: &[Area], sheet: Rect) -> f32 {
    let sum: f32 = areas.iter().filter(|area| area.picture).map(|area| area.rect.width() * area.rect.height()).sum();
    (sum / (sheet.width() * sheet.height()).max(1.0)).min(1.0)
}

/// Pictures that may hold text or a table: larger than a seal, and no ground that text stands on.
fn large_pictures(areas: &[Area], glyphs: &[Glyph], sheet: Rect) -> Vec<Rect> {
    const SHARE: f32 = 0.06;
    const OVER: usize = 20;
    let least = SHARE * sheet.width() * sheet.height();
    let bare = |rect: Rect| glyphs.iter().filter(|glyph| rect.holds(glyph.rect.middle(), 0.0)).nth(OVER).is_none();
    let large = areas.iter().filter(|area| area.picture && area.rect.width() * area.rect.height() >= least);
    large.map(|area| area.rect).take(64).filter(|rect| bare(*rect)).collect()
}

/// Drops glyphs set again at nearly the same place, which makes them look bold.
fn once(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    const NEAR: f32 = 0.15;
    const CELL: f32 = 4.0;
    // more glyphs than that on one spot are no text
    const MOST_TWINS: usize = 24;
    let cell = |value: f32| (value / CELL).floor() as i32;
    let mut places: HashMap<(char, i32, i32), Vec<usize>> = HashMap::new();
    let mut out: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let (x, y) = glyph.rect.middle();
        let near = NEAR * glyph.size;
        let (column, row) = (cell(x), cell(y));
        let around =
            (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column.saturating_add(dx), row.saturating_add(dy))));
        let twin = around
            .filter_map(|(column, row)| places.get(&(glyph.c, column, row)))
            .flat_map(|near| near.iter().rev().take(MOST_TWINS))
            .copied()
            .find(|at| {
                out.get(*at).is_some_and(|other| {
                    let (ox, oy) = other.rect.middle();
                    (ox - x).abs() <= near && (oy - y).abs() <= near && other.string != glyph.string
                })
            });
        match twin.and_then(|at| out.get_mut(at)) {
            Some(twin) => twin.bold |= !glyph.c.is_whitespace(),
            None => {
                places.entry((glyph.c, column, row)).or_default().push(out.len());
                out.push(glyph);
            }
        }
    }
    out
}

/// The direction in which most of the text reads.
fn main_turn(glyphs: &[Glyph]) -> u8 {
    let mut counts = [0_usize; 4];
    for glyph in glyphs.iter().filter(|glyph| !glyph.c.is_whitespace()) {
        if let Some(count) = counts.get_mut(usize::from(glyph.turn)) {
            *count += 1;
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let upright = counts.first().copied().unwrap_or(0);
    // a page stays as it is unless the other direction clearly rules
    if upright * 3 >= most {
        return 0;
    }
    (0..4_u8).find(|turn| counts.get(usize::from(*turn)) == Some(&most)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(c: char, x: f32, string: u32) -> Glyph {
        let rect = Rect::new(x, 100.0, x + 10.0, 110.0);
        let ink = Some([0.0; 3]);
        Glyph { c, rect, size: 10.0, turn: 0, string, look: Look::Shown, bold: false, furniture: false, ink, order: 5 }
    }

    fn read(glyphs: Vec<Glyph>, areas: Vec<Area>) -> (String, Vec<String>) {
        let sheet = look(Marks { width: 200.0, height: 300.0, glyphs, areas, ..Marks::default() }, 1);
        (sheet.glyphs.iter().map(|glyph| glyph.c).collect(), sheet.hidden)
    }

    #[test]
    fn text_set_twice_is_read_once_and_is_bold() {
        let sheet = look(
            Marks {
                width: 200.0,
                height: 300.0,
                glyphs: vec![glyph('1', 10.0, 1), glyph('1', 10.4, 2)],
                ..Marks::default()
            },
            1,
        );
        assert_eq!(sheet.glyphs.len(), 1);
        assert!(sheet.glyphs.iter().all(|glyph| glyph.bold));
        assert_eq!(read(vec![glyph('1', 10.0, 1), glyph('1', 15.0, 2)], Vec::new()).0, "11");
    }

    #[test]
    fn white_on_white_is_hidden_and_white_on_dark_is_not() {
        let white = Glyph { ink: Some([1.0; 3]), ..glyph('9', 10.0, 1) };
        assert_eq!(read(vec![white], Vec::new()), (String::new(), vec!["9".to_owned()]));
        let rect = Rect::new(0.0, 90.0, 100.0, 120.0);
        let dark = Area { rect, ink: Some([0.1, 0.2, 0.5]), order: 1, picture: false };
        assert_eq!(read(vec![white], vec![dark]).0, "9");
    }

    #[test]
    fn what_is_painted_over_is_hidden_but_a_seal_hides_nothing() {
        let rect = Rect::new(0.0, 90.0, 100.0, 120.0);
        let cover = Area { rect, ink: Some([1.0; 3]), order: 9, picture: false };
        assert_eq!(read(vec![glyph('9', 10.0, 1)], vec![cover]).0, "");
        let seal = Area { ink: None, picture: true, ..cover };
        assert_eq!(read(vec![glyph('9', 10.0, 1)], vec![seal]).0, "9");
    }

    #[test]
    fn text_over_a_scan_that_is_not_painted_is_its_layer() {
        let scan = Area { rect: Rect::new(0.0, 0.0, 200.0, 300.0), ink: None, order: 1, picture: true };
        let layer = Glyph { look: Look::Layer, ..glyph('9', 10.0, 1) };
        let sheet =
            look(Marks { width: 200.0, height: 300.0, glyphs: vec![layer], areas: vec![scan], ..Marks::default() }, 1);
        assert!(sheet.layered);
        assert_eq!(sheet.glyphs.len(), 1);
        assert_eq!(read(vec![layer], Vec::new()).1, ["9"], "without a scan it is hidden");
    }

    #[test]
    fn a_page_of_turned_text_is_read_upright_and_boxes_are_turned_back() {
        let down = Glyph { turn: 1, ..glyph('9', 10.0, 1) };
        let sheet = look(Marks { width: 200.0, height: 300.0, glyphs: vec![down], ..Marks::default() }, 1);
        assert_eq!((sheet.turned, sheet.width), (3, 300.0));
        let upright = sheet.glyphs.first().expect("one glyph");
        assert_eq!(upright.turn, 0);
        assert_eq!(sheet.bounds(upright.rect), [10.0, 100.0, 20.0, 110.0]);
    }
}
