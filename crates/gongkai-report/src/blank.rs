//! The official form before anything is filled in.

use gongkai_law::provision::Instrument;
use jiff::civil::Date;

use crate::{Cell, FormVersion, Head, Narrative, Report, TableId, Value};

impl Report {
    /// The form of a data year with every cell blank and every part empty; what is the same for every body, the
    /// legal basis and the period of the figures, is stated. `None` where that year had no common form. Without a
    /// body the title begins with the year.
    #[must_use]
    pub fn blank(body: Option<&str>, year: i16) -> Option<Self> {
        let form = FormVersion::for_year(year)?;
        let first = Date::new(year, 1, 1).ok()?;
        let last = Date::new(year, 12, 31).ok()?;
        let mut report = Self {
            body: body.map(str::to_owned),
            year: Some(year),
            form: Some(form),
            title: Some(format!("{}{year}年政府信息公开工作年度报告", body.unwrap_or_default())),
            period: Some((first, last)),
            opening: Narrative::of([opening(form, year)]),
            overview: Head::ALL.into_iter().map(|head| (head, Narrative::default())).collect(),
            problems_and_improvements: Some(Narrative::default()),
            other_matters: Some(Narrative::default()),
            single_other_disposal: form == FormVersion::F2019,
            ..Self::default()
        };
        for table in TableId::ALL {
            for cell in report.expected_cells(table) {
                report.set(cell, Cell::of(Value::Blank));
            }
        }
        Some(report)
    }
}

/// The legal basis and the period of the figures.
fn opening(form: FormVersion, year: i16) -> String {
    let notice = match form {
        FormVersion::F2019 => Instrument::ReportFormat2019,
        FormVersion::F2021 => Instrument::ReportFormat2021,
    };
    let (regulation, notice) = (Instrument::Regulation2019.info(), notice.info());
    // a title inside a title has single marks
    let title = notice.title.replace('《', "〈").replace('》', "〉");
    let number = notice.number.map(|number| format!("（{number}）")).unwrap_or_default();
    format!(
        "根据《{}》和《{title}》{number}，编制本报告。本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
        regulation.title
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_form_has_every_cell_and_no_number() {
        for (year, sizes) in [(2020, [22, 161, 15]), (2025, [10, 175, 15])] {
            let report = Report::blank(Some("青石县水务局"), year).unwrap();
            let counts = TableId::ALL.map(|table| report.counts(table));
            assert_eq!(counts, sizes.map(|cells| Some([0, cells, 0])));
            assert!(TableId::ALL.iter().all(|table| !report.has_numbers(*table)));
            assert_eq!(report.overview.len(), 5);
            let number = if year == 2020 { "〔2019〕60号" } else { "〔2021〕30号" };
            assert!(report.opening.text().contains(number));
        }
    }

    #[test]
    fn years_before_the_common_form_have_no_blank() {
        assert_eq!(Report::blank(None, 2018), None);
        assert_eq!(Report::blank(None, 2025).unwrap().title.unwrap(), "2025年政府信息公开工作年度报告");
    }
}
