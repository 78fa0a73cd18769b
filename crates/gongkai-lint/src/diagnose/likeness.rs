//! What a wrong number looks like beside the right one: transposed digits, a digit too many, a copy.

use gongkai_report::{CellId, Report, Table3Row};

use crate::say;

use super::Change;

/// What the printed number looks like beside the one that would fit; `None` if like nothing known.
pub(super) fn likeness(report: &Report, change: Change) -> Option<String> {
    let printed = report.count(change.cell)?;
    let (wrong, right) = (printed.to_string(), change.to.to_string());
    if transposed(&wrong, &right) {
        return Some(format!("像是 {right} 的两个数字写颠倒了"));
    }
    if without_one(&wrong, &right) {
        return Some("像是多写了一个数字".into());
    }
    if without_one(&right, &wrong) {
        return Some("像是漏写了一个数字".into());
    }
    copied_from(report, change.cell, printed).map(|row| format!("与“{row}”行同列的数相同，像是抄错了行"))
}

/// Whether the two differ by two neighbouring digits changed over.
fn transposed(left: &str, right: &str) -> bool {
    let (a, b) = (left.as_bytes(), right.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let differ: Vec<usize> = (0..a.len()).filter(|index| a.get(*index) != b.get(*index)).collect();
    match differ.as_slice() {
        [first, second] => second - first == 1 && a.get(*first) == b.get(*second) && a.get(*second) == b.get(*first),
        _ => false,
    }
}

/// Whether the longer is the shorter with one digit more; the shorter has at least one digit besides zero.
fn without_one(longer: &str, shorter: &str) -> bool {
    longer.len() == shorter.len() + 1
        && shorter != "0"
        && (0..longer.len()).any(|skip| {
            let kept = longer.char_indices().filter(|(index, _)| *index != skip).map(|(_, digit)| digit);
            kept.eq(shorter.chars())
        })
}

/// The neighbouring row that prints the same number in the same column; small numbers prove nothing.
fn copied_from(report: &Report, cell: CellId, printed: i64) -> Option<String> {
    let CellId::Table3(row, column) = cell else { return None };
    if printed < 10 {
        return None;
    }
    let near = |other: &Table3Row| other.index().abs_diff(row.index()) == 1;
    let same = |other: &Table3Row| report.count(CellId::Table3(*other, column)) == Some(printed);
    Table3Row::all().filter(near).find(same).map(say::row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_changed_over_and_digits_too_many_are_told_apart() {
        assert!(transposed("132", "123") && transposed("21", "12"));
        assert!(!transposed("12", "12") && !transposed("321", "123") && !transposed("12", "120"));
        assert!(without_one("112", "12") && without_one("120", "12") && without_one("1234", "134"));
        assert!(!without_one("12", "12") && !without_one("50", "0") && !without_one("129", "13"));
    }
}
