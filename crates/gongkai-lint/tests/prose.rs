//! Running text: what the parser makes of sentences, and what the rules over it say to good and bad ones.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "prose/notation.rs"]
mod notation;
mod support;

use std::collections::BTreeSet;

use gongkai_lint::narrative::read_passage;
use gongkai_lint::{Check, Settings, Severity, Subject, Verdict, all_rules, check};
use gongkai_report::{Head, Narrative, Report, Section};
use proptest::prelude::*;

use support::{cell, id, set_row, sound};

const CORPUS: &str = include_str!("prose/corpus.txt");
const BAD: &str = include_str!("prose/bad.txt");
const GOOD: &str = include_str!("prose/good.txt");
const SCOPES: &str = include_str!("prose/scopes.txt");

#[test]
fn sentences_are_read_as_the_corpus_says() {
    let mut heading = "";
    let mut sentence = "";
    let mut faults = Vec::new();
    let mut count = 0;
    for line in CORPUS.lines().filter(|line| !line.trim().is_empty()) {
        if line.starts_with("# ") {
            continue;
        }
        if line.starts_with("##") {
            heading = line;
        } else if let Some(expected) = line.strip_prefix('=') {
            let found = notation::parse(heading, sentence);
            count += 1;
            if found != expected.trim() {
                faults.push(format!("{heading}\n{sentence}\n  expected {}\n  found    {found}", expected.trim()));
            }
        } else {
            sentence = line;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count >= 120, "only {count} sentences");
}

/// One case of `bad.txt` or `good.txt`: a code, what is expected, and lines that change the sound report.
struct Case<'t> {
    code: &'t str,
    expect: &'t str,
    lines: Vec<&'t str>,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let mut out: Vec<Case<'_>> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix('[') {
            let (code, expect) = head.trim_end_matches(']').split_once(' ').unwrap_or((head.trim_end_matches(']'), ""));
            out.push(Case { code, expect, lines: Vec::new() });
        } else {
            out.last_mut().unwrap().lines.push(line);
        }
    }
    out
}

/// Reports of a case: the one to be checked, last year's and a sister's.
fn reports(case: &Case<'_>) -> [Report; 3] {
    let mut all = [sound(2024), sound(2023), sound(2024)];
    all[2].body = Some("云川市体育局".into());
    let mut of = 0;
    for line in &case.lines {
        match *line {
            "report:" => of = 0,
            "previous:" => of = 1,
            "sister:" => of = 2,
            line => edit(&mut all[of], line),
        }
    }
    all
}

fn edit(report: &mut Report, line: &str) {
    let (word, rest) = line.split_once(' ').unwrap();
    let (first, tail) = rest.split_once(' ').unwrap_or((rest, ""));
    match word {
        "body" => report.body = Some(rest.into()),
        "row" => set_row(report, first, tail),
        "cell" => report.set(id(first), cell(tail, id(first))),
        "opening" => report.opening = Narrative::of([rest]),
        "five" => report.problems_and_improvements = Some(Narrative::of(rest.split('¶'))),
        "six" => report.other_matters = Some(Narrative::of([rest])),
        "overview" => report.overview_lead = Narrative::of(rest.split('¶')),
        head => {
            report.overview.insert(Head::from_id(head).unwrap(), Narrative::of(rest.split('¶')));
        }
    }
}

fn run(case: &Case<'_>) -> Check {
    let settings = Settings::default();
    let [report, previous, sister] = &reports(case);
    let sisters = [sister];
    check(Subject { previous: Some(previous), sisters: &sisters, ..Subject::alone(report, &settings) })
}

fn is_of_prose(code: &str) -> bool {
    code.starts_with('N') || matches!(code, "A104" | "Y105" | "Y106" | "Y107" | "Y108")
}

