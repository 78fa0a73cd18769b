//! Columns that stand above one another in a text, which tell what the values of a row with blanks are.

use gongkai_report::Table3Column;

use super::stream::{Segment, Value};
use crate::recognise::cells::{Measure, parse};
use crate::recognise::tables::row::Slot;

const COLUMNS: usize = Table3Column::COUNT;

/// Where a value stands on its line: left end, middle and right end, doubled, in characters and in cells of a
/// terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch([[usize; 2]; 3]);

impl Stretch {
    /// The place of a part of a line.
    pub(super) fn of(line: &str, start: usize, end: usize) -> Self {
        // nothing stands in columns on a longer line, and measuring it for every value would take long
        const LONGEST: usize = 2048;
        if line.len() > LONGEST {
            return Self::default();
        }
        let part = |from: usize, to: usize| line.get(from..to).unwrap_or_default();
        let width = |text: &str, metric: usize| -> usize {
            text.chars().map(|c| if metric == 1 && !c.is_ascii() { 2 } else { 1 }).sum()
        };
        let ends = [0, 1].map(|metric| {
            let left = 2 * width(part(0, start), metric);
            (left, left + 2 * width(part(start, end), metric))
        });
        Self([ends.map(|(left, _)| left), ends.map(|(left, right)| (left + right) / 2), ends.map(|(_, right)| right)])
    }

    fn at(self, edge: usize, metric: usize) -> usize {
        self.0.get(edge).and_then(|places| places.get(metric)).copied().unwrap_or(0)
    }
}

/// How far rows with blanks can be trusted to stand under their columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    /// Many full rows stand straight, or every row with blanks stands under columns and its total holds.
    Full,
    /// Most rows do: those whose total holds are read.
    Totals,
    /// The places say nothing.
    None,
}

/// So many full rows that stand straight are no chance: their labels are of different lengths.
const STEADY: usize = 5;

/// The columns of a text, as its rows with all seven values show them.
pub(super) struct Aligned<'v> {
    full: Vec<&'v [Value]>,
    /// The edge at which columns are straight, left, middle or right, and the measure in which they are; both
    /// measures where the full rows do not tell.
    straight: Vec<(usize, usize)>,
    trust: Trust,
}

impl<'v> Aligned<'v> {
    /// Learns the columns from all rows of the table.
    pub(super) fn learn(segments: &'v [Segment]) -> Self {
        let lines = || segments.iter().flat_map(|segment| segment.values.chunk_by(|a, b| a.line == b.line));
        let full: Vec<&[Value]> = lines().filter(|line| line.len() == COLUMNS).collect();
        let spread = |edge: usize, metric: usize| -> usize {
            let column =
                |at: usize| full.iter().filter_map(move |line| line.get(at)).map(|v| v.stretch.at(edge, metric));
            (0..COLUMNS).map(|at| column(at).max().unwrap_or(0) - column(at).min().unwrap_or(0)).sum()
        };
        let best = |metric: usize| {
            [1, 0, 2].map(|edge| (spread(edge, metric), edge, metric)).into_iter().min_by_key(|(spread, ..)| *spread)
        };
        let found: Vec<(usize, usize, usize)> = [0, 1].into_iter().filter_map(best).collect();
        let least = found.iter().map(|(spread, ..)| *spread).min().unwrap_or(0);
        let straight: Vec<(usize, usize)> =
            found.into_iter().filter(|(spread, ..)| *spread == least).map(|(_, edge, metric)| (edge, metric)).collect();
        // a label that is too long pushes its row aside: most rows will do
        let stand = |model: &&[Value]| {
            let under =
                |line: &&&[Value]| straight.iter().all(|(edge, metric)| under(line, model, *edge, *metric).is_some());
            full.iter().filter(under).count() * 4 >= full.len() * 3
        };
        let steady = full.len() >= STEADY && full.iter().take(STEADY).any(stand);
        let mut aligned = Self { full, straight, trust: Trust::None };
        let (mut held, mut against) = (0, 0);
        for line in lines().filter(|line| line.len() < COLUMNS) {
            match aligned.columns(line).map(|columns| total_holds(line, &columns)) {
                Some(Some(true)) => held += 1,
                Some(None) => {}
                Some(Some(false)) | None => against += 1,
            }
        }
        aligned.trust = if steady || held > 0 && against == 0 {
            Trust::Full
        } else if held > against {
            Trust::Totals
        } else {
            Trust::None
        };
        aligned
    }

    /// The values of a line in their columns, if they clearly stand there; the other columns are blank.
    pub(super) fn place(&self, line: &[Value]) -> Option<Vec<Slot<'static>>> {
        let columns = self.columns(line)?;
        match self.trust {
            Trust::Full => {}
            Trust::Totals if total_holds(line, &columns) == Some(true) => {}
            Trust::Totals | Trust::None => return None,
        }
        let mut out: Vec<Slot<'static>> = (0..COLUMNS)
            .map(|column| Slot::new(String::new(), column, line.first().and_then(|v| v.slot.origin.clone())))
            .collect();
        for (value, column) in line.iter().zip(columns) {
            *out.get_mut(column)? = value.slot.clone();
        }
        Some(out)
    }

    /// The column under which each value of a line stands, by the nearest full row.
    fn columns(&self, line: &[Value]) -> Option<Vec<usize>> {
        if line.len() >= COLUMNS {
            return None;
        }
        let at = line.first()?.line;
        let model = self.full.iter().min_by_key(|model| model.first().map_or(usize::MAX, |v| v.line.abs_diff(at)))?;
        let mut readings = self.straight.iter().map(|(edge, metric)| under(line, model, *edge, *metric));
        let first = readings.next()??;
        readings.all(|other| other.as_ref() == Some(&first)).then_some(first)
    }
}

/// The column of the model row under which each value of a line stands, seen at one edge in one measure.
fn under(line: &[Value], model: &[Value], edge: usize, metric: usize) -> Option<Vec<usize>> {
    let places: Vec<usize> = model.iter().map(|value| value.stretch.at(edge, metric)).collect();
    let gap = places.windows(2).filter_map(|pair| pair.last()?.checked_sub(*pair.first()?)).min()?;
    let mut out: Vec<usize> = Vec::new();
    for value in line {
        let place = value.stretch.at(edge, metric);
        let (column, distance) = places
            .iter()
            .enumerate()
            .map(|(column, other)| (column, other.abs_diff(place)))
            .min_by_key(|(_, distance)| *distance)?;
        if distance * 3 > gap || out.last().is_some_and(|last| *last >= column) {
            return None;
        }
        out.push(column);
    }
    Some(out)
}

/// Whether the total that a line prints is the sum of its other values; `None` where it prints no total.
fn total_holds(line: &[Value], columns: &[usize]) -> Option<bool> {
    let count = |value: &Value| parse(&value.slot.text, Measure::Count).count().unwrap_or(0);
    let (total, parts) = line.split_last()?;
    let is_total = columns.last() == Some(&(COLUMNS - 1));
    is_total.then(|| parts.iter().map(count).sum::<i64>() == count(total))
}
