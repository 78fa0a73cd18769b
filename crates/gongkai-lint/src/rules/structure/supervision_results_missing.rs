//! S109: governments report appraisal, public review and accountability.

use gongkai_law::subject::SubjectKind;
use gongkai_report::{Head, Narrative, Section};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Verdict, say};

declare_rule! {
    /// 各级人民政府的年报，应写明政府信息公开工作的考核、社会评议和责任追究结果。
    ///
    /// 只适用于各级人民政府（含乡镇）；部门和授权组织不适用，政府办公厅（室）自己的报告也不适用。
    /// 写“未发生责任追究情形”也算写明。“第三方评估”“满意度调查”算社会评议。
    ///
    /// 例：补写“对各部门、各乡镇开展年度考核……；委托第三方评估……；全年未发生需要责任追究的情形。”
    pub(crate) SupervisionResultsMissing = "S109" {
        name: "supervision_results_missing",
        title: "没有写考核、评议、追责结果",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [9],
        provision: [ART_50_4],
        mend: "在监督保障部分写明考核、社会评议和责任追究的结果，没有发生的也写明没有。",
    }
}

const RESULTS: [(&str, &[&str]); 3] = [
    ("工作考核", &["考核", "考评", "绩效"]),
    ("社会评议", &["评议", "社会评价", "第三方评估", "第三方测评", "满意度", "测评"]),
    ("责任追究", &["责任追究", "追究责任", "追责", "问责"]),
];

impl Rule for SupervisionResultsMissing {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let kind = context.profile().kind;
        match kind {
            Some(SubjectKind::Government | SubjectKind::Township) => {}
            None => return Verdict::Undecided("看不出报告机关是不是人民政府".into()),
            Some(kind) => return Verdict::NotApplicable(format!("只适用于各级人民政府，本机关是{}", kind.label())),
        }
        let narratives: Vec<String> = context.report().narratives().map(|(_, text)| Narrative::text(text)).collect();
        let all = narratives.concat();
        if all.trim().is_empty() {
            return Verdict::Undecided("没有读到正文".into());
        }
        let missing: Vec<&str> =
            RESULTS.iter().filter(|(_, words)| !say::mentions(&all, words)).map(|(name, _)| *name).collect();
        if missing.is_empty() {
            return Verdict::Held;
        }
        let finding = Finding::new(&Self::MANUAL, format!("没有写到{}的结果", missing.join("、")));
        Verdict::Broken(vec![finding.at(Section::OverviewHead(Head::Supervision))])
    }
}
