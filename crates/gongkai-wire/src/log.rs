//! The event log as JSON: a recorded event (`gongkai.event/1`), and what a verification found (`gongkai.verify/1`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::WireError;

/// A recorded event, one line of an export. `chain` is the event; the rest is written for people and other programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "gongkai.event/1", description = "一条记录；导入时以 chain 为准，hash 是它的校验")]
pub struct EventShape {
    /// Always [`EventShape::NAME`].
    #[schemars(extend("const" = "gongkai.event/1"))]
    pub schema: String,
    /// Code of the body.
    pub body: String,
    /// Place in the log of the body, from 1.
    pub seq: u64,
    /// Kind of the history, as in `request`.
    pub stream_kind: String,
    /// Which history of its kind.
    pub stream_id: String,
    /// Place in the history, from 1.
    pub stream_version: u64,
    /// Id of the event.
    pub event: String,
    /// Type of the event.
    pub kind: String,
    /// Version of the type.
    pub version: u16,
    /// When it was recorded, in UTC.
    pub recorded: String,
    /// The legal day on which it took effect.
    pub effective: String,
    /// Account of whoever acted.
    pub account: String,
    /// In what capacity.
    pub capacity: String,
    /// For which body.
    pub acting_for: String,
    /// Where the command came from.
    pub source: String,
    /// The content as text, itself JSON.
    pub payload: String,
    /// The stored bytes, in base64.
    pub chain: String,
    /// SM3 over the stored bytes, in hexadecimal.
    pub hash: String,
}

impl EventShape {
    /// Name and version of the shape.
    pub const NAME: &'static str = "gongkai.event/1";

    /// Reads one line of an export.
    ///
    /// # Errors
    /// When the text is no JSON, or no `gongkai.event/1`.
    pub fn from_json(text: &str) -> Result<Self, WireError> {
        let value: serde_json::Value = serde_json::from_str(text).map_err(|error| WireError::syntax(&error))?;
        let wrong = |what: String| WireError { line: 1, path: String::new(), what };
        let name = value.get("schema").and_then(serde_json::Value::as_str).unwrap_or_default();
        if name != Self::NAME {
            return Err(wrong(format!("schema 应为 {}，实为“{name}”，这不是导出的记录", Self::NAME)));
        }
        serde_json::from_value(value).map_err(|_| wrong("缺少应有的字段，或字段的类型不对".to_owned()))
    }
}

/// What a verification found in the log of one body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(title = "gongkai.verify/1", description = "一个机关的记录的核验结果")]
pub struct VerifyShape {
    #[schemars(extend("const" = "gongkai.verify/1"))]
    schema: &'static str,
    body: String,
    /// Sound events, counted from the first.
    events: u64,
    /// Hash of the last sound event; `null` when there is none.
    head: Option<String>,
    /// `null` when all holds.
    first_bad: Option<FirstBadShape>,
}

/// The first thing that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "FirstBad")]
pub struct FirstBadShape {
    /// Place in the log; `null` when the fault is not of one event.
    pub seq: Option<u64>,
    /// The history, as in `request/r-1`.
    pub stream: Option<String>,
    /// Id of the event.
    pub event: Option<String>,
    /// What does not hold and what to do.
    pub what: String,
}

/// The result of a verification as JSON.
#[must_use]
pub fn verify(body: String, events: u64, head: Option<String>, first_bad: Option<FirstBadShape>) -> VerifyShape {
    VerifyShape { schema: "gongkai.verify/1", body, events, head, first_bad }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_event_says_so() {
        let error = |text| EventShape::from_json(text).unwrap_err().what;
        assert!(error("{\"schema\":\"gongkai.report/1\"}").contains("不是导出的记录"));
        assert!(error("{\"schema\":\"gongkai.event/1\",\"seq\":\"1\"}").contains("缺少应有的字段"));
        assert!(EventShape::from_json("{").is_err());
    }

    #[test]
    fn a_verification_shows_its_four_facts() {
        let bad = FirstBadShape { seq: Some(3), stream: None, event: None, what: "不符".into() };
        let shape = verify("shifan".into(), 2, Some("ab".into()), Some(bad));
        assert_eq!(
            crate::line(&shape),
            "{\"schema\":\"gongkai.verify/1\",\"body\":\"shifan\",\"events\":2,\"head\":\"ab\",\
             \"first_bad\":{\"seq\":3,\"stream\":null,\"event\":null,\"what\":\"不符\"}}"
        );
    }
}
