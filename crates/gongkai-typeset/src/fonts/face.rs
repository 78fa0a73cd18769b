//! One face of a font file: what is known of it, and itself once it is used.

use std::path::PathBuf;
use std::sync::OnceLock;

use fontdb::{Database, FaceInfo, ID, Source};
use typst::foundations::Bytes;
use typst::text::{Font, FontInfo};

use super::CHINESE;

/// One face of a font file.
pub(super) struct Face {
    pub(super) path: PathBuf,
    pub(super) weight: u16,
    id: ID,
    /// Which face of a collection.
    index: u32,
    families: Vec<String>,
    info: OnceLock<Option<FontInfo>>,
    font: OnceLock<Option<Font>>,
}

impl Face {
    /// The face, if it lies in a file.
    pub(super) fn of(face: &FaceInfo) -> Option<Self> {
        let (Source::File(path) | Source::SharedFile(path, _)) = &face.source else { return None };
        Some(Self {
            path: path.clone(),
            weight: face.weight.0,
            id: face.id,
            index: face.index,
            families: face.families.iter().map(|(name, _)| name.clone()).collect(),
            info: OnceLock::new(),
            font: OnceLock::new(),
        })
    }

    /// Text faces first, then by name of the file.
    pub(super) fn order(&self) -> (u16, &PathBuf, u32) {
        (self.weight.abs_diff(400), &self.path, self.index)
    }

    pub(super) fn is_of(&self, family: &[&str]) -> bool {
        self.families.iter().any(|own| family.iter().any(|name| own.eq_ignore_ascii_case(name)))
    }

    pub(super) fn is_chinese(&self, database: &Database) -> bool {
        CHINESE.chars().all(|character| self.has(character, database))
    }

    /// Whether it has a glyph for a character. What it has is read once.
    pub(super) fn has(&self, character: char, database: &Database) -> bool {
        let info = self.info.get_or_init(|| database.with_face_data(self.id, FontInfo::new).flatten());
        info.as_ref().is_some_and(|info| info.coverage.contains(character.into()))
    }

    /// What typst is told of it, under a name of ours; `None` before [`Self::has`] was asked.
    pub(super) fn info_as(&self, family: &str) -> Option<FontInfo> {
        let info = self.info.get()?.as_ref()?;
        Some(FontInfo { family: family.to_owned(), ..info.clone() })
    }

    /// The font, loaded on first use.
    pub(super) fn font(&self) -> Option<Font> {
        self.font.get_or_init(|| Font::new(Bytes::new(std::fs::read(&self.path).ok()?), self.index)).clone()
    }

    /// Whether it was to be loaded and could not.
    pub(super) fn is_unreadable(&self) -> bool {
        self.font.get().is_some_and(Option::is_none)
    }
}
