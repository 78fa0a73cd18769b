//! Every shape is what its schema says.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

mod validator;

use gongkai_lint::{Finding, Settings, Subject, all_rules};
use gongkai_report::{Cell, CellId, FormVersion, Report, Rollup, Section, Signature, Value};
use gongkai_wire as wire;
use serde::Serialize;
use validator::violations;

fn sample(form: FormVersion) -> Report {
    let mut report = Report { form: Some(form), year: Some(2023), ..Report::default() };
    for id in form.cells() {
        report.set(id, if id.is_amount() { Cell::of(Value::Amount("1.50".parse().unwrap())) } else { Cell::number(2) });
    }
    let id: CellId = "table3.granted.total".parse().unwrap();
    let origin = Some(gongkai_document::Origin::bytes(1, 2));
    report.set(id, Cell { remark: Some("约".into()), origin, ..Cell::of(Value::Unreadable) });
    report.single_other_disposal = form == FormVersion::F2019;
    report.body = Some("示范局".into());
    report.signature = Some(Signature { body: report.body.clone(), ..Signature::default() });
    report
}

fn assert_fits(name: &str, shape: &impl Serialize) {
    let schemas = wire::schemas();
    let (_, schema) = schemas.iter().find(|(known, _)| *known == name).unwrap();
    let value = serde_json::from_str(&wire::line(shape)).unwrap();
    assert_eq!(violations(schema, &value), Vec::<String>::new(), "{name}");
}

#[test]
fn reports_fit_their_schema() {
    for form in [FormVersion::F2019, FormVersion::F2021] {
        assert_fits("gongkai.report/1", &wire::to_json(&sample(form), "a"));
    }
    assert_fits("gongkai.report/1", &wire::to_json(&Report::default(), "a"));
}

#[test]
fn a_report_that_breaks_the_schema_is_told_apart() {
    let schemas = wire::schemas();
    let schema = &schemas.iter().find(|(name, _)| *name == "gongkai.report/1").unwrap().1;
    let good = wire::line(&wire::to_json(&sample(FormVersion::F2021), "a"));
    for (from, to) in [
        ("\"licences\":2", "\"licences\":\"2\""),
        ("\"granted\":[2,", "\"granted\":["),
        ("\"form\":\"2021\"", "\"form\":\"2022\""),
        ("gongkai.report/1", "gongkai.report/2"),
        ("\"carried_in\":", "\"carried\":"),
        ("\"charges_wan_yuan\":\"1.50\"", "\"charges_wan_yuan\":1.5"),
    ] {
        let bad = good.replace(from, to);
        assert_ne!(bad, good);
        assert!(!violations(schema, &serde_json::from_str(&bad).unwrap()).is_empty(), "{to}");
    }
}

#[test]
fn checks_findings_and_rules_fit_their_schemas() {
    let mut report = sample(FormVersion::F2021);
    report.set("table3.newly_received.total".parse().unwrap(), Cell::number(90));
    let settings = Settings::default();
    let check = gongkai_lint::check(Subject::alone(&report, &settings));
    assert_fits("gongkai.check/1", &wire::check(&check, "a"));
    assert!(!check.findings().is_empty());
    for found in check.findings() {
        assert_fits("gongkai.finding/1", &wire::finding(found, &report, "a"));
    }
    for rule in all_rules() {
        assert_fits("gongkai.rule/1", &wire::rule(rule.manual()));
    }
}

