//! The columns of table 三: where its header puts them, and where its rows do.

use std::collections::BTreeMap;

use gongkai_report::{Table3Column, TableCarrier};

use super::row::{Row, Slot};

/// Number of columns.
const COLUMNS: usize = Table3Column::COUNT;

/// The column that a squeezed header text names.
#[must_use]
pub fn named(key: &str) -> Option<Table3Column> {
    use gongkai_law::applicant::ApplicantKind as K;
    let key = key.trim_matches(['(', ')', ':', '、', '.', ' ']);
    Some(match key {
        "自然人" | "公民" | "个人" => Table3Column::Kind(K::NaturalPerson),
        "商业企业" | "企业" | "商业性企业" => Table3Column::Kind(K::Enterprise),
        "科研机构" | "科研单位" => Table3Column::Kind(K::ResearchBody),
        "社会公益组织" | "社会公益" | "社会组织" | "公益组织" | "社会公益性组织" | "社会公益机构" => {
            Table3Column::Kind(K::PublicWelfareBody)
        }
        "法律服务机构" | "法律服务组织" | "法律机构" => Table3Column::Kind(K::LegalServiceBody),
        "其他" | "其它" | "其他组织" => Table3Column::Kind(K::Other),
        "总计" | "合计" | "总数" => Table3Column::Total,
        _ => return None,
    })
}

/// What is known of the columns of one table of the source.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The place of each column, where the header names all seven, each at its own place.
    header: Option<[usize; COLUMNS]>,
    /// The column in which the values begin, as most full rows have it.
    start: Option<usize>,
    /// How many slots stand between the label and the first value, as most full rows have it.
    gap: Option<usize>,
}

/// What became of the values of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// For each column the place of its value among the values; `None` where nothing stands there.
    Columns([Option<usize>; COLUMNS]),
    /// One dash or blank stands for all columns.
    Spread(usize),
    /// They cannot be placed.
    No,
}

impl Layout {
    /// Learns the columns from all rows of one table; `end` tells where the label of a row ends.
    #[must_use]
    pub fn learn(rows: &[&Row<'_>], end: &dyn Fn(&Row<'_>) -> usize) -> Self {
        let mut starts: BTreeMap<usize, usize> = BTreeMap::new();
        let mut gaps: BTreeMap<usize, usize> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.aligned) {
            let values = row.slots.get(end(row)..).unwrap_or_default();
            let first = values.iter().position(|slot| !slot.is_blank());
            let last = values.iter().rposition(|slot| !slot.is_blank());
            let (Some(first), Some(last)) = (first, last) else { continue };
            if last - first + 1 == COLUMNS
                && values.iter().skip(first).take(COLUMNS).all(|slot| slot.is_blank() || slot.is_value())
                && let Some(slot) = values.get(first)
            {
                *starts.entry(slot.column).or_default() += 1;
                *gaps.entry(first).or_default() += 1;
            }
        }
        let most =
            |votes: BTreeMap<usize, usize>| votes.into_iter().max_by_key(|(_, count)| *count).map(|(key, _)| key);
        Self { header: header(rows), start: most(starts), gap: most(gaps) }
    }

    /// Places the values of a row. Just seven cells behind the label are the seven columns; else the header, then
    /// the other rows of the table tell.
    #[must_use]
    pub fn place(&self, row: &Row<'_>, values: &[Slot<'_>]) -> Placed {
        if values.len() == COLUMNS {
            return Placed::Columns(self.in_order());
        }
        let filled = || values.iter().enumerate().filter(|(_, slot)| !slot.is_blank());
        if let [slot] = values
            && (slot.width >= COLUMNS && !slot.is_value_number())
        {
            return Placed::Spread(0);
        }
        if row.aligned {
            if let Some(columns) = self.header {
                let places = columns.map(|column| values.iter().position(|slot| covers(slot, column)));
                let all = filled().all(|(at, slot)| slot.width == 1 && places.contains(&Some(at)));
                if all {
                    return Placed::Columns(places);
                }
            }
            let start_of = |column: usize| values.iter().position(|slot| slot.column == column);
            let by_column = self.start.and_then(start_of);
            let windows = match row.carrier {
                TableCarrier::Real => [by_column, self.gap],
                _ => [self.gap, by_column],
            };
            for first in windows.into_iter().flatten() {
                if filled().all(|(at, _)| (first..first + COLUMNS).contains(&at)) && first < values.len() {
                    let places: [Option<usize>; COLUMNS] =
                        std::array::from_fn(|column| Some(first + column).filter(|at| *at < values.len()));
                    return Placed::Columns(places);
                }
            }
        }
        let first = filled().next().map(|(at, _)| at);
        match first {
            Some(first) if filled().count() == COLUMNS => {
                let places: Vec<usize> = filled().map(|(at, _)| at).collect();
                let gapless = places.last().is_some_and(|last| last - first + 1 == COLUMNS);
                if gapless || !row.aligned {
                    return Placed::Columns(std::array::from_fn(|column| places.get(column).copied()));
                }
                Placed::No
            }
            None if values.len() >= COLUMNS => {
                Placed::Columns(std::array::from_fn(|column| Some(values.len() - COLUMNS + column)))
            }
            _ => Placed::No,
        }
    }

    /// The seven values in order, in the order of the header where that is another than the form's.
    fn in_order(&self) -> [Option<usize>; COLUMNS] {
        match self.header {
            Some(columns) => columns.map(|column| Some(columns.iter().filter(|other| **other < column).count())),
            None => std::array::from_fn(Some),
        }
    }
}

impl Slot<'_> {
    /// Whether a digit is printed in it.
    fn is_value_number(&self) -> bool {
        self.key.contains(|c: char| c.is_ascii_digit()) || (self.is_value() && self.is_words())
    }
}

fn covers(slot: &Slot<'_>, column: usize) -> bool {
    (slot.column..slot.column + slot.width).contains(&column)
}

/// The place of each column, where the header names all seven and no two at the same place.
fn header(rows: &[&Row<'_>]) -> Option<[usize; COLUMNS]> {
    let mut places: [Option<usize>; COLUMNS] = [None; COLUMNS];
    for row in rows.iter().filter(|row| row.aligned) {
        // 其他 and 总计 are labels of rows as well: a header row names three columns and holds no value
        let names: Vec<(Table3Column, &Slot<'_>)> =
            row.slots.iter().filter_map(|slot| Some((named(&slot.key)?, slot))).collect();
        let is_header = row.slots.iter().all(|slot| !slot.is_value()) && !names.is_empty();
        if !is_header {
            continue;
        }
        for (column, slot) in names {
            if slot.own
                && slot.width == 1
                && let Some(place) = places.get_mut(column.index())
            {
                place.get_or_insert(slot.column);
            }
        }
    }
    let mut found = [0; COLUMNS];
    for (slot, place) in found.iter_mut().zip(places) {
        *slot = place?;
    }
    let mut sorted = found;
    sorted.sort_unstable();
    sorted.windows(2).all(|pair| matches!(pair, [a, b] if a < b)).then_some(found)
}
