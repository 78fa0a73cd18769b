//! Why a JSON text could not be read: in which line, at which place, and what was expected there.

use serde_json::error::Category;

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

impl WireError {
    /// The error of a text that is no JSON.
    pub(crate) fn syntax(error: &serde_json::Error) -> Self {
        let what = match error.classify() {
            Category::Eof => "到此为止，内容不完整，请检查文件是否传全",
            Category::Io | Category::Syntax | Category::Data => "写法不合 JSON 的规则（引号、逗号、括号，或嵌套过深）",
        };
        Self { line: error.line(), path: String::new(), what: format!("第 {} 个字节处{what}", error.column()) }
    }
}

fn place(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!("，{path}") }
}
