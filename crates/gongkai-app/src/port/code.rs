//! Codes: short names that stand in keys, paths and chain bytes, and so are checked once, here.

use std::fmt;
use std::str::FromStr;

/// Most characters of a code.
const LONGEST: usize = 64;

/// A text that is no code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}“{text}”不合规矩：只能用字母、数字和 - _，以字母或数字开头，最多 {LONGEST} 个字符，请改正")]
pub struct BrokenCode {
    /// What the code stands for.
    what: &'static str,
    /// What was given.
    text: String,
}

fn checked(what: &'static str, text: &str) -> Result<String, BrokenCode> {
    let fits = text.len() <= LONGEST
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if fits { Ok(text.to_owned()) } else { Err(BrokenCode { what, text: text.chars().take(LONGEST).collect() }) }
}

/// Code of a body, as in `shifan`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BodyCode(String);

impl BodyCode {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BodyCode {
    type Err = BrokenCode;

    fn from_str(text: &str) -> Result<Self, BrokenCode> {
        checked("机关代码", text).map(Self)
    }
}

impl fmt::Display for BodyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One history within a body: a request, a dispute, the register, the settings.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StreamId {
    kind: String,
    id: String,
}

impl StreamId {
    /// A stream of a kind (`request`, `dispute`, `register`, `settings` …), told apart by a UUID or a code.
    ///
    /// # Errors
    /// When either is no code.
    pub fn new(kind: &str, id: &str) -> Result<Self, BrokenCode> {
        Ok(Self { kind: checked("记录种类", kind)?, id: checked("记录编号", id)? })
    }

    /// Of what kind.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Which one of its kind.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}

/// Where a command came from: `cli`, `import`, `portal`, `scheduler` …
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source(String);

impl Source {
    /// The source as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Source {
    type Err = BrokenCode;

    fn from_str(text: &str) -> Result<Self, BrokenCode> {
        checked("来源", text).map(Self)
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_letters_digits_dashes_and_underscores() {
        for good in ["shifan", "91420000MA4XXXXX0A", "a-b_c", "0198c9d2-7e58-7e41-a1c7-000000000001"] {
            assert_eq!(good.parse::<BodyCode>().unwrap().as_str(), good);
        }
        for bad in ["", "-a", "_a", "示范县", "a b", "a/b", "a.b", &"a".repeat(65)] {
            assert!(bad.parse::<BodyCode>().is_err(), "{bad}");
            assert!(StreamId::new("request", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_broken_code_says_what_and_what_to_do() {
        let error = "示范 县".parse::<BodyCode>().unwrap_err().to_string();
        assert_eq!(
            error,
            "机关代码“示范 县”不合规矩：只能用字母、数字和 - _，以字母或数字开头，最多 64 个字符，请改正"
        );
    }
}
