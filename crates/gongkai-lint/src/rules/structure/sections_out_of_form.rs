//! S101: the six sections of the form, in order, under their titles.

use gongkai_document::squeeze;
use gongkai_report::{FormVersion, Report, Section, TableId};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict, say};

declare_rule! {
    /// 年报应依次有六个部分，标题与规定格式一致：一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；
    /// 四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；六、其他需要报告的事项。
    ///
    /// 缺一个部分或次序颠倒是错误；有内容而没有标题、标题用词有出入是警告。标题前的序号用“一、”还是“一.”不论，
    /// 序号与次序不符要指出。2019 年格式另有的写法（如“因政府信息公开工作被申请行政复议、提起行政诉讼情况”）在 2019、2020 年度报告中算一致。
    /// 来源没有标题的（如数据文件）不判断标题，只看内容是否齐全。
    ///
    /// 例：“五、存在问题及整改措施”——改为“五、存在的主要问题及改进情况”。
    pub(crate) SectionsOutOfForm = "S101" {
        name: "sections_out_of_form",
        title: "部分缺失、次序或标题不合格式",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [1],
        provision: [ART_50, REPORT_FORMAT_2021],
        mend: "按规定格式补齐六个部分，依次排列，标题照格式原文书写。",
    }
}

/// Other titles of the trial form of 2019.
const TITLES_2019: &[(Section, &str)] = &[
    (Section::Table4, "因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    (Section::Table4, "因政府信息公开工作被申请行政复议和提起行政诉讼情况"),
    (Section::ProblemsAndImprovements, "政府信息公开工作存在的主要问题及改进情况"),
];

impl Rule for SectionsOutOfForm {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let headings = &report.faults.headings;
        let first = |section: Section| headings.iter().position(|heading| heading.section == section);
        let mut findings = Vec::new();
        let (missing, found): (Vec<Section>, Vec<Section>) =
            Section::SIX.into_iter().partition(|section| first(*section).is_none() && !has_content(report, *section));
        if !missing.is_empty() {
            let names: Vec<&str> = missing.iter().map(|section| section.label()).collect();
            let message = format!("没有找到{}", names.join("；"));
            findings.push(Finding::new(&Self::MANUAL, message).at_all(missing));
        }
        if headings.is_empty() {
            return Verdict::from_findings_or(findings, Some("来源没有标题，只核对了内容是否齐全".into()));
        }
        let bare: Vec<Section> = found.iter().copied().filter(|section| first(*section).is_none()).collect();
        if !bare.is_empty() {
            let names: Vec<&str> = bare.iter().map(|section| section.label()).collect();
            let message = format!("有内容而没有标题：{}", names.join("；"));
            findings.push(Finding::new(&Self::MANUAL, message).with_severity(Severity::Warning).at_all(bare));
        }
        findings.extend(out_of_order(&found.iter().filter_map(|s| Some((*s, first(*s)?))).collect::<Vec<_>>()));
        findings.extend(renamed(report));
        Verdict::from_findings(findings)
    }
}

fn has_content(report: &Report, section: Section) -> bool {
    match section {
        Section::Overview => !report.overview_lead.is_empty() || !report.overview.is_empty(),
        Section::Table2 => report.table(TableId::Table2).is_some(),
        Section::Table3 => report.table(TableId::Table3).is_some(),
        Section::Table4 => report.table(TableId::Table4).is_some(),
        other => report.narrative(other).is_some(),
    }
}

fn out_of_order(places: &[(Section, usize)]) -> Option<Finding> {
    let mut sorted = places.to_vec();
    sorted.sort_by_key(|(_, place)| *place);
    let (section, _) = sorted.iter().zip(places).find(|(found, due)| found.0 != due.0).map(|(found, _)| *found)?;
    let order: Vec<&str> = sorted.iter().map(|(section, _)| section.label()).collect();
    let message = format!("六个部分的次序与格式不同，现为：{}", order.join("；"));
    Some(Finding::new(&SectionsOutOfForm::MANUAL, message).at(section))
}

/// The headings whose title or number differs from the form's, in one finding.
fn renamed(report: &Report) -> Option<Finding> {
    let old_form = report.year.is_some_and(|year| FormVersion::for_year(year) == Some(FormVersion::F2019));
    let differs = |section: Section, printed: &str| {
        let (number, title) = split_number(printed);
        let (due_number, due_title) = split_number(section.label());
        let known = old_form && TITLES_2019.iter().any(|(of, text)| *of == section && split_number(text).1 == title);
        // running text may follow the title in the same line
        (!title.starts_with(&due_title) && !known) || number.is_some_and(|number| Some(number) != due_number)
    };
    let mut seen = Vec::new();
    let mut told = Vec::new();
    for heading in &report.faults.headings {
        if !Section::SIX.contains(&heading.section) || seen.contains(&heading.section) {
            continue;
        }
        seen.push(heading.section);
        if differs(heading.section, &heading.text) {
            told.push((heading.section, format!("“{}”应为“{}”", heading.text.trim(), heading.section.label())));
        }
    }
    if told.is_empty() {
        return None;
    }
    let words: Vec<&str> = told.iter().map(|(_, words)| words.as_str()).collect();
    let finding = Finding::new(&SectionsOutOfForm::MANUAL, format!("标题与格式有出入：{}", say::list(&words, "处")));
    Some(finding.with_severity(Severity::Warning).at_all(told.iter().map(|(section, _)| *section)))
}

/// The number before a title, and the title without layout and end punctuation.
fn split_number(text: &str) -> (Option<char>, String) {
    const NUMERALS: &str = "一二三四五六七八九十";
    let text = squeeze(text);
    let inner = text.trim_start_matches('(');
    let mut chars = inner.chars();
    let number = chars.next().filter(|c| NUMERALS.contains(*c));
    let rest = chars.as_str();
    let title = rest.trim_start_matches([')', '、', '.', ',', ':', '。']);
    let (number, title) =
        if number.is_some() && title.len() < rest.len() { (number, title) } else { (None, text.as_str()) };
    (number, title.trim_end_matches(['。', ':', ';', '.', ',']).to_owned())
}
