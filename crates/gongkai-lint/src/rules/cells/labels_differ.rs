//! C104: labels of rows and columns are the form's.

use gongkai_document::squeeze;
use gongkai_report::{LabelFound, Section, TableCarrier, TableId};

use crate::rule::declare_rule;
use crate::rules::structure::old_label_of_normative_documents::is_old_label;
use crate::{Context, Finding, Rule, Severity, Verdict, say};

declare_rule! {
    /// 表内各行、各列的名称应与规定格式一致。
    ///
    /// 常见的简称、旧称（如“社会组织”“逾期不补正”）是警告；写错字、只能按最接近的名称认的，是错误，因为数可能归错行。
    /// 空格、换行、全半角、序号写法不论；“规范性文件”另见 S115。每张表只报一次。
    ///
    /// 例：“社会组织”——改为“社会公益组织”。
    pub(crate) LabelsDiffer = "C104" {
        name: "labels_differ",
        title: "行列名称与格式不一致",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [21],
        provision: [REPORT_FORMAT_2021] "表二、表三、表四",
        mend: "照规定格式改正行列名称。",
    }
}

impl Rule for LabelsDiffer {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        if TableId::ALL.into_iter().all(|table| report.table(table).is_none()) {
            return Verdict::Undecided("三张表都没有读到".into());
        }
        let mut findings = Vec::new();
        for table in TableId::ALL {
            let labels = report.faults.labels.iter().filter(|label| label.table == table);
            let in_text = report.faults.carriers.get(&table) == Some(&TableCarrier::Text);
            let labels: Vec<&LabelFound> = labels
                .filter(|label| table != TableId::Table2 || !is_old_label(&label.printed))
                .filter(|label| !(in_text && is_first_line(label)))
                .collect();
            let (variants, misspelt): (Vec<&LabelFound>, Vec<&LabelFound>) =
                labels.into_iter().partition(|label| label.known_variant);
            findings.extend(finding(table, &misspelt, "按最接近的名称认读，请核对", Severity::Error));
            findings.extend(finding(table, &variants, "与格式用词不同", Severity::Warning));
        }
        Verdict::from_findings(findings)
    }
}

/// Whether a label is the beginning of the form's: where a text breaks its lines, the rest stands in the next one.
fn is_first_line(label: &LabelFound) -> bool {
    let bare =
        |text: &str| squeeze(text).trim_start_matches(|c: char| c.is_ascii_digit() || "、.,".contains(c)).to_owned();
    label.known_variant && bare(&label.expected).starts_with(&bare(&label.printed))
}

fn finding(table: TableId, labels: &[&LabelFound], what: &str, severity: Severity) -> Option<Finding> {
    let first = labels.first()?;
    let told: Vec<String> =
        labels.iter().map(|label| format!("“{}”应为“{}”", label.printed.trim(), label.expected)).collect();
    let message = format!("{}的名称{what}：{}", table.label(), say::list(&told, "处"));
    let finding = Finding::new(&LabelsDiffer::MANUAL, message)
        .with_severity(severity)
        .at(Section::of_table(table))
        .with_values(&first.expected, first.printed.trim())
        .with_snippet(first.printed.trim(), first.origin.clone());
    Some(finding)
}
