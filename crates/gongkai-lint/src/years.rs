//! Whether last year's report can be laid beside this one.

use gongkai_document::squeeze;
use gongkai_report::{Narrative, Report, Section};

/// Words with which a report tells of its body's own reorganisation.
const REORGANISED: &[&str] =
    &["新组建", "合并组建", "重新组建", "职能划入", "职责划入", "职能划转", "职责划转", "更名为"];

/// Last year's report, if it is of the year before and of the same body.
///
/// # Errors
/// Why it cannot be compared, for a verdict.
pub(crate) fn comparable<'a>(report: &Report, previous: Option<&'a Report>) -> Result<&'a Report, String> {
    let previous = previous.ok_or("没有提供上年年报")?;
    if previous.form.is_none() {
        return Err("所给的上年文件不是年报".into());
    }
    if let (Some(year), Some(last)) = (report.year, previous.year)
        && i32::from(last) + 1 != i32::from(year)
    {
        return Err(format!("所给的上年年报是 {last} 年度的，本报告是 {year} 年度的，不相衔接"));
    }
    if let (Some(now), Some(then)) = (&report.body, &previous.body)
        && !same_body(now, then)
    {
        return Err(format!("两年的机关名称不同（上年“{then}”，本年“{now}”），可能经过机构改革，不作比较"));
    }
    Ok(previous)
}

/// Whether the report tells that its body was reorganised, so that its figures need not join up with last year's.
pub(crate) fn tells_of_reorganisation(report: &Report) -> bool {
    let parts = [Section::Period, Section::Overview, Section::OtherMatters];
    parts.into_iter().filter_map(|section| report.narrative(section)).map(Narrative::text).any(|text| {
        let text = squeeze(&text);
        REORGANISED.iter().any(|word| text.contains(word))
    })
}

/// Whether two names mean the same body: equal but for the names of the regions in front and 人民.
pub(crate) fn same_body(left: &str, right: &str) -> bool {
    let key = |name: &str| squeeze(name).replace("人民政府", "政府").replace("委员会", "委");
    let (left, right) = (key(left), key(right));
    left == right || left.ends_with(&right) || right.ends_with(&left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_in_front_do_not_make_another_body() {
        assert!(same_body("青禾省云川市教育局", "云川市教育局"));
        assert!(same_body("云川市人民政府办公室", "云川市政府办公室"));
        assert!(!same_body("云川市教育局", "云川市体育局"));
    }
}
