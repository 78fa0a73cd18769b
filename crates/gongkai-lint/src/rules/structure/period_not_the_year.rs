//! S105: the period sentence, from 1 January to 31 December.

use gongkai_report::Section;
use jiff::civil::Date;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 开头应有一句说明数据的统计期限：自该年 1 月 1 日起至 12 月 31 日止。
    ///
    /// 没有这一句只是提示；写了而不是整年，是错误。整年但年份与标题不同，由 S104 指出。
    ///
    /// 例：“统计期限自2023年1月1日起至2023年11月30日止”——补足至 12 月 31 日后重新统计。
    pub(crate) PeriodNotTheYear = "S105" {
        name: "period_not_the_year",
        title: "统计期限缺失或不是整年",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [5],
        provision: [ART_49, REPORT_FORMAT_2021] "上一年度",
        mend: "开头写明“本报告所列数据的统计期限自〈年〉年1月1日起至12月31日止”。",
    }
}

impl Rule for PeriodNotTheYear {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let Some((from, to)) = context.report().period else {
            let finding = Finding::new(&Self::MANUAL, "没有找到说明统计期限的句子").with_severity(Severity::Info);
            return Verdict::Broken(vec![finding.at(Section::Period)]);
        };
        let ends = |date: Date, month: i8, day: i8| date.month() == month && date.day() == day;
        if from.year() == to.year() && ends(from, 1, 1) && ends(to, 12, 31) {
            return Verdict::Held;
        }
        let year = context.report().year.unwrap_or(to.year());
        let finding = Finding::new(&Self::MANUAL, format!("统计期限为 {from} 至 {to}，不是一个整年"))
            .at(Section::Period)
            .with_values(format!("{year}-01-01 至 {year}-12-31"), format!("{from} 至 {to}"));
        Verdict::Broken(vec![finding])
    }
}
