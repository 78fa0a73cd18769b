//! A report as a Word document in the layout of an official one (GB/T 9704): real headings, the official tables
//! with their merged cells, page numbers on the outer edge.
//!
//! Elements are written one by one in the order of the schema, which a test holds them to.

mod package;
mod table;

use gongkai_law::form;
use gongkai_report::{Head, Narrative, Report, Section, TableId};

use crate::xml::{Attribute, Xml};
use crate::{Error, about, words};

/// The report as a Word document. A part without text has an empty paragraph, so a blank report is a form to be
/// filled in.
///
/// # Errors
/// Where the archive cannot be built.
pub fn report(report: &Report) -> Result<Vec<u8>, Error> {
    package::pack(report, &document(report))
}

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Width of the text in twentieths of a point: 156 mm of the 210 mm of A4.
const TEXT_WIDTH: u32 = 8845;

fn document(report: &Report) -> String {
    let mut xml = Xml::document();
    xml.element("w:document", &[("xmlns:w", &MAIN), ("xmlns:r", &RELATIONSHIPS)], |xml| {
        xml.element("w:body", &[], |xml| {
            Page { xml }.report(report);
            page_layout(xml);
        });
    });
    xml.finish()
}

/// A4 upright; 37 mm above, 28 mm to the left, 156 by 225 mm for the text; the page number 7 mm below it, on the
/// right of odd pages and the left of even ones.
fn page_layout(xml: &mut Xml) {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:footerReference", &[("w:type", &"default"), ("r:id", &"rId4")]);
        xml.empty("w:footerReference", &[("w:type", &"even"), ("r:id", &"rId5")]);
        xml.empty("w:pgSz", &[("w:w", &11906), ("w:h", &16838)]);
        let margins: [Attribute<'_>; 7] = [
            ("w:top", &2098),
            ("w:right", &1474),
            ("w:bottom", &1984),
            ("w:left", &1587),
            ("w:header", &851),
            ("w:footer", &1247),
            ("w:gutter", &0),
        ];
        xml.empty("w:pgMar", &margins);
        xml.empty("w:cols", &[("w:space", &720)]);
    });
}

struct Page<'x> {
    xml: &'x mut Xml,
}

impl Page<'_> {
    fn report(&mut self, report: &Report) {
        if let Some(title) = &report.title {
            self.paragraph("Title", &about::title_in_lines(title, report.body.as_deref()));
        }
        if let Some(day) = report.published {
            self.paragraph("Dateline", &format!("发布日期：{}", form::long(day)));
        }
        self.narrative(&report.opening);
        if !report.overview_lead.is_empty() || !report.overview.is_empty() {
            self.paragraph("Heading1", Section::Overview.label());
            self.narrative(&report.overview_lead);
            for (number, head) in words::NUMERALS.iter().zip(Head::ALL) {
                if let Some(text) = report.overview.get(&head) {
                    self.paragraph("Heading2", &format!("（{number}）{}", head.label()));
                    self.text_under_heading(text);
                }
            }
        }
        for table in TableId::ALL.into_iter().filter(|table| report.table(*table).is_some()) {
            self.paragraph("Heading1", Section::of_table(table).label());
            table::write(self.xml, report, table);
        }
        for section in [Section::ProblemsAndImprovements, Section::OtherMatters] {
            if let Some(text) = report.narrative(section) {
                self.paragraph("Heading1", section.label());
                self.text_under_heading(text);
            }
        }
        self.signature(report);
    }

    /// Body and day on the right, a line apart from the text.
    fn signature(&mut self, report: &Report) {
        let Some(signature) = &report.signature else { return };
        let day = signature.date.map(form::long);
        let lines = [("Signature", &signature.body), ("Date", &day)];
        let mut apart = true;
        for (style, text) in lines.into_iter().filter_map(|(style, text)| Some((style, text.as_ref()?))) {
            paragraph(
                self.xml,
                style,
                |xml| {
                    xml.empty("w:spacing", &[("w:before", &if apart { 560 } else { 0 })]);
                },
                text,
            );
            apart = false;
        }
    }

    fn narrative(&mut self, narrative: &Narrative) {
        for line in narrative.passages.iter().flat_map(|passage| passage.text.split(['\n', '\r'])) {
            if !line.trim().is_empty() {
                self.paragraph("BodyText", line.trim());
            }
        }
    }

    /// The text under a heading; where there is none, room to type it.
    fn text_under_heading(&mut self, narrative: &Narrative) {
        self.narrative(narrative);
        if narrative.is_empty() {
            self.paragraph("BodyText", "");
        }
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        paragraph(self.xml, style, |_| {}, text);
    }
}

/// A paragraph of a style. `own` adds properties that stand between style and indent.
fn paragraph(xml: &mut Xml, style: &str, own: impl FnOnce(&mut Xml), text: &str) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", &style)]);
            own(xml);
        });
        run(xml, |_| {}, text);
    });
}

/// A run of text; `look` adds what stands behind the fonts. The hint sets quotation marks and dashes, which both
/// scripts have, in the Chinese font.
fn run(xml: &mut Xml, look: impl FnOnce(&mut Xml), text: &str) {
    if text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| {
            xml.empty("w:rFonts", &[("w:hint", &"eastAsia")]);
            look(xml);
        });
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                xml.empty("w:br", &[]);
            }
            for (index, piece) in line.split('\t').enumerate() {
                if index > 0 {
                    xml.empty("w:tab", &[]);
                }
                if !piece.is_empty() {
                    xml.element("w:t", &[("xml:space", &"preserve")], |xml| xml.text(piece));
                }
            }
        }
    });
}
