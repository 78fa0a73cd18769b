//! N110: vague quantities where the ledger has the exact number.

use super::prose::{Prose, Standing};
use crate::narrative::{Exactness, Measure, Topic, Unit};
use crate::rule::declare_rule;
use crate::{Context, Rule, Verdict};

declare_rule! {
    /// 正文用“100余条”“近30件”“若干”一类的约数说公开信息、受理申请的数量。这些数台账里都有准数，写准数更好。
    ///
    /// 浏览量、阅读量、人次、以万计的数不报；每段只提示一次。
    pub(crate) VagueQuantity = "N110" {
        name: "vague_quantity",
        title: "用约数代替准数",
        severity: Info,
        status: Stable,
        since: "0.1.0",
        list: [57],
        provision: [REPORT_FORMAT_2021] "数据真实、准确",
        mend: "从台账或发布系统取准数，代替约数。",
    }
}

impl Rule for VagueQuantity {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let prose = Prose::new(context);
        let mut findings = Vec::new();
        let mut last = None;
        for statement in prose.statements() {
            let ledger = matches!(statement.unit, Unit::Case | Unit::Entry | Unit::Copy | Unit::Piece)
                || statement.topic != Topic::Other;
            let vague = statement.exactness == Exactness::Approximate && statement.measure == Measure::Count;
            let words = prose.words(statement);
            let near = prose.near(statement);
            let views = ["阅读", "浏览", "点击", "访问", "粉丝", "播放"].iter().any(|word| near.contains(word));
            if !vague
                || !ledger
                || views
                || words.contains(['万', '亿'])
                || prose.standing(statement) == Standing::Other
            {
                continue;
            }
            if last == Some((statement.section, statement.passage)) {
                continue;
            }
            last = Some((statement.section, statement.passage));
            let message = format!("正文用了约数“{words}”，台账应有准数");
            findings.push(prose.finding(&Self::MANUAL, statement, message).with_values("准数", words));
        }
        Verdict::from_findings(findings)
    }
}
