//! The table of kinds of a history, how a kind is written and read, and how an older version is lifted.

use std::borrow::Cow;

use gongkai_case::history::{Entry, Fact};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Encoded, StoredError, error};

/// A kind of record and its newest version.
pub struct Kind<T> {
    pub(super) name: &'static str,
    pub(super) version: u16,
    /// Reads the newest version.
    pub(super) read: fn(&[u8]) -> serde_json::Result<T>,
}

impl<T> Kind<T> {
    /// The kind, if it has that name.
    pub(super) fn named(&'static self, name: &str) -> Option<&'static Self> {
        (self.name == name).then_some(self)
    }
}

/// Lifts the payload of one version of a kind to the next: adds the field that came, renames, says in the new way what
/// the old one said. It cannot fail; what it leaves wrong the newest shape refuses.
pub struct Lift {
    /// The kind.
    pub kind: &'static str,
    /// The version that it lifts from.
    pub from: u16,
    /// Changes the payload.
    pub lift: fn(&mut Map<String, Value>),
}

/// The events of a history as they are stored: made by [`events!`].
pub trait Events: Sized + 'static {
    /// Every kind of fact.
    const FACTS: &'static [Kind<Fact<Self>>];
    /// The kind of a correction.
    const CORRECTION: &'static Kind<Entry<Self>>;
    /// What lifts older versions, of the correction too.
    const LIFTS: &'static [Lift];

    /// The name of the event.
    fn kind(&self) -> &'static str;

    /// A fact as it is stored.
    fn write(fact: &Fact<Self>) -> Encoded;
}

/// A record of a kind with its payload.
pub(super) fn encoded(kind: &'static str, version: u16, shape: &impl Serialize) -> Encoded {
    // A shape has text keys only and memory takes every byte, so writing cannot fail.
    Encoded { kind, version, payload: serde_json::to_vec(shape).unwrap_or_default() }
}

/// A fact from what is stored.
pub(super) fn fact<E: Events>(kind: &str, version: u16, payload: &[u8]) -> Result<Fact<E>, StoredError> {
    let known = E::FACTS.iter().find_map(|known| known.named(kind));
    let known = known.ok_or_else(|| StoredError::UnknownKind { kind: kind.to_owned() })?;
    read(known, E::LIFTS, version, payload)
}

/// A record of a known kind, lifted to its newest version if it is older.
pub(super) fn read<T>(known: &'static Kind<T>, lifts: &[Lift], version: u16, payload: &[u8]) -> Result<T, StoredError> {
    let kind = known.name;
    let broken = |error: &serde_json::Error| StoredError::Broken {
        kind,
        version,
        byte: error.column(),
        what: error::what(error),
    };
    if version > known.version {
        return Err(StoredError::Newer { kind, version, known: known.version });
    }
    let mut newest = Cow::Borrowed(payload);
    if version < known.version {
        let mut map = serde_json::from_slice(payload).map_err(|error| broken(&error))?;
        for from in version..known.version {
            let lift = lifts.iter().find(|lift| lift.kind == kind && lift.from == from);
            let missing = || StoredError::NoSuchVersion { kind, version, known: known.version };
            (lift.ok_or_else(missing)?.lift)(&mut map);
        }
        newest = Cow::Owned(serde_json::to_vec(&map).map_err(|error| broken(&error))?);
    }
    (known.read)(&newest).map_err(|error| broken(&error))
}

