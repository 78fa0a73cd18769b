//! The source tree in memory: path from the root → text. Checks run over it, so tests can plant faults.

use std::collections::BTreeMap;
use std::path::Path;

use crate::Result;

/// Text files of the workspace by their path from the root, with `/` between the parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    files: BTreeMap<String, String>,
}

/// Folders that hold nothing written by hand.
const SKIPPED: &[&str] = &["target", "corpus", "artifacts"];

impl Tree {
    /// Reads the tree under a root: sources, manifests and documents.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let mut tree = Self::default();
        tree.walk(root, "")?;
        Ok(tree)
    }

    fn walk(&mut self, root: &Path, inner: &str) -> Result<()> {
        let folder = root.join(inner);
        let cannot = |error: std::io::Error| format!("不能读 {}：{error}", folder.display());
        for entry in std::fs::read_dir(&folder).map_err(cannot)? {
            let entry = entry.map_err(cannot)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if inner.is_empty() { name.clone() } else { format!("{inner}/{name}") };
            let kind = entry.file_type().map_err(cannot)?;
            let hidden = name.starts_with('.') && name != ".ci" && name != ".cargo";
            if hidden || SKIPPED.contains(&name.as_str()) {
                continue;
            }
            if kind.is_dir() {
                self.walk(root, &path)?;
            } else if is_text(&name)
                && let Ok(text) = std::fs::read_to_string(entry.path())
            {
                self.files.insert(path, text);
            }
        }
        Ok(())
    }

    /// A tree of these files.
    #[cfg(test)]
    pub(crate) fn of<const N: usize>(files: [(&str, &str); N]) -> Self {
        Self { files: files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect() }
    }

    /// All files, in order of path.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Rust sources, in order of path.
    pub(crate) fn rust(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter(|(path, _)| path.ends_with(".rs"))
    }

    /// The text of one file.
    pub(crate) fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }
}

fn is_text(name: &str) -> bool {
    const KINDS: &[&str] = &["rs", "toml", "md", "html", "css", "json", "yml", "yaml", "txt", "csv", "snap", "lock"];
    let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
    KINDS.contains(&kind) || matches!(name, "run" | "LICENSE" | "LICENSE-MIT" | "LICENSE-APACHE")
}
