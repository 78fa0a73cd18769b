//! The numbers of the tables that a number of the text may mean.

use gongkai_law::outcome::{OtherDisposal, Outcome, OutcomeGroup};
use gongkai_report::{CellId, Report, Table3Column, Table3Row, Table4Column, Table4Group, Value};
use rust_decimal::Decimal;

use crate::narrative::{Dispute, ResultName};

/// One thing that a number of the text may mean: cells added and subtracted.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// What a reader calls it.
    pub name: String,
    /// The cells that make it up.
    pub cells: Vec<CellId>,
    /// What they come to: by the printed totals, and by the columns where those differ. Empty if unread.
    pub values: Vec<i64>,
    /// Whether the text names only a part of it, so that less is no contradiction.
    pub at_most: bool,
}

impl Reading {
    /// Whether that number fits.
    pub(crate) fn fits(&self, number: Option<Decimal>) -> bool {
        let Some(number) = number else { return true };
        self.values.iter().any(|value| {
            let value = Decimal::from(*value);
            number == value || (self.at_most && number < value)
        })
    }
}

/// How a number of the text stands with all that it may mean.
pub(crate) enum Fit {
    /// It fits one reading.
    Fits,
    /// None can be told, or one that might fit cannot.
    Unread,
    /// It fits none.
    Misfit,
}

/// Holds a number against its readings.
pub(crate) fn fit(number: Option<Decimal>, readings: &[Reading]) -> Fit {
    if readings.iter().any(|reading| reading.fits(number)) {
        Fit::Fits
    } else if readings.is_empty() || readings.iter().any(|reading| reading.values.is_empty()) {
        Fit::Unread
    } else {
        Fit::Misfit
    }
}

/// The readings in words: `表三“本年新收”为 25、“本年新收与上年结转之和”为 27`.
pub(crate) fn told(readings: &[Reading]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for reading in readings.iter().take(2) {
        let values: Vec<String> = reading.values.iter().map(ToString::to_string).collect();
        parts.push(format!("{}为 {}", reading.name, values.join(" 或 ")));
    }
    parts.join("，")
}

/// Table 三 as the text may quote it.
pub(crate) struct Requests<'a> {
    report: &'a Report,
}

impl<'a> Requests<'a> {
    /// Table 三 of a report.
    pub(crate) fn new(report: &'a Report) -> Self {
        Self { report }
    }

    /// A sum of rows in the total column.
    pub(crate) fn rows(&self, name: &str, plus: &[Table3Row], minus: &[Table3Row]) -> Reading {
        let views = [View::Printed, View::Columns];
        let mut values: Vec<i64> = views.iter().filter_map(|view| self.sum(plus, minus, *view)).collect();
        values.dedup();
        let cells = plus.iter().chain(minus).map(|row| CellId::Table3(*row, Table3Column::Total)).collect();
        Reading { name: name.to_owned(), cells, values, at_most: false }
    }

    /// Cells of one row in some columns.
    pub(crate) fn columns(&self, name: &str, rows: &[Table3Row], columns: &[Table3Column]) -> Reading {
        let cells: Vec<CellId> =
            rows.iter().flat_map(|row| columns.iter().map(|column| CellId::Table3(*row, *column))).collect();
        let value = cells.iter().try_fold(0_i64, |sum, cell| {
            let cell = self.report.cell(*cell)?;
            let number = cell.count().or_else(|| cell.is_empty().then_some(0))?;
            sum.checked_add(number)
        });
        Reading { name: name.to_owned(), cells, values: value.into_iter().collect(), at_most: false }
    }

    fn sum(&self, plus: &[Table3Row], minus: &[Table3Row], view: View) -> Option<i64> {
        let mut sum = 0_i64;
        for row in plus {
            sum = sum.checked_add(self.row(*row, view)?)?;
        }
        for row in minus {
            sum = sum.checked_sub(self.row(*row, view)?)?;
        }
        Some(sum)
    }

    /// A row's total: as printed, or added over the columns. An empty row counts as nothing if the table has
    /// numbers at all; a row that the report does not have counts as nothing.
    fn row(&self, row: Table3Row, view: View) -> Option<i64> {
        let total = CellId::Table3(row, Table3Column::Total);
        let Some(printed) = self.report.cell(total) else {
            return self.report.table3.as_ref().map(|_| 0);
        };
        if printed.value == Value::Unread && !self.report.form_or_default().has_row(row) {
            return Some(0);
        }
        let total = printed.count();
        if view == View::Printed && total.is_some() {
            return total;
        }
        match (view, total, self.kinds(row)) {
            (_, Some(total), None) => Some(total),
            (View::Columns, _, Some(sum)) => Some(sum),
            (View::Printed, None, Some(sum)) if printed.is_empty() => Some(sum),
            (_, None, None) if printed.is_empty() && self.has_numbers() => Some(0),
            _ => None,
        }
    }

