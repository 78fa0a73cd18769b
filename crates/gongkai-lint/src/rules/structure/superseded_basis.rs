//! S106: the legal basis, and the format notice in force for the year.

use gongkai_document::squeeze;
use gongkai_report::{FormVersion, Narrative, Section};

use crate::rule::declare_rule;
use crate::{Context, Finding, Rule, Severity, Verdict};

declare_rule! {
    /// 开头段应写明编制依据：《政府信息公开条例》和当年适用的格式通知。2021 年度起为国办公开办函〔2021〕30号，
    /// 2019、2020 年度为国办公开办函〔2019〕60号。
    ///
    /// 引用已被替代的文号是警告；没有写依据、机关代字写错，只是提示。文号的括号用〔〕、[]、（）都认。
    ///
    /// 例：2023 年度的报告写“国办公开办函〔2019〕60号”——改为“国办公开办函〔2021〕30号”。
    pub(crate) SupersededBasis = "S106" {
        name: "superseded_basis",
        title: "编制依据缺失或已被替代",
        severity: Warning,
        status: Stable,
        since: "0.1.0",
        list: [6],
        provision: [REPORT_FORMAT_2021] "自2021年度起替代〔2019〕60号",
        mend: "把编制依据写全：《中华人民共和国政府信息公开条例》和当年适用的格式通知及其文号。",
    }
}

/// A format notice as cited: the letters before the year, year, number.
const NOTICES: [(FormVersion, i64, i64); 2] = [(FormVersion::F2019, 2019, 60), (FormVersion::F2021, 2021, 30)];

impl Rule for SupersededBasis {
    fn check(&self, context: &Context<'_>) -> Verdict {
        let report = context.report();
        let Some(due) = report.year.and_then(FormVersion::for_year) else {
            return Verdict::Undecided("没有读到数据年度，或该年度没有统一格式".into());
        };
        let text = report.narrative(Section::Period).map(Narrative::text).unwrap_or_default();
        let cited = document_numbers(&text);
        let of = |form: FormVersion| NOTICES.iter().find(|notice| notice.0 == form);
        let Some((_, year, number)) = of(due) else { return Verdict::Held };
        let is =
            |notice: &(FormVersion, i64, i64), found: &(String, i64, i64)| (notice.1, notice.2) == (found.1, found.2);
        let wrong = cited.iter().find(|found| NOTICES.iter().any(|notice| notice.0 != due && is(notice, found)));
        let right = cited.iter().find(|found| (found.1, found.2) == (*year, *number));
        let expected = format!("国办公开办函〔{year}〕{number}号");
        let finding = |message: String| Finding::new(&Self::MANUAL, message).at(Section::Period);
        if let (Some((_, year, number)), None) = (wrong, right) {
            let found = format!("〔{year}〕{number}号");
            let message = format!("编制依据引用{found}，{}年度应依据{expected}", report.year.unwrap_or_default());
            return Verdict::Broken(vec![finding(message).with_values(expected, found)]);
        }
        let mut missing = Vec::new();
        if !squeeze(&text).contains("政府信息公开条例") {
            missing.push("没有写《政府信息公开条例》".to_owned());
        }
        match right {
            None => missing.push(format!("没有写格式通知{expected}")),
            Some((letters, ..)) if !letters.ends_with("国办公开办函") => {
                missing.push(format!("格式通知的文号应为{expected}"));
            }
            Some(_) => {}
        }
        if missing.is_empty() {
            return Verdict::Held;
        }
        let message = format!("编制依据不全：{}", missing.join("；"));
        Verdict::Broken(vec![finding(message).with_severity(Severity::Info)])
    }
}

/// Document numbers in a text: the letters in front, the year in brackets, the number before 号.
fn document_numbers(text: &str) -> Vec<(String, i64, i64)> {
    let text = squeeze(text);
    let mut out = Vec::new();
    for (open, _) in text.match_indices(['〔', '[', '(', '【', '﹝']) {
        let (Some(head), Some(rest)) = (text.get(..open), text.get(open..)) else { continue };
        let mut inner = rest.chars().skip(1);
        let year: String = inner.by_ref().take(4).collect();
        let closing = inner.next();
        let number: String = inner.clone().take_while(char::is_ascii_digit).collect();
        let hao = inner.nth(number.chars().count());
        if let (Ok(year), Ok(number), Some('〕' | ']' | ')' | '】' | '﹞'), Some('号')) =
            (year.parse::<i64>(), number.parse::<i64>(), closing, hao)
        {
            let letters: Vec<char> = head.chars().rev().take(8).collect();
            out.push((letters.into_iter().rev().collect(), year, number));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn document_numbers_are_read_in_any_brackets() {
        let found = document_numbers("依据（国办公开办函〔2021〕30 号）和国办发[2018]37号、（国令第711号）");
        let short: Vec<(i64, i64)> = found.iter().map(|(_, year, number)| (*year, *number)).collect();
        assert_eq!(short, [(2021, 30), (2018, 37)]);
        assert!(found[0].0.ends_with("国办公开办函"));
    }
}
