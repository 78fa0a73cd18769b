//! T205: the form of the data year.

use gongkai_report::{FormVersion, Section};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 2021 年度起用国办公开办函〔2021〕30号的格式，2019、2020 年度用〔2019〕60号的格式。
    ///
    /// 2021 年度以后的报告仍用旧的表二（上一年项目数量、本年增/减等）或表三“其他处理”只有一行，作警告；更早的年度用了新格式只是提示。
    ///
    /// 例：2023 年度表二仍有“政府集中采购”——换用 2021 年格式重填。
    pub(crate) FormOfAnotherYear = "T205" {
        name: "form_of_another_year",
        title: "用了别的年度的格式",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [],
        provision: [REPORT_FORMAT_2021] "替代〔2019〕60号",
        mend: "换用数据年度适用的格式重新填表。",
    }
}

impl Rule for FormOfAnotherYear {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let (Some(year), Some(form)) = (report.year, report.form) else {
            return Verdict::Undecided("没有读到数据年度或表格格式".into());
        };
        let due = match FormVersion::for_year(year) {
            Some(due) => due,
            None => return Verdict::NotApplicable(format!("{year} 年度没有统一格式")),
        };
        let mut findings = Vec::new();
        if report.table2.is_some() && form != due {
            let message = format!("{year} 年度应用 {} 年格式，表二用的是 {} 年格式", due.id(), form.id());
            let severity = if due == FormVersion::F2021 { Severity::Warning } else { Severity::Info };
            let finding = Finding::new(&Self::MANUAL, message).with_severity(severity).at(Section::Table2);
            findings.push(finding.with_values(due.id(), form.id()));
        }
        if report.table3.is_some() && due == FormVersion::F2021 && report.single_other_disposal {
            let message = "表三“其他处理”只有一行；2021 年格式分逾期不补正、逾期不缴费、其他三行，现在的数按“其他”读";
            findings.push(Finding::new(&Self::MANUAL, message).at(Section::Table3));
        }
        Verdict::from_findings(findings)
    }
}
