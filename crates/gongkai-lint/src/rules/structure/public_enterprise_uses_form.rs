//! S114: a body under art. 55 reports in this form.

use gongkai_law::subject::SubjectKind;
use gongkai_report::Section;

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 教育、卫生健康、供水、供电、供气、供热、环境保护、公共交通等公共企事业单位公开信息，依照主管部门的专门规定，
    /// 不适用《条例》的年度报告格式。
    ///
    /// 凭机关名称判断，只是提示：当地要求这类单位参照编制的，可以不理会。
    ///
    /// 例：“云川县人民医院2023年政府信息公开工作年度报告”——改按公共企事业单位信息公开的规定公布。
    pub(crate) PublicEnterpriseUsesForm = "S114" {
        name: "public_enterprise_uses_form",
        title: "公共企事业单位使用了行政机关的格式",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [],
        provision: [ART_55],
        mend: "核对本单位是否属于公共企事业单位；属于的，按行业主管部门的规定公开。",
    }
}

impl Rule for PublicEnterpriseUsesForm {
    fn check(&self, context: &Context<'_>) -> Verdict {
        match context.profile().kind {
            None => Verdict::Undecided("看不出报告机关的类型".into()),
            Some(SubjectKind::PublicEnterprise) => {
                let finding = Finding::new(&Self::MANUAL, "从名称看是公共企事业单位，其信息公开不适用本格式");
                Verdict::Broken(vec![finding.at(Section::Title)])
            }
            Some(_) => Verdict::Held,
        }
    }
}
