//! Pure crates read no clock, file, network, environment or randomness: every such fact is an argument.

use super::{Fault, PURE, crate_of, is_test_file};
use crate::rust::{Kind, pieces};
use crate::tree::Tree;

/// Paths and calls that reach outside, and what each reaches.
const OUTSIDE: [(&str, &str); 15] = [
    ("std::fs", "文件"),
    ("std::env", "环境变量"),
    ("std::net", "网络"),
    ("std::process", "别的程序"),
    ("std::thread", "线程"),
    ("SystemTime", "时钟"),
    ("Instant::now", "时钟"),
    ("Zoned::now", "时钟"),
    ("Timestamp::now", "时钟"),
    ("fastrand", "随机数"),
    ("rand::", "随机数"),
    ("getrandom", "随机数"),
    ("RandomState", "随机数"),
    ("println!", "终端"),
    ("eprint", "终端"),
];

/// Checks the pure crates, without their tests.
pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, text) in tree.rust() {
        let Some(name) = crate_of(path).filter(|name| PURE.contains(name)) else { continue };
        if is_test_file(path) {
            continue;
        }
        for piece in pieces(text).into_iter().filter(|piece| piece.kind == Kind::Code && !piece.test) {
            if let Some((call, what)) = OUTSIDE.iter().find(|(call, _)| reaches(piece.text, call)) {
                let what = format!("{name} 是纯净的，不得用 {call}（{what}），请由调用者作参数传入");
                faults.push(Fault::at(path, piece.line, what));
            }
        }
    }
    faults
}

/// Whether the path stands there by itself, not as the end of a longer name.
fn reaches(code: &str, call: &str) -> bool {
    code.match_indices(call).any(|(at, _)| {
        let before = code.get(..at).and_then(|head| head.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_out_of_a_pure_crate_is_found() {
        for (call, _) in OUTSIDE {
            let text = format!("//! A.\nuse {call};\n");
            assert_eq!(check(&Tree::of([("crates/gongkai-law/src/a.rs", &text)])).len(), 1, "{call}");
            assert_eq!(check(&Tree::of([("crates/gongkai-reader/src/a.rs", &text)])), [], "{call}");
        }
    }

    #[test]
    fn tests_comments_and_strings_of_a_pure_crate_may_name_them() {
        let text = "//! No std::fs.\nlet a = \"std::env\"; operand::x();\n#[cfg(test)]\nuse std::fs;\n";
        let tree = Tree::of([("crates/gongkai-law/src/a.rs", text), ("crates/gongkai-law/tests/b.rs", "use std::fs;")]);
        assert_eq!(check(&tree), []);
    }
}
