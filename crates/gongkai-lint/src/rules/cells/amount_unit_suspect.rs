//! C105: the charge is in 万元, not in 元.

use gongkai_document::normalize;
use gongkai_report::{CellId, FormVersion, Narrative, Table2Cell, Table2Column, Table2Row};
use rust_decimal::Decimal;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 表二“行政事业性收费”的单位是万元，常有按元填写的。
    ///
    /// 以下任一情形作警告：格内自己写了“元”而没有“万”；是上年的 100 倍以上；与正文里以元计的一个数相同；达到 100 亿元。
    /// 为 0 的不查。
    ///
    /// 例：正文“收费 38000 元”，表二填 38000——应填 3.8。
    pub(crate) AmountUnitSuspect = "C105" {
        name: "amount_unit_suspect",
        title: "收费金额可能错了单位",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [22],
        provision: [REPORT_FORMAT_2021] "表二，单位：万元",
        mend: "核对金额，折合成万元填写。",
    }
}

/// The cell of the charge in the 2021 form.
const CHARGE: CellId = CellId::Table2(Table2Cell { row: Table2Row::Charges, column: Table2Column::ChargedWanYuan });

impl Rule for AmountUnitSuspect {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        if report.form == Some(FormVersion::F2019) {
            return Verdict::NotApplicable("2019 年格式表二不填收费金额".into());
        }
        let Some(cell) = report.cell(CHARGE) else { return Verdict::Undecided("没有读到表二".into()) };
        let Some(amount) = cell.decimal() else { return Verdict::Undecided("收费金额没有读出数".into()) };
        if amount.is_zero() || amount.is_sign_negative() {
            return Verdict::Held;
        }
        let beside = format!("{}{}", cell.remark.clone().unwrap_or_default(), cell.raw.clone().unwrap_or_default());
        let last = context.previous().ok().and_then(|previous| previous.decimal(CHARGE));
        let hundred = |last: Decimal| last.checked_mul(Decimal::ONE_HUNDRED).is_some_and(|limit| amount >= limit);
        let why = if beside.contains('元') && !beside.contains('万') && !beside.contains('亿') {
            "格内写的单位是元".to_owned()
        } else if let Some(last) = last.filter(|last| !last.is_zero() && hundred(*last)) {
            format!("是上年 {last} 的 100 倍以上")
        } else if report.narratives().any(|(_, text)| names_in_yuan(&Narrative::text(text), amount)) {
            format!("正文里有一个以元计的数也是 {amount}")
        } else if amount >= Decimal::from(1_000_000) {
            "折合 100 亿元以上".to_owned()
        } else {
            return Verdict::Held;
        };
        let finding =
            Finding::new(&Self::MANUAL, format!("表二“行政事业性收费”填 {amount}（单位万元），{why}，可能按元填写"))
                .at(CHARGE)
                .with_values(format!("如原为元，应填 {}", (amount / Decimal::from(10_000)).normalize()), amount);
        Verdict::Broken(vec![finding])
    }
}

/// Whether a text names exactly that amount in yuan.
fn names_in_yuan(text: &str, amount: Decimal) -> bool {
    if !text.contains('元') {
        return false;
    }
    let text: String = normalize(text).chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    text.match_indices('元').any(|(end, _)| {
        let head = text.get(..end).unwrap_or_default();
        let digits = head.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        head.get(digits..).and_then(|number| number.parse::<Decimal>().ok()) == Some(amount)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_amount_in_yuan_counts() {
        assert!(names_in_yuan("共收费 38,000 元。", Decimal::from(38_000)));
        assert!(!names_in_yuan("共收费 38000 万元。", Decimal::from(38_000)));
        assert!(!names_in_yuan("共收费 138000 元。", Decimal::from(38_000)));
    }
}
