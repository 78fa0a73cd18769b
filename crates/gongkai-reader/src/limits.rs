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
    /// Most bytes that a packed file may become, everything in it together.
    pub unpacked: usize,
    /// Most entries of packed files, those inside one another together.
    pub entries: usize,
    /// Deepest nesting of archives in archives.
    pub archives: usize,
    /// Most bytes of the pictures of a Word document that are handed on with it; none unless they are asked for.
    pub pictures: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 32 << 20,
            depth: 512,
            nodes: 1_000_000,
            cells: 200_000,
            reports: 64,
            unpacked: 256 << 20,
            entries: 10_000,
            archives: 4,
            pictures: 0,
        }
    }
}
