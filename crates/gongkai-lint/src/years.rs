//! Whether last year's report can be laid beside this one.

use gongkai_document::squeeze;
use gongkai_report::{Narrative, Report, Section};

use crate::Verdict;

/// Words with which a report tells of its body's own reorganisation.
const REORGANISED: &[&str] =
    &["新组建", "合并组建", "重新组建", "职能划入", "职责划入", "职能划转", "职责划转", "更名为"];

/// Last year's report, if it is of the year before and of the same body.
///
/// # Errors
/// The verdict of a rule that needs it: undecided without one, not applicable to a body under another name.
pub(crate) fn comparable<'a>(report: &Report, previous: Option<&'a Report>) -> Result<&'a Report, Verdict> {
    let previous = previous.ok_or_else(|| Verdict::Undecided("没有提供上年年报".into()))?;
    if previous.form.is_none() {
        return Err(Verdict::Undecided("所给的上年文件不是年报".into()));
    }
    if let (Some(year), Some(last)) = (report.year, previous.year)
        && i32::from(last) + 1 != i32::from(year)
    {
        let why = format!("所给的上年年报是 {last} 年度的，本报告是 {year} 年度的，不相衔接");
        return Err(Verdict::Undecided(why));
    }
    if let (Some(now), Some(then)) = (&report.body, &previous.body)
        && !same_body(now, then)
    {
        let why = format!("两年的机关名称不同（上年“{then}”，本年“{now}”），可能经过机构改革，不作比较");
        return Err(Verdict::NotApplicable(why));
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

/// Whether two names mean the same body: equal but for regions named in front, 人民 of a government, and 委员会
/// written short.
pub(crate) fn same_body(left: &str, right: &str) -> bool {
    let key = |name: &str| squeeze(name).replace("人民政府", "政府").replace("委员会", "委");
    let (left, right) = (key(left), key(right));
    let (long, short) = if left.len() >= right.len() { (&left, &right) } else { (&right, &left) };
    let regions = ['省', '市', '县', '区', '州', '旗', '盟'];
    !short.is_empty()
        && long.strip_suffix(short.as_str()).is_some_and(|front| front.is_empty() || front.ends_with(regions))
}

/// The years that a text names (`2023年`, `二〇二三年度`), in order, each once.
pub(crate) fn years_named(text: &str) -> Vec<i16> {
    let text: Vec<char> = squeeze(text).chars().collect();
    let mut years = Vec::new();
    for window in text.windows(5) {
        let [a, b, c, d, '年'] = window else { continue };
        let digits = [a, b, c, d].map(|digit| digit_of(*digit));
        let [Some(a), Some(b), Some(c), Some(d)] = digits else { continue };
        let year = a * 1000 + b * 100 + c * 10 + d;
        if (2000..2100).contains(&year) && !years.contains(&year) {
            years.push(year);
        }
    }
    years
}

/// The value of a digit, Arabic or Chinese.
fn digit_of(c: char) -> Option<i16> {
    const CHINESE: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let place = match c {
        '0'..='9' => c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()),
        '零' | '○' | 'Ｏ' => Some(0),
        _ => CHINESE.iter().position(|digit| *digit == c),
    };
    place.and_then(|place| i16::try_from(place).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_in_both_scripts() {
        assert_eq!(years_named("云川市教育局 2023 年（二〇二三年）报告，比2022年增加"), [2023, 2022]);
        assert_eq!(years_named("第12023号，1999年"), Vec::<i16>::new());
    }

    #[test]
    fn regions_in_front_do_not_make_another_body() {
        assert!(same_body("青禾省云川市教育局", "云川市教育局"));
        assert!(same_body("云川市人民政府办公室", "云川市政府办公室"));
        assert!(!same_body("云川市教育局", "云川市体育局"));
        assert!(!same_body("东石桥镇人民政府", "石桥镇人民政府"));
    }
}
