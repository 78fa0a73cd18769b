//! Y107: growth rates in the text, recomputed from both years' tables.

use rust_decimal::Decimal;

use crate::narrative::{Exactness, Measure, Statement, Unit};
use crate::rule::declare_rule;
use crate::rules::narrative::{Prose, Standing, pairs_of_years, prints_as};
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 正文说收到的申请、复议诉讼、制发文件“较上年增长（下降）百分之几”的，应与两年表格里的数算得的一致。
    ///
    /// 收到的申请可按新收比，也可按新收加上年结转比；按印出的小数位数，四舍五入、去尾都可以。上年为零的不算。
    pub(crate) GrowthRateDiffers = "Y107" {
        name: "growth_rate_differs",
        title: "正文增长率与两年表格不符",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [56],
        provision: [ART_6] "及时、准确",
        mend: "按两年年报表格里的数重新计算增减幅度。",
    }
}

impl Rule for GrowthRateDiffers {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let previous = match context.previous() {
            Ok(previous) => previous,
            Err(verdict) => return verdict,
        };
        let prose = Prose::new(context);
        let mut findings = Vec::new();
        let (mut computed, mut unread) = (0, 0);
        for statement in prose.statements() {
            let Measure::Change { down } = statement.measure else { continue };
            if statement.unit != Unit::Percent || statement.exactness != Exactness::Exact {
                continue;
            }
            if prose.standing(statement) != Standing::Own || !prose.compares_with_last_year(statement) {
                continue;
            }
            let Some(pairs) = pairs_of_years(&prose, previous, statement) else { continue };
            if pairs.is_empty() {
                unread += 1;
                continue;
            }
            computed += 1;
            findings.extend(compare(&prose, statement, down, &pairs));
        }
        if computed == 0 && unread == 0 {
            return Verdict::NotApplicable("正文没有可与两年表格核算的增长率".into());
        }
        Verdict::from_findings_or(
            findings,
            (unread > 0).then(|| format!("有 {unread} 个增长率，两年表格相应的格读不出")),
        )
    }
}

fn compare(prose: &Prose<'_>, statement: &Statement, down: bool, pairs: &[(i64, i64)]) -> Option<Finding> {
    let percent = statement.number?;
    let signed = if down { -percent } else { percent };
    let usable: Vec<&(i64, i64)> = pairs.iter().filter(|(_, then)| *then > 0).collect();
    let (now, then) = **usable.first()?;
    let fits = usable.iter().any(|(now, then)| {
        let change = Decimal::from(*now) - Decimal::from(*then);
        prints_as(change, Decimal::from(*then), signed, statement.decimals)
    });
    if fits {
        return None;
    }
    let words = prose.words(statement);
    let way = if down { "下降" } else { "增长" };
    let message = format!("正文称{way} {words}，按两年表格本年 {now}、上年 {then} 算不出这个幅度");
    Some(
        prose
            .finding(&GrowthRateDiffers::MANUAL, statement, message)
            .with_values(format!("({now}-{then})/{then}"), words),
    )
}
