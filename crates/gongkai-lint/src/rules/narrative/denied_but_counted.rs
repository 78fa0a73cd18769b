//! N107: what the text says there was none of, while the tables count some.

use super::prose::{Prose, Standing};
use super::readings::{Reading, Requests, disputes};
use crate::narrative::{Statement, Topic, Verb};
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 正文说“未收到政府信息公开申请”的，表三本年新收应为零；说“未发生行政复议、行政诉讼”的，表四相应总计应为零；说“未收取信息处理费”的，
    /// 别处不应写明收了费。
    ///
    /// 只限定了渠道、结果或原因的否定（“未收到当面申请”“未发生败诉案件”）不比；说的是别的年度、别的机关的不比。
    pub(crate) DeniedButCounted = "N107" {
        name: "denied_but_counted",
        title: "正文说没有而表格有数",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [55],
        provision: [REPORT_FORMAT_2021, ART_50] "表三、表四",
        mend: "核对台账：确有其事的改正文，填错了的改表格。",
    }
}

impl Rule for DeniedButCounted {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let prose = Prose::new(context);
        let mut findings = Vec::new();
        let (mut denials, mut unread) = (0, 0);
        for statement in prose.statements().iter().filter(|statement| statement.negated) {
            if prose.standing(statement) != Standing::Own {
                continue;
            }
            denials += 1;
            if statement.topic == Topic::Fee {
                findings.extend(fee_told_elsewhere(&prose, statement));
                continue;
            }
            for reading in readings(&prose, statement) {
                match reading.values.as_slice() {
                    [] => unread += 1,
                    values if values.contains(&0) => {}
                    [value, ..] => findings.push(finding(&prose, statement, &reading, *value)),
                }
            }
        }
        if denials == 0 {
            return Verdict::NotApplicable("正文没有说“未收到申请”“未发生复议诉讼”一类的话".into());
        }
        Verdict::from_findings_or(findings, (unread > 0).then(|| format!("有 {unread} 处要对的格读不出或空着")))
    }
}

/// What should be zero if the denial is true.
fn readings(prose: &Prose<'_>, statement: &Statement) -> Vec<Reading> {
    let report = prose.context().report();
    match &statement.topic {
        Topic::Requests => {
            let row = gongkai_report::Table3Row::NewlyReceived;
            vec![Requests::new(report).rows("表三“本年新收”总计", &[row], &[])]
        }
        Topic::Disputes(kinds, None) => {
            kinds.iter().flat_map(|kind| disputes(report, std::slice::from_ref(kind), None)).collect()
        }
        Topic::Documents(row, Some(column)) => {
            super::documents_differ::reading(report, *row, *column).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn finding(prose: &Prose<'_>, statement: &Statement, reading: &Reading, value: i64) -> Finding {
    let words = prose.words(statement);
    let message = format!("正文称“{}”，而{}为 {value}", super::personal::masked(words), reading.name);
    prose
        .finding(&DeniedButCounted::MANUAL, statement, message)
        .at_all(reading.cells.iter().copied())
        .with_values(0, value)
}

/// A fee denied here and told with its amount elsewhere.
fn fee_told_elsewhere(prose: &Prose<'_>, denial: &Statement) -> Option<Finding> {
    let told = prose.statements().iter().find(|statement| {
        statement.topic == Topic::Fee
            && statement.verb == Some(Verb::Charged)
            && !statement.negated
            && statement.unit == crate::narrative::Unit::Yuan
            && prose.standing(statement) == Standing::Own
            && statement.number.is_some_and(|number| !number.is_zero())
    })?;
    let message = format!("正文一处称未收取信息处理费，另一处写明收取 {}", prose.words(told));
    Some(prose.finding(&DeniedButCounted::MANUAL, denial, message).at(told.section).with_values(0, prose.words(told)))
}
