//! A row with more or fewer values than columns: which value is too many, split or missing.

use gongkai_document::squeeze;
use gongkai_report::TableId;

/// The one way to make a row fit that makes its sums hold; `None` if there is none or more than one.
///
/// Neighbours are joined (`1`, `2` for 12), a zero or blank is left out, or a zero is put in. Different ways
/// that give the same values count as one.
pub(crate) fn read_width(table: TableId, expected: usize, values: &[String]) -> Option<String> {
    let numbers: Option<Vec<i64>> = values.iter().map(|value| parse(value)).collect();
    let numbers = numbers?;
    let mut ways: Vec<(Vec<i64>, String)> = Vec::new();
    let mut add = |fitted: Vec<i64>, how: String| {
        if sums_hold(table, &fitted) && !ways.iter().any(|(other, _)| *other == fitted) {
            ways.push((fitted, how));
        }
    };
    if values.len() == expected + 1 {
        for (index, pair) in values.windows(2).enumerate() {
            let [left, right] = pair else { continue };
            let (left, right) = (squeeze(left), squeeze(right));
            if left.is_empty() || right.is_empty() || left == "0" {
                continue;
            }
            let Ok(joined) = format!("{left}{right}").parse::<i64>() else { continue };
            let fitted = fit(&numbers, index, 2, Some(joined));
            add(fitted, format!("第 {}、{} 个值“{left}”“{right}”合为一个数 {joined} 后合计成立", index + 1, index + 2));
        }
        for (index, number) in numbers.iter().enumerate().filter(|(_, number)| **number == 0) {
            let how = format!("去掉多出的一个 {number}（如第 {} 个值）后合计成立", index + 1);
            add(fit(&numbers, index, 1, None), how);
        }
    } else if values.len() + 1 == expected {
        for index in 0..=numbers.len() {
            add(fit(&numbers, index, 0, Some(0)), format!("在第 {} 个位置补一个 0 后合计成立", index + 1));
        }
    }
    match ways.as_slice() {
        [(_, how)] => Some(how.clone()),
        _ => None,
    }
}

fn parse(value: &str) -> Option<i64> {
    let text = squeeze(value);
    if text.is_empty() || matches!(text.as_str(), "-" | "—" | "/") { Some(0) } else { text.parse().ok() }
}

/// The numbers with `drop` of them from `index` on replaced.
fn fit(numbers: &[i64], index: usize, drop: usize, replacement: Option<i64>) -> Vec<i64> {
    let head = numbers.iter().take(index);
    head.copied().chain(replacement).chain(numbers.iter().skip(index + drop).copied()).collect()
}

/// Whether the sums inside the row hold: the row total of table 三, the three group totals of table 四.
fn sums_hold(table: TableId, row: &[i64]) -> bool {
    let group = |width: usize| {
        row.len().is_multiple_of(width)
            && row.chunks(width).all(|group| match group.split_last() {
                Some((total, parts)) => parts.iter().fold(0, |sum: i64, part| sum.saturating_add(*part)) == *total,
                None => false,
            })
    };
    match table {
        TableId::Table2 => false,
        TableId::Table3 => group(7),
        TableId::Table4 => group(5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn digits_split_over_two_cells_are_joined() {
        let how = read_width(TableId::Table3, 7, &row("1 2 0 0 0 0 0 12")).unwrap();
        assert!(how.contains("合为一个数 12"), "{how}");
    }

    #[test]
    fn sixteen_zeros_under_fifteen_columns_have_one_too_many() {
        let how = read_width(TableId::Table4, 15, &row("0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0")).unwrap();
        assert!(how.contains("去掉多出的一个 0"), "{how}");
    }

    #[test]
    fn several_ways_or_none_say_nothing() {
        assert_eq!(read_width(TableId::Table3, 7, &row("5 0 3 0 0 0 0 9")), None);
        assert_eq!(read_width(TableId::Table3, 7, &row("甲 0 0 0 0 0 0 0")), None);
        assert_eq!(read_width(TableId::Table3, 7, &row("1 1")), None);
    }
}
