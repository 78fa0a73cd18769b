//! Many bodies at once: sums, roster, and who was there last year.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use gongkai_lint::{Check, Collection, Roster, Severity, Verdict, aggregate};
use gongkai_report::{Cell, FormVersion, Report, Rollup};

use support::{id, set_row, sound};

const BODIES: [&str; 3] = ["云川市教育局", "石桥镇人民政府", "东石桥镇人民政府"];

fn member(body: &str) -> Report {
    Report { body: Some(body.into()), ..sound(2024) }
}

fn rollup<'r>(reports: impl IntoIterator<Item = &'r Report>) -> Rollup {
    reports
        .into_iter()
        .enumerate()
        .fold(Rollup::default(), |all, (number, report)| all.merge(Rollup::of(report, &format!("{number}.html"))))
}

fn verdict<'c>(check: &'c Check, code: &str) -> &'c Verdict {
    &check.results.iter().find(|result| result.manual.code == code).unwrap().verdict
}

fn told(check: &Check, code: &str) -> Vec<(Severity, String)> {
    match verdict(check, code) {
        Verdict::Broken(findings) => findings.iter().map(|f| (f.severity, f.message.clone())).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_sum_of_a_complete_roster_holds() {
    let members = BODIES.map(member);
    let rollup = rollup(&members);
    let consolidated = rollup.report("云川市", FormVersion::F2021);
    let roster = Roster::of(BODIES);
    let collection =
        Collection { roster: Some(&roster), consolidated: Some(&consolidated), ..Collection::alone(&rollup) };
    let check = aggregate(&collection);
    assert_eq!(verdict(&check, "A101"), &Verdict::Held);
    assert_eq!(verdict(&check, "A102"), &Verdict::Held);
    assert!(matches!(verdict(&check, "A103"), Verdict::Undecided(_)));
}

#[test]
fn a_body_left_out_of_the_sum_is_named() {
    let mut members = BODIES.map(member);
    members[1].set(id("table2.licences"), Cell::number(5));
    let rollup = rollup(&members);
    let mut consolidated = rollup.report("云川市", FormVersion::F2021);
    consolidated.set(id("table2.licences"), Cell::number(72));
    let roster = Roster::of(BODIES);
    let declared =
        Collection { roster: Some(&roster), consolidated: Some(&consolidated), ..Collection::alone(&rollup) };
    let findings = told(&aggregate(&declared), "A101");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].0, Severity::Error);
    assert!(
        findings[0].1.contains("各单位之和为 77，汇总报告填 72，差额恰为“石桥镇人民政府”的数，可能漏加"),
        "{}",
        findings[0].1
    );
    let undeclared = Collection { roster: None, ..declared };
    assert_eq!(told(&aggregate(&undeclared), "A101")[0].0, Severity::Warning);
}

#[test]
fn joint_documents_are_only_a_warning() {
    let members = BODIES.map(member);
    let rollup = rollup(&members);
    let mut consolidated = rollup.report("云川市", FormVersion::F2021);
    consolidated.set(id("table2.normative_documents.issued"), Cell::number(2));
    let roster = Roster::of(BODIES);
    let collection =
        Collection { roster: Some(&roster), consolidated: Some(&consolidated), ..Collection::alone(&rollup) };
    assert_eq!(told(&aggregate(&collection), "A101")[0].0, Severity::Warning);
}

#[test]
fn a_roster_tells_who_is_missing_twice_or_not_on_it() {
    let members = [
        member(BODIES[0]),
        member(BODIES[0]),
        member("云川市体育局"),
        Report { year: Some(2023), ..member(BODIES[1]) },
    ];
    let rollup = rollup(&members);
    let roster = Roster::of(BODIES);
    let check = aggregate(&Collection { roster: Some(&roster), ..Collection::alone(&rollup) });
    let findings = told(&check, "A102");
    let all: String = findings.iter().map(|(_, message)| message.as_str()).collect();
    assert!(all.contains("缺 1 个单位的年报：东石桥镇人民政府"), "{all}");
    assert!(all.contains("“云川市教育局”有 2 份同一年度的年报"), "{all}");
    assert!(all.contains("以下单位不在名单上：云川市体育局"), "{all}");
    assert!(all.contains("2023 年度的，其余是 2024 年度的：石桥镇人民政府"), "{all}");
    assert_eq!(findings.iter().filter(|(severity, _)| *severity == Severity::Error).count(), 3);
}

#[test]
fn a_body_gone_needs_a_successor_that_carries_its_cases_in() {
    let last: Vec<Report> = BODIES.map(member).into_iter().collect();
    let previous = rollup(&last);
    let now = [member(BODIES[0]), member(BODIES[1])];
    let rollup = rollup(&now);
    let alone = Collection { previous: Some(&previous), ..Collection::alone(&rollup) };
    assert!(told(&aggregate(&alone), "A103")[0].1.contains("其上年结转下年度 1 件没有下落"));

    let mut roster = Roster::of([BODIES[0], BODIES[1]]);
    roster.entries[1].successor_of = vec![BODIES[2].into()];
    let merged = Collection { roster: Some(&roster), ..alone };
    assert!(told(&aggregate(&merged), "A103")[0].1.contains("之和 2，所填为 1"));

    let mut carried = now.clone();
    set_row(&mut carried[1], "table3.carried_in", "2 0 0 0 0 0 2");
    let rollup = self::rollup(&carried);
    assert_eq!(verdict(&aggregate(&Collection { rollup: &rollup, ..merged }), "A103"), &Verdict::Held);
}
