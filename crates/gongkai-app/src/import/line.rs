//! One row of a ledger, read field by field; everything that cannot be read is noted, not only the first.

use std::collections::BTreeMap;
use std::fmt::Display;

use gongkai_document::normalize;
use gongkai_law::fee::Fen;
use gongkai_law::form;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::columns::Columns;
use super::fault::Fault;
use super::kind::LedgerKind;
use super::sheet::Row;
use super::words::{Choice, YES_NO};

/// A row while it is read.
pub(super) struct Line<'a> {
    kind: LedgerKind,
    columns: &'a Columns,
    row: &'a Row,
    days: BTreeMap<&'static str, Date>,
    faults: Vec<Fault>,
    understood: Vec<(&'static str, String)>,
}

/// What stands where nothing is to be written.
fn is_blank(text: &str) -> bool {
    text.is_empty() || text.chars().all(|c| matches!(c, '/' | '\\' | '-' | '—' | '–'))
}

fn says_nothing(text: &str) -> bool {
    is_blank(text) || matches!(text, "无" | "暂无" | "不涉及" | "未" | "空" | "N/A" | "n/a")
}

impl<'a> Line<'a> {
    pub(super) const fn new(kind: LedgerKind, columns: &'a Columns, row: &'a Row) -> Self {
        Self { kind, columns, row, days: BTreeMap::new(), faults: Vec::new(), understood: Vec::new() }
    }

