//! The official tables as laid out in print: which label or cell stands where, over how many rows and columns.
//!
//! Every output draws from this one layout, so a label or an order is never written twice.

use gongkai_law::outcome::{Outcome, OutcomeGroup};
use gongkai_report::{
    CellId, FormVersion, Report, Table2Cell, Table2Row, Table3Column, Table3Row, Table4Column, Table4Group, TableId,
};

use crate::text_of;

/// One place of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What stands there.
    pub what: What,
    /// Rows that it spans.
    pub rows: u16,
    /// Columns that it spans.
    pub columns: u16,
}

/// What stands in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A label over columns (`group`: over several of them).
    ColumnHead {
        /// The label.
        text: String,
        /// Whether it stands over several columns.
        group: bool,
    },
    /// A label of a row (`group`: of several rows).
    RowHead {
        /// The label.
        text: String,
        /// Whether it stands beside several rows.
        group: bool,
    },
    /// A value.
    Value(CellId),
}

/// A part of a table with its own column heads: 表二 has one for each item of art. 20, the others have one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Rows of column heads.
    pub head: Vec<Vec<Slot>>,
    /// Rows of values, with their labels.
    pub body: Vec<Vec<Slot>>,
}

/// A table as laid out in print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Its parts, from top to bottom.
    pub blocks: Vec<Block>,
    /// Number of columns in print.
    pub width: u16,
}

/// The note that the form prints in the corner of table 三.
pub const CORNER: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// A slot, or a part of one that reaches down from a row above, at its place in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placed<'l> {
    pub(crate) slot: &'l Slot,
    /// Its first column, from 0.
    pub(crate) column: u16,
    /// Whether the slot begins in this row.
    pub(crate) begins: bool,
}

/// A row of a table with everything that covers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlacedRow<'l> {
    pub(crate) slots: Vec<Placed<'l>>,
    /// Whether it is one of the heads of its block.
    pub(crate) head: bool,
}

fn column_head(text: impl Into<String>, rows: u16, columns: u16) -> Slot {
    Slot { what: What::ColumnHead { text: text.into(), group: columns > 1 }, rows, columns }
}

fn row_head(text: impl Into<String>, rows: u16, columns: u16) -> Slot {
    Slot { what: What::RowHead { text: text.into(), group: rows > 1 }, rows, columns }
}

fn value(id: CellId, columns: u16) -> Slot {
    Slot { what: What::Value(id), rows: 1, columns }
}

impl Layout {
    /// The layout of a table of a report.
    #[must_use]
    pub fn of(report: &Report, table: TableId) -> Self {
        match table {
            TableId::Table2 => table2(report.form_or_default()),
            TableId::Table3 => table3(report.single_other_disposal),
            TableId::Table4 => table4(),
        }
    }

    /// All rows, block by block, for formats that must name every place a slot covers.
    pub(crate) fn placed(&self) -> Vec<PlacedRow<'_>> {
        let mut rows = Vec::new();
        for block in &self.blocks {
            // the slots that reach into the next row, and how many rows are left of each
            let mut hanging: Vec<(Placed<'_>, u16)> = Vec::new();
            let heads = block.head.iter().map(|row| (row, true));
            for (row, head) in heads.chain(block.body.iter().map(|row| (row, false))) {
                let mut line: Vec<Placed<'_>> = Vec::new();
                let mut fresh = row.iter();
                let mut column = 0;
                while column < self.width {
                    let above = hanging.iter().find(|(placed, _)| placed.column == column);
                    let placed = match above {
                        Some((placed, _)) => Placed { begins: false, ..*placed },
                        None => match fresh.next() {
                            Some(slot) => Placed { slot, column, begins: true },
                            None => break,
                        },
                    };
                    column += placed.slot.columns;
                    line.push(placed);
                }
                hanging.iter_mut().for_each(|(_, left)| *left -= 1);
                hanging.retain(|(_, left)| *left > 0);
                let spanning = line.iter().filter(|placed| placed.begins && placed.slot.rows > 1);
                hanging.extend(spanning.map(|placed| (*placed, placed.slot.rows - 1)));
                rows.push(PlacedRow { slots: line, head });
            }
        }
        rows
    }
}

impl Slot {
    /// What the slot prints in a report: its label, or the value with its remark.
    pub(crate) fn text(&self, report: &Report) -> String {
        match &self.what {
            What::ColumnHead { text, .. } | What::RowHead { text, .. } => text.clone(),
            What::Value(id) => text_of::value_and_remark(report.cell(*id)),
        }
    }
}

