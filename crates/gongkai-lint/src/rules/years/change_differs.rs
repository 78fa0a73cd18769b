//! Y108: statements about last year, held against last year's tables.

use rust_decimal::Decimal;

use crate::narrative::Exactness;
use crate::narrative::{Measure, Scope, Statement, Topic, Unit};
use crate::rule::declare_rule;
use crate::rules::narrative::{Prose, counts_cases, pairs_of_years};
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 正文说“较上年增加（减少）几件”的，应与两年表格之差一致；写明上年是几件的，应与上年年报的表格一致。
    ///
    /// 收到的申请可按新收比，也可按新收加上年结转比。
    pub(crate) ChangeDiffers = "Y108" {
        name: "change_differs",
        title: "正文所说上年情况与上年年报不符",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [56],
        provision: [ART_6] "及时、准确",
        mend: "对照上年年报的表格核对上年的数和两年之差。",
    }
}

impl Rule for ChangeDiffers {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let previous = match context.previous() {
            Ok(previous) => previous,
            Err(verdict) => return verdict,
        };
        let prose = Prose::new(context);
        let mut findings = Vec::new();
        let mut compared = 0;
        for statement in prose.statements() {
            if statement.exactness != Exactness::Exact || statement.negated || !prose.speaks_for_itself(statement) {
                continue;
            }
            let Some(pairs) = pairs_of_years(&prose, previous, statement).filter(|pairs| !pairs.is_empty()) else {
                continue;
            };
            let expected: Vec<i64> = match statement.measure {
                Measure::Change { down }
                    if statement.unit == Unit::Case && prose.compares_with_last_year(statement) =>
                {
                    pairs.iter().map(|(now, then)| if down { then - now } else { now - then }).collect()
                }
                Measure::Count if is_of_last_year(context, statement) => pairs.iter().map(|(_, then)| *then).collect(),
                _ => continue,
            };
            compared += 1;
            findings.extend(compare(&prose, statement, &expected));
        }
        if compared == 0 {
            return Verdict::NotApplicable("正文没有与上年件数相比的话".into());
        }
        Verdict::from_findings(findings)
    }
}

/// A count of requests received that the sentence gives to the year before.
fn is_of_last_year(context: &Context<'_>, statement: &Statement) -> bool {
    let last = context.report().year.and_then(|year| year.checked_sub(1));
    statement.scope == Scope::Own
        && statement.other_year
        && statement.year == last
        && statement.topic == Topic::Requests
        && counts_cases(statement)
}

fn compare(prose: &Prose<'_>, statement: &Statement, expected: &[i64]) -> Option<Finding> {
    let number = statement.number?;
    if expected.iter().any(|expected| Decimal::from(*expected) == number) {
        return None;
    }
    let first = expected.first()?;
    let words = prose.words(statement);
    let message = match statement.measure {
        Measure::Change { down } => {
            let way = if down { "减少" } else { "增加" };
            format!("正文称较上年{way} {words}，按两年表格应为 {first} 件")
        }
        _ => format!("正文称上年为 {words}，上年年报表格为 {first} 件"),
    };
    Some(prose.finding(&ChangeDiffers::MANUAL, statement, message).with_values(first, words))
}
