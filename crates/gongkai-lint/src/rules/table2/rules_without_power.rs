//! T202: no 规章 from a body that cannot make them.

use gongkai_law::subject::SubjectKind;
use gongkai_report::{CellId, Table2Row, TableId};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict, say};

declare_rule! {
    /// 只有国务院部门、省级人民政府、设区的市和自治州人民政府能制定规章。其他机关表二“规章”一行应全为 0。
    ///
    /// 凭机关名称判断：县、区、乡镇、地方部门、授权组织没有规章制定权；政府办公厅（室）常代政府填报，不查；“市”看不出是否设区，不作判断。
    ///
    /// 例：某县教育局“规章·现行有效”填 3——多半是把规范性文件或上级规章填入了，改为 0。
    pub(crate) RulesWithoutPower = "T202" {
        name: "rules_without_power",
        title: "无规章制定权而填有规章",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [26],
        provision: [LEGISLATION_LAW, REPORT_FORMAT_2021] "规章制定权，表二",
        mend: "核对是否误填了规范性文件或上级的规章；没有规章制定权的填 0。",
    }
}

impl Rule for RulesWithoutPower {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let profile = context.profile();
        if profile.kind == Some(SubjectKind::GovernmentOffice) {
            return Verdict::NotApplicable("政府办公厅（室）常代本级政府填报规章".into());
        }
        match profile.makes_rules {
            Some(true) => return Verdict::NotApplicable("本机关有规章制定权".into()),
            None => return Verdict::Undecided("从名称看不出有没有规章制定权".into()),
            Some(false) if report.table2.is_none() => return Verdict::Undecided("没有读到表二".into()),
            Some(false) => {}
        }
        let form = report.form_or_default();
        let is_rules = |id: &CellId| matches!(id, CellId::Table2(cell) if cell.row == Table2Row::GovernmentRules);
        let filled: Vec<CellId> = report
            .expected_cells(TableId::Table2)
            .filter(|id| is_rules(id) && report.count(*id).is_some_and(|count| count != 0))
            .collect();
        let Some(first) = filled.first() else { return Verdict::Held };
        let told: Vec<String> =
            filled.iter().map(|id| format!("{}为 {}", say::short_cell(*id, form), say::printed(report, *id))).collect();
        let message = format!("本机关（{}）没有规章制定权，表二{}", profile.label(), told.join("，"));
        let finding = Finding::new(&Self::MANUAL, message).with_values(0, say::printed(report, *first)).at_all(filled);
        Verdict::Broken(vec![finding])
    }
}