fn table2(form: FormVersion) -> Layout {
    let mut blocks: Vec<(u8, Block)> = Vec::new();
    for row in Table2Row::ALL {
        let columns = row.columns(form);
        if columns.is_empty() {
            continue;
        }
        let item = row.item_of_article_20();
        // the values of a block share the three columns beside the label
        let spans: &[u16] = match columns.len() {
            1 => &[3],
            2 => &[1, 2],
            _ => &[1, 1, 1],
        };
        let cells = columns.iter().zip(spans).map(|(column, span)| {
            let id = CellId::Table2(Table2Cell { row, column: *column });
            value(id, *span)
        });
        let line: Vec<Slot> = [row_head(row.label(form), 1, 1)].into_iter().chain(cells).collect();
        match blocks.last_mut() {
            Some((last, block)) if *last == item => block.body.push(line),
            _ => {
                let heads = columns.iter().zip(spans).map(|(column, span)| column_head(column.label(), 1, *span));
                let head = vec![
                    vec![column_head(item_title(item), 1, 4)],
                    [column_head("信息内容", 1, 1)].into_iter().chain(heads).collect(),
                ];
                blocks.push((item, Block { head, body: vec![line] }));
            }
        }
    }
    Layout { blocks: blocks.into_iter().map(|(_, block)| block).collect(), width: 4 }
}

/// 第二十条第（五）项
pub(crate) fn item_title(item: u8) -> String {
    const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let numeral = usize::from(item).checked_sub(1).and_then(|place| NUMERALS.get(place)).copied().unwrap_or_default();
    format!("第二十条第（{numeral}）项")
}

fn table3(single_other_disposal: bool) -> Layout {
    let kinds: Vec<Slot> = Table3Column::all()
        .filter(|column| matches!(column, Table3Column::Kind(kind) if kind.is_organization()))
        .map(|column| column_head(column.label(), 1, 1))
        .collect();
    let head = vec![
        vec![column_head(CORNER, 3, 3), column_head("申请人情况", 1, 7)],
        vec![column_head("自然人", 2, 1), column_head("法人或其他组织", 1, 5), column_head("总计", 2, 1)],
        kinds,
    ];
    let rows: Vec<Table3Row> =
        Table3Row::all().filter(|row| !single_other_disposal || FormVersion::F2019.has_row(*row)).collect();
    let concluded = rows.iter().filter(|row| matches!(row, Table3Row::Disposed(_) | Table3Row::DisposedTotal)).count();
    let body = rows.iter().map(|row| table3_row(*row, &rows, concluded)).collect();
    Layout { blocks: vec![Block { head, body }], width: 10 }
}

fn table3_row(row: Table3Row, rows: &[Table3Row], concluded: usize) -> Vec<Slot> {
    let label = format!("{}{}", row.number(), row.label());
    let mut line = Vec::new();
    if row == Table3Row::Disposed(Outcome::Granted) {
        line.push(row_head("三、本年度办理结果", span(concluded), 1));
    }
    match row {
        Table3Row::NewlyReceived | Table3Row::CarriedIn | Table3Row::CarriedOut => line.push(row_head(label, 1, 3)),
        Table3Row::Disposed(outcome) if in_group(outcome) => {
            let members: Vec<&Table3Row> = rows.iter().filter(|other| group_of(**other) == group_of(row)).collect();
            let title = group_title(outcome.group());
            if members.len() == 1 {
                line.push(row_head(title, 1, 2));
            } else {
                if members.first() == Some(&&row) {
                    line.push(row_head(title, span(members.len()), 1));
                }
                line.push(row_head(label, 1, 1));
            }
        }
        Table3Row::Disposed(_) | Table3Row::DisposedTotal => line.push(row_head(label, 1, 2)),
    }
    line.extend(Table3Column::all().map(|column| value(CellId::Table3(row, column), 1)));
    line
}

fn span(rows: usize) -> u16 {
    u16::try_from(rows).unwrap_or(u16::MAX)
}

fn group_of(row: Table3Row) -> Option<OutcomeGroup> {
    match row {
        Table3Row::Disposed(outcome) => Some(outcome.group()),
        _ => None,
    }
}

/// Whether the row stands under the title of a group, not for itself.
fn in_group(outcome: Outcome) -> bool {
    !matches!(outcome.group(), OutcomeGroup::Granted | OutcomeGroup::PartlyGranted)
}

