//! How grave a finding is, over a published report or over the records behind one.

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look; nothing need be wrong.
    Info,
    /// Probably wrong, or to be explained.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// Identifier in the public JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Info => "提示",
            Self::Warning => "警告",
            Self::Error => "错误",
        }
    }
}
