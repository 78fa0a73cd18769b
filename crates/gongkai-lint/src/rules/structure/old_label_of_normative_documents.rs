//! S115: 规范性文件 for 行政规范性文件 in the 2021 form.

use gongkai_document::squeeze;
use gongkai_report::{FormVersion, Section, TableId};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 2021 年格式表二的第二行是“行政规范性文件”，写成“规范性文件”是沿用了 2019 年格式的旧称。
    ///
    /// 只是提示，数的含义不变。
    ///
    /// 例：“规范性文件 | 8 | 0 | 18”——改为“行政规范性文件”。
    pub(crate) OldLabelOfNormativeDocuments = "S115" {
        name: "old_label_of_normative_documents",
        title: "“行政规范性文件”写成旧称",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [],
        provision: [REPORT_FORMAT_2021] "表二",
        mend: "把表二“规范性文件”改为“行政规范性文件”。",
    }
}

/// Whether a printed label is the old one.
pub(crate) fn is_old_label(printed: &str) -> bool {
    squeeze(printed).trim_start_matches(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c)) == "规范性文件"
}

impl Rule for OldLabelOfNormativeDocuments {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        if report.form != Some(FormVersion::F2021) {
            return Verdict::NotApplicable("不是 2021 年格式".into());
        }
        if report.table2.is_none() {
            return Verdict::Undecided("没有读到表二".into());
        }
        let labels = report.faults.labels.iter();
        let old = labels.filter(|label| label.table == TableId::Table2 && is_old_label(&label.printed)).map(|label| {
            Finding::new(&Self::MANUAL, "表二写的是“规范性文件”，2021 年格式为“行政规范性文件”")
                .at(Section::Table2)
                .with_values("行政规范性文件", label.printed.trim())
                .with_snippet(label.printed.trim(), label.origin.clone())
        });
        Verdict::from_findings(old.take(1).collect())
    }
}
