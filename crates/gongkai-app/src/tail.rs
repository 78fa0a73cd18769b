//! A reader that follows the log: it remembers a place per body, and so skips nothing and repeats nothing.

use std::collections::BTreeMap;

use crate::port::{BodyCode, Event, EventLog, LogError};

/// Follows the logs of all bodies.
///
/// The checkpoints are the whole state: keep them with what was made of the events (in the same transaction, the same
/// index commit), give them back after a restart, and every event is seen exactly once.
#[derive(Clone, Debug, Default)]
pub struct Tail {
    seen: BTreeMap<BodyCode, u64>,
}

impl Tail {
    /// Goes on after these places; bodies that are not named are read from the beginning.
    #[must_use]
    pub const fn after(seen: BTreeMap<BodyCode, u64>) -> Self {
        Self { seen }
    }

    /// The place of the last event seen, per body.
    #[must_use]
    pub const fn checkpoints(&self) -> &BTreeMap<BodyCode, u64> {
        &self.seen
    }

    /// The events since, at most `limit` of each body, in the order of their log; empty when all are seen.
    ///
    /// # Errors
    /// When the log cannot be read; what was read before in this call is then not counted as seen.
    pub async fn next(&mut self, log: &impl EventLog, limit: u32) -> Result<Vec<Event>, LogError> {
        let mut seen = self.seen.clone();
        let mut events = Vec::new();
        for head in log.heads().await? {
            let after = seen.get(&head.body).copied().unwrap_or(0);
            if head.seq <= after {
                continue;
            }
            let new = log.feed(&head.body, after, limit).await?;
            if let Some(last) = new.last() {
                seen.insert(head.body, last.seq);
            }
            events.extend(new);
        }
        self.seen = seen;
        Ok(events)
    }
}
