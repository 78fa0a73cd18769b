//! Runs the drawing operators of a page and collects what they leave on it.
//!
//! Own code, not a renderer's: every operator is paid for, so that no file can keep it busy, and nothing is drawn
//! that the text does not need — no picture is unpacked, no curve flattened, no colour managed.

mod colour;
mod forms;
mod layers;
mod paint;
mod path;
mod state;
mod text;

pub(crate) use colour::alike;
pub(crate) use layers::Layers;

use hayro_font::kurbo::Affine;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Dict, Name};
use hayro_syntax::page::{Page, Resources, Rotation};
use hayro_syntax::xref::XRef;

use crate::budget::{Limit, Purse};
use crate::fonts::FontBook;
use crate::marks::{Marks, Rect};
use layers::Content;
use path::Path;
use state::{Mode, State};

/// Draws pages; keeps what several pages share.
pub(crate) struct Pen<'a> {
    fonts: FontBook<'a>,
    layers: Layers,
}

impl<'a> Pen<'a> {
    pub(crate) fn new(xref: &XRef) -> Self {
        Self { fonts: FontBook::new(), layers: Layers::of(xref) }
    }

    /// What a page shows.
    pub(crate) fn page(&mut self, page: &Page<'a>, purse: &mut Purse) -> Marks {
        let (matrix, width, height) = frame(page);
        let sheet = Rect::new(0.0, 0.0, width, height);
        let mut drawing = Drawing {
            fonts: &mut self.fonts,
            layers: &self.layers,
            purse: &mut *purse,
            marks: Marks { width, height, ..Marks::default() },
            state: State::new(matrix, sheet),
            saved: Vec::new(),
            contents: Vec::new(),
            path: Path::default(),
            pen: (0.0, 0.0),
            clips: false,
            depth: 0,
            order: 0,
            string: 0,
        };
        let content = forms::content(page, drawing.purse);
        drawing.run(&content, page.resources());
        drawing.annotations(page, State::new(matrix, sheet));
        let mut marks = drawing.marks;
        marks.broken = std::mem::take(&mut purse.broken);
        marks
    }
}

/// From the coordinates of the page to points from the top left corner as it is shown, and its size.
fn frame(page: &Page<'_>) -> (Affine, f32, f32) {
    let crop = page.intersected_crop_box();
    let (width, height) = page.base_dimensions();
    let (w, h) = (f64::from(width), f64::from(height));
    let upright = Affine::new([1.0, 0.0, 0.0, -1.0, 0.0, h]) * Affine::translate((-crop.x0, -crop.y0));
    match page.rotation() {
        Rotation::None => (upright, width, height),
        Rotation::Horizontal => (Affine::new([0.0, 1.0, -1.0, 0.0, h, 0.0]) * upright, height, width),
        Rotation::Flipped => (Affine::new([-1.0, 0.0, 0.0, -1.0, w, h]) * upright, width, height),
        Rotation::FlippedHorizontal => (Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, w]) * upright, height, width),
    }
}

/// The drawing of one page.
struct Drawing<'p, 'a> {
    fonts: &'p mut FontBook<'a>,
    layers: &'p Layers,
    purse: &'p mut Purse,
    marks: Marks,
    state: State,
    saved: Vec<State>,
    contents: Vec<Content>,
    path: Path,
    /// Where the pen stands, for curves that begin there.
    pen: (f64, f64),
    /// Whether the path cuts off what is drawn next.
    clips: bool,
    depth: usize,
    order: u32,
    string: u32,
}

/// Most saved states: beyond it `q` no longer saves.
const MOST_SAVED: usize = 512;
/// Deepest nesting of marked content that is told apart.
const MOST_CONTENTS: usize = 512;

impl<'a> Drawing<'_, 'a> {
    /// Runs the operators of one stream.
    fn run(&mut self, content: &[u8], resources: &Resources<'a>) {
        let (saved, contents) = (self.saved.len(), self.contents.len());
        let outer = self.state.clone();
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            if !self.purse.pay(Limit::Operators, 1) {
                break;
            }
            self.step(operator, resources, saved);
        }
        // what a stream leaves open ends with it
        self.saved.truncate(saved);
        self.contents.truncate(contents);
        self.state = outer;
        self.path = Path::default();
        self.clips = false;
    }

    fn step(&mut self, operator: Op<'_, '_>, resources: &Resources<'a>, floor: usize) {
        match operator {
            Op::SaveState(_) if self.saved.len() < MOST_SAVED => self.saved.push(self.state.clone()),
            Op::RestoreState(_) if self.saved.len() > floor => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            Op::Transform(m) => {
                let numbers = [&m.0, &m.1, &m.2, &m.3, &m.4, &m.5].map(|number| number.as_f64());
                self.state.matrix *= Affine::new(numbers);
            }
            Op::SetGraphicsState(name) => {
                if let Some(dict) = resources.get_ext_g_state(name.0) {
                    self.graphics_state(&dict);
                }
            }
            Op::BeginMarkedContent(tag) => self.begin(self.layers.content(
                tag.0.as_ref(),
                &hayro_syntax::object::Object::Dict(Dict::empty()),
                resources,
            )),
            Op::BeginMarkedContentWithProperties(tag) => {
                self.begin(self.layers.content(tag.0.as_ref(), tag.1, resources));
            }
            Op::EndMarkedContent(_) => {
                self.contents.pop();
            }
            Op::XObject(name) => self.object(name.0, resources),
            Op::InlineImage(image) => {
                if self.layers.shows_object(image.0.dict()) {
                    self.picture();
                }
            }
            Op::Shading(_) => {
                let clip = self.state.clip;
                self.area(clip, None, 1.0, true);
            }
            other => {
                if let Some(other) = self.set_colour(other, resources)
                    && let Some(other) = self.draw_path(other)
                {
                    self.show_text(other, resources);
                }
            }
        }
    }

    fn begin(&mut self, content: Content) {
        if self.contents.len() < MOST_CONTENTS {
            let outer = self.content();
            self.contents.push(Content {
                hidden: outer.hidden || content.hidden,
                furniture: outer.furniture || content.furniture,
            });
        }
    }

    fn content(&self) -> Content {
        self.contents.last().copied().unwrap_or_default()
    }

    fn graphics_state(&mut self, dict: &Dict<'a>) {
        if let Some(alpha) = dict.get::<f32>(b"ca") {
            self.state.fill.alpha = alpha;
        }
        if let Some(alpha) = dict.get::<f32>(b"CA") {
            self.state.stroke.alpha = alpha;
        }
        if let Some(width) = dict.get::<f32>(b"LW") {
            self.state.line_width = width;
        }
        if let Some(font) = dict.get::<hayro_syntax::object::Array<'a>>(b"Font") {
            let mut items = font.flex_iter();
            if let Some(dict) = items.next::<Dict<'a>>() {
                self.state.text.font = self.fonts.load(&dict, self.purse);
                self.state.text.size = items.next::<f32>().map_or(self.state.text.size, f64::from);
            }
        }
    }

    fn object(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(stream) = resources.get_x_object(name) else { return };
        if !self.layers.shows_object(stream.dict()) || self.content().hidden {
            return;
        }
        let kind = stream.dict().get::<Name<'_>>(b"Subtype");
        match kind.as_ref().map(|kind| kind.as_ref()) {
            Some(b"Image") => self.picture(),
            _ => self.form(&stream, resources),
        }
    }

    /// The place in the order of painting of what is painted next.
    fn next_order(&mut self) -> u32 {
        self.order = self.order.saturating_add(1);
        self.order
    }

    fn mode(&self) -> Mode {
        self.state.text.mode
    }
}
