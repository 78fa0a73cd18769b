//! A real report, where it is at hand: every cell read, the sentences whole. Its figures are not in the tree: the
//! report is held against itself, since its sums hold and its text agrees with its tables.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::path::{Path, PathBuf};

use gongkai_lint::{Settings, Severity, Subject, check};
use gongkai_reader::{Limits, recognise::recognise};
use gongkai_reader_pdf::{Budget, decode};
use gongkai_report::{Section, TableId};

/// The folder of real reports beside the checkout, if there is one.
fn shared() -> Option<PathBuf> {
    let given = std::env::var_os("GONGKAI_SHARED").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared"));
    given.into_iter().chain(above).map(|folder| folder.join("data/reports")).find(|folder| folder.is_dir())
}

#[test]
fn a_real_report_of_six_pages_is_read_whole() {
    let Some(bytes) = shared().and_then(|folder| std::fs::read(folder.join("huaian_city_2024.pdf")).ok()) else {
        println!("skipped: no real reports beside the checkout");
        return;
    };
    let decoded = decode(&bytes, &Budget::default());
    assert_eq!(decoded.problems, []);
    let reports = recognise(&decoded.document, Vec::new(), &Limits::default());
    let [report] = reports.as_slice() else { panic!("one report, not {}", reports.len()) };
    assert_eq!(TableId::ALL.map(|table| report.counts(table)), [Some([10, 0, 0]), Some([175, 0, 0]), Some([15, 0, 0])]);
    assert_eq!(report.problems, []);
    assert_eq!(report.faults.stray, Vec::<String>::new());
    // one paragraph each, but for the opening of the fifth part, which has two
    let passages = report.narratives().map(|(section, narrative)| (section, narrative.passages.len()));
    for (section, count) in passages {
        assert_eq!(count, if section == Section::ProblemsAndImprovements { 2 } else { 1 }, "{section:?}");
    }
    for (section, narrative) in report.narratives() {
        for passage in &narrative.passages {
            assert!(passage.text.ends_with(['。', '：', '.']), "{section:?}: {}", passage.text);
            assert!(!passage.text.contains(' '), "{section:?}: {}", passage.text);
        }
    }
    let settings = Settings::default();
    let subject = Subject { document: Some(&decoded.document), ..Subject::alone(report, &settings) };
    let check = check(subject);
    let errors: Vec<_> = check.findings().into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
