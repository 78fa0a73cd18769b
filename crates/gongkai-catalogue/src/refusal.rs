//! What is refused of any record: a missing text, a span of days that cannot be. What is merely unlawful never is.

use gongkai_case::{Refusal, RefusalCode};
use gongkai_law::form;
use gongkai_law::provision::Provision;
use jiff::civil::Date;

/// A refusal of the shape that cases have too.
pub(crate) fn refusal(code: RefusalCode, what: impl Into<String>, provision: Provision, mend: &str) -> Refusal {
    Refusal { code, what: what.into(), provision, mend: mend.to_owned() }
}

/// Refuses an empty text.
pub(crate) fn filled(text: &str, what: &str, provision: Provision) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        let told = format!("没有写明{what}");
        return Err(refusal(RefusalCode::Incomplete, told, provision, "请填写后再登记"));
    }
    Ok(())
}

/// Refuses a span of days that ends before it begins or runs over the end of a year.
pub(crate) fn span_within_year(since: Option<Date>, to: Date, provision: Provision) -> Result<(), Refusal> {
    let Some(since) = since else { return Ok(()) };
    let span = form::span(since, to);
    if since > to {
        let what = format!("{span}的起止日期颠倒");
        return Err(refusal(RefusalCode::TooEarly, what, provision, "请核对起始日和截止日"));
    }
    if since.year() != to.year() {
        let what = format!("{span}跨了年度，无法计入某一年");
        return Err(refusal(RefusalCode::DoesNotApply, what, provision, "请按年度分别登记"));
    }
    Ok(())
}
