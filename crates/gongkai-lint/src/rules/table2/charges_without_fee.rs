//! T203: a processing fee is an administrative charge too.

use gongkai_report::{FormVersion, Section, Table2Column, Table2Row};
use rust_decimal::Decimal;

use crate::fees::FeeStatement;
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

use super::cell;

declare_rule! {
    /// 信息处理费本身是行政事业性收费，第六部分写收取了信息处理费的，表二“行政事业性收费”不应为 0。
    ///
    /// 金额很小、折合万元四舍五入为 0 的也常见，所以只是提示。
    ///
    /// 例：第六部分“收取信息处理费 380 元”，表二填 0——可填 0.038。
    pub(crate) ChargesWithoutFee = "T203" {
        name: "charges_without_fee",
        title: "收取了信息处理费而收费金额为 0",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [29],
        provision: [FEE_MEASURES, REPORT_FORMAT_2021] "表二",
        mend: "核对表二收费金额是否包含信息处理费。",
    }
}

impl Rule for ChargesWithoutFee {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        if report.form == Some(FormVersion::F2019) {
            return Verdict::NotApplicable("2019 年格式表二不填收费金额".into());
        }
        let charge = cell(Table2Row::Charges, Table2Column::ChargedWanYuan);
        let Some(charged) = report.decimal(charge) else {
            return Verdict::Undecided("收费金额没有读出数".into());
        };
        let fee = match context.fees() {
            FeeStatement::Silent | FeeStatement::Unclear => {
                return Verdict::Undecided("第六部分看不出收没收信息处理费".into());
            }
            FeeStatement::NoneCharged => return Verdict::Held,
            FeeStatement::Charged(fee) => fee,
        };
        if !charged.is_zero() {
            return Verdict::Held;
        }
        let amount = fee.map_or("信息处理费".to_owned(), |yuan| format!("信息处理费 {} 元", yuan.normalize()));
        let mut finding =
            Finding::new(&Self::MANUAL, format!("第六部分写收取了{amount}，表二“行政事业性收费”为 0")).at(charge);
        finding = match fee.and_then(|yuan| yuan.checked_div(Decimal::from(10_000))) {
            Some(wan) => finding.with_values(format!("不少于 {}", wan.normalize()), charged.normalize()),
            None => finding.with_values("大于 0", charged.normalize()),
        };
        Verdict::Broken(vec![finding.at(Section::OtherMatters)])
    }
}
