//! What lies beside the directory of a site: texts and files, kept already, by their names.

use std::collections::BTreeMap;

use gongkai_catalogue::ItemFile;

/// A folder of texts and files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// The system that the items come from.
    pub system: String,
    /// The names of the contents of texts, by the names of their files.
    pub texts: BTreeMap<String, String>,
    /// The pictures of texts, by the names of the contents of the texts.
    pub pictures: BTreeMap<String, Vec<ItemFile>>,
    /// Files, by their names.
    pub files: BTreeMap<String, ItemFile>,
}

/// There is none.
pub static NO_FOLDER: Folder =
    Folder { system: String::new(), texts: BTreeMap::new(), pictures: BTreeMap::new(), files: BTreeMap::new() };
