//! From causes to findings: the root once as an error, what follows from it for information.

use std::collections::BTreeSet;

use gongkai_report::{CellId, Identity, Report, Table3Column};

use crate::{Context, Finding, Manual, Severity, Verdict, say};

use super::likeness::likeness;
use super::{Cause, Kind, Repair, State, Sum, SumFamily, SumRead};

/// So many unexplained sums of a rule are told one by one; more are told together.
const ONE_BY_ONE: usize = 3;

/// How a report stands with the rule that watches a family of sums.
pub(crate) fn verdict(context: &Context<'_>, manual: &'static Manual, family: SumFamily) -> Verdict {
    let diagnosis = context.diagnosis();
    let own: Vec<&SumRead> = diagnosis.sums.iter().filter(|read| read.sum.family() == family).collect();
    if own.is_empty() {
        let table = if family == SumFamily::DisputeTotal { "表四" } else { "表三" };
        return Verdict::Undecided(format!("没有读到{table}"));
    }
    let writer = Writer { report: context.report(), manual, family };
    let mut findings = Vec::new();
    let mut alone: Vec<&SumRead> = Vec::new();
    for cause in &diagnosis.causes {
        let reads: Vec<&SumRead> = cause.sums.iter().filter_map(|index| diagnosis.sums.get(*index)).collect();
        let Some(root) = reads.iter().map(|read| read.sum.family()).min() else { continue };
        if !reads.iter().any(|read| read.sum.family() == family) {
            continue;
        }
        match (cause.repairs.is_empty() && reads.len() == 1, root == family) {
            (true, _) => alone.extend(reads),
            (false, true) => findings.push(writer.root(cause, &reads)),
            (false, false) => findings.push(writer.consequence(cause, &reads, root)),
        }
    }
    if alone.len() > ONE_BY_ONE || family == SumFamily::CarriedIn {
        findings.extend((!alone.is_empty()).then(|| writer.sums(&alone)));
    } else {
        findings.extend(alone.iter().map(|read| writer.sums(&[read])));
    }
    Verdict::from_findings_or(findings, undecided(&own))
}

/// Why some sums cannot be told; `None` if all can.
fn undecided(reads: &[&SumRead]) -> Option<String> {
    let count = |test: fn(State) -> bool| reads.iter().filter(|read| test(read.reading.state)).count();
    let unread = count(|state| state == State::Unread);
    let empty = count(|state| matches!(state, State::EmptyTotal(_)));
    let mut why = Vec::new();
    if unread > 0 {
        why.push(format!("有 {unread} 处合计含读不出的单元格"));
    }
    if empty > 0 {
        why.push(format!("有 {empty} 处总计空白而分项不为零（应填的数见 C103）"));
    }
    let misplaced = count(|state| state == State::Misplaced);
    if misplaced > 0 {
        why.push(format!("有 {misplaced} 处合计涉及值数与列数不符的行（见 C101）"));
    }
    (!why.is_empty()).then(|| why.join("；"))
}

struct Writer<'a> {
    report: &'a Report,
    manual: &'static Manual,
    family: SumFamily,
}

