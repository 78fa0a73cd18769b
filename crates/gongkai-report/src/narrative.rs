//! Running text of a section, passage by passage.

use gongkai_document::Origin;

/// One paragraph of running text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// The text that a reader sees.
    pub text: String,
    /// Where it stands.
    pub origin: Option<Origin>,
}

/// Running text: paragraphs in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narrative {
    /// The paragraphs.
    pub passages: Vec<Passage>,
}

impl Narrative {
    /// A narrative of these paragraphs, with no place in a source.
    pub fn of<T: Into<String>>(paragraphs: impl IntoIterator<Item = T>) -> Self {
        let passages = paragraphs.into_iter().map(|text| Passage { text: text.into(), origin: None }).collect();
        Self { passages }
    }

    /// The paragraphs, one a line.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        for passage in &self.passages {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&passage.text);
        }
        out
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.passages.iter().all(|passage| passage.text.trim().is_empty())
    }
}