/// （三）不予公开
fn group_title(group: OutcomeGroup) -> String {
    let number = match group {
        OutcomeGroup::Granted => "（一）",
        OutcomeGroup::PartlyGranted => "（二）",
        OutcomeGroup::Withheld => "（三）",
        OutcomeGroup::UnableToProvide => "（四）",
        OutcomeGroup::NotProcessed => "（五）",
        OutcomeGroup::OtherDisposal => "（六）",
    };
    format!("{number}{}", group.label())
}

/// The label of a row of table 三 where the stub has one column: number, group and label.
pub(crate) fn flat_label(row: Table3Row, single_other_disposal: bool) -> String {
    match row {
        Table3Row::Disposed(outcome) if single_other_disposal && outcome.group() == OutcomeGroup::OtherDisposal => {
            group_title(OutcomeGroup::OtherDisposal)
        }
        Table3Row::Disposed(Outcome::PartlyGranted) => format!("{}{}", row.number(), row.label()),
        Table3Row::DisposedTotal => format!("{}{}", row.number(), row.label()),
        _ => row.full_label(),
    }
}

fn table4() -> Layout {
    let labels = || Table4Column::ALL.into_iter().map(|column| column.label());
    let reconsideration = labels().map(|label| column_head(label, 2, 1));
    let suits = [Table4Group::DirectSuit, Table4Group::SuitAfterReconsideration];
    let head = vec![
        vec![column_head("行政复议", 1, 5), column_head("行政诉讼", 1, 10)],
        reconsideration.chain(suits.map(|group| column_head(group.label(), 1, 5))).collect(),
        labels().chain(labels()).map(|label| column_head(label, 1, 1)).collect(),
    ];
    let cells = Table4Group::ALL
        .into_iter()
        .flat_map(|group| Table4Column::ALL.into_iter().map(move |column| value(CellId::Table4(group, column), 1)));
    Layout { blocks: vec![Block { head, body: vec![cells.collect()] }], width: 15 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every row of a layout covers the full width, spans from above counted.
    fn assert_rectangular(layout: &Layout) {
        for block in &layout.blocks {
            let mut hanging = vec![0_u16; usize::from(layout.width)];
            for row in block.head.iter().chain(&block.body) {
                let mut slots = row.iter();
                let mut column = 0;
                while column < hanging.len() {
                    if hanging[column] > 0 {
                        hanging[column] -= 1;
                        column += 1;
                        continue;
                    }
                    let slot = slots.next().expect("a row is too short");
                    for _ in 0..slot.columns {
                        hanging[column] = slot.rows - 1;
                        column += 1;
                    }
                }
                assert_eq!(slots.next(), None, "a row is too long");
            }
            assert!(hanging.iter().all(|left| *left == 0), "a span leaves its block");
        }
    }

    fn values(layout: &Layout) -> Vec<CellId> {
        let slots = layout.blocks.iter().flat_map(|block| block.body.iter().flatten());
        slots.filter_map(|slot| if let What::Value(id) = slot.what { Some(id) } else { None }).collect()
    }

    #[test]
    fn layouts_are_rectangular_and_hold_every_cell_once_in_order_of_print() {
        for form in [FormVersion::F2019, FormVersion::F2021] {
            for single in [false, true] {
                let report = Report { form: Some(form), single_other_disposal: single, ..Report::default() };
                for table in TableId::ALL {
                    let layout = Layout::of(&report, table);
                    assert_rectangular(&layout);
                    assert_eq!(values(&layout), report.expected_cells(table).collect::<Vec<_>>());
                }
            }
        }
    }

    #[test]
    fn placed_rows_cover_every_column_once() {
        for single in [false, true] {
            let report = Report { single_other_disposal: single, ..Report::default() };
            for table in TableId::ALL {
                let layout = Layout::of(&report, table);
                for row in layout.placed() {
                    let mut next = 0;
                    for placed in &row.slots {
                        assert_eq!(placed.column, next);
                        next += placed.slot.columns;
                    }
                    assert_eq!(next, layout.width);
                }
            }
        }
    }

    #[test]
    fn a_single_row_of_other_disposal_has_the_groups_own_label() {
        let rows: Vec<String> = Table3Row::all().map(|row| flat_label(row, true)).collect();
        assert_eq!(rows[22], "（六）其他处理");
        let rows: Vec<String> = Table3Row::all().map(|row| flat_label(row, false)).collect();
        assert_eq!(rows[22], "（六）其他处理 3.其他");
    }
}
