//! What could not be read, in words that say where and what to do.

use gongkai_document::Origin;

/// What kind of trouble a file gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Pages without text: scans, pictures.
    NoText,
    /// The file asks for a password.
    Encrypted,
    /// The file, or a part of it, is broken.
    Damaged,
    /// A limit on size or work was reached.
    Limit,
    /// Characters whose meaning the file does not give.
    Unmapped,
    /// The text is a layer that a machine put under a scan.
    Recognised,
    /// Something on the page needs a look by a person.
    Doubt,
}

/// Something that could not be read, or not surely.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What kind.
    pub kind: ProblemKind,
    /// What, where and what to do, in Chinese.
    pub what: String,
    /// Where on the page.
    pub origin: Option<Origin>,
}

impl Problem {
    pub(crate) fn new(kind: ProblemKind, what: impl Into<String>) -> Self {
        Self { kind, what: what.into(), origin: None }
    }

    pub(crate) fn on_page(kind: ProblemKind, what: impl Into<String>, page: u32, bounds: [f32; 4]) -> Self {
        Self { kind, what: what.into(), origin: Some(Origin::Page { page, bounds }) }
    }
}

/// Page numbers as a person writes them: `第1、3—5页`.
pub(crate) fn page_list(pages: &[u32]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for run in pages.chunk_by(|a, b| a + 1 == *b) {
        match (run.first(), run.last()) {
            (Some(first), Some(last)) if last > first => parts.push(format!("{first}—{last}")),
            (Some(first), _) => parts.push(first.to_string()),
            _ => {}
        }
    }
    format!("第{}页", parts.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_follow_each_other_are_a_range() {
        assert_eq!(page_list(&[1, 3, 4, 5]), "第1、3—5页");
        assert_eq!(page_list(&[2]), "第2页");
    }
}
