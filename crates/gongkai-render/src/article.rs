//! A text as it is kept and published: clean HTML, whatever it came as. A page of an editor is sanitised; of any other file
//! the blocks are written out.

use std::fmt::Write as _;

use ammonia::{Builder, UrlRelative};
use gongkai_document::{Block, Document, Paragraph, SourceKind, Table};

/// What an official text consists of.
const TAGS: [&str; 35] = [
    "a",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "col",
    "colgroup",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "thead",
    "tfoot",
];
/// And its tables.
const TABLE_TAGS: [&str; 5] = ["tr", "td", "th", "u", "ul"];

/// A text as clean HTML: only structure, nothing that runs, loads from elsewhere unasked, or hides.
#[must_use]
pub fn article(document: &Document) -> String {
    match document.kind {
        SourceKind::Html => sanitised(&document.source),
        _ => of_blocks(document),
    }
}

/// HTML of an editor or of another site, made clean: no scripts, styles, frames, forms or event handlers; links lead to
/// pages and mail addresses, pictures come over https or from beside the text. What is hidden by a style would be shown,
/// so it has to be looked for before.
#[must_use]
pub fn sanitised(html: &str) -> String {
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.into_iter().chain(TABLE_TAGS).collect())
        .clean_content_tags(["script", "style", "title", "noscript", "iframe", "object", "svg", "math"].into())
        .generic_attributes(std::iter::empty().collect())
        .tag_attributes(
            [
                ("a", ["href", "title"].into()),
                ("img", ["src", "alt", "title"].into()),
                ("td", ["rowspan", "colspan"].into()),
                ("th", ["rowspan", "colspan", "scope"].into()),
                ("ol", ["start"].into()),
            ]
            .into(),
        )
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            // a picture over plain http tells everybody on the way who reads what, and may be changed there
            ("img", "src") if value.starts_with("http:") => None,
            _ => Some(value.into()),
        });
    builder.clean(html).to_string()
}

/// The blocks of a document, written out. What a reader of the file could not see is left out.
#[must_use]
pub fn of_blocks(document: &Document) -> String {
    let mut html = String::new();
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => {
                let level = heading.level.clamp(1, 6);
                let _ = writeln!(html, "<h{level}>{}</h{level}>", escaped(&heading.text));
            }
            Block::Paragraph(paragraph) => of_paragraph(paragraph, &mut html),
            Block::Table(table) => of_table(table, &mut html),
            Block::Image(image) if !image.target.is_empty() => {
                let _ =
                    writeln!(html, "<p><img src=\"{}\" alt=\"{}\"></p>", escaped(&image.target), escaped(&image.alt));
            }
            Block::Image(_) => {}
        }
    }
    sanitised(&html)
}

fn of_paragraph(paragraph: &Paragraph, html: &mut String) {
    if paragraph.text().trim().is_empty() {
        return;
    }
    html.push_str("<p>");
    for run in paragraph.runs.iter().filter(|run| !run.hidden) {
        let text = escaped(&run.text).replace('\n', "<br>");
        if run.bold {
            let _ = write!(html, "<strong>{text}</strong>");
        } else {
            html.push_str(&text);
        }
    }
    html.push_str("</p>\n");
}

fn of_table(table: &Table, html: &mut String) {
    html.push_str("<table>\n");
    for row in &table.rows {
        html.push_str("<tr>");
        for cell in &row.cells {
            let tag = if cell.header { "th" } else { "td" };
            let _ = write!(html, "<{tag}");
            for (name, span) in [("rowspan", cell.row_span), ("colspan", cell.column_span)] {
                if span > 1 {
                    let _ = write!(html, " {name}=\"{span}\"");
                }
            }
            let _ = write!(html, ">{}", escaped(&cell.text).replace('\n', "<br>"));
            cell.nested.iter().for_each(|nested| of_table(nested, html));
            let _ = write!(html, "</{tag}>");
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table>\n");
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use gongkai_document::{Heading, Run, TableCell, TableRow};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_runs_or_loads_unasked_goes_and_the_text_stays() {
        let html = "<h2 onclick='x()'>标题</h2><script>alert(1)</script><style>p{}</style>\
                    <p style='color:red'>正文<a href='javascript:x()'>甲</a><a href='/xxgk/1' target=_blank>乙</a></p>\
                    <iframe src='//x'></iframe><img src='http://a/b.png'><img src='b.png' onerror='x()' alt='图'>\
                    <table><tr><td colspan=2 class=x>表</td></tr></table><form><input value=a>表单</form>";
        let clean = sanitised(html);
        assert_eq!(
            clean,
            "<h2>标题</h2><p>正文<a rel=\"noopener noreferrer\">甲</a>\
             <a href=\"/xxgk/1\" rel=\"noopener noreferrer\">乙</a></p><img><img src=\"b.png\" alt=\"图\">\
             <table><tbody><tr><td colspan=\"2\">表</td></tr></tbody></table>表单"
        );
    }

    #[test]
    fn blocks_of_a_file_become_structure_and_hidden_words_stay_out() {
        let hidden = Run { text: "草稿".to_owned(), hidden: true, ..Run::default() };
        let bold = Run { text: "一、<总则>".to_owned(), bold: true, ..Run::default() };
        let document = Document {
            kind: SourceKind::Word,
            blocks: vec![
                Block::Heading(Heading { level: 1, text: "办法".to_owned(), origin: None }),
                Block::Paragraph(Paragraph { runs: vec![bold, hidden, Run::plain("全文")], origin: None }),
                Block::Paragraph(Paragraph::plain(" ", None)),
                Block::Table(Table {
                    rows: vec![TableRow {
                        cells: vec![TableCell { row_span: 2, header: true, ..TableCell::plain("甲\n乙", None) }],
                    }],
                    origin: None,
                }),
            ],
            ..Document::default()
        };
        assert_eq!(
            article(&document),
            "<h1>办法</h1>\n<p><strong>一、&lt;总则&gt;</strong>全文</p>\n\
             <table>\n<tbody><tr><th rowspan=\"2\">甲<br>乙</th></tr>\n</tbody></table>\n"
        );
    }

    proptest! {
        #[test]
        fn whatever_comes_in_nothing_dangerous_goes_out_and_twice_is_once(
            parts in prop::collection::vec(
                prop_oneof![
                    Just("<script>".to_owned()), Just("</p>".to_owned()), Just("<img src=x onerror=".to_owned()),
                    Just("javascript:".to_owned()), Just("<a href=\"".to_owned()), Just("<svg onload='".to_owned()),
                    Just("<table><td style=".to_owned()), Just("<!--".to_owned()), Just("-->".to_owned()),
                    "[<>\"'=&;a-z正文 ]{0,12}",
                ],
                0..12,
            )
        ) {
            let clean = sanitised(&parts.concat());
            let lower = clean.to_lowercase();
            for bad in ["<script", "<iframe", "<svg", "<style", "<form", "<!--"] {
                prop_assert!(!lower.contains(bad), "{clean}");
            }
            // inside a tag nothing that runs
            for tag in lower.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
                prop_assert!(!tag.contains("=\"javascript:"), "{clean}");
                let names: String = tag.split('"').step_by(2).collect();
                prop_assert!(!names.contains(" on") && !names.contains(" style="), "{clean}");
            }
            prop_assert_eq!(sanitised(&clean), clean.clone());
        }
    }
}
