//! Why a JSON text could not be read: in which line, at which place, and what was expected there.

/// A JSON text that holds no value of the expected shape.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("JSON 第 {line} 行{}：{what}", place(path))]
pub struct WireError {
    /// Line of the text, from 1, in which the value begins (or, for a fault of syntax, stands).
    pub line: usize,
    /// Path of the value from the root, as in `table3.granted[2]`; empty for the root.
    pub path: String,
    /// What is wrong and what was expected, in Chinese.
    pub what: String,
}

fn place(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!("，{path}") }
}
