//! The ports and the types they speak in.

mod clock;
mod code;
mod event;
mod event_log;

pub use clock::Clock;
pub use code::{BodyCode, BrokenCode, Source, StreamId};
pub use event::{Append, Appended, CommandKey, Event, Hash, Head, NewEvent, StreamEntry};
pub use event_log::{EventLog, LogError};
