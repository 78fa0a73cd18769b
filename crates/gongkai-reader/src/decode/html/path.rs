//! The path of the element being read, kept while walking: `#zoom/table[2]/tr[5]/td[3]`.

use std::sync::Arc;

use super::element::path_name;

/// Longest path that is written out; the outer part of a longer one is left away.
const LONGEST: usize = 200;

/// The path of the element being read. It starts at the nearest element with an identifier.
#[derive(Debug, Default)]
pub(super) struct Path {
    text: String,
    base: usize,
    level: u32,
    /// How many children of each name were met, by the level of the children.
    counts: Vec<(u32, &'static str, u32)>,
}

/// What to restore when an element is left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    length: usize,
    base: usize,
    level: u32,
}

impl Path {
    /// Goes into an element; an element that paths pass over changes nothing.
    pub(super) fn enter(&mut self, name: &str, id: Option<&str>) -> Mark {
        let mark = Mark { length: self.text.len(), base: self.base, level: self.level };
        let Some(name) = path_name(name) else { return mark };
        let number = self.count(name);
        if let Some(id) = id.filter(|id| !id.is_empty() && id.len() <= 40) {
            self.base = self.text.len();
            self.text.push('#');
            self.text.push_str(id);
        } else {
            if self.text.len() > self.base {
                self.text.push('/');
            }
            self.text.push_str(name);
            self.text.push('[');
            self.text.push_str(&number.to_string());
            self.text.push(']');
        }
        self.level += 1;
        mark
    }

    /// Leaves an element.
    pub(super) fn leave(&mut self, mark: Mark) {
        if self.level > mark.level {
            while self.counts.last().is_some_and(|(level, ..)| *level > mark.level) {
                self.counts.pop();
            }
        }
        self.text.truncate(mark.length);
        (self.base, self.level) = (mark.base, mark.level);
    }

    fn count(&mut self, name: &'static str) -> u32 {
        let here = self.counts.iter_mut().rev().take_while(|(level, ..)| *level == self.level);
        for (_, known, count) in here {
            if *known == name {
                *count += 1;
                return *count;
            }
        }
        self.counts.push((self.level, name, 1));
        1
    }

    /// The path as written in an origin.
    pub(super) fn dom(&self) -> Arc<str> {
        let path = self.text.get(self.base..).unwrap_or_default();
        if path.len() <= LONGEST {
            return path.into();
        }
        let mut cut = path.len() - LONGEST;
        while !path.is_char_boundary(cut) {
            cut += 1;
        }
        let tail = path.get(cut..).unwrap_or_default();
        tail.split_once('/').map_or(tail, |(_, inner)| inner).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_counts_siblings_of_one_name_and_starts_at_an_identifier() {
        let mut path = Path::default();
        let outer = path.enter("div", None);
        assert_eq!(&*path.dom(), "div[1]");
        let body = path.enter("div", Some("zoom"));
        let first = path.enter("p", None);
        path.leave(first);
        let table = path.enter("table", None);
        let group = path.enter("tbody", None);
        let row = path.enter("tr", None);
        assert_eq!(&*path.dom(), "#zoom/table[1]/tr[1]");
        path.leave(row);
        let row = path.enter("tr", None);
        assert_eq!(&*path.dom(), "#zoom/table[1]/tr[2]");
        path.leave(row);
        path.leave(group);
        path.leave(table);
        let second = path.enter("p", None);
        assert_eq!(&*path.dom(), "#zoom/p[2]");
        path.leave(second);
        path.leave(body);
        path.leave(outer);
        path.enter("div", None);
        assert_eq!(&*path.dom(), "div[2]");
    }
}
