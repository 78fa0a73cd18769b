//! `docs/rules/`: the manual, a page a rule, and the index that maps the rule list to codes; `docs/screening.md`.

use gongkai_lint::{Manual, Severity, all_rules};
use gongkai_report::FormVersion;

use super::{Pages, cell, settle};
use crate::Result;

const FOLDER: &str = "docs/rules";

/// Families, by the beginning of their codes.
const FAMILIES: [(&str, &str); 9] = [
    ("S", "结构"),
    ("D", "日期"),
    ("C", "单元格"),
    ("T2", "表二"),
    ("T3", "表三"),
    ("T4", "表四"),
    ("Y", "两年之间"),
    ("N", "正文与表格"),
    ("A", "汇总与多单位"),
];

/// The numbers of the rule list, from 1.
const LIST: u8 = 70;

/// Numbers that need a body's own records, which are not there yet.
const LEDGER: &[u8] = &[28, 66, 67, 68, 69, 70];

/// Makes or checks the pages.
pub(crate) fn run(check: bool) -> Result<()> {
    let mut manuals: Vec<&Manual> = all_rules().map(gongkai_lint::Describe::manual).collect();
    manuals.sort_by_key(|manual| manual.code);
    let missing = uncovered(&manuals);
    if !missing.is_empty() {
        return Err(format!("规则清单第 {missing:?} 条还没有规则，也不在台账规则之列"));
    }
    let mut pages = Pages::new();
    pages.insert(format!("{FOLDER}/index.md"), index(&manuals));
    for manual in &manuals {
        pages.insert(format!("{FOLDER}/{}.md", manual.code), page(manual));
    }
    settle("rules", check, Some(FOLDER), &pages)?;
    settle("rules", check, None, &super::screening::pages())
}

/// Numbers of the list that no rule covers and that do not wait for records.
fn uncovered(manuals: &[&Manual]) -> Vec<u8> {
    (1..=LIST)
        .filter(|number| !LEDGER.contains(number))
        .filter(|number| !manuals.iter().any(|manual| manual.list.contains(number)))
        .collect()
}

fn page(manual: &Manual) -> String {
    let numbers: Vec<String> = manual.list.iter().map(ToString::to_string).collect();
    let list = if numbers.is_empty() { "–".to_owned() } else { numbers.join("、") };
    format!(
        "<!-- 由 cargo xtask rules 生成，请改规则的文档注释 -->\n\
         # {code} {title}\n\n\
         `{name}`\n\n\
         | 级别 | 状态 | 始于 | 清单编号 |\n|---|---|---|---|\n| {severity} | {status} | {since} | {list} |\n\n\
         {body}\n\n\
         **依据** {provision}\n\n\
         **怎么改** {mend}\n",
        code = manual.code,
        title = manual.title,
        name = manual.name,
        severity = manual.severity.label(),
        status = manual.status.label(),
        since = manual.since,
        body = body(manual.page),
        provision = manual.provision(FormVersion::F2021),
        mend = manual.mend,
    )
}

/// A doc comment as Markdown: its lines without the space behind `///`.
fn body(page: &str) -> String {
    let lines: Vec<&str> = page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end()).collect();
    lines.join("\n").trim().to_owned()
}

fn index(manuals: &[&Manual]) -> String {
    let count = |severity: Severity| manuals.iter().filter(|manual| manual.severity == severity).count();
    let mut out = format!(
        "<!-- 由 cargo xtask rules 生成 -->\n# 检查规则手册\n\n\
         共 {} 条：错误 {}，警告 {}，提示 {}。级别是一般情形的；同一条规则在把握不大时会降为提示，见各页。\n\
         一个编号永远只有一个意思；停用的编号不再使用。在命令行看一条：`gongkai report rules T301`。\n",
        manuals.len(),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Info),
    );
    for (begins, family) in FAMILIES {
        out.push_str(&format!(
            "\n## {family}（{begins}）\n\n| 编号 | 名称 | 级别 | 状态 | 始于 |\n|---|---|---|---|---|\n"
        ));
        for manual in manuals.iter().filter(|manual| manual.code.starts_with(begins)) {
            out.push_str(&format!(
                "| [{0}]({0}.md) | {1} | {2} | {3} | {4} |\n",
                manual.code,
                cell(manual.title),
                manual.severity.label(),
                manual.status.label(),
                manual.since
            ));
        }
    }
    out.push_str(&list(manuals));
    out
}

/// The table from the numbers of the list to codes.
fn list(manuals: &[&Manual]) -> String {
    let mut out = String::from(
        "\n## 清单编号与规则编号对照\n\n清单是设计时列出的、程序可以检查的 70 件事；另有几条规则是清单之外的。\n\n| 清单 | 规则 |\n|---|---|\n",
    );
    for number in 1..=LIST {
        let codes: Vec<String> = manuals
            .iter()
            .filter(|manual| manual.list.contains(&number))
            .map(|manual| format!("[{0} {1}]({0}.md)", manual.code, cell(manual.title)))
            .collect();
        let codes = if LEDGER.contains(&number) && codes.is_empty() {
            "台账规则，随办理模块".to_owned()
        } else {
            codes.join("、")
        };
        out.push_str(&format!("| {number} | {codes} |\n"));
    }
    let extra: Vec<String> = manuals
        .iter()
        .filter(|manual| manual.list.is_empty())
        .map(|manual| format!("[{0} {1}]({0}.md)", manual.code, cell(manual.title)))
        .collect();
    out.push_str(&format!("| 清单之外 | {} |\n", extra.join("、")));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_family_and_every_number_a_rule_or_a_reason() {
        let manuals: Vec<&Manual> = all_rules().map(gongkai_lint::Describe::manual).collect();
        assert!(!manuals.is_empty());
        for manual in &manuals {
            assert!(FAMILIES.iter().any(|(begins, _)| manual.code.starts_with(begins)), "{}", manual.code);
        }
        let without: Vec<&Manual> = manuals.iter().copied().filter(|manual| !manual.list.contains(&32)).collect();
        assert!(uncovered(&without).contains(&32));
    }

    #[test]
    fn a_page_says_what_the_rule_says() {
        let manual = gongkai_lint::rule("T301").unwrap().manual();
        let page = page(manual);
        for part in [manual.title, &manual.provision(FormVersion::F2021), manual.mend, "错误"] {
            assert!(page.contains(part), "{part}");
        }
        assert!(!page.contains("\n 表三"));
    }
}