impl Writer<'_> {
    /// The finding of the rule that stands first among those a cause breaks.
    fn root(&self, cause: &Cause, reads: &[&SumRead]) -> Finding {
        let (own, others): (Vec<&SumRead>, Vec<&SumRead>) =
            reads.iter().copied().partition(|read| read.sum.family() == self.family);
        let mut message = self.broken(&own);
        if !others.is_empty() {
            let sides: Vec<String> = others.iter().map(|read| sides(read)).collect();
            message.push_str(&format!("。同时{}", joined(&sides)));
        }
        let mut finding = Finding::new(self.manual, String::new()).with_severity(self.severity(&own));
        if let Some(repair) = cause.sole_repair() {
            let told = self.repair(repair);
            message.push_str(&match repair.kind {
                Kind::OneCell => format!("。{told}，则以上各式都成立，其余各式不受影响；只改一格的改法仅此一种"),
                _ => format!("。可能的情形：{told}，改后以上各式都成立，其余各式不受影响"),
            });
            finding = finding.with_mend(format!("对照台账核实；如确系笔误，{told}。"));
        } else if !cause.repairs.is_empty() {
            let choices: Vec<String> = cause.repairs.iter().map(|repair| self.repair(repair)).collect();
            message.push_str(&format!("。可能的改法：{}", choices.join("；或")));
        }
        finding.message = message;
        self.placed(finding, cause, &own)
    }

    /// The finding of a rule whose sum breaks for a reason already told under another.
    fn consequence(&self, cause: &Cause, reads: &[&SumRead], root: SumFamily) -> Finding {
        let own: Vec<&SumRead> = reads.iter().copied().filter(|read| read.sum.family() == self.family).collect();
        let code = code(root);
        let message = format!("{}。与 {code} 报告的是同一处差错，改正那一处即平", self.broken(&own));
        let finding = Finding::new(self.manual, message)
            .with_severity(Severity::Info)
            .with_mend(format!("见 {code} 的说明，不必另改。"));
        self.placed(finding, cause, &own)
    }

    /// A finding that says which sums do not hold, and no more.
    fn sums(&self, reads: &[&SumRead]) -> Finding {
        let mut message = self.broken(reads);
        if let [read] = reads
            && let Some(hint) = self.split_dispute(read).or_else(|| self.blank_part(read))
        {
            message.push_str(&hint);
        }
        let finding = Finding::new(self.manual, message).with_severity(self.severity(reads));
        self.placed(finding, &Cause { sums: Vec::new(), repairs: Vec::new() }, reads)
    }

    /// 上年结转 is an error in the total and a warning in a column; everything else as the rule says.
    fn severity(&self, reads: &[&SumRead]) -> Severity {
        if self.family == SumFamily::CarriedIn && !reads.iter().any(|read| read.sum.is_total_column()) {
            return Severity::Warning;
        }
        self.manual.severity
    }

    fn placed(&self, finding: Finding, cause: &Cause, own: &[&SumRead]) -> Finding {
        let changed = || cause.sole_repair().into_iter().flat_map(|repair| &repair.changes);
        let summed = own.iter().flat_map(|read| read.left.iter().chain(&read.right));
        let mut seen: BTreeSet<CellId> = BTreeSet::new();
        let places = changed().map(|change| &change.cell).chain(summed).filter(|cell| seen.insert(**cell));
        let finding = finding.at_all(places.copied());
        match (changed().next(), own.first()) {
            (Some(change), _) => finding.with_values(change.to, say::printed(self.report, change.cell)),
            (None, Some(read)) => finding.with_values(read.reading.right, read.reading.left),
            (None, None) => finding,
        }
    }

    fn broken(&self, reads: &[&SumRead]) -> String {
        let table = if self.family == SumFamily::DisputeTotal { "表四" } else { "表三" };
        let sides: Vec<String> = reads.iter().map(|read| sides(read)).collect();
        format!("{table}{}，两边不等", joined(&sides))
    }

    /// What to change, in one clause.
    fn repair(&self, repair: &Repair) -> String {
        let form = self.report.form_or_default();
        let names: Vec<String> = repair.changes.iter().map(|change| say::short_cell(change.cell, form)).collect();
        let list = names.join("、");
        let row = repair.changes.iter().find_map(|change| match change.cell {
            CellId::Table3(row, _) => Some(say::row(row)),
            _ => None,
        });
        let row = row.unwrap_or_default();
        match (repair.kind, repair.changes.as_slice()) {
            (Kind::OneCell, [change]) => {
                let from = match self.report.cell(change.cell) {
                    Some(cell) if cell.printed().is_empty() => "由空白".into(),
                    _ => format!("由 {} ", say::printed(self.report, change.cell)),
                };
                let like = likeness(self.report, *change).map(|like| format!("（{like}）")).unwrap_or_default();
                format!("把{list}一格{from}改为 {}{like}", change.to)
            }
            (Kind::SplitDigits, [joined, _]) => format!("{list}两格里的数字应合为一个数 {}", joined.to),
            (Kind::Swapped, _) => format!("{list}两格的数互换"),
            (Kind::WrongColumn | Kind::WrongRow, [from, to]) => {
                let moved = self.report.count(from.cell).unwrap_or(0).saturating_sub(from.to);
                let form = self.report.form_or_default();
                let (from, to) = (say::short_cell(from.cell, form), say::short_cell(to.cell, form));
                format!("把{from}的 {moved} 件改记到{to}")
            }
            (Kind::ColumnShift, _) => format!("“{row}”行各数应整体移动一列"),
            (Kind::RowShift, _) => format!("自“{row}”行起各数应整体移动一行"),
            (Kind::WithTotal, changes) => {
                let to: Vec<String> = changes.iter().map(|change| change.to.to_string()).collect();
                format!("把{list}两格同时改为 {}", to.join("、"))
            }
            _ => format!("改正{list}"),
        }
    }

    /// The one empty part of a total, and what would fit there.
    fn blank_part(&self, read: &SumRead) -> Option<String> {
        let is_empty = |id: &&CellId| self.report.cell(**id).is_some_and(gongkai_report::Cell::is_empty);
        let empty: Vec<&CellId> = read.right.iter().filter(is_empty).collect();
        let ([part], [_]) = (empty.as_slice(), read.left.as_slice()) else { return None };
        let fits = read.reading.left.checked_sub(read.reading.right).filter(|fits| *fits > 0)?;
        let name = say::short_cell(**part, self.report.form_or_default());
        Some(format!("。{name}空着，若是 {fits}，则成立"))
    }

    /// Digits of one count split over two neighbouring cells of a group of table 四.
    fn split_dispute(&self, read: &SumRead) -> Option<String> {
        let (Sum::Within(Identity::DisputeTotal(_)), [total]) = (read.sum, read.left.as_slice()) else { return None };
        let total = self.report.count(*total)?;
        let form = self.report.form_or_default();
        let pairs = read.right.iter().zip(read.right.iter().skip(1));
        let fits = pairs.filter_map(|(left, right)| {
            let (a, b) = (self.report.count(*left)?, self.report.count(*right)?);
            let joined: i64 = format!("{a}{b}").parse().ok().filter(|_| a > 0 && b >= 0)?;
            let rest = read.reading.right.checked_sub(a)?.checked_sub(b)?;
            (rest.checked_add(joined)? == total).then(|| {
                let (left, right) = (say::short_cell(*left, form), say::short_cell(*right, form));
                format!("。{left}、{right}两格里的 {a}、{b} 若是一个数 {joined} 被拆开，则成立")
            })
        });
        let fits: Vec<String> = fits.collect();
        match fits.as_slice() {
            [hint] => Some(hint.clone()),
            _ => None,
        }
    }
}

