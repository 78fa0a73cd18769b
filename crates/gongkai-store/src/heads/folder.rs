//! The exports of one installation, in a folder.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Export, HeadsError, Verifier};

/// A folder of exports, as [`Export::save`] names them.
#[derive(Clone, Debug)]
pub struct Exports(PathBuf);

impl Exports {
    /// The exports in this folder.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Whether there is none.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn is_empty(&self) -> Result<bool, HeadsError> {
        Ok(self.files()?.is_empty())
    }

    /// All of them, each signature checked, in the order of their numbers.
    ///
    /// # Errors
    /// A file cannot be read, or is no export signed by this key.
    pub fn read(&self, trusted: &dyn Verifier) -> Result<Vec<Export>, HeadsError> {
        self.files()?.iter().map(|path| read(path, trusted)).collect()
    }

    /// The newest one.
    ///
    /// # Errors
    /// It cannot be read, or is no export signed by this key.
    pub fn newest(&self, trusted: &dyn Verifier) -> Result<Option<Export>, HeadsError> {
        self.files()?.last().map(|path| read(path, trusted)).transpose()
    }

    /// The files, whose names begin with their numbers; a folder that is not there holds none.
    fn files(&self) -> Result<Vec<PathBuf>, HeadsError> {
        let fail = |source| HeadsError::Unread { path: self.0.clone(), source };
        if !self.0.exists() {
            return Ok(Vec::new());
        }
        let mut files = Vec::new();
        for file in fs::read_dir(&self.0).map_err(fail)? {
            let file = file.map_err(fail)?;
            let name = file.file_name();
            if name.to_str().is_some_and(|name| name.starts_with("heads-") && name.ends_with(".json")) {
                files.push(file.path());
            }
        }
        files.sort();
        Ok(files)
    }
}

fn read(path: &Path, trusted: &dyn Verifier) -> Result<Export, HeadsError> {
    let text = fs::read_to_string(path).map_err(|source| HeadsError::Unread { path: path.to_owned(), source })?;
    let at = |source| HeadsError::At { path: path.to_owned(), source: Box::new(source) };
    Export::read(&text, trusted).map_err(at)
}
