//! Reading events, heads and lists of histories.

use std::collections::BTreeSet;

use gongkai_app::port::{BodyCode, Event, Hash, Head, StreamEntry, StreamId};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::append::signed;
use crate::blob::{BlobId, named_in};
use crate::{BrokenChain, StoreError, chain};

const FEED: &str = "SELECT seq, chain FROM event WHERE body = $1 AND seq > $2 ORDER BY seq LIMIT $3";

const CHAIN: &str = "SELECT chain FROM event WHERE body = $1 AND seq = $2";

const LAST: &str = "SELECT COALESCE(MAX(seq), 0) FROM event WHERE body = $1";

const STREAM: &str = "SELECT seq, chain FROM event \
     WHERE body = $1 AND stream_kind = $2 AND stream_id = $3 ORDER BY stream_version";

const HEAD: &str = "SELECT body, seq, hash FROM head WHERE body = $1 AND seq > 0";

const HEADS: &str = "SELECT body, seq, hash FROM head WHERE seq > 0 ORDER BY body";

const STREAMS: &str = "SELECT stream_kind, stream_id, events, last_seq, last_effective FROM stream_index \
     WHERE body = $1 AND stream_kind = $2 AND stream_id > $3 ORDER BY stream_id LIMIT $4";

/// The log of a body after a place.
pub(crate) async fn feed(
    connection: &mut AnyConnection,
    body: &BodyCode,
    after: u64,
    limit: u32,
) -> Result<Vec<Event>, StoreError> {
    let rows = sqlx::query(FEED).bind(body.as_str()).bind(signed(after)).bind(i64::from(limit));
    rows.fetch_all(connection).await?.iter().map(|row| event(row, body)).collect()
}

/// Events looked through at a time for the attachments they name.
const PAGE: i64 = 500;

/// The attachments that the log of a body names, also in events that are damaged elsewhere.
pub(crate) async fn named(connection: &mut AnyConnection, body: &BodyCode) -> Result<BTreeSet<BlobId>, StoreError> {
    let (mut named, mut after) = (BTreeSet::new(), 0_i64);
    loop {
        let rows = sqlx::query(FEED).bind(body.as_str()).bind(after).bind(PAGE).fetch_all(&mut *connection).await?;
        for row in &rows {
            named.extend(named_in(row.try_get(1)?));
            after = row.try_get(0)?;
        }
        if rows.is_empty() {
            return Ok(named);
        }
    }
}

/// Hash of the bytes of one event, as they are stored.
pub(crate) async fn hash_at(connection: &mut AnyConnection, body: &str, seq: u64) -> Result<Option<Hash>, StoreError> {
    let row = sqlx::query(CHAIN).bind(body).bind(signed(seq)).fetch_optional(connection).await?;
    row.map(|row| Ok(chain::hash(row.try_get(0)?))).transpose()
}

/// Place of the last event that is there, whatever the head says.
pub(crate) async fn last(connection: &mut AnyConnection, body: &str) -> Result<u64, StoreError> {
    number(&sqlx::query(LAST).bind(body).fetch_one(connection).await?, 0)
}

/// One history.
pub(crate) async fn stream(
    connection: &mut AnyConnection,
    body: &BodyCode,
    stream: &StreamId,
) -> Result<Vec<Event>, StoreError> {
    let rows = sqlx::query(STREAM).bind(body.as_str()).bind(stream.kind()).bind(stream.id());
    rows.fetch_all(connection).await?.iter().map(|row| event(row, body)).collect()
}

/// The event of a row `seq, chain`: what it is stands in the chain bytes alone.
fn event(row: &AnyRow, body: &BodyCode) -> Result<Event, StoreError> {
    let seq = number(row, 0)?;
    let unreadable = |source| StoreError::unreadable(body.as_str(), seq, source);
    let (event, _) = chain::decode(row.try_get(1)?).map_err(unreadable)?;
    if event.seq == seq && event.body == *body { Ok(event) } else { Err(unreadable(BrokenChain::Field("序号"))) }
}

/// Where the log of a body ends.
pub(crate) async fn head(connection: &mut AnyConnection, body: &BodyCode) -> Result<Option<Head>, StoreError> {
    let row = sqlx::query(HEAD).bind(body.as_str()).fetch_optional(connection).await?;
    row.as_ref().map(as_head).transpose()
}

/// Where every log ends, in order of body.
pub(crate) async fn heads(connection: &mut AnyConnection) -> Result<Vec<Head>, StoreError> {
    sqlx::query(HEADS).fetch_all(connection).await?.iter().map(as_head).collect()
}

fn as_head(row: &AnyRow) -> Result<Head, StoreError> {
    Ok(Head { body: row.try_get::<&str, _>(0)?.parse()?, seq: number(row, 1)?, hash: hash(row, 2)? })
}

/// Histories of a kind, from the projection.
pub(crate) async fn streams(
    connection: &mut AnyConnection,
    body: &BodyCode,
    kind: &str,
    after: Option<&str>,
    limit: u32,
) -> Result<Vec<StreamEntry>, StoreError> {
    let rows = sqlx::query(STREAMS).bind(body.as_str()).bind(kind).bind(after.unwrap_or("")).bind(i64::from(limit));
    let entry = |row: &AnyRow| {
        let effective: &str = row.try_get(4)?;
        let foreign = |_| StoreError::Foreign { table: "stream_index", what: effective.to_owned() };
        Ok(StreamEntry {
            stream: StreamId::new(row.try_get(0)?, row.try_get(1)?)?,
            events: number(row, 2)?,
            last_seq: number(row, 3)?,
            last_effective: effective.parse().map_err(foreign)?,
        })
    };
    rows.fetch_all(connection).await?.iter().map(entry).collect()
}

/// A number that is never negative.
pub(crate) fn number(row: &AnyRow, column: usize) -> Result<u64, StoreError> {
    let number: i64 = row.try_get(column)?;
    u64::try_from(number).map_err(|_| StoreError::Foreign { table: "event", what: number.to_string() })
}

/// A hash of 32 bytes.
pub(crate) fn hash(row: &AnyRow, column: usize) -> Result<Hash, StoreError> {
    let bytes: &[u8] = row.try_get(column)?;
    let foreign = |_| StoreError::Foreign { table: "head", what: format!("{} 字节的哈希", bytes.len()) };
    bytes.try_into().map(Hash).map_err(foreign)
}
