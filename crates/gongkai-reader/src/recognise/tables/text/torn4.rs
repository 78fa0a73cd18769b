//! Table 四 in a stream: fifteen values in order, three labelled rows, or pieces that only their sums put together.

use gongkai_report::{Table4Column, Table4Group};

use super::TextRows;
use super::stream::{Segment, row};
use crate::recognise::cells::{Measure, parse};
use crate::recognise::tables::row::{Row, Slot};

const COLUMNS: usize = Table4Column::ALL.len();
const GROUPS: usize = Table4Group::ALL.len();

/// The rows of table 四.
pub(super) fn rows(segments: &[Segment], number: usize) -> TextRows {
    let plain = |rows| TextRows { rows, ..TextRows::default() };
    let cleaned = without_strokes(segments);
    let filled: Vec<&Segment> = cleaned.iter().collect();
    if filled.len() == GROUPS && filled.iter().all(|segment| segment.values.len() == COLUMNS) {
        let labels: Vec<Vec<Table4Group>> = filled.iter().map(|segment| named(segment)).collect();
        if labels.iter().all(|groups| groups.len() == 1) {
            let rows = filled.iter().zip(labels).map(|(segment, groups)| labelled(&groups, segment, number));
            return plain(rows.collect());
        }
    }
    let values: Vec<Slot<'static>> = filled.iter().flat_map(|s| &s.values).map(|value| value.slot.clone()).collect();
    if values.is_empty() {
        return TextRows::default();
    }
    if filled.len() > 1 && values.len() == COLUMNS * GROUPS && !sums_hold(&values.iter().collect::<Vec<_>>()) {
        return match put_together(&filled) {
            Some(order) => {
                TextRows { rows: vec![row(Vec::new(), order, number)], put_together: true, ..TextRows::default() }
            }
            None => TextRows { unordered: true, ..TextRows::default() },
        };
    }
    plain(vec![row(Vec::new(), values, number)])
}

/// The segments with values, without the strokes that only fill up a merged header cell or open a row: beside a
/// number they would pass for blank cells.
fn without_strokes(segments: &[Segment]) -> Vec<Segment> {
    let opened = segments.first().is_some_and(|first| first.words.is_empty() && first.values.len() == 1);
    let any_number = segments.iter().flat_map(|segment| &segment.values).any(|value| !value.slot.is_blank());
    let last = segments.iter().rposition(|segment| !segment.values.is_empty());
    let holds = |at: usize, segment: &Segment| {
        if any_number { segment.values.iter().any(|value| !value.slot.is_blank()) } else { Some(at) == last }
    };
    let mut kept: Vec<Segment> = segments
        .iter()
        .enumerate()
        .filter(|(at, segment)| holds(*at, segment))
        .map(|(_, segment)| segment.clone())
        .collect();
    for segment in &mut kept {
        let surplus = opened && segment.values.len() % COLUMNS == 1;
        if surplus && named(segment).len() == 1 {
            segment.values.pop();
        } else if surplus && segment.values.first().is_some_and(|value| value.slot.is_blank()) {
            segment.values.remove(0);
        }
    }
    kept
}

fn labelled(groups: &[Table4Group], segment: &Segment, number: usize) -> Row<'static> {
    let labels = groups.iter().map(|group| group.label().to_owned()).collect();
    row(labels, segment.values.iter().map(|value| value.slot.clone()).collect(), number)
}

/// The groups that the words of a segment name.
fn named(segment: &Segment) -> Vec<Table4Group> {
    let text = gongkai_document::squeeze(&segment.words.concat());
    let mut groups = Vec::new();
    if text.contains("行政复议") {
        groups.push(Table4Group::Reconsideration);
    }
    if text.contains("未经复议") || text.contains("直接起诉") {
        groups.push(Table4Group::DirectSuit);
    }
    if text.contains("复议后") {
        groups.push(Table4Group::SuitAfterReconsideration);
    }
    groups
}

/// Whether in each five values the last is the sum of the others.
fn sums_hold(values: &[&Slot<'static>]) -> bool {
    let count = |slot: &&Slot<'static>| parse(&slot.text, Measure::Count).count().unwrap_or(0);
    values.chunks(COLUMNS).all(|group| {
        group.split_last().is_some_and(|(total, results)| results.iter().map(count).sum::<i64>() == count(total))
    })
}

/// Puts pieces together into three groups whose sums hold, if there is one way only. The first piece is of the
/// first group; a piece whose words name just one group is of that group; the rest follow in order.
fn put_together(segments: &[&Segment]) -> Option<Vec<Slot<'static>>> {
    const MOST: u32 = 8;
    let pieces = u32::try_from(segments.len()).ok().filter(|pieces| *pieces <= MOST)?;
    let mut found: Vec<Vec<Slot<'static>>> = Vec::new();
    for code in 0..GROUPS.pow(pieces) {
        let group_of: Vec<usize> = (0..pieces).map(|at| code / GROUPS.pow(at) % GROUPS).collect();
        // each way once: groups are numbered in the order in which they begin
        let mut begun = 0;
        let ordered = group_of.iter().all(|group| {
            let fits = *group <= begun;
            begun = begun.max(*group + 1);
            fits
        });
        if !ordered || begun != GROUPS {
            continue;
        }
        let of_group = |wanted: usize| {
            segments.iter().zip(&group_of).filter(move |(_, group)| **group == wanted).map(|(segment, _)| *segment)
        };
        let groups: Vec<Vec<&Slot<'static>>> = (0..GROUPS)
            .map(|group| of_group(group).flat_map(|segment| segment.values.iter().map(|value| &value.slot)).collect())
            .collect();
        if !groups.iter().all(|values| values.len() == COLUMNS && sums_hold(values)) {
            continue;
        }
        let mut names: Vec<Option<Table4Group>> = (0..GROUPS)
            .map(|group| {
                of_group(group).find_map(|segment| match named(segment).as_slice() {
                    [only] => Some(*only),
                    _ => None,
                })
            })
            .collect();
        for name in Table4Group::ALL {
            if !names.contains(&Some(name))
                && let Some(open) = names.iter_mut().find(|name| name.is_none())
            {
                *open = Some(name);
            }
        }
        let mut order: Vec<Slot<'static>> = Vec::new();
        for name in Table4Group::ALL {
            let place = names.iter().position(|other| *other == Some(name))?;
            order.extend(groups.get(place)?.iter().map(|slot| (*slot).clone()));
        }
        if !found.iter().any(|other| other.iter().map(|s| &s.key).eq(order.iter().map(|s| &s.key))) {
            found.push(order);
        }
    }
    match (found.len(), found.pop()) {
        (1, only) => only,
        _ => None,
    }
}
