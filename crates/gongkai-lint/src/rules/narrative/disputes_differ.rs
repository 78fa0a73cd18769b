//! N104: reconsiderations and suits in the text, and in table 四.

use gongkai_law::subject::SubjectKind;
use gongkai_report::{Head, Section, Table4Column};

use super::prose::{Prose, counts_cases};
use super::readings::{Fit, Reading, dispute_reading, disputes, fit, groups, told};
use crate::narrative::{Dispute, Statement, Topic, Unit};
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 正文里因政府信息公开引起的行政复议、行政诉讼件数，应与表四一致；写明维持、纠正、其他结果、尚未审结的，与相应的列比。
    ///
    /// “行政诉讼”指未经复议直接起诉与复议后起诉两组之和；只等于其中一组的，报警告请核对。
    ///
    /// 本机关作为复议机关办理、审理的案件，备案的复议案件，以及没有说明与政府信息公开有关的案件，不与表四相比。
    pub(crate) DisputesDiffer = "N104" {
        name: "disputes_differ",
        title: "正文复议诉讼件数与表四不符",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [52],
        provision: [REPORT_FORMAT_2021, ART_50_3] "表四",
        mend: "对照复议、应诉台账核对件数，正文与表四改成同一个数。",
    }
}

/// Words of a body that decides or defends cases, not of cases about its own disclosure.
const OTHER_ROLE: &[&str] =
    &["办理", "审理", "受理", "审结", "代理", "出庭", "化解", "调解", "备案", "指导", "办结", "收到"];

/// Words that only ever tell of cases that others brought against others.
const ALWAYS_OTHER_ROLE: &[&str] = &["审理", "代理", "出庭", "备案", "指导", "作为复议机关", "第三人"];

/// Whether the body itself decides reconsiderations: governments, and the 司法行政 departments that work for them.
fn may_decide(prose: &Prose<'_>) -> bool {
    let context = prose.context();
    let kind = context.profile().kind;
    matches!(kind, Some(SubjectKind::Government | SubjectKind::GovernmentOffice))
        || context.report().body.as_deref().is_some_and(|body| body.contains("司法"))
}

impl Rule for DisputesDiffer {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let prose = Prose::new(context);
        let mut findings = Vec::new();
        let (mut compared, mut unread) = (0, 0);
        for statement in prose.statements() {
            let Topic::Disputes(kinds, result) = &statement.topic else { continue };
            if !is_comparable(&prose, statement) {
                continue;
            }
            compared += 1;
            let readings = readings(&prose, statement, kinds, *result);
            match fit(statement.number, &readings) {
                Fit::Fits => {}
                Fit::Unread => unread += 1,
                Fit::Misfit => findings.extend(misfit(&prose, statement, kinds, *result, &readings)),
            }
        }
        if compared == 0 {
            return Verdict::NotApplicable("正文没有写明因政府信息公开引起的复议、诉讼件数".into());
        }
        Verdict::from_findings_or(findings, (unread > 0).then(|| format!("正文有 {unread} 个件数，表四相应的格读不出")))
    }
}

/// Whether the number surely speaks of disputes about the body's own disclosure.
pub(crate) fn is_comparable(prose: &Prose<'_>, statement: &Statement) -> bool {
    let near = prose.near(statement);
    let sentence = prose.sentence(statement);
    let about_disclosure = statement.section == Section::OverviewHead(Head::DisclosureOnRequest)
        || sentence.contains("信息公开")
        || sentence.contains("依申请");
    let other_body = near.contains("为被")
        || ["局", "委员会", "街道", "乡镇", "部门"].iter().any(|word| {
            near.match_indices(word).any(|(at, _)| !near.get(..at).is_some_and(|head| head.ends_with(['我', '本'])))
        });
    let own_name = prose.context().report().body.as_deref().is_some_and(|body| !body.ends_with("政府"));
    let decides = OTHER_ROLE.iter().any(|word| near.contains(word));
    let role = decides && (!near.contains("信息公开") || may_decide(prose))
        || ALWAYS_OTHER_ROLE.iter().any(|word| near.contains(word));
    let instance = ["一审", "二审", "再审"].iter().any(|word| near.contains(word));
    let cases = counts_cases(statement) && statement.unit != Unit::Copy;
    !statement.negated
        && statement.is_exact_count()
        && cases
        && about_disclosure
        && !role
        && !instance
        && (own_name || !other_body)
}

/// What the number may mean; a result told without its dispute may be that of all disputes named before.
fn readings(prose: &Prose<'_>, statement: &Statement, kinds: &[Dispute], result: Option<Table4Column>) -> Vec<Reading> {
    let report = prose.context().report();
    let mut readings = disputes(report, kinds, result);
    let near = prose.near(statement);
    // 新发生5件，上年未审结1件: table 四 counts those carried in too; 复议决定5件: and those not decided yet
    if result.is_none() && ["新", "本年发生", "决定", "判决", "裁定"].iter().any(|word| near.contains(word))
    {
        readings.iter_mut().for_each(|reading| reading.at_most = true);
    }
    if result.is_some() && !near.contains("复议") && !near.contains("诉") {
        let both = [Dispute::Reconsideration, Dispute::Suit];
        readings.extend(disputes(report, &both, result));
        readings.extend(both.iter().flat_map(|kind| disputes(report, std::slice::from_ref(kind), result)));
    }
    readings
}

fn misfit(
    prose: &Prose<'_>,
    statement: &Statement,
    kinds: &[Dispute],
    result: Option<Table4Column>,
    readings: &[Reading],
) -> Option<Finding> {
    let report = prose.context().report();
    let column = result.unwrap_or(Table4Column::Total);
    // A suit told without its kind may mean one group only.
    let one_group = kinds == [Dispute::Suit]
        && groups(Dispute::Suit)
            .iter()
            .any(|group| dispute_reading(report, String::new(), &[*group], column).fits(statement.number));
    let severity = prose.severity(statement, if one_group { Severity::Warning } else { Severity::Error })?;
    let words = prose.words(statement);
    let expected = readings.first().and_then(|reading| reading.values.first()).copied().unwrap_or_default();
    let note = if one_group { "；只与其中一组相等" } else { "" };
    let message = format!("正文所写的复议诉讼件数 {words}，与表四对不上：{}{note}", told(readings));
    let mut finding =
        prose.finding(&DisputesDiffer::MANUAL, statement, message).with_severity(severity).with_values(expected, words);
    if let Some(reading) = readings.first() {
        finding = finding.at_all(reading.cells.iter().copied());
    }
    Some(finding)
}
