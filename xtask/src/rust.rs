//! Rust source cut into code, comments and string literals, line by line, well enough to look for words in.

/// What a piece of source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Code without strings and comments.
    Code,
    /// The inside of a string literal.
    Text,
    /// A comment, doc comments too.
    Comment,
}

/// A piece of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'s> {
    /// Number of the line, from 1.
    pub(crate) line: usize,
    /// What it is.
    pub(crate) kind: Kind,
    /// Its text, without the quotation marks of a string.
    pub(crate) text: &'s str,
    /// Whether it stands in test code: behind `#[cfg(test)]` at the left margin.
    pub(crate) test: bool,
}

enum State {
    Code,
    Line,
    /// Block comments nest.
    Block(u32),
    /// A string, with the number of `#` of a raw one; `None`: an ordinary one.
    Text(Option<usize>),
}

/// Cuts a source into pieces, in order.
pub(crate) fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut state = State::Code;
    let mut test = false;
    for (index, line) in source.lines().enumerate() {
        if matches!(state, State::Code) && line.starts_with("#[cfg(test)]") {
            test = true;
        }
        let mut note = |kind: Kind, text: &str| {
            // `text` is always a slice of `line`
            let start = text.as_ptr() as usize - line.as_ptr() as usize;
            if let Some(text) = line.get(start..start + text.len()).filter(|text| !text.is_empty()) {
                out.push(Piece { line: index + 1, kind, text, test });
            }
        };
        let mut rest = line;
        while !rest.is_empty() {
            let (kind, length, skip, next) = step(&state, rest);
            note(kind, rest.get(..length).unwrap_or(rest));
            rest = rest.get(length + skip..).unwrap_or("");
            state = next;
        }
        if matches!(state, State::Line) {
            state = State::Code;
        }
    }
    out
}

/// The piece that a line begins with in a state: kind, length, length of the mark behind it, and the state then.
fn step(state: &State, rest: &str) -> (Kind, usize, usize, State) {
    match state {
        State::Line => (Kind::Comment, rest.len(), 0, State::Line),
        State::Block(depth) => block(*depth, rest),
        State::Text(None) => text_end(rest),
        State::Text(Some(marks)) => {
            let close = format!("\"{}", "#".repeat(*marks));
            match rest.find(&close) {
                Some(at) => (Kind::Text, at, close.len(), State::Code),
                None => (Kind::Text, rest.len(), 0, State::Text(Some(*marks))),
            }
        }
        State::Code => code(rest),
    }
}

fn block(depth: u32, rest: &str) -> (Kind, usize, usize, State) {
    let open = rest.find("/*").unwrap_or(rest.len());
    let close = rest.find("*/").unwrap_or(rest.len());
    if open == rest.len() && close == rest.len() {
        return (Kind::Comment, rest.len(), 0, State::Block(depth));
    }
    let after = match (open < close, depth) {
        (true, _) => State::Block(depth + 1),
        (false, 0) => State::Code,
        (false, _) => State::Block(depth - 1),
    };
    (Kind::Comment, open.min(close), 2, after)
}

fn text_end(rest: &str) -> (Kind, usize, usize, State) {
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return (Kind::Text, at, 1, State::Code),
            _ => {}
        }
    }
    (Kind::Text, rest.len(), 0, State::Text(None))
}

fn code(rest: &str) -> (Kind, usize, usize, State) {
    let bytes = rest.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
    let mut index = 0;
    while index < bytes.len() {
        match (at(index), at(index + 1)) {
            (b'/', b'/') => return (Kind::Code, index, 0, State::Line),
            (b'/', b'*') => return (Kind::Code, index, 2, State::Block(0)),
            (b'"', _) => return (Kind::Code, index, 1, State::Text(None)),
            (b'r', b'"' | b'#') if !is_word(at(index.wrapping_sub(1))) => {
                let marks = bytes.get(index + 1..).map_or(0, |tail| tail.iter().take_while(|b| **b == b'#').count());
                if at(index + 1 + marks) == b'"' {
                    return (Kind::Code, index, marks + 2, State::Text(Some(marks)));
                }
                index += 1;
            }
            (b'\'', _) => index += character(rest.get(index..).unwrap_or("")),
            _ => index += 1,
        }
    }
    (Kind::Code, rest.len(), 0, State::Code)
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Length of a character literal; of a lifetime only its mark.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => rest.get(3..).and_then(|tail| tail.find('\'')).map_or(1, |at| at + 4),
        Some((at, c)) if rest.get(at + c.len_utf8()..).is_some_and(|tail| tail.starts_with('\'')) => {
            at + c.len_utf8() + 1
        }
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(source: &str) -> Vec<(Kind, &str)> {
        pieces(source).into_iter().map(|piece| (piece.kind, piece.text)).collect()
    }

    #[test]
    fn strings_comments_and_code_come_apart() {
        assert_eq!(
            cut("let a = \"x // \\\" y\"; // word\nb('\"', '\\'', &'a str)"),
            [
                (Kind::Code, "let a = "),
                (Kind::Text, "x // \\\" y"),
                (Kind::Code, "; "),
                (Kind::Comment, "// word"),
                (Kind::Code, "b('\"', '\\'', &'a str)"),
            ]
        );
        assert_eq!(cut("f(r#\"a\"b\"#) /* c /* d */ e */ g").len(), 7);
    }

    #[test]
    fn strings_run_over_lines_and_test_code_is_told() {
        let found = pieces("\"one\ntwo\";\n#[cfg(test)]\nmod tests;");
        assert_eq!(found.iter().filter(|piece| piece.kind == Kind::Text).count(), 2);
        assert_eq!(found.iter().filter(|piece| piece.test).map(|piece| piece.line).collect::<Vec<_>>(), [3, 4]);
    }
}
