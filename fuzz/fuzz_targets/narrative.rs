//! Running text to statements: never a panic, whatever the text.

#![no_main]

use gongkai_lint::narrative::read_passage;
use gongkai_report::{Head, Section};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let section = Section::OverviewHead(Head::DisclosureOnRequest);
    let _ = read_passage(text, section, Some("示范县教育局"), Some(2024));
});
