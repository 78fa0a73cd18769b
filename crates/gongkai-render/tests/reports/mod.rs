//! Generated reports for round trips: every value a cell can hold, texts full of characters that formats treat
//! as markup.

use gongkai_report::{Cell, CellId, FormVersion, Head, Narrative, Report, Signature, TableId, Value};
use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;

fn value(id: CellId) -> BoxedStrategy<Value> {
    let number = if id.is_amount() {
        (0_i64..10_000_000, 0_u32..5).prop_map(|(digits, scale)| Value::Amount(Decimal::new(digits, scale))).boxed()
    } else if id.to_string().ends_with(".change") {
        (-40_i64..40).prop_map(Value::Number).boxed()
    } else {
        (0_i64..100_000).prop_map(Value::Number).boxed()
    };
    prop_oneof![8 => number, 1 => Just(Value::Blank), 1 => Just(Value::Dash), 1 => Just(Value::Unreadable)].boxed()
}

fn cell(id: CellId) -> impl Strategy<Value = (CellId, Cell)> {
    let remark = proptest::option::weighted(0.05, "其中[修订补报合并]{2}[1-9]件[“<&|*_\"”]{0,2}");
    (value(id), remark).prop_map(move |(value, remark)| {
        let counted = matches!(value, Value::Number(_) | Value::Amount(_));
        (id, Cell { remark: remark.filter(|_| counted), ..Cell::of(value) })
    })
}

/// A paragraph that a format might take for markup, a list, a table or a formula. Not one that a reader of web
/// pages must take for the page's frame: that begins with a bracket or is a path of several `>`.
fn paragraph() -> impl Strategy<Value = String> {
    let opening = proptest::sample::select(vec![
        "",
        "一是",
        "1. ",
        "2) ",
        "- ",
        "+ ",
        "= ",
        "=",
        "# ",
        "> ",
        "* ",
        "| ",
        "@",
        "&amp;",
        "<b>",
        "    ",
        "```",
        "~~~",
        "---",
        "===",
        "|---|",
        "$x$",
        "http://a_b_c/ ",
    ]);
    (
        opening,
        "[更新培训目录平台强化审查监督]{4,20}[，。、；]",
        "[*_`\"'\\\\|<&#~^\\[\\]{}a-z0-9更新栏目]{0,12}(\\[甲\\]\\(乙\\))?。",
    )
        .prop_map(|(opening, words, tail)| format!("{opening}{words}{tail}"))
}

fn narrative() -> impl Strategy<Value = Option<Narrative>> {
    let paragraphs = proptest::collection::vec(paragraph(), 1..4);
    proptest::option::weighted(0.9, paragraphs.prop_map(Narrative::of))
}

/// A report of either form whose title, opening and signature say what its fields say, as printed reports do.
pub fn report() -> impl Strategy<Value = Report> {
    let forms = prop_oneof![Just(FormVersion::F2019), Just(FormVersion::F2021)];
    let texts = proptest::collection::vec(narrative(), 7);
    (forms, any::<bool>(), 2019_i16..2030, texts).prop_flat_map(|(form, single, year, texts)| {
        let mut texts = texts.into_iter();
        let body = "示范县公共资源交易服务中心";
        let mut report = Report {
            form: Some(form),
            single_other_disposal: single,
            year: Some(year),
            body: Some(body.into()),
            title: Some(format!("{body}{year}年政府信息公开工作年度报告")),
            published: Some(date(year + 1, 1, 17)),
            period: Some((date(year, 1, 1), date(year, 12, 31))),
            opening: Narrative::of([format!("本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。")]),
            signature: Some(Signature { body: Some(body.into()), date: Some(date(year + 1, 1, 15)), origin: None }),
            ..Report::default()
        };
        for head in Head::ALL {
            if let Some(text) = texts.next().flatten() {
                report.overview.insert(head, text);
            }
        }
        report.problems_and_improvements = texts.next().flatten();
        report.other_matters = texts.next().flatten();
        let cells: Vec<_> = TableId::ALL.into_iter().flat_map(|table| report.expected_cells(table)).map(cell).collect();
        cells.prop_map(move |cells| {
            let mut report = report.clone();
            for (id, cell) in cells {
                report.set(id, cell);
            }
            report
        })
    })
}
