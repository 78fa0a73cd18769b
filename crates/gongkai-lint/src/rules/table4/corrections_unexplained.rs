//! T405: corrected decisions without a word on why.

use gongkai_report::{CellId, Narrative, Table4Column, Table4Group};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict, say};

declare_rule! {
    /// 复议、诉讼结果为纠正的，宜在第五部分（或监督保障部分）写明原因和整改。
    ///
    /// 看正文里有没有“纠正”“撤销”“败诉”“确认违法”一类的字样，只是提示。
    ///
    /// 例：表四“结果纠正”1 件——第五部分补写“因……被纠错 1 件，已……”。
    pub(crate) CorrectionsUnexplained = "T405" {
        name: "corrections_unexplained",
        title: "有被纠正的案件而没有说明",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [48],
        provision: [ART_50_4],
        mend: "在第五部分写明被纠正的原因和改进措施。",
    }
}

impl Rule for CorrectionsUnexplained {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        if report.table4.is_none() {
            return Verdict::Undecided("没有读到表四".into());
        }
        let corrected: Vec<(CellId, i64)> = Table4Group::ALL
            .into_iter()
            .map(|group| CellId::Table4(group, Table4Column::Corrected))
            .filter_map(|id| report.count(id).filter(|count| *count > 0).map(|count| (id, count)))
            .collect();
        let text: String = report.narratives().map(|(_, text)| Narrative::text(text)).collect();
        if corrected.is_empty() || say::mentions(&text, CORRECTED) {
            return Verdict::Held;
        }
        let count = corrected.iter().fold(0, |sum: i64, (_, count)| sum.saturating_add(*count));
        let message = format!("表四“结果纠正”共 {count} 件，正文没有说明原因和改进");
        let mut finding = Finding::new(&Self::MANUAL, message).at_all(corrected.into_iter().map(|(id, _)| id));
        finding.found = Some(count.to_string());
        Verdict::Broken(vec![finding])
    }
}

const CORRECTED: &[&str] =
    &["纠正", "纠错", "撤销", "败诉", "确认违法", "责令", "被变更", "重新作出", "重新答复", "未获支持"];
