//! `gongkai.guide/1`, `gongkai.systems/1`: the guide and the systems of a body and what is wrong with them; `gongkai.duty/1`: a row of its basic directory.

use std::collections::BTreeMap;

use gongkai_catalogue::{Duty, Guide, GuideField, GuideFinding, StandingSystem, SystemFinding};
use gongkai_law::provision::Provision;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::{Day, Shown};

/// The guide of a body.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.guide/1", description = "政府信息公开指南：各项内容、修订日期、缺什么")]
pub struct GuideShape<'g> {
    /// Always `gongkai.guide/1`.
    #[schemars(extend("const" = "gongkai.guide/1"))]
    schema: &'static str,
    /// Code of the body.
    body: &'g str,
    /// The day of the last revision; `null` where there is no guide.
    revised: Option<Day>,
    /// What it tells, by the identifier of the field.
    fields: BTreeMap<&'static str, &'g str>,
    /// Required fields that it lacks.
    missing: Vec<&'static str>,
    /// What is wrong with it.
    findings: Vec<GuideFindingShape<'g>>,
}

/// What is wrong with a guide.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "GuideFinding")]
struct GuideFindingShape<'g> {
    /// `error` where a rule is broken, `info` where a person may want to look.
    severity: &'static str,
    what: &'g str,
    provision: Shown<Provision>,
}

/// The guide of a body, as JSON.
#[must_use]
pub fn guide<'g>(body: &'g str, guide: Option<(Date, &'g Guide)>, findings: &'g [GuideFinding]) -> GuideShape<'g> {
    let of = guide.map(|(_, guide)| guide);
    let told = |field: GuideField| of.and_then(|guide| guide.of(field)).map(|text| (field.id(), text));
    GuideShape {
        schema: "gongkai.guide/1",
        body,
        revised: guide.map(|(day, _)| Day(day)),
        fields: GuideField::ALL.into_iter().filter_map(told).collect(),
        missing: of.map(|guide| guide.missing().map(GuideField::id).collect()).unwrap_or_default(),
        findings: findings
            .iter()
            .map(|finding| GuideFindingShape {
                severity: if finding.unlawful { "error" } else { "info" },
                what: &finding.what,
                provision: Shown(finding.provision),
            })
            .collect(),
    }
}

/// The systems of a body.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.systems/1", description = "政府信息公开的各项制度：何时建立、修订，缺什么")]
pub struct SystemsShape<'g> {
    /// Always `gongkai.systems/1`.
    #[schemars(extend("const" = "gongkai.systems/1"))]
    schema: &'static str,
    /// Code of the body.
    body: &'g str,
    systems: Vec<SystemShape<'g>>,
    /// What is wrong with them.
    findings: Vec<GuideFindingShape<'g>>,
}

/// A system as it stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "System")]
struct SystemShape<'g> {
    /// `review`, `dynamic_adjustment`, `coordination`, `assessment` or `other`.
    kind: &'static str,
    title: &'g str,
    number: Option<&'g str>,
    adopted: Day,
    revised: Vec<Day>,
}

/// The systems of a body, as JSON.
#[must_use]
pub fn systems<'g>(
    body: &'g str,
    standing: &'g [StandingSystem<'g>],
    findings: &'g [SystemFinding],
) -> SystemsShape<'g> {
    let system = |one: &StandingSystem<'g>| SystemShape {
        kind: one.system.kind.id(),
        title: &one.system.title,
        number: one.system.number.as_deref(),
        adopted: Day(one.adopted),
        revised: one.revised.iter().copied().map(Day).collect(),
    };
    let finding = |finding: &'g SystemFinding| GuideFindingShape {
        severity: if finding.unlawful { "error" } else { "info" },
        what: &finding.what,
        provision: Shown(finding.provision),
    };
    SystemsShape {
        schema: "gongkai.systems/1",
        body,
        systems: standing.iter().map(system).collect(),
        findings: findings.iter().map(finding).collect(),
    }
}

/// A row of the basic directory.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.duty/1", description = "主动公开基本目录的一项")]
pub struct DutyShape<'g> {
    /// Always `gongkai.duty/1`.
    #[schemars(extend("const" = "gongkai.duty/1"))]
    schema: &'static str,
    /// Code of the body.
    body: &'g str,
    /// Since when the directory holds.
    since: Day,
    /// Its number, from 1.
    number: usize,
    item: &'g str,
    content: &'g str,
    basis: &'g str,
    time_limit: &'g str,
    responsible: &'g str,
    channel: &'g str,
    audience: &'g str,
    manner: &'g str,
}

/// A row of the basic directory, as JSON.
#[must_use]
pub fn duty<'g>(body: &'g str, since: Date, number: usize, duty: &'g Duty) -> DutyShape<'g> {
    let Duty { item, content, basis, time_limit, responsible, channel, audience, manner } = duty;
    DutyShape {
        schema: "gongkai.duty/1",
        body,
        since: Day(since),
        number,
        item,
        content,
        basis,
        time_limit,
        responsible,
        channel,
        audience,
        manner,
    }
}
