//! Words that have no place in the tree: stubs, traces of how and where it was made.

use super::Fault;
use crate::rust::{Kind, pieces};
use crate::tree::Tree;

/// Macros that leave something undone. In two pieces each, so that this file does not contain them.
const STUBS: [&str; 3] = [concat!("to", "do!("), concat!("unimpl", "emented!("), concat!("TO", "DO")];

/// Paths of somebody's machine.
const MACHINE: [&str; 5] =
    [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/"), concat!("/tm", "p/")];

/// Words that tell how the work was done, not what it is. Looked for in documents and comments only.
const MAKING: [&str; 3] = [concat!("ses", "sion"), concat!("issue ", "#"), concat!("issues", " show")];

/// The only source of dependencies that may be named.
const INDEX: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Checks the words of every file.
pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.files() {
        if path.ends_with("Cargo.lock") {
            faults.extend(sources(path, text));
        } else if path.ends_with(".rs") {
            for piece in pieces(text) {
                let stubs: &[&str] = if piece.kind == Kind::Text { &[] } else { &STUBS };
                faults.extend(of_line(path, piece.line, piece.text, stubs, piece.kind == Kind::Comment));
            }
        } else {
            for (index, line) in text.lines().enumerate() {
                faults.extend(of_line(path, index + 1, line, &[], path.ends_with(".md")));
            }
        }
    }
    faults
}

fn of_line(path: &str, line: usize, text: &str, stubs: &[&str], prose: bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    if let Some(stub) = stubs.iter().find(|stub| text.contains(**stub)) {
        faults.push(Fault::at(path, line, format!("“{stub}”是没做完的东西，请做完或去掉")));
    }
    if let Some(word) = MACHINE.iter().find(|word| is_path(text, word)) {
        faults.push(Fault::at(path, line, format!("“{word}”是某台机器上的路径，请改用相对路径")));
    }
    if !prose {
        return faults;
    }
    let lower = text.to_lowercase();
    if let Some(word) = MAKING.iter().find(|word| lower.contains(**word)) {
        faults.push(Fault::at(path, line, format!("“{word}”说的是怎样做出来的，不是它是什么，请改写")));
    }
    if numbered(&lower) {
        faults.push(Fault::at(path, line, "不要引用事项编号，请把理由写出来"));
    }
    faults
}

/// Whether the path stands as one, not inside an address or a longer path.
fn is_path(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| c.is_whitespace() || "\"'`(=<，。：".contains(c))
    })
}

/// `#12` behind a space: a number of a matter, not a colour or an anchor.
fn numbered(text: &str) -> bool {
    text.match_indices(" #").any(|(at, _)| {
        let tail = text.get(at + 2..).unwrap_or("");
        let digits = tail.chars().take_while(char::is_ascii_digit).count();
        let after = tail.chars().nth(digits);
        digits > 0 && after.is_none_or(|c| !c.is_ascii_alphanumeric())
    })
}

fn sources(path: &str, text: &str) -> Vec<Fault> {
    text.lines()
        .enumerate()
        .filter_map(|(index, line)| Some((index, line.strip_prefix("source = ")?.trim_matches('"'))))
        .filter(|(_, source)| *source != INDEX)
        .map(|(index, _)| Fault::at(path, index + 1, "依赖只从 crates.io 取，不写别的来源"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clean_text_passes() {
        let tree = Tree::of([
            ("a.rs", "//! A.\nlet session = \"see /a/work/b\"; // colour #123abc\n"),
            ("a.md", "https://example.org/home/page [x](#1)\n"),
            ("Cargo.lock", "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n"),
        ]);
        assert_eq!(check(&tree), []);
    }

    #[test]
    fn each_planted_word_is_found() {
        let source = format!(
            "//! A.\nfn f() {{ {}) }}\n// {}: later\n// a {} ago\nlet x = \"{}x\";\n// see #12\n",
            STUBS[1], STUBS[2], MAKING[0], MACHINE[0]
        );
        let lock = "source = \"sparse+https://mirror.example/index\"";
        let tree = Tree::of([("a.rs", &source), ("Cargo.lock", lock)]);
        let found: Vec<String> = check(&tree).iter().map(|fault| fault.place.clone()).collect();
        assert_eq!(found, ["Cargo.lock:1", "a.rs:2", "a.rs:3", "a.rs:4", "a.rs:5", "a.rs:6"]);
    }
}
