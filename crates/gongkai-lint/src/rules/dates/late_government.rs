//! D102: governments publish by 31 March.

use gongkai_law::subject::SubjectKind;
use gongkai_report::Section;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

use super::publication::{self, Publication};

declare_rule! {
    /// 县级以上地方人民政府应在每年 3 月 31 日前公布本级政府的年报，当日公布不算迟。
    ///
    /// 只适用于县级以上人民政府。只有给出首次公布日期，或落款日期也在期限之后，才报错误；只凭网页上的日期作警告。
    ///
    /// 例：2023 年度报告于 2024-04-01 首次公布——迟 1 天。
    pub(crate) LateGovernment = "D102" {
        name: "late_government",
        title: "政府年报公布迟于 3 月 31 日",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [15],
        provision: [ART_49_2],
        mend: "核对首次公布日期；确系迟延的，说明原因，以后按期公布。",
    }
}

impl Rule for LateGovernment {
    fn check(&self, context: &Context<'_>) -> Verdict {
        self.look(context).unwrap_or_else(Verdict::Undecided)
    }
}

impl LateGovernment {
    fn look(&self, context: &Context<'_>) -> Result<Verdict, String> {
        match context.profile().kind {
            Some(SubjectKind::Government) => {}
            None => return Err("看不出报告机关是不是县级以上人民政府".into()),
            Some(kind) => {
                let why = format!("只适用于县级以上人民政府，本机关是{}", kind.label());
                return Ok(Verdict::NotApplicable(why));
            }
        }
        let limit = publication::due(context, SubjectKind::Government)?.due;
        let published = Publication::of(context)?;
        if published.day <= limit {
            return Ok(Verdict::Held);
        }
        let (source, day, caution) = (published.source(), published.day, published.caution(limit));
        let finding = Finding::new(&Self::MANUAL, format!("{source} {day}，晚于 {limit}{caution}"))
            .with_severity(published.severity(limit))
            .at(Section::Title)
            .with_values(format!("不晚于 {limit}"), day);
        Ok(Verdict::Broken(vec![finding]))
    }
}
