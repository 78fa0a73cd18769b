//! Feeds the parser so that every node knows its bytes, and stops it at the limits.

use std::cell::{Cell, RefCell};

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::arena::{Arena, Handle, Place, Tree};
use crate::Limits;

/// A tag with more white space than this is no tag a person or a program made; the parser compares its
/// attributes pairwise.
const SPACES_IN_TAG: usize = 10_000;

/// A piece of at most this many bytes does no harm alone.
const SHORT_PIECE: usize = 4096;

/// Tokens for each node that a page may have: end tags and comments make no node but cost work.
const TOKENS_PER_NODE: usize = 4;

/// Which limits a page reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reached {
    /// Elements nested too deep were taken as part of those around them.
    pub depth: bool,
    /// The page was not read to its end; at which byte it was left.
    pub stopped: Option<usize>,
}

/// Stands between tokenizer and tree builder: notes the place of each token, drops what is nested too deep,
/// and lets nothing through once a limit is reached.
struct Gate<'s> {
    builder: TreeBuilder<Handle, Arena>,
    source: &'s [u8],
    limits: &'s Limits,
    /// End of the last tag or comment.
    last_end: Cell<usize>,
    /// End of the bytes fed so far; while a tag is handled, its end.
    fed: Cell<usize>,
    /// Whether the text is that of a script, a style or another element that holds no elements.
    raw: Cell<bool>,
    /// Start tags dropped whose end tags are still to come.
    dropped: Cell<u32>,
    tokens: Cell<usize>,
    reached: RefCell<Reached>,
}

impl Gate<'_> {
    fn arena(&self) -> &Arena {
        &self.builder.sink
    }

    /// Where the tag that ends at `self.fed` starts. Between the token before it and itself there is only text,
    /// and in text `<` and a letter (or `/`) always start a tag.
    fn start_of(&self, tag: &Tag) -> usize {
        let from = self.last_end.get();
        let text = self.source.get(from..self.fed.get()).unwrap_or_default();
        let name = tag.name.as_bytes();
        let mut at = 0;
        while let Some(found) = text.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'<')) {
            at += found;
            let rest = text.get(at + 1..).unwrap_or_default();
            let here = match tag.kind {
                TagKind::StartTag => rest.first().is_some_and(u8::is_ascii_alphabetic),
                TagKind::EndTag => {
                    rest.first() == Some(&b'/')
                        && rest.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
                }
            };
            if here {
                return from + at;
            }
            at += 1;
        }
        from
    }

    fn note_tag(&self, tag: &Tag) {
        let start = self.start_of(tag);
        self.arena().set_place(place(self.last_end.get(), start, self.fed.get()));
        self.last_end.set(self.fed.get());
    }

    /// Whether a tag must not reach the builder, since it is nested too deep or closes one that was.
    fn too_deep(&self, tag: &Tag) -> bool {
        let (depth, dropped) = (&self.arena().depth, self.dropped.get());
        match tag.kind {
            TagKind::StartTag => {
                let drop = depth.get() as usize >= self.limits.depth && !is_void(&tag.name);
                if drop {
                    self.dropped.set(dropped.saturating_add(1));
                    self.reached.borrow_mut().depth = true;
                }
                drop
            }
            TagKind::EndTag => {
                if dropped > 0 {
                    self.dropped.set(dropped - 1);
                    return true;
                }
                depth.set(depth.get().saturating_sub(1));
                false
            }
        }
    }

    fn stop(&self) {
        let mut reached = self.reached.borrow_mut();
        if reached.stopped.is_none() {
            reached.stopped = Some(self.last_end.get());
        }
    }

    fn stopped(&self) -> bool {
        self.reached.borrow().stopped.is_some()
    }
}

impl TokenSink for Gate<'_> {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        match &token {
            Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::EOFToken => {
                let end = self.fed.get();
                self.arena().set_place(place(self.last_end.get(), end, end));
            }
            _ if self.stopped() => return TokenSinkResult::Continue,
            Token::TagToken(tag) => {
                self.note_tag(tag);
                self.raw.set(tag.kind == TagKind::StartTag && holds_raw_text(&tag.name));
                if self.too_deep(tag) {
                    return TokenSinkResult::Continue;
                }
            }
            Token::CommentToken(_) | Token::DoctypeToken(_) => {
                self.arena().set_place(place(self.last_end.get(), self.last_end.get(), self.fed.get()));
                self.last_end.set(self.fed.get());
            }
            Token::CharacterTokens(_) | Token::NullCharacterToken => {}
        }
        self.tokens.set(self.tokens.get() + 1);
        if self.arena().len() >= self.limits.nodes
            || self.tokens.get() >= self.limits.nodes.saturating_mul(TOKENS_PER_NODE)
        {
            self.stop();
        }
        let is_text = matches!(token, Token::CharacterTokens(_) | Token::NullCharacterToken);
        let result = self.builder.process_token(token, line);
        if !is_text {
            self.arena().after_tag();
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn place(text: usize, start: usize, end: usize) -> Place {
    let small = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    Place { text: small(text), start: small(start), end: small(end) }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "wbr"
    )
}

