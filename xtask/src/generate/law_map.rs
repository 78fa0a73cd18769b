//! `docs/LAW-MAP.md`: each article of the 条例 → what computes it → rules → tests → scenarios → command.

use std::collections::{BTreeMap, BTreeSet};

use gongkai_law::article::{ARTICLES, Article};
use gongkai_law::provision::Instrument;
use gongkai_lint::{Manual, all_rules};
use gongkai_screen::ScreenCode;

use super::{Pages, cell, settle};
use crate::rust::{Kind, pieces};
use crate::tree::Tree;
use crate::{Result, shell};

/// Makes or checks the page.
pub(crate) fn run(check: bool) -> Result<()> {
    let tree = Tree::read(&shell::root())?;
    let pages = Pages::from([("docs/LAW-MAP.md".to_owned(), page(&rules(), &tests(&tree), &scenarios(&tree)))]);
    settle("law-map", check, None, &pages)
}

/// Article → what names it.
type ByArticle = BTreeMap<u8, BTreeSet<String>>;

/// Tests named after an article: `art_31_internet_request_is_received_when_confirmed`.
fn tests(tree: &Tree) -> ByArticle {
    let mut out = ByArticle::new();
    for (_, text) in tree.rust() {
        let mut marked = false;
        for piece in pieces(text).iter().filter(|piece| piece.kind == Kind::Code) {
            let code = piece.text.trim();
            if let Some(name) = code.strip_prefix("fn art_").filter(|_| marked) {
                let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if let Some(number) = name.split('_').next().and_then(|number| number.parse().ok()) {
                    out.entry(number).or_default().insert(format!("art_{name}"));
                }
            }
            marked = code == "#[test]" || (marked && code.is_empty());
        }
    }
    out
}

/// Scenario scripts by the articles that they say they show.
fn scenarios(tree: &Tree) -> ByArticle {
    let mut out = ByArticle::new();
    for (path, text) in tree.files() {
        let Some(name) = path.strip_prefix("tests/scenarios/").and_then(|name| name.strip_suffix(".txt")) else {
            continue;
        };
        let shown = text.lines().filter_map(|line| line.strip_prefix("条款")).flat_map(str::split_whitespace);
        for number in shown.filter_map(|number| number.parse().ok()) {
            out.entry(number).or_default().insert(name.to_owned());
        }
    }
    out
}

/// Codes of lint rules by the articles that they cite.
fn rules() -> ByArticle {
    let mut out = ByArticle::new();
    for manual in all_rules().map(gongkai_lint::Describe::manual) {
        for number in cited(manual) {
            out.entry(number).or_default().insert(manual.code.to_owned());
        }
    }
    for code in ScreenCode::ALL {
        let provision = code.manual().provision;
        if let (Instrument::Regulation2019, Some(Ok(number))) =
            (provision.instrument, provision.article.map(u8::try_from))
        {
            out.entry(number).or_default().insert(code.code().to_owned());
        }
    }
    out
}

/// The page of a rule: those over documents before their publication share one.
fn page_of(code: &str) -> String {
    if code.starts_with('P') { "screening.md".to_owned() } else { format!("rules/{code}.md") }
}

/// Articles of the 条例 that a rule stands on.
fn cited(manual: &Manual) -> BTreeSet<u8> {
    let own = manual.provisions.iter().filter(|provision| provision.instrument == Instrument::Regulation2019);
    own.filter_map(|provision| u8::try_from(provision.article?).ok()).collect()
}

/// What shows what the catalogue computes.
const COMMANDS: [(&str, &str); 11] = [
    ("gongkai_catalogue::Origin", "`gongkai document show`"),
    ("gongkai_catalogue::Review", "`gongkai document show`"),
    ("gongkai_catalogue::ItemFact", "`gongkai document show`"),
    ("gongkai_catalogue::Outlet", "`gongkai document show`"),
    ("gongkai_catalogue::Guide", "`gongkai catalogue guide`"),
    ("gongkai_catalogue::Duty", "`gongkai catalogue duties`"),
    ("gongkai_catalogue::coverage", "`gongkai catalogue coverage`"),
    ("gongkai_catalogue::SystemKind", "`gongkai catalogue systems`"),
    ("gongkai_catalogue::hand_over", "`gongkai catalogue handover`"),
    ("gongkai_catalogue::publication_due", "`gongkai catalogue due`"),
    ("gongkai_search", "`gongkai search`"),
];

