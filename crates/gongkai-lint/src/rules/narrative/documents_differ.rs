//! N105: 规章 and 规范性文件 in the text, and in table 二.

use gongkai_report::{CellId, FormVersion, Report, Table2Cell, Table2Column, Table2Row};

use super::prose::{Prose, counts_cases};
use super::readings::{Fit, Reading, fit, told};
use crate::narrative::{Statement, Topic, Unit};
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 正文里制发、废止、现行有效的规章和规范性文件件数，应与表二一致。
    ///
    /// 只说“公开”“发布”规范性文件几件的，可能连往年的文件一并算，与表二各列都对不上时提示。
    /// 备案、审查、清理、解读、转发的文件，部门的文件，不比。
    pub(crate) DocumentsDiffer = "N105" {
        name: "documents_differ",
        title: "正文规范性文件件数与表二不符",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [53],
        provision: [REPORT_FORMAT_2021, ART_50_1] "表二",
        mend: "对照规范性文件登记编号台账核对件数，正文与表二改成同一个数。",
    }
}

/// Words of documents that are not the body's own of the year.
const NOT_OWN: &[&str] = &[
    "部门",
    "备案",
    "审查",
    "解读",
    "清理",
    "报送",
    "公报",
    "刊登",
    "涉及",
    "转发",
    "修改",
    "修订",
    "拟",
    "合法性",
    "审核",
    "评估",
    "征求",
    "名义",
    "起草",
    "代拟",
    "党",
];

impl Rule for DocumentsDiffer {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let prose = Prose::new(context);
        let report = context.report();
        let mut findings = Vec::new();
        let (mut compared, mut unread) = (0, 0);
        for statement in prose.statements() {
            let Topic::Documents(row, column) = statement.topic else { continue };
            if !is_comparable(&prose, statement) {
                continue;
            }
            let mut readings: Vec<Reading> = match column {
                Some(column) => reading(report, row, column).into_iter().collect(),
                None => all_columns(report, row),
            };
            // 废止6件（含宣布失效2件）
            let whole = statement.part_of.and_then(|whole| prose.statements().get(whole));
            if whole.is_some_and(|whole| whole.topic == statement.topic) {
                readings.iter_mut().for_each(|reading| reading.at_most = true);
            }
            compared += 1;
            match fit(statement.number, &readings) {
                Fit::Fits => {}
                Fit::Unread => unread += 1,
                Fit::Misfit => findings.extend(misfit(&prose, statement, row, column.is_some(), &readings)),
            }
        }
        if compared == 0 {
            return Verdict::NotApplicable("正文没有写明规章、规范性文件的件数".into());
        }
        Verdict::from_findings_or(findings, (unread > 0).then(|| format!("正文有 {unread} 个件数，表二相应的格读不出")))
    }
}

fn is_comparable(prose: &Prose<'_>, statement: &Statement) -> bool {
    let near = prose.near(statement);
    let counts = counts_cases(statement) || matches!(statement.unit, Unit::Other);
    let of_documents = statement
        .part_of
        .and_then(|whole| prose.statements().get(whole))
        .is_some_and(|whole| matches!(whole.topic, Topic::Documents(..)));
    if of_documents && !matches!(statement.topic, Topic::Documents(_, Some(_))) {
        return false;
    }
    !statement.negated && statement.is_exact_count() && counts && !NOT_OWN.iter().any(|word| near.contains(word))
}

/// The cell of table 二 that a column of the text means in the report's form.
pub(crate) fn reading(report: &Report, row: Table2Row, column: Table2Column) -> Option<Reading> {
    let form = report.form_or_default();
    let column = match (form, column) {
        (FormVersion::F2019, Table2Column::Issued) => Table2Column::NewlyMade,
        (FormVersion::F2019, Table2Column::InForce) => Table2Column::TotalDisclosed,
        (_, column) => column,
    };
    let cell = Table2Cell { row, column };
    cell.is_in(form).then(|| one_cell(report, CellId::Table2(cell)))
}

fn all_columns(report: &Report, row: Table2Row) -> Vec<Reading> {
    let form = report.form_or_default();
    let cells = row.columns(form).iter().map(|column| CellId::Table2(Table2Cell { row, column: *column }));
    cells.map(|cell| one_cell(report, cell)).collect()
}

/// The reading of a single cell; empty is unread here, since what is not filled in contradicts nothing.
pub(crate) fn one_cell(report: &Report, id: CellId) -> Reading {
    let name = crate::say::cell(id, report.form_or_default());
    Reading { name, cells: vec![id], values: report.count(id).into_iter().collect(), at_most: false }
}

fn misfit(
    prose: &Prose<'_>,
    statement: &Statement,
    row: Table2Row,
    is_plain: bool,
    readings: &[Reading],
) -> Option<Finding> {
    let is_plain = is_plain && !prose.names_the_government(statement);
    let severity = prose.severity(statement, if is_plain { Severity::Error } else { Severity::Info })?;
    let words = prose.words(statement);
    let label = row.label(prose.context().report().form_or_default());
    let expected = readings.first().and_then(|reading| reading.values.first()).copied().unwrap_or_default();
    let message = format!("正文所写{label} {words}，与表二对不上：{}", told(readings));
    let finding = prose.finding(&DocumentsDiffer::MANUAL, statement, message).with_severity(severity);
    let cells = readings.first().map(|reading| reading.cells.clone()).unwrap_or_default();
    Some(finding.at_all(cells).with_values(expected, words))
}
