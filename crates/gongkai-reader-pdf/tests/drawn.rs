//! Generated reports, set on pages in many ways, read back: every cell and every sentence.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use gongkai_document::Document;
use gongkai_reader::{Limits, read, recognise::recognise};
use gongkai_reader_pdf::{Budget, decode};
use gongkai_report::{Report, differences};
use gongkai_testkit::{Format, Publication};
use support::Tells;
use support::paper::{Lines, Style, set};

/// A generated report as a document, and its value.
fn report(number: u64) -> (Document, Report) {
    let report = Publication::any(number).report();
    let page = Format::Html.write(&report);
    let mut reading = read(&page, &Limits::default());
    let mut report = reading.reports.remove(0);
    // what the page says about itself is not drawn
    report.published = None;
    (reading.document, report)
}

fn reads_equal(number: u64, style: Style) {
    let (document, expected) = report(number);
    let bytes = set(&document, style);
    let decoded = decode(&bytes, &Budget::default());
    assert_eq!(decoded.problems, [], "seed {number}, {style:?}");
    let reports = recognise(&decoded.document, Vec::new(), &Limits::default());
    assert_eq!(reports.len(), 1);
    let read = Report { published: None, ..reports[0].clone() };
    let found = differences(&read, &expected);
    assert!(found.is_empty(), "seed {number}, {style:?}: {found:#?}");
    for (section, narrative) in expected.narratives() {
        let read = reports[0].narrative(section).map_or(0, |narrative| narrative.passages.len());
        assert_eq!(read, narrative.passages.len(), "paragraphs of {section:?}, seed {number}, {style:?}");
    }
}

#[test]
fn reports_read_back_equal_whatever_draws_the_lines() {
    for (number, lines) in (0..).zip([Lines::Boxes, Lines::Filled, Lines::Dashed, Lines::Level]) {
        reads_equal(number, Style { lines, ..Style::default() });
    }
}

#[test]
fn reports_read_back_equal_at_any_size_of_type() {
    for (number, (size, cell)) in (10..).zip([(10.5, 6.0), (12.0, 7.5), (16.0, 10.5)]) {
        reads_equal(number, Style { size, cell, ..Style::default() });
    }
}

#[test]
fn a_head_that_is_set_again_on_each_page_is_read_once() {
    for number in 20..23 {
        reads_equal(number, Style { head: 3, cell: 10.5, ..Style::default() });
    }
}

#[test]
fn reports_read_back_equal_whatever_tells_the_characters() {
    for (number, tells) in (30..).zip([Tells::Ucs2, Tells::Gbk]) {
        reads_equal(number, Style { tells, ..Style::default() });
    }
}

#[test]
fn turned_pages_read_back_equal() {
    for (number, rotate) in (40..).zip([90, 270]) {
        reads_equal(number, Style { rotate, ..Style::default() });
    }
}

#[test]
fn tables_without_lines_are_read_by_their_columns() {
    reads_equal(50, Style { lines: Lines::Nothing, cell: 7.5, ..Style::default() });
}

#[test]
fn a_single_row_carried_over_is_read_by_the_columns_of_the_page_before() {
    for (number, lines) in (60..).zip([Lines::Level, Lines::Boxes, Lines::Filled, Lines::Dashed]) {
        reads_equal(number, Style { lines, carried: 1, ..Style::default() });
    }
    for (number, rotate) in (72..).zip([0, 90, 270]) {
        reads_equal(number, Style { lines: Lines::Level, carried: 1, rotate, cell: 7.5, ..Style::default() });
    }
}
