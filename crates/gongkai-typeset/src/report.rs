//! An annual report as data for its template, in the order of the form.

use gongkai_law::form;
use gongkai_render::words::NUMERALS;
use gongkai_report::{Head, Narrative, Report, Section, TableId};
use jiff::civil::Date;
use typst::foundations::{Array, Dict, IntoValue, Value, dict};

use crate::typesetter::Document;
use crate::world::Template;
use crate::{table, text};

/// What a report without a title is called in the properties of the file; it is not printed.
const UNTITLED: &str = "政府信息公开工作年度报告";

/// The report as a document.
pub(crate) fn document(report: &Report) -> Document {
    let title = report.title.as_deref().map(line);
    let mut sections: Vec<Dict> = Vec::new();
    if !report.overview_lead.is_empty() || !report.overview.is_empty() {
        sections.push(section(Section::Overview, paragraphs(&report.overview_lead), heads(report), Value::None));
    }
    for id in TableId::ALL.into_iter().filter(|id| report.table(*id).is_some()) {
        let table = table::of(report, id).into_value();
        sections.push(section(Section::of_table(id), Array::new(), Array::new(), table));
    }
    for part in [Section::ProblemsAndImprovements, Section::OtherMatters] {
        if let Some(narrative) = report.narrative(part) {
            sections.push(section(part, paragraphs(narrative), Array::new(), Value::None));
        }
    }
    Document {
        template: Template::Report,
        title: title.clone().unwrap_or_else(|| UNTITLED.into()),
        date: dated(report),
        content: dict! {
            "heading" => title.map_or_else(Array::new, |title| heading(&title, report)),
            "dateline" => report.published.map(|day| format!("发布日期：{}", form::long(day))),
            "opening" => paragraphs(&report.opening),
            "sections" => sections.into_iter().map(IntoValue::into_value).collect::<Array>(),
            "signature" => signature(report),
        },
    }
}

/// The title, cut behind the name of the body, where a long one is best broken.
fn heading(title: &str, report: &Report) -> Array {
    let rest = report.body.as_deref().and_then(|body| title.strip_prefix(line(body).as_str()));
    let cut = title.len() - rest.unwrap_or_default().len();
    let (body, rest) = title.split_at_checked(cut).unwrap_or((title, ""));
    [body, rest].into_iter().filter(|part| !part.is_empty()).map(IntoValue::into_value).collect()
}

/// The day that the file is dated: of publication, else of signature, else the last day of the figures.
pub(crate) fn dated(report: &Report) -> Option<Date> {
    let signed = report.signature.as_ref().and_then(|signature| signature.date);
    let last = report.period.map(|(_, last)| last);
    report.published.or(signed).or(last).or_else(|| report.year.and_then(|year| Date::new(year, 12, 31).ok()))
}

fn section(part: Section, lead: Array, heads: Array, table: Value) -> Dict {
    dict! { "heading" => part.label(), "paragraphs" => lead, "heads" => heads, "table" => table }
}

/// The five heads of section 一.
fn heads(report: &Report) -> Array {
    let numbered = NUMERALS.iter().zip(Head::ALL);
    let found = numbered.filter_map(|(number, head)| Some((number, head, report.overview.get(&head)?)));
    let head = |(number, head, narrative): (&&str, Head, &Narrative)| {
        dict! { "heading" => format!("（{number}）{}", head.label()), "paragraphs" => paragraphs(narrative) }
    };
    found.map(|it| head(it).into_value()).collect()
}

fn signature(report: &Report) -> Array {
    let Some(signature) = &report.signature else { return Array::new() };
    let body = signature.body.as_deref().map(line);
    [body, signature.date.map(form::long)].into_iter().flatten().map(IntoValue::into_value).collect()
}

fn line(text: &str) -> String {
    text::fit(text, text::IN_A_LINE)
}

fn paragraphs(narrative: &Narrative) -> Array {
    text::paragraphs(narrative).map(IntoValue::into_value).collect()
}
