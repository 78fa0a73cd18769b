//! T305: what is carried out was probably due before.

use gongkai_report::Table3Row;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

use super::{total, total_of};

declare_rule! {
    /// 答复期限为 20 个工作日，经批准可再延长 20 个工作日，所以年末结转下年度的申请一般应是最后两个月收到的。
    ///
    /// 报告不载收到日期，只在能推断时作警告：结转下年度多于本年新收的，多出的必是上年结转来的、满一年仍未办结。
    /// 其余情形不作判断。征求第三方意见、等待补正等期间不计入期限，确有这种情况的可不理会。
    ///
    /// 例：上年结转 3、新收 0、结转下年度 2——这 2 件至少已办理一年。
    pub(crate) ProbablyOverdue = "T305" {
        name: "probably_overdue",
        title: "结转的申请可能已超过期限",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [37],
        provision: [ART_33],
        mend: "核对结转各件的收到日期、延期和中止情况，尽快办结。",
    }
}

impl Rule for ProbablyOverdue {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let row = |row: Table3Row| total_of(report, row);
        let (Some(received), Some(carried_out)) = (row(Table3Row::NewlyReceived), row(Table3Row::CarriedOut)) else {
            return Verdict::Undecided("没有读到新收或结转下年度的总计".into());
        };
        if carried_out == 0 {
            return Verdict::Held;
        }
        if carried_out <= received {
            return Verdict::Undecided("报告不载各件收到日期，看不出结转的是否超期".into());
        }
        let old = carried_out.saturating_sub(received);
        let message = format!(
            "结转下年度 {carried_out} 件多于本年新收 {received} 件，至少有 {old} 件是上年以前收到、满一年未办结的"
        );
        let finding = Finding::new(&Self::MANUAL, message)
            .at_all([Table3Row::CarriedOut, Table3Row::NewlyReceived].map(total))
            .with_values(format!("不多于 {received}"), carried_out);
        Verdict::Broken(vec![finding])
    }
}
