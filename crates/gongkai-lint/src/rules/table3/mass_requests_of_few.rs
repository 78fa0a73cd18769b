//! T308: mass requests in a year of few.

use gongkai_law::outcome::{NotProcessedReason, Outcome};
use gongkai_report::Table3Row;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

use super::{total, total_of};

declare_rule! {
    /// “无正当理由大量反复申请”有数，而全年新收不到 10 件，很难说是“大量”，可能应归入“重复申请”。
    ///
    /// 门槛是经验值，只作警告，请核对归类和说明理由的手续（第三十五条要求先请申请人说明理由）。
    ///
    /// 例：新收 3 件，“大量反复申请”2 件——核对是否应为重复申请。
    pub(crate) MassRequestsOfFew = "T308" {
        name: "mass_requests_of_few",
        title: "申请很少而有“大量反复申请”",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [40],
        provision: [ART_35],
        mend: "核对归类；属同一内容再次申请的，计入“重复申请”。",
    }
}

impl Rule for MassRequestsOfFew {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let row = Table3Row::Disposed(Outcome::NotProcessed(NotProcessedReason::UnjustifiedMassRequests));
        let (Some(mass), Some(received)) = (total_of(report, row), total_of(report, Table3Row::NewlyReceived)) else {
            return Verdict::Undecided("表三有关各行没有读出总计".into());
        };
        if mass == 0 || received >= FEW {
            return Verdict::Held;
        }
        let message = format!("全年新收 {received} 件，而有 {mass} 件按“无正当理由大量反复申请”不予处理");
        let finding = Finding::new(&Self::MANUAL, message).at(total(row)).at(total(Table3Row::NewlyReceived));
        Verdict::Broken(vec![finding.with_values(0, mass)])
    }
}

/// Fewer requests than this in a year are few.
const FEW: i64 = 10;