#[test]
fn a_finding_has_the_keys_of_the_contract_in_order() {
    let report = sample(FormVersion::F2021);
    let manual = all_rules().find(|rule| rule.manual().code == "T301").unwrap().manual();
    let found = Finding::new(manual, "不平")
        .at("table3.newly_received.total".parse::<CellId>().unwrap())
        .at(Section::Table3)
        .with_values(12, 11);
    let text = wire::line(&wire::finding(&found, &report, "a.md"));
    let start = concat!(
        r#"{"schema":"gongkai.finding/1","file":"a.md","code":"T301","severity":"error","#,
        r#""where":["table3.newly_received.total","table3"],"message":"不平","expected":"12","found":"11","snippet":null,"mend":""#
    );
    assert!(text.starts_with(start), "{text}");
    let check = gongkai_lint::check(Subject::alone(&report, &Settings::default()));
    let text = wire::line(&wire::check(&check, "a.md"));
    assert!(text.starts_with(r#"{"schema":"gongkai.check/1","file":"a.md","rules":{""#), "{text}");
    assert!(text.contains(r#""counts":{"error":"#));
}

#[test]
fn a_rollup_names_who_put_what_into_each_cell() {
    let (mut one, two) = (sample(FormVersion::F2021), sample(FormVersion::F2021));
    one.body = Some("甲局".into());
    let rollup = Rollup::of(&one, "1").merge(Rollup::of(&two, "2")).merge(Rollup::of(&two, "3"));
    let sum = rollup.report("全县", FormVersion::F2021);
    let missing = vec!["丙局".to_owned()];
    let shape = wire::rollup(&rollup, &sum, FormVersion::F2021, "汇总", &missing);
    assert_fits("gongkai.rollup/1", &shape);
    let text = wire::line(&shape);
    for part in [
        r#""licences":6"#,
        r#""table2.licences":[{"member":0,"number":"2"},{"member":1,"number":"2"},{"member":2,"number":"2"}]"#,
        r#""table3.granted.total":[{"member":0,"number":null}"#,
        r#""missing":["丙局"],"duplicates":[{"body":"示范局","year":2023,"files":["2","3"]}],"broken_sums":[{"left":["table3."#,
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn what_the_law_says_fits_its_schemas() {
    use gongkai_law::article::ARTICLES;
    use gongkai_law::calendar::Calendar;
    use gongkai_law::deadline::{WorkingDays, working_days_after};
    use gongkai_law::fee::{FeeBasis, fee};
    use gongkai_law::terms::TERMS;

    let days: WorkingDays = "20".parse().unwrap();
    let provision = ARTICLES[32].provision();
    let from = jiff::civil::date(2025, 9, 26);
    let due = working_days_after(&Calendar::national(), from, days, provision).unwrap();
    assert_fits("gongkai.deadline/1", &wire::deadline(&due));
    let text = wire::line(&wire::deadline(&due));
    let start =
        r#"{"schema":"gongkai.deadline/1","from":"2025-09-26","due":"2025-10-30","provisional":false,"calendar":""#;
    assert!(text.starts_with(start), "{text}");
    assert_eq!(text.matches(r#""counted":true"#).count(), 20);
    assert!(text.contains("\"provision\":\"《政府信息公开条例》第三十三条\""), "{text}");
    let fee = fee(FeeBasis::PerItem, 35).unwrap();
    assert_fits("gongkai.fee/1", &wire::fee(&fee));
    let text = wire::line(&wire::fee(&fee));
    let start = r#"{"schema":"gongkai.fee/1","basis":"per_item","quantity":35,"fen":300000,"steps":[{"from":1,"to":10,"unit_fen":0,"fen":0},"#;
    assert!(text.starts_with(start), "{text}");
    for article in &ARTICLES {
        assert_fits("gongkai.article/1", &wire::article(article));
    }
    for term in TERMS {
        assert_fits("gongkai.term/1", &wire::term(term));
    }
}

#[test]
fn comparisons_fit_their_schema() {
    let (mut old, new) = (sample(FormVersion::F2019), sample(FormVersion::F2021));
    old.year = Some(2022);
    old.title = Some("示范局2022年政府信息公开工作年度报告".into());
    let settings = Settings::default();
    let [old_check, new_check] = [&old, &new].map(|report| gongkai_lint::check(Subject::alone(report, &settings)));
    let comparison = gongkai_lint::Comparison::of(&old, &new);
    let side = |file, report, check| wire::Side { file, report, check };
    let shape = wire::comparison(side("旧", &old, &old_check), side("新", &new, &new_check), &comparison);
    assert_fits("gongkai.comparison/1", &shape);
    assert!(wire::line(&shape).contains("\"old_mark\":\"absent\""), "the forms have different cells in table 二");
}

#[test]
fn verifications_fit_their_schema() {
    let bad =
        wire::FirstBadShape { seq: Some(3), stream: Some("request/r-1".into()), event: None, what: "不符".into() };
    assert_fits("gongkai.verify/1", &wire::verify("shifan".into(), 2, Some("ab".into()), Some(bad)));
    assert_fits("gongkai.verify/1", &wire::verify("shifan".into(), 0, None, None));
}

#[test]
fn replays_fit_their_schema() {
    use gongkai_case::scenario::Scenario;
    let text = "场景 一行\n条款 31\n今日 2025-03-03\n案件 申请 甲\n2025-03-03 收到申请 当面提交 自然人\n\
                2025-03-04 登记 编号1\n期望 到期 2025-04-01\n";
    let scenario = Scenario::parse(text).unwrap();
    let run = scenario.run();
    assert_eq!(run.mismatches.len(), 2, "{:?}", run.mismatches);
    for timeline in [true, false] {
        assert_fits("gongkai.replay/1", &wire::replay("a.txt", &scenario, &run, timeline));
    }
    let errors = Scenario::parse("场景 一行\n今天 2025-03-03\n").unwrap_err();
    assert_fits("gongkai.replay/1", &wire::unusable_replay("a.txt", &errors));
}
