//! Telling tables that hold data from tables that only lay out a page, and which of the three a row is of.

use std::sync::LazyLock;

use gongkai_document::{Table, TableCell, Words, squeezed};
use gongkai_report::{FormVersion, TableId, known_table2_row, match_table3_row};

use crate::recognise::cells::{is_blank, is_han, is_value};

/// Texts that only table 二 prints.
static TABLE2_MARKS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&[
        "第二十条",
        "第20条",
        "信息内容",
        "本年制发",
        "本年新制作",
        "处理决定数量",
        "上一年项目数量",
        "采购总金额",
    ])
});
/// Texts that only table 三 prints.
static TABLE3_MARKS: LazyLock<Words> =
    LazyLock::new(|| Words::of(&["勾稽关系", "申请人情况", "法人或其他组织", "法律服务机构", "商业企业", "科研机构"]));
/// Texts that only table 四 prints.
static TABLE4_MARKS: LazyLock<Words> = LazyLock::new(|| {
    Words::of(&["结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "复议后起诉", "未经复议"])
});

/// The table that a squeezed text of one cell speaks for.
#[must_use]
pub fn table_of(key: &str) -> Option<TableId> {
    let len = key.chars().take(61).count();
    if !(2..=60).contains(&len) || !key.contains(is_han) {
        return None;
    }
    if TABLE3_MARKS.any_in(key) {
        return Some(TableId::Table3);
    }
    if TABLE4_MARKS.any_in(key) || matches!(key, "行政复议" | "行政诉讼") {
        return Some(TableId::Table4);
    }
    if TABLE2_MARKS.any_in(key) {
        return Some(TableId::Table2);
    }
    if known_table2_row(key, FormVersion::F2021).is_some() {
        return Some(TableId::Table2);
    }
    // 总计 and 其他 stand in more than one table.
    (len > 2 && match_table3_row(key).is_some()).then_some(TableId::Table3)
}

/// Whether any cell of a table prints a label of one of the three tables.
#[must_use]
pub fn has_labels(table: &Table) -> bool {
    table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| cell.text.len() <= 240)
        .any(|cell| table_of(&squeezed(&cell.text)).is_some())
}

/// Whether a table holds data: no cell holds running text, and it has labels or numbers.
#[must_use]
pub fn is_tabular(table: &Table) -> bool {
    const RUNNING_TEXT: usize = 120;
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    if cells().any(|cell| cell.text.len() > RUNNING_TEXT * 3 && cell.text.chars().count() > RUNNING_TEXT) {
        return has_labels(table) && table.rows.len() > 3 && cells().filter(|cell| is_value(&cell.text)).count() > 6;
    }
    let is_filled = |cell: &TableCell| !is_blank(&cell.text);
    if table.rows.iter().any(|row| row.cells.len() > 1) && cells().any(is_filled) {
        return true;
    }
    let filled = cells().filter(|cell| is_filled(cell)).count();
    let values = cells().filter(|cell| is_value(&cell.text)).count();
    values * 3 > filled || has_labels(table) && table.rows.len() > 1
}