/// Parses a page. The bytes go in piece by piece, each ending after a `>`: a tag is handed on exactly when its
/// `>` is read, so its end is the end of the piece.
pub(super) fn parse(source: &str, limits: &Limits) -> (Tree, Reached) {
    let arena = Arena::new(limits.depth, (source.len() / 24).min(limits.nodes));
    // no page is shown with scripts off: what stands in <noscript> is not text
    let builder = TreeBuilder::new(arena, TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() });
    let gate = Gate {
        builder,
        source: source.as_bytes(),
        limits,
        last_end: Cell::new(0),
        fed: Cell::new(0),
        raw: Cell::new(false),
        dropped: Cell::new(0),
        tokens: Cell::new(0),
        reached: RefCell::default(),
    };
    let tokenizer = Tokenizer::new(gate, TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() });
    feed(&tokenizer, source);
    tokenizer.end();
    let Gate { builder, reached, .. } = tokenizer.sink;
    (builder.sink.finish(), reached.into_inner())
}

fn feed(tokenizer: &Tokenizer<Gate<'_>>, source: &str) {
    let gate = &tokenizer.sink;
    let whole = StrTendril::from_slice(source);
    let queue = BufferQueue::default();
    let (mut from, mut pending) = (0, Pending::Text);
    while let Some(rest) = source.get(from..).filter(|rest| !rest.is_empty()) {
        let length = rest.find('>').map_or(rest.len(), |end| end + 1);
        let piece = rest.get(..length).unwrap_or(rest).as_bytes();
        if gate.raw.get() || gate.last_end.get() == from {
            pending = Pending::Text;
        }
        // short pieces are only looked at when they turn out to leave a tag open
        let watched = !gate.raw.get() && (length > SHORT_PIECE || !matches!(pending, Pending::Text));
        if watched {
            pending = pending.with(piece);
        }
        if matches!(pending, Pending::Tag(spaces) if spaces > SPACES_IN_TAG) {
            gate.stop();
        }
        if gate.stopped() {
            return;
        }
        gate.fed.set(from + length);
        let (Ok(offset), Ok(size)) = (u32::try_from(from), u32::try_from(length)) else { return };
        let Ok(piece_text) = whole.try_subtendril(offset, size) else { return };
        queue.push_back(piece_text);
        while !queue.is_empty() {
            // a script that was just closed, or an encoding that was named: nothing to do, go on
            let _ = tokenizer.feed(&queue);
        }
        from += length;
        if !watched && !gate.raw.get() && gate.last_end.get() != from {
            pending = pending.with(piece);
        }
    }
}

/// What the bytes since the last tag have opened.
#[derive(Clone, Copy)]
enum Pending {
    /// Nothing.
    Text,
    /// A comment or the like.
    Comment,
    /// A tag, with so many spaces and quotes in it so far.
    Tag(usize),
}

impl Pending {
    fn with(self, piece: &[u8]) -> Self {
        match self {
            Self::Comment => Self::Comment,
            Self::Tag(spaces) => Self::Tag(spaces + separators(piece)),
            Self::Text => {
                let opens = |pair: &[u8]| matches!(pair, [b'<', next] if next.is_ascii_alphabetic() || *next == b'!');
                match piece.windows(2).position(opens) {
                    Some(open) if piece.get(open + 1) == Some(&b'!') => Self::Comment,
                    Some(open) => Self::Tag(separators(piece.get(open..).unwrap_or_default())),
                    None => Self::Text,
                }
            }
        }
    }
}

/// How many attributes the bytes of a tag may hold at most. Not counted in short ones, which every page is full
/// of: alone they do no harm, and a tag of many pieces is counted by its pieces.
fn separators(tag: &[u8]) -> usize {
    if tag.len() < 256 {
        return 1;
    }
    let (mut count, mut quote) = (0, None);
    for byte in tag {
        match (quote, byte) {
            (Some(open), byte) if open == *byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(*byte),
            (None, byte) => count += usize::from(byte.is_ascii_whitespace() || *byte == b'/'),
        }
    }
    count
}

/// Elements whose text is not looked through for tags.
fn holds_raw_text(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "title"
            | "textarea"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "plaintext"
    )
}
