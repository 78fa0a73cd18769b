//! T307: unpaid fee notices against section six.

use gongkai_law::outcome::{OtherDisposal, Outcome};
use gongkai_report::{Section, Table3Row};

use crate::fees::FeeStatement;
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

use super::{total, total_of};

declare_rule! {
    /// 表三“逾期未按收费通知要求缴纳费用”有数，说明发过收费通知，第六部分应提到信息处理费；第六部分写收取了费用，而全年没有一件申请，也对不上。
    ///
    /// 发了通知而没有人缴费，第六部分写“未收取信息处理费”是可能的，所以不算矛盾，只要提到即可。
    ///
    /// 例：表三该行 2 件，第六部分只写“无”——补写收费通知和收取的情况。
    pub(crate) FeeRowUnexplained = "T307" {
        name: "fee_row_unexplained",
        title: "收费情况与第六部分对不上",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [39],
        provision: [FEE_MEASURES],
        mend: "在第六部分写明发出收费通知和收取费用的情况。",
    }
}

impl Rule for FeeRowUnexplained {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let unpaid = Table3Row::Disposed(Outcome::OtherDisposal(OtherDisposal::FeeNotPaid));
        if report.single_other_disposal {
            return Verdict::NotApplicable("“其他处理”只有一行".into());
        }
        if report.narrative(Section::OtherMatters).is_none() {
            return Verdict::Undecided("没有找到第六部分".into());
        }
        let all = [unpaid, Table3Row::NewlyReceived, Table3Row::CarriedIn].map(|row| total_of(report, row));
        let [Some(count), Some(received), Some(carried_in)] = all else {
            return Verdict::Undecided("表三有关各行没有读出总计".into());
        };
        let message = match context.fees() {
            FeeStatement::Silent if count > 0 => {
                format!("表三有 {count} 件因逾期不缴费不再处理，第六部分没有提到信息处理费")
            }
            FeeStatement::Charged(_) if received == 0 && carried_in == 0 => {
                "第六部分写收取了信息处理费，而表三全年没有申请".to_owned()
            }
            _ => return Verdict::Held,
        };
        let row = if count > 0 { unpaid } else { Table3Row::NewlyReceived };
        let mut finding = Finding::new(&Self::MANUAL, message).at(total(row)).at(Section::OtherMatters);
        finding.found = Some(if count > 0 { count } else { received }.to_string());
        Verdict::Broken(vec![finding])
    }
}
