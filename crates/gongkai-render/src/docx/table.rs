//! An official table in Word: merged cells, heads repeated on a new page, rows that stay whole.

use gongkai_report::{Report, TableId};

use super::{TEXT_WIDTH, run};
use crate::layout::{Layout, Placed, PlacedRow, What};
use crate::text_of;
use crate::xml::Xml;

/// Room between the rule and the text on either side, in twentieths of a point.
const CELL_MARGIN: u32 = 28;

/// Writes a table of a report.
pub(super) fn write(xml: &mut Xml, report: &Report, table: TableId) {
    let layout = Layout::of(report, table);
    let look = Look::of(table);
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblStyle", &[("w:val", &"FormTable")]);
            xml.empty("w:tblW", &[("w:w", &TEXT_WIDTH), ("w:type", &"dxa")]);
            xml.empty("w:jc", &[("w:val", &"center")]);
            xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
            xml.empty("w:tblLook", &[("w:val", &"0020"), ("w:firstRow", &1)]);
            xml.empty("w:tblCaption", &[("w:val", &gongkai_report::Section::of_table(table).label())]);
        });
        xml.element("w:tblGrid", &[], |xml| {
            for width in &look.columns {
                xml.empty("w:gridCol", &[("w:w", width)]);
            }
        });
        let rows = layout.placed();
        let last = rows.len().saturating_sub(1);
        for (index, placed) in rows.iter().enumerate() {
            look.row(xml, report, placed, index == last);
        }
    });
    // a table may stand last in the text, and two may meet: Word wants a paragraph behind each
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:snapToGrid", &[("w:val", &0)]);
            xml.empty("w:spacing", &[("w:line", &120), ("w:lineRule", &"exact")]);
        });
    });
}

/// How a table is set.
struct Look {
    /// Widths of the columns; together the width of the text.
    columns: Vec<u32>,
    /// Size of the text, in half points.
    size: u32,
    /// Whether its heads stand above the whole table and are repeated on a new page. Table 二 has heads of its
    /// own in every block; repeated they would name the wrong columns.
    repeats_heads: bool,
    /// Whether it is short enough to be kept on one page.
    keeps_together: bool,
    /// Whether the labels of rows are sentences rather than names.
    long_labels: bool,
}

impl Look {
    fn of(table: TableId) -> Self {
        let (columns, size): (Vec<u32>, u32) = match table {
            TableId::Table2 => (vec![2845, 2000, 2000, 2000], 24),
            TableId::Table3 => ([450, 1316, 2739].into_iter().chain([620; 7]).collect(), 18),
            TableId::Table4 => ([590; 10].into_iter().chain([589; 5]).collect(), 18),
        };
        Self {
            columns,
            size,
            repeats_heads: table != TableId::Table2,
            keeps_together: table != TableId::Table3,
            long_labels: table == TableId::Table3,
        }
    }

    fn row(&self, xml: &mut Xml, report: &Report, row: &PlacedRow<'_>, last: bool) {
        xml.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                if row.head && self.repeats_heads {
                    xml.empty("w:tblHeader", &[]);
                }
            });
            let keep = row.head || self.keeps_together && !last;
            for placed in &row.slots {
                self.cell(xml, report, *placed, keep);
            }
        });
    }

    fn cell(&self, xml: &mut Xml, report: &Report, placed: Placed<'_>, keep: bool) {
        let slot = placed.slot;
        let (first, count) = (usize::from(placed.column), usize::from(slot.columns));
        let width: u32 = self.columns.iter().skip(first).take(count).sum();
        xml.element("w:tc", &[], |xml| {
            xml.element("w:tcPr", &[], |xml| {
                xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
                if slot.columns > 1 {
                    xml.empty("w:gridSpan", &[("w:val", &slot.columns)]);
                }
                if slot.rows > 1 {
                    xml.empty("w:vMerge", &[("w:val", &if placed.begins { "restart" } else { "continue" })]);
                }
                xml.empty("w:vAlign", &[("w:val", &"center")]);
            });
            let size = match slot.what {
                What::Value(id) => value_size(&text_of::value(report.cell(id)), self.size, width),
                _ => self.size,
            };
            let left = self.long_labels && matches!(slot.what, What::RowHead { .. });
            let style = match (left, keep) {
                (true, _) => "TableLabel",
                (false, true) => "TableHead",
                (false, false) => "TableText",
            };
            let text = if placed.begins { slot.text(report) } else { String::new() };
            cell_text(xml, style, size, &text.replace(['\n', '\r'], " "));
        });
    }
}

/// The text of a cell; an empty one keeps the size for what will be typed.
fn cell_text(xml: &mut Xml, style: &str, size: u32, text: &str) {
    let sizes = |xml: &mut Xml| {
        xml.empty("w:sz", &[("w:val", &size)]);
        xml.empty("w:szCs", &[("w:val", &size)]);
    };
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", &style)]);
            xml.element("w:rPr", &[], sizes);
        });
        run(xml, sizes, text);
    });
}

/// The largest size, no larger than wanted, in which a number fits a cell of that width on one line. A digit is taken
/// for 0.64 of its height: half in Times, but wider in what stands in for it. Below 5 points nobody could read it,
/// and it may break instead.
fn value_size(number: &str, wanted: u32, width: u32) -> u32 {
    let room = width.saturating_sub(2 * CELL_MARGIN);
    let digits = u32::try_from(number.len()).unwrap_or(u32::MAX).max(1);
    // n digits of s half points are n × s × 6.4 twentieths wide
    (room.saturating_mul(5) / digits.saturating_mul(32)).clamp(10, wanted)
}
