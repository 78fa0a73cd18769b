//! JSON of this project: reports as values.

use gongkai_document::{Document, SourceKind};
use gongkai_report::{Problem, ProblemKind};

use super::Decoded;
use crate::Limits;

/// Reads one report, an array of them, or one a line.
pub(super) fn decode(source: &str, limits: &Limits) -> Decoded {
    let document = Document { kind: SourceKind::Json, ..Document::default() };
    match gongkai_wire::from_json(source) {
        Ok(mut reports) if !reports.is_empty() => {
            if reports.len() > limits.reports {
                reports.truncate(limits.reports);
                let what = format!("文件里的报告超过 {} 份，后面的没有读：请分成几个文件", limits.reports);
                let problem = Problem { kind: ProblemKind::Limit, place: None, what, origin: None };
                if let Some(report) = reports.last_mut() {
                    report.problems.push(problem);
                }
            }
            Decoded { document, reports: Some(reports), ..Decoded::default() }
        }
        Ok(_) => Decoded {
            document,
            ..Decoded::unusable(ProblemKind::NotAReport, "JSON 里没有一份报告：应为 gongkai.report/1 的对象，一份一行")
        },
        Err(error) => Decoded {
            document,
            ..Decoded::unusable(ProblemKind::NotAReport, format!("不是 gongkai.report/1 的 JSON：{error}"))
        },
    }
}
