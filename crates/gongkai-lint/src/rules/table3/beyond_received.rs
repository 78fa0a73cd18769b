//! T304: no more is concluded or carried over than there was.

use gongkai_report::{CellId, Identity, Report, Table3Column, Table3Row};

use crate::diagnose::{State, Sum};
use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict, say};

use super::total_of;

declare_rule! {
    /// 每一列：办理结果总计、结转下年度都不应多于新收加上年结转；（一）至（六）各行都不应多于该列办理结果总计。
    ///
    /// 该列的勾稽或合计已由 T301、T302 判为不平的，本规则只作提示，不重复报错误；空白格按没有计，总计空白的列不查各行。
    ///
    /// 例：新收 5、结转 0，结转下年度 7——不可能成立。
    pub(crate) BeyondReceived = "T304" {
        name: "beyond_received",
        title: "办结或结转多于收到的申请",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [36],
        provision: [REPORT_FORMAT_2021] "表三",
        mend: "对照台账核对该列各数。",
    }
}

impl Rule for BeyondReceived {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        if report.table3.is_none() {
            return Verdict::Undecided("没有读到表三".into());
        }
        let mut findings = Vec::new();
        let mut unread = 0;
        for column in Table3Column::all() {
            let told = [Identity::CarryOver(column), Identity::DisposedTotal(column)]
                .into_iter()
                .filter_map(|identity| context.diagnosis().state(Sum::Within(identity)))
                .any(|state| matches!(state, State::Broken | State::Misplaced));
            match beyond(report, column) {
                None => unread += 1,
                Some(over) if over.is_empty() => {}
                Some(over) => findings.push(finding(column, &over, told)),
            }
        }
        Verdict::from_findings_or(findings, (unread > 0).then(|| format!("有 {unread} 列含读不出的单元格")))
    }
}

/// A row that holds more than it can.
struct Over {
    row: Table3Row,
    found: i64,
    cap: i64,
    of: &'static str,
}

/// The rows of a column that hold more than they can; `None` if a cell that bounds them cannot be read.
fn beyond(report: &Report, column: Table3Column) -> Option<Vec<Over>> {
    let amount = |row: Table3Row| {
        if column == Table3Column::Total {
            return total_of(report, row);
        }
        let cell = report.cell(CellId::Table3(row, column))?;
        cell.count().or(cell.is_empty().then_some(0))
    };
    let received = amount(Table3Row::NewlyReceived)?.saturating_add(amount(Table3Row::CarriedIn)?);
    let mut over = Vec::new();
    for row in [Table3Row::DisposedTotal, Table3Row::CarriedOut] {
        let found = amount(row)?;
        if found > received {
            over.push(Over { row, found, cap: received, of: "新收加上年结转" });
        }
    }
    if let Some(disposed) = report.count(CellId::Table3(Table3Row::DisposedTotal, column)) {
        let outcomes = Table3Row::all().filter(|row| matches!(row, Table3Row::Disposed(_)));
        for row in outcomes {
            if let Some(found) = amount(row).filter(|found| *found > disposed) {
                over.push(Over { row, found, cap: disposed, of: "办理结果总计" });
            }
        }
    }
    Some(over)
}

fn finding(column: Table3Column, over: &[Over], told: bool) -> Finding {
    let list: Vec<String> = over
        .iter()
        .map(|over| format!("“{}”{} 件多于{} {} 件", say::row(over.row), over.found, over.of, over.cap))
        .collect();
    let mut message = format!("表三“{}”列{}", say::column(column), say::list(&list, "处"));
    if told {
        message.push_str("。这一列的合计不平已另行报告，改正后再看");
    }
    let mut finding =
        Finding::new(&BeyondReceived::MANUAL, message).at_all(over.iter().map(|over| CellId::Table3(over.row, column)));
    if let Some(first) = over.first() {
        finding = finding.with_values(format!("不多于 {}", first.cap), first.found);
    }
    if told { finding.with_severity(Severity::Info) } else { finding }
}
