//! `tidy`: what the compiler does not see, checked over the whole tree.

mod edges;
mod literals;
mod purity;
mod rules;
mod shape;
mod words;

use std::fmt;

use crate::tree::Tree;
use crate::{Result, shell};

/// The pure crates: no clock, file, network, environment or randomness.
pub(crate) const PURE: [&str; 7] = [
    "gongkai-law",
    "gongkai-document",
    "gongkai-report",
    "gongkai-case",
    "gongkai-catalogue",
    "gongkai-tally",
    "gongkai-lint",
];

/// Something that is not as it should be, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// File, and line where there is one.
    place: String,
    /// What is wrong and what to do.
    what: String,
}

impl Fault {
    pub(crate) fn of_file(path: &str, what: impl Into<String>) -> Self {
        Self { place: path.to_owned(), what: what.into() }
    }

    pub(crate) fn at(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { place: format!("{path}:{line}"), what: what.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}：{}", self.place, self.what)
    }
}

/// Runs every check and prints what is wrong.
pub(crate) fn run() -> Result<()> {
    let tree = Tree::read(&shell::root())?;
    let mut faults = edges::check(&tree, &edges::of_workspace()?);
    faults.extend(shape::check(&tree));
    faults.extend(words::check(&tree));
    faults.extend(literals::check(&tree));
    faults.extend(purity::check(&tree));
    faults.extend(rules::check(&tree));
    for fault in &faults {
        eprintln!("{fault}");
    }
    if faults.is_empty() {
        println!("tidy：{} 个文件，没有问题", tree.files().count());
        Ok(())
    } else {
        Err(format!("tidy：{} 处不合规矩", faults.len()))
    }
}

/// Whether a Rust source is test code as a whole, or a bench or an example.
fn is_test_file(path: &str) -> bool {
    ["/tests/", "/benches/", "/examples/"].iter().any(|part| path.contains(part)) || path.starts_with("fuzz/")
}

/// The crate a path stands in.
fn crate_of(path: &str) -> Option<&str> {
    match path.strip_prefix("crates/") {
        Some(inner) => inner.split('/').next(),
        None => path.starts_with("xtask/").then_some("xtask"),
    }
}