    /// The sum over the kinds of applicant, if any of them has a number and none is unreadable.
    fn kinds(&self, row: Table3Row) -> Option<i64> {
        let mut sum = None;
        for column in Table3Column::all().filter(|column| *column != Table3Column::Total) {
            let cell = self.report.cell(CellId::Table3(row, column))?;
            match cell.count() {
                Some(number) => sum = Some(sum.unwrap_or(0_i64).checked_add(number)?),
                None if cell.is_empty() => {}
                None => return None,
            }
        }
        sum
    }

    fn has_numbers(&self) -> bool {
        let table = gongkai_report::TableId::Table3;
        self.report.has_numbers(table)
    }

    /// What 收到, 受理 may mean.
    pub(crate) fn received(&self) -> Vec<Reading> {
        let (a, b) = (Table3Row::NewlyReceived, Table3Row::CarriedIn);
        vec![self.rows("表三“本年新收”", &[a], &[]), self.rows("新收与上年结转合计", &[a, b], &[])]
    }

    /// What 办结 may mean: all concluded, those of the requests received this year, or
    /// those that were not withdrawn, merged or lapsed.
    pub(crate) fn concluded(&self) -> Vec<Reading> {
        let (c, b) = (Table3Row::DisposedTotal, Table3Row::CarriedIn);
        let other = group_rows(OutcomeGroup::OtherDisposal);
        vec![
            self.rows("表三“办理结果总计”", &[c], &[]),
            self.rows("办理结果总计减去上年结转", &[c], &[b]),
            self.rows("办理结果总计减去其他处理", &[c], &other),
        ]
    }

    /// What 答复 may mean: all concluded, less those that need no answer.
    pub(crate) fn answered(&self) -> Vec<Reading> {
        let c = Table3Row::DisposedTotal;
        let other = group_rows(OutcomeGroup::OtherDisposal);
        let not_processed = group_rows(OutcomeGroup::NotProcessed);
        let lapsed = [OtherDisposal::SupplementNotMade, OtherDisposal::FeeNotPaid]
            .map(|kind| Table3Row::Disposed(Outcome::OtherDisposal(kind)));
        let [supplement, _] = lapsed;
        let both: Vec<Table3Row> = other.iter().chain(&not_processed).copied().collect();
        let mut readings = self.concluded();
        for (name, minus) in [
            ("办理结果总计减去逾期不补正", [supplement].as_slice()),
            ("办理结果总计减去不再处理的", &lapsed),
            ("办理结果总计减去不予处理", &not_processed),
            ("办理结果总计减去不予处理和其他处理", &both),
        ] {
            readings.push(self.rows(name, &[c], minus));
        }
        readings
    }

    /// What the results named may mean: all of them together, or one of them.
    pub(crate) fn results(&self, names: &[ResultName], partly_named_elsewhere: bool) -> Vec<Reading> {
        let mut readings = Vec::new();
        let all: Vec<Table3Row> = names.iter().flat_map(|name| result_rows(*name)).collect();
        if names.len() > 1 {
            readings.push(self.rows(&label(names), &unique(&all), &[]));
        }
        for name in names {
            let mut reading = self.rows(&label(&[*name]), &result_rows(*name), &[]);
            reading.at_most = matches!(name, ResultName::PartOf(_));
            readings.push(reading);
        }
        let [ResultName::Group(group)] = names else { return readings };
        let groups: &[&[OutcomeGroup]] = match group {
            OutcomeGroup::Granted if !partly_named_elsewhere => {
                &[&[OutcomeGroup::Granted, OutcomeGroup::PartlyGranted]]
            }
            OutcomeGroup::Withheld => &[
                &[OutcomeGroup::Withheld, OutcomeGroup::UnableToProvide],
                &[OutcomeGroup::Withheld, OutcomeGroup::UnableToProvide, OutcomeGroup::NotProcessed],
                &[
                    OutcomeGroup::Withheld,
                    OutcomeGroup::UnableToProvide,
                    OutcomeGroup::NotProcessed,
                    OutcomeGroup::OtherDisposal,
                ],
            ],
            OutcomeGroup::NotProcessed => &[&[OutcomeGroup::NotProcessed, OutcomeGroup::OtherDisposal]],
            _ => &[],
        };
        for together in groups {
            let rows: Vec<Table3Row> = together.iter().flat_map(|group| group_rows(*group)).collect();
            let names: Vec<ResultName> = together.iter().map(|group| ResultName::Group(*group)).collect();
            readings.push(self.rows(&label(&names), &rows, &[]));
        }
        readings
    }
}

