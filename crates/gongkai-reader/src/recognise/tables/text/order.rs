//! Which row of a block a lone label before it belongs to: the first, or the last.

use gongkai_report::{FormVersion, Table3Label, Table3Row, match_table3_row};

use super::stream::Block;

/// Where several rows stand behind one label, it is the first row's, unless only as the last row's label it
/// leaves between the known rows just as many rows as the form has there.
pub(super) fn settle(blocks: &mut [Block]) {
    const MOST: usize = 6;
    let open: Vec<usize> = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| {
            block.rows.len() > 1 && block.labels.iter().filter(|labels| !labels.is_empty()).count() == 1
        })
        .map(|(at, _)| at)
        .collect();
    if open.is_empty() || open.len() > MOST || fits(blocks) {
        return;
    }
    for code in 1_usize..1 << open.len() {
        let mut turned = blocks.to_vec();
        for (bit, at) in open.iter().enumerate() {
            if code >> bit & 1 == 1
                && let Some(block) = turned.get_mut(*at)
            {
                block.labels.reverse();
            }
        }
        if fits(&turned) {
            blocks.clone_from_slice(&turned);
            return;
        }
    }
}

/// Whether between known rows there are always just as many rows as the form has there.
fn fits(blocks: &[Block]) -> bool {
    let mut known: Vec<(usize, usize)> = vec![(0, 0)];
    let mut at = 0;
    for labels in blocks.iter().flat_map(|block| &block.labels) {
        at += 1;
        if let Some(Table3Label::Row(row)) = labels.last().and_then(|label| match_table3_row(label)).map(|l| l.target) {
            known.push((at, row.index() + 1));
        }
    }
    known.push((at + 1, Table3Row::COUNT + 1));
    let single: Vec<usize> =
        Table3Row::all().filter(|row| !FormVersion::F2019.has_row(*row)).map(|row| row.index() + 1).collect();
    known.windows(2).all(|pair| {
        let [(from, first), (to, last)] = pair else { return true };
        let Some(missing) = last.checked_sub(first + 1) else { return false };
        let left_out = single.iter().filter(|row| (first + 1..*last).contains(*row)).count();
        let found = to - from - 1;
        found == missing || found + left_out == missing
    })
}
