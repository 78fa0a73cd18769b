//! The columns of table 二 by the names that stand above them, which change from item to item.

use gongkai_report::{FormVersion, Table2Column as C, Table2Row};

use super::row::{Row, Slot};

/// The names above the rows that follow, with the places that each covers.
#[derive(Clone, Debug, Default)]
pub struct Names {
    table: usize,
    places: Vec<(C, std::ops::Range<usize>)>,
}

impl Names {
    /// Takes the names of a row in, if it is one that names columns.
    pub fn learn(&mut self, row: &Row<'_>) {
        if !row.aligned || row.slots.iter().any(Slot::is_value) {
            return;
        }
        let name = |slot: &Slot<'_>| Some((named(&slot.key)?, slot.column..slot.column + slot.width));
        let places: Vec<_> = row.slots.iter().filter(|slot| slot.own).filter_map(name).collect();
        if !places.is_empty() {
            *self = Self { table: row.table, places };
        }
    }

    /// For each column of a row the value under its name, as a place among the values: only if every column is
    /// named, each with a value of its own, and no other value is left over.
    #[must_use]
    pub fn places(&self, row: &Row<'_>, of: Table2Row, form: FormVersion, values: &[Slot<'_>]) -> Option<Vec<usize>> {
        if !row.aligned || row.table != self.table {
            return None;
        }
        let columns = of.columns(form);
        let under = |column: C| {
            self.places
                .iter()
                .filter(move |(named, _)| *named == column)
                .flat_map(|(_, places)| places.clone())
                .filter_map(|place| values.iter().position(|slot| covers(slot, place)))
        };
        let mut found: Vec<usize> = Vec::with_capacity(columns.len());
        let mut seen: Vec<usize> = Vec::new();
        for column in columns {
            let mut all = under(*column);
            let first = all.next().filter(|first| !seen.contains(first))?;
            let rest: Vec<usize> = all.collect();
            // a merged cell is printed once, or again in every place that it covers
            let same = |at: &usize| {
                values.get(*at).zip(values.get(first)).is_some_and(|(a, b)| a.is_blank() || a.key == b.key)
            };
            if !rest.iter().all(same) {
                return None;
            }
            found.push(first);
            seen.push(first);
            seen.extend(rest);
        }
        let left_over = values.iter().enumerate().any(|(at, slot)| !slot.is_blank() && !seen.contains(&at));
        (!left_over).then_some(found)
    }
}

fn covers(slot: &Slot<'_>, place: usize) -> bool {
    (slot.column..slot.column + slot.width).contains(&place)
}

/// The column that a squeezed text names.
fn named(key: &str) -> Option<C> {
    const NAMES: [(&str, C); 15] = [
        ("新制作", C::NewlyMade),
        ("新公开", C::NewlyDisclosed),
        ("对外公开总", C::TotalDisclosed),
        ("制发", C::Issued),
        ("废止", C::Repealed),
        ("现行有效", C::InForce),
        ("上一年项目", C::ItemsLastYear),
        ("上年项目", C::ItemsLastYear),
        ("增/减", C::Change),
        ("增减", C::Change),
        ("采购项目", C::Items),
        ("采购总金额", C::PurchaseAmount),
        ("收费金额", C::ChargedWanYuan),
        ("本年处理决定", C::Handled),
        ("处理决定", C::Decisions),
    ];
    // without the explanation in brackets behind it
    let key = key.split('(').next().unwrap_or(key);
    let short = key.chars().count() <= 24;
    NAMES.iter().find(|(word, _)| short && key.contains(word)).map(|(_, column)| *column)
}
