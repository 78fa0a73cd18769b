//! What typst may see while it sets one document: the templates, the values, the fonts. No file, no clock, no network.

use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};

use crate::Error;
use crate::fonts::Selection;

/// A kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Template {
    /// An annual report.
    Report,
    /// Two annual reports side by side.
    Comparison,
}

/// What all kinds share: page, typefaces, headings, tables.
const STYLE: (&str, &str) = ("gongwen.typ", include_str!("../templates/gongwen.typ"));

impl Template {
    const ALL: [Self; 2] = [Self::Report, Self::Comparison];

    fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Report => ("report.typ", include_str!("../templates/report.typ")),
            Self::Comparison => ("comparison.typ", include_str!("../templates/comparison.typ")),
        }
    }
}

/// The templates, parsed.
pub(crate) struct Templates {
    sources: Vec<Source>,
}

impl Templates {
    pub(crate) fn parse() -> Result<Self, Error> {
        let files = Template::ALL.into_iter().map(Template::file).chain([STYLE]);
        let sources = files.map(|(name, text)| Ok(Source::new(file_id(name)?, text.to_owned())));
        Ok(Self { sources: sources.collect::<Result<_, Error>>()? })
    }
}

fn file_id(name: &str) -> Result<FileId, Error> {
    let path = VirtualPath::new(name).map_err(|error| Error::Layout(error.to_string()))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

/// What typst sees while it sets one document.
pub(crate) struct World<'a> {
    library: LazyHash<Library>,
    fonts: Arc<Selection>,
    templates: &'a Templates,
    main: FileId,
}

impl<'a> World<'a> {
    /// A document of that kind, whose template finds its values in `sys.inputs`.
    pub(crate) fn new(
        template: Template,
        values: Dict,
        fonts: Arc<Selection>,
        templates: &'a Templates,
    ) -> Result<Self, Error> {
        // row heads of tables are marked for screen readers by an interface that is still named a preview
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder().with_inputs(values).with_features(features).build();
        Ok(Self { library: LazyHash::new(library), fonts, templates, main: file_id(template.file().0)? })
    }
}

impl typst::World for World<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.templates.sources.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
