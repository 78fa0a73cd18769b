//! What a part of a package refers to: other parts by their kind, targets of links and pictures by their id.

use std::collections::HashMap;

use super::all;
use crate::Limits;
use crate::decode::xml::{Element, Tree};

/// The references of one part. They are looked up by name only and never followed on, so circles do no harm.
#[derive(Clone, Debug, Default)]
pub(crate) struct Relationships {
    by_id: HashMap<String, Target>,
    /// The ids in the order of the file.
    order: Vec<String>,
}

#[derive(Clone, Debug)]
struct Target {
    kind: String,
    path: String,
    outside: bool,
}

impl Relationships {
    /// Reads a part of relationships.
    pub(crate) fn read(source: &str, limits: &Limits) -> Self {
        let tree = Tree::parse(source, limits, all);
        let mut out = Self::default();
        for element in tree.root().into_iter().flat_map(Element::children) {
            let (Some(id), Some(kind), Some(path)) = (element.attr("Id"), element.attr("Type"), element.attr("Target"))
            else {
                continue;
            };
            // the kinds of the strict and the transitional form differ in what stands before the last slash only
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let outside = element.attr("TargetMode").is_some_and(|mode| mode == "External");
            out.order.push(id.clone());
            out.by_id.insert(id, Target { kind, path, outside });
        }
        out
    }

    /// The same with the targets that are parts named from the root of the package.
    pub(crate) fn within(mut self, folder: &str) -> Self {
        for target in self.by_id.values_mut().filter(|target| !target.outside) {
            target.path = joined(folder, &target.path);
        }
        self
    }

    /// The target of the first reference of a kind.
    pub(crate) fn of_kind(&self, kind: &str) -> Option<String> {
        let mut targets = self.order.iter().filter_map(|id| self.by_id.get(id));
        let found = targets.find(|target| target.kind == kind && !target.outside)?;
        Some(found.path.trim_start_matches('/').to_owned())
    }

    /// The target of a reference.
    pub(crate) fn target(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(|target| target.path.as_str())
    }
}

/// A path from the root of the package: absolute paths as they are, `..` resolved.
fn joined(folder: &str, path: &str) -> String {
    if let Some(absolute) = path.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
