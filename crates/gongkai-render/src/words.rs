//! Words that several outputs share.

use gongkai_lint::Verdict;

/// 一 to 五, the numbers of the five heads of section 一.
pub const NUMERALS: [&str; 5] = ["一", "二", "三", "四", "五"];

/// What a reader calls a verdict, and why it is undecided or does not apply.
pub(crate) fn verdict(verdict: &Verdict) -> (&'static str, Option<&str>) {
    match verdict {
        Verdict::Held => ("符合", None),
        Verdict::Broken(_) => ("有发现", None),
        Verdict::Undecided(why) => ("无法判断", Some(why)),
        Verdict::NotApplicable(why) => ("不适用", Some(why)),
    }
}
