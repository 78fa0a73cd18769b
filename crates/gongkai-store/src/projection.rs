//! Projections: tables made from the events, kept in the same transaction, and rebuilt from the feed at any time.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use gongkai_app::port::{BodyCode, Event, StreamId};
use jiff::civil::Date;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::append::{lock_head, signed};
use crate::copying::Table;
use crate::store::Store;
use crate::{StoreError, copying, read};

/// What a projection does, awaited within the transaction of the event.
pub type Pending<'a> = Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

/// A table that is made from the events of each body and holds nothing else.
pub trait Projection: Send + Sync {
    /// Its name, for ever.
    fn name(&self) -> &'static str;

    /// Raised when the same events would give other rows; older rows are then cleared and made again.
    fn version(&self) -> u16;

    /// The table it owns; every row begins with the body.
    fn table(&self) -> &'static Table;

    /// Takes in the next events of one body, in the order of its log; how they are cut into calls makes no difference.
    /// Reads and writes its own table and the log of this body, no other.
    fn apply<'a>(&'a self, connection: &'a mut AnyConnection, events: &'a [Event]) -> Pending<'a>;
}

const FIND: &str = "SELECT version, seq FROM projection WHERE body = $1 AND name = $2";

const SET: &str = "INSERT INTO projection (body, name, version, seq) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (body, name) DO UPDATE SET version = excluded.version, seq = excluded.seq";

/// Events applied in one transaction while catching up.
const STEP: u32 = 500;

/// How far a projection has read; `None` when its rows were made by another version.
async fn seen(
    connection: &mut AnyConnection,
    projection: &dyn Projection,
    body: &BodyCode,
) -> Result<Option<u64>, StoreError> {
    let find = sqlx::query(FIND).bind(body.as_str()).bind(projection.name());
    let Some(row) = find.fetch_optional(connection).await? else { return Ok(Some(0)) };
    let same = read::number(&row, 0)? == u64::from(projection.version());
    if same { Ok(Some(read::number(&row, 1)?)) } else { Ok(None) }
}

/// The projections that have read up to `seq` and so can be kept in the transaction that goes on from there.
pub(crate) async fn current<'p>(
    connection: &mut AnyConnection,
    projections: &'p [Box<dyn Projection>],
    body: &BodyCode,
    seq: u64,
) -> Result<Vec<&'p dyn Projection>, StoreError> {
    let mut current = Vec::with_capacity(projections.len());
    for projection in projections {
        if seen(connection, projection.as_ref(), body).await? == Some(seq) {
            current.push(projection.as_ref());
        }
    }
    Ok(current)
}

