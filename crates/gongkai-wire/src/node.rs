//! A JSON value with the path that leads to it, so that every error can name its place.

use std::fmt;

use jiff::civil::Date;
use serde_json::Value;

/// A value and how it was reached.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    value: &'a Value,
    parent: Option<&'a Node<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

/// What is wrong at a path; the line is added by whoever knows the text.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) path: String,
    pub(crate) what: String,
}

impl fmt::Display for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
            if matches!(self.step, Step::Key(_)) && !matches!(parent.step, Step::Root) {
                f.write_str(".")?;
            }
        }
        match self.step {
            Step::Root => Ok(()),
            Step::Key(key) => f.write_str(key),
            Step::Index(index) => write!(f, "[{index}]"),
        }
    }
}

impl<'a> Node<'a> {
    pub(crate) fn root(value: &'a Value) -> Self {
        Self { value, parent: None, step: Step::Root }
    }

    /// The value under a key of an object; `None` where the key is absent, the value null, or this no object.
    pub(crate) fn get(&'a self, key: &'a str) -> Option<Node<'a>> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        Some(Node { value, parent: Some(self), step: Step::Key(key) })
    }

    /// The entries of an object.
    pub(crate) fn entries(&'a self) -> Result<impl Iterator<Item = (&'a str, Node<'a>)>, Fault> {
        let map = self.value.as_object().ok_or_else(|| self.wrong("对象 {…}"))?;
        Ok(map.iter().map(move |(key, value)| (key.as_str(), Node { value, parent: Some(self), step: Step::Key(key) })))
    }

    /// The items of an array.
    pub(crate) fn items(&'a self) -> Result<impl ExactSizeIterator<Item = Node<'a>>, Fault> {
        let items = self.value.as_array().ok_or_else(|| self.wrong("数组 […]"))?;
        let at = move |(index, value)| Node { value, parent: Some(self), step: Step::Index(index) };
        Ok(items.iter().enumerate().map(at))
    }

    pub(crate) fn is_null(&self) -> bool {
        self.value.is_null()
    }

    pub(crate) fn object(&self) -> Result<&Self, Fault> {
        if self.value.is_object() { Ok(self) } else { Err(self.wrong("对象 {…}")) }
    }

    pub(crate) fn text(&self) -> Result<&'a str, Fault> {
        self.value.as_str().ok_or_else(|| self.wrong("字符串"))
    }

    pub(crate) fn integer(&self) -> Result<i64, Fault> {
        self.value.as_i64().ok_or_else(|| self.wrong("整数"))
    }

    pub(crate) fn truth(&self) -> Result<bool, Fault> {
        self.value.as_bool().ok_or_else(|| self.wrong(" true 或 false"))
    }

    /// A number that fits the type asked for.
    pub(crate) fn sized<T: TryFrom<i64>>(&self, wanted: &str) -> Result<T, Fault> {
        T::try_from(self.integer()?).map_err(|_| self.wrong(wanted))
    }

    pub(crate) fn float(&self) -> Result<f64, Fault> {
        self.value.as_f64().ok_or_else(|| self.wrong("数"))
    }

    pub(crate) fn date(&self) -> Result<Date, Fault> {
        self.text()?.parse().map_err(|_| self.wrong("写成 \"2024-01-31\" 的日期"))
    }

    /// The fault of a value that is not what was expected.
    pub(crate) fn wrong(&self, wanted: &str) -> Fault {
        self.fault(format!("这里应为{wanted}，现为{}", describe(self.value)))
    }

    /// A fault at this value.
    pub(crate) fn fault(&self, what: impl Into<String>) -> Fault {
        Fault { path: self.to_string(), what: what.into() }
    }
}

/// The kind of a value, with the value itself where it is short and cannot be personal.
fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => format!("数 {number}"),
        Value::String(text) if text.chars().count() <= 16 && text.chars().filter(char::is_ascii_digit).count() < 9 => {
            format!("字符串 \"{text}\"")
        }
        Value::String(_) => "字符串".into(),
        Value::Array(items) => format!("{} 项的数组", items.len()),
        Value::Object(_) => "对象".into(),
    }
}
