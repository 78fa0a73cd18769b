//! The columns of table 三: where its header puts them, and where its rows do.

use std::collections::BTreeMap;

use gongkai_report::{Table3Column, TableCarrier};

use super::row::{Row, Slot};
use crate::recognise::cells::{Measure, parse};

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

/// Where the seven values of a row stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rule {
    /// Each under the name of its column.
    Header([usize; COLUMNS]),
    /// From this column of the grid on.
    Column(usize),
    /// From so many slots behind the label on.
    Behind(usize),
    /// The last seven slots: so a text has it that fills the label's columns before the values.
    Last,
}

/// What is known of the columns of one table of the source.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The place of each column, where the header names all seven, each at its own place.
    header: Option<[usize; COLUMNS]>,
    /// The rules that may hold for the rows of this table, the one that most totals confirm first.
    rules: Vec<Rule>,
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
    /// Learns the columns from all rows of one table, each with its values.
    ///
    /// A text that lost the spans of its table fills them before or behind the values, or leaves them out; which
    /// of them, only the rows together can tell. So every rule is tried on every row: one that leaves a number
    /// without a column, or makes a total wrong, is worse than one under which the totals hold.
    #[must_use]
    pub fn learn(rows: &[(&Row<'_>, Vec<Slot<'_>>)]) -> Self {
        let aligned: Vec<&(&Row<'_>, Vec<Slot<'_>>)> = rows.iter().filter(|(row, _)| row.aligned).collect();
        let header = header(aligned.iter().map(|(row, _)| *row));
        let real = aligned.iter().any(|(row, _)| row.carrier == TableCarrier::Real);
        let mut rules: Vec<Rule> = header.map(Rule::Header).into_iter().collect();
        let (columns, gaps) = starts(&aligned);
        let of_grid = columns.into_iter().map(Rule::Column);
        let of_label = gaps.into_iter().map(Rule::Behind);
        if real {
            rules.extend(of_grid.chain(of_label));
        } else {
            rules.extend(of_label.chain(of_grid));
        }
        for rule in [Rule::Behind(0), Rule::Last] {
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        let score = |rule: &Rule| -> i64 { aligned.iter().map(|(_, values)| rule.judge(values)).sum() };
        rules.sort_by_cached_key(|rule| -score(rule));
        Self { header, rules }
    }

    /// Places the values of a row. Just seven cells behind the label are the seven columns; else the rule of the
    /// table tells, or another one if the total confirms it.
    #[must_use]
    pub fn place(&self, row: &Row<'_>, values: &[Slot<'_>]) -> Placed {
        if values.len() == COLUMNS {
            return Placed::Columns(self.in_order(values));
        }
        let filled = || values.iter().enumerate().filter(|(_, slot)| !slot.is_blank());
        if let [slot] = values
            && (slot.width >= COLUMNS && !slot.is_value_number())
        {
            return Placed::Spread(0);
        }
        if row.aligned {
            for (rank, rule) in self.rules.iter().enumerate() {
                let places = rule.places(values);
                if let Some(places) = places
                    && (rank == 0 || total_holds(values, &places) == Some(true))
                {
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

    /// The seven values in order: in the order of the header where it names each of them, or stands in one row.
    fn in_order(&self, values: &[Slot<'_>]) -> [Option<usize>; COLUMNS] {
        let form = std::array::from_fn(Some);
        let Some(columns) = self.header else { return form };
        let above = columns.map(|column| values.iter().position(|slot| covers(slot, column)));
        if above.iter().all(Option::is_some) {
            return above;
        }
        let ends = columns.iter().max().zip(columns.iter().min());
        if ends.is_some_and(|(last, first)| last - first + 1 == COLUMNS) {
            return columns.map(|column| Some(columns.iter().filter(|other| **other < column).count()));
        }
        form
    }
}

impl Rule {
    /// The places of the seven values; `None` where a value would be left without a column.
    fn places(self, values: &[Slot<'_>]) -> Option<[Option<usize>; COLUMNS]> {
        let first = match self {
            Self::Header(columns) => {
                let places = columns.map(|column| values.iter().position(|slot| covers(slot, column)));
                let fits =
                    |(at, slot): (usize, &Slot<'_>)| slot.is_blank() || slot.width == 1 && places.contains(&Some(at));
                return values.iter().enumerate().all(fits).then_some(places);
            }
            Self::Column(column) => values.iter().position(|slot| slot.column == column)?,
            Self::Behind(gap) => gap,
            Self::Last => values.len().checked_sub(COLUMNS)?,
        };
        let inside = first..first + COLUMNS;
        let fits =
            first < values.len() && values.iter().enumerate().all(|(at, slot)| slot.is_blank() || inside.contains(&at));
        fits.then(|| std::array::from_fn(|column| Some(first + column).filter(|at| *at < values.len())))
    }

    /// What a row says for or against the rule.
    fn judge(self, values: &[Slot<'_>]) -> i64 {
        if values.iter().all(Slot::is_blank) {
            return 0;
        }
        // a rule that leaves the total without a place speaks against itself too
        let places = self.places(values).filter(|places| places.last().is_some_and(Option::is_some));
        match places.map(|places| total_holds(values, &places)) {
            Some(Some(true)) => 1,
            Some(None) => 0,
            Some(Some(false)) | None => -1,
        }
    }
}

/// Whether the total of a row is the sum of its values; `None` where it prints no total or nothing but it.
#[must_use]
pub fn total_holds(values: &[Slot<'_>], places: &[Option<usize>; COLUMNS]) -> Option<bool> {
    let numbers =
        places.map(|at| at.and_then(|at| values.get(at)).and_then(|slot| parse(&slot.text, Measure::Count).count()));
    let (total, parts) = numbers.split_last()?;
    if parts.iter().all(Option::is_none) && total.is_some_and(|total| total != 0) {
        return Some(false);
    }
    Some(parts.iter().flatten().sum::<i64>() == (*total)?)
}

/// The most columns, and the most gaps, that are tried for the rows of one table.
const MOST_RULES: usize = 4;

/// The columns and the gaps behind the label at which rows with all seven values begin, the commonest first.
fn starts(rows: &[&(&Row<'_>, Vec<Slot<'_>>)]) -> (Vec<usize>, Vec<usize>) {
    let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
    let mut gaps: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, values) in rows {
        let first = values.iter().position(|slot| !slot.is_blank());
        let last = values.iter().rposition(|slot| !slot.is_blank());
        let (Some(first), Some(last)) = (first, last) else { continue };
        if last - first + 1 == COLUMNS
            && values.iter().skip(first).take(COLUMNS).all(|slot| slot.is_blank() || slot.is_value())
            && let Some(slot) = values.get(first)
        {
            *columns.entry(slot.column).or_default() += 1;
            *gaps.entry(first).or_default() += 1;
        }
    }
    let ranked = |votes: BTreeMap<usize, usize>| {
        let mut votes: Vec<(usize, usize)> = votes.into_iter().collect();
        votes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        votes.truncate(MOST_RULES);
        votes.into_iter().map(|(place, _)| place).collect()
    };
    (ranked(columns), ranked(gaps))
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
fn header<'r, 't: 'r>(rows: impl Iterator<Item = &'r Row<'t>>) -> Option<[usize; COLUMNS]> {
    let mut places: [Option<usize>; COLUMNS] = [None; COLUMNS];
    for row in rows {
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
