//! Two reports side by side as one self-contained page.

use askama::Template;
use gongkai_lint::{Comparison, PartComparison, Repeated, Row};
use gongkai_report::TableId;

use super::STYLE;
use super::findings::{CheckView, Notes};
use super::table::{self, TableView};
use crate::compared::{Compared, SumLine};

#[derive(Template)]
#[template(path = "comparison.html")]
struct Page<'a> {
    title: String,
    style: &'static str,
    own_style: &'static str,
    old_name: String,
    new_name: String,
    sides: Vec<(String, CheckView<'a>)>,
    summary: Vec<String>,
    sums: Vec<SumLine>,
    tables: Vec<TableView<'a>>,
    parts: Vec<PartView<'a>>,
}

struct PartView<'a> {
    anchor: String,
    heading: String,
    repeated: Option<usize>,
    only_years_changed: bool,
    note: Option<&'static str>,
    rows: &'a [Row],
}

impl<'a> PartView<'a> {
    fn of(part: &'a PartComparison) -> Self {
        Self {
            anchor: format!("text-{}", part.section),
            heading: Compared::part_label(part),
            repeated: part.repeated.map(Repeated::percent),
            only_years_changed: part.only_years_changed,
            note: match part.present {
                [true, false] => Some("后一份没有这一部分。"),
                [false, true] => Some("前一份没有这一部分。"),
                _ if part.rows.is_empty() => Some("两份都没有文字。"),
                _ => None,
            },
            rows: &part.rows,
        }
    }
}

/// Two reports side by side: sums, tables, text, and the findings of both.
#[must_use]
pub fn comparison(it: &Compared<'_>) -> String {
    let notes = [Notes::of(it.old.report, it.old.check, "old-"), Notes::of(it.new.report, it.new.check, "new-")];
    let [old_notes, new_notes] = &notes;
    let [old_name, new_name] = it.names();
    let sides = vec![
        (old_name.clone(), CheckView::of(&it.old, "old-", old_notes, false)),
        (new_name.clone(), CheckView::of(&it.new, "new-", new_notes, false)),
    ];
    let page = Page {
        title: it.title(),
        style: STYLE,
        own_style: include_str!("../../templates/comparison.css"),
        old_name,
        new_name,
        sides,
        summary: it.summary(),
        sums: it.sums(),
        tables: tables(it.comparison, it),
        parts: it.comparison.parts.iter().map(PartView::of).collect(),
    };
    // Templates are compiled in and memory takes every byte, so rendering cannot fail.
    page.render().unwrap_or_default()
}

/// The official tables of the second report with what moved; a table that only the first has, or has in another
/// form, stands by itself.
fn tables<'a>(comparison: &'a Comparison<'a>, it: &'a Compared<'a>) -> Vec<TableView<'a>> {
    let [old, new] = [it.old.report, it.new.report];
    let mut views = Vec::new();
    for table in TableId::ALL {
        let same_layout = table != TableId::Table2 || old.form_or_default() == new.form_or_default();
        if new.table(table).is_some() {
            views.push(table::compared(new, table, comparison));
        }
        if old.table(table).is_some() && (new.table(table).is_none() || !same_layout) {
            views.push(table::of(old, table, "old-", Notes::none()));
        }
    }
    views
}
