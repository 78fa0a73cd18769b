//! N106: licences, penalties and compulsion in the text, and in table 二.

use gongkai_report::{CellId, FormVersion, Table2Cell, Table2Column, Table2Row};
use rust_decimal::Decimal;

use super::documents_differ::one_cell;
use super::prose::{Prose, Standing, counts_cases};
use crate::narrative::{Statement, Topic, Unit};
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 正文里作出的行政许可、行政处罚、行政强制决定件数，应与表二“本年处理决定数量”一致。
    ///
    /// 正文说“公示”“公开”几件的，可以只是其中一部分，只有超过表二时才报警告，以“条”计的只是提示；说“办理”而不说“决定”的，口径可能不同，不一致时报警告。
    pub(crate) DecisionsDiffer = "N106" {
        name: "decisions_differ",
        title: "正文许可处罚件数与表二不符",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [54],
        provision: [ART_20_5, ART_20_6, REPORT_FORMAT_2021] "表二",
        mend: "对照执法台账和双公示记录核对件数；口径不同的，在正文写明。",
    }
}

const PUBLISHED: [&str; 10] = ["公示", "公开", "公布", "发布", "归集", "录入", "上传", "推送", "报送", "共享"];
const DECIDED: [&str; 5] = ["决定", "作出", "做出", "实施", "下达"];
const HANDLED: [&str; 5] = ["办理", "办结", "处理", "完成", "受理"];

impl Rule for DecisionsDiffer {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let prose = Prose::new(context);
        let mut findings = Vec::new();
        let (mut compared, mut unread) = (0, 0);
        for statement in prose.statements() {
            let Topic::Decisions(row) = statement.topic else { continue };
            let counts = counts_cases(statement) || statement.unit == Unit::Entry;
            if statement.negated || !statement.is_exact_count() || !counts || prose.standing(statement) != Standing::Own
            {
                continue;
            }
            let column = match context.report().form_or_default() {
                FormVersion::F2021 => Table2Column::Handled,
                FormVersion::F2019 => Table2Column::Decisions,
            };
            let id = CellId::Table2(Table2Cell { row, column });
            match context.report().count(id) {
                None => unread += 1,
                Some(count) => {
                    compared += 1;
                    findings.extend(compare(&prose, statement, row, id, count));
                }
            }
        }
        match (compared, unread) {
            (0, 0) => Verdict::NotApplicable("正文没有写明行政许可、行政处罚、行政强制的件数".into()),
            (_, 0) => Verdict::from_findings(findings),
            _ => Verdict::from_findings_or(findings, Some(format!("正文有 {unread} 个件数，表二相应的格读不出或空着"))),
        }
    }
}

/// What the text tells as parts of a count.
fn parts_of<'a>(prose: &Prose<'a>, whole: &'a Statement) -> impl Iterator<Item = &'a Statement> {
    let all = prose.statements();
    all.iter().filter(move |part| part.part_of.and_then(|at| all.get(at)).is_some_and(|of| std::ptr::eq(of, whole)))
}

fn compare(prose: &Prose<'_>, statement: &Statement, row: Table2Row, id: CellId, count: i64) -> Option<Finding> {
    let number = statement.number?;
    let count = Decimal::from(count);
    if number == count {
        return None;
    }
    let near = prose.near(statement);
    // 行政强制措施3起、行政强制执行0起; 办理335件，其中准予320件
    let one_kind = near.contains("强制措施") || near.contains("强制执行");
    if (one_kind && number < count) || parts_of(prose, statement).any(|part| part.number == Some(count)) {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| near.contains(word));
    let severity = if statement.unit == Unit::Entry {
        // pieces published, of which one decision may have several
        (number > count).then_some(Severity::Info)?
    } else if has(&PUBLISHED) {
        (number > count).then_some(Severity::Warning)?
    } else if has(&DECIDED) {
        Severity::Error
    } else if has(&HANDLED) {
        Severity::Warning
    } else {
        Severity::Info
    };
    let words = prose.words(statement);
    let label = row.label(prose.context().report().form_or_default());
    let reading = one_cell(prose.context().report(), id);
    let message = format!("正文所写{label} {words}，{}为 {count}，两处不一致", reading.name);
    let finding = prose.finding(&DecisionsDiffer::MANUAL, statement, message).with_severity(severity);
    Some(finding.at(id).with_values(count, words))
}
