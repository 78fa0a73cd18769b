//! N102: results of requests in words, and in table 三.

use gongkai_law::outcome::{Outcome, OutcomeGroup};

use super::prose::{Prose, counts_cases};
use super::readings::{Fit, Reading, Requests, fit, told};
use crate::narrative::{ResultName, Statement, Topic};
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 正文里予以公开、部分公开、不予公开、无法提供、不予处理、其他处理等各种结果的件数，应与表三“本年度办理结果”各行的总计一致。
    ///
    /// 一个数同时说几种结果的（“予以公开及部分公开 8 件”），按几行之和比，也可按其中一行比；“不予公开”有的机关连无法提供、不予处理一并计算，
    /// 这种口径也算对上；“信息不存在”等只是某一行的一部分，不超过该行就算对上。
    pub(crate) ResultsDiffer = "N102" {
        name: "results_differ",
        title: "正文办理结果与表三不符",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [50],
        provision: [REPORT_FORMAT_2021, ART_50_2] "表三",
        mend: "对照台账逐类核对结果件数，正文与表三改成同一个数。",
    }
}

impl Rule for ResultsDiffer {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let prose = Prose::new(context);
        let requests = Requests::new(context.report());
        let mut findings = Vec::new();
        let (mut compared, mut unread) = (0, 0);
        for statement in prose.statements() {
            let Topic::Results(names) = &statement.topic else { continue };
            if !is_comparable(&prose, statement) {
                continue;
            }
            compared += 1;
            let mut readings = requests.results(names, names_partly_granted(&prose, statement));
            if tells_a_part_of_it(&prose, statement, names) {
                readings.iter_mut().for_each(|reading| reading.at_most = true);
            }
            match fit(statement.number, &readings) {
                Fit::Fits => {}
                Fit::Unread => unread += 1,
                Fit::Misfit => findings.extend(misfit(&prose, statement, &readings)),
            }
        }
        if compared == 0 {
            return Verdict::NotApplicable("正文没有写明各种办理结果的件数".into());
        }
        Verdict::from_findings_or(findings, (unread > 0).then(|| format!("正文有 {unread} 个件数，表三相应的格读不出")))
    }
}

fn is_comparable(prose: &Prose<'_>, statement: &Statement) -> bool {
    let of_something_else = statement
        .part_of
        .and_then(|whole| prose.statements().get(whole))
        .is_some_and(|whole| matches!(whole.topic, Topic::Other | Topic::Disputes(..)));
    !statement.negated
        && statement.is_exact_count()
        && counts_cases(statement)
        && prose.among_requests(statement)
        && !of_something_else
        && !super::received_differs::recounts(prose.sentence(statement))
}

/// Whether the passage tells partly granted requests apart, so that 予以公开 cannot mean both.
fn names_partly_granted(prose: &Prose<'_>, statement: &Statement) -> bool {
    prose.statements().iter().any(|other| {
        other.section == statement.section
            && other.passage == statement.passage
            && matches!(&other.topic, Topic::Results(names) if names.contains(&ResultName::Group(OutcomeGroup::PartlyGranted)))
    })
}

/// Whether the passage tells apart a part of the same row: what was published already, which table 三 counts as granted;
/// 信息不存在, which it counts as not held.
fn tells_a_part_of_it(prose: &Prose<'_>, statement: &Statement, names: &[ResultName]) -> bool {
    let is_part = |part: &ResultName| match part {
        ResultName::PartOf(Outcome::Granted) => names == [ResultName::Group(OutcomeGroup::Granted)],
        ResultName::PartOf(outcome) => names.contains(&ResultName::Row(*outcome)),
        _ => false,
    };
    prose.statements().iter().any(|other| {
        other.section == statement.section
            && other.passage == statement.passage
            && other.range != statement.range
            && matches!(&other.topic, Topic::Results(parts) if parts.iter().any(is_part))
    })
}

fn misfit(prose: &Prose<'_>, statement: &Statement, readings: &[Reading]) -> Option<Finding> {
    let severity = prose.severity(statement, Severity::Error)?;
    let words = prose.words(statement);
    let expected = readings.first().and_then(|reading| reading.values.first()).copied().unwrap_or_default();
    let message = format!("正文所写的办理结果 {words}，与表三对不上：{}", told(readings));
    let finding =
        prose.finding(&ResultsDiffer::MANUAL, statement, message).with_severity(severity).with_values(expected, words);
    Some(match readings.first() {
        Some(reading) => finding.at_all(reading.cells.iter().take(1).copied()),
        None => finding,
    })
}
