//! Generated pages: made from the code, kept in the tree, checked for drift.

pub(crate) mod law_map;
pub(crate) mod rules;
pub(crate) mod schemas;
mod screening;

use std::collections::BTreeMap;
use std::path::Path;

use crate::{Result, shell};

/// Pages by their path from the root.
pub(crate) type Pages = BTreeMap<String, String>;

/// Writes the pages, or with `check` only compares; a page in `folder` that is not made any more is stale.
fn settle(verb: &str, check: bool, folder: Option<&str>, pages: &Pages) -> Result<()> {
    let root = shell::root();
    let mut drift = Vec::new();
    for (path, text) in pages {
        if std::fs::read_to_string(root.join(path)).ok().as_deref() != Some(text) {
            drift.push(path.clone());
            if !check {
                write(&root.join(path), text)?;
            }
        }
    }
    for path in folder.map(|folder| stale(&root, folder, pages)).transpose()?.unwrap_or_default() {
        if !check {
            std::fs::remove_file(root.join(&path)).map_err(|error| format!("不能删 {path}：{error}"))?;
        }
        drift.push(path);
    }
    match (drift.is_empty(), check) {
        (true, _) => println!("{verb}：{} 页，没有变化", pages.len()),
        (false, false) => println!("{verb}：更新 {} 页：{}", drift.len(), drift.join("、")),
        (false, true) => {
            return Err(format!("{verb}：与代码不一致，请运行 cargo xtask {verb} 并提交：{}", drift.join("、")));
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<()> {
    let cannot = |error: std::io::Error| format!("不能写 {}：{error}", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(cannot)?;
    }
    std::fs::write(path, text).map_err(cannot)
}

/// Files in a folder that are none of the pages.
fn stale(root: &Path, folder: &str, pages: &Pages) -> Result<Vec<String>> {
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else { return Ok(Vec::new()) };
    let mut out = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| format!("不能读 {folder}：{error}"))?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if !pages.contains_key(&path) {
            out.push(path);
        }
    }
    Ok(out)
}

/// A text for a cell of a Markdown table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
