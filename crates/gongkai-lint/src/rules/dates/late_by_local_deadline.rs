//! D104: later than the deadline a superior set.

use gongkai_report::Section;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

use super::publication::{Publication, first_day_after_year};

declare_rule! {
    /// 上级或主管部门另行规定了公布期限的（在设置中填写），超过该期限作警告，当日公布不算迟。
    ///
    /// 没有设置期限的不适用；期限所在年份须是数据年度的次年。
    ///
    /// 例：设置期限 2024-01-20，2024-01-25 公布——警告。
    pub(crate) LateByLocalDeadline = "D104" {
        name: "late_by_local_deadline",
        title: "迟于当地规定的期限",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [17],
        provision: [ART_47] "主管部门的通知",
        mend: "按当地期限公布；确系迟延的，向主管部门说明。",
    }
}

impl Rule for LateByLocalDeadline {
    fn check(&self, context: &Context<'_>) -> Verdict {
        self.look(context).unwrap_or_else(Verdict::Undecided)
    }
}

impl LateByLocalDeadline {
    fn look(&self, context: &Context<'_>) -> Result<Verdict, String> {
        let Some(limit) = context.subject.settings.local_deadline else {
            return Ok(Verdict::NotApplicable("没有设置当地期限".into()));
        };
        if first_day_after_year(context)?.year() != limit.year() {
            return Ok(Verdict::NotApplicable(format!("所设当地期限 {limit} 不是这一年度报告的期限")));
        }
        let published = Publication::of(context)?;
        if published.day <= limit {
            return Ok(Verdict::Held);
        }
        let message = format!("{} {}，晚于当地期限 {limit}", published.source(), published.day);
        let finding = Finding::new(&Self::MANUAL, message)
            .at(Section::Title)
            .with_values(format!("不晚于 {limit}"), published.day);
        Ok(Verdict::Broken(vec![finding]))
    }
}
