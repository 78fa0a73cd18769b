//! What is to become of a text of the catalogue, before anybody tells it.

use gongkai_catalogue::ItemKind;
use gongkai_law::outcome::WithholdingGround;
use jiff::civil::Date;

use super::column::Column;

/// A text and its fate.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// The name under which other texts point to it.
    pub(crate) key: Option<String>,
    /// Where it stands.
    pub(crate) column: &'static Column,
    /// The day it was formed.
    pub(crate) formed: Date,
    /// What it says at first.
    pub(crate) words: Words,
    /// Where it comes from and whose duty it is to publish it.
    pub(crate) organs: Organs,
    /// The key of the text that it explains.
    pub(crate) explains: Option<String>,
    /// How it is disclosed.
    pub(crate) shown: Shown,
    /// Working days from the text to its publication.
    pub(crate) pace: u32,
    /// What stops it on its first way to the public.
    pub(crate) bends: Vec<Bend>,
    /// How far it comes.
    pub(crate) end: End,
    /// What happens to it after its publication.
    pub(crate) later: Vec<(Date, Later)>,
}

/// What a version says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// Title.
    pub(crate) title: String,
    /// 文号.
    pub(crate) number: Option<String>,
    /// Kind of text where it is not the usual one.
    pub(crate) kind: Option<ItemKind>,
    /// The statutory column where it is not the usual one.
    pub(crate) code: Option<String>,
    /// Key words.
    pub(crate) keywords: Vec<String>,
    /// The first day on which it applies.
    pub(crate) from: Option<Date>,
    /// The last day on which it applies.
    pub(crate) until: Option<Date>,
    /// Lines: paragraphs, and rows of tables between bars.
    pub(crate) lines: Vec<String>,
}

/// Organs other than the body itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Organs {
    /// The organs that made it, the leading one first.
    pub(crate) makers: Vec<String>,
    /// From whom it was acquired.
    pub(crate) from: Option<String>,
    /// Whose duty it is to publish it.
    pub(crate) owner: Option<String>,
}

/// How it is disclosed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// To all.
    ToAll,
    /// To who asks.
    OnRequest,
    /// Not, for a reason, and looked at again on a day.
    Not(WithholdingGround, Date),
}

/// A turn on the way to the public.
#[derive(Clone, Debug)]
pub(crate) enum Bend {
    /// The screening found so many things, and the text was drafted anew.
    Screened(u32),
    /// The reviewer sent it back, and it was drafted anew.
    Returned(String),
    /// It was in doubt and referred, and then passed.
    Referred(String),
}

/// How far it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// To the public, or to its place among what is not public.
    Done,
    /// It is still a draft.
    Draft,
    /// It is with the reviewer.
    Submitted,
    /// The reviewer sent it back.
    Returned(String),
    /// It was referred and waits.
    Referred(String),
    /// It was approved for a day that has not come.
    Scheduled(Date),
}

/// What happens after publication.
#[derive(Clone, Debug)]
pub(crate) enum Later {
    /// A new version.
    Version(Box<Words>),
    /// Taken down as outdated: why, and the key of what takes its place.
    Retired(String, Option<String>),
    /// Taken down as wrong.
    Withdrawn(String),
    /// Its status was looked at again; when next.
    Looked(Date),
    /// It becomes public after all.
    Opened,
    /// To the archive, under a number.
    Archived(String),
}
