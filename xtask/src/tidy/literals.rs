//! Statutory numbers stand in `gongkai-law`, with their provision, and nowhere else.
//!
//! What is enforced: (1) `WorkingDays` and `Fen` have no public constructor from a number, and no other crate
//! parses one from a literal; (2) outside `gongkai-law`, a document number such as that of the format notice
//! stands in a string only where it is a citation for a reader: the manual page and the findings of a lint rule,
//! the texts of invented reports, and tests; (3) every number cited there is one that `gongkai-law` knows.

use gongkai_law::provision::Instrument;

use super::{Fault, crate_of, is_test_file};
use crate::rust::{Kind, Piece, pieces};
use crate::tree::Tree;

/// Types that only the law may make from a literal, and the file that defines each.
const MADE_BY_LAW: [(&str, &str); 2] =
    [("WorkingDays", "crates/gongkai-law/src/deadline/period.rs"), ("Fen", "crates/gongkai-law/src/fee.rs")];

/// Checks every source.
pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = constructors(tree);
    for (path, text) in tree.rust() {
        let law = crate_of(path) == Some("gongkai-law");
        let pieces = pieces(text);
        if !law && !is_test_file(path) {
            faults.extend(parsed(path, &pieces));
        }
        for piece in pieces.iter().filter(|piece| piece.kind != Kind::Code) {
            let shown = law || may_cite(path) || is_test_file(path) || piece.test || piece.kind == Kind::Comment;
            for number in numbers(piece.text) {
                if !shown {
                    let what = format!("文号“{number}”写成了字符串，请从 gongkai-law 的 Instrument 取");
                    faults.push(Fault::at(path, piece.line, what));
                } else if is_rule(path) && !known(&number) {
                    let what = format!("gongkai-law 不认得文号“{number}”，请先补进 Instrument，或改正");
                    faults.push(Fault::at(path, piece.line, what));
                }
            }
        }
    }
    faults
}

fn is_rule(path: &str) -> bool {
    path.starts_with("crates/gongkai-lint/src/rules/")
}

/// Places whose strings are read by a person as a citation.
fn may_cite(path: &str) -> bool {
    is_rule(path) || path.starts_with("crates/gongkai-testkit/src/") || path.starts_with("xtask/src/")
}

/// `〔2021〕30号`: the year in its brackets, and the number.
fn numbers(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices('〔') {
        let tail = text.get(at..).unwrap_or("");
        let Some((year, rest)) = tail.split_once('〕') else { continue };
        let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
        if year.chars().skip(1).count() == 4 && year.chars().skip(1).all(|c| c.is_ascii_digit()) && !digits.is_empty() {
            out.push(format!("{year}〕{digits}号"));
        }
    }
    out
}

fn known(number: &str) -> bool {
    Instrument::ALL.iter().any(|instrument| instrument.info().number.is_some_and(|full| full.ends_with(number)))
}

/// The types made by the law are not made from a number by anyone else.
fn constructors(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (name, path) in MADE_BY_LAW {
        let Some(text) = tree.get(path) else { continue };
        let open = |line: &str| {
            let line = line.trim();
            let takes =
                ["u8", "u16", "u32", "u64", "i64", "usize"].iter().any(|kind| line.contains(&format!(": {kind})")));
            (line.starts_with("pub fn ") || line.starts_with("pub const fn ")) && takes && line.contains("-> Self")
        };
        for (index, _) in text.lines().enumerate().filter(|(_, line)| open(line)) {
            faults.push(Fault::at(path, index + 1, format!("{name} 不得由别的包从数字造出，请改为 pub(crate)")));
        }
        if text.contains(&format!("pub struct {name}(pub ")) {
            faults.push(Fault::of_file(path, format!("{name} 的字段不得公开")));
        }
    }
    faults
}

/// A literal parsed into a type made by the law.
fn parsed(path: &str, pieces: &[Piece<'_>]) -> Vec<Fault> {
    let names = pieces
        .iter()
        .any(|piece| piece.kind == Kind::Code && MADE_BY_LAW.iter().any(|(name, _)| piece.text.contains(name)));
    let literal = |pair: &[Piece<'_>]| match pair {
        [text, code] if text.kind == Kind::Text && !text.test => {
            let number = !text.text.is_empty() && text.text.chars().all(|c| c.is_ascii_digit());
            (number && code.text.starts_with(".parse")).then_some(text.line)
        }
        _ => None,
    };
    let lines = pieces.windows(2).filter_map(literal).filter(|_| names);
    lines.map(|line| Fault::at(path, line, "法定期限、金额不得由字面量读出，请从 gongkai-law 的条款取")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: &str = "国办公开办函〔2021〕30号";

    #[test]
    fn the_law_rule_pages_comments_and_tests_may_cite() {
        let text = format!("//! A.\nlet a = \"{NUMBER}\";\n");
        let comment = format!("//! A.\n// {NUMBER}\n#[cfg(test)]\nmod tests {{ const A: &str = \"{NUMBER}\"; }}\n");
        let tree = Tree::of([
            ("crates/gongkai-law/src/a.rs", &text),
            ("crates/gongkai-lint/src/rules/x/a.rs", &text),
            ("crates/gongkai-lint/tests/a.rs", &text),
            ("crates/gongkai-wire/src/a.rs", &comment),
        ]);
        assert_eq!(check(&tree), []);
    }

    #[test]
    fn a_number_as_a_string_elsewhere_and_an_unknown_number_are_found() {
        let text = format!("//! A.\nlet a = \"{NUMBER}\";\n");
        let unknown = "//! A.\n/// 〔2021〕31号\nstruct A;\n";
        let tree =
            Tree::of([("crates/gongkai-reader/src/a.rs", &text), ("crates/gongkai-lint/src/rules/x/a.rs", unknown)]);
        let found: Vec<String> = check(&tree).iter().map(|fault| fault.place.clone()).collect();
        assert_eq!(found, ["crates/gongkai-lint/src/rules/x/a.rs:2", "crates/gongkai-reader/src/a.rs:2"]);
    }

    #[test]
    fn a_public_constructor_and_a_parsed_literal_are_found() {
        let tree = Tree::of([
            ("crates/gongkai-law/src/fee.rs", "//! A.\n    pub const fn from_yuan(yuan: u64) -> Self {\n"),
            ("crates/gongkai/src/a.rs", "//! A.\nlet a: WorkingDays = \"20\".parse()?;\n"),
        ]);
        let found: Vec<String> = check(&tree).iter().map(|fault| fault.place.clone()).collect();
        assert_eq!(found, ["crates/gongkai-law/src/fee.rs:2", "crates/gongkai/src/a.rs:2"]);
    }
}
