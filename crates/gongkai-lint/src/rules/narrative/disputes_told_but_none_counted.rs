//! N116: the text speaks of disputes, while table 四 counts none.

use gongkai_report::{CellId, Section, Table4Column, Table4Group};
use rust_decimal::Decimal;

use super::prose::{Prose, Standing, counts_cases};
use crate::narrative::Topic;
use crate::rule::declare_rule;
use crate::{Context, Rule, Verdict};

declare_rule! {
    /// 表四十五格全为零，而正文写着因政府信息公开发生了行政复议或行政诉讼。
    ///
    /// 否定的说法（“未发生行政复议”）不算。反过来，正文说没有而表四有数的，由 N107 报告。
    pub(crate) DisputesToldButNoneCounted = "N116" {
        name: "disputes_told_but_none_counted",
        title: "表四为零而正文有复议诉讼",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [43],
        provision: [REPORT_FORMAT_2021] "表四",
        mend: "核对台账：确有复议、诉讼的补填表四，没有的改正文。",
    }
}

impl Rule for DisputesToldButNoneCounted {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        for group in Table4Group::ALL {
            for column in Table4Column::ALL {
                match report.count(CellId::Table4(group, column)) {
                    Some(0) => {}
                    Some(_) => return Verdict::Held,
                    None => return Verdict::Undecided("表四没有读全".into()),
                }
            }
        }
        let prose = Prose::new(context);
        let told = prose.statements().iter().find(|statement| {
            let positive = statement.number.is_none_or(|number| number > Decimal::ZERO);
            let exact = super::disputes_differ::is_comparable(&prose, statement);
            let vague = statement.number.is_none() || statement.exactness != crate::narrative::Exactness::Exact;
            matches!(statement.topic, Topic::Disputes(..))
                && !statement.negated
                && counts_cases(statement)
                && positive
                && (exact || (vague && prose.sentence(statement).contains("信息公开")))
                && prose.standing(statement) == Standing::Own
        });
        let Some(statement) = told else { return Verdict::Held };
        let words = prose.words(statement);
        let message = format!("正文写着复议诉讼 {words}，而表四各格都是零");
        let finding = prose.finding(&Self::MANUAL, statement, message).at(Section::Table4).with_values(words, 0);
        Verdict::Broken(vec![finding])
    }
}
