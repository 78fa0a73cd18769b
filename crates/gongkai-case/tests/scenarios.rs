//! Every script in `tests/scenarios` holds, and together they show everything that scripts can say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test that cannot go on fails

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gongkai_case::RefusalCode;
use gongkai_case::request::{FindingCode, ServiceMethod};
use gongkai_case::scenario::{Scenario, Shown, verbs};
use gongkai_law::deadline::Channel;
use gongkai_law::dispute::DisputeResult;
use gongkai_law::outcome::Outcome;
use gongkai_law::reply::Reply;

/// The scripts, by file name.
fn scripts() -> Vec<(String, Scenario)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let scenario = Scenario::parse(&text).unwrap_or_else(|errors| {
            panic!("{name}\n{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        });
        (name, scenario)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn every_script_holds() {
    let mut broken = String::new();
    for (name, scenario) in scripts() {
        let run = scenario.run();
        assert!(run.checks > 0, "{name} expects nothing");
        for found in run.mismatches {
            broken.push_str(&format!(
                "{name}:{} {}\n  期望 {}\n  实为 {}\n",
                found.line, found.text, found.expected, found.found
            ));
        }
    }
    assert!(broken.is_empty(), "\n{broken}");
}

#[test]
fn every_script_has_a_title_of_its_own_and_says_which_articles_it_shows() {
    let scripts = scripts();
    let titles: BTreeSet<&str> = scripts.iter().map(|(_, scenario)| scenario.title.as_str()).collect();
    assert_eq!(titles.len(), scripts.len());
    for (name, scenario) in &scripts {
        assert!(!scenario.articles.is_empty(), "{name}");
        let stem = name.trim_end_matches(".txt");
        assert!(stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'), "{name}");
    }
}

#[test]
fn together_they_show_every_verb_channel_reply_row_result_service_finding_and_refusal() {
    let mut shown = Shown::default();
    scripts().iter().for_each(|(_, scenario)| shown.add(&scenario.run().shown));
    let missing = |all: Vec<&'static str>, shown: &BTreeSet<&'static str>| -> Vec<&'static str> {
        all.into_iter().filter(|one| !shown.contains(one)).collect()
    };
    let none: Vec<&str> = Vec::new();
    assert_eq!(missing(verbs(), &shown.verbs), none);
    assert_eq!(missing(Channel::ALL.map(Channel::id).to_vec(), &shown.channels), none);
    assert_eq!(missing(Reply::ALL.map(Reply::id).to_vec(), &shown.replies), none);
    assert_eq!(missing(Outcome::ALL.map(Outcome::id).to_vec(), &shown.outcomes), none);
    assert_eq!(missing(DisputeResult::ALL.map(DisputeResult::id).to_vec(), &shown.results), none);
    assert_eq!(missing(ServiceMethod::ALL.map(ServiceMethod::id).to_vec(), &shown.services), none);
    assert_eq!(missing(FindingCode::ALL.map(FindingCode::id).to_vec(), &shown.findings), none);
    assert_eq!(missing(RefusalCode::ALL.map(RefusalCode::id).to_vec(), &shown.refusals), none);
}