/// Which numbers of a row are added.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Printed,
    Columns,
}

/// The rows of a group of results.
pub(crate) fn group_rows(group: OutcomeGroup) -> Vec<Table3Row> {
    group.leaves().map(Table3Row::Disposed).collect()
}

fn result_rows(name: ResultName) -> Vec<Table3Row> {
    match name {
        ResultName::Group(group) => group_rows(group),
        ResultName::Row(outcome) | ResultName::PartOf(outcome) => vec![Table3Row::Disposed(outcome)],
    }
}

fn unique(rows: &[Table3Row]) -> Vec<Table3Row> {
    let mut out: Vec<Table3Row> = Vec::new();
    for row in rows {
        if !out.contains(row) {
            out.push(*row);
        }
    }
    out
}

fn label(names: &[ResultName]) -> String {
    let names: Vec<&str> = names
        .iter()
        .map(|name| match name {
            ResultName::Group(group) => group.label(),
            ResultName::Row(outcome) | ResultName::PartOf(outcome) => outcome.label(),
        })
        .collect();
    let joined = names.join("、");
    if names.len() > 1 { format!("表三“{joined}”合计") } else { format!("表三“{joined}”") }
}

/// What a number of disputes may mean.
pub(crate) fn disputes(report: &Report, kinds: &[Dispute], result: Option<Table4Column>) -> Vec<Reading> {
    let column = result.unwrap_or(Table4Column::Total);
    let mut all: Vec<Table4Group> = Vec::new();
    for group in kinds.iter().flat_map(|kind| groups(*kind)) {
        if !all.contains(group) {
            all.push(*group);
        }
    }
    let names: Vec<&str> = kinds.iter().map(|kind| dispute_label(*kind)).collect();
    let what = if column == Table4Column::Total { String::new() } else { format!("“{}”", column.label()) };
    vec![dispute_reading(report, format!("表四{}{what}合计", names.join("、")), &all, column)]
}

/// One sum over groups of table 四.
pub(crate) fn dispute_reading(report: &Report, name: String, groups: &[Table4Group], column: Table4Column) -> Reading {
    let cells: Vec<CellId> = groups.iter().map(|group| CellId::Table4(*group, column)).collect();
    let value = groups.iter().try_fold(0_i64, |sum, group| sum.checked_add(dispute_count(report, *group, column)?));
    Reading { name, cells, values: value.into_iter().collect(), at_most: false }
}

/// A number of table 四; an empty total is added up from its group, other empty cells count as nothing.
fn dispute_count(report: &Report, group: Table4Group, column: Table4Column) -> Option<i64> {
    let cell = report.cell(CellId::Table4(group, column))?;
    if let Some(number) = cell.count() {
        return Some(number);
    }
    if !cell.is_empty() || !report.has_numbers(gongkai_report::TableId::Table4) {
        return None;
    }
    if column != Table4Column::Total {
        return Some(0);
    }
    let parts = Table4Column::ALL.into_iter().filter(|part| *part != Table4Column::Total);
    parts.map(|part| report.cell(CellId::Table4(group, part)).and_then(gongkai_report::Cell::count).or(Some(0))).sum()
}

/// The groups of table 四 that a kind of dispute covers.
pub(crate) fn groups(kind: Dispute) -> &'static [Table4Group] {
    match kind {
        Dispute::Reconsideration => &[Table4Group::Reconsideration],
        Dispute::Suit => &[Table4Group::DirectSuit, Table4Group::SuitAfterReconsideration],
        Dispute::DirectSuit => &[Table4Group::DirectSuit],
        Dispute::SuitAfterReconsideration => &[Table4Group::SuitAfterReconsideration],
    }
}

/// What a reader calls a kind of dispute.
pub(crate) fn dispute_label(kind: Dispute) -> &'static str {
    match kind {
        Dispute::Reconsideration => "行政复议",
        Dispute::Suit => "行政诉讼",
        Dispute::DirectSuit => "未经复议直接起诉",
        Dispute::SuitAfterReconsideration => "复议后起诉",
    }
}
