//! What the law says, as text: due days counted one by one, fees by bracket, articles and terms.

use gongkai_law::article::Article;
use gongkai_law::deadline::{Explained, Period};
use gongkai_law::fee::{Fee, FeeBasis, FeeStep, marginal};
use gongkai_law::form;
use gongkai_law::provision::{Instrument, Provision};
use gongkai_law::terms::Term;
use gongkai_lint::{Describe, Manual, all_rules};

use super::{grid, strong};

/// A due day with every day on the way to it. Where the number of days was given and the period only `assumed` from it,
/// that is said.
#[must_use]
pub fn deadline(deadline: &Explained, assumed: Option<Period>) -> String {
    let due = format!("{}（{}）", form::long(deadline.due), form::weekday(deadline.due.weekday()));
    let mark = if deadline.provisional { "，暂定" } else { "" };
    let mut out = format!("最后一日：{}{mark}\n起算：{}\n", strong(due), deadline.start);
    let rows: Vec<Vec<String>> = deadline
        .days
        .iter()
        .map(|step| {
            let count = step.counted.map_or_else(|| "不计".to_owned(), |number| format!("第{number}日"));
            vec![step.date.to_string(), count, step.why.clone()]
        })
        .collect();
    for line in grid::lines(&rows, 3) {
        out.push_str(&format!("  {line}\n"));
    }
    let assumed = assumed.map(|period| format!("（{}的期限；用于别的期限时，依据另定）", period.label()));
    out.push_str(&format!("依据：{}{}\n", deadline.provision, assumed.unwrap_or_default()));
    out.push_str(&format!("日历：{}\n", deadline.calendar_version));
    if deadline.provisional {
        out.push_str("注意：涉及放假安排尚未公布的年份，结果是暂定的，公布后请重新计算。\n");
    }
    out
}

/// A fee by bracket.
#[must_use]
pub fn fee(fee: &Fee) -> String {
    let unit = fee.basis.unit();
    let total = strong(fee.total);
    let mut out = format!("{} {} {unit}：{total}\n", fee.basis.label(), fee.quantity);
    let row = |step: &FeeStep| {
        let span = if step.from == step.to {
            format!("第{}{unit}", step.from)
        } else {
            format!("第{}至{}{unit}", step.from, step.to)
        };
        vec![span, format!("{}/{unit}", step.unit), step.subtotal.to_string()]
    };
    let rows: Vec<Vec<String>> = fee.steps.iter().map(row).collect();
    for line in grid::lines(&rows, 1) {
        out.push_str(&format!("  {line}\n"));
    }
    let scope = match fee.basis {
        FeeBasis::PerItem if fee.quantity == 0 => "按同一申请人一个自然月内的累计件数计算。".to_owned(),
        FeeBasis::PerItem => {
            let last = fee.quantity;
            format!("按同一申请人一个自然月内的累计件数计算；其中第{last}件为{}。", marginal(fee.basis, last))
        }
        FeeBasis::PerPage => "按一件申请的页数计算，不同申请的页数不累加。".to_owned(),
    };
    out.push_str(&format!(
        "{scope}\n依据：{}\n可以收费，不是必须收费；同一申请只能按件、按量选一种。\n",
        fee.basis.provision()
    ));
    out
}

/// An article of the 条例, and the rules over annual reports that stand on it.
#[must_use]
pub fn article(article: &Article) -> String {
    let mut out = format!("{}\n  要点：{}\n", strong(article.provision()), article.summary);
    let cites = |manual: &&Manual| {
        let own = |provision: &&Provision| provision.instrument == Instrument::Regulation2019;
        manual.provisions.iter().filter(own).any(|provision| provision.article == Some(u16::from(article.number)))
    };
    let rules: Vec<&Manual> = all_rules().map(Describe::manual).filter(cites).collect();
    for manual in &rules {
        out.push_str(&format!("  检查规则 {}：{}\n", manual.code, manual.title));
    }
    if rules.is_empty() && article.computes.is_empty() {
        out.push_str("  没有需要计算或检查的内容\n");
    }
    out
}

/// Articles, one a line.
#[must_use]
pub fn articles(articles: &[Article]) -> String {
    let rows: Vec<Vec<String>> =
        articles.iter().map(|article| vec![article.provision().place(), article.summary.to_owned()]).collect();
    grid::lines(&rows, 2).join("\n") + "\n"
}

/// Terms, one a line: Chinese, identifier, provision.
#[must_use]
pub fn terms(terms: &[Term]) -> String {
    let row = |term: &Term| vec![term.label.to_owned(), term.id.to_owned(), term.provision.to_string()];
    let rows: Vec<Vec<String>> = terms.iter().map(row).collect();
    grid::lines(&rows, 3).join("\n") + "\n"
}
