//! A103: a body of last year is here again, or its successor is.

use gongkai_report::{CellId, Rollup, Table3Column, Table3Row};
use rust_decimal::Decimal;

use crate::aggregate::Collection;
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict, years};

declare_rule! {
    /// 上年报送过的单位，本年应仍在；撤并的，应在名单中注明由哪个单位承继，其上年“结转下年度”应并入承继单位的“上年结转”。
    ///
    /// 都作警告。要给出上年的全部年报才判断。
    ///
    /// 例：上年有“甲镇”，结转下年度 3，本年并入“乙镇”，而乙镇上年结转只有自己的 1——应为 4。
    pub(crate) BodyVanished = "A103" {
        name: "body_vanished",
        title: "上年的单位不见了，或结转没有承继",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [65],
        provision: [ART_49, REPORT_FORMAT_2021] "表三",
        mend: "核对单位变动；把撤并单位的结转并入承继单位。",
    }
}

impl Rule for BodyVanished {
    fn check(&self, _: &Context<'_>) -> Verdict {
        Verdict::NotApplicable("只用于汇总多份年报".into())
    }
}

/// Last year's members against this year's.
pub(crate) fn over(collection: &Collection<'_>) -> Verdict {
    let Some(previous) = collection.previous else {
        return Verdict::Undecided("没有给出上年各单位的年报".into());
    };
    let manual = &BodyVanished::MANUAL;
    let here = |body: &str| collection.rollup.members().any(|member| years::same_body(&member.body, body));
    let mut findings = Vec::new();
    for member in previous.members().filter(|member| !here(&member.body)) {
        let carried_out = amount(previous, &member.body, Table3Row::CarriedOut).unwrap_or_default().normalize();
        if let Some(successor) = collection.successor_of(&member.body) {
            findings.extend(inherited(collection, previous, successor));
            continue;
        }
        let left = if carried_out.is_zero() {
            String::new()
        } else {
            format!("，其上年结转下年度 {carried_out} 件没有下落")
        };
        let message = format!("上年有“{}”的年报，本年没有，名单也没有注明由哪个单位承继{left}", member.body);
        findings.push(Finding::new(manual, message));
    }
    findings.dedup();
    Verdict::from_findings(findings)
}

/// Whether a successor carries in what it and those it took over carried out.
fn inherited(collection: &Collection<'_>, previous: &Rollup, successor: &str) -> Option<Finding> {
    let carried_in = amount(collection.rollup, successor, Table3Row::CarriedIn)?.normalize();
    let predecessors = previous.members().filter(|member| {
        years::same_body(&member.body, successor)
            || collection.successor_of(&member.body).is_some_and(|body| years::same_body(body, successor))
    });
    let mut due = Decimal::ZERO;
    for member in predecessors {
        due = due.checked_add(amount(previous, &member.body, Table3Row::CarriedOut)?)?;
    }
    let due = due.normalize();
    (due != carried_in).then(|| {
        let message =
            format!("“{successor}”承继了撤并单位，上年结转应为各单位上年结转下年度之和 {due}，所填为 {carried_in}");
        Finding::new(&BodyVanished::MANUAL, message)
            .at(CellId::Table3(Table3Row::CarriedIn, Table3Column::Total))
            .with_values(due, carried_in)
    })
}

/// What a body puts into the total column of a row.
fn amount(rollup: &Rollup, body: &str, row: Table3Row) -> Option<Decimal> {
    let total = rollup.total(CellId::Table3(row, Table3Column::Total));
    total.contributions.iter().find(|part| years::same_body(&part.member.body, body)).and_then(|part| part.number)
}
