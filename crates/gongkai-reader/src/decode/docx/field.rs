//! Fields: what they show is text, what they are told to show is not.

/// The fields that are open, outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Clone, Debug, Default)]
struct Field {
    instruction: String,
    shows: bool,
}

/// Fields whose result is no text of the document: lists of its headings, numbers of its pages.
const NO_TEXT: [&str; 6] = ["TOC", "PAGE", "NUMPAGES", "SECTIONPAGES", "INDEX", "TOA"];

impl Fields {
    /// Takes a `fldChar`; the target of a link that begins to be shown comes back.
    pub(super) fn mark(&mut self, kind: &str) -> Option<String> {
        match kind {
            "begin" => self.open.push(Field::default()),
            "separate" => {
                let field = self.open.last_mut()?;
                field.shows = true;
                return link(&field.instruction);
            }
            "end" => drop(self.open.pop()),
            _ => {}
        }
        None
    }

    /// Takes a piece of an instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.shows) {
            field.instruction.push_str(text);
        }
    }

    /// Whether text that comes now is shown and belongs to the document.
    pub(super) fn is_text(&self) -> bool {
        self.open.iter().all(|field| field.shows && is_text(&field.instruction))
    }

    /// At the end of a paragraph: a field that has not begun to show by then was never finished.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.shows);
    }

    /// At a table: no field of the text reaches over it.
    pub(super) fn end_all(&mut self) {
        self.open.clear();
    }
}

/// Whether the result of a field is text of the document.
pub(super) fn is_text(instruction: &str) -> bool {
    let name = instruction.split_whitespace().next().unwrap_or_default();
    !NO_TEXT.iter().any(|no| name.eq_ignore_ascii_case(no))
}

/// The target of a link.
pub(super) fn link(instruction: &str) -> Option<String> {
    let (name, rest) = instruction.trim().split_once(char::is_whitespace)?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let target = rest.trim().strip_prefix('"')?.split('"').next()?;
    (!target.is_empty()).then(|| target.to_owned())
}
