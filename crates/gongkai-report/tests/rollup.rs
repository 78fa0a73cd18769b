//! The roll-up as a set: grouping and order do not matter, every sum is that of its parts, everyone is remembered.

use gongkai_report::{Cell, FormVersion, Report, Rollup, TableId, Value};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A report with numbers, blanks and unreadable cells taken in turn from `values`.
fn report(body: u8, values: &[i64]) -> Report {
    let mut report = Report {
        body: Some(format!("示范县第{body}局")),
        year: Some(2024),
        form: Some(FormVersion::F2021),
        ..Report::default()
    };
    let value = |number: i64| match number {
        -2 => Value::Unreadable,
        -1 => Value::Blank,
        number => Value::Number(number),
    };
    for (id, number) in FormVersion::F2021.cells().zip(values.iter().cycle()) {
        let value = if id.is_amount() { Value::Amount(Decimal::new((*number).max(0), 2)) } else { value(*number) };
        report.set(id, Cell::of(value));
    }
    report
}

fn rollup(reports: &[(u8, Vec<i64>)], order: &[usize]) -> Rollup {
    let of = |at: &usize| {
        let (body, values) = reports.get(*at % reports.len()).cloned().unwrap_or_default();
        Rollup::of(&report(body, &values), &format!("{body}-{}.html", *at % reports.len()))
    };
    order.iter().map(of).fold(Rollup::default(), Rollup::merge)
}

fn reports() -> impl Strategy<Value = Vec<(u8, Vec<i64>)>> {
    prop::collection::vec((0_u8..6, prop::collection::vec(-2_i64..50, 1..9)), 1..6)
}

proptest! {
    #[test]
    fn merging_is_associative_commutative_and_idempotent(all in reports(), cut in 0_usize..6) {
        let order: Vec<usize> = (0..all.len()).collect();
        let (left, right) = order.split_at(cut.min(order.len()));
        let whole = rollup(&all, &order);
        let backwards: Vec<usize> = order.iter().rev().copied().collect();
        prop_assert_eq!(&whole, &rollup(&all, left).merge(rollup(&all, right)));
        prop_assert_eq!(&whole, &rollup(&all, right).merge(rollup(&all, left)));
        prop_assert_eq!(&whole, &rollup(&all, &backwards));
        prop_assert_eq!(&whole, &whole.clone().merge(whole.clone()));
    }

    #[test]
    fn every_sum_is_that_of_its_parts_and_an_unreadable_part_is_never_zero(all in reports()) {
        let order: Vec<usize> = (0..all.len()).collect();
        let whole = rollup(&all, &order);
        let parts: Vec<Report> = all.iter().map(|(body, values)| report(*body, values)).collect();
        let sum = whole.report("示范县", FormVersion::F2021);
        for id in FormVersion::F2021.cells() {
            let total = whole.total(id);
            let expected: Decimal = parts.iter().filter_map(|part| part.decimal(id)).sum();
            prop_assert_eq!(total.sum, expected);
            prop_assert_eq!(total.contributions.len(), whole.members().count());
            let unread = parts.iter().any(|part| part.cell(id).is_some_and(|cell| cell.value == Value::Unreadable));
            prop_assert_eq!(sum.decimal(id).is_none() && !sum.cell(id).is_some_and(Cell::is_empty), unread);
        }
        prop_assert!(TableId::ALL.into_iter().all(|table| sum.table(table).is_some()));
    }
}

#[test]
fn a_body_that_reports_twice_is_named() {
    let one = report(1, &[3]);
    let twice = Rollup::of(&one, "甲.html").merge(Rollup::of(&one, "乙.html"));
    let duplicates = twice.duplicates();
    assert_eq!(duplicates.iter().map(Vec::len).collect::<Vec<_>>(), [2]);
    assert!(twice.without("示范县第1局").members().next().is_none());
}
