//! Every rule over one report: a fixture on which it holds and one on which it is broken.
//!
//! A fixture changes the sound report line by line (`support/script.rs`). On a good one no rule may report an
//! error; on a bad one only the rule it is about may, so that one fault is one error.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/script.rs"]
mod script;
mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gongkai_lint::{Check, Finding, Severity, Subject, Verdict, all_rules, check};

use script::Script;
use support::sound;

fn fixtures(kind: &str) -> Vec<Script> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports").join(kind);
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    paths.sort();
    paths.iter().map(|path| Script::read(path)).collect()
}

fn verdict<'c>(check: &'c Check, code: &str) -> &'c Verdict {
    &check.results.iter().find(|result| result.manual.code == code).unwrap().verdict
}

fn errors(check: &Check) -> Vec<&Finding> {
    check.findings().into_iter().filter(|finding| finding.severity == Severity::Error).collect()
}

fn state(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Held => "held",
        Verdict::Broken(_) => "broken",
        Verdict::Undecided(_) => "undecided",
        Verdict::NotApplicable(_) => "not_applicable",
    }
}

#[test]
fn sound_reports_are_silent_but_for_information() {
    let settings = gongkai_lint::Settings::default();
    let (now, then) = (sound(2024), sound(2023));
    let check = check(Subject { previous: Some(&then), ..Subject::alone(&now, &settings) });
    assert_eq!(check.findings(), Vec::<&Finding>::new());
}

#[test]
fn good_fixtures_raise_no_error() {
    let mut faults = Vec::new();
    for script in fixtures("good") {
        let check = script.check();
        let verdict = verdict(&check, &script.code);
        if state(verdict) != script.expect {
            faults.push(format!("{}: not {}: {verdict:?}", script.name, script.expect));
        }
        faults.extend(errors(&check).iter().map(|finding| format!("{}: {finding:?}", script.name)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn bad_fixtures_are_found_once_and_at_the_right_place() {
    let faults: Vec<String> = fixtures("bad")
        .iter()
        .flat_map(|script| faults_of(script).into_iter().map(|fault| format!("{}: {fault}", script.name)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a bad fixture says that its rule does not, and the reverse.
fn faults_of(script: &Script) -> Vec<String> {
    let check = script.check();
    let Verdict::Broken(findings) = verdict(&check, &script.code) else {
        return vec![format!("not broken: {:?}", verdict(&check, &script.code))];
    };
    let mut faults = Vec::new();
    let told: String = findings.iter().map(|finding| format!("{}\n", finding.message)).collect();
    let gravest = findings.iter().map(|finding| finding.severity).max();
    if gravest != script.severity() {
        faults.push(format!("{gravest:?}, not {}: {told}", script.expect));
    }
    faults.extend(script.says.iter().filter(|text| !told.contains(*text)).map(|text| format!("no “{text}” in {told}")));
    if let Some(at) = &script.at
        && &findings[0].places[0].to_string() != at
    {
        faults.push(format!("at {}, not {at}", findings[0].places[0]));
    }
    if let Some(count) = script.findings
        && findings.len() != count
    {
        faults.push(format!("{} findings, not {count}: {told}", findings.len()));
    }
    let own = |finding: &&&Finding| finding.code == script.code || script.also.iter().any(|code| code == finding.code);
    faults.extend(errors(&check).iter().filter(|finding| !own(finding)).map(|finding| format!("also {finding:?}")));
    faults
}

#[test]
fn messages_read_calmly() {
    let mut out = String::new();
    for script in fixtures("bad") {
        let check = script.check();
        if let Verdict::Broken(findings) = verdict(&check, &script.code) {
            for finding in findings {
                out.push_str(&format!("{} {} {}\n", script.name, finding.severity.label(), finding.message));
                out.push_str(&format!("    改法：{}\n", finding.mend));
            }
        }
    }
    insta::assert_snapshot!(out);
}

/// Families whose rules are tested here; the others have tests of their own.
fn is_tested_here(code: &str) -> bool {
    let narrative = code.starts_with('N') || matches!(code, "A104" | "Y105" | "Y106" | "Y107" | "Y108");
    !narrative && !matches!(code, "A101" | "A102" | "A103")
}

#[test]
fn every_rule_has_a_good_and_a_bad_fixture() {
    let codes = |kind: &str| fixtures(kind).into_iter().map(|script| script.code).collect::<BTreeSet<String>>();
    let (good, bad) = (codes("good"), codes("bad"));
    for rule in all_rules() {
        let code = rule.manual().code;
        if is_tested_here(code) {
            assert!(good.contains(code), "no good fixture for {code}");
            assert!(bad.contains(code), "no bad fixture for {code}");
        }
    }
}

#[test]
fn codes_and_names_are_unique_and_pages_teach() {
    let mut codes = BTreeSet::new();
    let mut names = BTreeSet::new();
    for rule in all_rules() {
        let manual = rule.manual();
        assert!(codes.insert(manual.code), "{}", manual.code);
        assert!(names.insert(manual.name), "{}", manual.name);
        assert!(manual.page.chars().count() > 60, "{}: page too short", manual.code);
        assert!(!manual.provisions.is_empty() && !manual.mend.is_empty(), "{}", manual.code);
    }
}
