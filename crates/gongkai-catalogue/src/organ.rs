//! An organ named on a document.

/// An organ: one that keeps records here, or another one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Organ {
    /// Its code, if it keeps records here.
    pub code: Option<String>,
    /// Its full name.
    pub name: String,
}

impl Organ {
    /// Whether both are the same organ: by code where both have one, else by name.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        match (&self.code, &other.code) {
            (Some(one), Some(another)) => one == another,
            _ => self.name == other.name,
        }
    }
}
