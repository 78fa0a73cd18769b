//! `gongkai.rollup/1`: many bodies, one report, and who put what into every cell.

use gongkai_report::{Balance, CellId, FormVersion, Member, Report, Rollup, TableId, within_year};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

use crate::common::{ByCell, Entries, Shown};
use crate::report::{ReportShape, to_json};

/// A roll-up with the names that its cells refer to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "gongkai.rollup/1", description = "多个机关的汇总：汇总表、每格由谁计入、缺谁、谁重复")]
pub struct RollupShape<'r> {
    /// Always `gongkai.rollup/1`.
    #[schemars(extend("const" = "gongkai.rollup/1"))]
    schema: &'static str,
    /// The summed report.
    report: ReportShape<'r>,
    /// The members, in the order in which contributions name them.
    members: Vec<MemberShape<'r>>,
    /// For each cell, the members that put a number other than zero into it, or whose number cannot be told.
    contributors: ByCell<Vec<ContributionShape>>,
    /// Bodies on the roster without a report.
    missing: Vec<&'r str>,
    /// Bodies with more than one report of the same year: they are counted more than once.
    duplicates: Vec<DuplicateShape<'r>>,
    /// Sums of the summed report that do not hold, as far as they can be told.
    broken_sums: Vec<BrokenSumShape>,
}

/// A sum that does not hold: the cells of both sides and what they add up to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "BrokenSum")]
struct BrokenSumShape {
    left: Vec<Shown<CellId>>,
    right: Vec<Shown<CellId>>,
    left_sum: i64,
    right_sum: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Member")]
struct MemberShape<'r> {
    body: &'r str,
    year: Option<i16>,
    form: Option<&'static str>,
    file: &'r str,
    /// Tables that its report lacks.
    missing_tables: Vec<&'static str>,
}

/// What one member puts into a cell.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Contribution")]
struct ContributionShape {
    /// Its place in `members`, from 0.
    member: usize,
    /// Its number, a decimal in a string; null: it could not be read.
    number: Option<Shown<Decimal>>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Duplicate")]
struct DuplicateShape<'r> {
    body: &'r str,
    year: Option<i16>,
    files: Vec<&'r str>,
}

/// A roll-up as JSON. `report` is its sum in `form`, shown under the name `file`; `missing` are the bodies
/// that were expected and did not report.
#[must_use]
pub fn rollup<'r>(
    rollup: &'r Rollup,
    report: &'r Report,
    form: FormVersion,
    file: &'r str,
    missing: &'r [String],
) -> RollupShape<'r> {
    let mut contributors = Vec::new();
    for id in form.cells() {
        // contributions come in the order of the members, so one walk over both numbers them
        let mut members = rollup.members().enumerate();
        let mut parts = Vec::new();
        for part in rollup.total(id).contributions {
            let Some((member, _)) = members.find(|(_, member)| std::ptr::eq(*member, part.member)) else { break };
            if part.number.is_none_or(|number| !number.is_zero()) {
                parts.push(ContributionShape { member, number: part.number.map(|number| Shown(number.normalize())) });
            }
        }
        if !parts.is_empty() {
            contributors.push((id, parts));
        }
    }
    RollupShape {
        schema: "gongkai.rollup/1",
        report: to_json(report, file),
        members: rollup.members().map(member_shape).collect(),
        contributors: Entries(contributors),
        missing: missing.iter().map(String::as_str).collect(),
        duplicates: rollup.duplicates().iter().filter_map(|group| duplicate(group)).collect(),
        broken_sums: within_year().filter_map(|identity| identity.balance(report)).filter_map(broken).collect(),
    }
}

fn broken(balance: Balance) -> Option<BrokenSumShape> {
    let cells = |cells: Vec<CellId>| cells.into_iter().map(Shown).collect();
    (balance.is_decided() && !balance.holds()).then(|| BrokenSumShape {
        left_sum: balance.left.sum,
        right_sum: balance.right.sum,
        left: cells(balance.left.plus),
        right: cells(balance.right.plus),
    })
}

fn member_shape(member: &Member) -> MemberShape<'_> {
    MemberShape {
        body: &member.body,
        year: member.year,
        form: member.form.map(FormVersion::id),
        file: &member.file,
        missing_tables: member.missing_tables().map(TableId::id).collect(),
    }
}

fn duplicate<'r>(group: &[&'r Member]) -> Option<DuplicateShape<'r>> {
    let first = group.first()?;
    let files = group.iter().map(|member| member.file.as_str()).collect();
    Some(DuplicateShape { body: &first.body, year: first.year, files })
}