#[test]
fn bad_texts_are_found() {
    let mut faults = Vec::new();
    for case in cases(BAD) {
        let (severity, says) = case.expect.split_once(' ').unwrap();
        let check = run(&case);
        let verdict = &check.results.iter().find(|result| result.manual.code == case.code).unwrap().verdict;
        let Verdict::Broken(findings) = verdict else {
            faults.push(format!("{} {:?}: {verdict:?}", case.code, case.lines));
            continue;
        };
        let gravest = findings.iter().map(|finding| finding.severity).max().unwrap();
        let told: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
        if gravest.id() != severity || !told.iter().any(|message| message.contains(says)) {
            faults.push(format!("{} {:?}: {} {told:?}", case.code, case.lines, gravest.id()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn good_texts_are_silent_about_everything_in_prose() {
    let mut faults = Vec::new();
    for case in cases(GOOD) {
        let check = run(&case);
        let own = &check.results.iter().find(|result| result.manual.code == case.code).unwrap().verdict;
        if matches!(own, Verdict::Broken(_)) || (case.expect == "held" && *own != Verdict::Held) {
            faults.push(format!("{} {:?}: {own:?}", case.code, case.lines));
        }
        let findings = check.findings();
        let loud = findings.iter().filter(|finding| is_of_prose(finding.code) && finding.severity > Severity::Info);
        faults.extend(
            loud.map(|finding| format!("{} {:?}: {} {}", case.code, case.lines, finding.code, finding.message)),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A report in which no two numbers are alike.
fn rich() -> Report {
    let mut report = sound(2024);
    for (row, values) in [
        ("table3.newly_received", "35 3 0 0 2 0 40"),
        ("table3.carried_in", "2 1 0 0 0 0 3"),
        ("table3.granted", "13 1 0 0 1 0 15"),
        ("table3.partly_granted", "5 1 0 0 0 0 6"),
        ("table3.withheld.third_party_rights", "2 0 0 0 0 0 2"),
        ("table3.unable_to_provide.not_held", "6 1 0 0 1 0 8"),
        ("table3.unable_to_provide.needs_creation", "1 0 0 0 0 0 1"),
        ("table3.not_processed.petition_or_complaint", "2 0 0 0 0 0 2"),
        ("table3.not_processed.repeat_request", "1 0 0 0 0 0 1"),
        ("table3.other_disposal.other", "4 1 0 0 0 0 5"),
        ("table3.disposed_total", "34 4 0 0 2 0 40"),
        ("table3.carried_out", "3 0 0 0 0 0 3"),
        ("table4.reconsideration", "3 1 1 1 6"),
        ("table4.direct_suit", "1 0 0 0 1"),
        ("table4.suit_after_reconsideration", "2 0 0 1 3"),
    ] {
        set_row(&mut report, row, values);
    }
    for (cell, number) in [
        ("table2.normative_documents.issued", 2),
        ("table2.normative_documents.repealed", 6),
        ("table2.normative_documents.in_force", 28),
        ("table2.licences", 320),
        ("table2.penalties", 45),
        ("table2.administrative_compulsion", 3),
    ] {
        report.set(id(cell), gongkai_report::Cell::number(number));
    }
    report.set(id("table2.charges_wan_yuan"), cell("12.5", id("table2.charges_wan_yuan")));
    for head in Head::ALL {
        report.overview.insert(head, Narrative::of(["按要求开展。"]));
    }
    report
}

#[test]
fn who_counts_what_of_whom_is_told_apart() {
    let settings = Settings::default();
    let mut place = ("", "");
    let mut faults = Vec::new();
    let mut count = 0;
    for line in SCOPES.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(named) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            place = named.split_once(' ').unwrap();
            continue;
        }
        let (expected, text) = line.strip_prefix("> ").and_then(|line| line.split_once(" | ")).unwrap_or(("", line));
        let mut report = rich();
        report.body = Some(place.0.into());
        edit(&mut report, &format!("{} {text}", place.1));
        let check = check(Subject::alone(&report, &settings));
        let findings = check.findings();
        let loud = findings.iter().filter(|finding| is_of_prose(finding.code) && finding.severity > Severity::Info);
        let found: BTreeSet<String> =
            loud.map(|finding| format!("{}:{}", finding.code, finding.severity.id())).collect();
        if found != expected.split_whitespace().map(str::to_owned).collect() {
            faults.push(format!("{place:?} {text}\n  expected [{expected}], found {found:?}"));
        }
        count += 1;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count >= 240, "only {count} sentences");
}

#[test]
fn every_rule_of_prose_has_a_good_and_a_bad_text() {
    for rule in all_rules() {
        let code = rule.manual().code;
        if is_of_prose(code) {
            assert!(cases(GOOD).iter().any(|case| case.code == code), "no good text for {code}");
            assert!(cases(BAD).iter().any(|case| case.code == code), "no bad text for {code}");
        }
    }
}

#[test]
fn personal_data_is_never_printed() {
    for case in cases(BAD) {
        for finding in run(&case).findings() {
            let printed = format!("{finding:?}");
            for number in ["11010519491231002X", "13800138000"] {
                assert!(!printed.contains(number), "{printed}");
            }
        }
    }
}

#[test]
fn a_finding_points_at_its_number_where_the_source_is_text() {
    let mut report = sound(2024);
    let text = "新收政府信息公开申请12件，上年结转1件。";
    let origin = Some(gongkai_document::Origin::bytes(1000, 1000 + text.len()));
    let passage = gongkai_report::Passage { text: text.into(), origin };
    report.overview.insert(Head::DisclosureOnRequest, Narrative { passages: vec![passage] });
    let settings = Settings::default();
    let check = check(Subject::alone(&report, &settings));
    let found = check.findings().into_iter().find(|finding| finding.code == "N101").unwrap();
    let (start, end) = found.origin.as_ref().and_then(gongkai_document::Origin::range).unwrap();
    assert_eq!(&text[start - 1000..end - 1000], "12件");
    assert_eq!(found.snippet.as_deref(), Some(text));
}

/// The folder of real reports, where there is one beside the checkout or named by `GONGKAI_SHARED`.
fn real_reports() -> Option<std::path::PathBuf> {
    let named = std::env::var_os("GONGKAI_SHARED").map(std::path::PathBuf::from);
    let above = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared"));
    named.into_iter().chain(above).map(|folder| folder.join("data/reports")).find(|folder| folder.is_dir())
}

#[test]
fn statements_of_real_pages_stay_within_their_lines() {
    let Some(folder) = real_reports() else {
        println!("skipped: no folder shared/data/reports above this crate");
        return;
    };
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let Ok(text) = std::fs::read_to_string(entry.unwrap().path()) else { continue };
        for line in text.lines() {
            for statement in read_passage(line, Section::Overview, None, Some(2023)) {
                assert!(line.get(statement.range.clone()).is_some() && line.get(statement.sentence.clone()).is_some());
                read += 1;
            }
        }
    }
    assert!(read > 0);
}

/// Pieces that reports are made of, so that random texts come near real ones.
const PIECES: &[&str] = &[
    "2023年",
    "2022年",
    "上年",
    "收到",
    "受理",
    "办结",
    "答复",
    "政府信息公开申请",
    "申请",
    "12",
    "１２",
    "3,000",
    "1,2",
    "十二",
    "百",
    "万",
    "余",
    "件",
    "条",
    "次",
    "%",
    "，",
    "。",
    "；",
    "：",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "、",
    "其中",
    "分别为",
    "各",
    "均为",
    "0",
    "结转",
    "至2024年",
    "行政复议",
    "诉讼",
    "维持",
    "未收到",
    "无",
    "没有",
    "较上年增加",
    "占",
    "全县",
    "代县政府",
    "县公安局",
    "规范性文件",
    "废止",
    " ",
    "\n",
    "\u{3000}",
    "\u{200B}",
    "第",
    "至",
    "-",
    ".",
    "近",
    "若干",
    "一起",
    "百分之",
    "A",
    "é",
    "𠀀",
    "费",
    "元",
    "信息处理费",
];

proptest! {
    #[test]
    fn reading_never_panics_and_ranges_fit(text in "\\PC{0,60}", picks in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let made: String = picks.iter().map(|at| PIECES[*at]).collect();
        for text in [text.as_str(), made.as_str()] {
            for section in [Section::OverviewHead(Head::DisclosureOnRequest), Section::OtherMatters] {
                let statements = read_passage(text, section, Some("示范县人民政府"), Some(2023));
                for (at, statement) in statements.iter().enumerate() {
                    prop_assert!(text.get(statement.range.clone()).is_some());
                    prop_assert!(text.get(statement.sentence.clone()).is_some());
                    prop_assert!(statement.sentence.start <= statement.range.start);
                    prop_assert!(statement.range.end <= statement.sentence.end);
                    prop_assert!(statement.part_of.is_none_or(|whole| whole < at));
                }
            }
        }
    }

    #[test]
    fn checking_random_text_never_panics(picks in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let made: String = picks.iter().map(|at| PIECES[*at]).collect();
        let mut report = sound(2024);
        report.overview.insert(Head::DisclosureOnRequest, Narrative::of([made.as_str()]));
        report.problems_and_improvements = Some(Narrative::of([made.as_str(), made.as_str()]));
        let settings = Settings::default();
        let previous = sound(2023);
        let sisters = [&previous];
        let subject = Subject { previous: Some(&previous), sisters: &sisters, ..Subject::alone(&report, &settings) };
        prop_assert!(!check(subject).results.is_empty());
    }
}
