//! One cell of a table: what it says, and what it looked like.

use gongkai_document::Origin;
use rust_decimal::Decimal;

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A whole number. Negative only where the form allows it (2019 form, 本年增/减) or the source errs.
    Number(i64),
    /// A decimal amount, in the unit of the cell (万元 in the 2021 form).
    Amount(Decimal),
    /// Nothing is printed. Not a zero.
    Blank,
    /// A dash, a slash or the word 无 is printed. Not a zero.
    Dash,
    /// Something is printed that is no number.
    Unreadable,
    /// The cell was not found in the source at all.
    Unread,
}

/// Why a cell has no number, as the public JSON says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Nothing is printed.
    Blank,
    /// A dash, slash or 无.
    Dash,
    /// Printed but no number, or not found.
    Unreadable,
}

impl Mark {
    /// The identifier in the public JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Dash => "dash",
            Self::Unreadable => "unreadable",
        }
    }

    /// The mark of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Blank, Self::Dash, Self::Unreadable].into_iter().find(|mark| mark.id() == id)
    }
}

impl Value {
    /// The mark of a cell without a number.
    #[must_use]
    pub fn mark(self) -> Option<Mark> {
        match self {
            Self::Number(_) | Self::Amount(_) => None,
            Self::Blank => Some(Mark::Blank),
            Self::Dash => Some(Mark::Dash),
            Self::Unreadable | Self::Unread => Some(Mark::Unreadable),
        }
    }
}

impl From<Mark> for Value {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Blank => Self::Blank,
            Mark::Dash => Self::Dash,
            Mark::Unreadable => Self::Unreadable,
        }
    }
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it says.
    pub value: Value,
    /// What is printed beside the number and does not only repeat the unit of the column:
    /// `其中修订16件` of `22（其中修订16件）`, `元` of `251000元`.
    pub remark: Option<String>,
    /// The text as printed, kept where it is not simply the number in ASCII digits.
    pub raw: Option<String>,
    /// Where it stands.
    pub origin: Option<Origin>,
}

impl Cell {
    /// A cell that was not found in the source.
    pub const UNREAD: Self = Self { value: Value::Unread, remark: None, raw: None, origin: None };

    /// A cell of that value, with nothing else to say.
    #[must_use]
    pub fn of(value: Value) -> Self {
        Self { value, ..Self::UNREAD }
    }

    /// A cell holding a count.
    #[must_use]
    pub fn number(number: i64) -> Self {
        Self::of(Value::Number(number))
    }

    /// The count it holds, if it holds one.
    #[must_use]
    pub fn count(&self) -> Option<i64> {
        match self.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The number it holds, count or amount.
    #[must_use]
    pub fn decimal(&self) -> Option<Decimal> {
        match self.value {
            Value::Number(number) => Some(Decimal::from(number)),
            Value::Amount(amount) => Some(amount),
            _ => None,
        }
    }

    /// Whether nothing or a dash is printed: no number, yet nothing that could not be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.value, Value::Blank | Value::Dash)
    }

    /// The text as printed, as far as it is known.
    #[must_use]
    pub fn printed(&self) -> String {
        if let Some(raw) = &self.raw {
            return raw.clone();
        }
        match self.value {
            Value::Number(number) => number.to_string(),
            Value::Amount(amount) => amount.to_string(),
            Value::Blank | Value::Unread => String::new(),
            Value::Dash => "-".into(),
            Value::Unreadable => "?".into(),
        }
    }
}
