//! Screening before publication: what a document must not say to everybody, what it hides, and what it says wrong.
//!
//! The machine finds, a person decides: a finding that stays is kept with a reason ([`open`]), numbers of persons may be
//! masked ([`masked_document`]), a mark that forbids publication may not. No finding holds what it found in the clear.
//! Pure: no clock, no file, no network.

mod code;
mod digits;
mod expressions;
mod form;
mod manual;
mod mask;
mod piece;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use gongkai_document::{Block, Document, Origin, Trace, TraceKind};
use gongkai_law::provision::Provision;
use sha2::{Digest, Sha256};

pub use code::{Gravity, ScreenCode};
pub use expressions::{Expression, expressions, parse as parse_expressions};
pub use manual::Manual;
pub use mask::{mask, masked_document};
pub use piece::Place;

use crate::words::Told;

/// What is to be published: what is usual in one kind of text is a leak in another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Occasion {
    /// Any text.
    #[default]
    General,
    /// A notice of procurement or trading, which names contacts and accounts by law.
    TradingNotice,
    /// A licence or a penalty, which names whom it concerns.
    Decision,
    /// A list of applicants or of persons hired.
    Personnel,
}

impl Occasion {
    /// All occasions.
    pub const ALL: [Self; 4] = [Self::General, Self::TradingNotice, Self::Decision, Self::Personnel];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::TradingNotice => "trading_notice",
            Self::Decision => "decision",
            Self::Personnel => "personnel",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::General => "一般信息",
            Self::TradingNotice => "采购交易公告",
            Self::Decision => "许可、处罚决定",
            Self::Personnel => "人事招录名单",
        }
    }
}

/// Something found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// By which rule.
    pub code: ScreenCode,
    /// How grave it is here.
    pub gravity: Gravity,
    /// Where it stands.
    pub place: Place,
    /// The bytes of the piece that it speaks of.
    pub span: Range<usize>,
    /// What was found, without the words.
    pub message: String,
    /// The words around it, everything personal masked.
    pub snippet: String,
    /// Where in the source.
    pub origin: Option<Origin>,
    /// A name that survives a re-run. It hangs on rule, place and order, never on the number found, which is too short to
    /// stay secret behind a digest.
    pub fingerprint: String,
}

impl Hit {
    /// By what right.
    #[must_use]
    pub const fn provision(&self) -> Provision {
        self.code.manual().provision
    }
}

/// What a document is screened with.
#[derive(Clone, Debug)]
pub struct Screen {
    occasion: Occasion,
    expressions: Vec<Expression>,
    titles: Vec<&'static str>,
}

impl Screen {
    /// The rules for an occasion, with the list of the program and what a body adds to it.
    #[must_use]
    pub fn new(occasion: Occasion, own: Vec<Expression>) -> Self {
        let mut expressions = expressions();
        expressions.extend(own);
        let titles = gongkai_law::provision::Instrument::ALL.into_iter().map(|one| one.info().title).collect();
        Self { occasion, expressions, titles }
    }

    /// Everything found in a document, in reading order.
    #[must_use]
    pub fn screen(&self, document: &Document) -> Vec<Hit> {
        let mut hits = Hits { screen: self, found: Vec::new(), seen: BTreeMap::new() };
        for piece in piece::pieces(document) {
            hits.piece(&piece);
        }
        for (place, text, origin) in piece::hidden(document) {
            let told = Told { code: ScreenCode::HiddenText, span: 0..text.len(), what: None, mild: false };
            hits.say(place, &text, origin, told);
        }
        let mut tables = 0;
        for block in &document.blocks {
            if let Block::Table(table) = block {
                tables += 1;
                for (place, what) in form::totals(table, tables) {
                    let told = Told { code: ScreenCode::Sums, span: 0..0, what: Some(what), mild: false };
                    hits.say(place, "", table.origin.as_ref(), told);
                }
            }
        }
        for (code, place, what, grave) in form::links_and_pictures(document) {
            let told = Told { code, span: 0..0, what: Some(what), mild: false };
            hits.say(place, "", None, told);
            if grave && let Some(hit) = hits.found.last_mut() {
                hit.gravity = Gravity::Warning;
            }
        }
        for (number, trace) in (1..).zip(&document.traces) {
            hits.trace(number, trace);
        }
        let mut found = hits.found;
        found.sort_by_key(|hit| (hit.place, hit.span.start, hit.code));
        found
    }

