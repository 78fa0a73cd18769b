//! Reports as plain text and as Markdown that was put together from pieces.

use gongkai_report::{Head, Narrative, Report, Section};

use super::grids::{self, CORNER, ORGANISATIONS, RESULTS, Row3};

const NUMERALS: [&str; 5] = ["一", "二", "三", "四", "五"];

/// The parts of a report in order; tables by a writer of their own.
fn page(report: &Report, title: &str, section: &str, tables: [String; 3]) -> String {
    let mut out = String::new();
    let mut block = |text: &str| {
        out.push_str(text.trim_end());
        out.push_str("\n\n");
    };
    block(&format!("{title}{}", report.title.as_deref().unwrap_or_default()));
    if let Some(day) = report.published {
        block(&format!("发布日期：{day}"));
    }
    block(&report.opening.text());
    block(&format!("{section}{}", Section::Overview.label()));
    for (numeral, head) in NUMERALS.iter().zip(Head::ALL) {
        if let Some(text) = report.overview.get(&head) {
            block(&format!("（{numeral}）{}。{}", head.label(), text.text()));
        }
    }
    let sections = [Section::Table2, Section::Table3, Section::Table4];
    for (place, table) in sections.into_iter().zip(tables) {
        block(&format!("{section}{}", place.label()));
        block(&table);
    }
    for place in [Section::ProblemsAndImprovements, Section::OtherMatters] {
        block(&format!("{section}{}", place.label()));
        block(&report.narrative(place).map(Narrative::text).unwrap_or_default());
    }
    if let Some(signature) = &report.signature {
        block(signature.body.as_deref().unwrap_or_default());
        block(
            &signature.date.map(|day| format!("{}年{}月{}日", day.year(), day.month(), day.day())).unwrap_or_default(),
        );
    }
    out
}

/// Plain text with tabs between the cells, as tables come out of a copied page: empty places where a span was.
pub(super) fn tabs(report: &Report) -> String {
    page(report, "", "", [rows2(report, "\t"), rows3_tabs(report), rows4(report, "\t")])
}

/// Plain text with aligned columns.
pub(super) fn aligned(report: &Report) -> String {
    page(report, "", "", [rows2(report, "    "), rows3_aligned(report), rows4(report, "  ")])
}

/// Markdown in which table 三 is one table a group of results.
pub(super) fn pieces(report: &Report) -> String {
    let table2 = grids::table2(report).into_iter().map(|block| {
        let mut rows =
            vec![[vec!["信息内容"], block.columns.clone()].concat().iter().map(|s| (*s).to_owned()).collect()];
        rows.extend(block.rows.iter().map(|(label, values)| line(label, values)));
        format!("{}\n\n{}", block.item, markdown(&rows))
    });
    let table4 = [
        ["行政复议"; 5].map(str::to_owned).into_iter().chain(["行政诉讼"; 10].map(str::to_owned)).collect::<Vec<_>>(),
        [[""; 5], ["未经复议直接起诉"; 5], ["复议后起诉"; 5]].concat().iter().map(|s| (*s).to_owned()).collect(),
        [RESULTS, RESULTS, RESULTS].concat().iter().map(|s| (*s).to_owned()).collect(),
        grids::table4(report),
    ];
    page(report, "# ", "## ", [table2.collect::<Vec<_>>().join("\n\n"), cut3(report), markdown(&table4)])
}

fn line(label: &str, values: &[String]) -> Vec<String> {
    [label.to_owned()].into_iter().chain(values.iter().cloned()).collect()
}

fn markdown(rows: &[Vec<String>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(1);
    let mut out = String::new();
    for (index, row) in rows.iter().enumerate() {
        out.push_str(&format!("| {} |\n", row.join(" | ")));
        if index == 0 {
            out.push_str(&format!("|{}\n", "---|".repeat(width)));
        }
    }
    out
}

/// One table a group, each under the same column names, which say nothing.
fn cut3(report: &Report) -> String {
    let mut groups: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    for row in grids::table3(report) {
        let title = match (&row.group, row.inner) {
            (Some((group, _)), _) => Some(group.clone()),
            (None, true) => None,
            (None, false) => Some(String::new()),
        };
        match (title, groups.last_mut()) {
            (None, Some((_, rows))) => rows.push(line(&row.label, &row.values)),
            (Some(title), Some((last, rows))) if title.is_empty() && last.is_empty() => {
                rows.push(line(&row.label, &row.values));
            }
            (title, _) => groups.push((title.unwrap_or_default(), vec![line(&row.label, &row.values)])),
        }
    }
    let head: Vec<String> = [vec!["申请人情况", "自然人"], ORGANISATIONS.to_vec(), vec!["总计"]]
        .concat()
        .iter()
        .map(|text| (*text).to_owned())
        .collect();
    let table = |(title, rows): &(String, Vec<Vec<String>>)| {
        let table = markdown(&[vec![head.clone()], rows.clone()].concat());
        if title.is_empty() { table } else { format!("{title}\n\n{table}") }
    };
    groups.iter().map(table).collect::<Vec<_>>().join("\n\n")
}

fn rows2(report: &Report, gap: &str) -> String {
    let mut out = String::new();
    for block in grids::table2(report) {
        out.push_str(&format!("{}\n信息内容{gap}{}\n", block.item, block.columns.join(gap)));
        for (label, values) in block.rows {
            out.push_str(&format!("{label}{gap}{}\n", values.join(gap)));
        }
    }
    out
}

fn rows3_tabs(report: &Report) -> String {
    let mut out = format!(
        "{CORNER}\t\t\t申请人情况\n\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t\t\t{}\n",
        ORGANISATIONS.join("\t")
    );
    for row in grids::table3(report) {
        let Row3 { stage, group, inner, staged, label, values } = row;
        let stage = stage.map_or("", |(label, _)| label);
        let group = group.map(|(label, _)| label).unwrap_or_default();
        let stub = match (staged, inner) {
            (true, true) => format!("{stage}\t{group}\t{label}"),
            (true, false) => format!("{stage}\t{label}\t"),
            _ => format!("{label}\t\t"),
        };
        out.push_str(&format!("{stub}\t{}\n", values.join("\t")));
    }
    out
}

fn rows3_aligned(report: &Report) -> String {
    let mut out = format!("{CORNER}\n{}自然人  {}  总计\n", " ".repeat(40), ORGANISATIONS.join("  "));
    for row in grids::table3(report) {
        if let Some((stage, _)) = row.stage {
            out.push_str(&format!("{stage}\n"));
        }
        if let Some((group, _)) = row.group {
            out.push_str(&format!("  {group}\n"));
        }
        let width: usize = row.label.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        out.push_str(&format!("    {}{}", row.label, " ".repeat(76_usize.saturating_sub(width))));
        out.push_str(&row.values.iter().map(|value| format!("{value:>8}")).collect::<String>());
        out.push('\n');
    }
    out
}

fn rows4(report: &Report, gap: &str) -> String {
    let results = [RESULTS, RESULTS, RESULTS].concat().join(gap);
    format!(
        "行政复议{}行政诉讼\n{}未经复议直接起诉{}复议后起诉\n{results}\n{}\n",
        gap.repeat(5),
        gap.repeat(5),
        gap.repeat(5),
        grids::table4(report).join(gap)
    )
}
