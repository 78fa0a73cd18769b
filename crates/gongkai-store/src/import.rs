//! `import`: an export taken in, its chain verified while it is read; all of it or nothing.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gongkai_app::port::{BodyCode, Event, Hash, Head};
use gongkai_wire::EventShape;
use sqlx::AnyConnection;

use crate::append::{Tip, lock_head, move_head, signed};
use crate::attachments::Attachments;
use crate::export::{BLOBS, EVENTS};
use crate::store::Store;
use crate::{StoreError, chain, error, read};

/// Inserts nothing unless the event is the next of its history.
const INSERT_NEXT: &str = "INSERT INTO event (body, seq, stream_kind, stream_id, stream_version, event_id, kind, \
     recorded_us, effective, hash, chain) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 \
     WHERE (SELECT COALESCE(MAX(stream_version), 0) FROM event \
     WHERE body = $1 AND stream_kind = $3 AND stream_id = $4) = $5 - 1";

/// Takes in `events.jsonl` and `blobs/` from a folder. A log that is here already must be the beginning of the one
/// offered; then the rest is added. Answers with the heads after it.
///
/// # Errors
/// When a line is broken or does not follow the one before, when the log here is longer or another one, when an
/// attachment is missing or damaged, or when database or folder fail. Nothing is imported then, but for attachments that
/// no event names.
pub async fn import(store: &Store, folder: &Path, attachments: &impl Attachments) -> Result<Vec<Head>, StoreError> {
    let path = folder.join(EVENTS);
    let file = File::open(&path).map_err(error::file(&path, "打不开"))?;
    let mut tx = store.shared.write.begin_with(store.shared.engine.begin_write()).await?;
    let mut log: Option<Log> = None;
    let mut heads = Vec::new();
    for (index, text) in BufReader::new(file).lines().enumerate() {
        let text = text.map_err(error::file(&path, "读不出来"))?;
        let wrong = |what: String| StoreError::Line { path: path.clone(), line: index + 1, what };
        let (event, previous, bytes) = parse(&text).map_err(wrong)?;
        let open = match log.take() {
            Some(open) if open.body == event.body => open,
            done => {
                if let Some(done) = done {
                    heads.push(done.finish(&mut tx).await?);
                }
                if heads.iter().any(|head: &Head| head.body == event.body) {
                    return Err(wrong(format!("{} 的记录分成了几段", event.body)));
                }
                Log::open(&mut tx, event.body.clone()).await?
            }
        };
        let (seq, before) = (open.read.seq + 1, open.read.hash);
        if event.seq != seq || previous != before {
            return Err(wrong(format!("{} 第 {} 条没有接在第 {} 条之后", event.body, event.seq, seq - 1)));
        }
        log = Some(open.take(&mut tx, event, &bytes).await?);
    }
    if let Some(done) = log {
        heads.push(done.finish(&mut tx).await?);
    }
    for Head { body, .. } in &heads {
        let named = read::named(&mut tx, body).await?;
        attachments.copy_in(body, &named, &folder.join(BLOBS)).await?;
    }
    tx.commit().await?;
    store.catch_up().await?;
    Ok(heads)
}

/// The event of a line, the hash of the one before, and its bytes.
fn parse(text: &str) -> Result<(Event, Hash, Vec<u8>), String> {
    let line = EventShape::from_json(text).map_err(|error| error.what)?;
    let bytes = BASE64_STANDARD.decode(&line.chain).map_err(|_| "chain 不是 base64".to_owned())?;
    let (event, previous) = chain::decode(&bytes).map_err(|error| format!("记录读不出来：{error}"))?;
    if event.hash.to_string() != line.hash {
        return Err("记录的内容与它的哈希不符".to_owned());
    }
    Ok((event, previous, bytes))
}

/// The log of one body while it is read.
struct Log {
    body: BodyCode,
    /// Where the log here ended before.
    here: Tip,
    /// How far the import has read.
    read: Tip,
}

impl Log {
    async fn open(connection: &mut AnyConnection, body: BodyCode) -> Result<Self, StoreError> {
        let here = lock_head(connection, &body).await?;
        Ok(Self { body, here, read: Tip { seq: 0, hash: Hash::START } })
    }

    /// Takes in the next event: compares it with what is here, or adds it.
    async fn take(mut self, connection: &mut AnyConnection, event: Event, bytes: &[u8]) -> Result<Self, StoreError> {
        self.read = Tip { seq: event.seq, hash: event.hash };
        if event.seq > self.here.seq {
            if !insert(connection, &event, bytes).await? {
                let what = format!("{} 的版本号不连续，不是本程序导出的", event.stream);
                return Err(self.refuse(what));
            }
        } else if event.seq == self.here.seq && event.hash != self.here.hash {
            return Err(self.refuse("与要导入的不是同一份".to_owned()));
        }
        Ok(self)
    }

    async fn finish(self, connection: &mut AnyConnection) -> Result<Head, StoreError> {
        if self.read.seq < self.here.seq {
            let offered = self.read.seq;
            return Err(self.refuse(format!("比要导入的 {offered} 条多")));
        }
        move_head(connection, &self.body, self.read).await?;
        let head = read::head(connection, &self.body).await?;
        head.ok_or_else(|| StoreError::Foreign { table: "head", what: self.body.to_string() })
    }

    fn refuse(&self, what: String) -> StoreError {
        StoreError::WouldOverwrite { body: self.body.clone(), here: self.here.seq, what }
    }
}

/// Stores an event with its chain bytes, as they are; false when it is not the next of its history.
async fn insert(connection: &mut AnyConnection, event: &Event, chain: &[u8]) -> Result<bool, StoreError> {
    let insert = sqlx::query(INSERT_NEXT).bind(event.body.as_str()).bind(signed(event.seq));
    let insert = insert.bind(event.stream.kind()).bind(event.stream.id()).bind(signed(event.stream_version));
    let insert = insert.bind(event.fact.id.to_string()).bind(event.fact.kind.as_str());
    let insert = insert.bind(event.recorded.as_microsecond()).bind(event.fact.effective.to_string());
    let insert = insert.bind(event.hash.0.as_slice()).bind(chain);
    Ok(insert.execute(connection).await?.rows_affected() == 1)
}
