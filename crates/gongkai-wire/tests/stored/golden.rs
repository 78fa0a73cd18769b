//! The golden files: one record of every kind and version, in a folder for each version. They are never changed. A kind
//! whose shape changes gets a further file, and the earlier ones must still be read.
//!
//! With `GONGKAI_WRITE_GOLDEN=1` a missing file is written; a file that is there is only ever compared.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

use gongkai_case::history::Entry;
use gongkai_wire::stored::{Encoded, StoredEvent, decode, encode, kinds};
use serde_json::value::RawValue;

use crate::{sample, sample_annual, sample_item, sample_register};

/// The folder of one version of all kinds.
fn folder(version: u16) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/events-{version}"))
}

/// A file: the record and what identifies it, one line.
fn text(record: &Encoded) -> String {
    let payload = std::str::from_utf8(&record.payload).unwrap();
    format!("{{\"kind\":\"{}\",\"version\":{},\"payload\":{payload}}}\n", record.kind, record.version)
}

#[derive(serde::Deserialize)]
struct Golden<'f> {
    kind: &'f str,
    version: u16,
    #[serde(borrow)]
    payload: &'f RawValue,
}

fn every_kind_has_its_golden_file<E: StoredEvent + Debug + PartialEq>(samples: &[Entry<E>]) {
    let written: Vec<Encoded> = samples.iter().map(encode).collect();
    let found: Vec<_> = written.iter().map(|record| (record.kind, record.version)).collect();
    assert_eq!(found, kinds::<E>().collect::<Vec<_>>(), "one sample of every kind, in the order of the table");
    for (sample, record) in samples.iter().zip(&written) {
        let path = folder(record.version).join(format!("{}.json", record.kind));
        if !path.exists() && std::env::var_os("GONGKAI_WRITE_GOLDEN").is_some_and(|value| value == "1") {
            fs::write(&path, text(record)).unwrap();
        }
        assert_eq!(golden(&path), text(record), "{} is written as ever", record.kind);
        assert_eq!(&read::<E>(&golden(&path)), sample);
        for earlier in 1..record.version {
            read::<E>(&golden(&folder(earlier).join(format!("{}.json", record.kind))));
        }
    }
}

fn golden(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read<E: StoredEvent>(golden: &str) -> Entry<E> {
    let Golden { kind, version, payload } = serde_json::from_str(golden).unwrap();
    decode(kind, version, payload.get().as_bytes()).unwrap()
}

#[test]
fn every_kind_of_a_request_has_its_golden_file() {
    every_kind_has_its_golden_file(&sample::request());
}

#[test]
fn every_kind_of_a_dispute_has_its_golden_file() {
    every_kind_has_its_golden_file(&sample::dispute());
}

#[test]
fn every_kind_of_a_rectification_has_its_golden_file() {
    every_kind_has_its_golden_file(&sample::rectification());
}

#[test]
fn every_kind_of_a_document_has_its_golden_file() {
    every_kind_has_its_golden_file(&sample_register::document());
}

#[test]
fn every_kind_of_a_decision_has_its_golden_file() {
    every_kind_has_its_golden_file(&sample_register::decision());
}

#[test]
fn every_kind_of_a_charge_has_its_golden_file() {
    every_kind_has_its_golden_file(&sample_register::charge());
}

#[test]
fn every_kind_of_a_count_has_its_golden_file() {
    every_kind_has_its_golden_file(&sample_register::count());
}

#[test]
fn every_kind_of_an_item_has_its_golden_file() {
    every_kind_has_its_golden_file(&sample_item::item());
}

#[test]
fn every_kind_of_a_body_has_its_golden_file() {
    every_kind_has_its_golden_file(&sample_annual::body());
}

#[test]
fn every_kind_of_an_annual_report_has_its_golden_file() {
    every_kind_has_its_golden_file(&sample_annual::annual());
}

/// The names of all kinds; no two histories share one.
fn all_kinds() -> Vec<&'static str> {
    use gongkai_case::{dispute::DisputeEvent, rectification::RectificationEvent, request::RequestEvent};
    use gongkai_catalogue::{BodyFact, ChargeFact, CountFact, DecisionFact, ItemFact, NormativeFact};
    use gongkai_tally::annual::AnnualFact;
    let mut all: Vec<_> = kinds::<RequestEvent>().collect();
    all.extend(kinds::<DisputeEvent>());
    all.extend(kinds::<RectificationEvent>());
    all.extend(kinds::<NormativeFact>());
    all.extend(kinds::<DecisionFact>());
    all.extend(kinds::<ChargeFact>());
    all.extend(kinds::<CountFact>());
    all.extend(kinds::<ItemFact>());
    all.extend(kinds::<BodyFact>());
    all.extend(kinds::<AnnualFact>());
    all.into_iter().map(|(kind, _)| kind).collect()
}

#[test]
fn no_two_kinds_share_a_name_and_no_golden_file_is_without_a_kind() {
    let all = all_kinds();
    let names: BTreeSet<String> = all.iter().map(|kind| format!("{kind}.json")).collect();
    assert_eq!(names.len(), all.len());
    let files = fs::read_dir(folder(1)).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(files.collect::<BTreeSet<_>>(), names);
}

#[test]
fn every_field_of_a_sample_is_set() {
    for file in fs::read_dir(folder(1)).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let free_order = text.contains("DisputeEntryCorrected"); // its order names no day, which is a choice of its own
        assert!(free_order || !text.contains("null"), "{text}");
    }
}
