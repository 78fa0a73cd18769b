//! S110: section five names problems and what is done about them.

use gongkai_document::squeeze;
use gongkai_report::{Narrative, Section};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict, say};

declare_rule! {
    /// 第五部分应既写存在的主要问题，又写改进情况，不论条数多少。
    ///
    /// 空的或只写“无”是错误；看不出写了问题、或看不出写了改进，是警告（凭常用词判断）；没有提到上年问题整改得怎样，只是提示。
    ///
    /// 例：“五、存在的主要问题及改进情况：无。”——写明问题及改进措施。
    pub(crate) ProblemsOrImprovementsMissing = "S110" {
        name: "problems_or_improvements_missing",
        title: "问题或改进情况缺失",
        severity: Error,
        status: Stable,
        since: "0.1.0",
        list: [10],
        provision: [ART_50_4],
        mend: "分别写明存在的主要问题和改进情况，并交代上年所列问题的整改结果。",
    }
}

const PROBLEMS: &[&str] = &[
    "问题",
    "不足",
    "短板",
    "薄弱",
    "有待",
    "不够",
    "差距",
    "欠缺",
    "不强",
    "不高",
    "不到位",
    "不及时",
    "困难",
    "仍需",
];
const IMPROVEMENTS: &[&str] = &["改进", "整改", "加强", "提升", "完善", "下一步", "措施", "打算", "优化", "强化"];
const LAST_YEAR: &[&str] = &["上年", "上一年", "去年", "上年度", "年度报告中提出", "此前"];

impl Rule for ProblemsOrImprovementsMissing {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let Some(narrative) = context.report().narrative(Section::ProblemsAndImprovements) else {
            return Verdict::Undecided("没有找到第五部分（见 S101）".into());
        };
        let text = Narrative::text(narrative);
        let finding = |message: &str, severity: Severity| {
            let finding = Finding::new(&Self::MANUAL, message).with_severity(severity);
            Verdict::Broken(vec![finding.at(Section::ProblemsAndImprovements)])
        };
        if matches!(squeeze(&text).trim_end_matches(['。', '.']), "" | "无" | "暂无" | "没有") {
            return finding("第五部分没有内容", Severity::Error);
        }
        match (say::mentions(&text, PROBLEMS), say::mentions(&text, IMPROVEMENTS)) {
            (false, _) => finding("第五部分看不出写了存在的问题", Severity::Warning),
            (true, false) => finding("第五部分写了问题，看不出写了改进情况", Severity::Warning),
            (true, true) if !say::mentions(&text, LAST_YEAR) => {
                finding("第五部分没有提到上年所列问题的整改情况", Severity::Info)
            }
            (true, true) => Verdict::Held,
        }
    }
}
