//! N115: the text speaks of requests, while table 三 counts none.

use gongkai_report::Table3Row;
use rust_decimal::Decimal;

use super::prose::{Prose, Standing, counts_cases};
use super::readings::Requests;
use crate::narrative::{Statement, Topic};
use crate::rule::declare_rule;
use crate::{Context, Rule, Verdict};

declare_rule! {
    /// 表三的新收、上年结转、办理结果总计、结转下年度全为零，而正文写着收到或办理了申请。
    ///
    /// 反过来，正文说没有申请而表三有数的，由 N107 报告。
    pub(crate) RequestsToldButNoneCounted = "N115" {
        name: "requests_told_but_none_counted",
        title: "表三为零而正文有申请",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [41],
        provision: [REPORT_FORMAT_2021] "表三",
        mend: "核对台账：确有申请的补填表三，没有的改正文。",
    }
}

impl Rule for RequestsToldButNoneCounted {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let requests = Requests::new(context.report());
        let rows = [Table3Row::NewlyReceived, Table3Row::CarriedIn, Table3Row::DisposedTotal, Table3Row::CarriedOut];
        for row in rows {
            match requests.rows("", &[row], &[]).values.as_slice() {
                [] => return Verdict::Undecided("表三的总计没有读到".into()),
                [0] => {}
                _ => return Verdict::Held,
            }
        }
        let prose = Prose::new(context);
        let told = prose.statements().iter().find(|statement| tells_requests(&prose, statement));
        let Some(statement) = told else { return Verdict::Held };
        let words = prose.words(statement);
        let message = format!("正文写着申请 {words}，而表三新收、结转、办结各行总计都是零");
        let finding =
            prose.finding(&Self::MANUAL, statement, message).at(gongkai_report::Section::Table3).with_values(words, 0);
        Verdict::Broken(vec![finding])
    }
}

fn tells_requests(prose: &Prose<'_>, statement: &Statement) -> bool {
    let of_requests =
        matches!(statement.topic, Topic::Requests | Topic::Results(_) | Topic::Channel(_) | Topic::CarriedOut);
    of_requests
        && !statement.negated
        && counts_cases(statement)
        && prose.among_requests(statement)
        && prose.standing(statement) == Standing::Own
        && statement.number.is_none_or(|number| number > Decimal::ZERO)
}
