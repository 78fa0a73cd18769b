//! The sums of tables 三 and 四: sound reports are silent, and a single wrong cell is found and named.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use gongkai_lint::{Finding, Settings, Severity, Subject, Verdict, check};
use gongkai_report::{Cell, CellId, Report, Table3Column, Table3Row, Table4Column, Table4Group};
use proptest::prelude::*;

use support::sound;

const SUMS: [&str; 6] = ["T301", "T302", "T303", "T304", "T401", "Y101"];

/// A report and last year's, all sums of which hold.
#[derive(Clone, Debug)]
struct Pair {
    now: Report,
    then: Report,
}

fn set(report: &mut Report, row: Table3Row, kinds: &[i64]) {
    let total: i64 = kinds.iter().sum();
    for (column, number) in Table3Column::all().zip(kinds.iter().copied().chain([total])) {
        report.set(CellId::Table3(row, column), Cell::number(number));
    }
}

/// Outcomes by kind of applicant, and by kind what was carried in and out; what was received follows.
fn pair() -> impl Strategy<Value = Pair> {
    let count = prop_oneof![3 => Just(0_i64), 2 => 1..30_i64, 1 => 30..2000_i64];
    let outcomes = proptest::collection::vec(proptest::collection::vec(count, 6), 21);
    let carried = proptest::collection::vec((0..5_i64, 0..5_i64), 6);
    let disputes = proptest::collection::vec(proptest::collection::vec(0..40_i64, 4), 3);
    (outcomes, carried, disputes).prop_map(|(outcomes, carried, disputes)| {
        let (mut now, mut then) = (sound(2024), sound(2023));
        let disposed: Vec<i64> = (0..6).map(|kind| outcomes.iter().map(|row| row[kind]).sum()).collect();
        // no more can be carried in than was there to be disposed of or carried out
        let carried_in: Vec<i64> = (0..6).map(|k| carried[k].0.min(disposed[k] + carried[k].1)).collect();
        let received: Vec<i64> = (0..6).map(|k| disposed[k] + carried[k].1 - carried_in[k]).collect();
        let carried_out: Vec<i64> = carried.iter().map(|(_, out)| *out).collect();
        set(&mut now, Table3Row::NewlyReceived, &received);
        set(&mut now, Table3Row::CarriedIn, &carried_in);
        for (row, kinds) in Table3Row::all().filter(|row| matches!(row, Table3Row::Disposed(_))).zip(&outcomes) {
            set(&mut now, row, kinds);
        }
        set(&mut now, Table3Row::DisposedTotal, &disposed);
        set(&mut now, Table3Row::CarriedOut, &carried_out);
        set(&mut then, Table3Row::CarriedOut, &carried_in);
        for (group, results) in Table4Group::ALL.into_iter().zip(&disputes) {
            let total = results.iter().sum();
            for (column, number) in Table4Column::ALL.into_iter().zip(results.iter().copied().chain([total])) {
                now.set(CellId::Table4(group, column), Cell::number(number));
            }
        }
        Pair { now, then }
    })
}

/// Findings of the sums, and which of their rules are broken.
fn of_sums(now: &Report, then: Option<&Report>) -> (Vec<Finding>, Vec<&'static str>) {
    let settings = Settings::default();
    let check = check(Subject { previous: then, ..Subject::alone(now, &settings) });
    let broken = |verdict: &Verdict| matches!(verdict, Verdict::Broken(_));
    let codes = check.results.iter().filter(|result| broken(&result.verdict)).map(|result| result.manual.code);
    let codes = codes.filter(|code| SUMS.contains(code)).collect();
    let findings = check.findings().into_iter().filter(|finding| SUMS.contains(&finding.code)).cloned().collect();
    (findings, codes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn sound_sums_are_silent(pair in pair()) {
        let (findings, broken) = of_sums(&pair.now, Some(&pair.then));
        prop_assert_eq!(findings, Vec::<Finding>::new());
        prop_assert_eq!(broken, Vec::<&str>::new());
    }

    #[test]
    fn one_wrong_cell_of_table_3_is_one_error_that_names_it(
        pair in pair(),
        row in 0..Table3Row::COUNT,
        column in 0..Table3Column::COUNT,
        delta in prop_oneof![1..50_i64, -50..0_i64],
        with_previous: bool,
    ) {
        let id = CellId::Table3(Table3Row::all().nth(row).unwrap(), Table3Column::all().nth(column).unwrap());
        let right = pair.now.count(id).unwrap();
        prop_assume!(right + delta >= 0);
        let mut wrong = pair.now.clone();
        wrong.set(id, Cell::number(right + delta));
        let (findings, broken) = of_sums(&wrong, with_previous.then_some(&pair.then));
        let errors: Vec<&Finding> =
            findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        prop_assert_eq!(errors.len(), 1, "{:#?}", findings);
        prop_assert_eq!(errors[0].places[0].to_string(), id.to_string());
        prop_assert_eq!(errors[0].expected.clone(), Some(right.to_string()));
        prop_assert!(broken.len() >= 2, "both sums say so: {:?}", broken);
    }

    #[test]
    fn one_wrong_cell_of_table_4_is_one_error(pair in pair(), group in 0..3_usize, column in 0..5_usize, delta in 1..50_i64) {
        let id = CellId::Table4(Table4Group::ALL[group], Table4Column::ALL[column]);
        let mut wrong = pair.now.clone();
        wrong.set(id, Cell::number(pair.now.count(id).unwrap() + delta));
        let (findings, broken) = of_sums(&wrong, None);
        prop_assert_eq!(broken, ["T401"]);
        prop_assert_eq!(findings.len(), 1);
        prop_assert!(findings[0].places.iter().any(|place| place.to_string() == id.to_string()));
    }

    #[test]
    fn one_blank_cell_is_never_a_false_total(pair in pair(), row in 0..Table3Row::COUNT) {
        let id = CellId::Table3(Table3Row::all().nth(row).unwrap(), Table3Column::Total);
        let mut blank = pair.now.clone();
        blank.set(id, Cell::of(gongkai_report::Value::Blank));
        let (findings, _) = of_sums(&blank, Some(&pair.then));
        prop_assert_eq!(findings, Vec::<Finding>::new());
    }

    #[test]
    fn garbage_never_panics_and_never_hangs(numbers in proptest::collection::vec(-3..9_i64, 175)) {
        let mut report = sound(2024);
        let cells: Vec<CellId> = report.expected_cells(gongkai_report::TableId::Table3).collect();
        for (id, number) in cells.into_iter().zip(numbers) {
            let value = if number < 0 { gongkai_report::Value::Blank } else { gongkai_report::Value::Number(number) };
            report.set(id, Cell::of(value));
        }
        let (findings, _) = of_sums(&report, None);
        prop_assert!(findings.len() < 40, "{} findings", findings.len());
    }
}
