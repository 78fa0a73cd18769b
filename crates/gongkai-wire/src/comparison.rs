//! `gongkai.comparison/1`: two reports side by side.

use gongkai_lint::{CellComparison, Check, Comparison, PartComparison, Piece, Relation, Repeated, Row};
use gongkai_report::{Balance, Cell, CellId, Mark, Report, Section};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::Shown;
use crate::finding::{FindingShape, finding};
use crate::report_tables::{CellShape, mark};

/// Two reports side by side.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(
    title = "gongkai.comparison/1",
    description = "两份年度报告并排比较：文字、数字、跨年的合计、各自的检查发现"
)]
pub struct ComparisonShape<'c> {
    /// Always `gongkai.comparison/1`.
    #[schemars(extend("const" = "gongkai.comparison/1"))]
    schema: &'static str,
    /// The first report.
    old: SideShape<'c>,
    /// The second report.
    new: SideShape<'c>,
    /// `consecutive`: one body, two years in a row; `same_year`: one body, one year; `apart`: anything else.
    #[schemars(extend("enum" = ["consecutive", "same_year", "apart"]))]
    relation: &'static str,
    /// Why the sums between two years do not apply.
    why_apart: Option<&'c str>,
    /// Share of the second report's text that recurs in the first, in percent; null: too short to tell.
    repeated_percent: Option<usize>,
    /// The running text, part by part.
    parts: Vec<PartShape<'c>>,
    /// Cells that say different things, in the order of print.
    changed_cells: Vec<ChangedCellShape>,
    /// The sums that join two years.
    between_years: Vec<SumShape>,
    /// 新收 + 上年结转 = 办理结果总计 + 结转下年度 over all applicants, in the first report and in the second.
    carry_over: [Option<SumShape>; 2],
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Side")]
struct SideShape<'c> {
    file: &'c str,
    body: Option<&'c str>,
    year: Option<i16>,
    findings: Vec<FindingShape<'c>>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Part")]
struct PartShape<'c> {
    section: Shown<Section>,
    in_old: bool,
    in_new: bool,
    repeated_percent: Option<usize>,
    only_years_changed: bool,
    /// Paragraphs side by side; null: the other report has none like it.
    rows: Vec<RowShape<'c>>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Row")]
struct RowShape<'c> {
    old: Option<Vec<PieceShape<'c>>>,
    new: Option<Vec<PieceShape<'c>>>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Piece")]
struct PieceShape<'c> {
    text: &'c str,
    changed: bool,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "ChangedCell")]
struct ChangedCellShape {
    cell: Shown<CellId>,
    old: CellShape,
    new: CellShape,
    /// Why a side is null: `blank`, `dash`, `unreadable`, or `absent` where the report has no such cell.
    old_mark: Option<&'static str>,
    new_mark: Option<&'static str>,
    /// Second less first, a decimal in a string.
    change: Option<Shown<Decimal>>,
    /// In percent of the first, to one decimal place, in a string.
    growth_percent: Option<Shown<Decimal>>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Sum")]
struct SumShape {
    left: Vec<Shown<CellId>>,
    /// Cells of the first report, where `between_years`, and of the second.
    right: Vec<Shown<CellId>>,
    /// Cells subtracted on the right.
    right_minus: Vec<Shown<CellId>>,
    left_sum: i64,
    right_sum: i64,
    /// null: a cell could not be read.
    holds: Option<bool>,
}

/// A report, the file it was read from, and its check.
#[derive(Clone, Copy, Debug)]
pub struct Side<'c> {
    /// The file.
    pub file: &'c str,
    /// The report.
    pub report: &'c Report,
    /// Its check.
    pub check: &'c Check,
}

/// Two reports side by side as JSON.
#[must_use]
pub fn comparison<'c>(old: Side<'c>, new: Side<'c>, comparison: &'c Comparison<'c>) -> ComparisonShape<'c> {
    let (relation, why_apart) = match &comparison.relation {
        Relation::Consecutive => ("consecutive", None),
        Relation::SameYear => ("same_year", None),
        Relation::Apart(why) => ("apart", Some(why.as_str())),
    };
    let [before, after] = &comparison.carry_over;
    ComparisonShape {
        schema: "gongkai.comparison/1",
        old: side(old),
        new: side(new),
        relation,
        why_apart,
        repeated_percent: comparison.repeated.map(Repeated::percent),
        parts: comparison.parts.iter().map(part).collect(),
        changed_cells: comparison.cells.iter().filter(|cell| cell.differs()).map(changed_cell).collect(),
        between_years: comparison.between_years.iter().map(|(_, balance)| sum(balance)).collect(),
        carry_over: [before.as_ref().map(sum), after.as_ref().map(sum)],
    }
}

fn side(it: Side<'_>) -> SideShape<'_> {
    SideShape {
        file: it.file,
        body: it.report.body.as_deref(),
        year: it.report.year,
        findings: it.check.findings().into_iter().map(|found| finding(found, it.report, it.file)).collect(),
    }
}

fn part(part: &PartComparison) -> PartShape<'_> {
    let [in_old, in_new] = part.present;
    PartShape {
        section: Shown(part.section),
        in_old,
        in_new,
        repeated_percent: part.repeated.map(Repeated::percent),
        only_years_changed: part.only_years_changed,
        rows: part.rows.iter().map(row).collect(),
    }
}

fn row(row: &Row) -> RowShape<'_> {
    RowShape { old: row.old.as_deref().map(pieces), new: row.new.as_deref().map(pieces) }
}

fn pieces(pieces: &[Piece]) -> Vec<PieceShape<'_>> {
    pieces.iter().map(|piece| PieceShape { text: &piece.text, changed: piece.changed }).collect()
}

fn changed_cell(cell: &CellComparison<'_>) -> ChangedCellShape {
    let why = |side: Option<&Cell>| match side {
        None => Some("absent"),
        Some(it) => mark(cell.id, it).map(Mark::id),
    };
    ChangedCellShape {
        cell: Shown(cell.id),
        old: CellShape::of(cell.id, cell.old),
        new: CellShape::of(cell.id, cell.new),
        old_mark: why(cell.old),
        new_mark: why(cell.new),
        change: cell.change().map(Shown),
        growth_percent: cell.growth_percent().map(Shown),
    }
}

fn sum(balance: &Balance) -> SumShape {
    let cells = |cells: &[CellId]| cells.iter().copied().map(Shown).collect();
    SumShape {
        left: cells(&balance.left.plus),
        right: cells(&balance.right.plus),
        right_minus: cells(&balance.right.minus),
        left_sum: balance.left.sum,
        right_sum: balance.right.sum,
        holds: balance.is_decided().then(|| balance.holds()),
    }
}
