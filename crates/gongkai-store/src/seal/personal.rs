//! Personal data in memory: never printed, never serialised, wiped when dropped, read for a purpose.

use std::fmt;

use zeroize::Zeroize;

use super::Person;

/// Personal data in clear. It can neither be printed nor serialised, and is wiped when dropped.
///
/// ```compile_fail
/// let name = gongkai_store::seal::Personal::new(String::from("…"));
/// println!("{name}");
/// ```
/// ```compile_fail
/// let name = gongkai_store::seal::Personal::new(String::from("…"));
/// serde_json::to_string(&name).unwrap();
/// ```
/// ```compile_fail
/// let name = gongkai_store::seal::Personal::new(String::from("…"));
/// let copy = name.clone();
/// ```
/// ```
/// let name = gongkai_store::seal::Personal::new(String::from("…"));
/// assert_eq!(format!("{name:?}"), "Personal");
/// ```
pub struct Personal<T: Zeroize>(T);

impl<T: Zeroize> Personal<T> {
    /// Takes charge of personal data, as it comes in.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The data: for the letter, the form, the envelope, and for nothing that is logged.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> Drop for Personal<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Says only that there is something, so that a type that holds it can derive `Debug`.
impl<T: Zeroize> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal")
    }
}

/// Why personal data is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// Handling the request.
    Handling,
    /// Serving a letter.
    Service,
    /// Consulting a third party (art. 32).
    Consultation,
    /// Answering a reconsideration or a suit.
    Dispute,
    /// Inspection or audit.
    Inspection,
    /// The person looks at their own data.
    OwnData,
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Self; 6] =
        [Self::Handling, Self::Service, Self::Consultation, Self::Dispute, Self::Inspection, Self::OwnData];

    /// Identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Handling => "handling",
            Self::Service => "service",
            Self::Consultation => "consultation",
            Self::Dispute => "dispute",
            Self::Inspection => "inspection",
            Self::OwnData => "own_data",
        }
    }

    /// What a reader calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Handling => "办理申请",
            Self::Service => "送达文书",
            Self::Consultation => "征求第三方意见",
            Self::Dispute => "复议答复、应诉",
            Self::Inspection => "检查、审计",
            Self::OwnData => "本人查阅",
        }
    }
}

/// That personal data was opened: what, of whom, what for. Goes to the audit, with the actor and the time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// Whose data, at which body.
    pub person: Person,
    /// The stream of events it stands in.
    pub stream: String,
    /// The name of the field.
    pub field: String,
    /// What for.
    pub purpose: Purpose,
}

/// Opened personal data, and the record of its opening.
#[derive(Debug)]
#[must_use = "the access belongs into the audit"]
pub struct Opened {
    /// The data: a text, since all fields of a form are.
    pub value: Personal<String>,
    /// For the audit.
    pub access: Access,
}
