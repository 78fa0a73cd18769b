//! A report as CSV, one statement a line: `place,value,mark,remark`.
//!
//! The first line after the head is `schema,gongkai.report/1,,`; then come form, body, year, title, published,
//! period (`2023-01-01/2023-12-31`), single_other_disposal, opening, section 一 (`overview.lead`, `overview.HEAD`),
//! every cell under its public name, sections five and six, and signature. What the report does not have has
//! no line. Paragraphs are separated by line ends inside the quoted field.
//!
//! The text starts with a byte order mark so that spreadsheet programs take it for UTF-8. Values are never
//! changed: a narrative that begins with `=`, `+`, `-` or `@` is written as it is, since a prefix against
//! formulas would no longer be the report. A spreadsheet should import the `value` column as text.

use gongkai_report::{Head, Narrative, Report, TableId};

use crate::text_of;

/// The report as CSV.
#[must_use]
pub fn report(report: &Report) -> String {
    let mut out = Lines("\u{FEFF}".to_owned());
    out.line("place", "value", "mark", "remark");
    out.fact("schema", Some("gongkai.report/1"));
    out.fact("form", report.form.map(|form| form.id()));
    out.fact("body", report.body.as_ref());
    out.fact("year", report.year);
    out.fact("title", report.title.as_ref());
    out.fact("published", report.published);
    out.fact("period", report.period.map(|(first, last)| format!("{first}/{last}")));
    out.fact("single_other_disposal", Some(report.single_other_disposal));
    out.narrative("opening", Some(&report.opening).filter(|text| !text.is_empty()));
    out.narrative("overview.lead", Some(&report.overview_lead).filter(|text| !text.is_empty()));
    for head in Head::ALL {
        out.narrative(&format!("overview.{}", head.id()), report.overview.get(&head));
    }
    for table in TableId::ALL.into_iter().filter(|table| report.table(*table).is_some()) {
        for id in report.expected_cells(table) {
            let cell = report.cell(id);
            let mark = cell.and_then(|cell| cell.value.mark()).map(|mark| mark.id()).unwrap_or_default();
            let value = if mark.is_empty() { text_of::value(cell) } else { String::new() };
            let remark = cell.and_then(|cell| cell.remark.as_deref()).unwrap_or_default();
            out.line(&id.to_string(), &value, mark, remark);
        }
    }
    out.narrative("problems_and_improvements", report.problems_and_improvements.as_ref());
    out.narrative("other_matters", report.other_matters.as_ref());
    if let Some(signature) = &report.signature {
        out.fact("signature", Some(signature.body.as_deref().unwrap_or_default()));
        out.fact("signature.date", signature.date);
    }
    out.0
}

/// A row of a table for a spreadsheet, with its line end. A text that a spreadsheet would reckon with gets an apostrophe.
#[must_use]
pub fn row<'t>(fields: impl IntoIterator<Item = &'t str>) -> String {
    let mut line = Lines(String::new());
    for (index, field) in fields.into_iter().enumerate() {
        if index > 0 {
            line.0.push(',');
        }
        match field.starts_with(['=', '+', '-', '@']) {
            true => line.field(&format!("'{field}")),
            false => line.field(field),
        }
    }
    line.0.push_str("\r\n");
    line.0
}

struct Lines(String);

impl Lines {
    fn line(&mut self, place: &str, value: &str, mark: &str, remark: &str) {
        for (index, field) in [place, value, mark, remark].into_iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            self.field(field);
        }
        self.0.push_str("\r\n");
    }

    fn field(&mut self, field: &str) {
        let edges = field.starts_with(char::is_whitespace) || field.ends_with(char::is_whitespace);
        if edges || field.contains(['"', ',', '\n', '\r']) {
            self.0.push('"');
            self.0.push_str(&field.replace('"', "\"\""));
            self.0.push('"');
        } else {
            self.0.push_str(field);
        }
    }

    /// A line for a fact that the report states.
    fn fact(&mut self, place: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.line(place, &value.to_string(), "", "");
        }
    }

    fn narrative(&mut self, place: &str, narrative: Option<&Narrative>) {
        self.fact(place, narrative.map(Narrative::text));
    }
}

#[cfg(test)]
mod tests {
    use gongkai_report::{Cell, FormVersion, Value};

    use super::*;

    #[test]
    fn facts_cells_and_texts_stand_one_a_line() {
        let mut it = Report {
            form: Some(FormVersion::F2021),
            title: Some("示范局 \"2023\" 年报,全文".into()),
            other_matters: Some(Narrative::of(["=本年度未收费", "无"])),
            ..Report::default()
        };
        let remark = Some("约".into());
        it.set("table4.direct_suit.total".parse().unwrap(), Cell { remark, ..Cell::number(3) });
        it.set("table4.direct_suit.pending".parse().unwrap(), Cell::of(Value::Dash));
        let text = report(&it);
        assert!(text.starts_with("\u{FEFF}place,value,mark,remark\r\nschema,gongkai.report/1,,\r\nform,2021,,\r\n"));
        for line in [
            "title,\"示范局 \"\"2023\"\" 年报,全文\",,\r\n",
            "single_other_disposal,false,,\r\n",
            "table4.direct_suit.pending,,dash,\r\ntable4.direct_suit.total,3,,约\r\n",
            "other_matters,\"=本年度未收费\n无\",,\r\n",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        assert!(!text.contains("table3.") && !text.contains("body,"));
    }
}
