//! T402: direct suits against decisions that had to go to reconsideration first.

use gongkai_law::basis::RECONSIDERATION_FIRST_FROM;
use gongkai_law::outcome::Outcome;
use gongkai_report::{Report, Table3Row, Table4Group};

use crate::rule::declare_rule;
use crate::rules::table3;
use crate::{Context, Finding, Rule, Verdict};

use super::{total, total_of};

declare_rule! {
    /// 自 2024 年起，对不予公开（条例第十四、十五、十六条）不服的，应先申请行政复议，不能直接起诉。直接起诉的件数一般不应多于本年和上年其他各种答复之和。
    ///
    /// 未按期答复、往年的答复也可直接起诉，报告看不出来，所以只是提示，且须有上年年报才判断；没有上年年报而本年已足够容下的算成立。
    ///
    /// 例：全年答复 3 件都是不予公开，直接起诉 2 件——核对是否应计入“复议后起诉”。
    pub(crate) SuitsPastReconsideration = "T402" {
        name: "suits_past_reconsideration",
        title: "直接起诉多于可直接起诉的答复",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [45],
        provision: [RECONSIDERATION_23_1_4, DISCLOSURE_CASES_1_2] "复议前置",
        mend: "核对各件起诉前是否经过复议。",
    }
}

impl Rule for SuitsPastReconsideration {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        if report.year.is_some_and(|year| year < RECONSIDERATION_FIRST_FROM.year()) {
            return Verdict::NotApplicable("复议前置自 2024 年起施行".into());
        }
        let (Some(suits), Some(free)) = (total_of(report, Table4Group::DirectSuit), free_choice(report)) else {
            return Verdict::Undecided("表三、表四没有都读出数".into());
        };
        if suits <= free {
            return Verdict::Held;
        }
        let previous = match context.previous().map(free_choice) {
            Ok(Some(previous)) => previous,
            Ok(None) => return Verdict::Undecided("上年年报表三没有读出数".into()),
            Err(verdict) => return verdict,
        };
        let all = free.saturating_add(previous);
        if suits <= all {
            return Verdict::Held;
        }
        let message = format!("未经复议直接起诉 {suits} 件，多于本年和上年可以直接起诉的答复 {all} 件");
        let finding = Finding::new(&Self::MANUAL, message).at(total(Table4Group::DirectSuit));
        Verdict::Broken(vec![finding.with_values(format!("不多于 {all}"), suits)])
    }
}

/// The outcomes of a year that can be sued over without reconsideration first: all but withholding under
/// arts. 14, 15 and 16.
fn free_choice(report: &Report) -> Option<i64> {
    Outcome::ALL.into_iter().filter(|outcome| !outcome.is_withheld_under_14_to_16()).map(Table3Row::Disposed).try_fold(
        0,
        |sum: i64, row| match report.cell(table3::total(row)) {
            None if report.table3.is_some() => Some(sum),
            _ => Some(sum.saturating_add(table3::total_of(report, row)?)),
        },
    )
}
