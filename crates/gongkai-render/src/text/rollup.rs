//! A roll-up as text: the summed tables, who is in, who is missing or twice, and which sums break.

use gongkai_lint::Check;
use gongkai_report::{Balance, CellId, FormVersion, Report, Rollup, within_year};

use super::{findings, grid, report as report_text, strong};
use crate::checked::Checked;

/// A roll-up as text. `report` is its sum; `missing` are the bodies that were expected and did not report;
/// `check` is the check of the collection.
#[must_use]
pub fn rollup(rollup: &Rollup, report: &Report, missing: &[&str], check: &Check) -> String {
    let form = report.form_or_default();
    let name = report.body.as_deref().unwrap_or("汇总");
    let mut out = report_text(report, name);
    let mut part = |title: String, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&format!("\n{}\n", strong(title)));
            for line in lines {
                out.push_str(&format!("  {line}\n"));
            }
        }
    };
    let members: Vec<Vec<String>> = rollup
        .members()
        .map(|member| {
            let year = member.year.map(|year| year.to_string()).unwrap_or_default();
            let lacks: Vec<&str> = member.missing_tables().map(|table| table.label()).collect();
            let note = if lacks.is_empty() { String::new() } else { format!("缺{}", lacks.join("、")) };
            vec![member.body.clone(), year, member.file.clone(), note]
        })
        .collect();
    part(format!("计入的报告（{} 份）", members.len()), grid::lines(&members, 4));
    part(format!("没有报告的机关（{} 个）", missing.len()), missing.iter().map(|body| (*body).to_owned()).collect());
    let twice = rollup.duplicates().into_iter().filter_map(|group| {
        let first = group.first()?;
        let files: Vec<&str> = group.iter().map(|member| member.file.as_str()).collect();
        Some(format!("{}：{}", first.body, files.join("、")))
    });
    part("重复计入的机关，请只留一份".into(), twice.collect());
    part("读不出数、使合计无法确定的单元格".into(), unknown(rollup, form));
    let broken = within_year().filter_map(|identity| identity.balance(report)).filter_map(|b| broken(&b, form));
    part("汇总后不平的合计".into(), broken.collect());
    let it = Checked { file: name, report, check };
    out.push('\n');
    out.push_str(&findings::findings(&it));
    out
}

fn unknown(rollup: &Rollup, form: FormVersion) -> Vec<String> {
    let line = |id: CellId| {
        let bodies: Vec<String> = rollup.total(id).unknown().map(|member| member.body.clone()).collect();
        (!bodies.is_empty()).then(|| format!("{}：{}", id.label(form), bodies.join("、")))
    };
    form.cells().filter_map(line).collect()
}

fn broken(balance: &Balance, form: FormVersion) -> Option<String> {
    let first = balance.left.plus.first()?;
    (balance.is_decided() && !balance.holds())
        .then(|| format!("{}：一边为 {}，另一边为 {}", first.label(form), balance.left.sum, balance.right.sum))
}