    /// How grave a finding is on this occasion.
    fn gravity(&self, code: ScreenCode, mild: bool) -> Option<Gravity> {
        use ScreenCode as C;
        let usual = code.manual().gravity;
        let notice = self.occasion == Occasion::TradingNotice;
        Some(match code {
            // contacts and accounts that a notice has to name
            C::Mobile | C::BankAccount if notice => Gravity::Info,
            C::Landline if notice => return None,
            // who is licensed, punished or hired is named by law
            C::NamedPerson if self.occasion != Occasion::General => Gravity::Info,
            C::Internal | C::HiddenCells | C::HiddenText if mild => Gravity::Warning,
            _ => usual,
        })
    }
}

struct Hits<'s> {
    screen: &'s Screen,
    found: Vec<Hit>,
    seen: BTreeMap<(ScreenCode, Place), usize>,
}

impl Hits<'_> {
    fn piece(&mut self, piece: &piece::Piece<'_>) {
        let text = piece.text.as_str();
        let numbers = digits::numbers(text, &piece.beside);
        let personal =
            numbers.iter().any(|number| matches!(number.code, ScreenCode::CitizenId | ScreenCode::BankAccount));
        let mut told: Vec<Told> = numbers
            .into_iter()
            .map(|found| Told { code: found.code, span: found.span, what: None, mild: false })
            .collect();
        told.extend(words::words(text, self.screen.occasion, &self.screen.expressions));
        let home = told.iter().any(|told| told.code == ScreenCode::HomeAddress);
        if (personal || home) && words::named(text, &piece.beside) {
            told.push(Told { code: ScreenCode::NamedPerson, span: 0..text.len(), what: None, mild: false });
        }
        told.extend(words::law_names(text, &self.screen.titles));
        told.extend(form::document_numbers(text));
        told.extend(form::days(text));
        told.extend(form::sums_in_words(text));
        told.sort_by_key(|told| (told.span.start, told.code));
        for told in told {
            self.say(piece.place, text, piece.origin, told);
        }
    }

    fn trace(&mut self, number: usize, trace: &Trace) {
        let (code, mild) = match trace.kind {
            TraceKind::TrackedChange | TraceKind::Revision => (ScreenCode::TrackedChange, false),
            TraceKind::Comment => (ScreenCode::Comment, false),
            TraceKind::HiddenSheet => (ScreenCode::HiddenCells, false),
            TraceKind::HiddenCells => (ScreenCode::HiddenCells, true),
            TraceKind::Metadata => (ScreenCode::Metadata, false),
            TraceKind::CroppedPicture => (ScreenCode::CroppedPicture, false),
            TraceKind::Embedded | TraceKind::Macro | TraceKind::ExternalLink => (ScreenCode::Inside, false),
            TraceKind::HiddenText => (ScreenCode::HiddenText, false),
            TraceKind::HiddenLayer => (ScreenCode::HiddenText, true),
        };
        let what = Some(format!("{}（{}）", code.manual().title, trace.place));
        let told = Told { code, span: 0..trace.excerpt.len(), what, mild };
        self.say(Place::File(number), &trace.excerpt, None, told);
    }

    fn say(&mut self, place: Place, text: &str, origin: Option<&Origin>, told: Told) {
        let Told { code, span, what, mild } = told;
        let Some(gravity) = self.screen.gravity(code, mild) else { return };
        let order = self.seen.entry((code, place)).or_default();
        *order += 1;
        let mut hash = Sha256::new();
        hash.update(format!("{}|{place}|{order}", code.code()));
        let fingerprint: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let title = code.manual().title;
        let message = what.unwrap_or_else(|| format!("疑有{title}"));
        let snippet = mask::snippet(text, &span, code);
        self.found.push(Hit { code, gravity, place, span, message, snippet, origin: origin.cloned(), fingerprint });
    }
}

/// The findings of severity error that nobody decided to keep: while there is one, the text is not published.
pub fn open<'h>(hits: &'h [Hit], kept: &BTreeSet<&str>) -> Vec<&'h Hit> {
    hits.iter().filter(|hit| hit.gravity == Gravity::Error && !kept.contains(hit.fingerprint.as_str())).collect()
}