/// Makes the table of a history: every event (`as` its kind, where the name of the event alone does not say what it happens
/// to) with the version of its shape and its fields, as the event has them, then the name of its correction and what lifts
/// older versions.
///
/// The fields stand here once. The compiler holds them against the event: one that is missing, or of another type, does not
/// build.
macro_rules! events {
    (
        $event:ident {
            $($variant:ident $(as $kind:ident)? / $version:literal
                $(( $inner:ident: $inner_type:ty ))?
                $({ $($field:ident: $type:ty),+ $(,)? })?
            ,)+
        }
        corrected by $correction:ident / $correction_version:literal, lifted by $lifts:expr
    ) => {
        impl $crate::stored::event::Events for $event {
            const FACTS: &'static [Kind<Fact<Self>>] = &[$(Kind {
                name: $crate::stored::event::name!($variant $($kind)?),
                version: $version,
                read: |payload| serde_json::from_slice::<shapes::$variant>(payload).map(Fact::from),
            }),+];
            const CORRECTION: &'static Kind<Entry<Self>> = &Kind {
                name: stringify!($correction),
                version: $correction_version,
                read: correction::read,
            };
            const LIFTS: &'static [Lift] = $lifts;

            fn kind(&self) -> &'static str {
                match self {
                    $($event::$variant { .. } => $crate::stored::event::name!($variant $($kind)?),)+
                }
            }

            fn write(fact: &Fact<Self>) -> Encoded {
                let on = fact.on;
                match fact.what.clone() {
                    $($event::$variant $(($inner))? $({ $($field),+ })? => {
                        let shape = shapes::$variant { on, $($inner,)? $($($field),+)? };
                        encoded($crate::stored::event::name!($variant $($kind)?), $version, &shape)
                    })+
                }
            }
        }

        /// One shape for each event: the legal day, then its fields.
        mod shapes {
            use super::*;

            $(
                #[derive(serde::Serialize, serde::Deserialize)]
                #[serde(deny_unknown_fields)]
                pub(super) struct $variant {
                    #[serde(with = "field")]
                    pub(super) on: Date,
                    $(#[serde(with = "field")] pub(super) $inner: $inner_type,)?
                    $($(#[serde(with = "field")] pub(super) $field: $type,)+)?
                }

                impl From<$variant> for Fact<$event> {
                    fn from(shape: $variant) -> Self {
                        let $variant { on, $($inner,)? $($($field),+)? } = shape;
                        Fact { on, what: $event::$variant $(($inner))? $({ $($field),+ })? }
                    }
                }
            )+
        }
    };
}

/// The name of a kind: its own, or that of the event, which then says by itself what it happens to.
macro_rules! name {
    ($variant:ident) => {
        stringify!($variant)
    };
    ($variant:ident $kind:ident) => {
        stringify!($kind)
    };
}

pub(super) use {events, name};

#[cfg(test)]
mod tests {
    use gongkai_case::history::{Entry, Fact};
    use jiff::civil::{Date, date};
    use serde_json::json;

    use super::*;
    use crate::stored::value::field;
    use crate::stored::{correction, decode, encode, kinds};

    /// An event whose shape changed twice: the first version had no pages, the second named the number `no`.
    #[derive(Clone, Debug, PartialEq, Eq)]
    enum Sent {
        LetterSent { number: String, pages: u32 },
        LetterLost,
    }

    events! {
        Sent {
            LetterSent/3 { number: String, pages: u32 },
            LetterLost/2,
        }
        corrected by SentCorrected/2, lifted by &[
            Lift { kind: "LetterSent", from: 1, lift: |letter| { letter.insert("pages".to_owned(), json!(1)); } },
            Lift { kind: "LetterSent", from: 2, lift: |letter| {
                let number = letter.remove("no").unwrap_or_default();
                letter.insert("number".to_owned(), number);
            } },
            Lift { kind: "SentCorrected", from: 1, lift: |correction| {
                correction.insert("reason".to_owned(), json!("没有记录理由"));
            } },
        ]
    }

    fn sent(pages: u32) -> Fact<Sent> {
        Fact { on: date(2025, 3, 7), what: Sent::LetterSent { number: "7".to_owned(), pages } }
    }

    fn read(kind: &str, version: u16, payload: &str) -> Result<Entry<Sent>, StoredError> {
        decode(kind, version, payload.as_bytes())
    }

    #[test]
    fn an_older_version_is_lifted_step_by_step_and_the_newest_is_written() {
        let first = r#"{"on":"2025-03-07","no":"7"}"#;
        let second = r#"{"on":"2025-03-07","no":"7","pages":3}"#;
        assert_eq!(read("LetterSent", 1, first), Ok(Entry::Fact(sent(1))));
        assert_eq!(read("LetterSent", 2, second), Ok(Entry::Fact(sent(3))));
        let newest = encode(&Entry::Fact(sent(3)));
        assert_eq!((newest.kind, newest.version), ("LetterSent", 3));
        assert_eq!(newest.payload, br#"{"on":"2025-03-07","number":"7","pages":3}"#);
        assert_eq!(kinds::<Sent>().last(), Some(("SentCorrected", 2)));
    }

    #[test]
    fn an_older_shape_under_a_newer_number_is_refused() {
        let error = read("LetterSent", 3, r#"{"on":"2025-03-07","no":"7"}"#).unwrap_err();
        assert!(error.to_string().contains("不认识的字段“no”"), "{error}");
        let error = read("LetterSent", 1, r#"{"on":"2025-03-07","number":["7"]}"#).unwrap_err();
        assert!(matches!(error, StoredError::Broken { kind: "LetterSent", version: 1, .. }), "{error:?}");
    }

    #[test]
    fn a_version_that_nothing_lifts_never_was() {
        let error = read("LetterLost", 1, r#"{"on":"2025-03-07"}"#).unwrap_err();
        assert_eq!(error, StoredError::NoSuchVersion { kind: "LetterLost", version: 1, known: 2 });
        assert!(matches!(read("LetterLost", 3, ""), Err(StoredError::Newer { version: 3, known: 2, .. })));
        assert!(matches!(read("LetterEaten", 1, ""), Err(StoredError::UnknownKind { .. })));
    }

    #[test]
    fn a_correction_is_lifted_and_so_is_the_fact_in_it() {
        let first = r#"{"on":"2025-03-08","entry":1,"instead":{"kind":"LetterSent","version":1,"payload":{"on":"2025-03-07","no":"7"}}}"#;
        let reason = "没有记录理由".to_owned();
        let entry = Entry::Correction { entry: 1, on: date(2025, 3, 8), reason, instead: Some(sent(1)) };
        assert_eq!(read("SentCorrected", 1, first), Ok(entry.clone()));
        let newest = encode(&entry);
        assert_eq!(decode(newest.kind, newest.version, &newest.payload), Ok(entry));
    }
}
