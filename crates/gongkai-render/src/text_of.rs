//! What a cell shows: its number, nothing, a dash or a question mark, and its remark in brackets.

use gongkai_report::{Cell, Value};

/// The value of a cell as printed in every output: blank is nothing, a dash `-`, unreadable `?`.
#[must_use]
pub fn value(cell: Option<&Cell>) -> String {
    match cell.map(|cell| cell.value) {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Amount(amount)) => amount.to_string(),
        Some(Value::Blank) => String::new(),
        Some(Value::Dash) => "-".into(),
        Some(Value::Unreadable | Value::Unread) | None => "?".into(),
    }
}

/// The value with its remark: `22（其中修订16件）`.
#[must_use]
pub fn value_and_remark(cell: Option<&Cell>) -> String {
    let mut text = value(cell);
    if let Some(remark) = cell.and_then(|cell| cell.remark.as_deref()) {
        text.push('（');
        text.push_str(remark);
        text.push('）');
    }
    text
}
