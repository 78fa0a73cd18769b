//! Names of cases, people and accounts, and what is sealed: opaque here, given out and opened elsewhere.

use std::fmt;

/// A name that the program gives out: printable, compared, never interpreted.
macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The name as given out.
            pub fn new(name: impl Into<String>) -> Self {
                Self(name.into())
            }

            /// The name.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name! {
    /// A case: a request, a dispute or a rectification. Also the name of its stream of events.
    CaseId
}
name! {
    /// A person or an organisation outside: an applicant, an agent, a third party. Who that is stands sealed elsewhere.
    PersonId
}
name! {
    /// An account of somebody inside; never a name.
    Account
}

/// Personal data as it is stored: bytes that only the key of the person opens. The core carries them and looks at none.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// What was sealed elsewhere.
    #[must_use]
    pub const fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The sealed bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}
