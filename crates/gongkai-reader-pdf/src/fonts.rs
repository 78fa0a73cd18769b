//! Fonts: how wide a code is, and which character it stands for.
//!
//! The character comes from the first of these that knows it: the file's own table (`ToUnicode`, names of glyphs),
//! the table of characters inside the embedded font read backwards, the published tables of the Adobe collections
//! (Adobe-GB1 …) where the file refers to one. What none of them knows is unreadable.

use std::collections::HashMap;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, OutlineGlyph};
use hayro_syntax::object::{Array, Dict, Name, Object, Rect as PdfRect, Stream};
use skrifa::{FontRef, MetadataProvider};

use crate::budget::Purse;
use crate::{streams, unicode};

/// Number of a font in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FontId(usize);

/// One code of a string: how far it moves, and what it stands for.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    /// Bytes it takes.
    pub(crate) length: usize,
    /// A space of one byte, which word spacing widens.
    pub(crate) space: bool,
    /// Advance, in units of the size of the font.
    pub(crate) advance: f64,
    /// Where the glyph stands from the pen, in units of the size of the font (vertical writing).
    pub(crate) shift: (f64, f64),
    /// The characters; `None` where the file does not say.
    pub(crate) text: Option<String>,
}

/// A font, loaded.
struct Loaded<'a> {
    font: Font<'a>,
    /// From lowest to highest point of the glyphs, in units of the size.
    extent: (f64, f64),
    bold: bool,
    /// Whether the file says what the codes of the font mean. A piece of a font, cut out by a writer that numbered its
    /// glyphs anew and says nothing of them, would give wrong characters under the usual names.
    told: bool,
    /// How codes become characters where neither file nor font says.
    collection: Collection,
    known: HashMap<u32, Option<String>>,
    reversed: Option<HashMap<u32, char>>,
}

/// What the codes of a font mean by the names that the file gives.
enum Collection {
    None,
    /// The code is the character (`UniGB-UCS2-H`).
    Unicode,
    /// Code to number in the collection, and number to character.
    Numbers {
        encoding: Option<Box<CMap>>,
        characters: Box<CMap>,
    },
}

/// The fonts of a file.
pub(crate) struct FontBook<'a> {
    cache: FontCache<'a>,
    resolver: FontResolverFn,
    cmaps: CMapResolverFn,
    fonts: Vec<Loaded<'a>>,
    places: HashMap<(usize, usize), Option<FontId>>,
}

