//! What is written as PDF reads back equal, from the drawn page alone.
#![allow(clippy::unwrap_used)] // a test that cannot go on fails

use gongkai_reader::Limits;
use gongkai_reader::recognise::recognise;
use gongkai_reader_pdf::Budget;
use gongkai_report::{Cell, CellId, Difference, FormVersion, Report, TableId, Value, differences};
use gongkai_testkit::Publication;
use gongkai_typeset::{FontSource, Typesetter};

/// Differences of the report read back from its pages to itself.
fn unlike(typesetter: &Typesetter, report: &Report) -> Vec<Difference> {
    let pdf = typesetter.report(report).unwrap();
    let pages = gongkai_reader_pdf::decode(&pdf, &Budget::default());
    assert!(pages.problems.is_empty(), "{:?}", pages.problems);
    let back = recognise(&pages.document, Vec::new(), &Limits::default());
    differences(report, &back.first().cloned().unwrap_or_default())
}

fn typesetter() -> Typesetter {
    Typesetter::new(&FontSource::System).unwrap()
}

#[test]
fn generated_reports_read_back_equal() {
    let typesetter = typesetter();
    // a page takes a second to set in a debug build: a few cases here, many in `cargo xtask soak`
    let times: u64 = std::env::var("GONGKAI_SOAK").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    for seed in 0..6 * times {
        let unlike = unlike(&typesetter, &Publication::any(seed).report());
        assert!(unlike.is_empty(), "seed {seed}: {unlike:?}");
    }
}

#[test]
fn blanks_dashes_marks_and_remarks_read_back_equal() {
    let mut report = Publication::any(11).report();
    let marks = [Value::Blank, Value::Dash, Value::Unreadable, Value::Number(1_234_567)];
    for table in TableId::ALL {
        let cells: Vec<CellId> = report.expected_cells(table).collect();
        for (id, value) in cells.into_iter().zip(marks.into_iter().cycle()) {
            report.set(id, Cell::of(value));
        }
    }
    for place in ["table2.normative_documents.issued", "table3.granted.enterprise", "table4.direct_suit.upheld"] {
        let remark = Some("其中修订16件、联合答复12件".into());
        report.set(place.parse().unwrap(), Cell { remark, ..Cell::number(22) });
    }
    assert_eq!(unlike(&typesetter(), &report), []);
}

#[test]
fn the_form_of_2019_reads_back_equal() {
    let generated = Publication::any(5).report();
    // a table has the shape of its form: begin without
    let mut report = Report { form: Some(FormVersion::F2019), single_other_disposal: true, table2: None, ..generated };
    for table in TableId::ALL {
        for (id, number) in report.expected_cells(table).collect::<Vec<_>>().into_iter().zip(0..) {
            report.set(id, Cell::number(number));
        }
    }
    assert_eq!(unlike(&typesetter(), &report), []);
}
