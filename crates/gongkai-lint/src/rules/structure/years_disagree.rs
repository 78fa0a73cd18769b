//! S104: title, period and headings name one year.

use gongkai_report::{HeadingFound, Place, Section};

use crate::rule::declare_rule;
use crate::years::years_named;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 标题的年份、统计期限的年份、各级标题里出现的年份，应是同一年；不一致多半是沿用上年稿子没有改全。
    ///
    /// 正文里提到往年（“比 2022 年增加”）不算；期限本身跨年的由 S105 指出。
    ///
    /// 例：标题“2023年……”而“统计期限自2022年1月1日起”——改为 2023 年。
    pub(crate) YearsDisagree = "S104" {
        name: "years_disagree",
        title: "年份前后不一",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [4],
        provision: [ART_50, REPORT_FORMAT_2021],
        mend: "核对数据所属年度，把标题、统计期限和各级标题改为同一年。",
    }
}

/// A longer heading has running text in its line, which may name other years.
const TITLE: usize = 40;

impl Rule for YearsDisagree {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let title = report.title.as_deref().map(years_named).unwrap_or_default();
        let Some(year) = title.first().copied().or(report.year) else {
            return Verdict::Undecided("标题没有年份".into());
        };
        let mut others: Vec<(Place, i16)> = Vec::new();
        let period = report.period.filter(|(from, to)| from.year() == to.year());
        others.extend(period.map(|(from, _)| (Section::Period.into(), from.year())));
        let is_title_alone = |heading: &&HeadingFound| heading.text.chars().count() <= TITLE;
        for heading in report.faults.headings.iter().filter(is_title_alone) {
            let named = years_named(&heading.text);
            others.extend(named.into_iter().map(|named| (heading.section.into(), named)));
        }
        if others.is_empty() && report.period.is_none() {
            return Verdict::Undecided("除标题外没有读到年份".into());
        }
        let wrong = others.into_iter().filter(|(_, other)| *other != year);
        let findings = wrong.map(|(place, other)| {
            let what = match place {
                Place::Section(Section::Period) => "统计期限".to_owned(),
                Place::Section(section) => format!("“{}”的标题", section.label()),
                Place::Cell(_) => "表格".to_owned(),
            };
            Finding::new(&Self::MANUAL, format!("报告标题是 {year} 年，{what}写的是 {other} 年"))
                .at(place)
                .with_values(year, other)
        });
        Verdict::from_findings(findings.collect())
    }
}