    /// What is wrong, and what was understood.
    pub(super) fn ends(self) -> (Vec<Fault>, Vec<(&'static str, String)>) {
        (self.faults, self.understood)
    }

    /// Whether the ledger has a column for a field.
    pub(super) fn has(&self, id: &str) -> bool {
        self.columns.of_field(id).is_some()
    }

    /// Notes that something is wrong with a field.
    pub(super) fn fault(&mut self, id: &str, reason: impl Into<String>, mend: impl Into<String>) {
        self.faults.push(fault_of(self.kind, self.columns, id, reason, mend));
    }

    /// Whether something is wrong with a field already.
    pub(super) fn was_faulty(&self, id: &str) -> bool {
        let column = self.columns.of_field(id);
        column.is_some() && self.faults.iter().any(|fault| fault.column == column)
    }

    /// The text of a field, normalised; none where the cell is blank. A field that is required and blank is a fault.
    fn cell(&mut self, id: &str, blank: fn(&str) -> bool) -> Option<(String, bool)> {
        let field = self.kind.field(id)?;
        if let Some(told) = self.columns.told_by_heads(field) {
            return Some((told.to_owned(), field.personal));
        }
        let text = self.row.cells.get(&self.columns.of_field(id)?).map(|text| normalize(text));
        if let Some(text) = text.filter(|text| !blank(text)) {
            return Some((text, field.personal));
        }
        if field.required {
            self.fault(id, "没有填写", format!("请填写，如 {}", field.examples.first().unwrap_or(&"")));
        }
        None
    }

    fn note(&mut self, id: &str, value: impl Display, personal: bool) {
        if let Some(field) = self.kind.field(id) {
            let shown = if personal { "（已填写，不显示）".to_owned() } else { value.to_string() };
            self.understood.push((field.label, shown));
        }
    }

    /// A text.
    pub(super) fn text(&mut self, id: &str) -> Option<String> {
        let (text, personal) = self.cell(id, says_nothing)?;
        self.note(id, &text, personal);
        Some(text)
    }

    /// A day.
    pub(super) fn day(&mut self, id: &'static str) -> Option<Date> {
        let (text, _) = self.cell(id, says_nothing)?;
        match read_day(&text) {
            Ok(day) => {
                self.days.insert(id, day);
                self.note(id, day, false);
                Some(day)
            }
            Err(reason) => {
                self.fault(id, reason, "请写成 2025-03-04 或 2025年3月4日 这样");
                None
            }
        }
    }

    /// Yes or no.
    pub(super) fn yes(&mut self, id: &str) -> Option<bool> {
        let (text, _) = self.cell(id, is_blank)?;
        self.read(id, &text, |text| YES_NO.read(text), |yes| if *yes { "是" } else { "否" }.to_owned())
    }

    /// One of several.
    pub(super) fn choice<T: Copy + PartialEq>(&mut self, id: &str, choice: &Choice<T>) -> Option<T> {
        let (text, _) = self.cell(id, says_nothing)?;
        self.read(id, &text, |text| choice.read(text), |found| choice.label(found).to_owned())
    }

    /// Whatever a function makes of the text; what it cannot read it tells what to write instead.
    pub(super) fn read_with<T>(
        &mut self,
        id: &str,
        read: impl Fn(&str) -> Result<T, String>,
        shown: impl Fn(&T) -> String,
    ) -> Option<T> {
        let (text, _) = self.cell(id, says_nothing)?;
        self.read(id, &text, read, shown)
    }

    fn read<T>(
        &mut self,
        id: &str,
        text: &str,
        read: impl Fn(&str) -> Result<T, String>,
        shown: impl Fn(&T) -> String,
    ) -> Option<T> {
        match read(text) {
            Ok(found) => {
                self.note(id, shown(&found), false);
                Some(found)
            }
            Err(mend) => {
                self.fault(id, format!("看不懂“{text}”"), mend);
                None
            }
        }
    }

    /// A whole number, its unit dropped.
    pub(super) fn number<N: std::str::FromStr + Display>(&mut self, id: &str) -> Option<N> {
        let read = |text: &str| {
            let digits = text.replace(',', "");
            let digits = digits.trim_end_matches(|c: char| !c.is_ascii_digit());
            digits.parse::<N>().map_err(|_| "请写整数，如 2".to_owned())
        };
        self.read_with(id, read, N::to_string)
    }

    /// A sum in 元.
    pub(super) fn yuan(&mut self, id: &str) -> Option<Fen> {
        let read = |text: &str| {
            let text = text.replace([',', '¥', '￥'], "");
            text.trim_end_matches('元')
                .trim()
                .parse::<Fen>()
                .map_err(|_| "请写以元为单位的数字，如 380 或 380.50".to_owned())
        };
        self.read_with(id, read, Fen::to_string)
    }

    /// Notes every pair of days that stand in the wrong order.
    pub(super) fn in_order(&mut self, pairs: &[(&'static str, &'static str)]) {
        for (first, later) in pairs {
            if let (Some(one), Some(other)) = (self.days.get(first).copied(), self.days.get(later).copied())
                && other < one
                && let Some(before) = self.kind.field(first)
            {
                let reason = format!("{}早于“{}”{}", form::long(other), before.label, form::long(one));
                self.fault(later, reason, "请核对这两个日期");
            }
        }
    }
}

/// A fault of a field, at its column.
pub(super) fn fault_of(
    kind: LedgerKind,
    columns: &Columns,
    id: &str,
    reason: impl Into<String>,
    mend: impl Into<String>,
) -> Fault {
    let field = kind.field(id).map(|field| field.label);
    Fault { column: columns.of_field(id), field, reason: reason.into(), mend: mend.into() }
}

/// A day as ledgers write it: as documents do, with a time of day behind it, or as the count of days that a workbook
/// keeps where a cell lost its format.
fn read_day(text: &str) -> Result<Date, String> {
    const WORKBOOK: std::ops::RangeInclusive<i64> = 20_000..=80_000;
    if let Some(days) = text.parse::<i64>().ok().filter(|days| text.len() == 5 && WORKBOOK.contains(days)) {
        return date(1899, 12, 30).checked_add(days.days()).map_err(|_| format!("看不懂“{text}”"));
    }
    let mut parts = text.splitn(2, [' ', 'T']);
    let (first, rest) = (parts.next().unwrap_or_default(), parts.next());
    let timed =
        rest.is_some_and(|rest| rest.contains(':') && rest.chars().all(|c| c.is_ascii_digit() || ":.".contains(c)));
    let alone = if timed { first } else { text };
    form::parse(alone).map_err(|error| match error {
        form::DateTextError::NoSuchDay { .. } => format!("“{text}”这一天不存在"),
        form::DateTextError::Unreadable { .. } => format!("“{text}”不是日期"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_ledgers_write_them() {
        let day = date(2025, 3, 4);
        for text in [
            "2025-03-04",
            "2025/3/4",
            "2025年3月4日",
            "20250304",
            "2025.3.4",
            "2025-03-04 09:12",
            "2025-03-04T09:12:05",
            "45720",
            "2025 年 3 月 4 日",
        ] {
            assert_eq!(read_day(text), Ok(day), "{text}");
        }
        for text in ["3月4日", "25-3-4", "2025-02-30", "4572", "2025-03-04 上午", "明天"] {
            assert!(read_day(text).is_err(), "{text}");
        }
    }
}
