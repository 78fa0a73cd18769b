//! A report as Markdown (GFM): headings, paragraphs, and the official tables without spans.
//!
//! GFM has no spans, so the stub of table 三 becomes one column of full labels, and table 四 repeats the label
//! of a group over each of its columns. A blank is an empty cell, a dash `-`, unreadable `?`.

use gongkai_law::form;
use gongkai_report::{CellId, Head, Narrative, Report, Section, Table3Column, Table3Row, TableId};

use crate::layout::{Block, CORNER, Layout, Slot, What, flat_label};
use crate::{text_of, words};

/// The report as Markdown.
#[must_use]
pub fn report(report: &Report) -> String {
    let mut page = Page::default();
    if let Some(title) = &report.title {
        page.block(&format!("# {}", escape(title)));
    }
    if let Some(day) = report.published {
        page.block(&format!("发布日期：{}", form::long(day)));
    }
    page.narrative(&report.opening);
    if !report.overview_lead.is_empty() || !report.overview.is_empty() {
        page.section(Section::Overview);
        page.narrative(&report.overview_lead);
        for (number, head) in words::NUMERALS.iter().zip(Head::ALL) {
            if let Some(text) = report.overview.get(&head) {
                page.block(&format!("### （{number}）{}", head.label()));
                page.narrative(text);
            }
        }
    }
    for table in TableId::ALL.into_iter().filter(|table| report.table(*table).is_some()) {
        page.section(Section::of_table(table));
        page.table(report, table);
    }
    for section in [Section::ProblemsAndImprovements, Section::OtherMatters] {
        if let Some(text) = report.narrative(section) {
            page.section(section);
            page.narrative(text);
        }
    }
    if let Some(signature) = &report.signature {
        if let Some(body) = &signature.body {
            page.block(&escape(body));
        }
        if let Some(date) = signature.date {
            page.block(&form::long(date));
        }
    }
    page.0
}

#[derive(Default)]
struct Page(String);

