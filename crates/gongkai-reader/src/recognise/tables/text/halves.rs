//! Labels that an extraction broke in two, with the first value between the halves.

use gongkai_report::{LabelMatch, MatchKind, Table3Column, Table3Label, match_table3_row};

use super::stream::Segment;

/// Joins the halves: `2.没有现成信息需要另行 3 制作 5 0 0 0 1 9` is one row. Only where the halves together spell a
/// label of the form, and the values are just as many as the row has columns.
pub(super) fn join(segments: Vec<Segment>) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::with_capacity(segments.len());
    for segment in segments {
        match out.last_mut().filter(|before| belong(before, &segment)) {
            Some(before) => {
                let rest = segment.words.concat();
                if let Some(half) = before.words.last_mut() {
                    half.push_str(&rest);
                }
                before.values.extend(segment.values);
            }
            None => out.push(segment),
        }
    }
    out
}

fn belong(before: &Segment, behind: &Segment) -> bool {
    let is_row =
        |found: LabelMatch<Table3Label>| found.kind == MatchKind::Exact && matches!(found.target, Table3Label::Row(_));
    let Some(half) = before.words.last() else { return false };
    let between = !before.values.is_empty() && before.values.len() + behind.values.len() == Table3Column::COUNT;
    between
        && !match_table3_row(half).is_some_and(is_row)
        && match_table3_row(&format!("{half}{}", behind.words.concat())).is_some_and(is_row)
}
