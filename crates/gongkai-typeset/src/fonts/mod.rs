//! Fonts: found in a folder or on the system, one chosen for each typeface, others called in for rare characters.
//!
//! Only names are read of the fonts that are found; a font is loaded when the first glyph of it is set.

mod face;
mod role;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use fontdb::{Database, Style};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::Error;
use face::Face;
use role::Role;

/// Where fonts are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FontSource {
    /// The folders in which this system keeps its fonts.
    #[default]
    System,
    /// This folder and those in it, and nowhere else: the same folder gives the same pages on every machine.
    Folder(PathBuf),
}

/// Characters that a font must have to pass as Chinese: some that only simplified Chinese writes.
const CHINESE: &str = "政府信息公开年度报告办复议诉讼";

/// The name of the fonts called in for rare characters; no template asks for it, typst falls back on them.
const RESCUE: &str = "补字";

/// The fonts that were found, and those chosen.
pub(crate) struct Fonts {
    database: Database,
    /// Every upright face, in an order that does not hang on the file system.
    faces: Vec<Arc<Face>>,
    /// The face of 宋体.
    song: Arc<Face>,
    chosen: Arc<Selection>,
}

/// The fonts that one document is set with.
pub(crate) struct Selection {
    book: LazyHash<FontBook>,
    faces: Vec<Arc<Face>>,
}

impl Selection {
    fn of(named: impl IntoIterator<Item = (&'static str, Arc<Face>)>) -> Self {
        let mut book = FontBook::new();
        let mut faces = Vec::new();
        for (name, face) in named {
            // book and faces go by the same index
            if let Some(info) = face.info_as(name) {
                book.push(info);
                faces.push(face);
            }
        }
        Self { book: LazyHash::new(book), faces }
    }

    /// What typst may know of the fonts.
    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// A font, loaded on first use.
    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.faces.get(index)?.font()
    }

    /// A font that could not be loaded, if there is one.
    pub(crate) fn unreadable(&self) -> Option<String> {
        self.faces.iter().find(|face| face.is_unreadable()).map(|face| face.path.display().to_string())
    }
}

impl Fonts {
    /// Looks for fonts and chooses one for each typeface.
    pub(crate) fn find(source: &FontSource) -> Result<Self, Error> {
        let mut database = Database::new();
        let searched = match source {
            FontSource::System => {
                database.load_system_fonts();
                "在系统的字体文件夹里".to_owned()
            }
            FontSource::Folder(folder) => {
                database.load_fonts_dir(folder);
                format!("在“{}”里", folder.display())
            }
        };
        let mut faces: Vec<Arc<Face>> =
            database.faces().filter(|face| face.style == Style::Normal).filter_map(Face::of).map(Arc::new).collect();
        faces.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut chosen: Vec<(&'static str, Arc<Face>)> = Vec::new();
        for role in Role::ALL {
            let face = chosen_for(role, &faces, &database)
                .or_else(|| chosen.first().map(|(_, song)| Arc::clone(song)))
                .or_else(|| faces.iter().find(|face| face.is_chinese(&database)).cloned())
                .ok_or_else(|| Error::NoChineseFont { searched: searched.clone() })?;
            chosen.push((role.name(), face));
        }
        let song = chosen.first().map(|(_, face)| Arc::clone(face));
        let song = song.ok_or(Error::NoChineseFont { searched })?;
        Ok(Self { database, faces, song, chosen: Arc::new(Selection::of(chosen)) })
    }

    /// The fonts for a document with these characters: those chosen, and one more for each character that 宋体
    /// lacks and some other font has.
    pub(crate) fn covering(&self, characters: &BTreeSet<char>) -> Arc<Selection> {
        let mut called: Vec<Arc<Face>> = Vec::new();
        let lacking = characters.iter().filter(|c| !c.is_whitespace() && !self.song.has(**c, &self.database));
        for character in lacking {
            if called.iter().all(|face| !face.has(*character, &self.database)) {
                called.extend(self.faces.iter().find(|face| face.has(*character, &self.database)).cloned());
            }
        }
        if called.is_empty() {
            return Arc::clone(&self.chosen);
        }
        let own = Role::ALL.into_iter().map(Role::name).zip(self.chosen.faces.iter().cloned());
        Arc::new(Selection::of(own.chain(called.into_iter().map(|face| (RESCUE, face)))))
    }
}

/// The best face for a part, of the best family that is there.
fn chosen_for(role: Role, faces: &[Arc<Face>], database: &Database) -> Option<Arc<Face>> {
    role.families().find_map(|family| {
        faces
            .iter()
            .filter(|face| face.is_of(family) && face.is_chinese(database))
            .min_by_key(|face| face.weight.abs_diff(role.weight()))
            .cloned()
    })
}