/// What a reader can run to see it.
fn command(article: &Article, codes: &BTreeSet<String>, scenarios: bool) -> String {
    let mut out = Vec::new();
    let computes = |begins: &str| article.computes.iter().any(|part| part.starts_with(begins));
    // the command counts working days; the day of receipt and the annual days are not on it
    if computes("deadline::Period") || computes("deadline::AnswerClock") {
        out.push("`gongkai law deadline`");
    }
    if computes("fee") {
        out.push("`gongkai law fee`");
    }
    for (part, command) in COMMANDS {
        if computes(part) && !out.contains(&command) {
            out.push(command);
        }
    }
    if codes.iter().any(|code| !code.starts_with('P')) {
        out.push("`gongkai report check`");
    }
    if codes.iter().any(|code| code.starts_with('P')) {
        out.push("`gongkai document check`");
    }
    if scenarios {
        out.push("`gongkai case replay`");
    }
    out.join(" ")
}

fn page(rules: &ByArticle, tests: &ByArticle, scenarios: &ByArticle) -> String {
    let mut out = String::from(
        "<!-- 由 cargo xtask law-map 生成 -->\n# 条例逐条对照\n\n\
         《中华人民共和国政府信息公开条例》（2019 年修订）每一条：由哪段代码计算（`gongkai-law` 里的路径，别的库写出库名）、由哪些检查规则引用、\n\
         由哪些测试证明、由哪些场景推演、用什么命令可以看到。任何一条都可以用 `gongkai law article 条号` 查。\n\n\
         | 条 | 大意 | 代码 | 规则 | 测试 | 场景 | 命令 |\n|---|---|---|---|---|---|---|\n",
    );
    for article in &ARTICLES {
        let named = |map: &ByArticle| map.get(&article.number).cloned().unwrap_or_default();
        let codes: Vec<String> = named(rules).iter().map(|code| format!("[{code}]({})", page_of(code))).collect();
        let names: Vec<String> = named(tests).iter().map(|name| format!("`{name}`")).collect();
        let parts: Vec<String> = article.computes.iter().map(|part| format!("`{part}`")).collect();
        let script = |name: &String| format!("[{name}](../tests/scenarios/{name}.txt)");
        let scripts: Vec<String> = named(scenarios).iter().map(script).collect();
        let nothing = parts.is_empty() && codes.is_empty() && names.is_empty() && scripts.is_empty();
        out.push_str(&format!(
            "| {} | {} | {} | {} | {} | {} | {} |\n",
            article.number,
            cell(article.summary),
            if nothing { "没有需要计算的".to_owned() } else { parts.join(" ") },
            codes.join(" "),
            names.join(" "),
            scripts.join(" "),
            command(article, &named(rules), !scripts.is_empty()),
        ));
    }
    out
}

#[cfg(test)]
mod tests_of_the_map {
    use super::*;

    #[test]
    fn articles_are_found_in_the_rules_and_in_test_names() {
        let manual = |code| gongkai_lint::rule(code).unwrap().manual();
        assert_eq!(cited(manual("D101")), [49].into());
        assert_eq!(cited(manual("T301")), BTreeSet::new());
        let tree = Tree::of([("a.rs", "#[test]\nfn art_31_a() {}\nfn art_32_b() {}\nfn article_3() {}\n")]);
        assert_eq!(tests(&tree), ByArticle::from([(31, ["art_31_a".to_owned()].into())]));
        let tree = Tree::of([("tests/scenarios/a.txt", "场景 一\n条款 30 31\n"), ("docs/b.txt", "条款 32\n")]);
        let a = || ["a".to_owned()].into();
        assert_eq!(scenarios(&tree), ByArticle::from([(30, a()), (31, a())]));
    }

    #[test]
    fn every_article_has_its_line_and_an_idle_one_says_so() {
        let page = page(&ByArticle::new(), &ByArticle::new(), &ByArticle::new());
        assert_eq!(page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| 条")).count(), 56);
        assert!(page.lines().any(|line| line.starts_with("| 1 |") && line.contains("没有需要计算的")));
    }
}
