//! Two reports side by side as data for their template.

use gongkai_lint::{PartComparison, Piece, Repeated, Row};
use gongkai_render::{Checked, Compared, SumLine, finding_lines, moved, text_of};
use gongkai_report::{CellId, TableId};
use typst::foundations::{Array, Dict, IntoValue, Value, dict};

use crate::report::dated;
use crate::typesetter::Document;
use crate::world::Template;
use crate::{table, text};

/// Longest run without a place to break it in a column of half the page.
const IN_A_COLUMN: usize = 16;

/// The comparison as a document, dated as the later report is.
pub(crate) fn document(it: &Compared<'_>) -> Document {
    let names = it.names();
    Document {
        template: Template::Comparison,
        title: it.title(),
        date: dated(it.new.report).or_else(|| dated(it.old.report)),
        content: dict! {
            "sides" => names.iter().zip([&it.old, &it.new]).map(|(name, side)| self::side(name, side)).collect::<Array>(),
            "summary" => it.summary().into_iter().map(IntoValue::into_value).collect::<Array>(),
            "sums" => it.sums().into_iter().map(sum).collect::<Array>(),
            "tables" => tables(it),
            "names" => names.iter().map(|name| name.as_str().into_value()).collect::<Array>(),
            "parts" => it.comparison.parts.iter().map(part).collect::<Array>(),
        },
    }
}

fn side(name: &str, side: &Checked<'_>) -> Value {
    let counts = gongkai_render::Counts::of(side.check);
    let findings = finding_lines(side).into_iter().map(|line| {
        dict! {
            "severity" => line.severity.id(),
            "head" => format!("{}[{}]", line.severity.label(), line.code),
            "message" => fit(&line.message),
            "place" => line.place.unwrap_or_default(),
        }
        .into_value()
    });
    dict! {
        "name" => name,
        "file" => fit(side.file),
        "body" => fit(side.report.body.as_deref().unwrap_or_default()),
        "counts" => format!("错误 {}，警告 {}，提示 {}", counts.error, counts.warning, counts.info),
        "findings" => findings.collect::<Array>(),
    }
    .into_value()
}

fn sum(line: SumLine) -> Value {
    dict! {
        "rule" => line.rule,
        "subject" => line.subject,
        "equation" => line.equation,
        "holding" => line.holding.label(),
        "broken" => line.holding.is_broken(),
    }
    .into_value()
}

/// The official tables of the second report, each number that moved with what it was; a table that only the first
/// has, or has in another form, stands by itself.
fn tables(it: &Compared<'_>) -> Array {
    let [old, new] = [it.old.report, it.new.report];
    let mut views = Array::new();
    for id in TableId::ALL {
        let same_layout = id != TableId::Table2 || old.form_or_default() == new.form_or_default();
        if new.table(id).is_some() {
            views.push(table::with(new, id, |cell| value(it, cell)).into_value());
        }
        if old.table(id).is_some() && (new.table(id).is_none() || !same_layout) {
            views.push(table::of(old, id).into_value());
        }
    }
    views
}

/// What a cell shows: `16（原11，+5）` where it moved.
fn value(it: &Compared<'_>, id: CellId) -> String {
    let cell = it.comparison.cells.iter().find(|cell| cell.id == id);
    let now = text_of::value_and_remark(it.new.report.cell(id));
    let Some((was, change)) = cell.and_then(moved) else { return now };
    let was = if was.is_empty() { "空" } else { &was };
    let now = if now.is_empty() { "空" } else { &now };
    change.map_or_else(|| format!("{now}（原{was}）"), |change| format!("{now}（原{was}，{change}）"))
}

fn part(part: &PartComparison) -> Value {
    let note = match part.present {
        [true, false] => "后一份没有这一部分。",
        [false, true] => "前一份没有这一部分。",
        _ => "",
    };
    let share = match part.repeated {
        _ if part.only_years_changed => "只改了年份".to_owned(),
        Some(repeated) => format!("重复 {}%", Repeated::percent(repeated)),
        None => String::new(),
    };
    let row = |row: &Row| {
        let sides: Dict = dict! { "old" => pieces(row.old.as_deref()), "new" => pieces(row.new.as_deref()) };
        sides.into_value()
    };
    dict! {
        "heading" => Compared::part_label(part),
        "share" => share,
        "note" => note,
        "rows" => part.rows.iter().map(row).collect::<Array>(),
    }
    .into_value()
}

/// The pieces of a paragraph; none where there is no paragraph.
fn pieces(pieces: Option<&[Piece]>) -> Value {
    let Some(pieces) = pieces else { return Value::None };
    let piece = |piece: &Piece| dict! { "text" => fit(&piece.text), "changed" => piece.changed }.into_value();
    pieces.iter().map(piece).collect::<Array>().into_value()
}

fn fit(text: &str) -> String {
    text::fit(text, IN_A_COLUMN)
}
