//! The sheet behind the report: every sum that must hold, both sides, and how far they are apart.

use gongkai_report::{Balance, CellId, Identity, Report, Table3Row, TableId, within_year};
use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::figures::Figures;
use super::look;

const NOTE: &str = "校验：本页不是报告的内容。左右两边相等为“平”；填写或改动数字后自动重算。";

/// Width of the column of names in characters.
const NAME_WIDTH: f64 = 62.0;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, report: &Report, figures: &Figures<'_>) -> Result<(), XlsxError> {
    for (column, width) in [(0, NAME_WIDTH), (1, 12.0), (2, 12.0), (3, 12.0), (4, 14.0)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.merge_range(0, 0, 0, 4, NOTE, &look::note())?;
    for (column, head) in (0..).zip(["勾稽关系", "左边", "右边", "相差", "结论"]) {
        sheet.write_string_with_format(1, column, head, &look::label())?;
    }
    sheet.set_freeze_panes(2, 0)?.set_repeat_rows(0, 1)?;
    let mut row = 2;
    for identity in within_year() {
        if let Some(balance) = identity.balance(report) {
            line(sheet, row, identity, &balance, figures)?;
            row += 1;
        }
    }
    Ok(())
}

fn line(
    sheet: &mut Worksheet,
    row: u32,
    identity: Identity,
    balance: &Balance,
    figures: &Figures<'_>,
) -> Result<(), XlsxError> {
    let label = look::row_label();
    let name = name(identity);
    sheet.set_row_height(row, look::height(&name, NAME_WIDTH, look::TABLE))?;
    sheet.write_string_with_format(row, 0, name, &label)?;
    let table = balance.left.plus.first().map_or(TableId::Table3, |id: &CellId| id.table());
    let sums = [&balance.left, &balance.right].map(|side| (figures.sum(side, Some(table)), side.sum));
    let cells = figures.range(&balance.left, Some(table)).zip(figures.range(&balance.right, Some(table)));
    let ([(Some(left), left_sum), (Some(right), right_sum)], Some((left_cells, right_cells))) = (sums, cells) else {
        return Ok(());
    };
    let number = look::number("0");
    let result = |value: i64| value.to_string();
    sheet.write_formula_with_format(row, 1, Formula::new(left).set_result(result(left_sum)), &number)?;
    sheet.write_formula_with_format(row, 2, Formula::new(right).set_result(result(right_sum)), &number)?;
    let (here, apart) = (row + 1, left_sum.saturating_sub(right_sum));
    let difference = Formula::new(format!("=B{here}-C{here}")).set_result(result(apart));
    sheet.write_formula_with_format(row, 3, difference, &look::number("0;-0;0"))?;
    if !balance.is_decided() {
        sheet.write_string_with_format(row, 4, "有读不出的格", &look::label())?;
        return Ok(());
    }
    let nothing =
        balance.left.empty.len() == balance.left.plus.len() && balance.right.empty.len() == balance.right.plus.len();
    let conclusion = match (nothing, apart) {
        (true, _) => "",
        (false, 0) => "平",
        (false, _) => "不平",
    };
    let formula =
        format!("=IF(AND(B{here}=0,C{here}=0,COUNT({left_cells},{right_cells})=0),\"\",IF(D{here}=0,\"平\",\"不平\"))");
    sheet.write_formula_with_format(row, 4, Formula::new(formula).set_result(conclusion), &look::label())?;
    Ok(())
}

/// What a reader calls an identity.
fn name(identity: Identity) -> String {
    match identity {
        Identity::CarryOver(column) => format!("表三 › {} › 第一项加第二项 = 第三项加第四项", column.label()),
        Identity::DisposedTotal(column) => format!("表三 › {} › （七）总计 = （一）至（六）之和", column.label()),
        Identity::RowTotal(Table3Row::DisposedTotal) => "表三 › （七）总计 › 总计 = 各类申请人之和".into(),
        Identity::RowTotal(row) => format!("表三 › {} › 总计 = 各类申请人之和", row.full_label()),
        Identity::DisputeTotal(group) => format!("表四 › {} › 总计 = 四种结果之和", group.label()),
    }
}
