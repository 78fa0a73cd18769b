//! Y106: section five unchanged but for the year.

use gongkai_report::Section;

use crate::rule::declare_rule;
use crate::similarity::same_but_for_years;
use crate::{Context, Finding, Rule, Verdict};

declare_rule! {
    /// 第五部分“存在的主要问题及改进情况”与上年年报一字不差，或只改了年份。问题年年一样，说明没有改进，也没有交代上年问题的改进情况。
    pub(crate) ProblemsUnchanged = "Y106" {
        name: "problems_unchanged",
        title: "第五部分只改了年份",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [58],
        provision: [REPORT_FORMAT_2021] "第五部分",
        mend: "写明上年问题改得怎样、本年还有什么新问题，不照抄上年。",
    }
}

/// Shorter texts say too little to be a copy.
const SHORT: usize = 40;

impl Rule for ProblemsUnchanged {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let previous = match context.previous() {
            Ok(previous) => previous,
            Err(verdict) => return verdict,
        };
        let section = Section::ProblemsAndImprovements;
        let (Some(now), Some(then)) = (context.report().narrative(section), previous.narrative(section)) else {
            return Verdict::Undecided("有一年没有读到第五部分".into());
        };
        let text = now.text();
        if text.chars().count() < SHORT || !same_but_for_years(&text, &then.text()) {
            return Verdict::Held;
        }
        let finding = Finding::new(&Self::MANUAL, "第五部分与上年年报相同，或只改了年份")
            .at(section)
            .with_values("按本年实际写的问题和改进情况", "与上年相同");
        Verdict::Broken(vec![finding])
    }
}
