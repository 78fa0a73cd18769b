//! Limits on size, nesting and work: deterministic, and each with its message.

/// Limits on one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub bytes: usize,
    /// Deepest nesting of elements.
    pub depth: usize,
    /// Most elements or tokens of a tree format.
    pub nodes: usize,
    /// Most cells of all tables together.
    pub cells: usize,
    /// Most reports in one file.
    pub reports: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 32 << 20, depth: 512, nodes: 1_000_000, cells: 200_000, reports: 64 }
    }
}
