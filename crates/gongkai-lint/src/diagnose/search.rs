//! The search for the fewest changes that mend the most sums.

use std::collections::BTreeSet;

use super::ledger::{Equation, Ledger, Reading, Slot, State, cell_at};
use super::{Cause, Change, Kind, Repair, pattern};

/// Beyond so many broken sums a table is not one with a slip in it, and no search is made.
const MAX_BROKEN: usize = 24;
/// At most so many faults are told apart in one report.
const MAX_CAUSES: usize = 8;
/// More choices than this help nobody.
const MAX_CHOICES: usize = 4;

/// The broken sums, as indices into the equations.
pub(super) type Broken = BTreeSet<usize>;

/// Everything a search looks at.
pub(super) struct Field<'a> {
    /// The counts.
    pub(super) ledger: &'a Ledger,
    /// The sums over them.
    pub(super) equations: &'a [Equation],
    /// The broken ones.
    pub(super) broken: &'a Broken,
}

/// Counts to be put into places.
pub(super) type Edit = Vec<(usize, Slot)>;

/// Edits to be tried, and what each takes the fault to be.
pub(super) type Candidates = Vec<(Kind, Edit)>;

impl Field<'_> {
    /// Left side minus right side of a sum.
    pub(super) fn gap(&self, readings: &[Reading], equation: usize) -> i64 {
        readings.get(equation).map_or(0, |reading| reading.left.saturating_sub(reading.right))
    }

    /// The broken sums that an edit mends; `None` if it breaks another.
    fn mended(&self, edit: &Edit) -> Option<Broken> {
        let mut ledger = self.ledger.clone();
        for (place, slot) in edit {
            ledger.set(*place, *slot);
        }
        let after = broken(&ledger.read(self.equations));
        after.is_subset(self.broken).then(|| self.broken.difference(&after).copied().collect())
    }
}

/// The broken ones among the sums read.
pub(super) fn broken(readings: &[Reading]) -> Broken {
    let is_broken = |(index, reading): (usize, &Reading)| (reading.state == State::Broken).then_some(index);
    readings.iter().enumerate().filter_map(is_broken).collect()
}

/// The causes of all broken sums.
pub(super) fn causes(ledger: &Ledger, equations: &[Equation], readings: &[Reading]) -> Vec<Cause> {
    let all = broken(readings);
    let mut causes = Vec::new();
    // each group of table 四 stands by itself
    let (disputes, mut rest): (Broken, Broken) =
        all.iter().partition(|index| equations.get(**index).is_some_and(|equation| equation.sum.group().is_some()));
    let mut ledger = ledger.clone();
    while !rest.is_empty() && rest.len() <= MAX_BROKEN && causes.len() < MAX_CAUSES {
        let field = Field { ledger: &ledger, equations, broken: &rest };
        let Some(found) = best(&field) else { break };
        let edit = found.edits.first().map(|(_, edit)| edit.clone()).unwrap_or_default();
        causes.push(found.into_cause());
        for (place, slot) in edit {
            ledger.set(place, slot);
        }
        rest = broken(&ledger.read(equations)).intersection(&rest).copied().collect();
    }
    causes.extend(rest.into_iter().chain(disputes).map(|index| Cause { sums: vec![index], repairs: Vec::new() }));
    causes
}

/// The best explanation: which sums it mends, and every edit that does as well.
struct Found {
    mended: Broken,
    edits: Vec<(Kind, Edit)>,
}

impl Found {
    fn into_cause(mut self) -> Cause {
        // of many blocks of rows that could be moved, the smallest supposes least
        if self.edits.iter().all(|(kind, _)| *kind == Kind::RowShift) {
            let least = self.edits.iter().map(|(_, edit)| edit.len()).min().unwrap_or(0);
            self.edits.retain(|(_, edit)| edit.len() == least);
        }
        let repairs = if self.edits.len() > MAX_CHOICES { Vec::new() } else { self.edits };
        let repairs = repairs.into_iter().filter_map(|(kind, edit)| repair(kind, &edit)).collect();
        Cause { sums: self.mended.into_iter().collect(), repairs }
    }
}

fn repair(kind: Kind, edit: &Edit) -> Option<Repair> {
    let change = |(place, slot): &(usize, Slot)| {
        let to = match slot {
            Slot::Number(number) => *number,
            Slot::Empty => 0,
            Slot::Unread => return None,
        };
        Some(Change { cell: cell_at(*place)?, to })
    };
    let changes: Vec<Change> = edit.iter().filter_map(change).collect();
    (!changes.is_empty()).then_some(Repair { kind, changes })
}

/// The explanation that mends the most sums, at least two, with the fewest suppositions.
fn best(field: &Field<'_>) -> Option<Found> {
    let readings = field.ledger.read(field.equations);
    let mut best: Option<Found> = None;
    let least = field.broken.len().min(2);
    let kinds: [fn(&Field<'_>, &[Reading]) -> Candidates; 8] = [
        one_cell,
        pattern::split_digits,
        pattern::column_shift,
        pattern::row_shift,
        pattern::swapped,
        pattern::wrong_column,
        pattern::wrong_row,
        pattern::with_total,
    ];
    for candidates in kinds {
        let mut of_kind: Option<Found> = None;
        for (kind, edit) in candidates(field, &readings) {
            let Some(mended) = field.mended(&edit).filter(|mended| mended.len() >= least) else { continue };
            match &mut of_kind {
                Some(found) if found.mended.len() > mended.len() => {}
                Some(found) if found.mended == mended => {
                    if !found.edits.iter().any(|(_, other)| *other == edit) {
                        found.edits.push((kind, edit));
                    }
                }
                // a rival that mends other sums as well as these: a choice, not a diagnosis
                Some(found) if found.mended.len() == mended.len() => {
                    if !found.mended.is_disjoint(&mended) {
                        found.edits.push((kind, edit));
                    }
                }
                _ => of_kind = Some(Found { mended, edits: vec![(kind, edit)] }),
            }
        }
        if let Some(found) = of_kind
            && best.as_ref().is_none_or(|best| found.mended.len() > best.mended.len())
        {
            best = Some(found);
        }
        // nothing that comes later can mend more than everything
        if best.as_ref().is_some_and(|best| best.mended.len() == field.broken.len()) {
            break;
        }
    }
    best
}

/// One count changed by the gap of a broken sum it stands in.
fn one_cell(field: &Field<'_>, readings: &[Reading]) -> Candidates {
    let mut seen: BTreeSet<(usize, i64)> = BTreeSet::new();
    for index in field.broken {
        let Some(equation) = field.equations.get(*index) else { continue };
        let gap = field.gap(readings, *index);
        seen.extend(equation.left.iter().map(|place| (*place, gap.saturating_neg())));
        seen.extend(equation.right.iter().map(|place| (*place, gap)));
    }
    seen.into_iter()
        .filter_map(|(place, delta)| Some((Kind::OneCell, vec![(place, changed(field.ledger.get(place), delta)?)])))
        .collect()
}

/// A count changed by so many; `None` where it would become negative or cannot be changed.
pub(super) fn changed(slot: Slot, delta: i64) -> Option<Slot> {
    let old = match slot {
        Slot::Number(number) => number,
        Slot::Empty => 0,
        Slot::Unread => return None,
    };
    old.checked_add(delta).filter(|new| *new >= 0).map(Slot::Number)
}
