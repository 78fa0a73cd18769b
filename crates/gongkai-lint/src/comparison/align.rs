//! Which paragraph of one text became which of the other.

use std::collections::HashMap;

use gongkai_document::squeeze;

/// A paragraph of either text, beside the other's where they belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pair<'t> {
    /// Only in the first text.
    Gone(&'t String),
    /// Only in the second.
    Added(&'t String),
    /// In both, changed or not.
    Became(&'t String, &'t String),
}

/// Two paragraphs belong together if they share at least this much of their pairs of neighbouring characters, in
/// thousandths.
const ALIKE: u64 = 250;

/// Above this many pairs of paragraphs their order alone decides: no report comes near it.
const MOST_PAIRS: usize = 40_000;

/// Pairs up paragraphs in order so that the likeness of all pairs together is greatest.
pub(super) fn paragraphs<'t>(old: &'t [String], new: &'t [String]) -> Vec<Pair<'t>> {
    let likeness = Likeness::of(old, new);
    let best = Best::of(&likeness);
    let mut pairs = Vec::with_capacity(old.len().max(new.len()));
    let (mut i, mut j) = (0, 0);
    loop {
        match (old.get(i), new.get(j)) {
            (Some(left), Some(right)) => {
                let together = likeness.at(i, j).map(|alike| alike + best.from(i + 1, j + 1));
                if together == Some(best.from(i, j)) {
                    pairs.push(Pair::Became(left, right));
                    (i, j) = (i + 1, j + 1);
                } else if best.from(i + 1, j) >= best.from(i, j + 1) {
                    pairs.push(Pair::Gone(left));
                    i += 1;
                } else {
                    pairs.push(Pair::Added(right));
                    j += 1;
                }
            }
            (Some(left), None) => {
                pairs.push(Pair::Gone(left));
                i += 1;
            }
            (None, Some(right)) => {
                pairs.push(Pair::Added(right));
                j += 1;
            }
            (None, None) => return pairs,
        }
    }
}

/// How alike each paragraph of one text is to each of the other, in thousandths.
struct Likeness {
    columns: usize,
    cells: Vec<u64>,
}

impl Likeness {
    fn of(old: &[String], new: &[String]) -> Self {
        if old.len() * new.len() > MOST_PAIRS {
            return Self { columns: new.len(), cells: Vec::new() };
        }
        let right: Vec<Bigrams> = new.iter().map(|text| Bigrams::of(text)).collect();
        let cells = old
            .iter()
            .map(|text| Bigrams::of(text))
            .flat_map(|left| right.iter().map(|right| left.alike(right)).collect::<Vec<_>>());
        Self { columns: new.len(), cells: cells.collect() }
    }

    /// The likeness of a pair that may belong together.
    fn at(&self, row: usize, column: usize) -> Option<u64> {
        if self.cells.is_empty() {
            return (row == column).then_some(ALIKE);
        }
        self.cells.get(row * self.columns + column).copied().filter(|alike| *alike >= ALIKE)
    }

    fn rows(&self) -> usize {
        self.cells.len().checked_div(self.columns).unwrap_or_default()
    }
}

/// The greatest likeness that the paragraphs from a place on can reach.
struct Best {
    columns: usize,
    cells: Vec<u64>,
}

impl Best {
    fn of(likeness: &Likeness) -> Self {
        let (rows, columns) = (likeness.rows(), likeness.columns + 1);
        let mut best = Self { columns, cells: vec![0; (rows + 1) * columns] };
        for i in (0..rows).rev() {
            for j in (0..likeness.columns).rev() {
                let together = likeness.at(i, j).map_or(0, |alike| alike + best.from(i + 1, j + 1));
                let value = together.max(best.from(i + 1, j)).max(best.from(i, j + 1));
                if let Some(cell) = best.cells.get_mut(i * columns + j) {
                    *cell = value;
                }
            }
        }
        best
    }

    fn from(&self, row: usize, column: usize) -> u64 {
        self.cells.get(row * self.columns + column).copied().unwrap_or_default()
    }
}

/// The pairs of neighbouring characters of a text, each with its count.
struct Bigrams {
    counts: HashMap<(char, char), u64>,
    total: u64,
}

impl Bigrams {
    fn of(text: &str) -> Self {
        let chars: Vec<char> = squeeze(text).chars().collect();
        let mut counts = HashMap::new();
        for pair in chars.windows(2) {
            if let [first, second] = pair {
                *counts.entry((*first, *second)).or_default() += 1;
            }
        }
        let total = counts.values().sum();
        Self { counts, total }
    }

    /// Twice the shared pairs over all pairs (Dice), in thousandths; texts too short for a pair are alike.
    fn alike(&self, other: &Self) -> u64 {
        let shared = |(pair, count): (&(char, char), &u64)| (*count).min(other.counts.get(pair).copied().unwrap_or(0));
        let shared: u64 = self.counts.iter().map(shared).sum();
        (2000 * shared).checked_div(self.total + other.total).unwrap_or(1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn paragraphs_meet_what_they_became_and_keep_their_order() {
        let old = texts(&["全年收到申请12件，办结11件。", "组织培训两次，参训六十人。", "清理过时信息3条。"]);
        let new = texts(&["全年收到申请16件，办结16件。", "新设公开专区一处。", "清理过时信息5条。"]);
        let pairs = paragraphs(&old, &new);
        let expected =
            [Pair::Became(&old[0], &new[0]), Pair::Gone(&old[1]), Pair::Added(&new[1]), Pair::Became(&old[2], &new[2])];
        let mut sorted = pairs.clone();
        sorted.sort_by_key(|pair| expected.iter().position(|other| other == pair));
        assert_eq!(sorted, expected);
    }

    #[test]
    fn a_text_of_endless_paragraphs_is_paired_by_order_and_loses_nothing() {
        let many: Vec<String> = (0..300).map(|n| format!("第{n}段")).collect();
        let more: Vec<String> = (0..301).map(|n| format!("段{n}")).collect();
        let pairs = paragraphs(&many, &more);
        let left = pairs.iter().filter(|pair| !matches!(pair, Pair::Added(_))).count();
        let right = pairs.iter().filter(|pair| !matches!(pair, Pair::Gone(_))).count();
        assert_eq!((left, right), (300, 301));
    }
}
