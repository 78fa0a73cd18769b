//! The wording of notices: sections of `trade/notices.txt`, filled in from a project.

use std::collections::BTreeMap;

use super::super::story::Untold;

const NOTICES: &str = include_str!("trade/notices.txt");

/// What stands at the places of a wording.
pub(crate) type Values = BTreeMap<&'static str, String>;

/// A notice as written: its title and its lines.
pub(crate) struct Written {
    pub(crate) title: String,
    pub(crate) lines: Vec<String>,
}

/// The wordings: each a title and lines, several under one name.
pub(crate) struct Wordings(BTreeMap<&'static str, Vec<Vec<&'static str>>>);

impl Wordings {
    /// Reads them: `[name]` begins one, the next line is its title; several of one name are alternatives.
    pub(crate) fn read() -> Self {
        let mut all: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
        let mut name = "";
        for line in NOTICES.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(begun) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                name = begun;
                all.entry(name).or_default().push(Vec::new());
            } else if let Some(wording) = all.get_mut(name).and_then(|alternatives| alternatives.last_mut()) {
                wording.push(line);
            }
        }
        Self(all)
    }

    /// The wording of that name that a turn chooses, filled in.
    pub(crate) fn write(&self, name: &str, turn: usize, values: &Values) -> Result<Written, Untold> {
        let alternatives = self.0.get(name).filter(|alternatives| !alternatives.is_empty());
        let alternatives = alternatives.ok_or_else(|| Untold(format!("没有写法“{name}”")))?;
        let wording = alternatives.get(turn % alternatives.len()).map(Vec::as_slice).unwrap_or_default();
        let mut lines = wording.iter().map(|line| filled(line, values));
        let title = lines.next().ok_or_else(|| Untold(format!("写法“{name}”没有标题")))??;
        Ok(Written { title, lines: lines.collect::<Result<_, _>>()? })
    }
}

/// A line with its places filled.
fn filled(line: &str, values: &Values) -> Result<String, Untold> {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').ok_or_else(|| Untold(format!("“{line}”的括号不全")))?;
        out.push_str(before);
        out.push_str(values.get(name).ok_or_else(|| Untold(format!("“{line}”里的“{name}”没有着落")))?);
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}