impl<'a> FontBook<'a> {
    pub(crate) fn new() -> Self {
        let resolver: FontResolverFn = std::sync::Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
        });
        let cmaps: CMapResolverFn = std::sync::Arc::new(hayro_cmap::load_embedded);
        Self { cache: FontCache::new(), resolver, cmaps, fonts: Vec::new(), places: HashMap::new() }
    }

    /// The font of a dictionary; `None` where it cannot be used.
    pub(crate) fn load(&mut self, dict: &Dict<'a>, purse: &mut Purse) -> Option<FontId> {
        let place = (dict.data().as_ptr() as usize, dict.data().len());
        if let Some(known) = self.places.get(&place) {
            return *known;
        }
        let loaded = self.read(dict, purse);
        let id = loaded.map(|loaded| {
            self.fonts.push(loaded);
            FontId(self.fonts.len() - 1)
        });
        self.places.insert(place, id);
        id
    }

    fn read(&self, dict: &Dict<'a>, purse: &mut Purse) -> Option<Loaded<'a>> {
        let descendant = dict.get::<Array<'_>>(b"DescendantFonts").and_then(|all| all.iter::<Dict<'_>>().next());
        let outline = descendant.as_ref().unwrap_or(dict);
        let descriptor = outline.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
        let packed = [
            dict.get::<Stream<'_>>(b"ToUnicode"),
            dict.get::<Stream<'_>>(b"Encoding"),
            outline.get::<Stream<'_>>(b"CIDToGIDMap"),
            descriptor.get::<Stream<'_>>(b"FontFile"),
            descriptor.get::<Stream<'_>>(b"FontFile2"),
            descriptor.get::<Stream<'_>>(b"FontFile3"),
        ];
        if !packed.iter().flatten().all(|stream| streams::admit(stream, purse)) {
            return None;
        }
        let font = self.cache.font(dict, &self.resolver, &self.cmaps)?;
        let name = dict.get::<Name<'_>>(b"BaseFont").map(|name| name.as_str().to_ascii_lowercase());
        let heavy = |name: &String| ["bold", "heavy", "black"].iter().any(|word| name.contains(word));
        Some(Loaded {
            font,
            extent: extent(dict),
            bold: name.as_ref().is_some_and(heavy),
            told: told(dict, &descriptor),
            collection: self.collection(dict, descendant.as_ref()),
            known: HashMap::new(),
            reversed: None,
        })
    }

    fn collection(&self, dict: &Dict<'_>, descendant: Option<&Dict<'_>>) -> Collection {
        let Some(descendant) = descendant else { return Collection::None };
        let encoding = dict.get::<Name<'_>>(b"Encoding");
        let name = encoding.as_ref().map_or(&b""[..], |name| name.as_ref());
        if name.starts_with(b"Uni") {
            return Collection::Unicode;
        }
        let parse = |name: CMapName<'_>| {
            let cmaps = self.cmaps.clone();
            (self.cmaps)(name).and_then(|data| CMap::parse(data, move |name| (cmaps)(name))).map(Box::new)
        };
        let encoding =
            (!name.is_empty() && !name.starts_with(b"Identity")).then(|| parse(CMapName::from_bytes(name))).flatten();
        let family = encoding
            .as_ref()
            .and_then(|cmap| cmap.metadata().character_collection.as_ref().map(|all| all.family.clone()))
            .or_else(|| family(descendant));
        match family.and_then(|family| family.ucs2_cmap()).and_then(parse) {
            Some(characters) => Collection::Numbers { encoding, characters },
            None => Collection::None,
        }
    }

    /// Whether a font writes from top to bottom.
    pub(crate) fn is_vertical(&self, id: FontId) -> bool {
        self.fonts.get(id.0).is_some_and(|loaded| !loaded.font.is_horizontal())
    }

    /// Whether a font is bold, by its name.
    pub(crate) fn is_bold(&self, id: FontId) -> bool {
        self.fonts.get(id.0).is_some_and(|loaded| loaded.bold)
    }

    /// Lowest and highest point of the glyphs of a font, in units of its size.
    pub(crate) fn extent(&self, id: FontId) -> (f64, f64) {
        self.fonts.get(id.0).map_or((-0.12, 0.88), |loaded| loaded.extent)
    }

    /// The code at a place of a string.
    pub(crate) fn code(&mut self, id: FontId, bytes: &[u8], at: usize) -> Option<Code> {
        if at >= bytes.len() {
            return None;
        }
        let loaded = self.fonts.get_mut(id.0)?;
        let (code, length) = loaded.font.read_code(bytes, at);
        let length = length.max(1);
        let advance = loaded.font.code_advance(code);
        let shift = loaded.font.origin_displacement(code);
        let advance = if loaded.font.is_horizontal() { advance.x } else { advance.y };
        let text = match loaded.known.get(&code) {
            Some(text) => text.clone(),
            None => {
                let text = loaded.characters(code);
                loaded.known.insert(code, text.clone());
                text
            }
        };
        let unit = f64::from(hayro_font::UNITS_PER_EM);
        Some(Code {
            length,
            space: code == 32 && length == 1,
            advance: advance / unit,
            shift: (shift.x / unit, shift.y / unit),
            text,
        })
    }
}

