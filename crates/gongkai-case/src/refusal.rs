//! Why a command is refused: it cannot have happened, or not by that hand.

use std::fmt;

use gongkai_law::provision::Provision;

/// What kind of impossibility a refusal names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RefusalCode {
    /// The day has not come yet.
    InTheFuture,
    /// The day lies before the arrival of the request or of what it answers.
    TooEarly,
    /// The case has ended, or was split or merged.
    Closed,
    /// There is no such case yet: nothing has come in.
    NothingFiled,
    /// It happened already and can happen only once.
    AlreadyDone,
    /// What it answers never happened: a supplement nobody asked for, a payment nobody demanded.
    NothingToAnswer,
    /// The consultation or entry it names does not exist.
    NoSuchEntry,
    /// The second person is missing: nobody approves a draft of his own.
    SecondPerson,
    /// The capacity does not allow it.
    WrongCapacity,
    /// Something that the record needs is not there.
    Incomplete,
    /// The channel or the kind of case knows no such act.
    DoesNotApply,
}

impl RefusalCode {
    /// All codes.
    pub const ALL: [Self; 11] = [
        Self::InTheFuture,
        Self::TooEarly,
        Self::Closed,
        Self::NothingFiled,
        Self::AlreadyDone,
        Self::NothingToAnswer,
        Self::NoSuchEntry,
        Self::SecondPerson,
        Self::WrongCapacity,
        Self::Incomplete,
        Self::DoesNotApply,
    ];

    /// The identifier in scripts and JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::InTheFuture => "in_the_future",
            Self::TooEarly => "too_early",
            Self::Closed => "closed",
            Self::NothingFiled => "nothing_filed",
            Self::AlreadyDone => "already_done",
            Self::NothingToAnswer => "nothing_to_answer",
            Self::NoSuchEntry => "no_such_entry",
            Self::SecondPerson => "second_person",
            Self::WrongCapacity => "wrong_capacity",
            Self::Incomplete => "incomplete",
            Self::DoesNotApply => "does_not_apply",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::InTheFuture => "尚未到来",
            Self::TooEarly => "日期过早",
            Self::Closed => "已经办结",
            Self::NothingFiled => "没有收到",
            Self::AlreadyDone => "不能重复",
            Self::NothingToAnswer => "没有对象",
            Self::NoSuchEntry => "没有这条记录",
            Self::SecondPerson => "须第二人",
            Self::WrongCapacity => "身份不符",
            Self::Incomplete => "内容不全",
            Self::DoesNotApply => "不适用",
        }
    }

    /// The code of that identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.id() == id)
    }
}

/// A refused command: why, by what right, and what to do instead. Nothing is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What kind of impossibility.
    pub code: RefusalCode,
    /// What is wrong, for a reader.
    pub what: String,
    /// By what right.
    pub provision: Provision,
    /// What to do instead.
    pub mend: String,
}

impl Refusal {
    pub(crate) fn new(
        code: RefusalCode,
        what: impl Into<String>,
        provision: Provision,
        mend: impl Into<String>,
    ) -> Self {
        Self { code, what: what.into(), provision, mend: mend.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}（{}）。{}", self.what, self.provision, self.mend)
    }
}

impl std::error::Error for Refusal {}
