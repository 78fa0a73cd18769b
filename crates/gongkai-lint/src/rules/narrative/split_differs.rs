//! N103: requests by channel and by applicant, in the text.

use gongkai_law::applicant::ApplicantKind;
use gongkai_report::{Table3Column, Table3Row};
use rust_decimal::Decimal;

use super::prose::{Prose, Standing, counts_cases};
use super::readings::{Fit, Reading, Requests, fit, told};
use crate::narrative::{ApplicantName, Channel, Statement, Topic};
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 正文按渠道（当面、信函、网络、传真等）分列的申请件数，加起来应等于收到的申请总数；按申请人（自然人、法人或其他组织）分列的，应与表三相应的列一致。
    ///
    /// 渠道合计可与正文写明的总数比，也可与表三新收、新收加上年结转、办理结果总计比，对上一个即可。合计多出来的是错误；合计不足的，可能没有列全，报警告。
    /// 写明“主要”“等”的分列不比。
    pub(crate) SplitDiffers = "N103" {
        name: "split_differs",
        title: "分渠道、分申请人件数加不拢",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [51],
        provision: [REPORT_FORMAT_2021, ART_50_2] "表三",
        mend: "对照台账核对各渠道、各类申请人的件数，使分项之和等于总数。",
    }
}

impl Rule for SplitDiffers {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let prose = Prose::new(context);
        let requests = Requests::new(context.report());
        let mut findings = Vec::new();
        let mut compared = 0;
        for list in channel_lists(&prose) {
            compared += 1;
            findings.extend(channels(&prose, &requests, &list));
        }
        for statement in prose.statements() {
            let Topic::Applicant(name) = statement.topic else { continue };
            if !is_plain(&prose, statement) {
                continue;
            }
            compared += 1;
            findings.extend(applicants(&prose, &requests, statement, name));
        }
        if compared == 0 {
            return Verdict::NotApplicable("正文没有按渠道或申请人分列申请件数".into());
        }
        Verdict::from_findings(findings)
    }
}

fn is_plain(prose: &Prose<'_>, statement: &Statement) -> bool {
    !statement.negated
        && !statement.partial
        && statement.is_exact_count()
        && counts_cases(statement)
        && prose.among_requests(statement)
        && prose.standing(statement) == Standing::Own
}

/// The channels listed in one sentence, where at least two are and all are told plainly.
fn channel_lists<'a>(prose: &Prose<'a>) -> Vec<Vec<(&'a Statement, Channel)>> {
    let mut lists: Vec<Vec<(&Statement, Channel)>> = Vec::new();
    for statement in prose.statements() {
        let Topic::Channel(channel) = statement.topic else { continue };
        let same = lists.last_mut().filter(|list| {
            list.last().is_some_and(|(last, _)| {
                (last.section, last.passage, &last.sentence)
                    == (statement.section, statement.passage, &statement.sentence)
            })
        });
        match same {
            Some(list) => list.push((statement, channel)),
            None => lists.push(vec![(statement, channel)]),
        }
    }
    lists.retain(|list| {
        let repeated =
            list.iter().enumerate().any(|(at, (_, channel))| list.iter().take(at).any(|(_, other)| other == channel));
        list.len() > 1 && !repeated && list.iter().all(|(statement, _)| is_plain(prose, statement))
    });
    lists
}

fn channels(prose: &Prose<'_>, requests: &Requests<'_>, list: &[(&Statement, Channel)]) -> Option<Finding> {
    let (first, _) = list.first()?;
    let sum: Decimal = list.iter().filter_map(|(statement, _)| statement.number).sum();
    let told_totals = prose.statements().iter().filter(|other| {
        other.section == first.section && other.passage == first.passage && other.topic == Topic::Requests
    });
    if told_totals.into_iter().any(|total| total.number == Some(sum)) {
        return None;
    }
    let readings = [requests.received(), requests.concluded()].concat();
    match fit(Some(sum), &readings) {
        Fit::Fits | Fit::Unread => return None,
        Fit::Misfit => {}
    }
    let most = readings.iter().flat_map(|reading| &reading.values).max().copied().unwrap_or_default();
    let severity = if sum > Decimal::from(most) { Severity::Error } else { Severity::Warning };
    let parts: Vec<&str> = list.iter().map(|(statement, _)| prose.words(statement)).collect();
    let message = format!("正文分渠道的申请件数 {} 合计 {sum} 件，{}，对不上", parts.join("、"), told(&readings));
    let finding = prose.finding(&SplitDiffers::MANUAL, first, message).with_severity(severity);
    Some(finding.at_all(cells(&readings)).with_values(most, sum))
}

fn cells(readings: &[Reading]) -> Vec<gongkai_report::CellId> {
    readings.first().map(|reading| reading.cells.clone()).unwrap_or_default()
}

fn applicants(
    prose: &Prose<'_>,
    requests: &Requests<'_>,
    statement: &Statement,
    name: ApplicantName,
) -> Option<Finding> {
    let columns: Vec<Table3Column> = match name {
        ApplicantName::Kind(kind) => vec![Table3Column::Kind(kind)],
        ApplicantName::Organisations => ApplicantKind::ALL
            .into_iter()
            .filter(|kind| *kind != ApplicantKind::NaturalPerson)
            .map(Table3Column::Kind)
            .collect(),
    };
    let label = match name {
        ApplicantName::Kind(kind) => kind.label(),
        ApplicantName::Organisations => "法人或其他组织",
    };
    let (a, b, c) = (Table3Row::NewlyReceived, Table3Row::CarriedIn, Table3Row::DisposedTotal);
    let readings = [
        requests.columns(&format!("表三“本年新收”行“{label}”列"), &[a], &columns),
        requests.columns("新收与上年结转合计", &[a, b], &columns),
        requests.columns("办理结果总计", &[c], &columns),
    ];
    if !matches!(fit(statement.number, &readings), Fit::Misfit) {
        return None;
    }
    let words = prose.words(statement);
    let message = format!("正文称{label}申请 {words}，与表三对不上：{}", told(&readings));
    let expected = readings.first().and_then(|reading| reading.values.first()).copied().unwrap_or_default();
    let finding = prose.finding(&SplitDiffers::MANUAL, statement, message);
    Some(finding.at_all(cells(&readings)).with_values(expected, words))
}
