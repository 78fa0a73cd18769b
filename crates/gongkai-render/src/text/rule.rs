//! The rule manual as text.

use gongkai_lint::Manual;
use gongkai_report::FormVersion;

use super::{by_severity, grid, strong};

/// The manual page of a rule.
#[must_use]
pub fn rule(manual: &Manual) -> String {
    let head = by_severity(manual.severity, format!("{}[{}]", manual.severity.label(), manual.code));
    format!(
        "{head} {}\n\n{}\n\n依据：{}\n改法：{}\n名称：{}　状态：{}　始于：{}\n",
        strong(manual.title),
        page(manual),
        manual.provision(FormVersion::F2021),
        manual.mend,
        manual.name,
        manual.status.label(),
        manual.since,
    )
}

/// The doc comment without the space that opens each of its lines.
fn page(manual: &Manual) -> String {
    let lines: Vec<&str> = manual.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n").trim().to_owned()
}

/// All rules, one a line.
#[must_use]
pub fn rules(manuals: &[&Manual]) -> String {
    let row = |manual: &Manual| {
        let texts = [manual.code, manual.severity.label(), manual.status.label(), manual.title];
        texts.map(str::to_owned).to_vec()
    };
    let mut rows: Vec<Vec<String>> = manuals.iter().copied().map(row).collect();
    rows.sort();
    grid::lines(&rows, 4).join("\n") + "\n"
}
