//! What a number measures: how many, by how many more, a share, or a rate.

use super::quantity::Unit;
use super::statement::Measure;

const UP: [&str; 14] =
    ["增加", "增长", "增多", "上升", "提升", "提高", "上涨", "增幅", "涨幅", "增长率", "多", "增", "升", "涨"];
const DOWN: [&str; 10] = ["减少", "下降", "降低", "回落", "下滑", "降幅", "减幅", "少", "减", "降"];
const FILLERS: [&str; 14] = ["了", "约", "为", "达", "近", "幅度", "至少", "量", "率", "数", "超", "超过", "逾", "幅"];

/// What the number after `lead` (the words of its clause before it) measures.
pub(crate) fn measure(lead: &str, unit: Unit) -> Measure {
    if let Some(down) = change(lead) {
        return Measure::Change { down };
    }
    match unit {
        Unit::PercentagePoint => Measure::Change { down: false },
        Unit::Percent if lead.contains('占') => Measure::Share,
        Unit::Percent => Measure::Rate,
        _ => Measure::Count,
    }
}

/// Whether the words end with an increase or a decrease, and which.
fn change(lead: &str) -> Option<bool> {
    let mut head = lead;
    while let Some(shorter) = FILLERS.iter().find_map(|word| head.strip_suffix(word)) {
        head = shorter;
    }
    let barred =
        ["新增", "至多", "最多", "较多", "至少", "不少", "很多", "增减"].iter().any(|word| head.ends_with(word));
    if barred {
        return None;
    }
    if UP.iter().any(|word| head.ends_with(word)) {
        Some(false)
    } else if DOWN.iter().any(|word| head.ends_with(word)) {
        Some(true)
    } else {
        None
    }
}

/// Whether a clause compares with something: what it then names is the other side of the comparison.
pub(crate) fn compares(lead: &str) -> bool {
    ["较", "相比", "同比", "环比", "比上", "比去", "比20", "与上年", "与去年", "同期", "对比"]
        .iter()
        .any(|word| lead.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_shares_and_levels_are_told_apart() {
        for (lead, unit, expected) in [
            ("较上年增加", Unit::Case, Measure::Change { down: false }),
            ("同比下降了", Unit::Percent, Measure::Change { down: true }),
            ("申请数量较去年回落", Unit::Percent, Measure::Change { down: true }),
            ("增加到", Unit::Case, Measure::Count),
            ("新增", Unit::Case, Measure::Count),
            ("占", Unit::Percent, Measure::Share),
            ("占比为", Unit::Percent, Measure::Share),
            ("办结率", Unit::Percent, Measure::Rate),
            ("办结率为", Unit::Percent, Measure::Rate),
        ] {
            assert_eq!(measure(lead, unit), expected, "{lead}");
        }
    }
}
