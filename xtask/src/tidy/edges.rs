//! The dependency table of `ARCHITECTURE.md` equals the edges of the manifests; pure crates lean on pure ones.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Fault, PURE};
use crate::tree::Tree;
use crate::{Result, shell};

const DOCUMENT: &str = "ARCHITECTURE.md";

/// What one crate of ours depends on, of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Edges {
    /// Normal and build dependencies.
    normal: BTreeSet<String>,
    /// Dependencies for tests only.
    tests: BTreeSet<String>,
}

/// Crate → what it depends on.
pub(crate) type Graph = BTreeMap<String, Edges>;

/// The edges among our crates, from `cargo metadata`.
pub(crate) fn of_workspace() -> Result<Graph> {
    let args = ["metadata", "--locked", "--no-deps", "--format-version", "1"];
    let text = shell::output(&shell::cargo(), &args)?;
    let value: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata 的输出读不懂：{error}"))?;
    Ok(of_metadata(&value))
}

fn of_metadata(metadata: &Value) -> Graph {
    let list = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let packages = list(metadata, "packages");
    let ours: BTreeSet<String> = packages.iter().filter_map(|package| text(package, "name")).collect();
    let mut graph = Graph::new();
    for package in &packages {
        let edges = graph.entry(text(package, "name").unwrap_or_default()).or_default();
        for dependency in list(package, "dependencies") {
            let Some(name) = text(&dependency, "name").filter(|name| ours.contains(name)) else { continue };
            match dependency.get("kind").and_then(Value::as_str) {
                Some("dev") => edges.tests.insert(name),
                _ => edges.normal.insert(name),
            };
        }
    }
    graph
}

/// Compares the table with the graph; both ways.
pub(crate) fn check(tree: &Tree, graph: &Graph) -> Vec<Fault> {
    let Some(text) = tree.get(DOCUMENT) else {
        return vec![Fault::of_file(DOCUMENT, "没有这个文件，依赖表无从核对")];
    };
    let table = of_table(text);
    let mut faults = Vec::new();
    for (name, edges) in graph {
        let Some((line, told)) = table.get(name) else {
            faults.push(Fault::of_file(DOCUMENT, format!("依赖表缺 {name} 一行")));
            continue;
        };
        compare(&mut faults, *line, name, "依赖", &told.normal, &edges.normal);
        compare(&mut faults, *line, name, "测试依赖", &told.tests, &edges.tests);
        if PURE.contains(&name.as_str()) {
            for other in edges.normal.iter().filter(|other| !PURE.contains(&other.as_str())) {
                faults.push(Fault::at(DOCUMENT, *line, format!("纯净的 {name} 依赖不纯净的 {other}，请去掉")));
            }
        }
    }
    for (name, (line, _)) in table.iter().filter(|(name, _)| !graph.contains_key(*name)) {
        faults.push(Fault::at(DOCUMENT, *line, format!("依赖表有 {name} 一行，但工作区里没有它")));
    }
    faults
}

fn compare(
    faults: &mut Vec<Fault>,
    line: usize,
    name: &str,
    kind: &str,
    told: &BTreeSet<String>,
    real: &BTreeSet<String>,
) {
    for extra in told.difference(real) {
        let what = format!("{name} 的{kind}写了 {extra}，清单里没有，请从表里删去");
        faults.push(Fault::at(DOCUMENT, line, what));
    }
    for missing in real.difference(told) {
        let what = format!("{name} 的{kind}少了 {missing}，请补进表里，或不再依赖它");
        faults.push(Fault::at(DOCUMENT, line, what));
    }
}

/// Rows `| name | what | depends on | for tests |` of the table, names in backticks and without `gongkai-`.
fn of_table(text: &str) -> BTreeMap<String, (usize, Edges)> {
    let mut table = BTreeMap::new();
    for (index, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let [name, _, _, normal, tests] = cells.as_slice() else { continue };
        let Some(name) = name.strip_prefix('`').and_then(|name| name.strip_suffix('`')) else { continue };
        table.insert(name.to_owned(), (index + 1, Edges { normal: names(normal), tests: names(tests) }));
    }
    table
}

fn names(cell: &str) -> BTreeSet<String> {
    let words = cell.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty() && *word != "–");
    words.map(|word| format!("gongkai-{word}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph() -> Graph {
        of_metadata(&serde_json::json!({"packages": [
            {"name": "gongkai-law", "dependencies": [{"name": "jiff", "kind": null}]},
            {"name": "gongkai-report", "dependencies": [
                {"name": "gongkai-law", "kind": null}, {"name": "gongkai-testkit", "kind": "dev"}]},
            {"name": "gongkai-testkit", "dependencies": [{"name": "gongkai-report", "kind": null}]},
        ]}))
    }

    fn faults(report: &str, more: &str) -> Vec<String> {
        let text = format!(
            "| `gongkai-law` | ● | law | – | – |\n{report}\n| `gongkai-testkit` | | kit | report | – |\n{more}"
        );
        check(&Tree::of([(DOCUMENT, &text)]), &graph()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_table_equal_to_the_manifests_passes() {
        assert_eq!(faults("| `gongkai-report` | ● | report | law | testkit |", ""), [""; 0]);
    }

    #[test]
    fn extra_missing_and_stale_edges_are_found() {
        let found = faults("| `gongkai-report` | ● | report | law, testkit | – |", "| `gongkai-gone` | | x | – | – |");
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].contains("依赖写了 gongkai-testkit"), "{found:?}");
        assert!(found[1].contains("测试依赖少了 gongkai-testkit"), "{found:?}");
        assert!(found[2].contains("gongkai-gone"), "{found:?}");
    }

    #[test]
    fn a_missing_row_and_a_missing_document_are_found() {
        assert!(faults("", "")[0].contains("缺 gongkai-report"));
        assert_eq!(check(&Tree::of([]), &graph()).len(), 1);
    }

    #[test]
    fn a_pure_crate_may_not_lean_on_an_impure_one() {
        let mut graph = graph();
        graph.entry("gongkai-law".into()).or_default().normal.insert("gongkai-testkit".into());
        let text = "| `gongkai-law` | ● | law | testkit | – |\n| `gongkai-report` | | r | law | testkit |\n| `gongkai-testkit` | | k | report | – |";
        let found = check(&Tree::of([(DOCUMENT, text)]), &graph);
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("不纯净的 gongkai-testkit"));
    }
}
