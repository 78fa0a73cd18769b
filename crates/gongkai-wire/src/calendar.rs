//! A year's arrangement of holidays in the shape that holiday-cn publishes.

use gongkai_law::calendar::{ImportedDay, ImportedYear};

use crate::WireError;
use crate::node::{Fault, Node};

/// Reads one year: `{"year", "papers", "days": [{"name", "date", "isOffDay"}]}`. Other keys are passed over.
/// Whether the year makes sense is for the calendar to say.
///
/// # Errors
/// If the text is no JSON of that shape, with the path and what was expected.
pub fn calendar(text: &str) -> Result<ImportedYear, WireError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let value = serde_json::from_str(text).map_err(|error| WireError::syntax(&error))?;
    read(&Node::root(&value)).map_err(|fault| WireError { line: 1, path: fault.path, what: fault.what })
}

fn read(root: &Node<'_>) -> Result<ImportedYear, Fault> {
    let root = root.object()?;
    let missing = |key: &str| root.fault(format!("缺少 {key}；应为放假安排 {{\"year\", \"papers\", \"days\"}}"));
    let year = root.get("year").ok_or_else(|| missing("year"))?.sized("四位数的年份")?;
    let mut papers = Vec::new();
    if let Some(list) = root.get("papers") {
        for paper in list.items()? {
            papers.push(paper.text()?.to_owned());
        }
    }
    let list = root.get("days").ok_or_else(|| missing("days"))?;
    let mut days = Vec::new();
    for day in list.items()? {
        days.push(read_day(&day)?);
    }
    Ok(ImportedYear { year, papers, days })
}

fn read_day(day: &Node<'_>) -> Result<ImportedDay, Fault> {
    let day = day.object()?;
    let field = |key| day.get(key).ok_or_else(|| day.fault(format!("缺少 {key}")));
    Ok(ImportedDay {
        date: field("date")?.date()?,
        name: field("name")?.text()?.to_owned(),
        is_off_day: field("isOffDay")?.truth()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_read_and_other_keys_passed_over() {
        let text = r#"{"$schema":"x","year":2030,"papers":["通知"],
            "days":[{"name":"元旦","date":"2030-01-01","isOffDay":true},{"name":"元旦","date":"2030-01-05","isOffDay":false}]}"#;
        let year = calendar(text).unwrap();
        assert_eq!((year.year, year.papers.len(), year.days.len()), (2030, 1, 2));
        assert!(year.days[0].is_off_day && !year.days[1].is_off_day);
        assert_eq!(year.days[1].date.to_string(), "2030-01-05");
    }

    #[test]
    fn errors_name_the_path() {
        let message = |text| calendar(text).unwrap_err().to_string();
        assert!(message(r#"{"days":[]}"#).contains("缺少 year"));
        let bad = r#"{"year":2030,"days":[{"name":"元旦","date":"2030-02-30","isOffDay":true}]}"#;
        assert!(message(bad).contains("days[0].date：这里应为写成 \"2024-01-31\" 的日期"));
        let bad = r#"{"year":2030,"days":[{"name":"元旦","date":"2030-01-01","isOffDay":"是"}]}"#;
        assert!(message(bad).contains("days[0].isOffDay：这里应为 true 或 false"));
        assert!(message("{").contains("内容不完整"));
    }
}
