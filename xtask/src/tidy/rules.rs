//! Lint rules: one a file, registered, its file named as its fault, its code of its family and used once.

use std::collections::BTreeMap;

use super::Fault;
use crate::tree::Tree;

const RULES: &str = "crates/gongkai-lint/src/rules/";

/// Folder of each family, and how its codes begin.
const FAMILIES: [(&str, &str); 9] = [
    ("structure", "S"),
    ("dates", "D"),
    ("cells", "C"),
    ("table2", "T2"),
    ("table3", "T3"),
    ("table4", "T4"),
    ("years", "Y"),
    ("narrative", "N"),
    ("aggregation", "A"),
];

/// Checks every file of rules.
pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut codes: BTreeMap<String, String> = BTreeMap::new();
    for (path, text) in tree.rust() {
        let Some((family, file)) = path.strip_prefix(RULES).and_then(|inner| inner.split_once('/')) else { continue };
        let Some(begins) = FAMILIES.iter().find(|(folder, _)| *folder == family).map(|(_, begins)| *begins) else {
            faults.push(Fault::of_file(path, format!("没有“{family}”这一族规则")));
            continue;
        };
        let rules = declared(text);
        let Some((code, name)) = rules.first() else { continue };
        if rules.len() > 1 {
            faults.push(Fault::of_file(path, "一个文件只放一条规则"));
        }
        let stem = file.trim_end_matches(".rs");
        if name != stem {
            faults.push(Fault::of_file(path, format!("规则叫 {name}，文件应叫 {name}.rs")));
        }
        if !code.starts_with(begins) {
            faults.push(Fault::of_file(path, format!("{code} 不是这一族的编号，应以 {begins} 开头")));
        }
        if !text.starts_with(&format!("//! {code}: ")) {
            faults.push(Fault::at(path, 1, format!("第一行应以“//! {code}: ”开头")));
        }
        if let Some(other) = codes.insert(code.clone(), path.to_owned()) {
            faults.push(Fault::of_file(path, format!("编号 {code} 已由 {other} 占用，一个编号永远只有一个意思")));
        }
        let register = format!("{RULES}{family}/mod.rs");
        if !tree.get(&register).is_some_and(|text| text.contains(&format!("&{stem}::"))) {
            faults.push(Fault::of_file(path, format!("{code} 没有登记，请写进 {register} 的 RULES")));
        }
    }
    faults
}

/// Code and name of each rule that a source declares.
fn declared(text: &str) -> Vec<(String, String)> {
    let quoted = |line: &str| line.split('"').nth(1).map(str::to_owned);
    let starts = text.match_indices("\ndeclare_rule! {").map(|(at, _)| at);
    starts
        .filter_map(|at| {
            let body = text.get(at..)?;
            let code = body.lines().find(|line| line.trim().starts_with("pub(crate) ") && line.contains(" = \""));
            let name = body.lines().find(|line| line.trim().starts_with("name: \""));
            Some((quoted(code?)?, quoted(name?)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(code: &str, name: &str) -> String {
        format!(
            "//! {code}: what.\n\ndeclare_rule! {{\n    /// Page.\n    pub(crate) X = \"{code}\" {{\n        name: \"{name}\",\n    }}\n}}\n"
        )
    }

    fn faults(file: &str, text: &str, register: &str) -> usize {
        let path = format!("{RULES}{file}");
        let tree = Tree::of([("crates/gongkai-lint/src/rules/table3/mod.rs", register), (&path, text)]);
        check(&tree).len()
    }

    #[test]
    fn a_registered_rule_and_a_shared_file_pass() {
        assert_eq!(faults("table3/a.rs", &rule("T301", "a"), "&a::X,"), 0);
        assert_eq!(faults("table3/shared.rs", "//! Shared.\n", ""), 0);
    }

    #[test]
    fn each_planted_fault_of_a_rule_is_found() {
        assert_eq!(faults("table3/a.rs", &rule("T301", "a"), ""), 1);
        assert_eq!(faults("table3/a.rs", &rule("T301", "b"), "&a::X,"), 1);
        assert_eq!(faults("table3/a.rs", &rule("N101", "a"), "&a::X,"), 1);
        assert_eq!(faults("table3/a.rs", &format!("{0}{0}", rule("T301", "a")), "&a::X,"), 1);
        assert_eq!(faults("table3/a.rs", rule("T301", "a").trim_start_matches("//! T301: "), "&a::X,"), 1);
        assert_eq!(faults("other/a.rs", &rule("T301", "a"), ""), 1);
    }

    #[test]
    fn a_code_used_twice_is_found() {
        let tree = Tree::of([
            ("crates/gongkai-lint/src/rules/table3/mod.rs", "&a::X, &b::X"),
            ("crates/gongkai-lint/src/rules/table3/a.rs", &rule("T301", "a")),
            ("crates/gongkai-lint/src/rules/table3/b.rs", &rule("T301", "b")),
        ]);
        assert_eq!(check(&tree).len(), 1);
    }
}