impl Loaded<'_> {
    /// The characters of a code.
    fn characters(&mut self, code: u32) -> Option<String> {
        let glyph = self.font.map_code(code);
        match self.font.glyph(glyph, code) {
            FontGlyph::Type3(glyph) => glyph.as_unicode().and_then(|text| unicode::clean(&string(text))),
            FontGlyph::Outline(outline) => Some(&outline)
                .filter(|_| self.told)
                .and_then(OutlineGlyph::as_unicode)
                .and_then(|text| unicode::clean(&string(text)))
                .or_else(|| self.backwards(&outline))
                .or_else(|| self.by_collection(code)),
        }
    }

    /// By the table of characters inside the font.
    fn backwards(&mut self, outline: &OutlineGlyph) -> Option<String> {
        let glyph = outline.glyph_id().to_u32();
        let reversed = self.reversed.get_or_insert_with(|| reverse(outline).unwrap_or_default());
        // characters for private use are numbers of glyphs, and say nothing
        let known = reversed.get(&glyph).filter(|c| !('\u{E000}'..='\u{F8FF}').contains(*c));
        known.and_then(|c| unicode::clean(c.encode_utf8(&mut [0; 4])))
    }

    fn by_collection(&self, code: u32) -> Option<String> {
        match &self.collection {
            Collection::None => None,
            Collection::Unicode => {
                let direct = char::from_u32(code);
                let pair = [(code >> 16) as u16, code as u16];
                let c = direct.or_else(|| char::decode_utf16(pair).next()?.ok())?;
                unicode::clean(c.encode_utf8(&mut [0; 4]))
            }
            Collection::Numbers { encoding, characters } => {
                let number = match encoding {
                    Some(encoding) => (1..=4).find_map(|length| encoding.lookup_cid_code(code, length))?,
                    None => code,
                };
                unicode::clean(&string(characters.lookup_bf_string(number)?))
            }
        }
    }
}

/// Whether a file says what the codes of a font mean.
fn told(dict: &Dict<'_>, descriptor: &Dict<'_>) -> bool {
    let truetype = dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == b"TrueType");
    let embedded = descriptor.contains_key(b"FontFile2") || descriptor.contains_key(b"FontFile3");
    !truetype || !embedded || dict.contains_key(b"ToUnicode") || dict.contains_key(b"Encoding")
}

fn string(text: BfString) -> String {
    match text {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    }
}

/// The table of characters of an embedded font, from glyph to character.
fn reverse(outline: &OutlineGlyph) -> Option<HashMap<u32, char>> {
    let data = outline.font_data()?;
    let font = FontRef::from_index(data.data.as_ref().as_ref(), 0).ok()?;
    let mut out: HashMap<u32, char> = HashMap::new();
    for (code, glyph) in font.charmap().mappings() {
        let Some(c) = char::from_u32(code) else { continue };
        let place = out.entry(glyph.to_u32()).or_insert(c);
        if (unicode::rank(c), c) < (unicode::rank(*place), *place) {
            *place = c;
        }
    }
    Some(out)
}

/// The collection that the numbers of a font belong to.
fn family(descendant: &Dict<'_>) -> Option<CidFamily> {
    let info = descendant.get::<Dict<'_>>(b"CIDSystemInfo")?;
    let text = |key: &[u8]| info.get::<hayro_syntax::object::String<'_>>(key).map(|text| text.as_bytes().to_vec());
    let (registry, ordering) = (text(b"Registry")?, text(b"Ordering")?);
    match (registry.as_slice(), ordering.as_slice()) {
        (b"Adobe", b"GB1") => Some(CidFamily::AdobeGB1),
        (b"Adobe", b"CNS1") => Some(CidFamily::AdobeCNS1),
        (b"Adobe", b"Japan1") => Some(CidFamily::AdobeJapan1),
        (b"Adobe", b"Korea1") => Some(CidFamily::AdobeKorea1),
        _ => None,
    }
}

/// From lowest to highest point of the glyphs, in units of the size: the square of a Chinese character, except for
/// fonts drawn by the file itself, which say how large they are.
fn extent(dict: &Dict<'_>) -> (f64, f64) {
    const SQUARE: (f64, f64) = (-0.12, 0.88);
    let drawn = dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == b"Type3");
    if !drawn {
        return SQUARE;
    }
    let matrix = dict.get::<[f64; 6]>(b"FontMatrix").unwrap_or([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]);
    let [_, _, _, scale, _, _] = matrix;
    let Some(bounds) = dict.get::<PdfRect>(b"FontBBox") else { return SQUARE };
    let (one, other) = (bounds.y0 * scale, bounds.y1 * scale);
    let (low, high) = (one.min(other), one.max(other));
    // a scale that turns glyphs upside down is undone by the matrix of the text
    let sane = (0.2..=20.0).contains(&(high - low)) && low.abs() < 10.0;
    match (sane, dict.get::<Object<'_>>(b"FontBBox")) {
        (true, Some(_)) => (low, high),
        _ => SQUARE,
    }
}
