//! Commands over published annual reports.

pub(crate) mod blank;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod frozen;
pub(crate) mod neighbours;
pub(crate) mod read;
pub(crate) mod rollup;
pub(crate) mod rules;
pub(crate) mod trace;
pub(crate) mod write;

use gongkai_report::{ProblemKind, Report};

/// Why a reading holds no report, for a message.
fn why_no_report(report: &Report) -> String {
    let problem = report.problems.iter().find(|problem| problem.kind == ProblemKind::NotAReport);
    problem
        .or(report.problems.first())
        .map_or_else(|| "没有找到年度报告的标题和表格".into(), |problem| problem.what.clone())
}
