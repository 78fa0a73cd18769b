//! Two reports side by side as text: what a reader should know first, the sums, the numbers that moved, the parts
//! whose text recurs. The texts themselves are for the page.

use gongkai_lint::Repeated;

use super::{findings, grid, strong};
use crate::checked::place_label;
use crate::compared::{Compared, moved};
use crate::text_of;

/// Two reports side by side as text.
#[must_use]
pub fn comparison(it: &Compared<'_>) -> String {
    let mut out = format!("{}\n", strong(it.title()));
    let names = it.names();
    let files = names.iter().zip([&it.old, &it.new]).map(|(name, side)| vec![name.clone(), side.file.to_owned()]);
    list(&mut out, None, grid::lines(&files.collect::<Vec<_>>(), 2));
    list(&mut out, None, it.summary());
    let sums = it.sums().into_iter().map(|sum| vec![sum.subject, sum.equation, sum.holding.label(), sum.rule.into()]);
    list(&mut out, Some("合计核对"), grid::lines(&sums.collect::<Vec<_>>(), 4));
    list(&mut out, Some("不同的单元格"), grid::lines(&cells(it, &names), 1));
    list(&mut out, Some("文字"), grid::lines(&parts(it), 2));
    out.push_str(&format!("\n{}\n", strong("检查发现")));
    for side in [&it.old, &it.new] {
        out.push_str(&findings::closing(side));
    }
    out
}

fn cells(it: &Compared<'_>, names: &[String; 2]) -> Vec<Vec<String>> {
    let form = it.new.report.form_or_default();
    let or_blank = |text: String| if text.is_empty() { "空".to_owned() } else { text };
    let moved = it.comparison.cells.iter().filter_map(|cell| {
        let (was, change) = moved(cell)?;
        let label = place_label(cell.id.into(), form);
        let growth = cell.growth_percent().map(|percent| format!("{percent}%")).unwrap_or_default();
        Some(vec![
            label,
            or_blank(was),
            or_blank(text_of::value_and_remark(cell.new)),
            change.unwrap_or_default(),
            growth,
        ])
    });
    let mut rows: Vec<Vec<String>> = moved.collect();
    if !rows.is_empty() {
        let [old, new] = names.clone();
        rows.insert(0, vec!["单元格".into(), old, new, "增减".into(), "增幅".into()]);
    }
    rows
}

fn parts(it: &Compared<'_>) -> Vec<Vec<String>> {
    let line = |part| {
        let part: &gongkai_lint::PartComparison = part;
        let told = match (part.present, part.repeated) {
            ([true, false], _) => "后一份没有这一部分".into(),
            ([false, true], _) => "前一份没有这一部分".into(),
            _ if part.only_years_changed => "只改了年份".into(),
            (_, Some(repeated)) => format!("重复 {}%", Repeated::percent(repeated)),
            (_, None) => "文字短，不比较".into(),
        };
        vec![Compared::part_label(part), told]
    };
    it.comparison.parts.iter().map(line).collect()
}

fn list(out: &mut String, title: Option<&str>, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    if let Some(title) = title {
        out.push_str(&format!("\n{}\n", strong(title)));
    }
    for line in lines {
        out.push_str(&format!("  {line}\n"));
    }
}
