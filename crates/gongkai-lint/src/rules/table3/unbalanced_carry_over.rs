//! T301: received plus carried in against concluded plus carried out.

use gongkai_report::{Identity, Table3Column};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 表三自带的勾稽关系：“本年新收”加“上年结转”之和，应等于“办理结果总计”加“结转下年度继续办理”之和，七列逐列成立。
    ///
    /// 空白格按未填计，不当作零；有读不出的格时本规则不作判断。
    pub(crate) UnbalancedCarryOver = "T301" {
        name: "unbalanced_carry_over",
        title: "勾稽关系不平",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [32],
        provision: "国办公开办函〔2021〕30号，表三表头所印勾稽关系",
        mend: "对照台账逐列核对新收、结转、办结、结转下年四个数，改正填错的一格。",
    }
}

impl Rule for UnbalancedCarryOver {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let mut findings = Vec::new();
        let mut unread = 0;
        for column in Table3Column::all() {
            let Some(balance) = Identity::CarryOver(column).balance(report) else {
                return Verdict::Undecided("没有读到表三".into());
            };
            if !balance.is_decided() {
                unread += 1;
            } else if !balance.holds() {
                findings.push(
                    Finding::new(
                        &Self::MANUAL,
                        format!(
                            "表三“{}”列：新收加上年结转为 {}，办结总计加结转下年为 {}，两边不等",
                            column.label(),
                            balance.left.sum,
                            balance.right.sum
                        ),
                    )
                    .at_all(balance.left.plus.iter().chain(&balance.right.plus).copied())
                    .with_values(balance.left.sum, balance.right.sum),
                );
            }
        }
        Verdict::from_findings_or(findings, (unread > 0).then(|| format!("有 {unread} 列含读不出的单元格")))
    }
}