/// Notes how far projections have read.
pub(crate) async fn advance(
    connection: &mut AnyConnection,
    projections: &[&dyn Projection],
    body: &BodyCode,
    seq: u64,
) -> Result<(), StoreError> {
    for projection in projections {
        let set = sqlx::query(SET).bind(body.as_str()).bind(projection.name());
        set.bind(i64::from(projection.version())).bind(signed(seq)).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Deletes all rows of a body.
async fn clear(connection: &mut AnyConnection, table: &Table, body: &BodyCode) -> Result<(), StoreError> {
    let delete = AssertSqlSafe(format!("DELETE FROM {} WHERE body = $1", table.name));
    sqlx::query(delete).bind(body.as_str()).execute(connection).await?;
    Ok(())
}

impl Store {
    /// Brings every projection of every body up to the end of its log: after an upgrade, or with a new projection.
    /// Until then appends leave those that lag behind alone.
    ///
    /// # Errors
    /// When the database fails or an event is damaged.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        for head in read::heads(&mut *self.reader().await?).await? {
            for projection in &self.shared.projections {
                while !self.step(projection.as_ref(), &head.body).await? {}
            }
        }
        Ok(())
    }

    /// Drops the rows of every projection of every body and makes them again.
    ///
    /// # Errors
    /// When the database fails or an event is damaged.
    pub async fn rebuild(&self) -> Result<(), StoreError> {
        for head in read::heads(&mut *self.reader().await?).await? {
            let mut tx = self.shared.write.begin_with(self.shared.engine.begin_write()).await?;
            lock_head(&mut tx, &head.body).await?;
            for projection in &self.shared.projections {
                clear(&mut tx, projection.table(), &head.body).await?;
                advance(&mut tx, &[projection.as_ref()], &head.body, 0).await?;
            }
            tx.commit().await?;
        }
        self.catch_up().await
    }

    /// Applies the next events in one transaction; true when none is left.
    async fn step(&self, projection: &dyn Projection, body: &BodyCode) -> Result<bool, StoreError> {
        let mut tx = self.shared.write.begin_with(self.shared.engine.begin_write()).await?;
        let tip = lock_head(&mut tx, body).await?;
        let after = match seen(&mut tx, projection, body).await? {
            Some(seq) => seq,
            None => {
                clear(&mut tx, projection.table(), body).await?;
                0
            }
        };
        let events = read::feed(&mut tx, body, after, STEP).await?;
        projection.apply(&mut tx, &events).await?;
        let seq = events.last().map_or(after, |event| event.seq);
        advance(&mut tx, &[projection], body, seq).await?;
        tx.commit().await?;
        // A log whose end was cut off has nothing more to give.
        Ok(seq >= tip.seq || events.is_empty())
    }

    /// Makes the rows of every projection of a body again, compares them with those that are there, and leaves those.
    /// The name of the first that differs.
    pub(crate) async fn differing(&self, body: &BodyCode) -> Result<Option<&'static str>, StoreError> {
        for projection in &self.shared.projections {
            while !self.step(projection.as_ref(), body).await? {}
            let mut tx = self.shared.write.begin_with(self.shared.engine.begin_write()).await?;
            let tip = lock_head(&mut tx, body).await?;
            let table = projection.table();
            let kept = copying::digest(&mut tx, table, body).await?;
            clear(&mut tx, table, body).await?;
            let mut after = 0;
            while after < tip.seq {
                let events = read::feed(&mut tx, body, after, STEP).await?;
                projection.apply(&mut tx, &events).await?;
                after = events.last().map_or(tip.seq, |event| event.seq);
            }
            let made = copying::digest(&mut tx, table, body).await?;
            tx.rollback().await?;
            if kept != made {
                return Ok(Some(projection.name()));
            }
        }
        Ok(None)
    }
}

/// One row a history: what lists are made from.
pub struct StreamIndex;

/// Adds to the row of a history that is there.
const ADD: &str = "ON CONFLICT (body, stream_kind, stream_id) DO UPDATE SET \
     events = stream_index.events + excluded.events, last_seq = excluded.last_seq, \
     last_effective = CASE WHEN excluded.last_effective > stream_index.last_effective \
     THEN excluded.last_effective ELSE stream_index.last_effective END";

/// What some events add to a row.
struct Added {
    events: i64,
    last_seq: u64,
    last_effective: Date,
}

impl Projection for StreamIndex {
    fn name(&self) -> &'static str {
        "stream_index"
    }

    fn version(&self) -> u16 {
        1
    }

    fn table(&self) -> &'static Table {
        &copying::STREAM_INDEX
    }

    fn apply<'a>(&'a self, connection: &'a mut AnyConnection, events: &'a [Event]) -> Pending<'a> {
        Box::pin(async move {
            let Some(first) = events.first() else { return Ok(()) };
            let mut added: BTreeMap<&StreamId, Added> = BTreeMap::new();
            for event in events {
                let start = Added { events: 0, last_seq: 0, last_effective: event.fact.effective };
                let row = added.entry(&event.stream).or_insert(start);
                row.events += 1;
                row.last_seq = event.seq;
                row.last_effective = row.last_effective.max(event.fact.effective);
            }
            let rows: Vec<_> = added.into_iter().collect();
            for rows in copying::portions(&rows) {
                let statement = format!("{} {ADD}", copying::STREAM_INDEX.insert(rows.len()));
                let mut insert = sqlx::query(AssertSqlSafe(statement));
                for (stream, row) in rows {
                    insert = insert.bind(first.body.as_str()).bind(stream.kind()).bind(stream.id()).bind(row.events);
                    insert = insert.bind(signed(row.last_seq)).bind(row.last_effective.to_string());
                }
                insert.execute(&mut *connection).await?;
            }
            Ok(())
        })
    }
}
