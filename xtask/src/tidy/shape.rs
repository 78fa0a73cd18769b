//! Shape of files: every source opens with a `//!` line and stays short; a folder is named as its crate.

use super::Fault;
use crate::rust::{Kind, pieces};
use crate::tree::Tree;

/// Most lines of one source file.
const MOST_LINES: usize = 500;

/// File and folder names that say nothing.
const EMPTY_NAMES: [&str; 6] = ["util", "utils", "helper", "helpers", "manager", "service"];

/// Endings of type names that say nothing.
const EMPTY_ENDINGS: [&str; 4] = ["Manager", "Helper", "Helpers", "Utils"];

/// Checks the shape of every file.
pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.rust() {
        if !text.starts_with("//! ") {
            faults.push(Fault::at(path, 1, "第一行应为“//! ”开头的一句说明，写这个模块是做什么的"));
        }
        let lines = text.lines().count();
        if lines > MOST_LINES {
            faults.push(Fault::of_file(path, format!("{lines} 行，超过 {MOST_LINES} 行，请按意思拆开")));
        }
        for part in path.trim_end_matches(".rs").split('/').filter(|part| EMPTY_NAMES.contains(part)) {
            faults.push(Fault::of_file(path, format!("“{part}”这个名字没有意思，请按里面的东西起名")));
        }
        faults.extend(types(path, text));
    }
    for (path, text) in tree.files() {
        if let Some(folder) = path.strip_prefix("crates/").and_then(|inner| inner.strip_suffix("/Cargo.toml"))
            && !text.lines().any(|line| line.trim() == format!("name = \"{folder}\""))
        {
            faults.push(Fault::of_file(path, format!("文件夹叫 {folder}，包名也应是 {folder}")));
        }
    }
    faults
}

fn types(path: &str, text: &str) -> Vec<Fault> {
    let name_of = |code: &str| {
        let rest = ["struct ", "enum ", "trait "].iter().find_map(|word| code.split_once(word))?.1;
        Some(rest.split(|c: char| !c.is_alphanumeric()).next()?.to_owned())
    };
    pieces(text)
        .into_iter()
        .filter(|piece| piece.kind == Kind::Code)
        .filter_map(|piece| Some((piece.line, name_of(piece.text)?)))
        .filter(|(_, name)| EMPTY_ENDINGS.iter().any(|end| name.ends_with(end)))
        .map(|(line, name)| Fault::at(path, line, format!("类型名 {name} 没有说出它是什么，请换一个")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_well_shaped_tree_passes() {
        let tree = Tree::of([
            ("crates/a/Cargo.toml", "[package]\nname = \"a\"\n"),
            ("crates/a/src/lib.rs", "//! What it is.\n/// A service manager.\npub struct Body;\n"),
        ]);
        assert_eq!(check(&tree), []);
    }

    #[test]
    fn each_planted_fault_of_shape_is_found() {
        let long = format!("//! Long.\n{}", "\n".repeat(MOST_LINES));
        let tree = Tree::of([
            ("crates/a/Cargo.toml", "name = \"b\""),
            ("crates/a/src/lib.rs", "use x;\n"),
            ("crates/a/src/long.rs", &long),
            ("crates/a/src/utils.rs", "//! X.\n"),
            ("crates/a/src/x.rs", "//! X.\npub struct ReportManager;\n"),
        ]);
        let found: Vec<String> = check(&tree).iter().map(|fault| fault.place.clone()).collect();
        assert_eq!(
            found,
            [
                "crates/a/src/lib.rs:1",
                "crates/a/src/long.rs",
                "crates/a/src/utils.rs",
                "crates/a/src/x.rs:2",
                "crates/a/Cargo.toml"
            ]
        );
    }
}