/// The first few sums, and how many there are.
fn joined(sides: &[String]) -> String {
    const SHOWN: usize = 4;
    let shown: Vec<&str> = sides.iter().take(SHOWN).map(String::as_str).collect();
    let rest = if sides.len() > SHOWN { format!("，等 {} 处", sides.len()) } else { String::new() };
    format!("{}{rest}", shown.join("；"))
}

/// Both sides of a sum in words.
fn sides(read: &SumRead) -> String {
    let (left, right) = (read.reading.left, read.reading.right);
    let named = |column: Table3Column| say::column(column);
    match read.sum {
        Sum::Within(Identity::CarryOver(column)) => {
            format!("“{}”列新收加上年结转为 {left}、办结加结转下年度为 {right}", named(column))
        }
        Sum::Within(Identity::DisposedTotal(column)) => {
            format!("“{}”列办理结果总计为 {left}、各项办理结果之和为 {right}", named(column))
        }
        Sum::Within(Identity::RowTotal(row)) => {
            format!("“{}”行总计为 {left}、各类申请人之和为 {right}", say::row(row))
        }
        Sum::Within(Identity::DisputeTotal(group)) => {
            format!("“{}”组总计为 {left}、四项结果之和为 {right}", say::group(group))
        }
        Sum::CarriedIn(column) => {
            format!("“{}”列上年结转为 {left}、上年年报的结转下年度为 {right}", named(column))
        }
    }
}

/// The rule that watches a family.
fn code(family: SumFamily) -> &'static str {
    match family {
        SumFamily::CarryOver => "T301",
        SumFamily::DisposedTotal => "T302",
        SumFamily::RowTotal => "T303",
        SumFamily::DisputeTotal => "T401",
        SumFamily::CarriedIn => "Y101",
    }
}
