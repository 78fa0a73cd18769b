//! Fonts and templates, made ready once and used for many documents.

use std::collections::BTreeSet;
use std::sync::Arc;

use gongkai_render::Compared;
use gongkai_report::Report;
use jiff::civil::Date;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Dict, IntoValue, Smart, Value};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::fonts::{FontSource, Fonts};
use crate::world::{Template, Templates, World};
use crate::{Error, comparison, glyphs, report};

/// How often typst's caches outlive a document: shaped words and templates serve the next ones, and the memory of a
/// run over hundreds stays bounded.
const CACHED_DOCUMENTS: usize = 2;

/// Makes PDF files. Fonts are looked for once; one value serves many documents, on many threads.
pub struct Typesetter {
    fonts: Fonts,
    templates: Templates,
}

/// What a document consists of, for its template.
pub(crate) struct Document {
    pub(crate) template: Template,
    /// Its title, shown by PDF viewers and required for accessibility.
    pub(crate) title: String,
    /// The day it is dated. Only a dated document is archivable; the clock is never asked.
    pub(crate) date: Option<Date>,
    /// What the template prints.
    pub(crate) content: Dict,
}

impl Typesetter {
    /// Looks for fonts.
    ///
    /// # Errors
    /// If none of them can print Chinese.
    pub fn new(source: &FontSource) -> Result<Self, Error> {
        Ok(Self { fonts: Fonts::find(source)?, templates: Templates::parse()? })
    }

    /// An annual report as PDF: the same report and the same fonts give the same bytes.
    ///
    /// # Errors
    /// If a character has no glyph in any font, or a font can no longer be read.
    pub fn report(&self, report: &Report) -> Result<Vec<u8>, Error> {
        self.pdf(report::document(report))
    }

    /// Two reports side by side as PDF.
    ///
    /// # Errors
    /// As [`Typesetter::report`].
    pub fn comparison(&self, compared: &Compared<'_>) -> Result<Vec<u8>, Error> {
        self.pdf(comparison::document(compared))
    }

    fn pdf(&self, document: Document) -> Result<Vec<u8>, Error> {
        let options = options(document.date.and_then(datetime).is_some())?;
        let pages = self.pages(document)?;
        let pdf = typst_pdf::pdf(&pages, &options).map_err(|errors| layout(&errors));
        comemo::evict(CACHED_DOCUMENTS);
        pdf
    }

    /// The pages of a document, every character of them drawn.
    pub(crate) fn pages(&self, document: Document) -> Result<PagedDocument, Error> {
        let mut content = document.content;
        content.insert("title".into(), document.title.into_value());
        content.insert("date".into(), document.date.and_then(datetime).into_value());
        let mut characters = BTreeSet::new();
        collect(&Value::Dict(content.clone()), &mut characters);
        let fonts = self.fonts.covering(&characters);
        let world = World::new(document.template, content, Arc::clone(&fonts), &self.templates)?;
        let pages = typst::compile::<PagedDocument>(&world).output;
        if let Some(path) = fonts.unreadable() {
            return Err(Error::UnreadableFont(path));
        }
        let pages = pages.map_err(|errors| layout(&errors))?;
        match glyphs::missing(&pages) {
            missing if missing.is_empty() => Ok(pages),
            missing => Err(Error::MissingGlyphs(missing)),
        }
    }
}

/// Accessible (PDF/UA-1), and archivable (PDF/A-2u) where the document is dated, as that standard demands.
fn options(dated: bool) -> Result<PdfOptions, Error> {
    let standards: &[PdfStandard] = if dated { &[PdfStandard::Ua_1, PdfStandard::A_2u] } else { &[PdfStandard::Ua_1] };
    Ok(PdfOptions {
        creator: Smart::Custom(Some(concat!("gongkai ", env!("CARGO_PKG_VERSION")).into())),
        standards: PdfStandards::new(standards).map_err(|error| Error::Layout(error.message().to_string()))?,
        ..PdfOptions::default()
    })
}

fn datetime(date: Date) -> Option<Datetime> {
    let part = |number: i8| u8::try_from(number).ok();
    // a PDF cannot be dated before our era
    let year = i32::from(date.year());
    (year > 0).then(|| Datetime::from_ymd(year, part(date.month())?, part(date.day())?)).flatten()
}

/// The characters of all texts in a value.
fn collect(value: &Value, characters: &mut BTreeSet<char>) {
    match value {
        Value::Str(text) => characters.extend(text.as_str().chars()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, characters)),
        Value::Dict(entries) => entries.iter().for_each(|(_, entry)| collect(entry, characters)),
        _ => {}
    }
}

fn layout(errors: &[SourceDiagnostic]) -> Error {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    Error::Layout(messages.join("；"))
}
