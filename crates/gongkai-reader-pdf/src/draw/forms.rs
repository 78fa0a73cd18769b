//! Content streams, forms inside them, and the appearances of annotations.

use hayro_font::kurbo::Affine;
use hayro_syntax::object::{Array, Dict, Name, Object, Rect as PdfRect, Stream};
use hayro_syntax::page::{Page, Resources};

use super::Drawing;
use super::state::State;
use crate::budget::Purse;
use crate::marks::Rect;
use crate::streams;

/// The content of a page: one stream, or several that are one.
pub(super) fn content(page: &Page<'_>, purse: &mut Purse) -> Vec<u8> {
    match page.raw().get::<Object<'_>>(b"Contents") {
        Some(Object::Stream(stream)) => streams::unpack(&stream, purse).unwrap_or_default(),
        Some(Object::Array(parts)) => {
            let mut out = Vec::new();
            for part in parts.iter::<Object<'_>>() {
                if let Object::Stream(stream) = part {
                    out.extend(streams::unpack(&stream, purse).unwrap_or_default());
                    out.push(b'\n');
                }
            }
            out
        }
        _ => Vec::new(),
    }
}

const HIDDEN: u32 = 1 << 1;
const NO_VIEW: u32 = 1 << 5;

impl<'a> Drawing<'_, 'a> {
    /// Draws a form.
    pub(super) fn form(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        if self.depth >= self.purse.depth {
            return;
        }
        let dict = stream.dict();
        let Some(content) = streams::unpack(stream, self.purse) else { return };
        let outer = self.state.clone();
        self.state.matrix *= Affine::new(matrix_of(dict));
        if let Some(bounds) = dict.get::<PdfRect>(b"BBox") {
            self.cut(bounds);
        }
        let own = dict.get::<Dict<'a>>(b"Resources").map(Resources::new);
        self.depth += 1;
        self.run(&content, own.as_ref().unwrap_or(resources));
        self.depth -= 1;
        self.state = outer;
    }

    fn cut(&mut self, bounds: PdfRect) {
        let corners = [(bounds.x0, bounds.y0), (bounds.x1, bounds.y0), (bounds.x0, bounds.y1), (bounds.x1, bounds.y1)];
        let points = corners.map(|corner| self.state.matrix * hayro_font::kurbo::Point::from(corner));
        if let Some(rect) = Rect::around(points.iter().map(|point| (point.x as f32, point.y as f32))) {
            self.state.clip = self.state.clip.intersect(rect);
        }
    }

    /// Draws what annotations (fields of forms, stamps, remarks) show on the page.
    pub(super) fn annotations(&mut self, page: &Page<'a>, fresh: State) {
        let Some(all) = page.raw().get::<Array<'a>>(b"Annots") else { return };
        for annotation in all.iter::<Dict<'a>>() {
            if self.purse.reached.is_some() {
                return;
            }
            let flags = annotation.get::<u32>(b"F").unwrap_or(0);
            if flags & (HIDDEN | NO_VIEW) != 0 || !self.layers.shows_object(&annotation) {
                continue;
            }
            if let (Some(form), Some(place)) = (appearance(&annotation), annotation.get::<PdfRect>(b"Rect")) {
                self.state = fresh.clone();
                self.state.matrix *= fit(form.dict(), place);
                self.form(&form, page.resources());
            }
        }
    }
}

fn matrix_of(dict: &Dict<'_>) -> [f64; 6] {
    dict.get::<[f64; 6]>(b"Matrix").unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
}

/// The stream that shows an annotation in its state.
fn appearance<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    match annotation.get::<Dict<'a>>(b"AP")?.get::<Object<'a>>(b"N")? {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => states.get::<Stream<'a>>(annotation.get::<Name<'a>>(b"AS")?),
        _ => None,
    }
}

/// Fits the box of an appearance into the place of its annotation.
fn fit(form: &Dict<'_>, place: PdfRect) -> Affine {
    let Some(bounds) = form.get::<PdfRect>(b"BBox") else { return Affine::IDENTITY };
    let matrix = Affine::new(matrix_of(form));
    let corners = [(bounds.x0, bounds.y0), (bounds.x1, bounds.y0), (bounds.x0, bounds.y1), (bounds.x1, bounds.y1)];
    let points = corners.map(|corner| matrix * hayro_font::kurbo::Point::from(corner));
    let Some(shown) = Rect::around(points.iter().map(|point| (point.x as f32, point.y as f32))) else {
        return Affine::IDENTITY;
    };
    let scale = |from: f32, to: f64| if from > 0.0 { to / f64::from(from) } else { 1.0 };
    let (x, y) = (scale(shown.width(), place.width()), scale(shown.height(), place.height()));
    Affine::new([x, 0.0, 0.0, y, place.x0 - x * f64::from(shown.x0), place.y0 - y * f64::from(shown.y0)])
}
