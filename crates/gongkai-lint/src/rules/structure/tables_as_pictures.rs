//! S113: tables as text, and a file to download.

use gongkai_document::SourceKind;
use gongkai_report::{Section, TableCarrier};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 年报网页里的表应是真正的表格，不能是图片：图片不能检索、复制，读屏软件也读不出；页面还应提供可下载的文件。
    ///
    /// 表是图片为警告；网页上没有找到下载文件的链接只是提示（附件可能由页面脚本提供）。不是网页的来源不查下载。
    ///
    /// 例：“三、收到和处理政府信息公开申请情况”下是一张截图——改为表格。
    pub(crate) TablesAsPictures = "S113" {
        name: "tables_as_pictures",
        title: "表格是图片或没有下载文件",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [13],
        provision: [ART_24, REPORT_FORMAT_2021] "检索、查阅、下载",
        mend: "用网页表格替换图片，并附可下载、可复制的文件。",
    }
}

const FILES: &[&str] = &[".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ofd", ".zip", ".rar"];

impl Rule for TablesAsPictures {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let pictures: Vec<Section> = report
            .faults
            .carriers
            .iter()
            .filter(|(_, carrier)| **carrier == TableCarrier::Picture)
            .map(|(table, _)| Section::of_table(*table))
            .collect();
        let mut findings = Vec::new();
        if !pictures.is_empty() {
            let names: Vec<&str> = pictures.iter().map(|section| section.label()).collect();
            let message = format!("以下部分的表格是图片，其中的数没有读：{}", names.join("；"));
            findings.push(Finding::new(&Self::MANUAL, message).at_all(pictures));
        }
        let page = context.subject.document.is_some_and(|document| document.kind == SourceKind::Html);
        let is_file = |target: &str| {
            let target = target.to_ascii_lowercase();
            let path = target.split(['?', '#']).next().unwrap_or_default();
            FILES.iter().any(|ending| path.ends_with(ending)) || target.contains("download")
        };
        if page && !report.faults.links.iter().any(|link| is_file(&link.target)) {
            let finding = Finding::new(&Self::MANUAL, "网页上没有找到可下载的年报文件").with_severity(Severity::Info);
            findings.push(finding.at(Section::Title));
        }
        if findings.is_empty() && !page && report.faults.carriers.is_empty() {
            return Verdict::NotApplicable("来源不是网页".into());
        }
        Verdict::from_findings(findings)
    }
}
