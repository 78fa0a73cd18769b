//! Fitting the values of a row to its columns where their numbers differ.

use crate::recognise::cells::{Measure, parse};

use super::row::Slot;

/// Which values stand for the columns of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The value of each column, by its place among the values.
    Places(Vec<usize>),
    /// They cannot be placed.
    No,
}

/// Fits values of which more are printed than there are columns: all the same zero, or one choice only that
/// makes the sums hold. Never a guess.
#[must_use]
pub fn surplus(values: &[Slot<'_>], columns: usize, sums_hold: &dyn Fn(&[i64]) -> bool) -> Fit {
    const MOST: usize = 3;
    let filled: Vec<usize> = (0..values.len()).filter(|at| values.get(*at).is_some_and(|v| !v.is_blank())).collect();
    let Some(extra) = filled.len().checked_sub(columns).filter(|extra| (1..=MOST).contains(extra)) else {
        return Fit::No;
    };
    let numbers: Option<Vec<i64>> =
        filled.iter().map(|at| parse(&values.get(*at)?.text, Measure::Count).count()).collect();
    let Some(numbers) = numbers else { return Fit::No };
    if numbers.iter().all(|number| *number == 0) {
        return Fit::Places(filled.into_iter().take(columns).collect());
    }
    let mut choices: Vec<(Vec<i64>, Vec<usize>)> = Vec::new();
    let mut dropped: Vec<usize> = (0..extra).collect();
    loop {
        let kept: Vec<usize> = (0..filled.len()).filter(|at| !dropped.contains(at)).collect();
        let vector: Vec<i64> = kept.iter().filter_map(|at| numbers.get(*at).copied()).collect();
        if sums_hold(&vector) && !choices.iter().any(|(other, _)| *other == vector) {
            choices.push((vector, kept.iter().filter_map(|at| filled.get(*at).copied()).collect()));
        }
        if choices.len() > 1 || !next_choice(&mut dropped, filled.len()) {
            break;
        }
    }
    match (choices.len(), choices.pop()) {
        (1, Some((_, places))) => Fit::Places(places),
        _ => Fit::No,
    }
}

/// The next ascending choice of places below `count`.
fn next_choice(choice: &mut [usize], count: usize) -> bool {
    let size = choice.len();
    for place in (0..size).rev() {
        let most = count - (size - place);
        let Some(current) = choice.get(place).copied().filter(|current| *current < most) else { continue };
        for (step, slot) in choice.iter_mut().skip(place).enumerate() {
            *slot = current + 1 + step;
        }
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(text: &str) -> Vec<Slot<'_>> {
        text.split(' ').enumerate().map(|(at, text)| Slot::new(text, at, None)).collect()
    }

    fn total_last(values: &[i64]) -> bool {
        values.split_last().is_some_and(|(total, parts)| parts.iter().sum::<i64>() == *total)
    }

    #[test]
    fn zeros_fill_and_sums_decide() {
        assert_eq!(surplus(&slots("0 0 0 0"), 3, &total_last), Fit::Places(vec![0, 1, 2]));
        assert_eq!(surplus(&slots("1 2 9 3"), 3, &total_last), Fit::Places(vec![0, 1, 3]));
        assert_eq!(surplus(&slots("9 9 9 4"), 3, &total_last), Fit::No);
        assert_eq!(surplus(&slots("1 2"), 3, &total_last), Fit::No);
    }

    #[test]
    fn two_ways_are_no_way() {
        assert_eq!(surplus(&slots("1 2 3 3 5"), 3, &total_last), Fit::No);
    }

    #[test]
    fn every_choice_is_tried_once() {
        let mut choice = vec![0, 1];
        let mut seen = 1;
        while next_choice(&mut choice, 4) {
            seen += 1;
        }
        assert_eq!(seen, 6);
    }
}
