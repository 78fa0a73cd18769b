//! The event log: the truth, appended to and never rewritten.

use std::error::Error;
use std::future::Future;
use std::sync::Arc;

use super::{Append, Appended, BodyCode, Event, Head, StreamEntry, StreamId};

/// Why the log did not do what was asked. Nothing was written.
#[derive(Clone, Debug, thiserror::Error)]
pub enum LogError {
    /// Somebody else added to the history since the command was decided.
    #[error("{body} 的 {stream} 已有 {found} 条记录，办理时看到的是 {expected} 条：别人刚改过，请重新打开再办")]
    Conflict {
        /// Whose log.
        body: BodyCode,
        /// Which history.
        stream: StreamId,
        /// What the command was decided on.
        expected: u64,
        /// What is there.
        found: u64,
    },
    /// The key was used before, for something else.
    #[error("{body} 已用过幂等键“{key}”，但那次的内容不同：请换一个键，或核对是否发错")]
    KeyReused {
        /// Whose log.
        body: BodyCode,
        /// The key.
        key: String,
    },
    /// The append cannot be recorded as it is.
    #[error("{body} 的 {stream} 不能记录：{what}")]
    Unfit {
        /// Whose log.
        body: BodyCode,
        /// Which history.
        stream: StreamId,
        /// What is wrong and what to do, in Chinese.
        what: String,
    },
    /// An event of a version from the future.
    #[error("{body} 第 {seq} 条记录是“{kind}”第 {found} 版，本程序只认得到第 {known} 版：请升级程序后再读")]
    NewerEvent {
        /// Whose log.
        body: BodyCode,
        /// Which event.
        seq: u64,
        /// Its type.
        kind: String,
        /// Its version.
        found: u16,
        /// The newest version that is known.
        known: u16,
    },
    /// The storage failed or holds what it should not.
    #[error(transparent)]
    Store(Arc<dyn Error + Send + Sync>),
}

/// A log of events per body, gapless and chained.
///
/// Within a body every event has the next place (`seq`), so that a reader who remembers the last place it has seen
/// misses nothing and sees nothing twice. Bodies know nothing of one another.
pub trait EventLog: Send + Sync {
    /// Records the outcome of one command. Answers when it is durable.
    ///
    /// # Errors
    /// When refused, with nothing written; or when the storage failed, and then whether it was written is only known
    /// after looking, or sending it again under the same key.
    fn append(&self, append: Append) -> impl Future<Output = Result<Appended, LogError>> + Send;

    /// Records the outcomes of several commands in this order, each for itself: one that is refused keeps none of the
    /// others from being written. Faster than one by one: those of one body share a transaction.
    fn append_each(&self, appends: Vec<Append>) -> impl Future<Output = Vec<Result<Appended, LogError>>> + Send;

    /// One history from its beginning; empty when there is none.
    ///
    /// # Errors
    /// When the storage failed.
    fn stream(&self, body: &BodyCode, stream: &StreamId) -> impl Future<Output = Result<Vec<Event>, LogError>> + Send;

    /// The log of a body after a place (0: from the beginning), at most `limit` events.
    ///
    /// # Errors
    /// When the storage failed.
    fn feed(
        &self,
        body: &BodyCode,
        after: u64,
        limit: u32,
    ) -> impl Future<Output = Result<Vec<Event>, LogError>> + Send;

    /// Where the log of a body ends; `None` when it has no event.
    ///
    /// # Errors
    /// When the storage failed.
    fn head(&self, body: &BodyCode) -> impl Future<Output = Result<Option<Head>, LogError>> + Send;

    /// Where every log ends, in order of body.
    ///
    /// # Errors
    /// When the storage failed.
    fn heads(&self) -> impl Future<Output = Result<Vec<Head>, LogError>> + Send;

    /// The bodies that have a log, in order.
    ///
    /// # Errors
    /// When the storage failed.
    fn bodies(&self) -> impl Future<Output = Result<Vec<BodyCode>, LogError>> + Send {
        async { Ok(self.heads().await?.into_iter().map(|head| head.body).collect()) }
    }

    /// The histories of a kind whose id lies after `after`, in order of id, at most `limit`.
    ///
    /// # Errors
    /// When the storage failed.
    fn streams(
        &self,
        body: &BodyCode,
        kind: &str,
        after: Option<&str>,
        limit: u32,
    ) -> impl Future<Output = Result<Vec<StreamEntry>, LogError>> + Send;
}
