//! D101: departments publish by 31 January.

use gongkai_law::subject::SubjectKind;
use gongkai_report::Section;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

use super::publication::{self, Publication};

declare_rule! {
    /// 县级以上人民政府部门应在每年 1 月 31 日前公布上一年度的年报，1 月 31 日当日公布不算迟。
    ///
    /// 只对县级以上政府部门报错误；授权组织、乡镇、街道、派出机构的期限由当地规定，超过 1 月 31 日只作警告；县级以上人民政府看 D102。
    /// 只有给出首次公布日期，或落款日期也在期限之后，才报错误；只凭网页上的日期（可能是迁移日期）作警告。
    ///
    /// 例：2023 年度报告于 2024-02-01 首次公布——迟 1 天。
    pub(crate) LateDepartment = "D101" {
        name: "late_department",
        title: "部门年报公布迟于 1 月 31 日",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [14],
        provision: [ART_49_1],
        mend: "核对首次公布日期；确系迟延的，说明原因，以后按期公布。",
    }
}

impl Rule for LateDepartment {
    fn check(&self, context: &Context<'_>) -> Verdict {
        self.look(context).unwrap_or_else(Verdict::Undecided)
    }
}

impl LateDepartment {
    fn look(&self, context: &Context<'_>) -> Result<Verdict, String> {
        let kind = context.profile().kind;
        if let Some(kind @ (SubjectKind::Government | SubjectKind::PublicEnterprise)) = kind {
            return Ok(Verdict::NotApplicable(format!("{}不适用部门的期限", kind.label())));
        }
        let limit = publication::due(context, kind.unwrap_or(SubjectKind::Department))?.due;
        let published = Publication::of(context)?;
        if published.day <= limit {
            return Ok(Verdict::Held);
        }
        // an office may report for its government, whose day is later
        let bound = kind == Some(SubjectKind::Department);
        let severity = if bound { published.severity(limit) } else { Severity::Warning };
        let label = context.profile().label();
        let whose = match kind {
            Some(SubjectKind::Department) => String::new(),
            Some(SubjectKind::GovernmentOffice) => {
                format!("（{label}自己的年报按部门的期限；代本级政府编制的为 3 月 31 日）")
            }
            _ => format!("（{label}的期限以当地规定为准）"),
        };
        let (source, day, caution) = (published.source(), published.day, published.caution(limit));
        let finding = Finding::new(&Self::MANUAL, format!("{source} {day}，晚于 {limit}{whose}{caution}"))
            .with_severity(severity)
            .at(Section::Title)
            .with_values(format!("不晚于 {limit}"), day);
        Ok(Verdict::Broken(vec![finding]))
    }
}
