//! The store: pools, lanes, and the port's verbs over them.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use gongkai_app::port::{Append, Appended, BodyCode, Event, EventLog, Head, LogError, StreamEntry, StreamId};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool};
use tokio::sync::oneshot;

use crate::blob::BlobId;
use crate::database::{Access, Database, Engine};
use crate::lane::Lanes;
use crate::projection::{Projection, StreamIndex};
use crate::{StoreError, migration, read};

/// How a store is opened.
pub struct Options {
    /// Where to read from, if not where is written to: a replica. What was just written may not be seen there yet.
    pub read_from: Option<Database>,
    /// Most connections that read.
    pub readers: u32,
    /// Most connections that write; SQLite has one, whatever this says.
    pub writers: u32,
    /// Projections kept beside the list of histories.
    pub projections: Vec<Box<dyn Projection>>,
}

impl Default for Options {
    fn default() -> Self {
        Self { read_from: None, readers: 8, writers: 4, projections: Vec::new() }
    }
}

/// What the lanes and the readers share.
pub(crate) struct Shared {
    pub(crate) engine: Engine,
    pub(crate) write: AnyPool,
    pub(crate) read: AnyPool,
    /// Engine of the pool that reads.
    pub(crate) read_engine: Engine,
    /// Whether it reads from a replica.
    replica: bool,
    pub(crate) projections: Vec<Box<dyn Projection>>,
}

/// The event log of every body, and its projections.
#[derive(Clone)]
pub struct Store {
    pub(crate) shared: Arc<Shared>,
    lanes: Arc<Lanes>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("engine", &self.shared.engine).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens a database whose schema is that of this program; needs a tokio runtime, in which the writers then live.
    ///
    /// # Errors
    /// When it cannot be reached, was not migrated, is newer than the program, or would not be durable.
    pub async fn open(database: &Database, options: Options) -> Result<Self, StoreError> {
        if !database.may_exist() {
            return Err(StoreError::OldSchema { found: 0, needed: migration::NEWEST });
        }
        let engine = database.engine();
        let writers = if engine == Engine::Sqlite { 1 } else { options.writers.max(1) };
        let write = database.pool(Access::Write, writers)?;
        let source = options.read_from.as_ref().unwrap_or(database);
        let read = source.pool(Access::Read, options.readers.max(1))?;
        migration::check(source.engine(), &mut *read.acquire().await?).await?;
        durable(engine, &mut *write.acquire().await?).await?;
        let mut projections: Vec<Box<dyn Projection>> = vec![Box::new(StreamIndex)];
        projections.extend(options.projections);
        let (read_engine, replica) = (source.engine(), options.read_from.is_some());
        let shared = Arc::new(Shared { engine, write, read, read_engine, replica, projections });
        let lanes = Arc::new(Lanes::start(&shared, writers));
        Ok(Self { shared, lanes })
    }

    /// Waits for the transactions under way and closes every connection.
    pub async fn close(self) {
        self.shared.write.close().await;
        self.shared.read.close().await;
    }

    /// The attachments that the log of a body names: what a verification asks for, and what no sweep may take.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn named_attachments(&self, body: &BodyCode) -> Result<BTreeSet<BlobId>, StoreError> {
        read::named(&mut *self.fresh().await?, body).await
    }

    /// A connection that sees all that is committed, hence none to a replica.
    pub(crate) async fn fresh(&self) -> Result<PoolConnection<Any>, StoreError> {
        let pool = if self.shared.replica { &self.shared.write } else { &self.shared.read };
        Ok(pool.acquire().await?)
    }

    /// A connection that reads.
    pub(crate) async fn reader(&self) -> Result<PoolConnection<Any>, StoreError> {
        Ok(self.shared.read.acquire().await?)
    }
}

/// Asserts what durability rests on: the journal mode of the file, and the synchronous mode of the connection.
async fn durable(engine: Engine, connection: &mut AnyConnection) -> Result<(), StoreError> {
    if engine == Engine::Postgres {
        return Ok(());
    }
    let journal = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut *connection).await?;
    let synchronous: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(connection).await?;
    for (pragma, wanted, found) in [("journal_mode", "wal", journal), ("synchronous", "2", synchronous.to_string())] {
        if found != wanted {
            return Err(StoreError::Pragma { pragma, wanted, found });
        }
    }
    Ok(())
}

async fn answer(receiver: oneshot::Receiver<Result<Appended, LogError>>) -> Result<Appended, LogError> {
    receiver.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
}

impl EventLog for Store {
    async fn append(&self, append: Append) -> Result<Appended, LogError> {
        answer(self.lanes.send(append).await?).await
    }

    async fn append_each(&self, appends: Vec<Append>) -> Vec<Result<Appended, LogError>> {
        let mut waiting = Vec::with_capacity(appends.len());
        for append in appends {
            waiting.push(self.lanes.send(append).await);
        }
        let mut answers = Vec::with_capacity(waiting.len());
        for receiver in waiting {
            answers.push(match receiver {
                Ok(receiver) => answer(receiver).await,
                Err(error) => Err(error.into()),
            });
        }
        answers
    }

    async fn stream(&self, body: &BodyCode, stream: &StreamId) -> Result<Vec<Event>, LogError> {
        Ok(read::stream(&mut *self.reader().await?, body, stream).await?)
    }

    async fn feed(&self, body: &BodyCode, after: u64, limit: u32) -> Result<Vec<Event>, LogError> {
        Ok(read::feed(&mut *self.reader().await?, body, after, limit).await?)
    }

    async fn head(&self, body: &BodyCode) -> Result<Option<Head>, LogError> {
        Ok(read::head(&mut *self.reader().await?, body).await?)
    }

    async fn heads(&self) -> Result<Vec<Head>, LogError> {
        Ok(read::heads(&mut *self.reader().await?).await?)
    }

    async fn streams(
        &self,
        body: &BodyCode,
        kind: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<StreamEntry>, LogError> {
        Ok(read::streams(&mut *self.reader().await?, body, kind, after, limit).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrate;

    async fn refuses_to_write_where_it_reads(database: Database) {
        migrate(&database).await.unwrap();
        let store = Store::open(&database, Options::default()).await.unwrap();
        let delete = sqlx::query("DELETE FROM event").execute(&mut *store.reader().await.unwrap()).await;
        let error = delete.unwrap_err().to_string();
        assert!(error.contains("readonly") || error.contains("read-only"), "{error}");
    }

    #[tokio::test]
    async fn sqlite_refuses_to_write_where_it_reads() {
        let folder = tempfile::tempdir().unwrap();
        refuses_to_write_where_it_reads(Database::File(folder.path().join("a.sqlite"))).await;
    }

    #[tokio::test]
    async fn postgres_refuses_to_write_where_it_reads() {
        let server = gongkai_testkit::postgres::Postgres::shared().unwrap();
        refuses_to_write_where_it_reads(server.database().unwrap().parse().unwrap()).await;
    }

    #[tokio::test]
    async fn sqlite_is_durable_at_every_commit_and_says_so_where_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::File(folder.path().join("a.sqlite"));
        migrate(&database).await.unwrap();
        let store = Store::open(&database, Options::default()).await.unwrap();
        let mut connection = store.shared.write.acquire().await.unwrap();
        durable(Engine::Sqlite, &mut connection).await.unwrap();
        sqlx::query("PRAGMA synchronous = NORMAL").execute(&mut *connection).await.unwrap();
        let error = durable(Engine::Sqlite, &mut connection).await.unwrap_err();
        assert!(matches!(error, StoreError::Pragma { pragma: "synchronous", .. }), "{error}");
    }
}