impl Page {
    /// A block, set apart from the one before by a blank line.
    fn block(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn section(&mut self, section: Section) {
        self.block(&format!("## {}", section.label()));
    }

    fn narrative(&mut self, narrative: &Narrative) {
        for line in narrative.passages.iter().flat_map(|passage| passage.text.split(['\n', '\r'])) {
            if !line.trim().is_empty() {
                self.block(&escape(line));
            }
        }
    }

    fn table(&mut self, report: &Report, table: TableId) {
        match table {
            TableId::Table2 => {
                for block in Layout::of(report, table).blocks {
                    self.table2_block(report, &block);
                }
            }
            TableId::Table3 => self.table3(report),
            TableId::Table4 => {
                for block in Layout::of(report, table).blocks {
                    self.table4(report, &block);
                }
            }
        }
    }

    /// The item of art. 20 as a paragraph, then a table of the block's own columns.
    fn table2_block(&mut self, report: &Report, block: &Block) {
        let mut heads = block.head.iter();
        if let Some(What::ColumnHead { text, .. }) = heads.next().and_then(|row| row.first()).map(|slot| &slot.what) {
            self.block(text);
        }
        let texts = |row: &Vec<Slot>| row.iter().map(|slot| cell_text(report, slot)).collect::<Vec<_>>();
        let mut rows = heads.map(texts).chain(block.body.iter().map(texts));
        self.rows(&rows.next().unwrap_or_default(), rows, 1);
    }

    fn table3(&mut self, report: &Report) {
        let columns = Table3Column::all().map(|column| column.label().to_owned());
        let head: Vec<String> = [CORNER.to_owned()].into_iter().chain(columns).collect();
        let single = report.single_other_disposal;
        let rows = Table3Row::all().filter(|row| report.cell(CellId::Table3(*row, Table3Column::Total)).is_some());
        let rows = rows.map(|row| {
            let cells = Table3Column::all().map(|column| value(report, CellId::Table3(row, column)));
            [escape(&flat_label(row, single))].into_iter().chain(cells).collect()
        });
        self.rows(&head, rows, 1);
    }

    /// Heads of three levels: a label is repeated over every column and row it spans.
    fn table4(&mut self, report: &Report, block: &Block) {
        let mut lines: Vec<Vec<String>> = Vec::new();
        let mut hanging: Vec<Option<(String, u16)>> = vec![None; 15];
        for row in &block.head {
            let mut slots = row.iter();
            let mut line: Vec<String> = Vec::new();
            while let Some(place) = hanging.get_mut(line.len()) {
                if let Some((text, left)) = place.take() {
                    *place = (left > 1).then(|| (text.clone(), left - 1));
                    line.push(text);
                    continue;
                }
                let Some(slot) = slots.next() else { break };
                let text = cell_text(report, slot);
                for _ in 0..slot.columns {
                    if let Some(place) = hanging.get_mut(line.len()) {
                        *place = (slot.rows > 1).then(|| (text.clone(), slot.rows - 1));
                    }
                    line.push(text.clone());
                }
            }
            lines.push(line);
        }
        lines.extend(block.body.iter().map(|row| row.iter().map(|slot| cell_text(report, slot)).collect()));
        let mut lines = lines.into_iter();
        self.rows(&lines.next().unwrap_or_default(), lines, 0);
    }

    /// A GFM table; columns from `labels` on are set right-aligned.
    fn rows(&mut self, head: &[String], rows: impl Iterator<Item = Vec<String>>, labels: usize) {
        let mut text = line(head);
        text.push_str("\n|");
        for column in 0..head.len() {
            text.push_str(if column < labels { " --- |" } else { " ---: |" });
        }
        for row in rows {
            text.push('\n');
            text.push_str(&line(&row));
        }
        self.block(&text);
    }
}

fn line(cells: &[String]) -> String {
    let mut text = String::from("|");
    for cell in cells {
        text.push(' ');
        text.push_str(cell);
        text.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    text
}

fn cell_text(report: &Report, slot: &Slot) -> String {
    match &slot.what {
        What::ColumnHead { text, .. } | What::RowHead { text, .. } => escape(text),
        What::Value(id) => value(report, *id),
    }
}

fn value(report: &Report, id: CellId) -> String {
    let text = text_of::value_and_remark(report.cell(id));
    // a lone minus sign or number opens no list inside a table
    escape_inline(&text.replace(['\n', '\r'], " "))
}

/// Escapes a line of text so that Markdown shows it letter by letter.
fn escape(line: &str) -> String {
    let line = line.trim().replace(['\n', '\r'], " ");
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = line.split_at_checked(digits).unwrap_or(("", &line));
    let opens_list = if number.is_empty() { rest.starts_with(['-', '+', '=']) } else { rest.starts_with(['.', ')']) };
    let escaped = escape_inline(rest);
    if opens_list { format!("{number}\\{escaped}") } else { format!("{number}{escaped}") }
}

/// Escapes what Markdown reads as markup anywhere in a line.
fn escape_inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\0' => continue,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '^' | '$' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_is_escaped() {
        assert_eq!(escape("1. 一是*强化*|落实"), "1\\. 一是\\*强化\\*\\|落实");
        assert_eq!(escape("  - 列表"), "\\- 列表");
        assert_eq!(escape("2023年，<b>&amp;"), "2023年，\\<b\\>\\&amp;");
        assert_eq!(escape("# 号\\"), "\\# 号\\\\");
        assert_eq!(escape("3)"), "3\\)");
    }

    #[test]
    fn table_four_repeats_the_labels_over_what_they_span() {
        let mut it = Report::default();
        for column in gongkai_report::Table4Column::ALL {
            let id = CellId::Table4(gongkai_report::Table4Group::DirectSuit, column);
            it.set(id, gongkai_report::Cell::number(1));
        }
        let text = report(&it);
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
        assert_eq!(rows.len(), 5);
        assert_eq!(rows[0].matches("行政诉讼").count(), 10);
        assert_eq!(rows[2].matches("未经复议直接起诉").count(), 5);
        assert!(rows[2].starts_with("| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"));
        assert!(rows[4].contains("| ? | 1 | 1 | 1 | 1 | 1 | ? |"));
    }
}
