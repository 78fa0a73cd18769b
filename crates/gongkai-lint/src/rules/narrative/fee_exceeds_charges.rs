//! N117: the fee told in the text, and the charges of table 二.

use gongkai_report::{CellId, FormVersion, Section, Table2Cell, Table2Column, Table2Row};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::fees::FeeStatement;
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 信息处理费是行政事业性收费的一种，表二“行政事业性收费”（万元）不应少于第六部分写明的信息处理费金额；
    /// 表二的数恰好等于正文里以元计的数的，是把元当作了万元。少于的只是提示（有的机关没有把信息处理费计入表二），错了单位的是警告。
    ///
    /// 金额折合万元后，按表二印出的小数位数四舍五入再比。表二为零的情形由 T2 系列规则报告。
    pub(crate) FeeExceedsCharges = "N117" {
        name: "fee_exceeds_charges",
        title: "信息处理费与表二收费金额不符",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [22, 29],
        provision: [FEE_MEASURES, REPORT_FORMAT_2021] "表二",
        mend: "核对收费金额和单位：表二以万元计，并应包括信息处理费。",
    }
}

impl Rule for FeeExceedsCharges {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        if report.form_or_default() != FormVersion::F2021 {
            return Verdict::NotApplicable("2019 年格式的表二不填收费金额".into());
        }
        let FeeStatement::Charged(Some(fee)) = context.fees() else {
            return Verdict::NotApplicable("第六部分没有写明收取信息处理费的金额".into());
        };
        let cell = CellId::Table2(Table2Cell { row: Table2Row::Charges, column: Table2Column::ChargedWanYuan });
        let Some(charges) = report.decimal(cell) else {
            return Verdict::Undecided("表二行政事业性收费没有读到数".into());
        };
        if charges.is_zero() {
            return Verdict::NotApplicable("表二行政事业性收费为零，由 T2 系列规则判断".into());
        }
        let wan = fee.checked_div(Decimal::from(10_000)).unwrap_or_default();
        let shown = |way| wan.round_dp_with_strategy(charges.scale(), way);
        let least = shown(RoundingStrategy::ToZero).min(shown(RoundingStrategy::MidpointAwayFromZero));
        let (severity, message) = if charges == fee && fee > Decimal::ONE {
            let message =
                format!("第六部分写明信息处理费 {fee} 元，表二收费金额也是 {charges}，单位却是万元，疑把元当作万元");
            (Severity::Warning, message)
        } else if charges < least {
            let message = format!("第六部分写明信息处理费 {fee} 元，合 {wan} 万元，表二收费金额只有 {charges} 万元");
            (Severity::Info, message)
        } else {
            return Verdict::Held;
        };
        let finding = Finding::new(&Self::MANUAL, message)
            .with_severity(severity)
            .at(cell)
            .at(Section::OtherMatters)
            .with_values(wan.normalize(), charges);
        Verdict::Broken(vec![finding])
    }
}
